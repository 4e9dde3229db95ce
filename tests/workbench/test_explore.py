"""The space of crises: exact counts, even draws, the smallest, partings, an exam and the gaps, held to evaluations."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from foedus import Case, Options, Rulebook, evaluate
from foedus.reasoning.worlds import Readings
from foedus.text.source import InputError
from foedus.workbench.space.bounds import read_bounds
from foedus.workbench.space.explore import Explorer, Found
from foedus.workbench.space.gaps import gaps
from foedus.workbench.space.outlook import Outlook
from foedus.workbench.space.space import Space

DEFENCE = "cst.4.collective_defence"
MEMBERS = ("armenia", "kazakhstan")
OPEN = ("applies", "arguable")


@cache
def law() -> Rulebook:
    return Rulebook.load()


@cache
def explorer() -> Explorer:
    return Explorer(law())


def verdict(found: Found, mechanism: str, doctrine: str | None = None) -> str:
    """The verdict on the crisis as a case file, evaluated like any other."""
    case = Case.from_mapping(found.values, law())
    return evaluate(case, law(), Options(hinges=False, doctrine=doctrine)).mechanisms[mechanism].verdict


def tiny() -> Space:
    """One decision on which two members vote, and nothing else: seventeen crises."""
    whole = read_bounds(law())
    whole = replace(whole, roles={**whole.roles, "members": MEMBERS})
    things = tuple(
        replace(each, given={**each.given, "kind": "deploy", "format": "full", "organ": "csc", "concerns": [],
                             "objects_in_writing": [], "purpose": [], "at": [], "about": [], "measure": []})
        for each in whole.things if each.id == "send"
    )  # fmt: skip
    return Space(law(), replace(whole, things=things), explorer().day)


def test_counts_are_those_of_enumeration() -> None:
    space = tiny()
    mechanism = law().mechanisms["charter.12.decision"]
    outlook = Outlook(space, (mechanism,), Readings())
    found = outlook.verdicts()
    counted = [int(outlook.count.of(node)) for node in (found.applies, found.arguable, found.crises)]
    told = Counter[str]()
    votes = ("for", "against", "absent", "not_taking_part")
    for cast in itertools.product(votes, repeat=len(MEMBERS)):
        told_votes = dict(zip(MEMBERS, cast, strict=True))
        decision = {"organ": "csc", "on": "2024-02-25", "kind": "deploy", "votes": told_votes}
        values = {"id": "x", "title": "x", "kind": "hypothetical", "date": "2024-02-28"}
        values["decisions"] = {"send": decision}  # type: ignore[assignment]
        opinion = evaluate(Case.from_mapping(values, law()), law(), Options(hinges=False))
        told[opinion.mechanisms["charter.12.decision:send"].verdict] += 1
    # The crisis without the decision is one more, in which nothing applies.
    assert counted == [told["applies"], told["arguable"], 4**2 + 1]


def test_the_smallest_crises_trigger_the_mechanism_and_differ_in_more_than_names() -> None:
    found = explorer().minimal(DEFENCE)
    assert found
    assert all(verdict(each, DEFENCE) == "applies" for each in found)
    assert len({each.text.split("places:")[1] for each in found}) == len(found)


def test_what_is_drawn_has_the_mechanism_open_and_comes_again_with_the_seed() -> None:
    found = explorer().sample(DEFENCE, 4, seed=5)
    assert [each.text for each in found] == [each.text for each in explorer().sample(DEFENCE, 4, seed=5)]
    assert all(verdict(each, DEFENCE) in OPEN for each in found)
    assert len(explorer().sample(DEFENCE, 3, seed=5, diverse=True)) == 3


def test_each_crisis_is_drawn_with_the_same_chance() -> None:
    import random

    space = tiny()
    outlook = Outlook(space, (law().mechanisms["charter.12.decision"],))
    node, chance = outlook.verdicts().crises, random.Random(3)
    drawn = Counter(tuple(sorted(outlook.count.draw(node, chance).items())) for _ in range(1700))
    happened = Counter(dict(each)[_level(outlook)] for each in drawn.elements())
    # One crisis in 17 has no decision; the bounds are five standard deviations wide.
    assert 50 <= min(happened.values()) <= 150


def _level(outlook: Outlook) -> int:
    variables = outlook.diagrammed.compiled.variables
    return next(at for at, each in enumerate(variables) if str(each.question) == 'answer("decisions.send")')


@pytest.mark.parametrize("pair", [("source_paper", "textual"), ("restrictive_3314", "internal_violence_in")])
def test_doctrines_part_where_it_is_said_and_not_on_less(pair: tuple[str, str]) -> None:
    found = explorer().between(*pair, DEFENCE)
    assert found is not None
    assert found.says == " and ".join(f"“{law().doctrines[each].title}”" for each in pair) + " part here"
    assert verdict(found, DEFENCE, doctrine=pair[0]) != verdict(found, DEFENCE, doctrine=pair[1])


def test_readings_that_never_differ_have_no_crisis_between_them() -> None:
    assert explorer().between("freeze=without_effect", "freeze=without_effect") is None


def test_an_exam_tells_all_doctrines_apart() -> None:
    found, alike = explorer().exam(DEFENCE)
    answers = {
        name: tuple(verdict(each, DEFENCE, doctrine=name) for each in found) for name in law().doctrines
    }
    same = [pair for pair in itertools.combinations(answers, 2) if answers[pair[0]] == answers[pair[1]]]
    assert same == alike


def test_in_a_gap_no_mechanism_is_open() -> None:
    found = gaps(explorer())
    assert 0 < found.covered <= found.crises < found.of
    for each in found.patterns:
        opinion = evaluate(Case.from_mapping(each.witness.values, law()), law(), Options(hinges=False))
        answering = [one for one in opinion.mechanisms.values() if "incident" in one.about]
        assert answering
        assert all(one.verdict == "does_not_apply" for one in answering)


def test_an_unknown_part_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="victim"):
        explorer().tallies(DEFENCE, "victims")
