"""A case: a crisis, its facts and their status, as the engine holds it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.cases import kept
from foedus.cases.fact import Fact, Thing
from foedus.cases.library import find_case
from foedus.law.rulebook import Rulebook
from foedus.text.dates import day_number
from foedus.text.source import InputError, Place, Problem
from foedus.text.values import frozen

if TYPE_CHECKING:  # a case that was kept needs none of these, and they take time to import
    from foedus.cases.hypothetical import Whole
    from foedus.cases.origin import Origin

NAMELESS = "case"


@frozen
class Case:
    """A crisis. `things` stand in the file's order; `left_out` are the events after the day of the question."""

    id: str
    title: str
    kind: str
    date: int
    summary: str
    sources: Mapping[str, Mapping[str, str]]
    things: tuple[Thing, ...]
    suppose: tuple[Mapping[str, Any], ...]
    record: tuple[Mapping[str, Any], ...]
    expect: Mapping[str, Any]
    file: str
    warnings: tuple[Problem, ...] = ()
    moved: bool = False
    """Whether the day of the question is another than the case's own: what it expects is then not asked."""
    whole: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """The case as plain values, with its base put in: what a file of it would say."""

    @classmethod
    def load(cls, name: str | os.PathLike[str], rulebook: Rulebook | None = None) -> Case:
        """The case of a shipped name, or in a file. Raises InputError with every problem of it."""
        path = find_case(name)
        law = rulebook if rulebook is not None else Rulebook.load()
        parts = kept.find(path, law)
        if parts is not None:
            return cls(**parts)
        from foedus.cases.hypothetical import whole_case
        from foedus.text.yaml_reader import read

        document = read(path)
        whole = whole_case(document.value, document, law, path.parent, (path.resolve(),))
        case = cls._read(whole, law, os.fspath(path))
        kept.keep(path, whole.bases, law, {each.name: getattr(case, each.name) for each in fields(case)})
        return case

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any], rulebook: Rulebook | None = None, name: str = NAMELESS) -> Case:
        """The case that a mapping tells, in the form of a case file. Its base can only be a shipped case."""
        from foedus.cases.origin import Unplaced, plain_values

        return cls.from_values(plain_values(data), Unplaced(name), rulebook)

    @classmethod
    def from_values(
        cls, value: Any, origin: Origin, rulebook: Rulebook | None = None, beside: Path | None = None
    ) -> Case:
        """The case of a document that is read already."""
        from foedus.cases.hypothetical import whole_case

        law = rulebook if rulebook is not None else Rulebook.load()
        return cls._read(whole_case(value, origin, law, beside), law, origin.name)

    @classmethod
    def _read(cls, whole: Whole, rulebook: Rulebook, file: str) -> Case:
        from foedus.cases.reader import read_case

        reading = read_case(whole.value, whole.origin, rulebook, whole.dropped)
        frame = reading.frame
        return cls(
            frame.id, frame.title, frame.kind, frame.date, frame.summary, frame.sources, reading.things,
            frame.suppose, frame.record, frame.expect, file, reading.warnings, whole=whole.value,
        )  # fmt: skip

    @cached_property
    def by_id(self) -> Mapping[str, Thing]:
        """The things by id."""
        return {thing.id: thing for thing in self.things}

    @cached_property
    def left_out(self) -> tuple[tuple[str, int], ...]:
        """The events after the day of the question, each with its day: they are not counted."""
        return tuple((thing.id, thing.days[0]) for thing in self.things if thing.days and thing.days[0] > self.date)

    def fact(self, name: str) -> Fact | None:
        """The fact of a name such as `incidents.unrest.by.2`."""
        return self._facts.get(name)

    @cached_property
    def _facts(self) -> Mapping[str, Fact]:
        return {fact.name: fact for thing in self.things for fact in thing.every_fact()}

    def at(self, day: int | str) -> Case:
        """The same case with another day of the question. Raises InputError for what is no day."""
        if isinstance(day, str):
            try:
                day = day_number(day)
            except ValueError as error:
                raise InputError(Problem(str(error), None, "a date like 2022-01-06")) from error
        return self if day == self.date else replace(self, date=day, moved=True)

    def place_of(self, things: Iterable[str]) -> Place | None:
        """Where the first of these names that is a thing of the case stands; else where the case begins."""
        for name in things:
            if name in self.by_id:
                return self.by_id[name].place
        return Place(self.file)
