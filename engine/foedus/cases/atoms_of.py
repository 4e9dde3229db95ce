"""The atoms of a field's value, and of its default."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.cases.fact import Thing, Value
from foedus.law.vocabulary import Field
from foedus.text.atoms import Atom, Term

_NO_CONSTANT = ("must", "no", "rule", "law")


def field_atoms(
    field: Field,
    place: tuple[Term, ...],
    key: str | None,
    value: Value,
    days: Iterable[int] | None,
    gone: frozenset[str],
) -> list[Atom]:
    """The atoms that say this value of a thing (or of its record). Whatever names a thing in `gone` is left out.

    `days`: of a state of things, the days on which it holds; None for other fields.
    """
    if field.arity == 0 or (key in gone and "choice" not in field.map_from):
        return []
    atoms = []
    for term in value if isinstance(value, tuple) else (value,):
        if field.is_yes_no and term != "yes":
            continue
        if isinstance(term, str) and term in gone and _refers(field):
            continue
        arguments = (*place, *_key(field, key), *_value(field, term))
        if days is None:
            atoms.append(Atom(field.predicate, arguments))
        else:
            atoms += [Atom(field.predicate, (*arguments, day)) for day in days]
    return atoms


def _refers(field: Field) -> bool:
    """Whether the values are names, and not choices that happen to sound like one."""
    return "choice" not in (field.map_to or field.types) and not field.is_yes_no


def _key(field: Field, key: str | None) -> tuple[Term, ...]:
    if key is None:
        return ()
    return (int(key),) if field.two_lists else (key,)


def _value(field: Field, term: Term) -> tuple[Term, ...]:
    # Text never leaves this layer: of an entry with text, the key alone.
    return () if field.is_yes_no or field.map_to == ("text",) else (term,)


def constant_default(field: Field) -> Term | None:
    """The value that holds where a case is silent, if it is a constant."""
    if field.absent in _NO_CONSTANT or field.absent.startswith("="):
        return None
    return field.absent


def same_as(field: Field, thing: Thing) -> Value | None:
    """The value of another field that this one has by default."""
    if not field.absent.startswith("="):
        return None
    return next((fact.value for fact in thing.facts.get(field.absent[1:], ()) if fact.is_established), None)
