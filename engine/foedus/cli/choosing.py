"""Finding what a name on the command line means, with the nearest name where it means nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Thing = TypeVar("Thing")


def named(name: str, known: Mapping[str, Thing], what: str) -> Thing:
    """The thing of that name. Raises InputError with the nearest name."""
    if name in known:
        return known[name]
    from foedus.text.names import nearest
    from foedus.text.source import InputError, Problem

    expected = "one of " + ", ".join(known) if len(known) <= 12 else None
    raise InputError(Problem(f"unknown {what} '{name}'", None, expected, nearest(name, known)))


def day(said: str | None) -> int | None:
    """The day that `--at` gives. Raises InputError for anything else."""
    if said is None:
        return None
    from foedus.text.dates import day_number
    from foedus.text.source import InputError, Problem

    try:
        return day_number(said)
    except ValueError as error:
        raise InputError(Problem(f"--at: {error}", None, "a date like 2022-01-06")) from None
