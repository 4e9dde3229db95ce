"""Runtime classes as rows of plain values and back: what the cache holds.

A row lists the fields of a frozen dataclass in their order. Each class says with `from_row` how it is read back, so
that a cached rulebook is ready after one pass over JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

Made = TypeVar("Made")


def row(value: Any) -> Any:
    """The plain value of a runtime object: a dataclass becomes the list of its fields, a tuple a list."""
    names = getattr(value, "__dataclass_fields__", None)
    if names is not None:
        return [row(getattr(value, name)) for name in names]
    if isinstance(value, tuple | list):
        return [row(part) for part in value]
    if isinstance(value, dict):
        return {key: row(part) for key, part in value.items()}
    return value


def table(rows: Mapping[str, Sequence[Any]], make: Callable[[Sequence[Any]], Made]) -> dict[str, Made]:
    """A mapping of rows as a mapping of objects."""
    return {name: make(cells) for name, cells in rows.items()}


def series(rows: Sequence[Sequence[Any]], make: Callable[[Sequence[Any]], Made]) -> tuple[Made, ...]:
    """A list of rows as a tuple of objects."""
    return tuple(make(cells) for cells in rows)
