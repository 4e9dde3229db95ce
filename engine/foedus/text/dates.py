"""Days as whole numbers, YYYYMMDD: they compare as dates do and fit the solver's integers."""

from __future__ import annotations

import datetime
import re
from typing import TypeGuard

FOREVER = 99991231
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def day_number(text: str) -> int:
    """20220106 for `2022-01-06`. Raises ValueError for anything that is no day of the calendar."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date")
    try:
        datetime.date(*map(int, match.groups()))
    except ValueError:
        raise ValueError(f"'{text}' is no day of the calendar") from None
    return int("".join(match.groups()))


def is_day(value: object) -> TypeGuard[str]:
    """Whether a value of a file is written as a day."""
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def day_text(day: int) -> str:
    """`2022-01-06` for 20220106."""
    text = f"{day:08d}"
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def _date(day: int) -> datetime.date:
    return datetime.date(day // 10000, day // 100 % 100, day % 100)


def moved(day: int, days: int) -> int:
    """The day that comes `days` days later (earlier if negative)."""
    if day == FOREVER:
        return day
    return int((_date(day) + datetime.timedelta(days=days)).strftime("%Y%m%d"))


def previous_day(day: int) -> int:
    """The day before."""
    return moved(day, -1)


def next_day(day: int) -> int:
    """The day after."""
    return moved(day, 1)
