"""Pairs of actual cases that isolate one condition: alike but for it, they part at the stage that asks for it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

import foedus
from foedus.reasoning.opinion import Opinion, strongest
from tests.support import law

DEFENCE = "cst.4.collective_defence"
CONSULTATION = "cst.2.consultation"


class Side(NamedTuple):
    """One case of a pair: the incident meant where it has several, and the verdict at the stage."""

    case: str
    verdict: str
    incident: str | None = None
    mechanism: str = DEFENCE


class Pair(NamedTuple):
    """What differs, at which stage, under which doctrine (none: over all readings that a court could adopt)."""

    condition: str
    stage: str
    doctrine: str | None
    first: Side
    second: Side


KARABAKH = Side("karabakh-2020", "does_not_apply", "war")
ARMENIA_2022 = Side("armenia-2022", "arguable", "attack")
ASKED = Side("armenia-2022", "applies", "attack")
STRIKE = Side("karabakh-2020-strike", "arguable", "strike")
KURSK = Side("kursk-2024", "does_not_apply", "incursion")

PAIRS = (
    Pair(
        "entry into force", "consult", None,
        Side("karabakh-1992", "does_not_apply", None, CONSULTATION),
        Side("batken-1999", "applies", "incursion", CONSULTATION),
    ),
    Pair(
        "text of 1992 or of 2010", "trigger", "internal_violence_in",
        Side("osh-2010", "does_not_apply", "violence"), Side("kazakhstan-2022", "applies"),
    ),
    Pair("armed or not", "trigger", None, Side("belarus-2020", "does_not_apply"), Side("kazakhstan-2022", "arguable")),
    Pair("territory", "trigger", "source_paper", KARABAKH, STRIKE),
    Pair("territory, a ground war", "trigger", "source_paper", KARABAKH, ARMENIA_2022),
    Pair("request", "request", "source_paper", Side("karabakh-2020-strike", "does_not_apply", "strike"), ASKED),
    Pair("article named in the request", "request", None, Side("armenia-2021", "arguable", "incursion"), ASKED),
    Pair("addressee of the request", "request", None, Side("karabakh-2020", "arguable", "war"), ASKED),
    Pair("aggressor a member", "trigger", "source_paper", Side("kyrgyz-tajik-2022", "does_not_apply"), ARMENIA_2022),
    Pair(
        "gravity", "trigger", "restrictive_3314",
        Side("kyrgyz-tajik-2022-january", "does_not_apply"), Side("kyrgyz-tajik-2022", "arguable"),
    ),
    Pair(
        "text, by the same facts", "trigger", "internal_violence_in",
        Side("osh-2010", "does_not_apply", "violence"),
        Side("osh-2010-under-the-text-of-2010", "applies", "violence"),
    ),
    Pair(
        "gravity, a first clash", "trigger", "restrictive_3314",
        Side("kyrgyz-tajik-2014", "does_not_apply"), Side("kyrgyz-tajik-2022", "arguable"),
    ),
    Pair(
        "forces abroad, peacekeepers", "trigger", "source_paper",
        Side("georgia-2008", "does_not_apply", "on_peacekeepers"), ARMENIA_2022,
    ),
    Pair("forces abroad", "trigger", "source_paper", Side("su24-2015", "does_not_apply", "downing"), ARMENIA_2022),
    Pair("prior attack by the victim", "trigger", None, KURSK, ARMENIA_2022),
    Pair(
        "membership of the victim", "consult", None,
        Side("andijan-2005", "does_not_apply", None, CONSULTATION),
        Side("batken-2000", "applies", None, CONSULTATION),
    ),
    Pair(
        "consensus: absence, and all", "consensus", None,
        Side("crrf-2009", "arguable", None, "charter.12.decision:crrf_decision"),
        Side("georgia-2008-declaration", "applies", None, "charter.12.decision:declaration"),
    ),
    Pair(
        "consensus: absence, and open refusal", "consensus", None,
        Side("crrf-2009", "arguable", None, "charter.12.decision:crrf_decision"),
        Side("armenia-2022-aid-decision", "does_not_apply", None, "charter.12.decision:aid"),
    ),
    Pair(
        "a threat without an attack", "consult", None,
        Side("tajik-afghan-2021", "applies", None, CONSULTATION),
        Side("karabakh-2023", "does_not_apply", None, CONSULTATION),
    ),
)  # fmt: skip


@cache
def opinion(case: str) -> Opinion:
    """The opinion on a shipped case."""
    return foedus.evaluate(case, law(), hinges=False)


def found(side: Side, stage: str, doctrine: str | None) -> str:
    """The strongest verdict at a stage, over the instances of the incident meant."""
    mechanism = opinion(side.case)[side.mechanism]
    if side.incident is None and not mechanism.instances:
        return mechanism.verdict  # nothing in the case calls for it
    meant = [each for each in mechanism.instances if side.incident in (None, each.about.get("incident"))]
    assert meant, f"{side.case} has no instance of {side.incident}"
    if doctrine is not None:
        return strongest(each.stage_doctrines[stage][doctrine] for each in meant)
    return strongest(each.stage(stage).verdict for each in meant)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.condition)
def test_a_pair_parts_where_its_condition_is_asked(pair: Pair) -> None:
    """Each side has its verdict at the stage, and the two are not the same."""
    assert pair.first.verdict != pair.second.verdict
    for side in (pair.first, pair.second):
        assert found(side, pair.stage, pair.doctrine) == side.verdict, side.case
