"""Cases that start from another: `based_on` and `change`.

Both are brought to the full form, in which each fact is a mapping; then mappings merge by key, lists and single
values are replaced whole, and null drops what it stands for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from foedus.cases.claims import FACT_KEYS
from foedus.cases.desk import kind_of, short
from foedus.cases.library import find_case, shipped_paths
from foedus.cases.origin import Layered, Origin
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.text.names import nearest
from foedus.text.source import InputError, Place, Problem
from foedus.text.yaml_reader import KeyPath, read

_OWN = ("id", "title", "kind", "summary", "expect", "record", "based_on", "change")
_LONGEST_CHAIN = 20


class Whole(NamedTuple):
    """A case without `based_on` and `change`, where its values were written, and what was dropped on the way."""

    value: Any
    origin: Origin
    dropped: dict[str, Place]
    bases: tuple[Path, ...] = ()


def whole_case(
    value: Any, origin: Origin, rulebook: Rulebook, beside: Path | None, above: tuple[Path, ...] = ()
) -> Whole:
    """The case with its base put in, if it has one. `above` are the files that led here."""
    if not isinstance(value, dict):
        return Whole(value, origin, {})
    if value.get("based_on") is None:
        if value.get("change") is not None:
            said = "a change without a case that it changes"
            raise InputError(Problem(said, origin.key_place(("change",)), "'based_on'"))
        return Whole({key: part for key, part in value.items() if key not in ("based_on", "change")}, origin, {})
    base = _base(value["based_on"], origin, rulebook, beside, above)
    return _Merge(value, origin, base, rulebook).whole()


def _base(name: Any, origin: Origin, rulebook: Rulebook, beside: Path | None, above: tuple[Path, ...]) -> Whole:
    place = origin.place(("based_on",))
    if not isinstance(name, str):
        raise InputError(Problem(f"'based_on' is {kind_of(name)}", place, "the name of a case"))
    path = find_case(name, beside, place) if beside is not None else _shipped(name, place)
    resolved = path.resolve()
    if resolved in above or len(above) >= _LONGEST_CHAIN:
        chain = " → ".join(each.stem for each in (*above, resolved))
        raise InputError(Problem(f"the case is based on itself: {chain}", place, "a base that does not lead back"))
    document = read(path)
    if not isinstance(document.value, dict):
        raise InputError(Problem("the base is no case", document.place(), "keys such as id, title, kind, date"))
    below = whole_case(document.value, document, rulebook, path.parent, (*above, resolved))
    return below._replace(bases=(resolved, *below.bases))


def _shipped(name: str, place: Place) -> Path:
    known = shipped_paths()
    if name not in known:
        said = f"there is no case '{short(name)}'"
        raise InputError(Problem(said, place, "the name of a shipped case", nearest(name, known)))
    return known[name]


class _Merge:
    """One case laid over another."""

    def __init__(self, own: dict[str, Any], origin: Origin, base: Whole, rulebook: Rulebook) -> None:
        self.own = own
        self.own_origin = origin
        self.base = base
        self.origin = Layered(base.origin, origin)
        self.sections = rulebook.vocabulary.sections
        self.problems: list[Problem] = []
        self.dropped = dict(base.dropped)

    def whole(self) -> Whole:
        result = {key: part for key, part in self.base.value.items() if key not in _OWN}
        for key, part in self.own.items():
            if key in ("based_on", "change"):
                continue
            if key in self.sections:
                self._problem((key,), f"'{key}' stands beside 'based_on'", f"'{key}' under 'change'")
            elif key == "sources" and isinstance(part, dict) and isinstance(result.get(key), dict):
                self._sources(result, part)
            else:
                result[key] = part
                self.origin.take((key,), (key,))
        for key in ("id", "title", "kind", "summary", "expect", "record"):
            if key not in result:
                self.origin.take((key,), (key,))
        self._changes(result, self.own.get("change"))
        if self.problems:
            raise InputError(self.problems)
        return Whole(result, self.origin, self.dropped, self.base.bases)

    def _sources(self, result: dict[str, Any], part: dict[str, Any]) -> None:
        result["sources"] = {**result["sources"], **part}
        for name in part:
            self.origin.take(("sources", name), ("sources", name))

    def _changes(self, result: dict[str, Any], change: Any) -> None:
        if change is None:
            return
        if not isinstance(change, dict):
            self._problem(("change",), f"'change' is {kind_of(change)}", "sections with what differs")
            return
        for key, bodies in change.items():
            path = ("change", key)
            section = self.sections.get(key)
            if section is None:
                self._problem(path, f"'{short(key)}' is no section", None, nearest(key, self.sections), key=True)
            elif not isinstance(bodies, dict):
                self._problem(path, f"'{key}' is {kind_of(bodies)}", "the things that differ, each by its id")
            else:
                things = dict(result.get(key) or {})
                for name, body in bodies.items():
                    self._thing(section, things, name, body)
                result[key] = things

    def _thing(self, section: Section, things: dict[str, Any], name: str, body: Any) -> None:
        path, written = (section.key, name), ("change", section.key, name)
        if body is None:
            if name not in things:
                self._unknown(written, name, things, f"there is no '{short(name)}' in the base to drop")
            else:
                things.pop(name)
                self.dropped[name] = self.own_origin.key_place(written)
            return
        if not isinstance(body, dict):
            self._problem(written, f"'{short(name)}' is {kind_of(body)}", "fields with what differs")
        elif isinstance(things.get(name), dict):
            things[name] = self._fields(section, things[name], body, path)
        elif self._is_whole(section, body):
            things[name] = body
            self.dropped.pop(name, None)
            self.origin.take(path, written)
        else:
            said = f"there is no '{short(name)}' in the base, and as a new {section.title} it is not whole"
            self._unknown(written, name, things, said)

    @staticmethod
    def _is_whole(section: Section, body: dict[str, Any]) -> bool:
        return all(body.get(field.name) is not None for field in section.fields.values() if field.absent == "must")

    def _fields(self, section: Section, base: dict[str, Any], change: dict[str, Any], path: KeyPath) -> dict[str, Any]:
        merged = dict(base)
        for name, value in change.items():
            at = (*path, name)
            field = section.fields.get(name)
            if field is None and name != "title":
                known = ("title", *section.fields)
                self._unknown(("change", *at), name, known, f"'{short(name)}' is no key of '{section.key}'")
            elif value is None:
                self._drop(merged, name, at, base)
            elif field is not None and field.is_map and isinstance(value, dict) and isinstance(base.get(name), dict):
                merged[name] = self._entries(base[name], value, at)
            else:
                self._put(merged, name, value, at, field)
        return merged

    def _entries(self, base: dict[str, Any], change: dict[str, Any], path: KeyPath) -> dict[str, Any]:
        merged = dict(base)
        for key, value in change.items():
            if value is None:
                self._drop(merged, key, (*path, key), base)
            else:
                self._put(merged, key, value, (*path, key), None)
        return merged

    def _drop(self, merged: dict[str, Any], name: str, path: KeyPath, base: dict[str, Any]) -> None:
        if name in base:
            merged.pop(name)
        else:
            self._unknown(("change", *path), name, base, f"there is no '{short(name)}' in the base to drop")

    def _put(self, merged: dict[str, Any], name: str, value: Any, path: KeyPath, field: Field | None) -> None:
        """Replace a value whole, or, where a fact is changed in part, merge it by key."""
        before = merged.get(name)
        is_part = isinstance(value, dict) and not (field is not None and (field.is_map or field.record is not None))
        is_nameless = is_part and set(value) <= set(FACT_KEYS) and not {"value", "one_of"} & set(value)
        if is_nameless and before is None and (field is None or not field.is_yes_no):
            self._unknown(("change", *path), name, merged, f"there is no '{short(name)}' in the base to change")
            return
        if is_part and not isinstance(before, (list, type(None))):
            fact = dict(before) if isinstance(before, dict) else {"value": before}
            self._merge_fact(fact, value, path)
            merged[name] = fact
            return
        merged[name] = value
        self.origin.take(path, ("change", *path))

    def _merge_fact(self, fact: dict[str, Any], change: dict[str, Any], path: KeyPath) -> None:
        # A fact has one value or rivals: giving the one takes the place of the other.
        for one, other in (("value", "one_of"), ("one_of", "value")):
            if one in change:
                fact.pop(other, None)
        for key, value in change.items():
            if value is None:
                fact.pop(key, None)
            else:
                fact[key] = value
                self.origin.take((*path, key), ("change", *path, key))

    # Problems

    def _problem(
        self, path: KeyPath, message: str, expected: str | None = None, near: str | None = None, key: bool = True
    ) -> None:
        place: Callable[[KeyPath], Place] = self.own_origin.key_place if key else self.own_origin.place
        self.problems.append(Problem(message, place(path), expected, near))

    def _unknown(self, path: KeyPath, name: str, known: Any, message: str) -> None:
        self._problem(path, message, None, nearest(name, list(known)))
