"""Mutants: killed by the cases, equivalent, or surviving with a case file that kills them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from foedus import Case, Rulebook
from foedus.present.mutate_page import mutate_page
from foedus.present.text import draw
from foedus.reasoning.edits import ADD, NEW, SET
from foedus.text.source import InputError
from foedus.workbench.holding import hold
from foedus.workbench.mutate.around import Neighbourhood
from foedus.workbench.mutate.bench import Bench
from foedus.workbench.mutate.diagram_road import DiagramRoad
from foedus.workbench.mutate.known_cases import ENDLESS, killing
from foedus.workbench.mutate.mutants import (
    BOUND,
    DEFAULT,
    DROP,
    DROP_RULE,
    NEGATE,
    ORDER,
    SWAP,
    Mutant,
    mutants,
    unseen,
)
from foedus.workbench.mutate.parting import Parting
from foedus.workbench.mutate.score import BEYOND, EQUIVALENT, KILLED, SURVIVES, Fate, chosen, score
from foedus.workbench.mutate.selection import with_mutants
from foedus.workbench.space.bounds import read_bounds
from foedus.workbench.space.space import Space
from foedus.workbench.space.verify import RoadsPart
from foedus.workbench.testing import PASSED, outcome_of

TOY = Path(__file__).parents[1] / "toy_treaty"
SPACE = """
roles:
  cast: [arcadia, borduria, dorado]
things:
  valley: {section: places, title: the valley, given: {sovereign: arcadia}}
  raid: {section: raids, title: the raid, day: 0, given: {at: [valley]}}
  call: {section: appeals, title: the appeal, day: 1, given: {about: [raid]}}
question: 2
"""
VARIED = {
    "by: {type: state, many": "by: {space: cast, type: state, many",
    "against: {type: state": "against: {space: cast, type: state",
    "force: {type": "force: {space: all, type",
    "scale: {type": "scale: {space: all, change: true, type",
    "      by: {type: state, absent": "      by: {space: cast, type: state, absent",
    "written: {type": "written: {space: all, type",
}
CASE = """
id: raid-on-arcadia
title: A raid on Arcadia
kind: hypothetical
date: 2012-01-10
summary: Dorado raids Arcadia, which appeals for aid.
places:
  valley: {title: the valley, sovereign: arcadia}
raids:
  raid: {title: the raid, from: 2012-01-02, by: [dorado], against: arcadia, at: valley, force: armed, scale: large}
appeals:
  call: {title: the appeal, on: 2012-01-03, by: arcadia, about: raid}
expect:
  pact.2.aid:
    for: {raid: raid, victim: arcadia, helper: borduria}
    stages: {attacked: applies, asked: applies, due: applies}
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("laws") / "toy"
    shutil.copytree(TOY, folder)
    text = (folder / "vocabulary.yaml").read_text(encoding="utf-8")
    for old, new in VARIED.items():
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "vocabulary.yaml").write_text(text, encoding="utf-8")
    (folder / "properties").mkdir()
    (folder / "properties" / "space.yaml").write_text(SPACE, encoding="utf-8")
    # A condition that decides nothing: whoever appeals about a raid makes an appeal.
    rules = (folder / "pact" / "article_2.lp").read_text(encoding="utf-8")
    spare = rules.replace("appeal_by(Appeal, Victim), appeal_", "appeal(Appeal), appeal_by(Appeal, Victim), appeal_")
    (folder / "pact" / "article_2.lp").write_text(spare, encoding="utf-8")
    return Rulebook.load(folder)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cases") / "raid-on-arcadia.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


@cache
def fates(toy: Rulebook, rule: str, *files: Path) -> dict[str, Fate]:
    asked, known = chosen(toy, [rule], None, None, 0)
    return {each.mutant.says: each for each in score(toy, asked, known, files, jobs=1).fates}


def test_a_case_kills_a_rule_that_is_gone(toy: Rulebook, file: Path) -> None:
    found = fates(toy, "pact-2-asked", file)
    assert found["without the rule"].status == KILLED
    assert found["without the rule"].by == "raid-on-arcadia"
    assert found["without the rule"].says == "pact.2.aid/asked: expected applies, found does not apply"


