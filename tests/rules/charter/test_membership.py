"""Articles 19, 20, 25 and 26: becoming a member, being one on a day, ceasing to be one, and losing one's vote."""

from __future__ import annotations

import pytest

from foedus import Options
from foedus.reasoning.conclusions import shown_verdicts
from tests.rules.charter.scenes import ADMISSION, ARREARS, EXCLUSION, SESSION, SUSPENSION, WITHDRAWAL
from tests.rules.cst.scenes import changed
from tests.support import case, law, opinion, verdict

APPLICATION = changed(ADMISSION, "decisions: ~")
INVITED = changed(ADMISSION, "membership: ~")
TO_THE_TREATY = changed(WITHDRAWAL, "membership.notice.to: cst", "membership.settlement.to: cst")
UNSETTLED = changed(WITHDRAWAL, "membership.settlement: ~")
SETTLED_LATE = changed(WITHDRAWAL, "membership.settlement.on: 2022-10-01")
YOUNG = changed(WITHDRAWAL, "date: 2022-08-31")
TAKEN_BACK = changed(WITHDRAWAL, "membership.back: {state: armenia, kind: takes_back_notice, on: 2022-05-01}")
WISH = "membership: {wish: {state: armenia, kind: asks_suspension, on: 2022-03-01}}\n"
FREEZE = "membership: {wish: {state: armenia, kind: freezes, on: 2022-03-01}}\n"
AT_OWN_WISH = """
decisions:
  paper: {organ: csc, on: 2022-11-23, kind: suspend_at_own_wish, concerns: armenia, votes: {others: for}}
"""
PERFORMS_AGAIN = "membership.turn: {state: belarus, kind: performs_again, on: 2022-02-01}"
RESTORED = changed(
    SUSPENSION,
    "decisions.pardon: {organ: csc, on: 2022-06-01, kind: restore, concerns: belarus, votes: {others: for}}",
)
BLOCKED = changed(SUSPENSION, "decisions.sanction.votes.russia: against")
EXPELLED_BLOCKED = changed(EXCLUSION, "decisions.sanction.votes.russia: against")
EXPELLED_AT_ONCE = changed(EXCLUSION, "membership.default.on: 2022-03-01")
NO_GROUND = changed(SUSPENSION, "membership: ~")
RUNS_OUT = changed(SUSPENSION, "decisions.sanction.until: 2022-06-30")
PAID = changed(ARREARS, "membership.payment: {state: armenia, kind: arrears_paid, on: 2022-06-01}")
ATTACKER = """
places:
  town: {sovereign: kyrgyzstan}
conflicts:
  war: {sides: [[tajikistan], [kyrgyzstan]], first_use: tajikistan}
incidents:
  raid: {from: 2022-09-14, kinds: attack, conflict: war, by: tajikistan, against: kyrgyzstan, at: town, force: armed,
    means: artillery, hits: territory, gravity: significant}
decisions:
  paper: {organ: csc, on: 2022-09-16, kind: assist, about: raid, votes: {others: for, tajikistan: against}}
"""
ANSWERING = changed(ATTACKER, "conflicts.war.first_use: kyrgyzstan", "readings: notice=obligation")
LENDER = changed(ATTACKER, "incidents.raid.territory_lent_by: belarus")
NOBODY = "places: {town: {sovereign: armenia}}\n"
IN_2006 = NOBODY + "date: 2006-12-31\n"
IN_2005 = NOBODY + "date: 2005-12-31\n"
IN_2013 = NOBODY + "date: 2013-12-31\n"
OLD = NOBODY + "date: 2003-09-17\n"
RETURN_BY_CASE = "membership: {back: {state: serbia, kind: restores, on: 2022-03-01}}\n"
SUPPOSED = NOBODY + "suppose: [{state: serbia, party_to: charter, from: 2022-01-01, to: 2022-06-30}]\n"
SUPPOSED_OUT = NOBODY + "suppose: [{state: armenia, not_party_to: charter, from: 2022-01-01, to: 2022-06-30}]\n"
STILL_MEMBER = NOBODY + "suppose: [{state: serbia, party_to: charter, from: 2022-01-01}]\n"
STILL_OUT = NOBODY + "suppose: [{state: armenia, not_party_to: charter, from: 2022-01-01}]\n"
RETURNED = "readings: uzbekistan_return={}"

