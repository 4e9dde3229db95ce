"""Burden of proof: who must prove a fact that a case leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from foedus.text.values import frozen

INVOKING: Final = "invoking"
ALLEGING: Final = "alleging"
BEARERS: Final = (INVOKING, ALLEGING)
"""Whoever invokes the law must prove what helps it; whoever alleges an excuse must prove that."""


@frozen
class Burden:
    """For the things of a section: the field that names who invokes the law over them, and who must prove each field.

    A field that is not named has no bearer: left open, it stays open.
    """

    section: str
    invoking: str | None
    bearers: Mapping[str, str]

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Burden:
        """Read back from a row."""
        return cls(*cells)
