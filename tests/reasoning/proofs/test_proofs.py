"""Proofs, held by an independent checker: each step is an instance of its rule in the world it is told of."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import cache

import pytest

from foedus.cases.case import Case
from foedus.cases.library import shipped_paths
from foedus.law.rulebook import Rulebook
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.opinion import DOES_NOT_APPLY, Opinion
from foedus.reasoning.options import Options
from foedus.reasoning.proofs.reason import Reason
from foedus.reasoning.proofs.trace import World
from foedus.reasoning.proofs.why import Chambers, explain, explain_all, goals, headline
from tests.reasoning.proofs.checker import circular, unfounded
from tests.support import case as crisis
from tests.support import share

CASES = share(sorted(shipped_paths()), 16, begin=1)
MOST = 4


@cache
def law() -> Rulebook:
    return Rulebook.load()


@cache
def judged(name: str) -> tuple[Case, Opinion]:
    case = Case.load(name, law())
    return case, evaluate(case, law(), Options(hinges=False))


def proofs(name: str) -> Iterator[tuple[World, Reason]]:
    """Proofs of the headlines that hold somewhere, with their worlds."""
    case, opinion = judged(name)
    holding = [each for each in opinion.mechanisms.values() if each.about and each.verdict != DOES_NOT_APPLY]
    symbols = [headline(each, law()) for each in holding[:MOST]]
    chambers = Chambers(case, law(), Options(), sorted({goal for each in symbols for goal in goals(each, law())}))
    for symbol in symbols:
        found = chambers.world(symbol, holds=True)
        assert found is not None
        literal = chambers.trace.literal(symbol)
        assert literal is not None
        yield found[0], chambers.explainer(found[0]).reason(literal)


@pytest.mark.parametrize("name", CASES)
def test_every_step_is_an_instance_of_its_rule_in_its_world(name: str) -> None:
    assert [fault for world, reason in proofs(name) for fault in unfounded(world, [reason], law())] == []


@pytest.mark.parametrize("name", CASES)
def test_no_step_rests_on_itself(name: str) -> None:
    assert [number for _, reason in proofs(name) for number in circular(reason)] == []


@pytest.mark.parametrize("name", CASES)
def test_reasons_fit_the_verdict(name: str) -> None:
    case, opinion = judged(name)
    reasons = explain_all(case, opinion, law(), Options())
    for mechanism, found in reasons.items():
        assert found.verdict == opinion.mechanisms[mechanism].verdict
        assert (found.proof is None) == (found.verdict == DOES_NOT_APPLY)
        assert found.refusal is None or all(miss.failed for miss in found.refusal.misses)


def test_what_is_open_is_told_as_granted_and_marked_in_the_proof() -> None:
    found = explain(judged("kazakhstan-2022")[0], "cst.4.collective_defence", law())
    assert found.proof is not None
    assert found.proof.world
    assert any(each.open for each in found.proof.reason.walk())
    assert found.proof.reason.contested == len({each.atom for each in found.proof.reason.walk() if each.open})


def test_the_missing_request_is_named_by_the_nearest_rule() -> None:
    found = explain(judged("karabakh-2020")[0], "cst.4.collective_defence", law(), Options(doctrine="source_paper"))
    assert found.refusal is not None
    nearest = found.refusal.misses[0]
    assert any("request" in failure.says for failure in nearest.failed)


def test_a_step_tells_of_two_where_its_rule_asks_for_two() -> None:
    told = """
    date: 1997-01-22
    places: {land: {sovereign: belarus}}
    incidents: {rift: {from: 1997-01-20, against: belarus, at: land, force: threat}}
    disputes: {quarrel: {between: [uzbekistan, turkey, belarus], on: 1997-01-22, matter: application}}
    """
    found = explain(crisis(textwrap.dedent(told)), "cst.9.joint_settlement", law())
    assert found.proof is not None
    atoms = {each.atom for each in found.proof.reason.walk()}
    assert {f"dispute_between(quarrel,{party})" for party in ("uzbekistan", "belarus")} <= atoms