OF_A_BARGAIN = changed(
    SUSPENSION,
    "agreements.gas: {kind: treaty, signatures: {belarus: 2010-01-01, russia: 2010-01-01}}",
    "membership.default.of: gas",
)
OF_THE_CHARTER = changed(SUSPENSION, "membership.default.of: charter.24")
OF_A_DECISION = changed(
    SUSPENSION,
    "decisions.plan: {organ: csc, on: 2021-11-01, kind: adopt, matter: security, votes: {others: for}}",
    "membership.default.of: plan",
)
STILL_UZBEK = changed(SESSION, "readings: uzbekistan_2012=suspended_but_party")
LEFT = "readings: uzbekistan_2012=treated_as_withdrawn"
PAID_AND_IN_ARREARS_AGAIN = changed(PAID, "membership.again: {state: armenia, kind: arrears, on: 2022-08-01}")

EARLY_SESSION = changed(SESSION, "date: 2005-12-31", "decisions.paper.on: 2005-06-23")
ADMITTED_AND_ASKED = changed(
    ADMISSION,
    "decisions.paper: {organ: csc, on: 2022-11-23, kind: adopt, matter: security, "
    "votes: {others: for, serbia: against}}",
)

EXAMPLES = {
    # 19(1)
    "charter-19-1-candidate": (APPLICATION, changed(APPLICATION, "membership.application.to: cst")),
    "charter-19-1-seeks-membership": (APPLICATION, changed(APPLICATION, "membership.application.as: observer")),
    "charter-19-1-candidate-by-decision": (INVITED, APPLICATION),
    "charter-19-1-conditions": (ADMISSION, changed(ADMISSION, "membership.application.shares_purposes: false")),
    "charter-19-1-fit-to-join": (ADMISSION, changed(ADMISSION, "membership.application.ready_for_obligations: false")),
    "charter-19-1-decision": (ADMISSION, changed(ADMISSION, "decisions.welcome.votes.armenia: against")),
    "charter-19-1-admission-adopted": (ADMISSION, changed(ADMISSION, "decisions.welcome.kind: grant_observer")),
    "charter-19-1-member": (ADMISSION, changed(ADMISSION, "decisions.welcome.takes_effect: 2023-01-01")),
    "charter-19-1-admitted": (ADMISSION, INVITED),
    # 19(2)
    "charter-19-2-candidate": (WITHDRAWAL, TO_THE_TREATY),
    "charter-19-2-notice": (WITHDRAWAL, WISH),
    "charter-19-2-six-months": (WITHDRAWAL, YOUNG),
    "charter-19-2-obligations": (WITHDRAWAL, UNSETTLED),
    "charter-19-2-out": (WITHDRAWAL, YOUNG),
    "charter-19-2-left-when-six-months-had-run": (WITHDRAWAL, SETTLED_LATE),
    "charter-19-2-left-when-obligations-were-settled": (SETTLED_LATE, WITHDRAWAL),
    "charter-19-2-notice-taken-back": (TAKEN_BACK, changed(TAKEN_BACK, "membership.back.on: 2022-09-01")),
    "charter-19-2-exit-by-withdrawal": (WITHDRAWAL, UNSETTLED),
    "charter-19-2-treated-as-withdrawn": (IN_2013, IN_2006),
    "charter-19-2-supposed-end": (SUPPOSED, STILL_MEMBER),
    "charter-19-2-lacuna-suspension-at-own-wish": (WISH, FREEZE),
    "charter-19-2-lacuna-decision-to-suspend-at-own-wish": (AT_OWN_WISH, SUSPENSION),
    "charter-19-2-lacuna-freeze": (FREEZE, WISH),
    # 20(1)
    "charter-20-1-candidate": (SUSPENSION, EXCLUSION),
    "charter-20-1-ground": (SUSPENSION, NO_GROUND),
    "charter-20-1-not-performing": (SUSPENSION, NO_GROUND),
    "charter-20-1-performs-again": (changed(SUSPENSION, PERFORMS_AGAIN), SUSPENSION),
    "charter-20-1-decision": (SUSPENSION, BLOCKED),
    "charter-20-1-suspended": (SUSPENSION, RESTORED),
    "charter-20-1-suspended-by": (SUSPENSION, changed(SUSPENSION, PERFORMS_AGAIN)),
    # 20(2)
    "charter-20-2-candidate": (EXCLUSION, SUSPENSION),
    "charter-20-2-ground": (EXCLUSION, EXPELLED_AT_ONCE),
    "charter-20-2-goes-on": (EXCLUSION, changed(EXCLUSION, "membership.default.on: 2022-12-31")),
    "charter-20-2-decision": (EXCLUSION, EXPELLED_BLOCKED),
    "charter-20-2-excluded": (EXCLUSION, EXPELLED_BLOCKED),
    "charter-20-2-excluded-by": (EXCLUSION, EXPELLED_AT_ONCE),
    # 20(3)
    "charter-20-3-own-vote": (SUSPENSION, SESSION),
    "charter-20-3-given-back": (RESTORED, SUSPENSION),
    "charter-20-3-suspended-member-has-no-vote": (SUSPENSION, RUNS_OUT),
    "charter-20-3-in-effect": (SUSPENSION, BLOCKED),
    "charter-20-3-run-out": (RUNS_OUT, SUSPENSION),
    "charter-20-3-restored": (RESTORED, SUSPENSION),
    "charter-20-3-gives-back": (RESTORED, SUSPENSION),
    "charter-20-3-doubt-attacker-votes": (
        ATTACKER,
        ANSWERING,
    ),
    "charter-20-3-doubt-lender-of-territory-votes": (LENDER, ATTACKER),
    # 25
    "charter-25-member-without-vote-for-arrears": (ARREARS, PAID),
    "charter-20-1-no-obligation-named": (SUSPENSION, OF_A_BARGAIN),
    "charter-20-1-obligation-of-the-charter": (OF_THE_CHARTER, OF_A_BARGAIN),
    "charter-20-1-obligation-of-a-decision": (OF_A_DECISION, OF_A_BARGAIN),
    "charter-19-2-suspended-but-member": (STILL_UZBEK, changed(STILL_UZBEK, LEFT)),
    "charter-19-2-suspended-member-has-no-vote": (STILL_UZBEK, changed(STILL_UZBEK, LEFT)),
    "charter-26-bound-by-the-old-text": (STILL_UZBEK, changed(STILL_UZBEK, LEFT)),
    "charter-25-vote-removed": (ARREARS, changed(ARREARS, "membership.debt.on: 2020-06-01")),
    "charter-25-in-arrears": (ARREARS, changed(ARREARS, "membership: ~")),
    "charter-25-paid": (PAID, ARREARS),
    # 26
    "charter-26-entered": (NOBODY, OLD),
    "charter-26-restored": (RETURN_BY_CASE, FREEZE),
    "charter-26-returned-by-protocol": (IN_2006, IN_2005),
    "charter-26-returned-by-law": (IN_2006, changed(IN_2006, RETURNED.format("since_2006_08_16"))),
    "charter-26-returned-by-ratification": (
        changed(IN_2013, RETURNED.format("since_2008_03_28")),
        changed(IN_2006, RETURNED.format("since_2006_08_16")),
    ),
    "charter-26-supposed-member": (STILL_MEMBER, NOBODY),
    "charter-26-supposed-outside": (STILL_OUT, SUPPOSED_OUT),
    "charter-26-supposed-back": (SUPPOSED_OUT, STILL_OUT),
    "charter-26-out-since": (IN_2013, IN_2006),
    "charter-26-member": (NOBODY, OLD),
    "charter-26-bound": (NOBODY, OLD),
    "charter-26-entered-before-a-decision": (SESSION, OLD),
    "charter-26-admitted-before-a-decision": (ADMITTED_AND_ASKED, ADMISSION),
    "charter-26-left-before-a-decision": (changed(SESSION, LEFT), EARLY_SESSION),
    "charter-26-excluded-before-a-decision": (EXCLUSION, EXPELLED_BLOCKED),
    "charter-26-out-before-a-decision": (EXCLUSION, EARLY_SESSION),
    "charter-26-seated": (SESSION, OLD),
    "charter-26-membership-begins": (NOBODY, OLD),
    "charter-26-membership-begins-by-admission": (ADMISSION, INVITED),
    "charter-26-membership-ends": (IN_2013, IN_2006),
    "charter-26-membership-ends-by-exclusion": (EXCLUSION, EXPELLED_BLOCKED),
    "charter-26-excluded": (EXCLUSION, EXPELLED_BLOCKED),
    "charter-26-membership-of-the-organization": (NOBODY, OLD),
}

