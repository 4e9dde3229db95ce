"""Articles 11 and 30: conclusion between those who sign; successive treaties."""

from __future__ import annotations

from tests.rules.cst.scenes import changed, near, standing

PACT = """
agreements:
  pact: {kind: treaty, signatures: {armenia: 2020-01-01, belarus: 2020-01-01}, in_force: 2021-01-01}
"""
ALONE = changed(PACT, "agreements.pact.signatures: {armenia: 2020-01-01}")
CONFLICT = changed(PACT, "agreements.pact.incompatible_with: cst")
OF_ALL = changed(
    CONFLICT,
    "agreements.pact.signatures: {armenia: 2020-01-01, belarus: 2020-01-01, kazakhstan: 2020-01-01, "
    "kyrgyzstan: 2020-01-01, russia: 2020-01-01, tajikistan: 2020-01-01}",
)
AGAINST_THE_UN = changed(OF_ALL, "agreements.pact.incompatible_with: un")
EARLY = changed(OF_ALL, "agreements.pact.signatures.armenia: 1990-01-01")

EXAMPLES = {
    "vclt-11-candidate": near(PACT, "agreements.pact.signatures: {csto: 2020-01-01}"),
    "vclt-11-signed": near(PACT, "date: 2019-12-31"),
    "vclt-11-concluded": (PACT, ALONE),
    "vclt-11-in-force": near(PACT, "agreements.pact.in_force: ~"),
    "vclt-30-candidate": (CONFLICT, PACT),
    "vclt-30-conflicts-with": (CONFLICT, PACT),
    "vclt-30-party-to": near(CONFLICT, "date: 1940-01-01"),
    "vclt-30-member-of-the-united-nations": (AGAINST_THE_UN, PACT),
    "vclt-30-conflict": (CONFLICT, PACT),
    "vclt-30-later-between-the-same-parties": (OF_ALL, CONFLICT),
    "vclt-30-party-outside": (CONFLICT, PACT),
    "vclt-30-signed-agreement": (PACT, changed(PACT, "date: 2019-12-31")),
    "vclt-30-signed-later": (CONFLICT, changed(CONFLICT, "agreements.pact.signatures: {armenia: 1990-01-01}")),
}


def prevails(text: str) -> str:
    """The verdict on the agreement's precedence for Armenia."""
    return standing(text, 'stage("vclt.30.conflict", prevails, (pact, armenia))')


def test_the_later_treaty_prevails_between_the_same_parties_only() -> None:
    assert prevails(OF_ALL) == "applies"
    assert prevails(CONFLICT) == "does_not_apply"


def test_the_charter_of_the_united_nations_prevails_over_all() -> None:
    assert prevails(AGAINST_THE_UN) == "does_not_apply"
    assert standing(AGAINST_THE_UN, 'stage("vclt.30.conflict", conflict, (pact, armenia))') == "applies"


def test_a_treaty_needs_no_consensus_of_those_who_stay_away() -> None:
    assert standing(PACT, 'stage("treaty.conclusion", conclusion, (pact, armenia))') == "applies"
    assert standing(ALONE, 'stage("treaty.conclusion", conclusion, (pact, armenia))') == "does_not_apply"
