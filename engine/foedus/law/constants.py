"""Which constants an argument of a predicate may be, by its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from foedus.law import seam
from foedus.law.content import Content
from foedus.law.instruments import Instrument
from foedus.law.predicates import Predicate
from foedus.law.vocabulary import Field, Section, Vocabulary

# Kinds that say nothing about constants.
_FREE = "free"
_GIVEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "bound": (("state",), (_FREE,), (_FREE,), (_FREE,)),
    "party_event": (("state",), ("instrument",), ("event kind",), (_FREE,)),
    "provision_of": (("provision",), ("instrument",)),
    "instrument": (("instrument",),),
    "state": (("state",),),
    "organ": (("organ",),),
    "contested": ((_FREE,), ("field",)),
    "said": ((_FREE,), ("field",), (_FREE,)),
    "breach": ((_FREE,), ("state",), (_FREE,)),
}


class Declared(Protocol):
    """Where predicates are declared: the content of a rulebook that is being built, or the rulebook."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What cases say."""

    @property
    def predicates(self) -> Mapping[str, Predicate]:
        """What rules conclude."""

    @property
    def instruments(self) -> Mapping[str, Instrument]:
        """The instruments, by id."""


class Kinds:
    """The constants of each kind."""

    def __init__(self, content: Content) -> None:
        states = set(content.states)
        organs = set(content.organs)
        groups = {name for each in content.instruments.values() for name in each.groups}
        events = {event.kind for each in content.instruments.values() for event in each.events}
        happening = content.vocabulary.fields_of.get("membership_event_kind")
        self._known: dict[str, set[str]] = {
            "state": states,
            "organ": organs,
            "organization": organs,
            "actor": states | organs,
            "instrument": {f'"{name}' for name in content.instruments},
            "provision": {f'"{name}' for name in content.provisions},
            "event kind": events | set(seam.SUPPOSED_KINDS) | (set(happening.choices) if happening else set()),
            "field": {name for each in content.vocabulary.sections.values() for name in each.fields} | {"happened"},
            "group": groups,
        }
        self._things = set(content.vocabulary.by_name)
        words = {word for each in content.vocabulary.fields_of.values() for word in (*each.words, *each.value_words)}
        self._words = words | groups

    def constants(self, kinds: Collection[str], reserved: bool) -> set[str] | None:
        """The constants that these kinds admit, None where any will do. `reserved`: with the words for actors."""
        known: set[str] = set()
        for kind in kinds:
            if kind.startswith("="):
                known.add(kind[1:])
            elif kind in self._known:
                known |= self._known[kind]
                if reserved and kind in ("state", "organ", "organization", "actor"):
                    known |= self._words
            elif kind not in self._things:
                return None
        return known


def argument_kinds(content: Declared, name: str) -> Iterator[tuple[str, ...]]:
    """The kinds of each argument of a predicate; a kind that begins with `=` is a constant itself."""
    if name in _GIVEN:
        yield from _GIVEN[name]
    elif name in content.predicates:
        yield from content.predicates[name].arguments.values()
    elif name in content.vocabulary.fields_of:
        yield from _field_kinds(content, content.vocabulary.fields_of[name])
    elif name in content.vocabulary.by_name:
        yield (name,)


def _field_kinds(content: Declared, field: Field) -> Iterator[tuple[str, ...]]:
    groups = tuple(f"={name}" for each in content.instruments.values() for name in each.groups)
    words = tuple(f"={word}" for word in field.words) + groups
    choices = tuple(f"={choice}" for choice in field.choices)
    yield (_owner(content, field).name,)
    if _in_record(content, field):
        yield (_FREE,)
    if field.two_lists:
        yield (_FREE,)
    if field.is_map:
        keys = _kinds(field.map_from, choices)
        yield (*keys, *words)
        yield (*_kinds(field.map_to, choices), *(f"={word}" for word in field.value_words))
    elif not field.is_yes_no:
        yield (*_kinds(field.types, choices), *words, *(f"={literal}" for literal in field.literals))
    if field.changing:
        yield (_FREE,)


def _kinds(types: tuple[str, ...], choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kind for each in types for kind in (choices if each == "choice" else (each,)))


def _owner(content: Declared, field: Field) -> Section:
    sections = content.vocabulary.sections
    found = sections.get(field.section)
    if found is not None:
        return found
    return next(each for each in sections.values() if _has(each, field))


def _has(section: Section, field: Field) -> bool:
    return any(
        one is field or (one.record is not None and field in one.record.fields.values())
        for one in section.fields.values()
    )


def _in_record(content: Declared, field: Field) -> bool:
    return not any(one is field for one in _owner(content, field).fields.values())
