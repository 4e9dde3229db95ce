"""Article 6: the decision to use forces, inside the parties and beyond."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import ATTACK, OLD_ATTACK, UNREST, changed, near, standing

DEPLOY = (
    "{organ: csc, on: 2022-09-14, kind: deploy, about: attack, votes: {others: for}, purpose: repel_attack, at: town}"
)
DEFENCE = changed(ATTACK, f"decisions.dispatch: {DEPLOY}")
OLD_DEFENCE = changed(OLD_ATTACK, f"decisions.dispatch: {DEPLOY.replace('2022-', '2010-')}")
OLD_UNREST = changed(UNREST.replace("2022-", "2011-"), "date: 2011-12-31")
FLOOD = changed(
    UNREST,
    "actors: ~",
    "incidents.unrest: {from: 2022-01-02, to: 2022-01-07, kinds: natural_disaster, against: kazakhstan, at: city}",
    "decisions.dispatch.purpose: emergency_help",
)
UNARMED = changed(UNREST, "incidents.unrest.force: none", "incidents.unrest.means: ~")
WAR_ELSEWHERE = """
incidents:
  war: {from: 2022-03-01, kinds: war_elsewhere, against: afghanistan, threatens: international_peace}
statements:
  word: {by: tajikistan, on: 2022-03-02, about: war, says: raises}
"""
NO_PURPOSE = changed(UNREST, "decisions.dispatch.purpose: ~")
GUARDS_IN_FACT = changed(
    NO_PURPOSE,
    "measures.force: {by: russia, for: kazakhstan, kind: peacekeepers, from: 2022-01-06, under: dispatch,"
    " tasks: guard_objects}",
)
DOES_MORE = changed(GUARDS_IN_FACT, "measures.force.tasks: [guard_objects, restore_order]")
USED_AGAINST = changed(GUARDS_IN_FACT, "measures.force.used_against: armed_groups")
# Forces sent to a state that is no party.
BEYOND = changed(
    UNREST,
    "places.camp: {sovereign: syria}",
    "decisions.dispatch.at: camp",
    "decisions.dispatch.international_interest: true",
    "security_council.mandate: {kind: mandate, on: 2022-01-05, about: unrest, for: csto}",
)
FOR_THE_CAMP = changed(BEYOND, "security_council.mandate.at: camp")
ELSEWHERE = changed(
    FOR_THE_CAMP,
    "places.port: {sovereign: syria}",
    "measures.force: {by: russia, for: kazakhstan, kind: troops, from: 2022-01-06, under: dispatch, at: port}",
)
CARRIED_OUT = changed(
    DEFENCE,
    "places.camp: {sovereign: syria}",
    "decisions.dispatch.at: ~",
    "measures.force: {by: russia, for: armenia, kind: troops, from: 2022-09-15, under: dispatch, at: camp}",
)
BY_CONSENT = changed(
    BEYOND,
    "security_council: ~",
    "consents.invitation: {by: syria, given_to: csto, on: 2022-01-05, for: peacekeeping}",
)
TO_THE_STATE = changed(BY_CONSENT, "decisions.dispatch.at: syria")
CONSENT_TO_RUSSIA = changed(BY_CONSENT, "consents.invitation.given_to: russia")
AS_DEFENCE = changed(
    DEFENCE,
    "places.camp: {sovereign: azerbaijan}",
    "decisions.dispatch.at: camp",
    "decisions.dispatch.international_interest: true",
)
AGAINST_ITS_LAW = changed(
    BEYOND,
    "measures.force: {by: russia, for: kazakhstan, kind: troops, from: 2022-01-06, under: dispatch,"
    " faults: against_national_law}",
)
BEFORE_THE_TREATY = """
date: 1993-12-31
incidents:
  pressure: {from: 1993-06-01, kinds: economic_pressure, against: armenia}
