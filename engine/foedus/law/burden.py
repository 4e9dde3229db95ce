"""Burden of proof: who must prove a fact that a case leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from foedus.law.rows import table
from foedus.text.values import frozen

ALLEGING: Final = "alleging"
"""The other burden than that of whoever invokes the law: whoever alleges an excuse must prove it."""


@frozen
class Duty:
    """Who must prove that a field is so (or, where `unproven` is yes, that it is not)."""

    bearer: str
    unproven: str

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Duty:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Burden:
    """For the things of a section: the field that names who invokes the law over them, and who must prove each field.

    A field that is not named has no bearer: left open, it stays open.
    """

    section: str
    invoking: str | None
    duties: Mapping[str, Duty]

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Burden:
        """Read back from a row."""
        return cls(cells[0], cells[1], table(cells[2], Duty.from_row))