LATER = "adopted(paper)"


def test_the_vote_of_a_member_does_not_count_on_its_own_suspension() -> None:
    """Another member's does."""
    assert verdict(SUSPENSION, "suspended_by(sanction, belarus)") == "applies"
    assert verdict(BLOCKED, "suspended_by(sanction, belarus)") == "does_not_apply"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SUSPENSION, "applies"),
        (EXCLUSION, "applies"),
        (ARREARS, "applies"),
        (RESTORED, "does_not_apply"),
        (RUNS_OUT, "does_not_apply"),
        (NO_GROUND, "does_not_apply"),
        (BLOCKED, "does_not_apply"),
        (PAID, "does_not_apply"),
        (PAID_AND_IN_ARREARS_AGAIN, "does_not_apply"),
        (OF_A_BARGAIN, "does_not_apply"),
        (OF_THE_CHARTER, "applies"),
        (OF_A_DECISION, "applies"),
        (changed(ARREARS, "membership.debt.on: 2020-06-01"), "does_not_apply"),
        (changed(ARREARS, "decisions.removal: ~"), "does_not_apply"),
        (changed(SUSPENSION, "decisions.sanction.takes_effect: 2022-12-01"), "does_not_apply"),
    ],
)
def test_only_a_sanction_in_force_takes_a_members_vote_away(text: str, expected: str) -> None:
    """The objection of a member that has lost its vote does not block; of one that kept it, it does."""
    assert verdict(text, LATER) == expected