"""

EXAMPLES = {
    "cst-6-1-candidate": near(ATTACK, "incidents.attack.against: georgia", "requests: ~", "measures: ~"),
    "cst-6-1-candidate-endangered": (UNREST, changed(FLOOD, "requests: ~")),
    "cst-6-1-candidate-raised": near(WAR_ELSEWHERE, "statements.word.happened: false"),
    "cst-6-1-1992-basis": (OLD_ATTACK, ATTACK),
    "cst-6-1-2010-basis-attack": (ATTACK, OLD_ATTACK),
    "cst-6-1-2010-basis-threat": (ATTACK, OLD_ATTACK),
    "cst-6-1-decision": near(DEFENCE, "decisions.dispatch.votes: {others: against}"),
    "cst-6-1-decision-of-the-heads": near(DEFENCE, "decisions.dispatch.organ: cmd"),
    "cst-6-1-lawful-use": near(DEFENCE, "decisions.dispatch.kind: statement"),
    "cst-6-1-not-against-internal-violence": (FLOOD, UNREST),
    "cst-6-1-internal-violence": near(UNREST, "actors.rioters.directed_from: abroad"),
    "cst-6-1-armed-violence": (UNREST, UNARMED),
    "cst-6-1-violence-by-its-kind": near(UNARMED, "incidents.unrest.kinds: economic_pressure"),
    "cst-6-1-inside-under-the-text-of-1992": (OLD_UNREST, UNREST),
    "cst-6-1-inside-on-request": near(UNREST, "requests.appeal.asks: consultation"),
    "cst-6-1-inside-as-peacekeepers": (UNREST, NO_PURPOSE),
    "cst-6-1-called-in": near(UNREST, "requests.appeal.withdrawn: 2022-01-06"),
    "cst-6-1-kept-out-of-disputes": near(DEFENCE, "decisions.dispatch.purpose: settle_dispute_between_members"),
    "cst-6-1-used-where-allowed": near(BEYOND, "security_council: ~"),
    "cst-6-1-used-inside-rightly": near(UNREST, "requests: ~"),
    "cst-6-1-only-guards": (GUARDS_IN_FACT, DOES_MORE),
    "cst-6-1-ordered-to-guard": (UNREST, NO_PURPOSE),
    "cst-6-1-guarding-in-fact": (GUARDS_IN_FACT, NO_PURPOSE),
    "cst-6-1-purpose-beyond-guarding": (changed(UNREST, "decisions.dispatch.purpose: restore_order"), UNREST),
    "cst-6-1-task-beyond-guarding": (DOES_MORE, GUARDS_IN_FACT),
    "cst-6-1-use-beyond-guarding": (USED_AGAINST, GUARDS_IN_FACT),
    "cst-6-2-inside-the-parties": (UNREST, BEYOND),
    "cst-6-2-outside-in-the-international-interest": near(BEYOND, "decisions.dispatch.international_interest: ~"),
    "cst-6-2-against-national-law": near(AGAINST_ITS_LAW, "measures.force.faults: excessive"),
    "cst-6-2-sends-to-a-state": near(TO_THE_STATE, "decisions.dispatch.at: kazakhstan"),
    "cst-6-2-sends-to-a-place": near(BEYOND, "places.camp.sovereign: armenia"),
    "cst-6-2-carried-out-at-a-place": near(CARRIED_OUT, "measures.force.at: town"),
    "cst-6-2-carried-out-in-a-state": (changed(CARRIED_OUT, "measures.force.at: syria"), CARRIED_OUT),
    "cst-6-2-sends-outside": (BEYOND, UNREST),
    "cst-6-2-lawful-outside": near(BEYOND, "security_council: ~"),
    "cst-6-2-without-basis": (changed(BEYOND, "security_council: ~"), BEYOND),
    "cst-6-2-carried-beyond-the-act": near(ELSEWHERE, "measures.force.at: camp"),
    "cst-6-2-party": (UNREST, BEFORE_THE_TREATY),
    "cst-6-2-lawful-by-mandate": near(BEYOND, "security_council.mandate.for: united_states"),
    "cst-6-2-mandate-of-the-organization": near(BEYOND, "security_council.mandate.for: russia"),
    "cst-6-2-mandate-of-a-party": (changed(BEYOND, "security_council.mandate.for: russia"), BEYOND),
    "cst-6-2-mandate-in-force": near(BEYOND, "security_council.mandate.kind: finding"),
    "cst-6-2-lawful-by-consent": near(BY_CONSENT, "consents.invitation.given_to: iran"),
    "cst-6-2-lawful-by-consent-of-the-state-named": near(TO_THE_STATE, "consents.invitation.given_to: iran"),
    "cst-6-2-consent-to-the-organization": (BY_CONSENT, CONSENT_TO_RUSSIA),
    "cst-6-2-consent-to-a-party": (CONSENT_TO_RUSSIA, BY_CONSENT),
    "cst-6-2-lawful-as-self-defence": near(AS_DEFENCE, "requests: ~"),
}


def use(text: str, incident: str, party: str, **options: str) -> str:
    """The verdict on whether forces may be used as decided."""
    return standing(text, f'stage("cst.6.use_of_forces", use, ({incident}, {party}))', **options)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("on_request_and_decision", "applies"), ("peacekeeping_only", "applies"), ("never", "does_not_apply")],
)
def test_forces_that_guard_objects_inside_turn_on_whether_they_may_ever(reading: str, expected: str) -> None:
    assert use(UNREST, "unrest", "kazakhstan", readings=f"forces_inside={reading}") == expected


@pytest.mark.parametrize("text", [NO_PURPOSE, DOES_MORE, USED_AGAINST])
def test_forces_that_do_not_only_guard_are_no_peacekeepers(text: str) -> None:
    assert use(text, "unrest", "kazakhstan", readings="forces_inside=peacekeeping_only") == "does_not_apply"
    assert use(text, "unrest", "kazakhstan", readings="forces_inside=on_request_and_decision") == "applies"


def test_no_forces_inside_without_a_request_for_help() -> None:
    for text in (changed(UNREST, "requests: ~"), changed(UNREST, "requests.appeal.asks: consultation")):
        assert use(text, "unrest", "kazakhstan") == "does_not_apply"


def test_no_forces_without_a_decision_of_the_heads() -> None:
    assert use(changed(UNREST, "decisions: ~"), "unrest", "kazakhstan") == "does_not_apply"


def test_the_text_of_1992_reaches_aggression_only() -> None:
    assert use(OLD_UNREST, "unrest", "kazakhstan", readings="all") == "does_not_apply"
    assert use(OLD_DEFENCE, "attack", "armenia") == "applies"


def test_against_an_attack_from_outside_no_reading_on_internal_violence_is_asked() -> None:
    assert use(DEFENCE, "attack", "armenia", readings="forces_inside=never") == "applies"


def test_forces_sent_against_a_flood_are_not_used_against_violence() -> None:
    declared = changed(FLOOD, "statements.word: {by: kazakhstan, on: 2022-01-05, about: unrest, says: threatened}")
    assert use(declared, "unrest", "kazakhstan", readings="forces_inside=never") == "applies"


def test_beyond_the_parties_forces_need_the_international_interest_and_a_ground() -> None:
    assert use(BEYOND, "unrest", "kazakhstan") == "applies"
    for change in (
        "decisions.dispatch.international_interest: ~",
        "security_council: ~",
        "security_council.mandate.for: united_states",
        "security_council.mandate.to: 2022-01-05",
    ):
        assert use(changed(BEYOND, change), "unrest", "kazakhstan") == "does_not_apply"


def test_beyond_the_parties_the_law_of_the_parties_must_be_kept() -> None:
    assert use(AGAINST_ITS_LAW, "unrest", "kazakhstan") == "does_not_apply"


@pytest.mark.parametrize(
    ("given_to", "expected"), [("csto", "applies"), ("russia", "applies"), ("iran", "does_not_apply")]
)
def test_consent_carries_forces_abroad_only_if_given_to_them(given_to: str, expected: str) -> None:
    text = changed(BY_CONSENT, f"consents.invitation.given_to: {given_to}")
    assert use(text, "unrest", "kazakhstan") == expected


def test_where_forces_are_in_fact_used_decides_too() -> None:
    assert use(CARRIED_OUT, "attack", "armenia") == "does_not_apply"
    assert use(changed(CARRIED_OUT, "measures.force.at: town"), "attack", "armenia") == "applies"


def test_each_place_beyond_the_parties_needs_its_basis() -> None:
    two = changed(TO_THE_STATE, "decisions.dispatch.at: [syria, afghanistan]")
    assert use(TO_THE_STATE, "unrest", "kazakhstan") == "applies"
    assert use(two, "unrest", "kazakhstan") == "does_not_apply"
    elsewhere = changed(BY_CONSENT, "places.bridge: {sovereign: syria}", "consents.invitation.at: bridge")
    assert use(BY_CONSENT, "unrest", "kazakhstan") == "applies"
    assert use(elsewhere, "unrest", "kazakhstan") == "does_not_apply"
    assert use(changed(FOR_THE_CAMP, "decisions.dispatch.at: syria"), "unrest", "kazakhstan") == "applies"
    assert use(FOR_THE_CAMP, "unrest", "kazakhstan") == "applies"
    assert use(ELSEWHERE, "unrest", "kazakhstan") == "does_not_apply"


def test_only_a_request_to_the_allies_lets_them_in_and_only_while_it_stands() -> None:
    assert use(changed(UNREST, "requests.appeal.to: turkey"), "unrest", "kazakhstan") == "does_not_apply"
    assert use(changed(UNREST, "requests.appeal.withdrawn: 2022-01-06"), "unrest", "kazakhstan") == "does_not_apply"
    assert use(changed(UNREST, "requests.appeal.withdrawn: 2022-01-19"), "unrest", "kazakhstan") == "applies"
