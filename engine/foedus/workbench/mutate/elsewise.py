"""Every way in which the form of a case file lets one thing of a case be told otherwise.

More than `foedus change` tries: days and victims too, whatever a field may be, each entry of a map, a second thing like
a first. Whether the reader of cases admits it is seen when it is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from foedus.cases.case import Case
from foedus.cases.fact import Thing
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.reasoning.changeable import Change
from foedus.reasoning.edits import ADD, DROP, ENTRY, HAPPENED, NEW, NOT_HAPPENED, SET, Edit, as_list, plain_value
from foedus.text.dates import day_text, next_day, previous_day

_ANOTHER = "another_"
"""The beginning of the id of a second thing like a first."""
_PARTIES = ("state", "actor")
_MOST_VALUES = 60
"""Values of one field that are tried."""
_DENIED: Mapping[str, str] = {"value": "true", "status": "rejected"}


def elsewise(case: Case, rulebook: Rulebook, cast: Sequence[str]) -> Iterator[Change]:
    """The changes, those of one thing together. `cast`: who may take part beside those whom the case names."""
    yield from _Elsewise(case, rulebook, cast).changes()


class _Elsewise:
    def __init__(self, case: Case, rulebook: Rulebook, cast: Sequence[str]) -> None:
        self._whole = case.whole
        self._rulebook = rulebook
        self._sections = rulebook.vocabulary.sections
        gone = {name for name, _ in case.left_out}
        self._things = [thing for thing in case.things if thing.id not in gone]
        said = dict.fromkeys(each for thing in self._things for each in _words(self._body(thing)))
        named = [each for each in said if each in rulebook.states or each in rulebook.organs]
        self._cast = list(dict.fromkeys((*named, *cast)))
        self._provisions = [each for each in said if self._is_provision(each)]
        self._days = self._all_days(case)

    def changes(self) -> Iterator[Change]:
        """Every change of every thing."""
        for thing in self._things:
            section = self._sections[thing.section]
            if section.event is not None:
                yield self._change(self._set(thing, HAPPENED, dict(NOT_HAPPENED)))
            for field in section.fields.values():
                for edit in self._edits(thing, field):
                    yield self._change(edit)
            yield from self._another(thing, section)

    @staticmethod
    def _change(edit: Edit) -> Change:
        parts = (edit.kind, edit.section, edit.thing, edit.field, edit.key, edit.old, _brief(edit.value))
        return Change(".".join(str(each) for each in parts if each), edit, "", "")

    def _body(self, thing: Thing) -> Mapping[str, Any]:
        return (self._whole.get(thing.section) or {}).get(thing.id) or {}

    def _is_provision(self, word: str) -> bool:
        return any(word in each.provisions for each in self._rulebook.instruments.values())

    def _all_days(self, case: Case) -> list[str]:
        """The days of the case, one before them, one after each, and one after the question."""
        told = sorted({day for thing in self._things for day in thing.days if day <= case.date} | {case.date})
        around = {previous_day(told[0]), *told, *map(next_day, told)}
        return [day_text(day) for day in sorted(around)]

    # Fields

    def _set(self, thing: Thing, field: str, value: Any) -> Edit:
        return Edit(SET, thing.section, thing.id, field, value)

    def _edits(self, thing: Thing, field: Field) -> Iterator[Edit]:
        if field.is_text or field.record is not None or field.two_lists or field.name == HAPPENED:
            return
        told = self._body(thing).get(field.name)
        if field.is_yes_no:
            yield self._set(thing, field.name, "true")
            yield self._set(thing, field.name, dict(_DENIED))
        elif field.is_map:
            yield from self._entries(thing, field, told)
        else:
            yield from self._values(thing, field, told)

    def _values(self, thing: Thing, field: Field, told: Any) -> Iterator[Edit]:
        there = [plain_value(each) for each in as_list(told)]
        where = (thing.section, thing.id, field.name)
        if told is not None:
            yield Edit(SET, *where, None)
        for value in self._domain(thing, field, field.types):
            if value in there:
                if field.many and len(there) > 1:
                    yield Edit(DROP, *where, None, value)
                continue
            yield Edit(SET, *where, [value] if field.many else value)
            if field.many and there:
                yield Edit(ADD, *where, value)

    def _entries(self, thing: Thing, field: Field, told: Any) -> Iterator[Edit]:
        known = told if isinstance(told, Mapping) else {}
        keys = dict.fromkeys((*known, *self._domain(thing, field, field.map_from)))
        for key in keys:
            if key in known:
                yield Edit(ENTRY, thing.section, thing.id, field.name, None, key=key)
            for value in self._domain(thing, field, field.map_to):
                if value != plain_value(known.get(key)):
                    yield Edit(ENTRY, thing.section, thing.id, field.name, value, key=key)

    def _domain(self, thing: Thing, field: Field, types: Iterable[str]) -> list[str]:
        """What a field, or a key or value of a map, might be."""
        found = dict.fromkeys(each for one in types for each in self._of_type(field, one))
        found |= dict.fromkeys((*field.words, *field.value_words, *field.literals))
        found.pop(thing.id, None)
        return list(islice(found, _MOST_VALUES))

    def _of_type(self, field: Field, one: str) -> Iterable[str]:
        if one == "choice":
            return field.choices
        if one == "day":
            return self._days
        if one == "number":
            return ("0", "1", "2", "3", "4", "5")
        if one == "text":
            return ("as said",)
        if one == "instrument":
            return self._rulebook.instruments
        if one == "provision":
            words = [each for law in self._rulebook.instruments.values() for each in law.words.values() if "." in each]
            return (*self._provisions, *words)
        if one in ("state", "actor", "organ", "organization"):
            fitting = self._rulebook.states if one in _PARTIES else self._rulebook.organs
            actors = [each.id for each in self._things if self._sections[each.section].name == "actor"]
            named = [each for each in self._cast if each in fitting]
            rest = fitting if one == "organ" else ()
            return dict.fromkeys((*(actors if one == "actor" else ()), *named, *rest))
        return [each.id for each in self._things if self._sections[each.section].name == one]

    # Another thing

    def _another(self, thing: Thing, section: Section) -> Iterator[Change]:
        """A second thing like this, told alike but for one field."""
        body = {name: value for name, value in self._body(thing).items() if name != "title"}
        name = f"{_ANOTHER}{thing.id}"
        yield self._new(thing, name, body, "")
        for field in section.fields.values():
            if field.name in body and not (field.is_map or field.is_yes_no or field.is_text or field.two_lists):
                if field.record is not None or field.types == ("choice",):
                    continue
                for value in self._domain(thing, field, field.types)[:5]:
                    if [value] != [plain_value(each) for each in as_list(body[field.name])]:
                        other = {**body, field.name: [value] if field.many else value}
                        yield self._new(thing, name, other, f"{field.name}={value}")

    @staticmethod
    def _new(thing: Thing, name: str, body: Mapping[str, Any], said: str) -> Change:
        return Change(f"new.{thing.section}.{name}.{said}", Edit(NEW, thing.section, name, body=dict(body)), "", "")


def _words(value: Any) -> Iterator[str]:
    """Every word that values say, keys too."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield str(key)
            yield from _words(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _words(each)
    elif value is not None:
        yield str(value)


def _brief(value: Any) -> str:
    if isinstance(value, Mapping):
        return "no"
    return "+".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
