"""Open terms: words of the law that are read in more than one way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.law.rows import series, table
from foedus.text.values import frozen


@frozen
class Span:
    """From when to when something exists: dates, or `INSTRUMENT-VERSION` for the day that version enters into force."""

    since: str | None = None
    until: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Span:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Standing:
    """How a position stands (`main` or `outlier`), from a day on (None: from the beginning)."""

    since: str | None
    value: str

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Standing:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Holder:
    """Who holds a position, and where that is found."""

    who: str
    where: str | None
    grade: str | None
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Holder:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Argument:
    """An argument for or against a position, by canon of interpretation."""

    canon: str
    side: str
    text: str
    source: str | None
    grade: str | None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Argument:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Position:
    """One way to read an open term."""

    id: str
    reading: str
    short: str
    standing: tuple[Standing, ...]
    exists: Span
    holders: tuple[Holder, ...]
    arguments: tuple[Argument, ...]
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Position:
        """Read back from a row."""
        return cls(
            *[
                *cells[:3],
                series(cells[3], Standing.from_row),
                Span.from_row(cells[4]),
                series(cells[5], Holder.from_row),
                series(cells[6], Argument.from_row),
                cells[7],
            ]
        )


@frozen
class OpenTerm:
    """An open term with its positions, in the file's order."""

    id: str
    folder: str
    title: str
    question: str
    text: str | None
    exists: Span
    grade: str | None
    positions: Mapping[str, Position]
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> OpenTerm:
        """Read back from a row."""
        return cls(*[*cells[:5], Span.from_row(cells[5]), cells[6], table(cells[7], Position.from_row), cells[8]])
