"""Every claim of the paper: its questions get the answers asked for, or a reason says why rules cannot decide it."""

from __future__ import annotations

from collections import Counter

import pytest

from .questions import QUESTIONS, NotShipped, failures
from .rows import FINDINGS, GRADES, KINDS, Check, Row, rows
from .write import PAGE, page

ROWS = tuple(rows())
NUMBER = 106
QUESTIONS_ASKED = [
    pytest.param(row, check, id=f"{row.id}-{number}")
    for row in ROWS
    for number, check in enumerate((*row.checks, *row.difference), 1)
]


@pytest.mark.parametrize(("row", "check"), QUESTIONS_ASKED)
def test_the_engine_answers_as_the_row_asks(row: Row, check: Check) -> None:
    try:
        found = list(failures(check))
    except NotShipped as missing:
        if check.awaits is None:
            pytest.fail(f"{row.id}: {missing}")
        pytest.skip(f"{row.id} awaits {check.awaits}: {missing}")
    if found and check.awaits is not None and set(check.holds) <= {"mentions", "lacks"}:
        pytest.skip(f"{row.id} awaits {check.awaits}: the law's record does not say it yet")
    assert not found, f"{row.id} ({row.claim}) {check.ask} {dict(check.given)}: {'; '.join(found)}"


def test_no_row_is_missing_and_none_stands_twice() -> None:
    counted = Counter(row.id for row in ROWS)
    assert [name for name, number in counted.items() if number > 1] == []
    assert list(counted) == [f"P-{number:03}" for number in range(1, NUMBER + 1)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_has_a_check_or_a_reason_why_rules_cannot_decide_it(row: Row) -> None:
    assert row.claim.endswith(".") and row.kind in KINDS and row.record in FINDINGS and row.grade in GRADES
    assert row.checks or row.not_decidable
    if row.not_decidable:
        assert row.not_decidable.endswith(".")
        assert row.kind in ("history", "opinion", "nato"), "what the rules of these treaties state has an answer"
    for check in (*row.checks, *row.difference):
        assert check.ask in QUESTIONS, f"{check.ask} is no question; known are {', '.join(QUESTIONS)}"
        taken = QUESTIONS[check.ask][1]
        assert set(check.given) <= set(taken), f"{check.ask} takes {', '.join(taken)}"
        assert check.holds, "a question without an answer asked for"


@pytest.mark.parametrize("row", [row for row in ROWS if row.record == "differs"], ids=lambda row: row.id)
def test_where_the_record_differs_the_difference_is_told_and_found_reported(row: Row) -> None:
    assert row.note and row.difference


def test_a_wrong_answer_is_told() -> None:
    signed = {"instrument": "cst", "of": "signed"}
    (told,) = failures(Check("instrument", signed, {"answer": "1992-05-16"}, None))
    assert told.startswith("expected 1992-05-16, found 1992-05-15")
    assert list(failures(Check("instrument", signed, {"mentions": ["Washington"]}, None)))
    who = {"instrument": "cst", "event": "signs"}
    assert list(failures(Check("party_event", who, {"includes": ["georgia"], "excludes": ["armenia"]}, None)))


def test_the_page_is_made_from_the_rows() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "stale: run `python -m tests.claims.write`"
