"""The frame of a case: id, title, kind, date, sources, what is supposed, what is on record, what is expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from foedus.cases.claims import GRADES, source_of, speakers
from foedus.cases.desk import Desk, short
from foedus.cases.expectations import read_expect
from foedus.cases.fact import Thing
from foedus.cases.names import ONGOING
from foedus.text.yaml_reader import KeyPath

FRAME = (
    "id", "title", "kind", "date", "summary", "sources", "based_on", "change", "suppose", "record", "expect",
)  # fmt: skip
KINDS = ("historical", "hypothetical")
TREATMENTS = ("applied", "not_applied", "silent")
SOURCE_KEYS = ("title", "where", "grade")
RECORD_KEYS = ("by", "on", "in", "says", "names", "treats_as", "source", "grade")
SUPPOSED = (
    ("state", "party_to", "from", "to"), ("state", "not_party_to", "from", "to"),
    ("instrument", "version", "in_force_from", "to"),
)  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(slots=True)
class Frame:
    """What a case has beside its things."""

    id: str = ""
    title: str = ""
    kind: str = ""
    date: int = 0
    summary: str = ""
    sources: dict[str, dict[str, str]] = field(default_factory=dict)
    suppose: tuple[dict[str, Any], ...] = ()
    record: tuple[dict[str, Any], ...] = ()
    expect: dict[str, Any] = field(default_factory=dict)


def is_case_id(text: str) -> bool:
    """Whether a text may be the id of a case: small letters and digits, parted by hyphens."""
    return len(text) <= 100 and _ID.fullmatch(text) is not None


def read_frame(desk: Desk, value: Mapping[str, Any]) -> Frame:
    """The frame, apart from what is expected; problems go to the desk."""
    frame = Frame()
    for key in ("id", "title", "kind", "date"):
        if value.get(key) is None:
            desk.problem((key,), f"the case has no '{key}'", _MUST[key])
    if value.get("id") is not None:
        frame.id = desk.text(value["id"], ("id",), "the id") or ""
        if frame.id and not is_case_id(frame.id):
            desk.problem(("id",), f"'{short(frame.id)}' is no id of a case", _MUST["id"])
    if value.get("title") is not None:
        frame.title = _flat(desk.text(value["title"], ("title",), "the title"))
    if value.get("kind") is not None:
        frame.kind = desk.choice(value["kind"], ("kind",), "kind of case", KINDS) or ""
    if value.get("date") is not None:
        frame.date = desk.day(value["date"], ("date",), "the date") or 0
    if value.get("summary") is not None:
        frame.summary = _flat(desk.text(value["summary"], ("summary",), "the summary"))
    frame.sources = _sources(desk, value.get("sources"))
    desk.sources = frozenset(frame.sources)
    frame.suppose = _suppose(desk, value.get("suppose"))
    frame.record = _record(desk, value.get("record"))
    return frame


def read_expectations(desk: Desk, frame: Frame, value: Mapping[str, Any], things: tuple[Thing, ...]) -> None:
    """What the case expects, held to the rulebook and to its own things."""
    if value.get("expect") is not None:
        frame.expect = read_expect(desk, value["expect"], things)


_MUST = {
    "id": "small letters and digits, with hyphens, as in my-case-2022",
    "title": "a line that says what the case is about",
    "kind": "historical or hypothetical",
    "date": "the day of the question, as in 2022-01-20",
}


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _sources(desk: Desk, raw: Any) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    if raw is None:
        return found
    for name, body in desk.mapping(raw, ("sources",), "'sources'").items():
        path: KeyPath = ("sources", name)
        if isinstance(body, str):
            found[name] = {"title": body}
            continue
        source = {}
        for key, text in desk.mapping(body, path, f"the source '{short(name)}'").items():
            if key not in SOURCE_KEYS:
                desk.unknown_key(path, key, "a source", SOURCE_KEYS)
            elif text is not None:
                is_grade = key == "grade"
                said = desk.choice(text, (*path, key), key, GRADES) if is_grade else _text(desk, text, path, key)
                source[key] = said or ""
        if isinstance(body, dict) and not source.get("title"):
            desk.problem(path, f"the source '{short(name)}' has no title", "{title: …, where: …, grade: …}")
        found[name] = source
    return found


def _text(desk: Desk, value: Any, path: KeyPath, key: str) -> str:
    return _flat(desk.text(value, (*path, key), f"'{key}'"))


# What is supposed


def _suppose(desk: Desk, raw: Any) -> tuple[dict[str, Any], ...]:
    if raw is None:
        return ()
    return tuple(_supposition(desk, item, path) for item, path in desk.listed(raw, ("suppose",)))


def _supposition(desk: Desk, raw: Any, path: KeyPath) -> dict[str, Any]:
    body = desk.mapping(raw, path, "a supposition")
    form = next((each for each in SUPPOSED if each[1] in body), None)
    if form is None or form[0] not in body:
        said = "'suppose' says neither who is a party nor which text is in force"
        desk.problem(path, said, " or ".join("{" + ", ".join(each) + "}" for each in SUPPOSED))
        return {}
    found: dict[str, Any] = {}
    for key, value in body.items():
        if key not in form:
            desk.unknown_key(path, key, "this supposition", form)
        elif value is not None:
            found[key] = _supposed(desk, key, value, (*path, key), body)
    if form[2] == "in_force_from" and "in_force_from" not in body:
        desk.problem(path, "the text is supposed to be in force, but not since when", "in_force_from: a date")
    return found


def _supposed(desk: Desk, key: str, value: Any, path: KeyPath, body: Mapping[str, Any]) -> Any:
    instruments = desk.rulebook.instruments
    if key == "state":
        return state(desk, value, path)
    if key in ("party_to", "not_party_to"):
        return [desk.choice(item, at, "instrument", instruments) for item, at in desk.listed(value, path)]
    if key == "instrument":
        return desk.choice(value, path, "instrument", instruments)
    if key == "version":
        instrument = instruments.get(str(body.get("instrument")))
        return value if instrument is None else desk.choice(value, path, "version", instrument.versions)
    return desk.day(value, path, f"'{key}'", (ONGOING,) if key == "to" else ())


def state(desk: Desk, value: Any, path: KeyPath) -> str | None:
    """The value as a state."""
    text = desk.text(value, path, "a state")
    if text is not None and not desk.names.is_state(text):
        desk.problem(path, f"'{short(text)}' is no state", None, lambda: sorted(desk.names.record.states), text)
    return text


# What is on record


def _record(desk: Desk, raw: Any) -> tuple[dict[str, Any], ...]:
    if raw is None:
        return ()
    return tuple(_entry(desk, item, path) for item, path in desk.listed(raw, ("record",)))


def _entry(desk: Desk, raw: Any, path: KeyPath) -> dict[str, Any]:
    body = desk.mapping(raw, path, "an entry of the record")
    found: dict[str, Any] = {}
    for key, value in body.items():
        if key not in RECORD_KEYS:
            desk.unknown_key(path, key, "an entry of the record", RECORD_KEYS)
        elif value is not None:
            found[key] = _recorded(desk, key, value, (*path, key), body, path)
    return found


def _recorded(desk: Desk, key: str, value: Any, path: KeyPath, body: dict[str, Any], entry: KeyPath) -> Any:
    readers: dict[str, Callable[[], Any]] = {
        "by": lambda: list(speakers(desk, body, "by", entry)),
        "on": lambda: desk.day(value, path, "'on'"),
        "in": lambda: _organ(desk, value, path),
        "says": lambda: _flat(desk.text(value, path, "'says'")),
        "names": lambda: _named(desk, value, path),
        "treats_as": lambda: _treatments(desk, value, path),
        "source": lambda: source_of(desk, body, entry),
        "grade": lambda: desk.choice(value, path, "grade", GRADES),
    }
    return readers[key]()


def _named(desk: Desk, value: Any, path: KeyPath) -> list[str | None]:
    known = (*desk.names.record.provisions, *desk.names.record.instruments)
    return [desk.choice(item, at, "provision", known) for item, at in desk.listed(value, path)]


def _organ(desk: Desk, value: Any, path: KeyPath) -> str | None:
    text = desk.text(value, path, "an organ")
    if text is not None and not desk.names.is_organ(text):
        desk.problem(path, f"'{short(text)}' is no organ", None, lambda: sorted(desk.names.record.organs), text)
    return text


def _treatments(desk: Desk, value: Any, path: KeyPath) -> dict[str, str]:
    found = {}
    for name, treated in desk.mapping(value, path, "'treats_as'").items():
        mechanism = name.split(":", 1)[0]
        if mechanism not in desk.rulebook.mechanisms:
            known = desk.rulebook.mechanisms
            desk.problem((*path, name), f"'{short(name)}' is no mechanism", None, known, mechanism, key=True)
        found[name] = desk.choice(treated, (*path, name), "treatment", TREATMENTS) or "silent"
    return found
