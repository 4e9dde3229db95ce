"""Coverage as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Table, Title
from foedus.present.words import counted
from foedus.workbench.coverage.coverage import Coverage, Exercised, PositionCoverage, RuleCoverage

SCHEMA = "foedus/coverage/1"
_WORDS = {"fired": "never fired", "blocked": "never blocked", "decisive": "never decisive"}


def coverage_page(found: Coverage) -> Page:
    """The counts, then every rule and position that no case exercises in one of the three ways."""
    return tuple(_blocks(found))


def _blocks(found: Coverage) -> Iterator[Block]:
    number = len(found.cases)
    yield Title("Coverage of the rules", (f"{number} {'case' if number == 1 else 'cases'}, every reading",))
    conditions = [each.exercised for each in found.conditions]
    asked = [each.exercised for each in found.positions if each.asked]
    rows = (
        _row("rules", [each.exercised for each in found.rules], sum(not each.conditions for each in found.rules)),
        _row("conditions", conditions, 0),
        _row("positions that a rule asks for", asked, 0),
    )
    shown = 4 if found.quick else 5
    yield Table(("", "number", "fired", "blocked", "decisive")[:shown], tuple(row[:shown] for row in rows))
    choices = len(found.rulebook.rules) - len(found.rules)
    if choices:
        said = f"Not counted: {counted(choices, 'rule')} of mere choices, which ask the questions."
        yield Paragraph(said, muted=True)
    words = {way: word for way, word in _WORDS.items() if way != "decisive" or not found.quick}
    for way, word in words.items():
        lacking = [each for each in found.rules if way in each.lacks]
        if lacking:
            yield Heading(f"Rules {word} ({len(lacking)})")
            yield from (_rule(each) for each in lacking)
    for way, word in words.items():
        unread = [each for each in found.positions if way in each.exercised.lacks and (each.asked or way == "decisive")]
        if unread:
            yield Heading(f"Positions {word} ({len(unread)})")
            yield from (Entry(f"{each.term}: {each.position}") for each in unread)
    if found.unweighed and not found.quick:
        yield Paragraph(f"Too large to tell all that decides: {', '.join(found.unweighed)}.", muted=True)


def _row(name: str, each: Sequence[Exercised], free: int) -> tuple[str, ...]:
    blocked = sum(bool(one.blocked) for one in each)
    without = f" (+ {free} without conditions)" if free else ""
    return (
        name,
        str(len(each)),
        str(sum(bool(one.fired) for one in each)),
        f"{blocked}{without}",
        str(sum(bool(one.decisive) for one in each)),
    )


def _rule(each: RuleCoverage) -> Entry:
    return Entry(f"{each.rule.id} ({each.rule.file}:{each.rule.line})", tuple(_notes(each)))


def _notes(each: RuleCoverage) -> Iterator[Note]:
    if not each.exercised.fired and each.exercised.blocked:
        blocking = [one.text for one in each.conditions if one.exercised.blocked]
        yield Note("; ".join(blocking), "only this was lacking", muted=True)


def coverage_value(found: Coverage) -> dict[str, Any]:
    """The coverage for programs: under each rule, condition and position the cases."""
    return {
        "schema": SCHEMA,
        "rules_digest": found.rulebook.digest,
        "cases": list(found.cases),
        "unweighed": list(found.unweighed),
        "rules": [
            {
                "id": each.rule.id,
                "file": each.rule.file,
                "line": each.rule.line,
                "provision": each.rule.provision,
                **_value(each.exercised),
                "conditions": [{"text": one.text, **_value(one.exercised)} for one in each.conditions],
            }
            for each in found.rules
        ],
        "positions": [
            {"term": each.term, "position": each.position, "asked": each.asked, **_value(each.exercised)}
            for each in found.positions
        ],
    }


def _value(each: Exercised) -> dict[str, list[str]]:
    return {"fired": list(each.fired), "blocked": list(each.blocked), "decisive": list(each.decisive)}


def lacking(found: Coverage, ways: Iterable[str]) -> list[RuleCoverage | PositionCoverage]:
    """The rules that no case exercises in one of these ways."""
    wanted = set(ways)
    return [each for each in found.rules if wanted & set(each.lacks)]
