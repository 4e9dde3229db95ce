"""The bounds of the space: who and what its crises are made of, as `properties/space.yaml` names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from foedus.law.building import SPACE
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Section
from foedus.text.names import nearest
from foedus.text.shipped import shipped_rules
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen
from foedus.text.yaml_reader import Document, read

_KEYS = ("roles", "alike", "things", "question")
_THING_KEYS = ("section", "title", "day", "given")


@frozen
class Member:
    """A thing that each crisis has: its section, title, day (counted from the anchor), and what is fixed of it."""

    id: str
    section: str
    title: str | None
    day: int | None
    given: Mapping[str, Any]


@frozen
class Bounds:
    """Roles (words for lists of names), things in their order, and the day of the question, counted from the anchor.

    `alike`: the roles whose names may change places, as crises that differ in names only are one.
    """

    roles: Mapping[str, tuple[str, ...]]
    things: tuple[Member, ...]
    question: int
    alike: tuple[str, ...] = ()

    def of_section(self, key: str) -> tuple[str, ...]:
        """The ids of the things of a section."""
        return tuple(each.id for each in self.things if each.section == key)


def read_bounds(rulebook: Rulebook) -> Bounds:
    """The bounds that a rulebook’s folder gives, or the shipped ones. Raises InputError for what is no bound."""
    path = rulebook.root / SPACE
    document = read(path if path.is_file() else shipped_rules() / SPACE)
    return _Form(document, rulebook).bounds()


class _Form:
    def __init__(self, document: Document, rulebook: Rulebook) -> None:
        self._document = document
        self._sections = rulebook.vocabulary.sections
        self._known = {*rulebook.states, *rulebook.organs, *rulebook.groups}

    def bounds(self) -> Bounds:
        """The bounds, if the document has their form."""
        body = self._mapping(self._document.value, (), _KEYS)
        roles = {name: self._role(name, value) for name, value in (body.get("roles") or {}).items()}
        things = tuple(self._thing(name, value) for name, value in (body.get("things") or {}).items())
        alike = tuple(self._alike(body.get("alike") or [], roles))
        return Bounds(roles, things, self._number(body.get("question", "0"), ("question",)), alike)

    def _mapping(self, value: Any, path: tuple[Any, ...], keys: tuple[str, ...]) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise InputError(Problem("no mapping", self._document.place(path), "keys with values"))
        for key in value:
            if key not in keys:
                place, expected = self._document.key_place((*path, key)), "one of " + ", ".join(keys)
                raise InputError(Problem(f"unknown key '{key}'", place, expected, nearest(key, keys)))
        return value

    def _number(self, value: Any, path: tuple[Any, ...]) -> int:
        if not isinstance(value, str) or not value.removeprefix("-").isdigit():
            raise InputError(Problem("no number of days", self._document.place(path), "a number like 2 or -10"))
        return int(value)

    def _role(self, name: str, value: Any) -> tuple[str, ...]:
        names = tuple(value) if isinstance(value, list) else (value,)
        for place, each in enumerate(names):
            if each not in self._known:
                where = self._document.place(("roles", name, place) if isinstance(value, list) else ("roles", name))
                expected = "a state or organ of the record"
                raise InputError(Problem(f"unknown name '{each}'", where, expected, nearest(str(each), self._known)))
        return names

    def _alike(self, value: Any, roles: Mapping[str, Any]) -> Iterator[str]:
        for place, each in enumerate(value if isinstance(value, list) else [value]):
            if each not in roles:
                where = self._document.place(("alike", place) if isinstance(value, list) else ("alike",))
                problem = Problem(f"'{each}' is no role", where, "one of the roles", nearest(str(each), roles))
                raise InputError(problem)
            yield each

    def _thing(self, name: str, value: Any) -> Member:
        path = ("things", name)
        body = self._mapping(value, path, _THING_KEYS)
        section = self._sections.get(body.get("section", ""))
        if section is None:
            near = nearest(str(body.get("section")), self._sections)
            raise InputError(Problem(f"'{name}' is of no section", self._document.place(path), "its section", near))
        given = body.get("given") or {}
        self._mapping(given, (*path, "given"), tuple(section.fields))
        day = self._number(body["day"], (*path, "day")) if "day" in body else None
        if (day is None) == _is_event(section):
            expected = "the days from the anchor" if _is_event(section) else "none"
            raise InputError(Problem(f"'{name}': day of a {section.title}", self._document.place(path), expected))
        return Member(name, section.key, body.get("title"), day, given)


def _is_event(section: Section) -> bool:
    return section.event is not None
