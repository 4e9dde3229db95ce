"""Articles 1, 2, 5, 7, 17, 21, 24 and 27, and measures without a decision."""

from __future__ import annotations

import pytest

from tests.rules.charter.scenes import SESSION
from tests.rules.cst.scenes import changed, near, standing

AGREEMENT = """
agreements:
  pact: {kind: treaty, signatures: {armenia: 2020-01-01, russia: 2020-01-01}, ratifications: {armenia: 2020-06-01}}
"""
INSIDE = """
actors:
  rioters: {kind: crowd, weapons_against: [authorities]}
places:
  city: {sovereign: kyrgyzstan}
incidents:
  unrest: {from: 2022-01-02, to: 2022-01-07, kinds: riot, by: rioters, against: kyrgyzstan, at: city, force: armed,
    means: small_arms, hits: [people], gravity: significant}
requests:
  appeal: {by: kyrgyzstan, on: 2022-01-03, to: csc, about: unrest, asks: meeting}
decisions:
  dispatch: {organ: csc, on: 2022-01-05, kind: deploy, about: unrest, internal_matter_of: kyrgyzstan,
    votes: {others: for}}
measures:
  column: {by: russia, for: kyrgyzstan, kind: troops, under: dispatch, from: 2022-01-06}
"""
ASKED = changed(INSIDE, "requests.appeal.asks: forces")
TAKEN_UP = changed(ASKED, "requests.appeal.to: russia", "decisions.dispatch.about: appeal")
CONSENTED = changed(
    INSIDE, "consents.invitation: {by: kyrgyzstan, given_to: csto, on: 2022-01-04, for: peacekeeping}"
)
TECHNICAL = changed(
    INSIDE, "requests.appeal.asks: military_technical_assistance", "measures.column.kind: equipment"
)
OF_THE_ORGANIZATION = changed(INSIDE, "measures.column.by: csto")
OVERFLIGHT = changed(CONSENTED, "consents.invitation.for: overflight")
ELSEWHERE = changed(
    CONSENTED,
    "places.south: {sovereign: kyrgyzstan}",
    "consents.invitation.at: south",
    "measures.column.at: city",
)
OVER_ANOTHER_MATTER = changed(
    CONSENTED,
    "incidents.flood: {from: 2021-05-01, kinds: natural_disaster, against: kyrgyzstan}",
    "consents.invitation.about: flood",
)
ACCEPTED = changed(INSIDE, "measures.column.accepted_by: {kyrgyzstan: 2022-01-06}")
BASE = """
bases:
  airfield: {host: kyrgyzstan, of: united_states, what: forces, on: 2014-01-01}
"""
OBJECTED = changed(
    BASE,
    "bases.airfield.consulted: [armenia, belarus, kazakhstan, russia, tajikistan]",
    "bases.airfield.objected: russia",
)
APPOINTMENT = """
actors:
  candidate: {kind: person, of: united_states}
decisions:
  choice: {organ: csc, on: 2022-11-23, kind: appoint, post: secretary_general, appointee: candidate, term_years: 5,
    votes: {others: for}}
"""
OF_BELARUS = changed(APPOINTMENT, "actors.candidate.of: belarus")
NATIONAL = changed(APPOINTMENT, "actors.candidate.of: csto", "actors.candidate.nationals_of: belarus")
OBSERVER = """
membership:
  wish: {state: serbia, kind: applies, as: observer, on: 2022-02-01}
decisions:
  grant: {organ: csc, on: 2022-05-01, kind: grant_observer, concerns: serbia, votes: {others: for}}
"""
PARTNER = """
membership:
  wish: {state: serbia, kind: applies, as: partner, on: 2022-02-01, commits_to_practice: true, shares_purposes: true}
decisions:
  grant: {organ: csc, on: 2022-05-01, kind: grant_partner, concerns: serbia, votes: {others: for}}
"""
ENDED = changed(
    OBSERVER, "decisions.end: {organ: csc, on: 2022-09-01, kind: end_status, concerns: serbia, votes: {others: for}}"
)
DISPUTE = """
disputes:
  quarrel: {between: [armenia, belarus], on: 2022-11-01, matter: application, negotiation_failed: true}
"""
AMENDMENT = """
agreements:
  protocol: {kind: amendment, amends: charter, signatures: {armenia: 2022-11-23},
    reservations: {armenia: "except article 12"}}
"""
BUDGET = """
decisions:
  budget: {organ: csc, on: 2022-11-23, kind: budget, deficit: true, votes: {others: for}}
"""
IN_ITS_NAME = """
measures:
  column: {by: russia, for: kyrgyzstan, kind: troops, from: 2022-01-06, in_name_of: csto}
"""
UNDER_A_DECISION = changed(
    changed(SESSION, "decisions.paper.kind: deploy"),
    "measures.column: {by: russia, for: kyrgyzstan, kind: troops, under: paper, from: 2022-12-01, in_name_of: csto}",
)
RELIED_ON = changed(UNDER_A_DECISION, "measures.column.in_name_of: ~")

