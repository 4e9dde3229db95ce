"""Cases kept between runs: a case that was read and found good is not read again while its files stay the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from foedus import __version__
from foedus.cases.fact import Fact, Thing
from foedus.law.rulebook import Rulebook
from foedus.text import cache, inputs
from foedus.text.source import Place, Problem

_FORMAT = 1
_MOST_BYTES = 2_000_000
_KIND = "case"

Parts = Mapping[str, Any]
"""The fields of a case, by name."""


def find(path: Path, rulebook: Rulebook) -> Parts | None:
    """The fields of the case in this file, if it was kept and neither it nor a base of it has changed."""
    kept = cache.read_json(_KIND, _key(path, rulebook))
    try:
        if not isinstance(kept, dict) or any(_digest(Path(name)) != digest for name, digest in kept["files"]):
            return None
        inputs.note(name for name, _ in kept["files"])
        return _made(kept["case"])
    except (KeyError, TypeError, ValueError, IndexError, OSError):
        return None  # a broken entry is written anew


def keep(path: Path, bases: Iterable[Path], rulebook: Rulebook, parts: Parts) -> None:
    """Keep a case that was read from this file and these bases. What cannot be kept is read again."""
    try:
        files = [[str(each), _digest(each)] for each in (path.resolve(), *bases)]
        cache.write_json(_KIND, _key(path, rulebook), {"files": files, "case": _row(parts)})
    except (OSError, ValueError, TypeError):
        return


def _key(path: Path, rulebook: Rulebook) -> str:
    # Messages name files as they were asked for, so that is part of the key.
    return f"{rulebook.digest} {__version__} {_FORMAT} {path} {path.resolve()}"


def _digest(path: Path) -> str:
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError("too large to be kept")
    return hashlib.sha256(path.read_bytes()).hexdigest()


# To rows and back

def _row(parts: Parts) -> dict[str, Any]:
    row = dict(parts)
    row["things"] = [_thing_row(each) for each in parts["things"]]
    warnings = parts["warnings"]
    row["warnings"] = [[each.message, _place_row(each.place), each.expected, each.nearest] for each in warnings]
    return row


def _made(row: Mapping[str, Any]) -> dict[str, Any]:
    parts = dict(row)
    parts["things"] = tuple(map(_thing, row["things"]))
    parts["warnings"] = tuple(
        Problem(message, None if place is None else Place(*place), expected, nearest)
        for message, place, expected, nearest in row["warnings"]
    )
    for name in ("suppose", "record"):
        parts[name] = tuple(row[name])
    return parts


def _place_row(place: Place | None) -> list[Any] | None:
    return None if place is None else [place.file, place.line, place.column]


def _thing_row(thing: Thing) -> list[Any]:
    facts = {name: [_fact_row(fact) for fact in facts] for name, facts in thing.facts.items()}
    return [thing.section, thing.id, thing.title, facts, _place_row(thing.place), list(thing.days)]


def _thing(row: Sequence[Any]) -> Thing:
    section, name, title, facts, place, days = row
    made = {field: tuple(map(_fact, each)) for field, each in facts.items()}
    return Thing(section, name, title, made, Place(*place), tuple(days))


def _fact_row(fact: Fact) -> list[Any]:
    parts = {name: [_fact_row(part) for part in each] for name, each in fact.parts.items()}
    return [
        fact.field, fact.name, list(fact.values), _place_row(fact.place), fact.key, fact.status, list(fact.by),
        list(fact.denied_by), fact.since, fact.until, fact.source, fact.grade, fact.note, fact.claimed, parts,
    ]  # fmt: skip


def _fact(row: Sequence[Any]) -> Fact:
    field, name, values, place, key, status, by, denied_by, since, until, source, grade, note, claimed, parts = row
    made = {part: tuple(map(_fact, each)) for part, each in parts.items()}
    return Fact(
        field, name, tuple(map(_value, values)), Place(*place), key, status, tuple(by), tuple(denied_by), since, until,
        source, grade, note, _value(claimed), made,
    )  # fmt: skip


def _value(value: Any) -> Any:
    """Several values that hold together are a tuple; JSON knows lists only."""
    return tuple(value) if isinstance(value, list) else value
