"""The organs as a page and as JSON: who sits in each, for what, whether it decides, and who presides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.law.instruments import Composition, Organ
from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Title
from foedus.present.law_page import shorts, span_text
from foedus.present.words import capital, cite, grouped, sentence, series, verdict_word
from foedus.reasoning.offices import Holder
from foedus.reasoning.opinion import APPLIES
from foedus.text.dates import FOREVER, day_text


def organs_page(rulebook: Rulebook, at: int | None = None, held: Sequence[Holder] = ()) -> Page:
    """The organs by organization, all or those of a day."""
    return tuple(_blocks(rulebook, at, held))


def _blocks(rulebook: Rulebook, at: int | None, held: Sequence[Holder]) -> Iterator[Block]:
    yield Title("The organs", (f"as they were on {day_text(at)}" if at is not None else "from their beginning",))
    told: dict[str, str] = {}
    for name, organs in _groups(rulebook, at).items():
        yield Heading(name)
        for organ in organs:
            yield Entry(_name(rulebook, organ), tuple(_notes(rulebook, organ, at, told, held)))
    if not organs_of(rulebook, at):
        yield Paragraph("No organ existed that the rules know.")


def _groups(rulebook: Rulebook, at: int | None) -> dict[str, list[Organ]]:
    """The organs under their organization's title; those of no organization under that of their instrument."""
    found: dict[str, list[Organ]] = {}
    for organ in organs_of(rulebook, at):
        instrument = rulebook.instruments[organ.instrument].title
        found.setdefault(rulebook.organs[organ.of].title if organ.of else instrument, []).append(organ)
    return {capital(name): organs for name, organs in found.items()}


def organs_of(rulebook: Rulebook, at: int | None) -> list[Organ]:
    """The organs by rank, those of one rank in the order of the law's files: all, or those that existed on a day."""
    found = [each for each in rulebook.organs.values() if at is None or each.existed(at)]
    return sorted(found, key=lambda each: (each.rank is None, each.rank or 0))


def _name(rulebook: Rulebook, organ: Organ) -> str:
    article = cite(organ.article, shorts(rulebook))
    return capital(organ.title) + (f" ({article})" if article else "")


def _notes(
    rulebook: Rulebook, organ: Organ, at: int | None, told: dict[str, str], held: Sequence[Holder]
) -> Iterator[Note]:
    if organ.since is not None:
        yield Note(span_text(organ.since, organ.until or FOREVER), "Existed")
    for part in _compositions(organ, at):
        yield Note(part.text, f"Composition from {day_text(part.since)}" if part.since else "Composition")
    for verdict, states in _held(rulebook, organ, held).items():
        yield Note(series(states), "In office" if verdict == APPLIES else f"In office ({verdict_word(verdict)})")
    if organ.competence:
        yield Note(organ.competence, "Competence")
    if organ.decides is not None:
        yield Note("yes" if organ.decides else "no", "Decides")
    if organ.presides:
        yield Note(organ.presides, "Presides")
    if organ.appointment:
        yield Note(organ.appointment, "Appointment")
    if organ.note:
        yield Note(organ.note)
    for name in organ.conventions:
        convention = rulebook.conventions[name]
        first = told.setdefault(name, organ.id)
        said = f"{sentence(convention.text)} {sentence(convention.reason)}"
        yield Note(said if first == organ.id else f"as at {rulebook.organs[first].title}", "Settled here")
    source = ", ".join(each for each in (organ.source, f"grade {organ.grade}" if organ.grade else None) if each)
    if source:
        yield Note(f"source: {source}", muted=True)


def _held(rulebook: Rulebook, organ: Organ, held: Sequence[Holder]) -> dict[str, list[str]]:
    return grouped((rulebook.states[each.state].title, each.verdict) for each in held if each.organ == organ.id)


def _compositions(organ: Organ, at: int | None) -> tuple[Composition, ...]:
    if at is None:
        return organ.composition
    found = organ.composition_on(at)
    return (found,) if found is not None else ()


# JSON


def organs_value(rulebook: Rulebook, at: int | None = None, held: Sequence[Holder] = ()) -> dict[str, Any]:
    """The organs as JSON."""
    return {
        "schema": "foedus/organs/1",
        "rules": rulebook.digest,
        "at": day_text(at) if at is not None else None,
        "organs": [_value(organ, at, held) for organ in organs_of(rulebook, at)],
    }


def _value(organ: Organ, at: int | None, held: Sequence[Holder]) -> dict[str, Any]:
    return {
        "id": organ.id,
        "title": organ.title,
        "instrument": organ.instrument,
        "article": organ.article,
        "of": organ.of,
        "from": _day(organ.since),
        "to": _day(organ.until),
        "composition": [{"from": _day(part.since), "is": part.text} for part in _compositions(organ, at)],
        "in_office": [{"state": each.state, "verdict": each.verdict} for each in held if each.organ == organ.id],
        "competence": organ.competence,
        "decides": organ.decides,
        "presides": organ.presides,
        "appointment": organ.appointment,
        "note": organ.note,
        "conventions": list(organ.conventions),
        "source": organ.source,
        "grade": organ.grade,
    }


def _day(day: int | None) -> str | None:
    return day_text(day) if day is not None else None
