"""The rows of claims: what the paper says, how the primary record stands to it, and the questions that check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from foedus.text.yaml_reader import read

FOLDER = Path(__file__).parent / "rows"
KINDS = ("law", "membership", "organ", "forces", "case", "reform", "nato", "history", "opinion")
FINDINGS = ("agrees", "differs", "contested", "open", "none")
GRADES = ("A", "B", "C", "D")
_KEYS = {"claim", "kind", "record", "note", "source", "grade", "checks", "difference", "not_decidable"}
_HOLDS = ("answer", "includes", "excludes", "mentions", "lacks")


@dataclass(frozen=True)
class Check:
    """One question with the answer asked for. `awaits` names what it needs and may not be shipped yet."""

    ask: str
    given: Mapping[str, Any]
    holds: Mapping[str, Any]
    awaits: str | None


@dataclass(frozen=True)
class Row:
    """One claim. `difference` holds the questions that find the difference from the record reported."""

    id: str
    part: str
    claim: str
    kind: str
    record: str
    note: str
    source: str
    grade: str
    checks: tuple[Check, ...]
    difference: tuple[Check, ...]
    not_decidable: str | None


@dataclass(frozen=True)
class Part:
    """A part of the paper, with its rows and the crises that its questions are put on."""

    title: str
    rows: tuple[Row, ...]
    crises: Mapping[str, Any]


@cache
def parts() -> tuple[Part, ...]:
    """All parts of the paper, in its order."""
    return tuple(_part(path) for path in sorted(FOLDER.glob("*.yaml")))


def rows() -> Iterator[Row]:
    """All rows, in the paper's order."""
    for part in parts():
        yield from part.rows


@cache
def crises() -> dict[str, Any]:
    """The small crises on which questions are put, by name."""
    return {name: crisis for part in parts() for name, crisis in part.crises.items()}


def _part(path: Path) -> Part:
    said = read(path).value
    found = tuple(_row(name, said["part"], each) for name, each in said["claims"].items())
    return Part(said["part"], found, said.get("crises") or {})


def _row(name: str, part: str, said: Mapping[str, Any]) -> Row:
    unknown = set(said) - _KEYS
    assert not unknown, f"{name}: unknown keys {sorted(unknown)}; known are {sorted(_KEYS)}"
    return Row(
        name, part, said["claim"], said["kind"], said.get("record", "none"), said.get("note", ""),
        said.get("source", ""), said.get("grade", "C"), _checks(said.get("checks")), _checks(said.get("difference")),
        said.get("not_decidable"),
    )  # fmt: skip


def _checks(said: Any) -> tuple[Check, ...]:
    return tuple(_check(each) for each in said or ())


def _check(said: Mapping[str, Any]) -> Check:
    given = {key: value for key, value in said.items() if key not in (*_HOLDS, "ask", "awaits")}
    return Check(said["ask"], given, {key: said[key] for key in _HOLDS if key in said}, said.get("awaits"))
