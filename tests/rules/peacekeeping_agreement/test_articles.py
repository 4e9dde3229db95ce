"""Articles 1 and 3: what peacekeeping is, at home and abroad."""

from __future__ import annotations

from tests.rules.cst.scenes import BORDER_WAR, UNREST, changed, near, standing

HOME = changed(UNREST, "decisions.dispatch.measure: peacekeeping")
INFORMED = changed(
    HOME, "notifications.letter: {by: kazakhstan, to: un_security_council, on: 2022-01-07, about: unrest}"
)
HOSTILE = changed(HOME, "incidents.unrest.hostilities: true")
MANDATED = changed(
    HOME, "security_council.mandate: {kind: mandate, on: 2022-01-05, about: unrest, for: csto}"
)
ABROAD = """
places:
  hills: {sovereign: georgia}
incidents:
  clash: {from: 2022-01-02, kinds: border_clash, by: georgia, against: russia, at: hills, force: armed,
    means: artillery, hits: [territory], gravity: significant}
security_council:
  mandate: {kind: mandate, on: 2022-01-05, about: clash, for: csto}
decisions:
  dispatch: {organ: csc, on: 2022-01-06, kind: deploy, about: clash, measure: peacekeeping, at: hills,
    votes: {others: for}}
"""
TO_A_STATE = changed(ABROAD, "decisions.dispatch.at: georgia")
TWO_PLACES = changed(HOME, "places.hills: {sovereign: georgia}", "decisions.dispatch.at: [city, hills]")
ASKED_TOO = changed(
    TWO_PLACES, "places.hills.sovereign: kyrgyzstan",
    "requests.plea: {by: kyrgyzstan, on: 2022-01-05, to: csc, about: unrest, asks: peacekeepers}",
)
MANDATED_TOO = changed(
    TWO_PLACES, "security_council.mandate: {kind: mandate, on: 2022-01-05, about: unrest, for: csto, at: hills}"
)
TAKEN_BACK = changed(HOME, "requests.appeal.withdrawn: 2022-01-06")
TAKEN_BACK_LATER = changed(HOME, "requests.appeal.withdrawn: 2022-01-07")
ASKED_LATER = changed(HOME, "requests.appeal.on: 2022-01-07")
ELSEWHERE = changed(ABROAD, "places.coast: {sovereign: georgia}", "security_council.mandate.at: coast")
ELSEWHERE_STATE = changed(
    TO_A_STATE, "places.coast: {sovereign: armenia}", "security_council.mandate.at: coast"
)
READING = "readings: peacekeeping_at_home="

EXAMPLES = {
    "pk-1-hostilities-told": (HOSTILE, HOME),
    "pk-1-hostilities-between-states": (BORDER_WAR, HOME),
    "pk-3-a-bound": (HOME, HOME.replace("2022-", "2007-") + "date: 2007-12-31\n"),
    "pk-3-a-bound-by-supposition": (changed(HOME, "suppose: [{state: georgia, party_to: pk}]"), HOME),
    "pk-3-a-candidate": near(HOME, "incidents.unrest.against: georgia"),
    "pk-3-a-candidate-endangered": near(HOME, "incidents.unrest.against: georgia", "places.city.sovereign: georgia",
                                          "requests: ~", "decisions: ~"),
    "pk-3-a-candidate-where-they-are-sent": near(ABROAD, "decisions.dispatch.votes: {others: against}"),
    "pk-3-a-official-request": near(HOME, "requests.appeal.form: informal"),
    "pk-3-a-request-stands": (HOME, TAKEN_BACK_LATER),
    "pk-3-a-request-stood-when-decided": (TAKEN_BACK_LATER, TAKEN_BACK),
    "pk-3-a-asked-before-the-decision": (TAKEN_BACK_LATER, ASKED_LATER),
    "pk-3-a-sends-peacekeepers": near(HOME, "decisions.dispatch.measure: crrf"),
    "pk-3-a-decision": near(HOME, "decisions.dispatch.votes: {others: against}"),
    "pk-3-a-sent-to-a-state": (TO_A_STATE, ABROAD),
    "pk-3-a-sent-to-a-place": (ABROAD, TO_A_STATE),
    "pk-3-a-at-home-request-and-decision": (
        HOME + READING + "request_and_decision_suffice\n", HOME + READING + "needs_un_mandate\n",
    ),
    "pk-3-a-at-home-mandate": (MANDATED + READING + "needs_un_mandate\n", HOME + READING + "needs_un_mandate\n"),
    "pk-3-a-at-home-hostilities": (HOSTILE + READING + "needs_hostilities\n", HOME + READING + "needs_hostilities\n"),
    "pk-3-a-deployment": near(HOME, "requests.appeal.form: informal"),
    "pk-3-a-may-go-to-a-member-that-asked": near(HOME, "requests.appeal.form: informal"),
    "pk-3-a-sent-beyond-the-host": (
        TWO_PLACES + READING + "request_and_decision_suffice\n", ASKED_TOO + READING + "request_and_decision_suffice\n",
    ),
    "pk-3-a-sent-only-where-they-may": near(HOME, "decisions: ~"),
    "pk-3-a-notice": (INFORMED, HOME),
    "pk-3-b-mandate": (MANDATED, changed(MANDATED, "security_council.mandate.for: france")),
    "pk-3-b-mandate-for-the-host": near(ABROAD, "security_council.mandate.for: france"),
    "pk-3-b-mandate-short-of-a-place": (ELSEWHERE, ABROAD),
    "pk-3-b-mandate-short-of-the-state": (ELSEWHERE_STATE, TO_A_STATE),
    "pk-3-b-may-go-to-a-state-that-is-no-member": (ABROAD, HOME),
    "pk-3-b-deployment-abroad": near(ABROAD, "security_council: ~"),
}  # fmt: skip


