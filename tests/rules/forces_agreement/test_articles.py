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

EXAMPLES = {
    "f10-3-bound": (SENT, SENT.replace("2022-", "2011-") + "date: 2011-12-31\n"),
    "f10-3-barred-by-its-purpose": near(BY_PURPOSE, "decisions.dispatch.purpose: guard_objects"),
    "f10-3-barred-in-a-war-of-members": near(SENT, "incidents.on_batken.by: afghanistan", "conflicts: ~",
                                             "incidents.on_batken.conflict: ~", "incidents.on_sughd: ~"),
}


def test_forces_are_not_used_in_a_war_of_members() -> None:
    assert standing(SENT, 'stage("cst.6.use_of_forces", decision, (on_batken, kyrgyzstan))') == "applies"
    assert standing(SENT, 'stage("cst.6.use_of_forces", use, (on_batken, kyrgyzstan))') == "does_not_apply"
