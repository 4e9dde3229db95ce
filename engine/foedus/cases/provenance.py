"""Which fact of a case an atom came from, so that a proof can say who says it and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.cases.atoms_of import field_atoms
from foedus.cases.case import Case
from foedus.cases.fact import Fact
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field
from foedus.text.atoms import Atom, Term


def provenance(case: Case, rulebook: Rulebook, days: Iterable[int]) -> dict[Atom, Fact]:
    """The established facts by the atoms that they give; what a case takes by default is not among them."""
    known = tuple(days)
    found: dict[Atom, Fact] = {}
    for thing in case.things:
        section = rulebook.vocabulary.sections[thing.section]
        for name, facts in thing.facts.items():
            field = section.fields[name]
            for fact in facts:
                for atom in _atoms(field, (thing.id,), fact, known):
                    found.setdefault(atom, fact)
    return found


def _atoms(field: Field, place: tuple[Term, ...], fact: Fact, days: tuple[int, ...]) -> Iterator[Atom]:
    if not fact.is_established:
        return
    if field.record is not None:
        inner = (*place, *fact.terms())
        yield Atom(field.record.name, inner)
        for name, parts in fact.parts.items():
            for part in parts:
                yield from _atoms(field.record.fields[name], inner, part, days)
        return
    held = [day for day in days if fact.holds_on(day)] if field.changing else None
    yield from field_atoms(field, place, fact.key, fact.value, held, frozenset())
