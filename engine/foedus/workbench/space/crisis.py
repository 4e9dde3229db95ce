"""A crisis of the space as a case: what one world says, written as a case file would say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from foedus.cases.fact import Fact, Thing, said_value
from foedus.law.vocabulary import Field, Section
from foedus.text.atoms import plain
from foedus.text.dates import day_text
from foedus.workbench.space.space import Space, World

_PLAIN = re.compile(r"'(on|yes|no|true|false|\d{4}-\d\d-\d\d)'")


class Crisis:
    """What a world of a space says of its facts, and the positions on which it relies."""

    def __init__(self, space: Space, world: World, readings: Iterable[str] = ()) -> None:
        """`readings` names the terms whose positions matter."""
        self._space = space
        self._answers = {
            question.arguments[0].string: value.string for question, value in world.items() if question.name == "answer"
        }
        wanted = frozenset(readings)
        self.readings = {
            question.arguments[0].name: value.name
            for question, value in world.items()
            if question.name == "reading" and question.arguments[0].name in wanted
        }

    def values(self, name: str, title: str, summary: str) -> dict[str, Any]:
        """The case as plain values, in the form of a case file."""
        case = self._space.case
        told = [thing for thing in case.things if self._happened(thing)]
        bodies = {thing.id: self._body(thing) for thing in told}
        events = [thing.id for thing in told if thing.days]
        kept = self._named(events, bodies)
        found: dict[str, Any] = {
            "id": name, "title": title, "kind": "hypothetical", "date": day_text(case.date), "summary": summary,
        }  # fmt: skip
        for thing in told:
            if thing.id in kept:
                found.setdefault(thing.section, {})[thing.id] = bodies[thing.id]
        return found

    def text(self, name: str, title: str, summary: str) -> str:
        """The case file."""
        return case_text(self.values(name, title, summary))

    def _named(self, events: Iterable[str], bodies: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
        """The events, and whatever they speak of."""
        kept = set(events)
        todo = list(kept)
        while todo:
            for name in _names(bodies.get(todo.pop(), {})):
                if name in bodies and name not in kept:
                    kept.add(name)
                    todo.append(name)
        return frozenset(kept)

    def _happened(self, thing: Thing) -> bool:
        return self._answers.get(thing.name, "yes") == "yes"

    def _body(self, thing: Thing) -> dict[str, Any]:
        section = self._space.rulebook.vocabulary.sections[thing.section]
        body: dict[str, Any] = {} if thing.title is None else {"title": thing.title}
        for name, facts in thing.facts.items():
            if name != "happened":
                value = self._field(section, section.fields[name], facts)
                if value is not None:
                    body[name] = value
        return body

    def _field(self, section: Section, field: Field, facts: tuple[Fact, ...]) -> Any:
        said = [(fact, self._said(fact)) for fact in facts]
        if field.two_lists:
            sides: dict[str | None, list[str]] = {}
            for fact, value in said:
                sides.setdefault(fact.key, []).append(str(value))
            return list(sides.values())
        if field.is_map:
            return {fact.key: value for fact, value in said if value is not None} or None
        if field.is_yes_no:
            value = said[0][1]
            return None if value is None or value == field.absent else {"yes": "true", "no": "false"}[value]
        values = [value for _, value in said if value is not None]
        if field.many:
            return values or None
        value = values[0] if values else None
        return None if value == field.absent and field.name != section.event else value

    def _said(self, fact: Fact) -> str | None:
        """The value of a fact in this world; None where it says nothing."""
        if not fact.is_open:
            return said_value(fact.value)
        answer = self._answers[fact.name]
        if len(fact.values) > 1:
            return answer or None
        if fact.values == ("yes",):
            return answer if answer in ("yes", "no") else None
        return plain(said_value(fact.value)) if answer == "yes" else None


def case_text(values: Mapping[str, Any]) -> str:
    """A case as plain values, written as a file."""
    import yaml

    written = yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    return _PLAIN.sub(r"\1", written)


def _names(body: Any) -> Iterable[str]:
    if isinstance(body, Mapping):
        for key, value in body.items():
            yield str(key)
            yield from _names(value)
    elif isinstance(body, list):
        for value in body:
            yield from _names(value)
    elif isinstance(body, str):
        yield body
