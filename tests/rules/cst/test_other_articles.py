"""Articles 3, 8 and 10: the Council's seats, other treaties, self-defence beside the treaty, accession."""

from __future__ import annotations

from tests.rules.cst.scenes import ATTACK, changed, near, standing

SEAT = """
decisions:
  paper: {organ: csc, on: 2022-11-23, kind: adopt, matter: security, votes: {others: for},
    represented_by: {kazakhstan: head_of_state, armenia: head_of_government}}
"""
OLDER_TREATY = """
agreements:
  pact: {kind: treaty, signatures: {belarus: 1992-01-01, poland: 1992-01-01}}
"""
SELF_DEFENCE = ATTACK
INCOMPATIBLE = """
agreements:
  pact: {kind: treaty, signatures: {armenia: 2022-01-01, azerbaijan: 2022-01-01}, incompatible_with: cst}
"""
ACCESSION = """
membership:
  entry: {state: serbia, kind: accedes, to: cst, on: 2022-03-01, shares_purposes: true}
"""

EXAMPLES = {
    "cst-3-head-of-state-sits": near(SEAT, "decisions.paper.represented_by.kazakhstan: minister"),
    "cst-3-head-of-government-sits": (SEAT, SEAT.replace("2022-11-23", "2019-11-28") + "date: 2019-12-31\n"),
    "cst-8-1-earlier-treaty-stands": near(OLDER_TREATY, "agreements.pact.signatures.belarus: 2010-01-01"),
    "cst-8-2-help-apart-from-the-treaty": near(SELF_DEFENCE, "measures.aid.for: kazakhstan"),
    "cst-8-3-incompatible-agreement": near(INCOMPATIBLE, "agreements.pact.incompatible_with: ~"),
    "cst-10-acceded": near(ACCESSION, "membership.entry.shares_purposes: false"),
}


def test_an_incompatible_agreement_is_a_breach_of_the_party_alone() -> None:
    assert standing(INCOMPATIBLE, 'breach("cst.8.incompatible_agreement", armenia, (pact,))') == "applies"
    assert standing(INCOMPATIBLE, 'breach("cst.8.incompatible_agreement", azerbaijan, (pact,))') == "does_not_apply"


def test_who_accedes_is_bound_from_that_day() -> None:
    assert standing(ACCESSION, 'stage("membership", treaty, (serbia,))') == "applies"
    refused = changed(ACCESSION, "membership.entry.shares_purposes: false")
    assert standing(refused, 'stage("membership", treaty, (serbia,))') == "does_not_apply"
