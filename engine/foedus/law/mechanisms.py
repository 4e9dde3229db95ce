"""Mechanisms with their ladders of stages, and what else rules find: breaches, lacunae, doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.law.rows import series, table
from foedus.text.values import frozen


@frozen
class Condition:
    """A conclusion that a stage asks, and the sentence for its absence. `_` among its arguments stands for any."""

    holds: str
    of: tuple[str, ...]
    failed: str

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Condition:
        """Read back from a row."""
        return cls(cells[0], tuple(cells[1]), cells[2])


@frozen
class Stage:
    """A rung of a ladder: what its instance is of, and a sentence each for met, failed and open."""

    id: str
    title: str
    of: tuple[str, ...]
    met: str
    failed: str
    open: str
    note: str | None = None
    conditions: tuple[Condition, ...] = ()

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Stage:
        """Read back from a row."""
        met, failed, asked, note = cells[3:7]
        conditions = series(cells[7], Condition.from_row)
        return cls(cells[0], cells[1], tuple(cells[2]), met, failed, asked, note, conditions)


@frozen
class Mechanism:
    """What a treaty sets in motion, stage by stage."""

    id: str
    instrument: str
    title: str
    article: str
    headline: str
    object: str | None
    on_request: bool
    none: str
    stages: Mapping[str, Stage]
    note: str | None = None

    @property
    def of(self) -> tuple[str, ...]:
        """The names of the longest instance."""
        return max((stage.of for stage in self.stages.values()), key=len)

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Mechanism:
        """Read back from a row."""
        return cls(*[*cells[:8], table(cells[8], Stage.from_row), cells[9]])


@frozen
class Finding:
    """A breach, a lacuna or a doubt that rules may conclude."""

    id: str
    instrument: str
    title: str
    article: str | None
    of: tuple[str, ...]
    says: str
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Finding:
        """Read back from a row."""
        return cls(*[*cells[:4], tuple(cells[4]), *cells[5:]])
