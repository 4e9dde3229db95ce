"""The space as a case in which everything is open: each event may have happened or not, each field have any value.

What a field may be stands with the field, in the vocabulary (`space:`); what has no such entry is held fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from foedus.cases.atoms_of import constant_default
from foedus.cases.case import Case
from foedus.cases.fact import ESTABLISHED, UNKNOWN, Fact, Thing, Value
from foedus.cases.names import Names, record_of
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field
from foedus.text.atoms import Term
from foedus.text.dates import moved
from foedus.text.source import InputError, Place, Problem
from foedus.workbench.space.bounds import Bounds, Member

NAME = "space"
ALL = "all"
NOTHING: Value = ()
"""The value of a field of which nothing is said."""
THAT_DAY = "day"
"""In the bounds, the day of the thing itself."""


class Template:
    """Makes the case that stands for the whole space, on given days."""

    def __init__(self, rulebook: Rulebook, bounds: Bounds) -> None:
        self._rulebook = rulebook
        self._bounds = bounds
        self._place = Place(NAME)
        sections = rulebook.vocabulary.sections
        kinds = {each.id: str(each.given.get("kind", "")) for each in bounds.things}
        sorts = {each.id: sections[each.section].name for each in bounds.things}
        self._names = Names(record_of(rulebook), sorts, kinds)

    def case(self, first: int) -> Case:
        """The space with its first event on this day. Raises InputError where `space:` names what is no value."""
        things = tuple(self._thing(member, first) for member in self._bounds.things)
        day = moved(first, self._bounds.question)
        return Case(NAME, "The space of crises", "hypothetical", day, "", {}, things, (), (), {}, NAME)

    @cached_property
    def held(self) -> dict[str, str]:
        """The fields that are held fixed, as `section.field`, each with the reason that the vocabulary gives."""
        used = dict.fromkeys(member.section for member in self._bounds.things)
        return {
            f"{key}.{name}": field.space.get("held", "") if isinstance(field.space, dict) else ""
            for key in used
            for name, field in self._rulebook.vocabulary.sections[key].fields.items()
            if not field.is_text
            and not varies(field)
            and name not in (self._rulebook.vocabulary.sections[key].event, "happened")
        }

    @property
    def left_out(self) -> tuple[str, ...]:
        """The sections of which no crisis of the space has a thing."""
        used = {member.section for member in self._bounds.things}
        return tuple(key for key in self._rulebook.vocabulary.sections if key not in used)

    def _thing(self, member: Member, first: int) -> Thing:
        section = self._rulebook.vocabulary.sections[member.section]
        days = () if member.day is None else (moved(first, member.day),)
        facts: dict[str, list[Fact]] = {}
        if days and section.event is not None:
            if not section.fields[section.event].is_map:
                facts[section.event] = [self._fact(member, section.event, days, ESTABLISHED)]
            if "happened" not in member.given:
                name = f"{section.key}.{member.id}"
                facts["happened"] = [Fact("happened", name, ("yes",), self._place, None, UNKNOWN)]
        for name, field in section.fields.items():
            if name in member.given:
                facts[name] = list(self._given(member, field, days))
            elif varies(field):
                facts[name] = list(self._open(member, field, days))
        told = {name: tuple(each) for name, each in facts.items() if each}
        return Thing(section.key, member.id, member.title, told, self._place, days)

    # What is fixed

    def _given(self, member: Member, field: Field, days: Sequence[int]) -> Iterator[Fact]:
        given = member.given[field.name]
        if field.two_lists:
            for side, names in enumerate(given, 1):
                for value in self._terms(field, field.types, names):
                    yield self._fact(member, field.name, (value,), ESTABLISHED, str(side))
        elif field.is_map:
            for word, said in given.items():
                value = days[0] if said == THAT_DAY else self._term(field, field.map_to, said)
                for key in self._terms(field, field.map_from, [word]):
                    yield self._fact(member, field.name, (value,), ESTABLISHED, str(key))
        else:
            for value in self._terms(field, field.types, given if isinstance(given, list) else [given]):
                yield self._fact(member, field.name, (value,), ESTABLISHED)

    # What is open

    def _open(self, member: Member, field: Field, days: Sequence[int]) -> Iterator[Fact]:
        if field.is_yes_no:
            yield self._fact(member, field.name, ("yes",), UNKNOWN)
        elif field.is_map:
            for key in self._terms(field, field.map_from, field.space["keys"]):
                rivals = tuple(self._rivals(field, self._values(member, field, field.map_to, field.space["values"])))
                yield self._fact(member, field.name, rivals, UNKNOWN, str(key), f".{key}")
        else:
            values = [self._day(each, days) for each in self._values(member, field, field.types, field.space)]
            if field.many:
                for value in values:
                    yield self._fact(member, field.name, (value,), UNKNOWN, name=f".{str(value).removeprefix(chr(34))}")
            elif values:
                yield self._fact(member, field.name, tuple(self._rivals(field, values)), UNKNOWN)

    def _day(self, value: Term, days: Sequence[int]) -> Term:
        return days[0] if value == THAT_DAY else value

    def _rivals(self, field: Field, values: Sequence[Term]) -> Iterator[Value]:
        """The values of which exactly one holds: what a field is by default is one of them, or that nothing is said."""
        if field.absent in ("no", "rule", "law") and not field.required_if:
            yield NOTHING
        default = constant_default(field)
        if default is not None and default not in values:
            yield default
        yield from values

    def _values(self, member: Member, field: Field, types: Sequence[str], said: Any) -> list[Term]:
        words = said if isinstance(said, list) else [said]
        found = self._terms(field, types, self._every(field, types) if words == [ALL] else words)
        return [value for value in found if value != member.id]

    def _every(self, field: Field, types: Sequence[str]) -> list[str]:
        sections = self._rulebook.vocabulary.by_name
        things = [each for kind in types if kind in sections for each in self._bounds.of_section(sections[kind].key)]
        return [*field.choices, *things]

    # Words

    def _terms(self, field: Field, types: Sequence[str], words: Iterable[str]) -> list[Term]:
        """The terms that words stand for: roles and sections stand for all their members."""
        found = []
        for word in words:
            members: Iterable[str] = self._bounds.roles.get(word, (word,))
            if word not in self._bounds.roles and word in self._rulebook.vocabulary.sections:
                members = self._bounds.of_section(word)
            found += [self._term(field, types, each) for each in members]
        return found

    def _term(self, field: Field, types: Sequence[str], word: str) -> Term:
        term = self._names.term(word, types, field, (*field.words, *field.value_words, THAT_DAY))
        if term is None:
            said = f"'{word}' is no value of '{field.name}' in the space of crises"
            raise InputError(Problem(said, None, "values of the field, roles, or sections with things in the space"))
        return term

    def _fact(
        self, member: Member, field: str, values: Sequence[Value], status: str, key: str | None = None, name: str = ""
    ) -> Fact:
        return Fact(field, f"{member.section}.{member.id}.{field}{name}", tuple(values), self._place, key, status)


def varies(field: Field) -> bool:
    """Whether the space varies a field."""
    return field.space is not None and not (isinstance(field.space, dict) and "held" in field.space)
