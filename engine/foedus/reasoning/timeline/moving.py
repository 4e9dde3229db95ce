"""A case moved in time: all its days by the same span."""

from __future__ import annotations

import datetime
from dataclasses import replace

from foedus.cases.case import Case
from foedus.cases.fact import Fact, Thing, Value
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.text.dates import FOREVER, moved
from foedus.text.source import InputError, Problem

_DAY = "day"


def moved_case(case: Case, rulebook: Rulebook, days: int) -> Case:
    """The case with all its days that much later (earlier if negative); what it supposes of the law stays.

    Raises InputError where a day would leave the calendar.
    """
    if days == 0:
        return case
    try:
        things = tuple(_thing(thing, rulebook.vocabulary.sections[thing.section], days) for thing in case.things)
        return replace(case, date=moved(case.date, days), things=things)
    except OverflowError:
        message = f"moved by {days} days, a day of the case would leave the calendar"
        raise InputError(Problem(message, case.place_of(()))) from None


def span(first: int, last: int) -> int:
    """The days from one day to another."""
    return (_date(last) - _date(first)).days


def _date(day: int) -> datetime.date:
    return datetime.date(day // 10000, day // 100 % 100, day % 100)


def _thing(thing: Thing, section: Section, days: int) -> Thing:
    facts = {
        name: tuple(_fact(fact, section.fields.get(name), days) for fact in facts)
        for name, facts in thing.facts.items()
    }
    return replace(thing, facts=facts, days=tuple(moved(day, days) for day in thing.days))


def _fact(fact: Fact, field: Field | None, days: int) -> Fact:
    if field is None:
        return fact
    parts = {
        name: tuple(_fact(inner, field.record.fields.get(name) if field.record else None, days) for inner in inners)
        for name, inners in fact.parts.items()
    }
    is_day = _DAY in field.types or _DAY in field.map_to
    return replace(
        fact,
        values=tuple(_value(value, days) for value in fact.values) if is_day else fact.values,
        claimed=_value(fact.claimed, days) if is_day and fact.claimed is not None else fact.claimed,
        since=None if fact.since is None else moved(fact.since, days),
        until=None if fact.until is None else moved(fact.until, days),
        parts=parts,
    )


def _value(value: Value, days: int) -> Value:
    if isinstance(value, tuple):
        return tuple(moved(part, days) if isinstance(part, int) else part for part in value)
    return moved(value, days) if isinstance(value, int) and value != FOREVER else value
