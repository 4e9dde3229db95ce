"""Article 11: term, extension, withdrawal, entry into force; who is bound on a day."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, near, standing

SIX = ("armenia", "belarus", "kazakhstan", "kyrgyzstan", "russia", "tajikistan")
LEFT_IN_1999 = ("azerbaijan", "georgia")


def on(day: str) -> str:
    """A case of which nothing is told but its day."""
    return f"date: {day}\n"


def leaves(received: str, settled: str, asked: str) -> str:
    """A party gives notice and settles its obligations."""
    return f"""
date: {asked}
membership:
  notice: {{state: armenia, kind: notice_of_withdrawal, on: {received}, received: {received}}}
  settled: {{state: armenia, kind: obligations_settled, on: {settled}}}
"""


def taken_back(text: str, day: str) -> str:
    """The same, and the notice is taken back."""
    return changed(text, f"membership.back: {{state: armenia, kind: takes_back_notice, on: {day}}}")


RESTORED = changed(on("2022-01-01"), "membership.back: {state: uzbekistan, kind: restores, on: 2021-06-01}")
ACCEDED = changed(
    on("2022-01-01"), "membership.joins: {state: serbia, kind: accedes, on: 2021-06-01, shares_purposes: true}"
)
SUPPOSED = changed(on("2022-01-01"), "suppose: [{state: serbia, party_to: cst, from: 2010-01-01}]")
SUPPOSED_FOR_A_TIME = changed(
    on("2022-01-01"), "suppose: [{state: serbia, party_to: cst, from: 2010-01-01, to: 2015-01-01}]"
)
SUPPOSED_OUTSIDE = changed(on("2022-01-01"), "suppose: [{state: armenia, not_party_to: cst, from: 2010-01-01}]")
SUPPOSED_BACK = changed(
    on("2022-01-01"), "suppose: [{state: armenia, not_party_to: cst, from: 2010-01-01, to: 2015-01-01}]"
)
EARLY = leaves("2015-06-20", "2015-08-01", "2016-06-01")
LATE = leaves("2015-06-20", "2016-02-01", "2016-06-01")
OVER_THE_YEAR = leaves("2015-07-20", "2015-08-01", "2016-06-01")

FREEZE = changed(on("2024-06-01"), "membership.ice: {state: armenia, kind: freezes, to: cst, on: 2024-02-22}")
FOR_BREACH = changed(FREEZE, "membership.ice.for_breach_by: russia")
GRANTED = changed(
    FREEZE,
    "decisions.leave: {organ: csc, on: 2024-03-01, kind: suspend_at_own_wish, concerns: armenia, votes: {others: for}}",
)
RESUMED = changed(FREEZE, "membership.thaw: {state: armenia, kind: resumes, on: 2024-05-01}")

EXAMPLES = {
    "cst-11-2-freeze-by-consent": (
        GRANTED + "readings: freeze=suspension_by_consent\n", FREEZE + "readings: freeze=suspension_by_consent\n",
    ),
    "cst-11-2-freeze-for-breach": (
        FOR_BREACH + "readings: freeze=suspension_for_breach\n", FREEZE + "readings: freeze=suspension_for_breach\n",
    ),
    "cst-11-2-declared-freeze": near(FREEZE, "membership.ice.to: charter"),
    "cst-11-2-resumed": (RESUMED, FREEZE),
    "cst-11-1-extended": (on("1999-04-21"), on("1999-04-20")),
    "cst-11-1-term-ran-out": (on("1999-04-21"), on("1999-04-20")),
    "cst-11-1-dormant": (on("2001-01-01"), on("1999-04-20")),
    "cst-11-1-gap": (on("2000-03-21"), on("2000-03-22")),
    "cst-11-1-returned-by-protocol": (on("2006-08-16"), on("2006-08-15")),
    "cst-11-1-returned-by-law": (on("2006-12-13"), on("2006-12-12")),
    "cst-11-1-returned-by-ratification": (on("2008-03-28"), on("2008-03-27")),
    "cst-11-1-restored": (RESTORED, on("2022-01-01")),
    "cst-11-2-notice": (EARLY, on("2016-06-01")),
    "cst-11-2-six-months": (EARLY, OVER_THE_YEAR),
    "cst-11-2-six-months-over-the-new-year": (OVER_THE_YEAR, EARLY),
    "cst-11-2-withdrawn-when-six-months-had-run": (EARLY, LATE),
    "cst-11-2-withdrawn-when-obligations-were-met": (LATE, EARLY),
    "cst-11-2-withdrawn": (
        leaves("2015-06-20", "2015-08-01", "2015-12-20"),
        leaves("2015-06-20", "2015-08-01", "2015-12-19"),
    ),
    "cst-11-2-notice-taken-back": (taken_back(EARLY, "2015-12-19"), taken_back(EARLY, "2015-12-20")),
    "cst-11-2-treated-as-withdrawn": (on("2012-12-19"), on("2012-12-18")),
    "cst-11-2-suspended-but-party": (on("2012-12-19"), on("2012-12-18")),
    "cst-11-3-entered": (on("1994-04-20"), on("1994-04-19")),
    "cst-11-3-supposed-party": (SUPPOSED, on("2022-01-01")),
    "cst-11-3-supposed-end": (SUPPOSED_FOR_A_TIME, SUPPOSED),
    "cst-11-3-supposed-outside": (SUPPOSED_OUTSIDE, SUPPOSED_BACK),
    "cst-11-3-supposed-back": (SUPPOSED_BACK, SUPPOSED_OUTSIDE),
    "cst-11-3-out-since": (on("1999-04-21"), on("1999-04-20")),
    "cst-11-3-party": (on("1994-04-20"), on("1994-04-19")),
    "cst-11-3-bound": (on("1994-04-20"), on("1994-04-19")),
    "cst-11-3-bound-by-the-old-text": (on("2012-12-19"), on("2012-12-18")),
    "cst-11-3-candidate-membership": (on("1992-05-15"), on("1992-05-14")),
    "cst-11-3-membership-of-the-treaty": (on("1994-04-20"), on("1994-04-19")),
}


def party(text: str, state: str, **options: str) -> str:
    """The verdict on whether the state is a party on the day of the question."""
    return standing(text, f'stage("membership", treaty, ({state},))', **options)


def bound(day: str, state: str, version: str, **options: str) -> str:
    """The verdict on whether the state is bound by a text of article 4 on a day."""
    return standing(on(day), f'bound({state}, "cst.4", {version}, {day.replace("-", "")})', **options)


@pytest.mark.parametrize("state", [*SIX, *LEFT_IN_1999, "uzbekistan"])
def test_nine_are_parties_through_the_first_term(state: str) -> None:
    assert party(on("1999-04-20"), state) == "applies"


@pytest.mark.parametrize("state", SIX)
def test_six_go_on(state: str) -> None:
    assert party(on("1999-04-21"), state) == "applies"


@pytest.mark.parametrize("state", LEFT_IN_1999)
def test_two_left_for_good(state: str) -> None:
    assert party(on("1999-04-21"), state, readings="all") == "does_not_apply"


@pytest.mark.parametrize("state", ["armenia", "uzbekistan"])
def test_in_the_gap_nobody_is_bound_a_dormant_party_neither(state: str) -> None:
    assert party(on("2000-03-21"), state, readings="term_1999=gap,uzbekistan_1999=dormant") == "does_not_apply"


def test_a_dormant_party_is_bound_until_its_return_and_after() -> None:
    assert party(on("2003-01-01"), "uzbekistan") == "does_not_apply"
    assert party(on("2003-01-01"), "uzbekistan", readings="uzbekistan_1999=dormant") == "applies"


@pytest.mark.parametrize(
    ("reading", "first"),
    [("since_2006_08_16", "2006-08-16"), ("since_2006_12_13", "2006-12-13"), ("since_2008_03_28", "2008-03-28")],
)
def test_the_first_day_after_the_return_is_an_open_term(reading: str, first: str) -> None:
    readings = f"uzbekistan_return={reading}"
    assert party(on(first), "uzbekistan", readings=readings) == "applies"
    assert party(on("2006-08-15"), "uzbekistan") == "does_not_apply"
    assert party(on("2010-01-01"), "uzbekistan") == "applies"


def test_a_suspended_party_is_out_from_the_day_of_the_decision_or_bound_by_the_text_that_it_ratified() -> None:
    assert bound("2012-12-18", "uzbekistan", "1992") == "applies"
    assert bound("2012-12-19", "uzbekistan", "1992") == "does_not_apply"
    readings = "uzbekistan_2012=suspended_but_party"
    assert bound("2012-12-19", "uzbekistan", "1992", readings=readings) == "applies"
    assert bound("2012-12-19", "uzbekistan", "2010", readings=readings) == "does_not_apply"


def test_the_text_changes_on_the_day_of_its_entry_into_force() -> None:
    assert bound("2012-12-18", "armenia", "1992") == "applies"
    assert bound("2012-12-18", "armenia", "2010") == "does_not_apply"
    assert bound("2012-12-19", "armenia", "2010") == "applies"
    assert bound("2012-12-19", "armenia", "1992") == "does_not_apply"


@pytest.mark.parametrize(
    ("received", "settled", "last_day_bound", "out"),
    [
        ("2015-06-20", "2015-08-01", "2015-12-19", "2015-12-20"),
        ("2015-07-20", "2015-08-01", "2016-01-19", "2016-01-20"),
        ("2015-06-20", "2016-02-01", "2016-01-31", "2016-02-01"),
    ],
)
def test_a_party_leaves_six_months_after_its_notice_or_when_it_has_settled_its_obligations(
    received: str, settled: str, last_day_bound: str, out: str
) -> None:
    assert party(leaves(received, settled, last_day_bound), "armenia") == "applies"
    assert party(leaves(received, settled, out), "armenia") == "does_not_apply"


def test_a_party_that_settles_nothing_stays() -> None:
    unsettled = changed(EARLY, "membership.settled: ~")
    assert party(unsettled, "armenia") == "applies"


def test_a_notice_taken_back_before_it_takes_effect_is_none() -> None:
    assert party(taken_back(EARLY, "2015-12-19"), "armenia") == "applies"
    assert party(taken_back(LATE, "2016-01-15"), "armenia") == "applies"
    assert party(taken_back(LATE, "2016-02-01"), "armenia") == "does_not_apply"


def test_a_notice_reaches_the_instruments_that_it_names() -> None:
    other = changed(EARLY, "membership.notice.to: charter", "membership.settled.to: charter")
    assert party(other, "armenia") == "applies"


def test_a_state_that_accedes_is_a_party_from_that_day() -> None:
    assert party(ACCEDED, "serbia") == "applies"
    assert party(on("2022-01-01"), "serbia") == "does_not_apply"


def test_what_is_supposed_of_parties_holds_for_its_time() -> None:
    assert party(SUPPOSED, "serbia") == "applies"
    assert party(SUPPOSED_FOR_A_TIME, "serbia") == "does_not_apply"
    assert party(SUPPOSED_OUTSIDE, "armenia") == "does_not_apply"
    assert party(SUPPOSED_BACK, "armenia") == "applies"