NEXT = "decisions.next: {organ: csc, on: 2022-06-01, kind: suspend, concerns: tajikistan, votes: "
AGAIN = changed(
    SUSPENSION,
    "membership.other: {state: tajikistan, kind: non_performance, on: 2022-01-01}",
    NEXT + "{others: for, belarus: against, tajikistan: against}}",
)


def test_a_member_suspended_before_does_not_block_the_suspension_of_another() -> None:
    """Decisions on standing are taken by date: of two of one day neither takes a vote away in the other."""
    assert verdict(AGAIN, "suspended_by(next, tajikistan)") == "applies"
    same_day = changed(AGAIN, "decisions.next.on: 2022-03-01")
    assert verdict(same_day, "suspended_by(next, tajikistan)") == "does_not_apply"
    assert verdict(changed(AGAIN, "decisions.sanction.votes.russia: against"), "adopted(next)") == "does_not_apply"


def test_a_chain_of_suspensions_is_followed_by_date() -> None:
    """The second, which the first lets through, takes the only other vote against the third away."""
    third = changed(
        AGAIN,
        "membership.another: {state: armenia, kind: non_performance, on: 2022-01-01}",
        "decisions.third: {organ: csc, on: 2022-09-01, kind: exclude, concerns: armenia, "
        "votes: {others: for, belarus: against, tajikistan: against, armenia: against}}",
    )
    assert verdict(third, "excluded_by(third, armenia, 20220901)") == "applies"
    kept = changed(third, "decisions.next.votes.russia: against")
    assert verdict(kept, "excluded_by(third, armenia, 20220901)") == "does_not_apply"


def test_a_member_that_lost_its_vote_does_not_assent_either() -> None:
    alone = changed(SUSPENSION, "decisions.paper.votes: {others: abstained, belarus: for}")
    assert verdict(alone, LATER) == "does_not_apply"


def test_an_excluded_member_is_an_outsider() -> None:
    """It neither votes nor is it absent; it may apply, and be a base's outsider."""
    silent = changed(
        EXCLUSION,
        "decisions.paper.votes: {russia: for, armenia: for, kazakhstan: for, kyrgyzstan: for, tajikistan: for}",
    )
    assert verdict(silent, LATER, readings="consensus=all_members_sign") == "applies"
    assert not any(each.id == "absence_without_a_word" for each in opinion(silent).doubts)
    assert verdict(EXCLUSION, "charter_member(belarus, 20221231)") == "does_not_apply"
    base = changed(EXCLUSION, "bases.field: {host: kazakhstan, of: belarus, what: forces, on: 2022-12-01}")
    assert verdict(base, "base_of_outsider(field, kazakhstan, belarus)") == "applies"


def test_an_admitted_state_is_a_member_and_votes() -> None:
    """Not on its own admission, but on what is decided later."""
    assert verdict(ADMITTED_AND_ASKED, LATER) == "does_not_apply"
    assert verdict(changed(ADMITTED_AND_ASKED, "decisions.welcome.takes_effect: 2022-12-01"), LATER) == "applies"
    assert verdict(ADMITTED_AND_ASKED, "seated(welcome, serbia)") == "does_not_apply"
    base = changed(ADMISSION, "bases.field: {host: kazakhstan, of: serbia, what: forces, on: 2022-12-01}")
    assert verdict(base, "base_of_outsider(field, kazakhstan, serbia)") == "does_not_apply"


