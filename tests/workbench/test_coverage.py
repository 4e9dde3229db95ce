"""Coverage: what fires, what is blocked and what decides, on a toy treaty and on the shipped law."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from clingo import Control

from foedus import Case, Rulebook, evaluate
from foedus.cases.encoding import encode
from foedus.law.pattern_bodies import body_text, text_of, without
from foedus.law.patterns import RulePattern, patterns
from foedus.present.coverage_html import coverage_document
from foedus.reasoning.program import make_program
from foedus.text.source import LimitReached
from foedus.workbench.coverage import deciding, exercise
from foedus.workbench.coverage.coverage import Coverage, RuleCoverage, covered
from foedus.workbench.coverage.probes import probes
from foedus.workbench.processes import in_order
from tests.cli.terminal import TOY, foedus
from tests.support import share

RAID = Path(__file__).parents[1] / "cli" / "raid.yaml"


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache that begins empty."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOEDUS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def found() -> Coverage:
    """The coverage of one raid."""
    return covered([RAID], Rulebook.load(TOY))


def rule(found: Coverage, name: str) -> RuleCoverage:
    """What is covered of a rule."""
    return next(each for each in found.rules if each.rule.id == name)


def test_rules_fire_are_blocked_and_decide(found: Coverage) -> None:
    large = rule(found, "pact-1-large-attack").exercised
    assert (large.fired, large.blocked, large.decisive) == (("raid-on-borduria",),) * 3
    left = rule(found, "pact-1-left")
    assert (left.exercised.fired, left.exercised.decisive) == ((), ())
    among = rule(found, "pact-2-among-parties")
    assert (among.exercised.fired, "fired" in among.lacks) == (("raid-on-borduria",), False)


def test_a_condition_is_blocked_where_it_alone_fails(found: Coverage) -> None:
    conditions = {each.text: each.exercised for each in rule(found, "pact-2-asked").conditions}
    written = conditions["appeal_written(Appeal)"]
    assert (written.blocked, written.decisive) == (("raid-on-borduria",), ("raid-on-borduria",))
    attacked = next(each for text, each in conditions.items() if text.startswith("stage("))
    assert attacked.blocked == ("raid-on-borduria",)
    due = {each.text: each.exercised for each in rule(found, "pact-2-due").conditions}
    assert "not raid_by(Raid, Helper)" in due


def test_positions_are_covered(found: Coverage) -> None:
    assert found.positions
    for each in found.positions:
        assert each.exercised.fired == each.exercised.decisive == ("raid-on-borduria",)


def test_a_rule_without_which_the_opinion_changes_is_decisive(found: Coverage, tmp_path: Path) -> None:
    law = Rulebook.load(TOY)
    before = opinions(law)
    turned = 0
    for number, each in enumerate(share(found.rules, 3)):
        if each.rule.head in ("reading", "answer", "holds", "excluded"):
            continue
        folder = tmp_path / str(number)
        shutil.copytree(TOY, folder)
        path = folder / each.rule.file
        text = path.read_text(encoding="utf-8")
        path.write_text(_disabled(text, each.rule.id), encoding="utf-8")
        if opinions(Rulebook.load(folder)) != before:
            turned += 1
            assert each.exercised.decisive, each.rule.id
    assert turned


def _disabled(text: str, name: str) -> str:
    """The file with one rule that can never fire."""
    lines = text.split("\n")
    at = lines.index(f"%@ rule: {name}")
    while not lines[at].split(" %")[0].rstrip().endswith(".") or lines[at].startswith("%"):
        at += 1
    has_body = ":-" in "".join(lines[max(at - 3, 0) : at + 1])
    lines[at] = lines[at].rstrip()[:-1] + (", 1 = 2." if has_body else " :- 1 = 2.")
    return "\n".join(lines)


def opinions(law: Rulebook) -> list[object]:
    """All verdicts on the raid under several options."""
    case = Case.load(RAID, law)
    found: list[object] = []
    for readings in ("all", "attack=any_of_them", "attack=large_only"):
        for facts in ("all", "established", "alleged"):
            opinion = evaluate(case, law, readings=readings, facts=facts)
            for mechanism in opinion.mechanisms.values():
                found += [(each.about, [stage.verdict for stage in each.stages]) for each in mechanism.instances]
            found += [(each.id, each.about, each.verdict) for each in (*opinion.breaches, *opinion.lacunae)]
    return found


def pattern(name: str) -> RulePattern:
    """A rule of the toy treaty as a pattern."""
    return next(each for each in patterns(Rulebook.load(TOY)).rules if each.id == name)


def test_a_condition_takes_those_with_it_that_need_its_values() -> None:
    bound = pattern("pact-1-bound")
    places = {text_of(item).partition("(")[0]: place for place, item in enumerate(bound.body)}
    rest = body_text(without(bound.body, places["in_force"]))
    assert rest == 'party_on(State, Day); provision_of(Provision, "pact")'
    assert body_text(bound.body).endswith("From <= Day; Day <= To")


def test_the_command_says_it_in_text_json_and_html(tmp_path: Path) -> None:
    asked = ("coverage", "--only", RAID, "--rules", TOY)
    text = foedus(*asked)
    assert (text.code, text.err) == (0, "")
    assert "Rules never fired" in text.out
    assert "pact-1-left (pact/article_1.lp:" in text.out
    value = json.loads(foedus(*asked, "--format", "json").out)
    assert value["schema"] == "foedus/coverage/1"
    assert value["cases"] == ["raid-on-borduria"]
    target = tmp_path / "coverage.html"
    assert foedus(*asked, "--format", "html", "-o", target).code == 0
    page = target.read_text(encoding="utf-8")
    assert '<div class="rule none" id="pact-1-left">' in page
    assert "An attack on one party is an attack" in page
    assert "<script" not in page
    failed = foedus(*asked, "--require", "fired")
    assert failed.code == 1


def test_quick_leaves_out_what_decides(found: Coverage) -> None:
    quick = foedus("coverage", "--only", RAID, "--rules", TOY, "--quick")
    assert "decisive" not in quick.out
    assert foedus("coverage", "--quick", "--require", "decisive").code == 2
    again = covered([RAID], Rulebook.load(TOY), quick=True)
    assert [each.exercised.fired for each in again.rules] == [each.exercised.fired for each in found.rules]
    assert [each.exercised.blocked for each in again.rules] == [each.exercised.blocked for each in found.rules]


def test_quick_is_silent_on_what_decides_in_the_document_too() -> None:
    page = coverage_document(covered([RAID], Rulebook.load(TOY), quick=True))
    assert "decisive" not in page
    assert "fired and blocked" in page
    assert 'class="rule whole"' in page


def test_only_wants_a_case() -> None:
    refused = foedus("coverage", "--only")
    assert (refused.code, refused.out) == (2, "")
    assert "no case is named" in refused.err


def test_what_grows_past_its_bounds_is_asked_in_portions(found: Coverage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercise, "cache", NoCache)
    monkeypatch.setattr(deciding, "_MOST_RULES", 60)
    again = covered([RAID], Rulebook.load(TOY))
    assert again.rules == found.rules
    assert again.positions == found.positions
    assert not again.unweighed
    monkeypatch.setattr(deciding, "_MOST_RULES_ALONE", 1)
    cut = covered([RAID], Rulebook.load(TOY))
    assert cut.unweighed == ("raid-on-borduria",)
    assert [each.exercised.fired for each in cut.rules] == [each.exercised.fired for each in found.rules]
    assert "Too large to tell all that decides: raid-on-borduria." in coverage_document(cut)


class NoCache:
    """A cache that keeps nothing."""

    @staticmethod
    def read_json(_kind: str, _key: str) -> None:
        """Nothing is there."""

    @staticmethod
    def write_json(_kind: str, _key: str, _value: object) -> None:
        """Nothing is kept."""


def test_time_that_is_over_leaves_a_case_unweighed() -> None:
    law = Rulebook.load(TOY)
    case = Case.load(RAID, law)
    program = make_program(case, law, encode(case, law))
    assert not deciding.what_decides(program, law, (), (), 0.0).whole


def test_every_probe_of_the_shipped_law_grounds() -> None:
    law = patterns(Rulebook.load())
    heard: list[str] = []
    control = Control(logger=lambda _, message: heard.append(message))
    control.add("base", [], probes(law))
    control.ground([("base", [])])
    assert not [each for each in heard if "unsafe" in each]


def test_a_lost_process_is_one_line() -> None:
    with pytest.raises(LimitReached, match="a process was lost"):
        list(in_order(lost, [RAID, RAID], Rulebook.load(TOY), 2))


def lost(_path: Path, _rulebook: Rulebook) -> None:
    """A task whose process is ended from outside."""
    os._exit(1)


def test_the_document_escapes_what_it_shows(found: Coverage) -> None:
    assert "Joined &lt;= Left" in coverage_document(found)
