"""The mapping form of a fact: its status, who says and who denies it, from when to when, its source."""

from __future__ import annotations

from typing import Any

from foedus.cases.desk import Desk, short
from foedus.cases.fact import DISPUTED, ESTABLISHED, OPEN_STATUSES, STATUSES, Fact, Value
from foedus.cases.names import ONGOING
from foedus.law.vocabulary import Field
from foedus.text.source import Place
from foedus.text.values import frozen
from foedus.text.yaml_reader import KeyPath

FACT_KEYS = ("value", "one_of", "status", "by", "denied_by", "from", "to", "source", "grade", "note")
GRADES = ("A", "B", "C", "D")


@frozen
class Claim:
    """What a fact has beside its value."""

    status: str = ESTABLISHED
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    source: str | None = None
    grade: str | None = None
    note: str | None = None

    def fact(
        self,
        field: Field,
        name: str,
        values: tuple[Value, ...],
        place: Place,
        key: str | None,
        claimed: Value | None = None,
    ) -> Fact:
        """The fact of which this is claimed."""
        return Fact(
            field.name, name, values, place, key, self.status, self.by, self.denied_by, self.since, self.until,
            self.source, self.grade, self.note, claimed,
        )  # fmt: skip


def read_claim(desk: Desk, field: Field, raw: dict[str, Any], path: KeyPath) -> Claim | None:
    """What a mapping says of a fact beside its value; None where it is no fact at all."""
    unknown = [key for key in raw if key not in FACT_KEYS]
    for key in unknown:
        desk.unknown_key(path, key, f"a fact ('{field.name}')", FACT_KEYS)
    if unknown and not {"value", "one_of", "status"} & set(raw):
        return None
    if "value" in raw and "one_of" in raw:
        desk.problem(path, "a fact has both 'value' and 'one_of'", "one of the two")
        return None
    status = _status(desk, field, raw, path)
    since, until = _span(desk, field, raw, path)
    note = desk.text(raw["note"], (*path, "note"), "a note") if raw.get("note") is not None else None
    grade = desk.choice(raw["grade"], (*path, "grade"), "grade", GRADES) if raw.get("grade") is not None else None
    claim = Claim(
        status, speakers(desk, raw, "by", path), speakers(desk, raw, "denied_by", path), since, until,
        source_of(desk, raw, path), grade, note,
    )  # fmt: skip
    if status == DISPUTED and not claim.by and not claim.denied_by:
        desk.warn(path, f"'{field.name}' is disputed, but nobody is named who says or denies it")
    return claim


def _status(desk: Desk, field: Field, raw: dict[str, Any], path: KeyPath) -> str:
    if "status" not in raw:
        if "one_of" in raw:
            desk.problem(path, "rivals without a status", "status: " + ", ".join(OPEN_STATUSES))
        return ESTABLISHED
    status = desk.choice(raw["status"], (*path, "status"), "status", STATUSES) or ESTABLISHED
    if "one_of" in raw and status not in OPEN_STATUSES:
        desk.problem((*path, "status"), f"rivals cannot be '{status}'", "one of " + ", ".join(OPEN_STATUSES))
    if status in OPEN_STATUSES and not field.open:
        said = f"'{field.name}' cannot be left open: it is part of the frame"
        desk.problem((*path, "status"), said, "a plain value")
    return status


def _span(desk: Desk, field: Field, raw: dict[str, Any], path: KeyPath) -> tuple[int | None, int | None]:
    given = [key for key in ("from", "to") if raw.get(key) is not None]
    if given and not field.changing:
        for key in given:
            desk.problem((*path, key), f"'{field.name}' does not change in time", "no 'from' or 'to'", key=True)
        return None, None
    since = desk.day(raw["from"], (*path, "from"), "the first day") if "from" in given else None
    until = desk.day(raw["to"], (*path, "to"), "the last day", (ONGOING,)) if "to" in given else None
    if since is not None and until is not None and until < since:
        desk.problem((*path, "to"), "it ends before it begins", f"a day not before {short(str(raw['from']))}")
    return since, until


def speakers(desk: Desk, raw: dict[str, Any], key: str, path: KeyPath) -> tuple[str, ...]:
    """Who says or denies something: actors, states, organs, or sources of the case."""
    if raw.get(key) is None:
        return ()
    found = []
    for item, at in desk.listed(raw[key], (*path, key)):
        text = desk.text(item, at, f"'{key}'")
        if text is None:
            continue
        if desk.names.is_actor(text) or text in desk.sources:
            found.append(text)
        else:
            known = [*desk.names.record.states, *desk.names.record.organs, *desk.names.things, *desk.sources]
            said = f"'{short(text)}' is nobody who could say or deny this"
            desk.problem(at, said, "an actor, a state, an organ or a source of the case", known, text)
    return tuple(found)


def source_of(desk: Desk, raw: dict[str, Any], path: KeyPath) -> str | None:
    """The source (or several, joined) that a mapping names, of those of the case."""
    if raw.get("source") is None:
        return None
    found = []
    for item, at in desk.listed(raw["source"], (*path, "source")):
        text = desk.text(item, at, "a source")
        if text is None:
            continue
        found.append(text)
        if text not in desk.sources:
            said = f"'{short(text)}' is not among the sources of the case"
            desk.problem(at, said, "an id under 'sources'", lambda: desk.sources, text)
    return ", ".join(found) or None