def test_a_sanction_without_its_ground_is_a_valid_vote_and_no_suspension() -> None:
    """Article 20 needs non-performance as a fact."""
    assert verdict(NO_GROUND, "adopted(sanction)") == "applies"
    assert verdict(NO_GROUND, "suspended_by(sanction, belarus)") == "does_not_apply"


def test_a_suspended_member_stays_bound_and_an_excluded_one_does_not() -> None:
    """Exclusion alone ends membership."""
    assert verdict(SUSPENSION, "seated(paper, belarus)") == "applies"
    assert verdict(EXCLUSION, "seated(paper, belarus)") == "does_not_apply"


def test_an_attacker_keeps_its_vote() -> None:
    """No text takes it away."""
    assert verdict(ATTACKER, LATER) == "does_not_apply"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("membership.application.shares_purposes: true", "applies"),
        ("membership.application.shares_purposes: false", "does_not_apply"),
        ("membership.application.ready_for_obligations: false", "does_not_apply"),
        ("membership.application.as: partner", "does_not_apply"),
        ("decisions.welcome.votes.armenia: against", "does_not_apply"),
        ("decisions.welcome.votes.armenia: absent", "arguable"),
        ("decisions.welcome.organ: cmfa", "does_not_apply"),
        ("decisions.welcome: ~", "does_not_apply"),
    ],
)
def test_membership_needs_the_conditions_and_a_decision_of_the_council(change: str, expected: str) -> None:
    """Each alone is not enough."""
    assert verdict(changed(ADMISSION, change), "admitted(serbia, 20220501)") == expected


def test_membership_begins_on_the_day_that_the_decision_names() -> None:
    """Else on its own day."""
    named = changed(ADMISSION, "decisions.welcome.takes_effect: 2022-09-01")
    assert verdict(named, "admitted(serbia, 20220901)") == "applies"
    assert verdict(named, "admitted(serbia, 20220501)") == "does_not_apply"


@pytest.mark.parametrize(
    ("received", "settled", "day", "expected"),
    [
        ("2015-06-20", "2015-07-01", "2015-12-19", "applies"),
        ("2015-06-20", "2015-07-01", "2015-12-20", "does_not_apply"),
        ("2015-09-20", "2015-10-01", "2016-03-19", "applies"),
        ("2015-09-20", "2015-10-01", "2016-03-20", "does_not_apply"),
        ("2015-06-20", "2016-02-01", "2016-01-31", "applies"),
        ("2015-06-20", "2016-02-01", "2016-02-01", "does_not_apply"),
        ("2015-06-20", "2019-01-01", "2018-12-31", "applies"),
    ],
)
def test_a_member_is_bound_until_six_months_have_run_and_its_obligations_are_settled(
    received: str, settled: str, day: str, expected: str
) -> None:
    """The last day bound is the day before the date six months on."""
    text = (
        f"date: {day}\nmembership:\n  notice: {{state: armenia, kind: notice_of_withdrawal, on: {received}}}\n"
        f"  settlement: {{state: armenia, kind: obligations_settled, on: {settled}}}\n"
    )
    number = int(day.replace("-", ""))
    assert verdict(text, f"charter_member(armenia, {number})") == expected
    assert verdict(text, f"cst_party(armenia, {number})") == expected


def test_a_notice_reaches_what_it_names() -> None:
    """A notice to the treaty leaves the membership of the Organization, and the other way round."""
    assert verdict(TO_THE_TREATY, "cst_party(armenia, 20221231)") == "does_not_apply"
    assert verdict(TO_THE_TREATY, "charter_member(armenia, 20221231)") == "applies"


def test_a_notice_taken_back_in_time_is_none() -> None:
    """So is one that is followed by nothing."""
    assert verdict(TAKEN_BACK, "charter_member(armenia, 20221231)") == "applies"
    assert verdict(UNSETTLED, "charter_member(armenia, 20221231)") == "applies"


def test_a_freeze_and_a_wish_to_be_suspended_end_nothing() -> None:
    """The lacuna is a report beside it."""
    for text in (FREEZE, WISH, AT_OWN_WISH):
        assert verdict(text, "charter_member(armenia, 20221231)") == "applies"


def holding(text: str, names: tuple[str, ...], readings: str = "main") -> set[str]:
    """What holds in every world of a case, of the predicates named."""
    arities = {"cst_party": 2, "charter_member": 2, "bound": 4}
    found = shown_verdicts(case(text), law(), Options(readings=readings), [(name, arities[name]) for name in names])
    assert found is not None
    return {str(symbol) for symbol in found.certain}


