"""Plain terms and atoms to the solver's symbols and back. Nothing from outside ever becomes rule text."""

from __future__ import annotations

from functools import lru_cache

from clingo import Function, Number, String, Symbol, SymbolType, Tuple_

from foedus.text.atoms import Atom, Term


def symbol(term: Term) -> Symbol:
    """The solver's symbol for a plain term."""
    if isinstance(term, str):
        return _constant(term)
    if isinstance(term, int):
        return Number(term)
    return Tuple_([symbol(part) for part in term])


@lru_cache(maxsize=8_192)  # facts name the same few things over and over
def _constant(name: str) -> Symbol:
    return String(name[1:]) if name.startswith('"') else Function(name)


def atom_symbol(atom: Atom) -> Symbol:
    """The solver's symbol for an atom."""
    return Function(atom[0], [symbol(argument) for argument in atom[1]])


def term(found: Symbol) -> Term:
    """The plain term for a solver's symbol. Raises ValueError for one that has none."""
    kind = found.type
    if kind == SymbolType.Number:
        return found.number
    if kind == SymbolType.String:
        return f'"{found.string}'
    if kind == SymbolType.Function:
        parts = [term(part) for part in found.arguments]
        if not found.name:
            return parts
        # What an effect names is an atom inside a term: its written form stands for it.
        return str(found) if parts else found.name
    raise ValueError(f"no plain term: {found}")
