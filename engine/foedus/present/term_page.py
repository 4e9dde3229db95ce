"""Open terms as pages and as JSON: their positions, who holds them, and what is argued for and against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.law.terms import Argument, Holder, OpenTerm, Position, Span, Standing
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Table, Title
from foedus.present.words import capital, sentence, series
from foedus.text.dates import FOREVER, day_text


def terms_page(rulebook: Rulebook) -> Page:
    """Every open term with its question."""
    rows = tuple((each.id, str(len(each.positions)), each.question) for each in rulebook.terms.values())
    return (
        Title("Open terms", ("words of the law that are read in more than one way",)),
        Table(("term", "positions", "question"), rows),
    )


def term_page(rulebook: Rulebook, term: OpenTerm) -> Page:
    """One open term."""
    return tuple(_term(rulebook, term))


def _term(rulebook: Rulebook, term: OpenTerm) -> Iterator[Block]:
    below = [term.id, term.text or "", _exists(rulebook, term.exists), f"grade {term.grade}" if term.grade else ""]
    yield Title(capital(term.title), ("; ".join(each for each in below if each),))
    yield Paragraph(term.question)
    if term.note:
        yield Paragraph(term.note, muted=True)
    for position in term.positions.values():
        yield from _position(rulebook, term, position)


def _position(rulebook: Rulebook, term: OpenTerm, position: Position) -> Iterator[Block]:
    yield Heading(capital(position.short))
    notes = [Note(_standings(rulebook, position), "Standing")]
    exists = _exists(rulebook, position.exists)
    if exists:
        notes.append(Note(exists, "Exists"))
    notes.append(Note(position.id, muted=True))
    yield Entry(sentence(position.reading), tuple(notes))
    if position.holders:
        yield from (_holder(each) for each in position.holders)
    else:
        yield Entry("No holder found.")
    yield from (_argument(each) for each in position.arguments)
    doctrines = doctrines_for(rulebook, term.id, position.id)
    if doctrines:
        yield Entry(f"Chosen by {series(doctrines)}.")
    if position.note:
        yield Paragraph(position.note, muted=True)


def _standings(rulebook: Rulebook, position: Position) -> str:
    parts = []
    for standing in position.standing:
        since = _since(rulebook, standing)
        parts.append(f"{standing.value} from {since}" if since else standing.value)
    return "; ".join(parts)


def _since(rulebook: Rulebook, standing: Standing) -> str | None:
    return None if standing.since is None else _day(rulebook, standing.since)


def _day(rulebook: Rulebook, said: str) -> str:
    day = rulebook.version_day(said)
    return "a day that has not come" if day == FOREVER else day_text(day)


def _exists(rulebook: Rulebook, span: Span) -> str:
    parts = []
    if span.since is not None:
        parts.append(f"from {_day(rulebook, span.since)}")
    if span.until is not None:
        parts.append(f"to {_day(rulebook, span.until)}")
    return " ".join(parts)


def _sourced(source: str | None, grade: str | None) -> str:
    parts = [source or "", f"grade {grade}" if grade else ""]
    said = "; ".join(each for each in parts if each)
    return f"({said})" if said else ""


def _holder(holder: Holder) -> Entry:
    notes = [] if holder.note is None else [Note(holder.note)]
    return Entry(f"Held by: {holder.who} {_sourced(holder.where, holder.grade)}".strip(), tuple(notes))


def _argument(argument: Argument) -> Entry:
    side = "For" if argument.side == "for" else "Against"
    canon = argument.canon.replace("_", " ")
    return Entry(f"{side}, {canon}: {argument.text} {_sourced(argument.source, argument.grade)}".strip())


def doctrines_for(rulebook: Rulebook, term: str, position: str) -> list[str]:
    """The doctrines that allow a position, with the day where they came to."""
    found = []
    for doctrine in rulebook.doctrines.values():
        for choice in doctrine.positions.get(term, ()):
            if position in choice.any_of:
                since = f" from {_day(rulebook, choice.since)}" if choice.since else ""
                among = " (among others)" if len(choice.any_of) > 1 else ""
                found.append(f"“{doctrine.title}”{since}{among}")
    return found


# JSON


def terms_value(rulebook: Rulebook) -> dict[str, Any]:
    """Every open term as JSON."""
    return {
        "schema": "foedus/terms/1",
        "rules": rulebook.digest,
        "terms": [
            {"id": each.id, "title": each.title, "question": each.question, "positions": list(each.positions)}
            for each in rulebook.terms.values()
        ],
    }


def term_value(rulebook: Rulebook, term: OpenTerm) -> dict[str, Any]:
    """One open term as JSON."""
    return {
        "schema": "foedus/term/1",
        "rules": rulebook.digest,
        "id": term.id,
        "title": term.title,
        "question": term.question,
        "text": term.text,
        "grade": term.grade,
        "exists": _span_value(term.exists),
        "note": term.note,
        "positions": [_position_value(rulebook, term, each) for each in term.positions.values()],
    }


def _span_value(span: Span) -> dict[str, str | None]:
    return {"from": span.since, "to": span.until}


def _position_value(rulebook: Rulebook, term: OpenTerm, position: Position) -> dict[str, Any]:
    return {
        "id": position.id,
        "reading": position.reading,
        "short": position.short,
        "standing": [{"is": each.value, "from": _since(rulebook, each)} for each in position.standing],
        "exists": _span_value(position.exists),
        "holders": [
            {"who": each.who, "where": each.where, "grade": each.grade, "note": each.note} for each in position.holders
        ],
        "arguments": [
            {"canon": each.canon, "side": each.side, "text": each.text, "source": each.source, "grade": each.grade}
            for each in position.arguments
        ],
        "doctrines": [
            name
            for name, doctrine in rulebook.doctrines.items()
            if any(position.id in choice.any_of for choice in doctrine.positions.get(term.id, ()))
        ],
        "note": position.note,
    }
