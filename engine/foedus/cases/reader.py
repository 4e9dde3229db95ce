"""A case read from plain values: one walk over the vocabulary, all errors in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from foedus.cases.atoms_of import constant_default
from foedus.cases.checks import check_things
from foedus.cases.desk import MOST_THINGS, Desk, kind_of, short
from foedus.cases.fact import Fact, Thing
from foedus.cases.fields import FieldReader
from foedus.cases.frame import FRAME, Frame, read_expectations, read_frame
from foedus.cases.names import Names, Record, name_problem, record_of
from foedus.cases.origin import Origin
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.text.source import InputError, Place, Problem
from foedus.text.yaml_reader import KeyPath

_ACTOR = "actor"


class Reading:
    """What was read: the frame of a case, its things, and what is doubtful in them."""

    def __init__(self, frame: Frame, things: tuple[Thing, ...], warnings: tuple[Problem, ...]) -> None:
        self.frame = frame
        self.things = things
        self.warnings = warnings


def read_case(value: Any, origin: Origin, rulebook: Rulebook, dropped: Mapping[str, Place] | None = None) -> Reading:
    """The case that these values tell. Raises InputError with every problem that they have."""
    if not isinstance(value, dict):
        said = "the file is empty" if value is None else f"a case is a mapping, and this is {kind_of(value)}"
        raise InputError(Problem(said, origin.place(), "keys such as id, title, kind, date"))
    reader = _Reader(value, origin, rulebook, dropped or {})
    reading = reader.read()
    if reader.desk.problems:
        raise InputError(_in_order(reader.desk.problems))
    return reading


def _in_order(problems: list[Problem]) -> list[Problem]:
    def place(problem: Problem) -> tuple[str, int, int]:
        at = problem.place
        return ("", 0, 0) if at is None else (at.file, at.line, at.column)

    return sorted(dict.fromkeys(problems), key=place)


class _Reader:
    def __init__(self, value: dict[str, Any], origin: Origin, rulebook: Rulebook, dropped: Mapping[str, Place]) -> None:
        self.value = value
        self.sections = rulebook.vocabulary.sections
        record = record_of(rulebook)
        self.desk = Desk(origin, rulebook, Names(record, *self._named()), dropped)
        self.fields = FieldReader(self.desk)

    def _named(self) -> tuple[dict[str, str], dict[str, str]]:
        """The type of each thing, and what sort each actor is, before anything is checked."""
        things: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for section, name, body in self._bodies():
            things.setdefault(name, section.name)
            if section.name == _ACTOR and isinstance(body, dict):
                kind = body.get("kind")
                kind = kind.get("value") if isinstance(kind, dict) else kind
                if isinstance(kind, str):
                    kinds.setdefault(name, kind)
        return things, kinds

    def _bodies(self) -> Iterator[tuple[Section, str, Any]]:
        for key, bodies in self.value.items():
            section = self.sections.get(key)
            if section is not None and isinstance(bodies, dict):
                for name, body in bodies.items():
                    yield section, name, body

    def read(self) -> Reading:
        for key in self.value:
            if key not in FRAME and key not in self.sections:
                self.desk.unknown_key((), key, "a case", (*FRAME, *self.sections))
        frame = read_frame(self.desk, self.value)
        self._ids()
        things = tuple(self._things())
        check_things(self.desk, things, frame.date)
        read_expectations(self.desk, frame, self.value, things)
        return Reading(frame, things, tuple(self.desk.warnings))

    # Things

    def _ids(self) -> None:
        record = self.desk.names.record
        first: dict[str, KeyPath] = {}
        for number, (section, name, _) in enumerate(self._bodies(), 1):
            path = (section.key, name)
            if number > MOST_THINGS:
                self.desk.refuse(path, f"the case has more than {MOST_THINGS} things")
            problem = name_problem(name) or self._taken(name, section, record)
            if problem is not None:
                self.desk.problem(path, f"'{short(name)}' {problem}", "small letters, digits and underscores", key=True)
            if name in first:
                at = self.desk.origin.key_place(first[name])
                said = f"'{short(name)}' names two things: the first stands at {at}"
                self.desk.problem(path, said, "an id of its own", key=True)
            first.setdefault(name, path)

    def _taken(self, name: str, section: Section, record: Record) -> str | None:
        if name in record.words:
            return "is a reserved word"
        if name in record.states or name in record.organs:
            # A case may say of a state of the record what the record does not, or says otherwise.
            wanted = ("state",) if name in record.states else ("organ", "organization")
            if section.name == _ACTOR and self.desk.names.kinds.get(name) in wanted:
                return None
            return f"is a name of the law's record ({'a state' if name in record.states else 'an organ'})"
        return "is the id of an instrument" if name in record.instruments else None

    def _things(self) -> Iterator[Thing]:
        for key, bodies in self.value.items():
            section = self.sections.get(key)
            if section is None:
                continue
            if isinstance(bodies, dict):
                for name, body in bodies.items():
                    yield self._thing(section, name, body, (key, name))
            elif bodies is not None:
                wanted = f"the id of each {section.title}, with its fields"
                self.desk.problem((key,), f"'{key}' is {kind_of(bodies)}", wanted)

    def _thing(self, section: Section, name: str, body: Any, path: KeyPath) -> Thing:
        body = self.desk.mapping({} if body is None else body, path, f"the {section.title} '{short(name)}'")
        title = None
        if body.get("title") is not None:
            title = self.desk.text(body["title"], (*path, "title"), "a title")
        for key in body:
            if key != "title" and key not in section.fields:
                self.desk.unknown_key(path, key, f"'{section.key}'", ("title", *section.fields))
        facts = self._facts(section, name, body, path)
        self._musts(section, facts, body, path)
        return Thing(section.key, name, title, facts, self.desk.origin.key_place(path), event_days(section, facts))

    def _facts(self, section: Section, name: str, body: dict[str, Any], path: KeyPath) -> dict[str, tuple[Fact, ...]]:
        given = [section.fields[key] for key in body if key in section.fields]
        # Rivals that another field names are known only after it.
        given.sort(key=lambda field: field.rivals is not None)
        read: dict[str, tuple[Fact, ...]] = {}
        for field in given:
            called = f"{section.key}.{name}" + ("" if field.name == "happened" else f".{field.name}")
            read[field.name] = self.fields.read(field, body[field.name], (*path, field.name), called, read)
        return {key: read[key] for key in body if key in read}

    def _musts(
        self, section: Section, facts: Mapping[str, tuple[Fact, ...]], body: dict[str, Any], path: KeyPath
    ) -> None:
        for field in section.fields.values():
            given = any(not fact.is_rejected for fact in facts.get(field.name, ()))
            wanted = field.absent == "must" or _required(field, section, facts)
            if given:
                if wanted:
                    self._opened_wrongly(field, facts[field.name])
            elif wanted and (field.name not in body or self._read_empty(body[field.name])):
                why = "" if field.absent == "must" else f", which it must have where {_condition(field)}"
                said = f"the {section.title} '{short(str(path[-1]))}' has no '{field.name}'{why}"
                self.desk.problem(path, said, self.fields.expected(field), key=True)

    @staticmethod
    def _read_empty(raw: Any) -> bool:
        """Whether what is given says nothing, rather than something wrong that is reported already."""
        items = raw if isinstance(raw, list) else [raw]
        return all(isinstance(item, dict) and item.get("status") == "rejected" for item in items)

    def _opened_wrongly(self, field: Field, facts: tuple[Fact, ...]) -> None:
        if constant_default(field) is not None:
            return  # in the worlds in which what is said does not hold, the default does
        if field.many or field.is_map or field.two_lists or field.record is not None:
            return
        for fact in facts:
            if fact.is_open and len(fact.values) == 1:
                said = f"'{field.name}' must have a value in every world, and this one may be absent"
                self.desk.problems.append(Problem(said, fact.place, "{one_of: [a, b], status: …}"))


def _required(field: Field, section: Section, facts: Mapping[str, tuple[Fact, ...]]) -> bool:
    if not field.required_if:
        return False
    for other, values in field.required_if.items():
        given = [fact for fact in facts.get(other, ()) if not fact.is_rejected]
        known = {term for fact in given for term in fact.terms()} or {section.fields[other].absent}
        if not known & set(values):
            return False
    return True


def _condition(field: Field) -> str:
    return " and ".join(f"'{other}' is {' or '.join(values)}" for other, values in field.required_if.items())


def event_days(section: Section, facts: Mapping[str, tuple[Fact, ...]]) -> tuple[int, ...]:
    """The days of an event: that of its field, or of the field that counts instead, or of each entry of a map."""
    for name in (section.event_instead, section.event):
        if name is not None:
            days = set(_given_days(facts.get(name, ())))
            if days and section.fields[name].is_map:
                # Where each entry has a day, so has what is given beside them, such as an entry into force.
                days.update(day for other in _single_days(section) for day in _given_days(facts.get(other, ())))
            if days:
                return tuple(sorted(days))
    return tuple(sorted(day for name in _single_days(section) for day in _given_days(facts.get(name, ()))))


def _given_days(facts: tuple[Fact, ...]) -> Iterator[int]:
    return (value for fact in facts if not fact.is_rejected for value in fact.values if isinstance(value, int))


def _single_days(section: Section) -> list[str]:
    """Of a section whose events have many days, the fields that give one more."""
    if section.event is None or not section.fields[section.event].is_map:
        return []
    return [name for name, field in section.fields.items() if field.types == ("day",) and not field.open]
