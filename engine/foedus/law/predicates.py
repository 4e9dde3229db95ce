"""What rules conclude: predicates with their arguments and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.text.values import frozen


@frozen
class Predicate:
    """A predicate that one folder owns. `arguments` maps names (as in `says`) to kinds.

    `lacks` tells that there is none at all, of the arguments that it names.
    """

    name: str
    folder: str
    arguments: Mapping[str, tuple[str, ...]]
    says: str | None = None
    denies: str | None = None
    lacks: str | None = None
    note: str | None = None

    @property
    def arity(self) -> int:
        """How many arguments it takes."""
        return len(self.arguments)

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Predicate:
        """Read back from a row."""
        return cls(cells[0], cells[1], {name: tuple(kinds) for name, kinds in cells[2].items()}, *cells[3:])