def operation(text: str, **options: str) -> str:
    """The verdict on the operation in Kazakhstan."""
    return standing(text, 'stage("peacekeeping.deployment", deployment, (unrest, kazakhstan))', **options)


def test_at_home_a_mandate_is_needed_on_one_reading_only() -> None:
    assert operation(HOME) == "applies"
    assert operation(HOME, readings="peacekeeping_at_home=needs_un_mandate") == "does_not_apply"
    assert operation(MANDATED, readings="peacekeeping_at_home=needs_un_mandate") == "applies"
    assert operation(HOME, readings="peacekeeping_at_home=needs_hostilities") == "does_not_apply"
    assert operation(HOME, doctrine="restrictive_3314") == "arguable"


def test_abroad_a_mandate_is_needed_on_every_reading() -> None:
    abroad = 'stage("peacekeeping.deployment", deployment, (clash, georgia))'
    assert standing(ABROAD, abroad) == "applies"
    assert standing(changed(ABROAD, "security_council: ~"), abroad, readings="all") == "does_not_apply"
    assert standing(TO_A_STATE, abroad) == "applies"


def test_a_mandate_is_for_somebody_and_somewhere() -> None:
    abroad = 'stage("peacekeeping.deployment", deployment, (clash, georgia))'
    assert standing(changed(ABROAD, "security_council.mandate.for: france"), abroad) == "does_not_apply"
    assert standing(changed(ABROAD, "security_council.mandate.for: russia"), abroad) == "applies"
    assert standing(ELSEWHERE, abroad) == "does_not_apply"
    assert standing(ELSEWHERE_STATE, abroad) == "does_not_apply"
    assert operation(changed(MANDATED, "security_council.mandate.for: france"),
                     readings="peacekeeping_at_home=needs_un_mandate") == "does_not_apply"  # fmt: skip


def test_an_operation_in_two_states_needs_a_footing_in_each() -> None:
    assert operation(TWO_PLACES) == "does_not_apply"
    assert operation(ASKED_TOO) == "applies"
    assert operation(MANDATED_TOO) == "applies"
    in_georgia = 'stage("peacekeeping.deployment", deployment, (unrest, georgia))'
    assert standing(MANDATED_TOO, in_georgia) == "applies"
    assert standing(changed(MANDATED_TOO, "requests: ~"), in_georgia) == "does_not_apply"


def test_the_request_is_made_before_the_decision_and_not_taken_back_by_then() -> None:
    assert operation(TAKEN_BACK) == "does_not_apply"
    assert operation(TAKEN_BACK_LATER) == "applies"
    assert operation(ASKED_LATER) == "does_not_apply"


def test_peacekeepers_may_come_when_the_fighting_is_over() -> None:
    assert operation(changed(HOME, "incidents.unrest.to: 2022-01-03")) == "applies"
