"""What the form of a case file asks, as constraints of the space: what must be given is, and what is named is there.

Made from the vocabulary, as the checks of case files are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.workbench.space.bounds import Bounds
from foedus.workbench.space.template import varies

HAPPENED = "happened"
MUST = "must-be-given"
THERE = "must-be-there"


def constraints(rulebook: Rulebook, bounds: Bounds) -> str:
    """The constraints, as text for the solver."""
    sections = rulebook.vocabulary.sections
    used = dict.fromkeys(each.section for each in bounds.things)
    events = [each.id for each in bounds.things if each.day is not None]
    lines = [f"space_event_({each})." for each in events]
    for key in used:
        for field in sections[key].fields.values():
            if varies(field) and not field.is_map:
                lines += _must(sections[key], field)
                lines += _there(sections[key], field)
    return "\n".join(lines) + "\n"


def _happened(section: Section) -> str:
    return ", happened(Thing)" if section.event is not None else ""


def _must(section: Section, field: Field) -> Iterator[str]:
    """What must be given where the thing is there, or where another field has a value that asks for it."""
    given = f"given_{field.predicate}_"
    asked = [""] if field.absent == "must" else list(_conditions(section, field))
    if asked:
        others = ", _" * (field.arity - 1)
        yield f"{given}(Thing) :- {field.predicate}(Thing{others})."
    for condition in asked:
        yield (
            f'excluded("{MUST}", (Thing, {field.name})) :- {section.name}(Thing){_happened(section)}{condition}, '
            f"not {given}(Thing)."
        )


def _conditions(section: Section, field: Field) -> Iterable[str]:
    """The values of other fields that ask for this one, as bodies: one of each field that is named, all together."""
    bodies = [""] if field.required_if else []
    for name, values in field.required_if.items():
        other = section.fields[name]
        bodies = [f"{body}, {other.predicate}(Thing, {value})" for body in bodies for value in values]
    return bodies


def _there(section: Section, field: Field) -> Iterator[str]:
    """An event that is named took place: a case file would not tell of it otherwise."""
    if field.arity == 2 and not field.is_yes_no:
        yield (
            f'excluded("{THERE}", (Thing, Other)) :- {section.name}(Thing){_happened(section)}, '
            f"{field.predicate}(Thing, Other), space_event_(Other), not happened(Other)."
        )
