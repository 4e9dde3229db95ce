"""Conventions: points of interpretation that this rulebook settles, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foedus.text.values import frozen


@frozen
class Convention:
    """A settled point."""

    id: str
    text: str
    reason: str
    grade: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Convention:
        """Read back from a row."""
        return cls(*cells)
