"""Ground terms and atoms as plain values, before any solver sees them.

A term is a string (a constant; with a leading `"` a quoted string), an integer, or a list of terms (a tuple).
Plain values can be cached as JSON, and need no import of the solver.
"""

from __future__ import annotations

import re
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


def term_text(term: Term) -> str:
    """The written form of a term, as the solver prints it."""
    if isinstance(term, str):
        return f'{term}"' if term.startswith('"') else term
    if isinstance(term, int):
        return str(term)
    parts = ",".join(term_text(part) for part in term)
    return f"({parts},)" if len(term) == 1 else f"({parts})"


def atom_text(atom: Atom) -> str:
    """The written form of an atom, as the solver prints it."""
    return f"{atom.name}({','.join(map(term_text, atom.arguments))})" if atom.arguments else atom.name


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[a-z_][A-Za-z0-9_]*|-?\d+|[(),]')


def parse_atom(text: str) -> Atom:
    """The atom that the solver prints in this way. Raises ValueError for anything else."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text or not tokens:
        raise ValueError(f"no atom: {text}")
    name, rest = tokens[0], tokens[1:]
    if not rest:
        return Atom(name)
    arguments, left = _terms(rest, 0)
    if left != len(rest):
        raise ValueError(f"no atom: {text}")
    return Atom(name, tuple(arguments))


def _terms(tokens: list[str], at: int) -> tuple[list[Term], int]:
    """The terms of a parenthesis that opens at `at`, and the place behind it."""
    found: list[Term] = []
    at += 1
    while tokens[at] != ")":
        token = tokens[at]
        if token == "(":
            inner, at = _terms(tokens, at)
            found.append(inner)
        else:
            found.append(token[:-1] if token.startswith('"') else int(token) if token.lstrip("-").isdigit() else token)
            at += 1
        if tokens[at] == ",":
            at += 1
    return found, at + 1
