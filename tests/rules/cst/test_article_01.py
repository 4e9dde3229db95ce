"""Article 1: no force, no hostile alliances."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, near, standing

STRIKE = """
places:
  town: {sovereign: ukraine}
incidents:
  strike: {from: 2022-02-24, kinds: attack, by: russia, against: ukraine, at: town, force: armed, means: missiles,
    hits: territory, gravity: significant}
"""
LENT = changed(STRIKE, "incidents.strike.territory_lent_by: belarus")
WITH_CONSENT = changed(
    STRIKE, "consents.invitation: {by: ukraine, given_to: russia, on: 2022-02-20, for: use_of_force}"
)
BEYOND_CONSENT = changed(WITH_CONSENT, "incidents.strike.faults: beyond_consent")
AGAINST_PROTEST = """
measures:
  police: {by: russia, for: belarus, kind: troops, from: 2022-08-20, used_against: unarmed_protest}
"""
INVITED = changed(
    AGAINST_PROTEST, "consents.invitation: {by: belarus, given_to: russia, on: 2022-08-16, for: use_of_force}"
)
CALLED = changed(
    AGAINST_PROTEST,
    "incidents.protest: {from: 2022-08-10, kinds: protest, force: none, against: belarus}",
    "requests.call: {by: belarus, on: 2022-08-16, to: russia, about: protest, asks: forces}",
)
ACCEPTED = changed(AGAINST_PROTEST, "measures.police.accepted_by: {belarus: 2022-08-20}")
PACT = """
alliances:
  pact: {kind: military_alliance, parties: {armenia: 2022-03-01, georgia: 2022-03-01}, directed_against: belarus}
"""
DRILL = """
exercises:
  drill: {by: kazakhstan, with: united_states, from: 2022-06-01, directed_against: russia}
"""
THREAT = changed(STRIKE, "incidents.strike.force: threat")

EXAMPLES = {
    "cst-1-1-force": near(STRIKE, "incidents.strike.by: united_states"),
    "cst-1-1-excess": (BEYOND_CONSENT, WITH_CONSENT),
    "cst-1-1-threat": near(THREAT, "incidents.strike.by: united_states"),
    "cst-1-1-lends-territory": near(LENT, "incidents.strike.territory_lent_by: poland"),
    "cst-1-1-against-protest": near(AGAINST_PROTEST, "measures.police.used_against: armed_groups"),
    "cst-1-1-against-protest-uninvited": (AGAINST_PROTEST, INVITED),
    "cst-1-1-invited-by-consent": near(INVITED, "consents.invitation.for: overflight"),
    "cst-1-1-invited-by-a-request": near(CALLED, "requests.call.to: turkey"),
    "cst-1-1-invited-by-a-request-to-the-organization": (changed(CALLED, "requests.call.to: csto"), CALLED),
    "cst-1-1-invited-by-accepting": (ACCEPTED, AGAINST_PROTEST),
    "cst-1-2-directed-against-a-party": near(PACT, "alliances.pact.directed_against: azerbaijan"),
    "cst-1-2-any-military-alliance": near(PACT, "alliances.pact.kind: partnership"),
    "cst-1-2-exercise-directed-against-a-party": near(DRILL, "exercises.drill.directed_against: china"),
    "cst-1-2-holds-an-exercise": near(DRILL, "exercises.drill.happened: false"),
    "cst-1-2-joins-an-exercise": near(DRILL, "exercises.drill.with: ~"),
}


def breach(text: str, breached: str, state: str, event: str, victim: str, **options: str) -> str:
    """The verdict on a breach of article 1."""
    return standing(text, f'breach("{breached}", {state}, ({event}, {victim}))', **options)


def test_force_against_an_outsider_breaches_the_article_and_names_the_victim() -> None:
    assert breach(STRIKE, "cst.1.force", "russia", "strike", "ukraine") == "applies"


def test_force_with_consent_breaches_nothing_until_it_goes_further() -> None:
    assert breach(WITH_CONSENT, "cst.1.force", "russia", "strike", "ukraine") == "does_not_apply"
    assert breach(BEYOND_CONSENT, "cst.1.force", "russia", "strike", "ukraine") == "applies"


def test_sheltering_a_group_is_no_force_of_the_state_under_article_1() -> None:
    by_group = changed(
        STRIKE,
        "actors.band: {kind: armed_group, organised: true, sheltered_by: russia, weapons_against: population}",
        "incidents.strike.by: band",
    )
    assert breach(by_group, "cst.1.force", "russia", "strike", "ukraine", readings="all") == "does_not_apply"


def test_a_threat_that_answers_lawful_force_is_a_breach() -> None:
    answer = changed(
        THREAT,
        "places.base: {sovereign: russia}",
        "incidents.earlier: {from: 2022-02-20, kinds: attack, by: ukraine, against: russia, at: base, force: armed,"
        " hits: armed_forces, gravity: significant}",
        "incidents.strike.response_to: earlier",
        "consents.invitation: {by: russia, given_to: ukraine, on: 2022-02-19, for: use_of_force}",
    )
    assert breach(answer, "cst.1.force", "russia", "strike", "ukraine") == "applies"
    unlawful = changed(answer, "consents.invitation.for: stationing")
    assert breach(unlawful, "cst.1.force", "russia", "strike", "ukraine") == "does_not_apply"


def test_whoever_lends_its_land_is_in_breach_and_the_attacker_too() -> None:
    assert breach(LENT, "cst.1.force", "russia", "strike", "ukraine") == "applies"
    assert breach(LENT, "cst.1.force", "belarus", "strike", "ukraine") == "applies"


@pytest.mark.parametrize(("reading", "expected"), [("valid", "does_not_apply"), ("invalid", "applies")])
def test_force_against_protest_turns_on_whether_consent_carries_it(reading: str, expected: str) -> None:
    readings = f"consent_against_protest={reading}"
    assert breach(INVITED, "cst.1.force", "russia", "police", "belarus", readings=readings) == expected


def test_a_military_alliance_against_nobody_is_barred_by_the_outlier_only() -> None:
    bare = changed(PACT, "alliances.pact.directed_against: ~")
    assert breach(bare, "cst.1.alliance", "armenia", "pact", "armenia") == "does_not_apply"
    assert breach(bare, "cst.1.alliance", "armenia", "pact", "armenia", readings="all") == "arguable"


def test_who_takes_part_in_an_exercise_against_a_party_is_in_breach_though_another_holds_it() -> None:
    guest = changed(DRILL, "exercises.drill.by: united_states", "exercises.drill.with: kazakhstan")
    assert breach(guest, "cst.1.alliance", "kazakhstan", "drill", "russia") == "applies"


def test_foreign_force_on_protest_is_a_breach_on_every_reading_where_nobody_invited_it() -> None:
    for readings in ("consent_against_protest=valid", "consent_against_protest=invalid"):
        assert breach(AGAINST_PROTEST, "cst.1.force", "russia", "police", "belarus", readings=readings) == "applies"
    assert breach(INVITED, "cst.1.force", "russia", "police", "belarus", readings="consent_against_protest=valid") == (
        "does_not_apply"
    )


def test_a_call_on_another_invites_nobody_else() -> None:
    valid = "consent_against_protest=valid"
    for text in (changed(CALLED, "requests.call.to: turkey"), changed(INVITED, "consents.invitation.given_to: turkey")):
        assert breach(text, "cst.1.force", "russia", "police", "belarus", readings=valid) == "applies"
    assert breach(CALLED, "cst.1.force", "russia", "police", "belarus", readings=valid) == "does_not_apply"