def test_cases_that_are_named_for_a_rule_are_held_to_it_first(toy: Rulebook, file: Path, tmp_path: Path) -> None:
    named = tmp_path / "pact-2-asked-1.yaml"
    named.write_text(CASE.replace("id: raid-on-arcadia", "id: pact-2-asked-1"), encoding="utf-8")
    assert fates(toy, "pact-2-asked", file, named)["without the rule"].by == "pact-2-asked-1"
    assert fates(toy, "pact-2-attacked", file, named)["without the rule"].by == "raid-on-arcadia"


def test_a_condition_that_decides_nothing_is_equivalent(toy: Rulebook, file: Path) -> None:
    fate = fates(toy, "pact-2-asked", file)["without appeal(Appeal)"]
    assert fate.status == EQUIVALENT
    assert fate.periods > 1
    assert fate.roads == 2


def test_a_mutant_without_end_is_told_apart_by_that(toy: Rulebook, file: Path) -> None:
    asked, _ = chosen(toy, ["pact-2-asked"], None, None, 0)
    endless = replace(asked[0], id="endless", text="n(N) :- N = 1..2000000000.", head="n(N)", body="N = 1..2000000000")
    _, found = killing(file, toy, [endless, asked[0]], 1.0)
    _, without = killing(file, toy, asked[:1], 1.0)
    assert found == {**without, "endless": ENDLESS}


def test_where_the_roads_part_there_is_no_answer(toy: Rulebook, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DiagramRoad, "differs", lambda _road, _place: True)
    # Foreign rules ground in a worker, which says what went wrong in its own way.
    with pytest.raises((RoadsPart, RuntimeError), match="the diagrams tell apart"):
        fates.__wrapped__(toy, "pact-2-asked", file)


def hold_both_roads(parting: Parting, number: int) -> None:
    """Solver and diagrams tell the same mutants apart, some and not all."""
    road = DiagramRoad(parting)
    differing = set()
    for place in range(number):
        with parting.of(place) as difference:
            if difference is not None and difference.world() is not None:
                differing.add(place)
    assert differing == {place for place in range(number) if road.differs(place)}
    assert 0 < len(differing) < number


def test_both_roads_tell_the_same_mutants_apart(toy: Rulebook) -> None:
    every = mutants(toy)
    space = Space(with_mutants(toy, every), read_bounds(toy), 20050601)
    parting = Parting(space.worlds, every, space.weight)
    hold_both_roads(parting, len(every))


@pytest.mark.parametrize("gone", ["appeal_written(Appeal)", "appeal_by(Appeal, Victim)"])
def test_a_survivor_gets_a_case_that_kills_it(toy: Rulebook, file: Path, tmp_path: Path, gone: str) -> None:
    fate = fates(toy, "pact-2-asked", file)[f"without {gone}"]
    assert fate.status == SURVIVES
    assert fate.witness is not None
    added = tmp_path / f"{fate.witness.name}.yaml"
    added.write_text(fate.witness.text, encoding="utf-8")
    assert outcome_of(added, toy, fresh=True).status == PASSED
    again = fates(toy, "pact-2-asked", file, added)[f"without {gone}"]
    assert again.status == KILLED
    assert again.by == fate.witness.name


