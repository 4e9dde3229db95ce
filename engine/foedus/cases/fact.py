"""What a case says: things, and facts about them with their status, who says them, and where they stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from foedus.text.atoms import Term, plain
from foedus.text.dates import FOREVER, day_text
from foedus.text.source import Place
from foedus.text.values import frozen

ESTABLISHED, ALLEGED, DISPUTED, UNKNOWN, REJECTED = "established", "alleged", "disputed", "unknown", "rejected"
STATUSES = (ESTABLISHED, ALLEGED, DISPUTED, UNKNOWN, REJECTED)
OPEN_STATUSES = (ALLEGED, DISPUTED, UNKNOWN)

Value: TypeAlias = "Term | tuple[Term, ...]"


@frozen
class Fact:
    """One fact: of a field, of an item of a list, or of an entry of a map.

    `values` has one value, or the rivals of which exactly one holds (a rival may be a tuple of values that hold
    together). Values are terms: `yes` and `no`, days as numbers, provisions and instruments as quoted strings; for a
    field of text, the text itself.
    """

    field: str
    name: str
    values: tuple[Value, ...]
    place: Place
    key: str | None = None
    status: str = ESTABLISHED
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    source: str | None = None
    grade: str | None = None
    note: str | None = None
    claimed: Value | None = None
    """Of rivals, the one that somebody says holds."""
    parts: Mapping[str, tuple[Fact, ...]] = dataclasses.field(default_factory=dict)
    """Of a record, the facts of its own fields."""

    @property
    def value(self) -> Value:
        """The value, or the first of the rivals."""
        return self.values[0]

    @property
    def is_open(self) -> bool:
        """Whether the case leaves it open."""
        return self.status in OPEN_STATUSES

    @property
    def is_rejected(self) -> bool:
        """Whether the case says that it is not so."""
        return self.status == REJECTED

    @property
    def is_established(self) -> bool:
        """Whether it holds in every world."""
        return self.status == ESTABLISHED

    def holds_on(self, day: int) -> bool:
        """Whether a fact of a state of things reaches that day."""
        return (self.since or 0) <= day <= (FOREVER if self.until is None else self.until)

    def terms(self) -> Iterator[Term]:
        """Every value that it may have, rivals of several values taken apart."""
        for value in self.values:
            if isinstance(value, tuple):
                yield from value
            else:
                yield value


@frozen
class Thing:
    """A thing that a case names: its section, id, and facts by field, in the file's order."""

    section: str
    id: str
    title: str | None
    facts: Mapping[str, tuple[Fact, ...]]
    place: Place
    days: tuple[int, ...] = ()
    """Of an event, its days: one, or one for each entry where the day is a map."""

    @property
    def readable(self) -> str:
        """The name inside a sentence: the title, or the id with its underscores opened; an event's with its article."""
        if self.title:
            first, space, rest = self.title.partition(" ")
            return f"{first.lower()}{space}{rest}" if first in ("The", "A", "An") else self.title
        opened = self.id.replace("_", " ")
        return f"the {opened}" if self.days and not opened.startswith("the ") else opened

    @property
    def name(self) -> str:
        """Its name as a question: whether it took place at all."""
        return f"{self.section}.{self.id}"

    @property
    def did_not_happen(self) -> bool:
        """Whether the case says that the event did not take place."""
        return any(truth(fact) is False for fact in self.facts.get("happened", ()))

    def every_fact(self) -> Iterator[Fact]:
        """All facts, those inside records too."""
        for facts in self.facts.values():
            for one in facts:
                yield one
                for inner in one.parts.values():
                    yield from inner

    def certain(self, name: str) -> list[Term]:
        """The established values of a field."""
        return [term for one in self.facts.get(name, ()) if one.is_established for term in one.terms()]

    def possible(self, name: str) -> list[Term]:
        """The values of a field that are not rejected."""
        return [term for one in self.facts.get(name, ()) if not one.is_rejected for term in one.terms()]


def truth(fact: Fact) -> bool | None:
    """Whether a settled yes/no fact is so; None while it is open."""
    if fact.is_open:
        return None
    return (fact.value == "yes") != fact.is_rejected


def said_value(value: Value) -> str:
    """A value as it is written in a file, rivals of several joined."""
    if isinstance(value, tuple):
        return "+".join(said_value(part) for part in value)
    if isinstance(value, int):
        return "ongoing" if value == FOREVER else day_text(value) if value > 10_000_000 else str(value)
    return plain(value)