EXAMPLES = {
    "charter-1-regional-arrangement": (SESSION, SESSION.replace("2022-11-23", "2002-11-23") + "date: 2002-12-31\n"),
    "charter-2-decision-of-the-council-binds": near(SESSION, "decisions.paper.votes: {others: against}"),
    "charter-2-agreement-binds-its-parties": near(AGREEMENT, "agreements.pact.ratifications: ~"),
    "charter-5-measure-of-a-state": near(INSIDE, "decisions.dispatch.internal_matter_of: ~"),
    "charter-5-measure-of-the-organization": (OF_THE_ORGANIZATION, INSIDE),
    "charter-5-interference": (INSIDE, ASKED),
    "charter-5-decided-on-its-request": (TAKEN_UP, ASKED),
    "charter-5-decided-on-what-it-asked-about": near(ASKED, "requests.appeal.to: russia"),
    "charter-5-asked-for-it": (ASKED, INSIDE),
    "charter-5-asks-for-help-of-any-kind": (changed(ASKED, "requests.appeal.asks: assistance"), ASKED),
    "charter-5-asks-for-forces": (ASKED, INSIDE),
    "charter-5-asks-for-technical-help": (TECHNICAL, ASKED),
    "charter-5-asks-for-humanitarian-help": (changed(ASKED, "requests.appeal.asks: humanitarian_help"), ASKED),
    "charter-5-asks-for-observers": (changed(ASKED, "requests.appeal.asks: monitoring"), ASKED),
    "charter-5-asks-for-mediation": (changed(ASKED, "requests.appeal.asks: mediation"), ASKED),
    "charter-5-consented": near(CONSENTED, "consents.invitation.given_to: belarus"),
    "charter-5-consents-to-help": near(changed(CONSENTED, "consents.invitation.for: help"), "consents: ~"),
    "charter-5-consents-to-forces": (CONSENTED, OVERFLIGHT),
    "charter-5-consents-to-passage": (OVERFLIGHT, CONSENTED),
    "charter-5-consent-to-another-matter": near(OVER_ANOTHER_MATTER, "consents.invitation.about: unrest"),
    "charter-5-consent-to-its-matter": (changed(CONSENTED, "consents.invitation.about: unrest"), OVER_ANOTHER_MATTER),
    "charter-5-consent-to-another-place": near(ELSEWHERE, "measures.column.at: south"),
    "charter-5-accepted": (ACCEPTED, INSIDE),
    "charter-7-2-not-all-consulted": (BASE, changed(OBJECTED, "readings: uzbekistan_2012=treated_as_withdrawn")),
    "charter-7-2-objection": (OBJECTED, BASE),
    "charter-7-2-base-of-an-outsider": near(BASE, "bases.airfield.of: russia"),
    "charter-12-2-in-the-name-of-the-organization": near(IN_ITS_NAME, "measures.column.in_name_of: ~"),
    "charter-12-2-in-its-name-under-its-decision": near(RELIED_ON, "measures.column.in_name_of: russia"),
    "charter-12-2-measure-without-decision": (IN_ITS_NAME, UNDER_A_DECISION),
    "charter-12-2-borne-by-a-decision": (UNDER_A_DECISION, IN_ITS_NAME),
    "charter-17-appointment-is-the-councils": near(APPOINTMENT, "decisions.choice.post: deputy"),
    "charter-17-not-on-a-proposal": near(APPOINTMENT, "decisions.choice.proposed_by: cmfa"),
    "charter-17-another-term": near(APPOINTMENT, "decisions.choice.term_years: 3"),
    "charter-17-no-national-of-a-member": near(APPOINTMENT, "actors.candidate.of: belarus"),
    "charter-17-national-of-a-member": (NATIONAL, APPOINTMENT),
    "charter-17-nationality-of-whose-one-is": near(OF_BELARUS, "actors.candidate.nationals_of: serbia"),
    "charter-21-candidate": near(OBSERVER, "membership.wish.as: partner"),
    "charter-21-candidate-by-decision": near(OBSERVER, "decisions.grant.kind: grant_partner"),
    "charter-21-application": near(OBSERVER, "membership.wish.written: false"),
    "charter-21-wants-practical-activity": near(
        changed(OBSERVER, "membership.wish.commits_to_practice: true"), "membership.wish.on: 2020-02-01"
    ),
    "charter-21-decision": near(OBSERVER, "decisions.grant.votes: {others: against}"),
    "charter-21-status-given": near(OBSERVER, "decisions.grant.votes: {others: against}"),
    "charter-21-status-ended": (ENDED, OBSERVER),
    "charter-21-has-status": near(OBSERVER, "decisions.grant.takes_effect: 2023-05-01"),
    "charter-21-observer": (OBSERVER, ENDED),
    "charter-21-1-candidate": near(PARTNER, "membership.wish.as: observer"),
    "charter-21-1-candidate-by-decision": near(PARTNER, "decisions.grant.kind: grant_observer"),
    "charter-21-1-application": near(PARTNER, "membership.wish.commits_to_practice: false"),
    "charter-21-1-decision": near(PARTNER, "decisions.grant.votes: {others: against}"),
    "charter-21-1-partner": near(PARTNER, "membership.wish.shares_purposes: false"),
    "charter-24-deficit": near(BUDGET, "decisions.budget.deficit: false"),
    "charter-27-candidate": near(DISPUTE, "disputes.quarrel.between: [armenia, azerbaijan]"),
    "charter-27-between-members": near(DISPUTE, "disputes.quarrel.between: [armenia, azerbaijan]"),
    "charter-27-on-meaning": near(DISPUTE, "disputes.quarrel.matter: border"),
    "charter-27-before-the-council": near(DISPUTE, "disputes.quarrel.negotiation_failed: false"),
    "charter-27-no-reservations": near(AMENDMENT, "agreements.protocol.amends: cst"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (INSIDE, "applies"),
        (ASKED, "does_not_apply"),
        (TAKEN_UP, "does_not_apply"),
        (changed(ASKED, "requests.appeal.to: russia"), "applies"),
        (changed(ASKED, "requests.appeal.on: 2022-01-07"), "applies"),
        (changed(ASKED, "measures.column.kind: [troops, interrupt_economy]"), "applies"),
        (changed(TECHNICAL, "measures.column.kind: troops"), "applies"),
        (TECHNICAL, "does_not_apply"),
        (CONSENTED, "does_not_apply"),
        (changed(CONSENTED, "consents.invitation.given_to: belarus"), "applies"),
        (OVERFLIGHT, "applies"),
        (ELSEWHERE, "applies"),
        (changed(ELSEWHERE, "measures.column.at: south"), "does_not_apply"),
        (OVER_ANOTHER_MATTER, "applies"),
        (ACCEPTED, "does_not_apply"),
    ],
)
def test_a_member_agrees_to_what_it_asked_for_or_consented_to_and_to_nothing_else(text: str, expected: str) -> None:
    assert standing(text, 'breach("charter.5.interference", russia, (column, kyrgyzstan))') == expected


