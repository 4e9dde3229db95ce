"""Request, proposal, decision and region of the rapid-deployment forces of Central Asia."""

from __future__ import annotations

from tests.rules.cst.scenes import changed, near, standing

RAID = """
actors:
  band: {kind: armed_group, organised: true, based_in: afghanistan, weapons_against: [authorities]}
places:
  valley: {sovereign: tajikistan}
  beyond: {sovereign: russia}
incidents:
  raid: {from: 2022-05-01, to: 2022-05-20, kinds: incursion, by: band, against: tajikistan, at: valley, force: armed,
    means: small_arms, hits: [territory, people], gravity: significant}
requests:
  appeal: {by: tajikistan, on: 2022-05-02, to: csc, about: raid, asks: forces}
decisions:
  dispatch: {organ: csc, on: 2022-05-05, kind: deploy, about: raid, measure: crdf, proposed_by: cmd, at: valley,
    votes: {others: for}}
"""
BEFORE = RAID.replace("2022-", "2008-") + "date: 2008-12-31\n"
ENDANGERED = """
statements:
  alarm: {by: tajikistan, on: 2022-05-02, in: csc, about: flood, says: threatened}
incidents:
  flood: {from: 2022-05-01, kinds: natural_disaster, against: afghanistan}
"""
UNPROPOSED = changed(RAID, "decisions.dispatch.proposed_by: ~")
ABROAD = changed(RAID, "decisions.dispatch.at: beyond")
TO_A_STATE = changed(RAID, "decisions.dispatch.at: russia")
BY_ANOTHER_MEMBER = changed(RAID, "requests.appeal.by: kazakhstan")
AGAINST_RUSSIA = changed(RAID, "incidents.raid.against: russia", "requests.appeal.by: russia")
LEFT = changed(
    RAID, "membership.notice: {state: tajikistan, to: crdf, kind: notice_of_withdrawal, on: 2021-06-01}"
)
TAKEN_BACK = changed(RAID, "requests.appeal.withdrawn: 2022-05-05")
TAKEN_BACK_LATER = changed(RAID, "requests.appeal.withdrawn: 2022-05-06")

EXAMPLES = {
    "crdf-3-candidate": near(RAID, "incidents.raid.against: armenia"),
    "crdf-3-candidate-endangered": (ENDANGERED, changed(ENDANGERED, "statements: ~")),
    "crdf-3-request": near(RAID, "requests.appeal.to: russia"),
    "crdf-3-request-stood-when-decided": (TAKEN_BACK_LATER, TAKEN_BACK),
    "crdf-3-sends-the-forces": near(RAID, "decisions.dispatch.measure: crrf"),
    "crdf-3-decision": near(RAID, "decisions.dispatch.votes: {others: against}"),
    "crdf-3-proposal": (RAID, UNPROPOSED),
    "crdf-3-region": (RAID, ABROAD),
    "crdf-3-sent-to-a-place-beyond": (ABROAD, RAID),
    "crdf-3-sent-to-a-state-beyond": (TO_A_STATE, RAID),
    "crdf-3-deployment": (RAID, UNPROPOSED),
    "crdf-final-bound": (RAID, BEFORE),
    "crdf-final-bound-by-supposition": (changed(RAID, "suppose: [{state: uzbekistan, party_to: crdf}]"), RAID),
    "crdf-final-left": (LEFT, RAID),
}


def deployment(text: str, host: str = "tajikistan") -> str:
    """The verdict on the deployment for a state."""
    return standing(text, f'stage("crdf.deployment", deployment, (raid, {host}))')


def test_the_forces_are_sent_on_request_and_proposal_by_a_decision() -> None:
    assert deployment(RAID) == "applies"
    assert deployment(UNPROPOSED) == "does_not_apply"
    assert deployment(changed(RAID, "requests: ~")) == "does_not_apply"
    assert deployment(changed(RAID, "decisions.dispatch.votes: {others: against}")) == "does_not_apply"


def test_any_member_may_ask() -> None:
    assert deployment(BY_ANOTHER_MEMBER) == "applies"


def test_the_request_stands_when_the_council_decides() -> None:
    assert deployment(TAKEN_BACK) == "does_not_apply"
    assert deployment(TAKEN_BACK_LATER) == "applies"
    assert deployment(changed(RAID, "requests.appeal.on: 2022-05-06")) == "does_not_apply"


def test_the_forces_stay_in_their_region() -> None:
    assert deployment(ABROAD) == "does_not_apply"
    assert deployment(TO_A_STATE) == "does_not_apply"
    assert deployment(AGAINST_RUSSIA, "russia") == "does_not_apply"


def test_who_left_the_agreement_is_bound_no_more() -> None:
    assert deployment(LEFT) == "does_not_apply"
    assert deployment(BEFORE) == "does_not_apply"
    assert deployment(changed(LEFT, "suppose: [{state: tajikistan, party_to: crdf}]")) == "applies"