def test_where_the_space_is_silent_a_changed_case_kills(toy: Rulebook, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.yaml"
    earlier.write_text(CASE.replace("2012", "2005"), encoding="utf-8")
    asked = [each for each in mutants(toy, ["pact-1-large-attack"]) if each.says == "without raid_scale(Raid, large)"]
    (fate,) = score(toy, asked, 1, [earlier], jobs=1, days=[]).fates
    assert fate.status == SURVIVES
    assert fate.witness is not None
    assert "scale: small" in fate.witness.text
    added = tmp_path / f"{fate.witness.name}.yaml"
    added.write_text(fate.witness.text, encoding="utf-8")
    assert score(toy, asked, 1, [added], jobs=1, days=[]).of(KILLED)


def test_where_a_verdict_is_arguable_either_way_a_reading_is_chosen(toy: Rulebook, tmp_path: Path) -> None:
    contested = tmp_path / "contested.yaml"
    text = CASE.replace("2012", "2005").replace("force: armed", "force: {value: armed, status: disputed}")
    contested.write_text(text.partition("expect:")[0], encoding="utf-8")
    asked = [each for each in mutants(toy, ["pact-1-any-attack"]) if each.says == "without the rule"]
    (fate,) = score(toy, asked, 1, [contested], jobs=1, days=[]).fates
    assert fate.status == SURVIVES
    assert fate.witness is not None
    added = tmp_path / f"{fate.witness.name}.yaml"
    added.write_text(fate.witness.text, encoding="utf-8")
    expected = Case.load(added, toy).expect["pact.2.aid"]
    assert (expected["verdict"], expected["readings"]) == ("arguable", {"attack": "any_of_them"})
    assert score(toy, asked, 1, [added], jobs=1, days=[]).of(KILLED)


def test_where_the_space_is_silent_a_mutant_is_equivalent_around_a_case(toy: Rulebook, file: Path) -> None:
    asked = [each for each in mutants(toy, ["pact-2-asked"]) if each.says == "without appeal(Appeal)"]
    (fate,) = score(toy, asked, 1, [file], jobs=1, days=[]).fates
    assert (fate.status, fate.nearby, fate.roads) == (EQUIVALENT, 1, 2)
    (fate,) = score(toy, asked, 1, [file], jobs=1, days=[], quick=True).fates
    assert (fate.status, fate.nearby, fate.roads) == (EQUIVALENT, 1, 1)


def test_what_is_told_is_changed_before_more_is_told(
    toy: Rulebook, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case.load(file, toy)
    every = [each.edit.kind for each in Neighbourhood(case, toy).tried]
    assert every == sorted(every, key=lambda kind: kind in (ADD, NEW))
    assert {SET, NEW} <= set(every)
    monkeypatch.setattr("foedus.workbench.mutate.around.MOST_CHANGES", every.count(SET))
    assert NEW not in [each.edit.kind for each in Neighbourhood(case, toy).tried]


def test_both_roads_tell_the_same_mutants_apart_around_a_case(toy: Rulebook, file: Path) -> None:
    every = mutants(toy)
    parting = Neighbourhood(Case.load(file, toy), toy).parting(every, 60.0)
    hold_both_roads(parting, len(every))


def test_what_neither_space_nor_cases_reach_counts_against_the_score(toy: Rulebook, file: Path) -> None:
    asked = [each for each in mutants(toy, ["pact-2-unwritten"]) if each.says == "without the rule"]
    found = score(toy, asked, 1, [file], jobs=1, days=[])
    assert found.of(BEYOND)
    assert found.percentage == 0


@pytest.mark.parametrize(
    "expected",
    [
        "pact.2.aid: {for: {raid: raid, victim: arcadia, helper: borduria}, stages: {attacked: applies, due: applies}}",
        "pact.2.aid: {for: {raid: raid, victim: arcadia, helper: borduria}, stages: {attacked: applies}}",
        "lacunae: [{id: both_parties, about: [raid], verdict: does_not_apply}]",
    ],
)
def test_the_bench_says_what_a_rulebook_so_changed_says(toy: Rulebook, tmp_path: Path, expected: str) -> None:
    """Selected by assumptions or written into the rules: a mutant has the same verdicts, whatever a case expects."""
    path = tmp_path / "raid-on-arcadia.yaml"
    path.write_text(f"{CASE.partition('expect:')[0]}expect:\n  {expected}\n", encoding="utf-8")
    case = Case.load(path, toy)
    every = mutants(toy, ["pact-2-asked", "pact-2-due", "pact-1-large-attack", "pact-1-bound", "pact-2-among-parties"])
    bench = Bench(case, with_mutants(toy, every), every)
    killed = dict(bench.killed())
    assert killed
    assert len(killed) < len(every)
    for place, mutant in enumerate(every):
        assert bool(hold(case, _written(toy, mutant))) == (place in killed), mutant.says


def test_a_case_that_expects_nothing_to_arise_kills_what_lets_it_arise(toy: Rulebook, tmp_path: Path) -> None:
    path = tmp_path / "no-raid.yaml"
    about = "{for: {raid: feint, victim: dorado, helper: borduria}, verdict: does_not_arise}"
    feint = "feint: {title: the feint, from: 2012-01-02, by: [borduria], against: dorado, at: valley, force: none}"
    text = CASE.partition("expect:")[0].replace("appeals:", f"  {feint}\nappeals:")
    path.write_text(f"{text}expect:\n  pact.2.aid: {about}\n", encoding="utf-8")
    asked = [each for each in mutants(toy, ["pact-2-candidate"]) if each.says.startswith("without bound(Victim")]
    _, killed = killing(path, toy, asked, 60.0)
    assert list(killed) == [each.id for each in asked]


def _written(toy: Rulebook, mutant: Mutant) -> Rulebook:
    """The rulebook with the mutant’s text in its program."""
    old = toy.rules[mutant.rule].text
    assert old in toy.program
    values = {**toy._values, "program": toy.program.replace(old, mutant.text or "")}
    return Rulebook(values, toy.root, f"{toy.digest}+{mutant.id}", toy.trusted)


def test_where_no_verdict_rests_on_a_rule_its_mutants_are_equivalent(toy: Rulebook, file: Path, tmp_path: Path) -> None:
    shutil.copytree(toy.root, tmp_path / "toy")
    article = tmp_path / "toy" / "pact" / "article_2.lp"
    rule = "%@ rule: pact-2-loud\nloud(Raid) :- raid(Raid), raid_scale(Raid, large).\n\n"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("%@ rule: pact-2-asked", f"{rule}%@ rule: pact-2-asked", 1), encoding="utf-8")
    predicates = article.with_name("predicates.yaml")
    said = 'loud:\n  arguments: {raid: raid}\n  says: "{raid} is loud"\n  denies: "{raid} is not loud"\n'
    predicates.write_text(predicates.read_text(encoding="utf-8") + said, encoding="utf-8")
    law = Rulebook.load(tmp_path / "toy")
    assert unseen(law) == {"pact-2-loud"}
    asked, known = chosen(law, ["pact-2-loud"], None, None, 0)
    found = score(law, asked, known, [file], jobs=1)
    assert asked
    assert all(each.unseen and each.status == EQUIVALENT for each in found.fates)
    assert "no verdict rests on its rule" in draw(mutate_page(found, law))


def test_the_score_leaves_equivalent_mutants_out(toy: Rulebook, file: Path) -> None:
    asked, _ = chosen(toy, ["pact-2-asked"], None, None, 0)
    found = score(toy, asked, len(asked), [file], jobs=1)
    assert found.of(EQUIVALENT)
    assert found.percentage == 100 * len(found.of(KILLED)) / (len(asked) - len(found.of(EQUIVALENT)))


def test_unknown_names_are_refused(toy: Rulebook) -> None:
    with pytest.raises(InputError, match="unknown rule 'pact-2-aksed'"):
        chosen(toy, ["pact-2-aksed"], None, None, 0)
    with pytest.raises(InputError, match="no rule that can be mutated"):
        chosen(toy, [], "nowhere", None, 0)


def test_a_sample_is_drawn_evenly_and_again_the_same(toy: Rulebook) -> None:
    one, known = chosen(toy, [], None, 10, 3)
    assert len(one) == 10 < known
    assert one == chosen(toy, [], None, 10, 3)[0]
    assert one != chosen(toy, [], None, 10, 4)[0]


def test_every_kind_of_mutant_is_made() -> None:
    kinds = {each.kind for each in mutants(Rulebook.load())}
    assert kinds == {DROP_RULE, DROP, NEGATE, SWAP, ORDER, BOUND, DEFAULT}
