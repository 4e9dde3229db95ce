"""`law`, `terms`, `doctrines`, `cases`, `check`, `new`: lists, single pages, JSON, errors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import TOY, foedus

RAID = Path(__file__).parent / "raid.yaml"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["law"], "Pact of Mutual Aid"),
        (["law", "pact"], "2015-01-01  Carpania  leaves"),
        (["law", "pact.1"], "2000 text 2000-06-01 to 2009-12-31; 2010 text from 2010-01-01"),
        (["law", "pact.1", "--at", "2005-01-01"], "2000 text 2000-06-01 to 2009-12-31\n"),
        (["law", "pact.2(2)"], "No rule follows: An aim without a condition."),
        (["law", "pact.1"], "pact-1-any-attack; pact/article_1.lp:"),
        (["law", "pact.1"], "Settled here: A raid is judged by the law of its first day."),
        (["law", "organs"], "The Assembly (Pact 2)"),
        (["law", "organs"], "Composition from 2010-01-01: Ministers of the parties."),
        (["law", "organs", "--at", "2005-01-01"], "Composition: Envoys of the parties."),
        (["law", "organs", "--at", "2005-01-01"], "Decides: yes\n    Presides: Each party for a year."),
        (["law", "organs", "--at", "1999-01-01"], "No organ existed that the rules know."),
        (["terms"], "attack"),
        (["terms", "attack"], "narrow view"),
        (["doctrines"], "narrow view"),
        (["doctrines", "narrow"], "a large raid only; any armed raid from 2010-01-01"),
        (["cases", str(RAID)], "disputed; by Borduria; denied by Carpania; source: herald, grade B"),
    ],
)
def test_pages_say_what_the_rulebook_holds(arguments: list[str], said: str) -> None:
    answer = foedus(*arguments, "--rules", TOY)
    assert answer.code == 0, answer.err
    assert said in answer.out


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        (["law"], "foedus/law/1"),
        (["law", "pact.1"], "foedus/article/1"),
        (["law", "membership", "--at", "2006-01-01"], "foedus/membership/1"),
        (["law", "organs", "--at", "2006-01-01"], "foedus/organs/1"),
        (["terms"], "foedus/terms/1"),
        (["terms", "attack"], "foedus/term/1"),
        (["doctrines"], "foedus/doctrines/1"),
        (["doctrines", "narrow"], "foedus/doctrine/1"),
        (["cases", str(RAID)], "foedus/case/1"),
        (["cases"], "foedus/cases/1"),
        (["check", str(RAID)], "foedus/check/1"),
    ],
)
def test_pages_come_as_json_too(arguments: list[str], schema: str) -> None:
    answer = foedus(*arguments, "--rules", TOY, "--format", "json")
    assert answer.code == 0, answer.err
    assert json.loads(answer.out)["schema"] == schema


def test_the_office_that_rules_fill_has_its_holder() -> None:
    assert "In office: Armenia\n" in foedus("law", "organs", "--at", "2022-01-06").out
    told = json.loads(foedus("law", "organs", "--at", "2025-12-15", "--format", "json").out)
    held = {each["id"]: each["in_office"] for each in told["organs"] if each["in_office"]}
    assert held == {"chair": [{"state": "kyrgyzstan", "verdict": "applies"}]}


def test_membership_tells_why_by_the_record_and_who_else_stands_in_it() -> None:
    said = " ".join(foedus("law", "membership", "--at", "2024-12-01").out.split())
    assert "Why, by the record" in said
    assert "enters, 1994-04-20; first term ends, 1999-04-20; extends, 1999-04-21" in said
    assert "Serbia: parliament observes assembly, no day known (Since 2013" in said
    assert "hosts session" not in said.partition("In the record")[0]
    value = json.loads(foedus("law", "membership", "--at", "2024-12-01", "--format", "json").out)
    bond = next(each for each in value["bonds"] if each["state"] == "armenia" and "cst.4" in each["articles"])
    assert {"kind": "extends", "on": "1999-04-21"}.items() <= bond["record"][-1].items()


def test_membership_follows_the_day() -> None:
    before = foedus("law", "membership", "--at", "2004-01-01", "--rules", TOY)
    after = foedus("law", "membership", "--at", "2006-01-01", "--rules", TOY)
    assert "Bound: Arcadia and Borduria (2 states)" in before.out
    assert "Bound: Arcadia, Borduria and Carpania (3 states)" in after.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["law", "pact.11"], "did you mean 'pact.1'?"),
        (["law", "membership"], "--at DATE"),
        (["law", "--at", "yesterday"], "a date like"),
        (["terms", "atack"], "did you mean 'attack'?"),
        (["doctrines", "narow"], "did you mean 'narrow'?"),
        (["cases", "nosuch"], "there is no case"),
        (["check", "nosuch.yaml"], "nosuch.yaml"),
    ],
)
def test_unknown_names_are_exit_code_2(arguments: list[str], said: str) -> None:
    answer = foedus(*arguments, "--rules", TOY)
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


def test_check_answers_for_cases_and_for_rules() -> None:
    answer = foedus("check", RAID, TOY, "--rules", TOY)
    assert answer.code == 0, answer.err
    assert answer.out.splitlines() == [f"{RAID}: OK", f"{TOY}: OK"]


def test_check_tells_every_problem_of_a_file(tmp_path: Path) -> None:
    text = RAID.read_text(encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(
        text.replace("by: [carpania]", "by: [carpanja]").replace("armed", "armd"), encoding="utf-8"
    )
    answer = foedus("check", tmp_path, "--rules", TOY)
    assert answer.code == 2
    assert "did you mean 'carpania'?" in answer.err
    assert "did you mean 'armed'?" in answer.err


def test_new_writes_a_case_that_checks_and_evaluates(tmp_path: Path) -> None:
    answer = foedus("new", "border-clash", folder=tmp_path)
    assert answer.code == 0, answer.err
    assert "foedus check border-clash.yaml" in answer.out
    assert foedus("check", "border-clash.yaml", folder=tmp_path).code == 0
    assert foedus("eval", "border-clash.yaml", folder=tmp_path).code == 0


def test_new_takes_the_name_of_the_file_too(tmp_path: Path) -> None:
    assert foedus("new", "border-clash.yaml", folder=tmp_path).code == 0
    assert "id: border-clash\n" in (tmp_path / "border-clash.yaml").read_text(encoding="utf-8")


def test_new_writes_over_nothing_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "border-clash.yaml"
    target.write_text("mine", encoding="utf-8")
    answer = foedus("new", "border-clash", folder=tmp_path)
    assert answer.code == 2
    assert "--force" in answer.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert foedus("new", "border-clash", "--force", folder=tmp_path).code == 0
    assert target.read_text(encoding="utf-8") != "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["border-clash.yaml"]


@pytest.mark.parametrize("arguments", [["Bad Name"], ["border-clash", "-o", "no/such/folder.yaml"]])
def test_new_says_what_is_wrong(arguments: list[str], tmp_path: Path) -> None:
    answer = foedus("new", *arguments, folder=tmp_path)
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_check_warns_where_the_law_changes_while_an_event_lasts(tmp_path: Path) -> None:
    """The toy treaty's raids have no last day; here they get one, across the text of 2010."""
    law = tmp_path / "law"
    shutil.copytree(TOY, law)
    vocabulary = law / "vocabulary.yaml"
    field = 'to: {type: day, and: [ongoing], says: "{thing} lasted until {value}"}\n      by: {type: state, many: true'
    text = vocabulary.read_text(encoding="utf-8").replace("by: {type: state, many: true", field, 1)
    vocabulary.write_text(text, encoding="utf-8")
    raid = RAID.read_text(encoding="utf-8").replace("from: 2012-05-01", "from: 2009-12-01\n    to: 2010-02-01")
    (tmp_path / "raid.yaml").write_text(raid, encoding="utf-8")
    answer = foedus("check", "raid.yaml", "--rules", law, folder=tmp_path)
    assert answer.code == 0, answer.err
    assert "the law changes while 'raid' lasts (2010-01-01: a text of Pact enters into force" in answer.out
    assert "consider two events, the second from 2010-01-01" in answer.out
    assert "raid.yaml: OK" in answer.out
