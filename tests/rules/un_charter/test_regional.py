"""Articles 52 to 54 and 103: regional arrangements, and the precedence of the Charter."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import ATTACK, changed, fired, near, standing

DISPUTE = """
disputes:
  quarrel: {between: [armenia, belarus], on: 2022-11-01, matter: border, pursued_by: negotiation,
    brought_to: {csc: 2022-11-10}}
"""
SECURITY_COUNCIL_FIRST = changed(
    DISPUTE, "disputes.quarrel.pursued_by: ~",
    "disputes.quarrel.brought_to: {csc: 2022-11-10, un_security_council: 2022-11-05}",
)
REGION_FIRST = changed(
    SECURITY_COUNCIL_FIRST, "disputes.quarrel.brought_to: {csc: 2022-11-10, un_security_council: 2022-11-15}"
)
FORCE = """
places:
  hills: {sovereign: georgia}
incidents:
  clash: {from: 2022-01-02, kinds: border_clash, by: georgia, against: georgia, at: hills, force: none}
decisions:
  dispatch: {organ: csc, on: 2022-01-06, kind: deploy, about: clash, at: hills, votes: {others: for}}
measures:
  column: {by: russia, for: armenia, about: clash, kind: troops, under: dispatch, at: hills, from: 2022-01-07,
    used_against: state_forces}
""".replace("by: georgia, against: georgia", "by: armenia, against: georgia")
NAMED = changed(FORCE, "measures.column.under: ~", "measures.column.in_name_of: csto")
AUTHORIZED = changed(
    FORCE, "security_council.leave: {kind: authorization, on: 2022-01-05, about: clash, for: csto}"
)
AUTHORIZED_STATE = changed(AUTHORIZED, "security_council.leave.for: russia")
AUTHORIZED_OTHER = changed(AUTHORIZED, "security_council.leave.for: france")
AUTHORIZED_ELSEWHERE = changed(
    AUTHORIZED, "places.coast: {sovereign: georgia}", "security_council.leave.at: coast"
)
AUTHORIZED_THERE = changed(AUTHORIZED_ELSEWHERE, "security_council.leave.at: hills")
WHOLE_STATE = changed(AUTHORIZED_ELSEWHERE, "decisions.dispatch.at: georgia", "measures.column.at: georgia")
OTHER_STATE = changed(WHOLE_STATE, "places.coast.sovereign: azerbaijan")
CONSENTED = changed(
    FORCE, "consents.yes: {by: georgia, given_to: csto, on: 2022-01-05, for: use_of_force}"
)
HELPED = changed(
    ATTACK,
    "decisions.dispatch: {organ: csc, on: 2022-09-13, kind: deploy, about: attack, at: town, votes: {others: for}}",
    "measures.aid.under: dispatch", "measures.aid.kind: troops", "measures.aid.used_against: state_forces",
)
TOLD = changed(FORCE, "notifications.letter: {by: russia, to: un_security_council, on: 2022-01-08, about: column}")
TOLD_OF_THE_DECISION = changed(
    FORCE, "notifications.letter: {by: russia, to: un_security_council, on: 2022-01-08, about: dispatch}"
)
TOLD_OF_THE_INCIDENT = changed(
    FORCE, "notifications.letter: {by: russia, to: un_security_council, on: 2022-01-08, about: clash}"
)
AGREEMENT = """
agreements:
  pact: {kind: treaty, signatures: {armenia: 2020-01-01, belarus: 2020-01-01}, incompatible_with: un}
