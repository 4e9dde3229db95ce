"""Article 13: who is in the chair of the Council."""

from __future__ import annotations

from tests.rules.charter.scenes import BEFORE, SESSION
from tests.rules.cst.scenes import changed, near
from tests.support import opinion

# The text has the host preside until the next session; practice hands over to the next of the alphabet.
HANDED_OVER = """
date: 2015-12-31
consultations:
  summit: {in: csc, kind: regular_session, on: 2015-09-15, host: kazakhstan}
decisions:
  paper: {organ: csc, on: 2015-12-01, kind: adopt, matter: security, votes: {others: for}, chair: belarus}
"""
BY_THE_LAST = changed(HANDED_OVER, "consultations.summit.host: tajikistan")
DECIDED = changed(
    HANDED_OVER,
    "decisions.turn: {organ: csc, on: 2015-09-15, kind: set_chair, concerns: belarus, votes: {others: for}}",
)
DECIDED_FOR_LATER = changed(DECIDED, "decisions.turn.takes_effect: 2016-01-01")
DECIDED_AFTER_ANOTHER = changed(
    DECIDED,
    "decisions.turn.takes_effect: 2016-01-01",
    "consultations.second: {in: csc, kind: regular_session, on: 2015-10-15, host: kyrgyzstan}",
)
ON_THE_DAY = changed(HANDED_OVER, "decisions.paper.on: 2015-09-15")

LATE = """
date: 2026-12-31
consultations:
  summit: {in: csc, kind: regular_session, on: 2026-11-20, host: russia}
decisions:
  paper: {organ: csc, on: 2026-12-01, kind: adopt, matter: security, votes: {others: for}, chair: russia}
"""

EXAMPLES = {
    "charter-13-chair-session": near(HANDED_OVER, "consultations.summit.kind: extraordinary_session"),
    "charter-13-chair-session-of-the-record": (SESSION, BEFORE),
    "charter-13-chair-decided": near(DECIDED, "decisions.turn.votes: {others: against}"),
    "charter-13-chair-decided-by-the-record": (SESSION, BEFORE),
    "charter-13-chair-changes-at-a-session": (SESSION, BEFORE),
    "charter-13-chair-changes-by-decision": (SESSION, BEFORE),
    "charter-13-chair-session-in-between": (SESSION, BEFORE),
    "charter-13-chair-settled-until-the-next-session": (SESSION, BEFORE),
    "charter-13-chair-asked-of-a-decision": near(HANDED_OVER, "decisions.paper.organ: cmd"),
    "charter-13-chair-asked-on-the-day-of-the-question": (SESSION, BEFORE),
    "charter-13-chair-changed-since": (SESSION, HANDED_OVER),
    "charter-13-chair-last-change": near(HANDED_OVER, "consultations.summit.host: ~"),
    "charter-13-chair-as-decided": (DECIDED, HANDED_OVER),
    "charter-13-chair-of-the-session": (ON_THE_DAY, HANDED_OVER),
    "charter-13-chair-of-the-host-until-the-decision-takes-effect": (DECIDED_FOR_LATER, DECIDED),
    "charter-13-chair-set-on-that-day": (SESSION, BEFORE),
    "charter-13-chair-passes-to-the-next": (HANDED_OVER, DECIDED),
    "charter-13-chair-of-the-host-until-january": near(LATE, "date: 2027-01-31", "decisions.paper.on: 2027-01-15"),
    "charter-13-chair-passes-at-the-session": (HANDED_OVER, BEFORE),
    "charter-13-chair-passes-on-the-first-of-january": (LATE, HANDED_OVER),
    "charter-13-chair-handed-over-in-january": (LATE, HANDED_OVER),
    "charter-13-chair-hands-over": (HANDED_OVER, DECIDED),
    "charter-13-chair-taken-in-turn": (HANDED_OVER, DECIDED),
    "charter-13-chair-later-in-the-alphabet": (HANDED_OVER, BY_THE_LAST),
    "charter-13-chair-last-of-the-alphabet": (HANDED_OVER, BY_THE_LAST),
    "charter-13-chair-another-member-comes-between": (HANDED_OVER, BY_THE_LAST),
    "charter-13-chair-another-member-comes-first": (BY_THE_LAST, HANDED_OVER),
    "charter-13-chair-next-in-the-alphabet": (HANDED_OVER, BY_THE_LAST),
    "charter-13-chair-first-of-the-alphabet": (BY_THE_LAST, HANDED_OVER),
    "charter-13-doubt-another-chair": near(HANDED_OVER, "decisions.paper.chair: kyrgyzstan"),
}


def doubted(text: str, state: str) -> bool:
    """Whether it is in doubt that this state was in the chair when the paper was adopted."""
    named = changed(text, f"decisions.paper.chair: {state}")
    return any(each.id == "another_chair" for each in opinion(named).doubts)


def test_the_chair_passes_at_the_session_in_the_order_of_the_alphabet() -> None:
    assert not doubted(HANDED_OVER, "kyrgyzstan")
    assert doubted(HANDED_OVER, "kazakhstan")
    assert not doubted(BY_THE_LAST, "armenia")
    assert doubted(BY_THE_LAST, "tajikistan")


def test_from_2026_the_chair_passes_on_the_first_of_january() -> None:
    assert not doubted(LATE, "russia")
    assert doubted(LATE, "tajikistan")
    next_year = changed(LATE, "date: 2027-01-31", "decisions.paper.on: 2027-01-01")
    assert doubted(next_year, "russia")
    assert not doubted(next_year, "tajikistan")


def test_the_host_presides_over_the_session_itself() -> None:
    assert not doubted(ON_THE_DAY, "kazakhstan")
    assert not doubted(ON_THE_DAY, "kyrgyzstan")
    assert doubted(ON_THE_DAY, "belarus")


def test_the_council_may_decide_otherwise() -> None:
    assert not doubted(DECIDED, "belarus")
    assert doubted(DECIDED, "kyrgyzstan")


def test_the_host_stays_until_a_decision_on_the_chair_takes_effect() -> None:
    assert not doubted(DECIDED_FOR_LATER, "kazakhstan")
    assert doubted(DECIDED_FOR_LATER, "belarus")
    assert doubted(DECIDED_FOR_LATER, "kyrgyzstan")
    assert doubted(DECIDED_AFTER_ANOTHER, "kazakhstan")


def test_the_record_knows_who_was_in_the_chair() -> None:
    assert not doubted(SESSION.replace("2022-11-23", "2022-01-06"), "armenia")
    assert not doubted(SESSION.replace("2022-11-23", "2022-12-01"), "belarus")
    assert doubted(SESSION.replace("2022-11-23", "2022-12-01"), "armenia")
    assert not doubted(SESSION.replace("2022-11-23", "2025-12-15"), "kyrgyzstan")
    assert not doubted(SESSION.replace("2022-11-23", "2026-01-01"), "russia")


def test_nothing_is_doubted_where_nothing_is_known() -> None:
    assert not doubted(SESSION.replace("2022-11-23", "2010-12-10"), "russia")
