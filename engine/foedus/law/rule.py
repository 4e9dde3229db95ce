"""Rules and paragraphs as the rest of the engine sees them: metadata and text, no syntax tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foedus.text.values import frozen


@frozen
class Paragraph:
    """A provision block: what a piece of the law says, in which versions, and of what kind it is."""

    provision: str
    article: str
    instrument: str
    versions: tuple[str, ...]
    kind: str
    grade: str | None
    restates: str | None
    because: str | None
    sources: tuple[str, ...]
    file: str
    line: int
    rules: tuple[str, ...] = ()

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Paragraph:
        """Read back from a row."""
        return cls(*[*cells[:3], tuple(cells[3]), *cells[4:8], tuple(cells[8]), *cells[9:11], tuple(cells[11])])


@frozen
class Rule:
    """A rule with what stands above it. `positive` and `negative` are the body's predicates, `name/arity`."""

    id: str
    file: str
    line: int
    column: int
    folder: str
    instrument: str | None
    provision: str | None
    article: str | None
    versions: tuple[str, ...]
    kind: str
    grade: str | None
    restates: str | None
    because: str | None
    says: str | None
    cites: tuple[str, ...]
    convention: str | None
    head: str
    head_arity: int
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    bounds: tuple[str, ...]  # the articles that its body asks `bound` or `in_force` for
    text: str

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Rule:
        """Read back from a row."""
        return cls(
            *[
                *cells[:8],
                tuple(cells[8]),
                *cells[9:14],
                tuple(cells[14]),
                *cells[15:18],
                tuple(cells[18]),
                tuple(cells[19]),
                tuple(cells[20]),
                cells[21],
            ]
        )

    @property
    def citation(self) -> tuple[str, ...]:
        """What the rule rests on: its provision and what it cites besides."""
        return ((self.provision,) if self.provision else ()) + self.cites