"""

EXAMPLES = {
    "un-52-2-candidate": near(DISPUTE, "disputes.quarrel.between: [armenia, azerbaijan]"),
    "un-52-2-local-dispute": near(DISPUTE, "disputes.quarrel.between: [armenia, azerbaijan]"),
    "un-52-2-effort": near(DISPUTE, "disputes.quarrel.between: [armenia, azerbaijan]"),
    "un-52-2-made": near(DISPUTE, "disputes.quarrel.pursued_by: pressure"),
    "un-52-2-made-in-the-region": (REGION_FIRST, SECURITY_COUNCIL_FIRST),
    "un-52-2-brought-to-the-region": near(DISPUTE, "disputes.quarrel.brought_to: {un_security_council: 2022-11-10}"),
    "un-52-2-in-the-security-council-before": (SECURITY_COUNCIL_FIRST, REGION_FIRST),
    "un-52-2-in-the-region-by-then": (REGION_FIRST, SECURITY_COUNCIL_FIRST),
    "un-52-2-security-council-first": (SECURITY_COUNCIL_FIRST, REGION_FIRST),
    "un-53-1-enforcement": near(FORCE, "measures.column.used_against: armed_groups"),
    "un-53-1-measure-in-the-name-of-an-arrangement": (NAMED, FORCE),
    "un-53-1-measure-under-its-decision": (FORCE, NAMED),
    "un-53-1-authorization": (AUTHORIZED, AUTHORIZED_ELSEWHERE),
    "un-53-1-authorization-of-the-arrangement": (AUTHORIZED, AUTHORIZED_STATE),
    "un-53-1-authorization-of-the-state": (AUTHORIZED_STATE, AUTHORIZED_OTHER),
    "un-53-1-decision-goes-to": (FORCE, DISPUTE),
    "un-53-1-measure-goes-to": (FORCE, DISPUTE),
    "un-53-1-does-not-reach-the-place": (AUTHORIZED_ELSEWHERE, AUTHORIZED_THERE),
    "un-53-1-does-not-reach-the-state": (OTHER_STATE, WHOLE_STATE),
    "un-53-1-names-a-place-in-the-state": (AUTHORIZED_ELSEWHERE, AUTHORIZED),
    "un-53-1-short-of": (AUTHORIZED_ELSEWHERE, AUTHORIZED_THERE),
    "un-53-1-self-defence-is-no-enforcement": (HELPED, FORCE),
    "un-53-1-consent-is-no-enforcement": near(CONSENTED, "consents.yes.for: transit"),
    "un-53-1-without-authorization": (FORCE, AUTHORIZED),
    "un-54-activity-of-an-arrangement": near(FORCE, "measures.column.kind: arms"),
    "un-54-informed": (TOLD, FORCE),
    "un-54-informed-of-the-decision": (TOLD_OF_THE_DECISION, FORCE),
    "un-54-informed-of-the-incident": (TOLD_OF_THE_INCIDENT, FORCE),
    "un-54-not-informed": (FORCE, TOLD),
    "un-103-gives-way": near(AGREEMENT, "agreements.pact.incompatible_with: cst"),
}  # fmt: skip


@pytest.mark.parametrize("organ", ["chair", "cssc", "cmd", "secretariat", "permanent_council"])
def test_any_organ_of_the_region_will_do_if_it_comes_first(organ: str) -> None:
    made = 'stage("un.52.local_settlement", made, (quarrel,))'
    first = changed(
        REGION_FIRST, f"disputes.quarrel.brought_to: {{{organ}: 2022-11-10, un_security_council: 2022-11-15}}"
    )
    assert standing(first, made) == "applies"
    assert standing(SECURITY_COUNCIL_FIRST, made) == "does_not_apply"


def test_enforcement_needs_authorization_consent_or_self_defence() -> None:
    breach = 'breach("un.53.enforcement_without_authorization", russia, (column,))'
    assert standing(FORCE, breach) == "applies"
    assert standing(AUTHORIZED, breach) == "does_not_apply"
    assert standing(CONSENTED, breach) == "does_not_apply"


def test_authorization_is_for_somebody_and_somewhere() -> None:
    breach = 'breach("un.53.enforcement_without_authorization", russia, (column,))'
    assert standing(AUTHORIZED_STATE, breach) == "does_not_apply"
    assert standing(AUTHORIZED_OTHER, breach) == "applies"
    assert standing(AUTHORIZED_ELSEWHERE, breach) == "applies"
    assert standing(AUTHORIZED_THERE, breach) == "does_not_apply"
    assert standing(WHOLE_STATE, breach) == "does_not_apply"
    assert standing(OTHER_STATE, breach) == "applies"


@pytest.mark.parametrize(
    "change", ["consents.yes.for: [transit, overflight]", "consents.yes.on: 2022-01-20", "consents.yes.at: coast"]
)
def test_consent_excuses_enforcement_within_its_limits_only(change: str) -> None:
    text = changed(CONSENTED, "places.coast: {sovereign: georgia}")
    assert "un-53-1-consent-is-no-enforcement" in fired(text)
    assert "un-53-1-consent-is-no-enforcement" not in fired(changed(text, change))


def test_the_security_council_is_informed_of_activities() -> None:
    breach = 'breach("un.54.no_information", russia, (column,))'
    assert standing(FORCE, breach) == "applies"
    assert standing(TOLD_OF_THE_DECISION, breach) == "does_not_apply"
