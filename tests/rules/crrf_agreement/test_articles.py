"""Tasks, request, decision and territory of the rapid-reaction forces."""

from __future__ import annotations

from tests.rules.cst.scenes import changed, near, standing

RAID = """
actors:
  band: {kind: armed_group, organised: true, based_in: afghanistan, weapons_against: [authorities]}
places:
  valley: {sovereign: tajikistan}
  beyond: {sovereign: afghanistan}
incidents:
  raid: {from: 2022-05-01, to: 2022-05-20, kinds: incursion, by: band, against: tajikistan, at: valley, force: armed,
    means: small_arms, hits: [territory, people], gravity: significant}
requests:
  appeal: {by: tajikistan, on: 2022-05-02, to: csc, about: raid, asks: forces}
decisions:
  dispatch: {organ: csc, on: 2022-05-05, kind: deploy, about: raid, measure: crrf, purpose: repel_attack, at: valley,
    votes: {others: for}}
"""
HOSTAGES = changed(RAID, "decisions.dispatch.purpose: free_hostages")
ELECTION = changed(RAID, "decisions.dispatch.purpose: guard_election")
ENDANGERED = """
statements:
  alarm: {by: tajikistan, on: 2022-05-02, in: csc, about: flood, says: threatened}
incidents:
  flood: {from: 2022-05-01, kinds: natural_disaster, against: tajikistan}
"""
ABROAD = changed(RAID, "decisions.dispatch.at: beyond")
LIMITED_BY_ALL = changed(RAID, "decisions.dispatch.format: limited")
LIMITED = changed(LIMITED_BY_ALL, "decisions.dispatch.votes: {others: for, belarus: not_taking_part}")
TO_A_STATE = changed(RAID, "decisions.dispatch.at: afghanistan")
RELIEF = changed(RAID, "requests.appeal.asks: humanitarian_help")
QUAKE = """
places:
  valley: {sovereign: tajikistan}
incidents:
  quake: {from: 2022-05-01, kinds: natural_disaster, against: tajikistan, at: valley}
requests:
  appeal: {by: tajikistan, on: 2022-05-02, to: csto, about: quake, asks: humanitarian_help}
decisions:
  dispatch: {organ: csc, on: 2022-05-05, kind: deploy, about: quake, measure: crrf, purpose: emergency_help, at: valley,
    votes: {others: for}}
"""
ASKED_LATE = changed(RAID, "requests.appeal.on: 2022-05-21", "decisions.dispatch.on: 2022-05-22")
TAKEN_BACK = changed(RAID, "requests.appeal.withdrawn: 2022-05-05")
TAKEN_BACK_LATER = changed(RAID, "requests.appeal.withdrawn: 2022-05-06")

EXAMPLES = {
    "crrf-9-special-operations": (HOSTAGES, RAID),
    "crrf-9-within-the-list": (HOSTAGES, RAID),
    "crrf-tasks-on-the-list": (RAID, ELECTION),
    "crrf-tasks-listed": (RAID, ELECTION),
    "crrf-tasks-beyond-the-list": (ELECTION, RAID),
    "crrf-decision-bound": (RAID, RAID.replace("2022-", "2009-") + "date: 2009-12-31\n"),
    "crrf-decision-bound-by-supposition": (changed(RAID, "suppose: [{state: uzbekistan, party_to: crrf}]"), RAID),
    "crrf-decision-candidate": near(RAID, "incidents.raid.against: afghanistan"),
    "crrf-decision-candidate-endangered": (RAID, changed(ENDANGERED, "statements: ~")),
    "crrf-decision-request": near(RAID, "requests.appeal.to: russia"),
    "crrf-decision-asks-help": (RAID, RELIEF),
    "crrf-decision-asks-relief": (RELIEF, RAID),
    "crrf-decision-in-time-of-an-attack": (RAID, ASKED_LATE),
    "crrf-decision-in-time-without-an-attack": (QUAKE, RAID),
    "crrf-decision-asked-by-then": near(RAID, "requests.appeal.by: afghanistan"),
    "crrf-decision-request-stands": (RAID, TAKEN_BACK_LATER),
    "crrf-decision-request-stood-when-decided": (TAKEN_BACK_LATER, TAKEN_BACK),
    "crrf-decision-sends-the-forces": near(RAID, "decisions.dispatch.measure: peacekeeping"),
    "crrf-decision-taken": near(RAID, "decisions.dispatch.votes: {others: against}"),
    "crrf-decision-task": (RAID, ELECTION),
    "crrf-decision-deployment": (RAID, ELECTION),
    "crrf-decision-by-some": (LIMITED, LIMITED_BY_ALL),
    "crrf-decision-by-all": (LIMITED_BY_ALL, LIMITED),
    "crrf-territory-within-the-parties": (RAID, ABROAD),
    "crrf-territory-of-a-party": (RAID, RAID.replace("2022-", "2009-") + "date: 2009-12-31\n"),
    "crrf-territory-place-of-an-outsider": (ABROAD, RAID),
    "crrf-territory-state-of-an-outsider": (TO_A_STATE, RAID),
}


def deployment(text: str, incident: str = "raid") -> str:
    """The verdict on the deployment for Tajikistan."""
    return standing(text, f'stage("crrf.deployment", deployment, ({incident}, tajikistan))')


def test_the_forces_have_a_closed_list_of_tasks() -> None:
    assert deployment(RAID) == "applies"
    assert deployment(ELECTION) == "does_not_apply"


def test_any_use_is_decided_by_all() -> None:
    assert deployment(LIMITED) == "does_not_apply"
    assert deployment(LIMITED_BY_ALL) == "applies"
    assert deployment(changed(LIMITED, "decisions.dispatch.signatures: {belarus: 2022-05-09}")) == "applies"


def test_another_member_may_ask() -> None:
    assert deployment(changed(RAID, "requests.appeal.by: kyrgyzstan")) == "applies"


def test_help_after_a_disaster_may_be_asked_for_the_day_after() -> None:
    assert deployment(QUAKE, "quake") == "applies"
    assert deployment(changed(QUAKE, "requests: ~"), "quake") == "does_not_apply"
    assert deployment(ASKED_LATE) == "does_not_apply"
    assert deployment(changed(ASKED_LATE, "incidents.raid.occupation_to: 2022-06-01")) == "applies"


def test_the_request_is_made_before_the_decision_and_not_taken_back_by_then() -> None:
    assert deployment(TAKEN_BACK) == "does_not_apply"
    assert deployment(TAKEN_BACK_LATER) == "applies"
    assert deployment(changed(RAID, "requests.appeal.on: 2022-05-06")) == "does_not_apply"


def test_the_forces_stay_on_the_territory_of_the_parties() -> None:
    assert deployment(ABROAD) == "does_not_apply"
    assert deployment(TO_A_STATE) == "does_not_apply"


def test_there_is_no_deployment_before_the_agreement_was_in_force() -> None:
    assert deployment(RAID.replace("2022-", "2009-") + "date: 2009-12-31\n") == "does_not_apply"
