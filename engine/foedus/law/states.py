"""The states of the law's record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from foedus.text.values import frozen


@frozen
class State:
    """A state: since when and until when it exists, and what the law's record says of it.

    `record` maps fields of the vocabulary (as written: text, a list of texts, or a mapping) to what holds of this state
    where a case says nothing.
    """

    id: str
    title: str
    adjective: str | None = None
    since: int | None = None
    until: int | None = None
    record: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    grade: str | None = None
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> State:
        """Read back from a row."""
        return cls(*cells)

    def exists_on(self, day: int) -> bool:
        """Whether the state exists on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
