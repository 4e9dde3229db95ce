"""Article 3: forces of the system stay out of disputes between members."""

from __future__ import annotations

from tests.rules.cst.scenes import BORDER_WAR, changed, near, standing

SENT = changed(
    BORDER_WAR,
    "requests.appeal: {by: kyrgyzstan, on: 2022-09-14, to: csc, about: on_batken, asks: forces}",
    "decisions.dispatch: {organ: csc, on: 2022-09-16, kind: deploy, about: on_batken, votes: {others: for}}",
)
BY_PURPOSE = changed(
    SENT, "decisions.dispatch.about: ~", "decisions.dispatch.purpose: settle_dispute_between_members"
)
RELIEF = changed(SENT, "decisions.dispatch.purpose: [protect_population, humanitarian_help]")
RELIEF_AND_MORE = changed(SENT, "decisions.dispatch.purpose: [humanitarian_help, separate_sides]")

EXAMPLES = {
    "f10-3-bound": (SENT, SENT.replace("2022-", "2011-") + "date: 2011-12-31\n"),
    "f10-3-bound-by-supposition": (changed(SENT, "suppose: [{state: uzbekistan, party_to: f10}]"), SENT),
    "f10-3-barred-by-its-purpose": near(BY_PURPOSE, "decisions.dispatch.purpose: guard_objects"),
    "f10-3-barred-in-a-war-of-members": near(SENT, "incidents.on_batken.by: afghanistan", "conflicts: ~",
                                             "incidents.on_batken.conflict: ~", "incidents.on_sughd: ~"),
    "f10-3-relief-settles-nothing": (RELIEF, RELIEF_AND_MORE),
    "f10-3-purpose-beyond-relief": (RELIEF_AND_MORE, RELIEF),
}


def test_forces_are_not_used_in_a_war_of_members() -> None:
    assert standing(SENT, 'stage("cst.6.use_of_forces", decision, (on_batken, kyrgyzstan))') == "applies"
    assert standing(SENT, 'stage("cst.6.use_of_forces", use, (on_batken, kyrgyzstan))') == "does_not_apply"


def test_relief_settles_no_dispute() -> None:
    assert standing(RELIEF, 'stage("cst.6.use_of_forces", use, (on_batken, kyrgyzstan))') == "applies"
    assert standing(RELIEF_AND_MORE, 'stage("cst.6.use_of_forces", use, (on_batken, kyrgyzstan))') == "does_not_apply"
