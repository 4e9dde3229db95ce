"""Ground terms and atoms as plain values, before any solver sees them.

A term is a string (a constant; with a leading `"` a quoted string), an integer, or a list of terms (a tuple).
Plain values can be cached as JSON, and need no import of the solver.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Term: TypeAlias = "str | int | Sequence[Term]"


class Atom(NamedTuple):
    """A predicate and its arguments."""

    name: str
    arguments: tuple[Term, ...] = ()


def quoted(text: str) -> str:
    """The term for a quoted string, as used for provisions and instruments."""
    return f'"{text}'


def plain(term: Term) -> str:
    """What a term says, without the mark of a quoted string."""
    if isinstance(term, str):
        return term.removeprefix('"')
    if isinstance(term, int):
        return str(term)
    return "(" + ", ".join(plain(part) for part in term) + ")"
