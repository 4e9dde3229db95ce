"""The beginning of a case file: small, valid, and with comments that say what may be added."""

from __future__ import annotations

import datetime
import json
import textwrap
from collections.abc import Iterator

from foedus.cases.fact import STATUSES
from foedus.cases.frame import KINDS, is_case_id
from foedus.cases.names import record_of
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.text.dates import day_number
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem

_WIDTH = 110
_DEEPEST = 4


def starter(case_id: str, rulebook: Rulebook, title: str | None = None, date: str | None = None) -> str:
    """The text of a new case file. Raises InputError for an id or a date that no case can have."""
    day = date or datetime.date.today().isoformat()
    problems = []
    if not is_case_id(case_id):
        words = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in case_id.casefold())
        offered = "-".join(part for part in words.split("-") if part)
        expected = "small letters and digits, with hyphens, as in my-case-2022"
        close = offered if is_case_id(offered) else nearest(case_id, ())
        problems.append(Problem(f"'{case_id[:100]}' is no id of a case", None, expected, close))
    try:
        day_number(day)
    except ValueError as error:
        problems.append(Problem(str(error), None, "a date like 2022-01-06"))
    if problems:
        raise InputError(problems)
    return "\n".join(_Starter(rulebook, case_id, title, day).lines()) + "\n"


class _Starter:
    def __init__(self, rulebook: Rulebook, case_id: str, title: str | None, day: str) -> None:
        self.law = rulebook
        self.sections = rulebook.vocabulary.sections
        self.id = case_id
        self.title = _printable(title) or case_id.replace("-", " ").capitalize()
        self.day = day
        self.state = self._party()
        self.things: dict[str, dict[str, dict[str, str]]] = {}

    def lines(self) -> Iterator[str]:
        yield "# A case. Check it with `foedus check FILE`, evaluate it with `foedus eval FILE`."
        yield "# Any fact may be given plainly (then it is established), or with its status and source:"
        yield "#   {value: …, status: alleged, by: …, source: …}"
        yield f"#   status: {', '.join(STATUSES)}"
        yield "#   {one_of: [a, b], status: disputed}   where exactly one of several values holds"
        yield ""
        yield f"id: {self.id}"
        yield f"title: {json.dumps(self.title, ensure_ascii=False)}"
        yield f"kind: {KINDS[-1]}   # or {KINDS[0]}"
        yield f"date: {self.day}   # the day of the question; later events are left out"
        yield "# summary: what happened, in a sentence or two"
        yield "# sources:"
        yield "#   report: {title: …, where: …, grade: B}   # then `source: report` in a fact"
        yield ""
        yield from self._sample()
        yield ""
        yield "# What else a case can say. Remove the `#` of what you need; a line marked `must` goes with its thing."
        for key, section in self.sections.items():
            yield "#"
            yield from self._offered(key, section)
        yield "#"
        yield "# expect:   # the verdicts that `foedus test` holds the case to: applies, arguable, does_not_apply"
        for name in self.law.mechanisms:
            yield f"#   {name}: …"

    def _party(self) -> str:
        """A state to begin with: the first that is a party to something."""
        for each in self.law.instruments.values():
            for event in each.events:
                if event.state in self.law.states:
                    return event.state
        return next(iter(self.law.states), "")

    # A first event that evaluates

    def _sample(self) -> Iterator[str]:
        section = self._first_section()
        if section is None or not self._thing(section, f"first_{section.name}", 0):
            return
        for key in self.sections:
            if key in self.things:
                yield f"{key}:"
                for name, fields in self.things[key].items():
                    yield f"  {name}:"
                    for field, value in fields.items():
                        means = self.sections[key].fields[field].means
                        yield f"    {field}: {value}" + (f"   # {means}" if means else "")

    def _first_section(self) -> Section | None:
        """The events that others are about: what requests and decisions answer."""
        marked = [section.may_be_missing for section in self.sections.values() if section.may_be_missing]
        words = [word for marks in marked for word in marks.values() if isinstance(word, str)]
        events = [section for section in self.sections.values() if section.event is not None]
        return next((section for section in events if section.key in words), next(iter(events), None))

    def _thing(self, section: Section, name: str, depth: int) -> bool:
        """Add a thing with what it must have, and the things that it needs."""
        fields: dict[str, str] = {}
        for field in section.fields.values():
            if field.absent == "must":
                value = self._value(field, depth)
                if value is None:
                    return False
                fields[field.name] = value
        self.things.setdefault(section.key, {})[name] = fields
        return True

    def _value(self, field: Field, depth: int) -> str | None:
        if field.two_lists or field.record is not None or depth > _DEEPEST:
            return None
        if field.is_map:
            key, value = self._of(field, field.map_from, depth), self._of(field, field.map_to, depth)
            return None if key is None or value is None else f"{{{key}: {value}}}"
        return self._of(field, field.types, depth)

    def _of(self, field: Field, types: tuple[str, ...], depth: int) -> str | None:
        record = record_of(self.law)
        plain = {
            "state": self.state, "actor": self.state, "day": self.day, "yes_no": "true", "number": "1", "text": "…",
            "choice": next(iter(field.choices), ""), "organ": next(iter(self.law.organs), ""),
            "organization": next(iter(self.law.organs), ""), "instrument": min(record.instruments, default=""),
            "provision": min(record.provisions, default=""),
        }  # fmt: skip
        for one in types:
            if plain.get(one):
                return plain[one]
        needed = next((self.law.vocabulary.by_name[one] for one in types if one in self.law.vocabulary.by_name), None)
        if needed is None:
            return None
        name = f"first_{needed.name}"
        return name if name in self.things.get(needed.key, {}) or self._thing(needed, name, depth + 1) else None

    # What may be added

    def _offered(self, key: str, section: Section) -> Iterator[str]:
        yield from _wrapped(f"# {key}:", section.means)
        yield f"#   a_name_for_the_{section.name}:"
        yield "#     title: …"
        for field in section.fields.values():
            yield from _wrapped(f"#     {field.name}: {_form(field)}", _notes(field))


def _form(field: Field) -> str:
    """What is written behind a field."""
    if field.record is not None:
        return "[{" + ", ".join(f"{name}: …" for name in field.record.fields) + "}]"
    if field.two_lists:
        return "[[…], […]]"
    if field.is_map:
        return "{…: …}"
    return "[…]" if field.many else "…"


def _notes(field: Field) -> str:
    values = ", ".join(field.choices)
    types = field.map_from + field.map_to or field.types
    kinds = ", ".join(one.replace("_", " ") for one in types if one != "choice")
    notes = [
        "must" if field.absent == "must" else "",
        " and ".join(f"must where {other} is {' or '.join(of)}" for other, of in field.required_if.items()),
        kinds if not field.is_yes_no else "true or false",
        values,
        f"by default {field.absent}" if field.absent in (*field.choices, "yes") else "",
        field.means,
    ]
    return "; ".join(note for note in notes if note)


def _wrapped(start: str, note: str) -> Iterator[str]:
    room = max(_WIDTH - len(start) - 5, 40)
    first, *others = textwrap.wrap(note, room) or [""]
    yield f"{start}   # {first}" if first else start
    for line in others:
        yield f"#{' ' * (len(start) + 2)}# {line}"


def _printable(title: str | None) -> str:
    """The title on one line, without what no text has."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in title or "").split())
