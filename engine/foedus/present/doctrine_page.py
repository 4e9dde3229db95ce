"""Doctrines as pages and as JSON: what each chooses for every open term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.law.doctrines import Choice, Doctrine
from foedus.law.rulebook import Rulebook
from foedus.law.terms import OpenTerm
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Table, Title
from foedus.present.law_page import shorts
from foedus.present.words import sentence, series
from foedus.text.dates import FOREVER, day_text

_OPEN = "open"


def doctrines_page(rulebook: Rulebook) -> Page:
    """Every doctrine with its summary."""
    return (
        Title("Doctrines", ("consistent ways to read the open terms",)),
        *(
            Entry(each.title, (Note(sentence(each.summary)), Note(each.id, muted=True)))
            for each in rulebook.doctrines.values()
        ),
    )


def doctrine_page(rulebook: Rulebook, doctrine: Doctrine) -> Page:
    """One doctrine with the whole table of its choices."""
    return tuple(_doctrine(rulebook, doctrine))


def _doctrine(rulebook: Rulebook, doctrine: Doctrine) -> Iterator[Block]:
    titles = shorts(rulebook)
    spoken = series(titles.get(each, each) for each in doctrine.lists)
    yield Title(doctrine.title, (f"{doctrine.id}; chooses for {spoken}; other terms stay {doctrine.otherwise}",))
    yield Paragraph(doctrine.summary)
    yield Heading("Choices")
    rows = []
    for term in rulebook.terms.values():
        choices = doctrine.positions.get(term.id)
        said = doctrine.otherwise if choices is None else _choices(rulebook, term, choices)
        note = doctrine.notes.get(term.id)
        rows.append((term.title, f"{said}. {note}" if note else said))
    yield Table(("open term", "read as"), tuple(rows))
    if doctrine.sources:
        yield Heading("Sources")
        yield from (Entry(each) for each in doctrine.sources)


def _choices(rulebook: Rulebook, term: OpenTerm, choices: Sequence[Choice]) -> str:
    parts = []
    for choice in choices:
        said = series((term.positions[each].short for each in choice.any_of), "or") or _OPEN
        parts.append(f"{said} from {_day(rulebook, choice.since)}" if choice.since else said)
    return "; ".join(parts)


def _day(rulebook: Rulebook, said: str) -> str:
    day = rulebook.version_day(said)
    return "a day that has not come" if day == FOREVER else day_text(day)


def doctrines_value(rulebook: Rulebook) -> dict[str, Any]:
    """Every doctrine as JSON."""
    return {
        "schema": "foedus/doctrines/1",
        "rules": rulebook.digest,
        "doctrines": [
            {"id": each.id, "title": each.title, "summary": each.summary, "lists": list(each.lists)}
            for each in rulebook.doctrines.values()
        ],
    }


def doctrine_value(rulebook: Rulebook, doctrine: Doctrine) -> dict[str, Any]:
    """One doctrine as JSON. A term that it leaves open has no positions."""
    return {
        "schema": "foedus/doctrine/1",
        "rules": rulebook.digest,
        "id": doctrine.id,
        "title": doctrine.title,
        "summary": doctrine.summary,
        "lists": list(doctrine.lists),
        "otherwise": doctrine.otherwise,
        "positions": {
            term: [
                {"any_of": list(each.any_of), "from": _day(rulebook, each.since) if each.since else None}
                for each in doctrine.positions.get(term, ())
            ]
            for term in rulebook.terms
        },
        "notes": dict(doctrine.notes),
        "sources": list(doctrine.sources),
    }
