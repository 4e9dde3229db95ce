"""Least changes: examples by hand, and every answer judged afresh from the case file that it can be written as."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from foedus import Case, Changes, InputError, Options, changes, evaluate
from foedus.cases.encoding import encode
from foedus.present.change_page import change_page, change_value
from foedus.present.markdown import draw as as_markdown
from foedus.present.text import draw
from foedus.reasoning.change import VERDICTS, Inquiry, parse_asked
from foedus.reasoning.changeable import Change, possible_changes
from foedus.reasoning.supposing import supposed
from foedus.reasoning.supposition import case_text
from tests.cli.terminal import ROOT, TOY, foedus
from tests.reasoning.bench import CASES
from tests.support import law, share

KAZAKHSTAN, STRIKE = "kazakhstan-2022", "karabakh-2020-strike"
DEFENCE, CONSULTATION = "cst.4.collective_defence", "cst.2.consultation"
ASKED = "requests.to_organization.happened"
FIRST_USE = "conflicts.war_of_2020.first_use=azerbaijan"
GRAVE = "incidents.strike.gravity=significant"
SENT = "actors.rioters.sent_by+unknown_state"


@lru_cache(maxsize=8)
def found(case: str, conclusion: str = DEFENCE, doctrine: str | None = None) -> Changes:
    return changes(case, conclusion, law(), Options(doctrine=doctrine, hinges=False), seconds=30)


def ids(sets: Sequence[Sequence[Change]]) -> list[set[str]]:
    return [{change.id for change in each} for each in sets]


def judged(
    answer: Changes, made: Sequence[Change], folder: Path, name: str = DEFENCE, doctrine: str | None = None
) -> str:
    """The verdict on the case file that says these changes."""
    file = folder / "otherwise.yaml"
    file.write_text(case_text(answer.crisis, law(), made, "otherwise", "Otherwise", folder), encoding="utf-8")
    options = Options(hinges=False, mechanisms=[name.partition(":")[0]], doctrine=doctrine)
    return evaluate(Case.load(file, law()), law(), options)[name].verdict


# Examples by hand


def test_a_request_is_what_was_missing_after_the_strike() -> None:
    answer = found(STRIKE)
    assert answer.verdict == "does_not_apply"
    arguable = answer.to("arguable")
    assert {ASKED} in ids(arguable.facts)
    assert not arguable.cut
    assert all(len(each) == 1 for each in arguable.facts)
    assert all(each[0].edit.section == "requests" for each in arguable.facts)


def test_the_request_stage_of_the_strike_turns_on_a_request_alone() -> None:
    answer = changes(STRIKE, f"{DEFENCE}/request", law(), at_most=1)
    assert answer.verdict == "does_not_apply"
    assert {ASKED} in ids(answer.to("applies").facts)


def test_the_strike_needs_first_use_gravity_and_a_request_to_engage_the_article() -> None:
    answer = found(STRIKE).to("applies")
    assert {FIRST_USE, GRAVE, ASKED} in ids(answer.facts)
    assert min(map(len, answer.facts)) == 3


def test_a_state_that_sent_the_rioters_engages_the_article() -> None:
    answer = found(KAZAKHSTAN)
    assert answer.verdict == "arguable"
    assert {SENT} in ids(answer.to("applies").facts)
    assert {"requests.appeal.happened"} in ids(answer.to("does_not_apply").facts)
    assert {"incidents.unrest.force=none"} in ids(answer.to("does_not_apply").facts)


def test_readings_are_found_apart_from_facts() -> None:
    against = [{move.id for move in moves} for moves in found(KAZAKHSTAN).to("does_not_apply").readings]
    assert {"armed_attack=by_state_only"} in against
    assert found(KAZAKHSTAN).doctrines["restrictive_3314"] == "does_not_apply"


def test_a_doctrine_has_changes_of_its_own() -> None:
    answer = changes(KAZAKHSTAN, DEFENCE, law(), doctrine="textual", verdicts=("applies",), at_most=2)
    assert answer.verdict == "arguable"
    assert {SENT} in ids(answer.to("applies").facts)


def test_another_alliance_asks_for_other_changes(tmp_path: Path) -> None:
    asked = "nato.5.collective_defence"
    answer = changes(STRIKE, asked, law(), Options(hinges=False, under="nato"), at_most=1)
    assert answer.verdict == evaluate(STRIKE, law(), Options(mechanisms=[asked], under="nato"))[asked].verdict
    assert {"incidents.strike.force=none"} in ids(answer.to("does_not_apply").facts)
    assert {ASKED} not in [each for to in answer.reached for each in ids(to.facts)]
    refused = foedus("change", STRIKE, asked, "--under", "nato", "-o", "otherwise.yaml", folder=tmp_path)
    assert refused.code == 2
    assert "a case file cannot say to which alliance it is put" in refused.err
    assert not list(tmp_path.iterdir())


def test_an_attack_by_accident_that_lasts_is_excluded() -> None:
    every = ids([*found(KAZAKHSTAN).to("does_not_apply").facts, *found(STRIKE).to("applies").facts])
    assert not any("deliberate" in name for each in every for name in each if "strike" not in name)


# Exactness


@pytest.mark.parametrize("name", dict.fromkeys([*share(CASES, 8), "tavush-2020-14-july"]))
def test_every_single_change_can_be_written_and_does_what_it_says(name: str, tmp_path: Path) -> None:
    crisis = Case.load(name, law())
    inquiry = Inquiry(crisis, law(), Options(), possible_changes(crisis, law(), encode(crisis, law())))
    options = Options(hinges=False, mechanisms=[DEFENCE, CONSULTATION])
    now = evaluate(crisis, law(), options)
    for conclusion in (DEFENCE, CONSULTATION):
        search = inquiry.search(parse_asked(conclusion, law()), None)
        assert search.verdict() == now[conclusion].verdict
        for verdict in VERDICTS:
            if verdict != now[conclusion].verdict:
                for (change,) in inquiry.told(search.least(verdict, list(inquiry.facts), 30, 1)):
                    file = tmp_path / "otherwise.yaml"
                    file.write_text(case_text(crisis, law(), [change], "otherwise", "Otherwise", tmp_path), "utf-8")
                    assert evaluate(file, law(), options)[conclusion].verdict == verdict, change.id


def test_nothing_less_reaches_the_verdict(tmp_path: Path) -> None:
    answer = found(STRIKE)
    made = next(each for each in answer.to("applies").facts if {FIRST_USE, GRAVE, ASKED} == set(ids([each])[0]))
    assert judged(answer, made, tmp_path) == "applies"
    for size in range(len(made)):
        for part in itertools.combinations(made, size):
            if part:
                assert judged(answer, part, tmp_path) != "applies", [each.id for each in part]


def test_two_changes_at_once_reach_what_they_say(tmp_path: Path) -> None:
    answer = found(KAZAKHSTAN)
    made = next(each for each in answer.to("applies").facts if len(each) == 2)
    assert judged(answer, made, tmp_path) == "applies"
    assert all(judged(answer, [each], tmp_path) != "applies" for each in made)


def test_all_pairs_tried_one_by_one_give_the_same(tmp_path: Path) -> None:
    case = Case.load("kyrgyz-tajik-2022", law())
    wanted = (
        "first_use=tajikistan", "on_batken.gravity=minor", "supposed_request_on_batken_kyrgyzstan",
        "on_sughd.force=none", "on_batken.by-tajikistan",
    )  # fmt: skip
    candidates = [
        each
        for each in possible_changes(case, law(), encode(case, law()))
        if any(part in each.id for part in wanted) and not each.id.endswith("+")
    ]
    inquiry = Inquiry(case, law(), Options(), candidates)
    search = inquiry.search(parse_asked(DEFENCE, law()), None)
    for verdict in ("applies", "arguable"):
        least = {frozenset(each) for each in search.least(verdict, list(inquiry.facts), 30, 2).sets}
        tried: set[frozenset[str]] = set()
        for size in (1, 2):
            for made in itertools.combinations(inquiry.facts.values(), size):
                names = frozenset(each.id for each in made)
                slots = [each.edit.slot for each in made if each.edit.slot]
                if len(set(slots)) < len(slots) or any(part < names for part in tried):
                    continue
                file = tmp_path / "pair.yaml"
                file.write_text(case_text(case, law(), made, "pair", "A pair", tmp_path), encoding="utf-8")
                try:
                    opinion = evaluate(file, law(), Options(hinges=False, mechanisms=[DEFENCE]))
                except InputError:
                    continue
                if opinion[DEFENCE].verdict == verdict:
                    tried.add(names)
        assert least == tried


# Words and files


@pytest.mark.parametrize(
    ("template", "had"),
    [
        ("{by} asked {to} for {asks} on {on}", "had {by} asked {to} for {asks} on {on}"),
        ("{by} did not ask {to} for {asks}", "had {by} not asked {to} for {asks}"),
        ("{thing} was directed from {value}", "had {thing} been directed from {value}"),
        ("the gravity of {thing} was not {value}", "had the gravity of {thing} not been {value}"),
        ("{thing} does not invoke {value}", "had {thing} not invoked {value}"),
        ("{organ} took {thing} on {on}", "had {organ} taken {thing} on {on}"),
        ("on {thing}, {key} voted {value}", "had it been so that on {thing}, {key} voted {value}"),
    ],
)
def test_clauses_become_suppositions(template: str, had: str) -> None:
    assert supposed(template) == had


def test_the_page_says_each_change_as_a_sentence() -> None:
    page = change_page(found(STRIKE))
    said = draw(page, 200)
    assert "had Azerbaijan used armed force first in the war" in said
    assert "had the gravity of the strike of 14 October been significant" in said
    assert "It would be arguable" in as_markdown(page)
    assert draw(page) == str(found(STRIKE))


def test_the_json_holds_the_change_of_a_case_file() -> None:
    value = json.loads(json.dumps(change_value(found(KAZAKHSTAN))))
    assert value["schema"] == "foedus/change/1"
    assert value["verdict"] == "arguable"
    assert set(value["to"]) == {"applies", "does_not_apply"}
    first = next(each for each in value["to"]["applies"]["facts"] if each["changes"][0]["id"] == SENT)
    assert first["change"] == {"actors": {"rioters": {"sent_by": ["unknown_state"]}}}


def test_answers_are_written_as_case_files(tmp_path: Path) -> None:
    asked = ("change", STRIKE, f"{DEFENCE}/request", "--to", "applies", "--at-most", "1", "--write", tmp_path / "new")
    answer = foedus(*asked)
    assert answer.code == 0, answer.err
    files = sorted((tmp_path / "new").glob("*.yaml"))
    assert files
    assert foedus("check", *files).code == 0
    again = foedus(*asked)
    assert again.code == 2
    assert "is there already" in again.err


def test_a_treaty_that_the_engine_has_never_heard_of_is_changed_too(tmp_path: Path) -> None:
    raid = ROOT / "tests" / "cli" / "raid.yaml"
    answer = foedus("change", raid, "pact.2.aid", "--rules", TOY, "-o", tmp_path / "written.yaml")
    assert answer.code == 0, answer.err
    assert "had the appeal of 2 May been in writing" in answer.out
    judged_so = foedus("eval", tmp_path / "written.yaml", "--rules", TOY, "--format", "json")
    assert json.loads(judged_so.out)["mechanisms"]["pact.2.aid"]["verdict"] == "applies"


# What is wrongly asked


@pytest.mark.parametrize(
    ("conclusion", "said"),
    [
        ("cst.4.colective_defence", "did you mean 'cst.4.collective_defence'?"),
        (f"{DEFENCE}/trigerr", "did you mean 'trigger'?"),
        (f"{DEFENCE}:strike", "is not asked of single things"),
        ("charter.12.decision:nothing", "there is no 'nothing' in this case"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(conclusion: str, said: str) -> None:
    answer = foedus("change", STRIKE, conclusion)
    assert answer.code == 2
    assert said in answer.err


def test_more_than_three_at_a_time_are_refused() -> None:
    with pytest.raises(InputError, match="cannot be tried"):
        changes(STRIKE, DEFENCE, law(), at_most=4)
