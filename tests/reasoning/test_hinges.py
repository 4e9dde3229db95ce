"""Two roads, one answer: the diagrams against the solver, on every shipped case under every option."""

from __future__ import annotations

import time
from typing import Any

import pytest
from clingo import Function, String

from foedus import Options, evaluate
from foedus.present.hinge_lines import hinge_lines
from foedus.present.json import to_json
from foedus.reasoning.diagrams.core import FALSE, Diagrams
from foedus.reasoning.opinion import HingeLiteral, Hinges
from foedus.reasoning.settling import FINDINGS
from foedus.reasoning.worlds import Verdicts
from tests.reasoning.bench import CASES, FACTS, a_case_with_many_open_facts, bench, differences, settles, shipped
from tests.support import case, law

MOST = 6
"""Hinges of a side that are put to the solver; all of them are held to the diagram."""


@pytest.mark.parametrize("name", CASES)
def test_every_verdict_is_the_same_by_both_roads(name: str) -> None:
    found = shipped(name)
    asked = [(readings, None) for readings in ("main", "all")] + [("main", each) for each in law().doctrines]
    asked += [("all", each) for each in law().doctrines]
    apart = {
        (readings, facts, doctrine): differences(found, readings, facts, doctrine)
        for readings, doctrine in asked
        for facts in FACTS
    }
    assert {options: said for options, said in apart.items() if said} == {}


def test_a_broken_operation_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Diagrams.__init__

    def broken(self: Diagrams, *given: Any) -> None:
        whole(self, *given)
        self.both = self.either

    monkeypatch.setattr(Diagrams, "__init__", broken)
    assert differences(bench(shipped("kazakhstan-2022").case), "main", "all", None)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("readings", ["main", "all"])
def test_hinges_are_sufficient_least_and_complete(name: str, readings: str) -> None:
    found = shipped(name)
    assumed, allowed = found.options(readings, "all", None)
    diagrammed, diagrams = found.diagrammed, found.diagrammed.compiled.diagrams
    admitted = diagrammed.admitted(allowed)
    levels = {variable: level for level, variable in enumerate(diagrammed.compiled.variables)}
    distinct = {node: symbol for symbol, node in diagrammed.compiled.nodes.items()}
    for node, symbol in distinct.items():
        if diagrammed.verdict(symbol, admitted) != "arguable":
            continue
        hinges = diagrammed.hinges(symbol, admitted)
        literal = found.worlds.grounding.literal(symbol)
        assert literal is not None
        for side, goal, wanted in (
            (hinges.for_, literal, node),
            (hinges.against, -literal, diagrams.negate(node)),
        ):
            covered = FALSE
            for place, hinge in enumerate(side):
                if place % (len(side) // MOST + 1) == 0:
                    assert settles(found, assumed, hinge, goal)
                    for one in hinge:
                        assert not settles(found, assumed, tuple(each for each in hinge if each is not one), goal)
                parts = [
                    diagrams.among(levels[variable], [variable.values.index(value) for value in values])
                    for variable, values in hinge
                ]
                covered = diagrams.either(covered, diagrams.conjunction(parts))
            assert diagrams.both(covered, admitted) == diagrams.both(wanted, admitted)


def concluded(verdicts: Verdicts | None) -> tuple[frozenset[str], frozenset[str]]:
    """What is shown to a reader in some, and in every, world: without what is merely asked."""
    assert verdicts is not None
    possible, certain = (
        frozenset(said for said in each if said.partition("(")[0] in {"stage", *FINDINGS})
        for each in (verdicts.possible, verdicts.certain)
    )
    return possible, certain


@pytest.mark.parametrize("name", CASES)
def test_what_is_not_in_play_changes_no_verdict(name: str) -> None:
    found = shipped(name)
    assumed, _ = found.options("main", "all", None)
    opinion = evaluate(found.case, law())
    for fact in opinion.open_facts:
        if fact.in_play:
            continue
        answers = [
            found.worlds.verdicts([*assumed, *found.worlds.granted(fact.question, option)]) for option in fact.options
        ]
        assert len({concluded(each) for each in answers}) == 1, fact.question


def test_the_opinion_names_the_questions_in_play() -> None:
    opinion = evaluate("kazakhstan-2022")
    played = {fact.question for fact in opinion.open_facts if fact.in_play}
    assert played == {"actors.bands.organised", "actors.bands.directed_from.1", "incidents.unrest.by.2"}
    assert [term.term for term in opinion.terms] == ["armed_attack"]
    settled = evaluate("kazakhstan-2022", doctrine="internal_violence_in", facts="established")
    assert not any(fact.in_play for fact in settled.open_facts)
    assert settled.terms == ()


def test_hinges_in_json_name_facts_and_terms() -> None:
    hinges = to_json(evaluate("kazakhstan-2022"))["mechanisms"]["cst.4.collective_defence"]["hinges"]
    assert hinges["complete"] is True
    assert [{"term": "armed_attack", "is": ["includes_internal_violence"]}] in hinges["for"]
    assert {"fact": "incidents.unrest.by.2", "is": True} in [literal for each in hinges["for"] for literal in each]
    assert [{"term": "armed_attack", "is": ["by_state_only"]}] in hinges["against"]


def test_forty_open_facts_take_seconds() -> None:
    found = bench(case(a_case_with_many_open_facts(10)))
    assert len(found.encoding.questions) == 40
    for facts in FACTS:
        assert differences(found, "main", facts, None) == []
        assert differences(found, "all", facts, None) == []
    begun = time.perf_counter()
    opinion = evaluate(found.case, law())
    assert time.perf_counter() - begun < 20
    assert opinion["cst.4.collective_defence"].hinges is not None


def granted(says: str) -> HingeLiteral:
    return HingeLiteral("fact", says.replace(" ", "_"), ("yes",), says)


def test_hinges_are_told_with_what_they_share_said_once() -> None:
    a, b, *others = map(granted, ("A attacked", "B asked", "C was there", "D was there", "E was there"))
    lines = hinge_lines(Hinges(tuple((a, b, each) for each in others), ((a,),)))
    assert lines[0] == "Applies only if A attacked, and B asked;"
    assert lines[1].strip() == "and moreover if C was there;"
    assert lines[-1] == "Does not apply if A attacked."


def test_many_hinges_are_told_by_the_shortest_and_as_nested_conditions() -> None:
    many = tuple((granted(f"fact {number} holds"), granted("all is well")) for number in range(30))
    lines = hinge_lines(Hinges(many, (), True, ((0, "if all is well:"), (1, "it applies"))))
    assert lines[0] == "Applies in 30 ways, of which these are the shortest."
    assert len(lines) < 12
    assert lines[-2:] == ["  if all is well:", "    it applies"]


def test_more_hinges_than_can_be_listed_are_said_to_be() -> None:
    assert "more combinations" in hinge_lines(Hinges(complete=False))[0]


def test_the_node_cap_leaves_verdicts_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    from foedus.reasoning import settling

    whole = settling.Diagrammed
    monkeypatch.setattr(settling, "Diagrammed", lambda grounding, goals: whole(grounding, goals, cap=3))
    opinion = evaluate("kazakhstan-2022", options=Options())
    assert opinion["cst.4.collective_defence"].verdict == "arguable"


def test_unknown_questions_have_no_literal() -> None:
    assert shipped("kazakhstan-2022").worlds.grounding.literal(Function("answer", [String("x"), String("y")])) is None