SIX = ("armenia", "belarus", "kazakhstan", "kyrgyzstan", "russia", "tajikistan")
SEVEN = (*SIX, "uzbekistan")
NINE = (*SEVEN, "azerbaijan", "georgia")
# The day, who is bound by the treaty, who is a member of the Organization, the text of article 3 of the treaty.
DAYS = [
    ("1993-06-01", (), (), None),
    ("1994-04-19", (), (), None),
    ("1994-04-20", NINE, (), 1992),
    ("1994-05-01", NINE, (), 1992),
    ("1999-04-20", NINE, (), 1992),
    ("1999-04-21", SIX, (), 1992),
    ("1999-05-01", SIX, (), 1992),
    ("2000-08-01", SIX, (), 1992),
    ("2002-10-08", SIX, (), 1992),
    ("2003-09-17", SIX, (), 1992),
    ("2003-09-18", SIX, SIX, 1992),
    ("2003-10-01", SIX, SIX, 1992),
    ("2005-05-13", SIX, SIX, 1992),
    ("2006-08-15", SIX, SIX, 1992),
    ("2006-12-31", SEVEN, SEVEN, 1992),
    ("2009-06-14", SEVEN, SEVEN, 1992),
    ("2012-07-01", SEVEN, SEVEN, 1992),
    ("2012-12-18", SEVEN, SEVEN, 1992),
    ("2012-12-19", SIX, SIX, 2010),
    ("2012-12-20", SIX, SIX, 2010),
    ("2015-11-25", SIX, SIX, 2010),
    ("2020-10-01", SIX, SIX, 2010),
    ("2021-01-18", SIX, SIX, 2010),
    ("2021-01-19", SIX, SIX, 2018),
    ("2021-01-20", SIX, SIX, 2018),
    ("2022-01-05", SIX, SIX, 2018),
    ("2024-12-01", SIX, SIX, 2018),
]


@pytest.mark.parametrize(("day", "parties", "members", "version"), DAYS, ids=[day for day, *_ in DAYS])
def test_who_is_bound_on_a_day_and_by_which_text(
    day: str, parties: tuple[str, ...], members: tuple[str, ...], version: int | None
) -> None:
    """The table of parties, day by day, on the main readings."""
    number = int(day.replace("-", ""))
    found = holding(NOBODY + f"date: {day}\n", ("cst_party", "charter_member", "bound"))
    assert {state for state in NINE if f"cst_party({state},{number})" in found} == set(parties)
    assert {state for state in NINE if f"charter_member({state},{number})" in found} == set(members)
    bound = {
        (state, text)
        for state in NINE
        for text in (1992, 2010, 2018)
        if f'bound({state},"cst.3",{text},{number})' in found
    }
    assert bound == {(state, version) for state in parties}


def test_uzbekistan_has_left_the_organization_or_its_membership_rests() -> None:
    """On the outlier it is bound by the text of 2002, and has no vote."""
    reading = "uzbekistan_2012=suspended_but_party"
    member = "charter_member(uzbekistan, 20221231)"
    assert verdict(NOBODY, member) == "does_not_apply"
    assert verdict(NOBODY, member, readings=reading) == "applies"
    assert holding(NOBODY, ("bound",), readings=reading) >= {'bound(uzbekistan,"charter.12",2002,20221231)'}
    assert 'bound(uzbekistan,"charter.12",2010,20221231)' not in holding(NOBODY, ("bound",), readings=reading)
    named = changed(SESSION, "decisions.paper.votes: {" + ", ".join(f"{state}: for" for state in SIX) + "}")
    assert verdict(named, "silenced(paper, uzbekistan)", readings=reading) == "applies"
    assert verdict(named, "adopted(paper)", readings=f"{reading},consensus=all_members_sign") == "applies"


def test_in_between_its_protocol_and_its_law_uzbekistans_return_is_arguable() -> None:
    """Which day counts is an open term."""
    text = NOBODY + "date: 2006-10-01\n"
    assert verdict(text, "cst_party(uzbekistan, 20061001)") == "arguable"
    assert verdict(text, "charter_member(uzbekistan, 20061001)") == "arguable"


def test_in_the_gap_of_1999_nobody_is_bound_on_the_outlier() -> None:
    """On the main reading the treaty ran on."""
    text = NOBODY + "date: 1999-05-01\n"
    assert verdict(text, "cst_party(russia, 19990501)") == "applies"
    assert verdict(text, "cst_party(russia, 19990501)", readings="term_1999=gap") == "does_not_apply"
