"""Doctrines: consistent ways to read the open terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.law.rows import series
from foedus.text.values import frozen


@frozen
class Choice:
    """The positions that a doctrine allows for a term from a day on. Empty: it leaves the term open."""

    since: str | None
    any_of: tuple[str, ...]

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Choice:
        """Read back from a row."""
        return cls(cells[0], tuple(cells[1]))


@frozen
class Doctrine:
    """A doctrine: for each term that it speaks of, what it chooses from which day on.

    `practice`: it states what organs profess, so that the record of what they did is held against it.
    """

    id: str
    title: str
    summary: str
    lists: tuple[str, ...]
    otherwise: str
    positions: Mapping[str, tuple[Choice, ...]]
    notes: Mapping[str, str]
    sources: tuple[str, ...] = ()
    practice: bool = False

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Doctrine:
        """Read back from a row."""
        positions = {term: series(choices, Choice.from_row) for term, choices in cells[5].items()}
        return cls(*[*cells[:3], tuple(cells[3]), cells[4], positions, cells[6], tuple(cells[7]), cells[8]])
