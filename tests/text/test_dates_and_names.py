"""Days as numbers, and nearest names."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.text import dates
from foedus.text.names import is_identifier, nearest


@given(st.dates(min_value=datetime.date(2, 1, 1), max_value=datetime.date(9998, 12, 31)))
def test_days_go_there_and_back(day: datetime.date) -> None:
    number = dates.day_number(day.isoformat())
    assert dates.day_text(number) == day.isoformat()
    assert dates.previous_day(dates.next_day(number)) == number


@pytest.mark.parametrize(
    "text", ["2022-02-30", "2022-1-1", "2022-01-01T00:00", "٢٠٢٢-٠١-٠١", "", "ongoing", "0000-01-01"]
)
def test_no_days(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.day_number(text)


def test_forever_stays() -> None:
    assert dates.previous_day(dates.FOREVER) == dates.FOREVER


def test_nearest() -> None:
    assert nearest("incidnets", ["incidents", "requests"]) == "incidents"
    assert nearest("Security-Council", ["security_council"]) == "security_council"
    assert nearest("zzz", ["incidents"]) is None


@pytest.mark.parametrize(
    ("text", "is_name"), [("a1_b", True), ("A", False), ("1a", False), ("a-b", False), ("a\n", False)]
)
def test_identifier(text: str, is_name: bool) -> None:
    assert is_identifier(text) is is_name