def test_a_measure_of_the_organization_itself_may_interfere() -> None:
    breach = 'breach("charter.5.interference", csto, (column, kyrgyzstan))'
    assert standing(OF_THE_ORGANIZATION, breach) == "applies"
    assert standing(changed(OF_THE_ORGANIZATION, "requests.appeal.asks: forces"), breach) == "does_not_apply"
    invited = changed(OF_THE_ORGANIZATION, "consents.word: {by: kyrgyzstan, given_to: csto, on: 2022-01-04, for: help}")
    assert standing(invited, breach) == "does_not_apply"


def test_a_base_is_a_breach_of_the_host_unless_all_were_asked_and_none_objected() -> None:
    breach = 'breach("charter.7.base_without_consent", kyrgyzstan, (airfield, united_states))'
    assert standing(BASE, breach) == "applies"
    assert standing(OBJECTED, breach) == "applies"
    assert standing(changed(OBJECTED, "bases.airfield.objected: ~"), breach) == "does_not_apply"


def test_an_objection_counts_only_since_it_is_asked() -> None:
    """The protocol of 2011 tightens the article; before the text of 2010 consultation was enough."""
    breach = 'breach("charter.7.base_without_consent", kyrgyzstan, (airfield, united_states))'
    before = OBJECTED.replace("2014-01-01", "2011-01-01")
    asked = changed(before, "bases.airfield.consulted: [armenia, belarus, kazakhstan, russia, tajikistan, uzbekistan]")
    assert standing(asked, breach) == "does_not_apply"


def test_a_status_is_given_and_ended_by_the_council() -> None:
    observer = 'stage("charter.21.observer", status, (serbia,))'
    assert standing(OBSERVER, observer) == "applies"
    assert standing(ENDED, observer) == "does_not_apply"
    assert standing(changed(OBSERVER, "decisions.grant.takes_effect: 2023-05-01"), observer) == "does_not_apply"
    assert standing(changed(OBSERVER, "decisions.grant.until: 2022-06-01"), observer) == "does_not_apply"


def test_a_status_that_ended_may_be_given_anew() -> None:
    anew = changed(
        ENDED,
        "decisions.again: {organ: csc, on: 2022-10-01, kind: grant_observer, concerns: serbia, votes: {others: for}}",
    )
    assert standing(anew, 'stage("charter.21.observer", status, (serbia,))') == "applies"


def test_there_were_no_partners_before_the_text_of_2018() -> None:
    early = PARTNER.replace("2022-", "2020-") + "date: 2020-12-31\n"
    assert standing(PARTNER, 'stage("charter.21.partner", status, (serbia,))') == "applies"
    assert standing(early, 'stage("charter.21.partner", status, (serbia,))') == "does_not_apply"


@pytest.mark.parametrize(("applied", "verdict"), [("2022-02-01", "does_not_apply"), ("2020-02-01", "applies")])
def test_who_wants_practical_activity_is_no_observer_under_the_text_of_2018(applied: str, verdict: str) -> None:
    text = changed(OBSERVER, f"membership.wish: {{state: serbia, kind: applies, as: observer, on: {applied}}}")
    asked = 'stage("charter.21.observer", status, (serbia,))'
    assert standing(text, asked) == "applies"
    assert standing(changed(text, "membership.wish.commits_to_practice: true"), asked) == verdict
