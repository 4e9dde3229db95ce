"""Every position of every open term decides something: in some case some verdict would be another under another one.

All other terms stay open between the readings that a court could adopt, and so do the facts.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from clingo import Function, Number

from foedus import Case, Options
from foedus.cases.encoding import encode
from foedus.reasoning.as_if import as_asked
from foedus.reasoning.periods import Period
from foedus.reasoning.program import make_program
from foedus.reasoning.worlds import Allowed, Readings, Worlds
from tests.support import law

CRISES = Path(__file__).parents[1] / "crises"

# The cases in which a term's positions part, each with the treaty that it is put to, if any.
CASES = {
    "crocus-2024": ("armed_attack",),
    "raid-the-day-before-the-amendment": ("author_1992",),
    "batken-1999-air-strikes": ("attribution", "term_1999", "uzbekistan_1999"),
    "kyrgyz-tajik-2021": ("aggressor", "undelimited_border", "assistance_article_2"),
    "armenia-2021-november": ("notice",),
    "karabakh-2016": ("place",),
    "georgia-2008-declaration": ("forces_abroad",),
    "armenia-2021": ("gravity", "goods", "request"),
    "karabakh-2020": ("request_addressee",),
    "abkhazia-1994": ("request_1992", "threat"),
    "kazakhstan-2022-rival-government": ("requester",),
    "belarus-2020-forces-against-protest": ("consent_against_protest",),
    "armenia-2022": ("duty_to_assist",),
    "crrf-2009": ("consensus",),
    "armenia-freeze-2024-limited-format": ("effect_on_non_voters",),
    "kazakhstan-2022": ("forces_inside", "peacekeeping_at_home"),
    "alliance-against-nobody": ("hostile_alliance",),
    "uzbekistan-return-2006": ("uzbekistan_return",),
    "uzbekistan-2012-membership": ("uzbekistan_2012",),
    "freeze-granted": ("freeze",),
    "freeze-for-breach": ("freeze",),
    "karabakh-2020@nato": ("europe",),
    "kazakhstan-2022@nato": ("nato_armed_attack",),
    "sabotage-in-the-zone@teu": ("teu_aggression", "teu_author", "teu_request", "teu_territory"),
    "neutral-member-of-the-union": ("teu_specific_character",),
}
TERMS = sorted({term for terms in CASES.values() for term in terms})


@pytest.fixture(scope="module")
def parting() -> dict[str, set[str]]:
    """For each term the positions that give some case a verdict which another position would not."""
    found: dict[str, set[str]] = {}
    for said, terms in CASES.items():
        worlds = grounded(said)
        for period in worlds.periods:
            if period.term in terms:
                found.setdefault(period.term, set()).update(parted(worlds, period))
    return found


def grounded(said: str) -> Worlds:
    """A case from one grounding."""
    name, _, treaty = said.partition("@")
    invented = CRISES / f"{name}.yaml"
    case = as_asked(Case.load(invented if invented.exists() else name, law()), law(), Options(under=treaty or None))
    return make_program(case, law(), encode(case, law())).ground(60.0)


def parted(worlds: Worlds, period: Period) -> set[str]:
    """The positions of a term under which some verdict is another than under another position."""
    free = worlds.allowed(Readings(), "all")
    question = Function("reading", [Function(period.term), Number(period.start)])
    by_position = {each: verdicts(worlds, {**free, question: frozenset([Function(each)])}) for each in period.every}
    known = {each: said for each, said in by_position.items() if said is not None}
    return {each for each, said in known.items() if any(said != other for other in known.values())}


def verdicts(worlds: Worlds, allowed: Allowed) -> frozenset[tuple[str, str]] | None:
    """Every stage, breach and lacuna that some world has, with its verdict; None where there is no world."""
    found = worlds.verdicts(worlds.within(allowed))
    if found is None:
        return None
    told = (each for each in found.possible if each.startswith(("stage(", "breach(", "lacuna(")))
    return frozenset((each, found.of(each)) for each in told)


@pytest.mark.parametrize("term", TERMS)
def test_every_position_of_a_term_changes_a_verdict(term: str, parting: dict[str, set[str]]) -> None:
    assert parting.get(term, set()) == set(law().terms[term].positions)


def test_no_term_is_left_out() -> None:
    assert set(law().terms) == set(TERMS)


def test_a_question_that_decides_nothing_parts_nothing() -> None:
    worlds = grounded("crrf-2009")
    idle = [each.term for each in worlds.periods if len(each.every) > 1 and not parted(worlds, each)]
    assert "armed_attack" not in [each.term for each in worlds.periods]
    assert idle
