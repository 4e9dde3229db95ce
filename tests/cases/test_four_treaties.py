"""The same crisis put to four treaties: what each word does.

Armenia is attacked at home, in Europe for this purpose. The columns are CST 4 in its two texts, NATO 5, Rio 3 and 7,
and TEU 42(7).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus import Case, Opinion, Options, evaluate
from foedus.reasoning.as_if import put_to
from tests.rules.cst.scenes import changed
from tests.support import case, law

APPLIES, ARGUABLE, FAILS = "applies", "arguable", "does_not_apply"
ATTACK = """
places:
  town: {sovereign: armenia, areas: europe}
incidents:
  attack: {from: 2022-09-13, kinds: invasion, by: azerbaijan, against: armenia, at: town, force: armed,
    means: artillery, hits: [territory, people], gravity: significant}
requests:
  appeal: {by: armenia, on: 2022-09-13, to: csc, about: attack, asks: assistance, declares: attacked}
date: 2022-12-31
"""
UNASKED = changed(ATTACK, "requests.appeal.happened: rejected")
GROUP = changed(
    ATTACK,
    "actors.band: {kind: armed_group, organised: true, based_in: azerbaijan, weapons_against: [population]}",
    "incidents.attack.by: band",
)
ELSEWHERE = changed(ATTACK, "places.town.areas: elsewhere")
AT_SEA = changed(
    ATTACK, "places.town: {kind: high_seas, sovereign: none, areas: mediterranean}", "incidents.attack.hits: ship"
)
MEMBERS = changed(ATTACK, "incidents.attack.by: kazakhstan")
UNDEMARCATED = changed(
    ATTACK, "places.town: {sovereign: azerbaijan, administered_by: armenia, boundary: undelimited, areas: europe}"
)
HEADLINE = {
    "cst": "cst.4.collective_defence", "nato": "nato.5.collective_defence", "rio": "rio.3.collective_defence",
    "teu": "teu.42.assistance",
}  # fmt: skip


def put(text: str, treaty: str, old: bool = False) -> Opinion:
    """The opinion on a crisis put to a treaty; `old`: in 2010, when the text of 1992 was in force."""
    told = text.replace("2022-", "2010-") if old else text
    return evaluate(case(told), law(), Options(under=treaty))


def verdicts(text: str) -> list[str]:
    """CST 4 (1992), CST 4 (2010), NATO 5, Rio 3, TEU 42(7)."""
    columns = [("cst", True), ("cst", False), ("nato", False), ("rio", False), ("teu", False)]
    return [put(text, treaty, old)[HEADLINE[treaty]].verdict for treaty, old in columns]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("an attack by a state, at home, with a request", ATTACK, [APPLIES, APPLIES, APPLIES, APPLIES, APPLIES]),
        ("attacker: a group that no state sent", GROUP, [FAILS, ARGUABLE, ARGUABLE, FAILS, FAILS]),
        ("place: outside the area of NATO 6", ELSEWHERE, [APPLIES, APPLIES, FAILS, APPLIES, APPLIES]),
        ("place: a ship at sea", AT_SEA, [ARGUABLE, ARGUABLE, APPLIES, FAILS, FAILS]),
        ("request: none", UNASKED, [ARGUABLE, FAILS, APPLIES, APPLIES, ARGUABLE]),
        ("an undemarcated border", UNDEMARCATED, [ARGUABLE, ARGUABLE, FAILS, APPLIES, FAILS]),
    ],
)
def test_a_row_of_the_table(question: str, text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected, question


def test_members_against_each_other_have_a_mechanism_in_one_treaty_alone() -> None:
    """The CST has a lacuna on one reading; the texts of NATO and of the Union do not speak of it, and report none."""
    assert put(MEMBERS, "rio")["rio.7.pacification"].verdict == APPLIES
    assert put(ATTACK, "rio")["rio.7.pacification"].verdict == FAILS
    assert put(MEMBERS, "cst").lacuna("members_against_each_other") == ARGUABLE
    assert put(MEMBERS, "nato").breach("nato.1.force", "kazakhstan") == APPLIES
    for treaty in ("nato", "teu"):
        assert not [each for each in put(MEMBERS, treaty).lacunae if each.verdict != FAILS]


def test_who_decides_what_to_do() -> None:
    """Each by itself; but the Organ of the Rio Treaty decides by two thirds, and binds save for armed force."""
    assert put(ATTACK, "nato")[HEADLINE["nato"]].stage("duty").verdict == APPLIES
    assert put(ATTACK, "cst")[HEADLINE["cst"]].stage("duty").verdict == ARGUABLE
    decided = changed(
        ATTACK,
        "decisions.call: {organ: rio_organ, on: 2022-09-14, kind: other, about: attack}",
        "decisions.call.votes: {others: for, russia: against}",
        "decisions.call.measure: break_relations",
    )
    decision = put(decided, "rio")["rio.17.decision:call"]
    assert decision.verdict == APPLIES
    assert {each.about["member"] for each in decision.instances if each.stage("binds").verdict == APPLIES} >= {"russia"}
    forcible = put(changed(decided, "decisions.call.measure: troops"), "rio")["rio.17.decision:call"]
    bound = {each.about["member"] for each in forcible.instances if each.stage("binds").verdict == APPLIES}
    assert "russia" not in bound and "belarus" in bound


@pytest.mark.parametrize("treaty", ["nato", "rio", "teu"])
@pytest.mark.parametrize("name", ["karabakh-2020", "kazakhstan-2022", "kyrgyz-tajik-2022"])
def test_three_crises_of_the_treaty_can_be_put_to_the_others(name: str, treaty: str) -> None:
    opinion = evaluate(name, law(), Options(under=treaty))
    assert opinion.supposed and opinion[HEADLINE[treaty]].instances
    assert bool(opinion.notes) == (treaty != "nato")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nato-2001-determined", [ARGUABLE, FAILS, APPLIES, APPLIES]),
        ("poland-2022", [FAILS, FAILS, FAILS, FAILS]),
    ],
)
def test_comparators_put_to_the_collective_security_treaty(name: str, expected: list[str]) -> None:
    """The trigger of article 4 by the text of 2010: source paper, resolution 3314, the text, internal violence in."""
    rulebook = law()
    told = Case.load(name, rulebook)
    text = {"instrument": "cst", "version": "2010", "in_force_from": "2001-01-01"}
    told = put_to(replace(told, suppose=(*told.suppose, text)), rulebook, "cst")
    doctrines = ("source_paper", "restrictive_3314", "textual", "internal_violence_in")
    found = evaluate(told, rulebook)[HEADLINE["cst"]].stage_doctrines["trigger"]
    assert [found[each] for each in doctrines] == expected
