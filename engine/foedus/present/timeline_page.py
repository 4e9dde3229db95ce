"""A case through time, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.present.blocks import Block, Entry, Heading, Listing, Note, Page, Paragraph, Title
from foedus.present.option_words import options_below
from foedus.present.words import capital, cite, sentence, series, verdict_word
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY
from foedus.reasoning.timeline.strip import Ending, Interval, Strip, Timeline, Told
from foedus.text.dates import day_text

SCHEMA = "foedus/timeline/1"
_MARKS = {APPLIES: "█", ARGUABLE: "▒", DOES_NOT_APPLY: "·"}
_OTHER = "?"
_COLUMNS = 66
_TICK = 5
"""Years between the marks of the axis."""


def timeline_page(found: Timeline) -> Page:
    """The strips drawn, then for each mechanism that changes its intervals with what ended them."""
    return tuple(_blocks(found))


def _blocks(found: Timeline) -> Iterator[Block]:
    span = f"{day_text(found.since)} to {day_text(found.until)}"
    yield Title(
        found.title,
        (
            f"{found.case} moved in time: days are those of {found.event_title}, here from {span}; "
            f"in the case it is {day_text(found.own_day)}, and all other days move with it{options_below(found.view)}",
        ),
    )
    changing = [each for each in found.strips if not each.is_constant]
    if changing:
        yield Heading("Strips")
        yield Listing(tuple(_drawn(found, changing)))
    for strip in changing:
        yield Heading(f"{capital(strip.title)} ({_cited(found, strip)})")
        for interval in strip.intervals:
            yield Entry(_said(interval), (*_reasons(interval), *_notes(interval)))
    yield from _constant(found, changing)
    yield from (Paragraph(note) for note in found.notes)
    source = f" ({found.known_to_source})" if found.known_to_source else ""
    yield Paragraph(f"The record of texts and parties is known up to {day_text(found.known_to)}{source}.", muted=True)


def _cited(found: Timeline, strip: Strip) -> str:
    return cite(strip.article, found.shorts)


def _said(interval: Interval) -> str:
    said = f"{days_text(interval.since, interval.until)}: {verdict_word(interval.verdict)}."
    return f"{said} {sentence(interval.reasons[0].why)}" if len(interval.reasons) == 1 else said


def _reasons(interval: Interval) -> Iterator[Note]:
    """The reasons with their days, where there is more than one."""
    if len(interval.reasons) > 1:
        yield from (Note(reason_text(interval, each)) for each in interval.reasons)


def reason_text(interval: Interval, told: Told) -> str:
    """A reason, with its days where it is not that of the whole interval."""
    days = f"{days_text(told.since, told.until)}: " if len(interval.reasons) > 1 else ""
    return f"{days}{sentence(told.why)}"


def days_text(since: int, until: int) -> str:
    """`1994-04-20 to 2012-12-18`; one day alone."""
    return day_text(since) if since == until else f"{day_text(since)} to {day_text(until)}"


def _notes(interval: Interval) -> Iterator[Note]:
    if len(interval.ended_by) > 1:
        together = all(each.alone for each in interval.ended_by)
        yield Note("Ended by these, each of them needed:" if together else "Ended by these together:")
    label = "Ended by" if len(interval.ended_by) == 1 else None
    for each in interval.ended_by:
        yield Note(_ending(each), label)


def ending_text(ending: Ending) -> str:
    """What ended an interval, with its citation, source and grade."""
    return _ending(ending)


def _ending(ending: Ending) -> str:
    change = ending.change
    citation = f" [{ending.citation}]" if ending.citation else ""
    reached = f", the day of {ending.event_title}" if ending.event else f", {ending.event_title}"
    source = "; ".join(change.sources)
    grade = f"grade {change.grade}" if change.grade else ""
    behind = "; ".join(filter(None, [source, grade]))
    return f"{ending.says}{citation}, {day_text(change.day)}{reached}{f' ({behind})' if behind else ''}"


# The strips in characters


def _drawn(found: Timeline, strips: Sequence[Strip]) -> Iterator[str]:
    names = [_name(found, each) for each in strips]
    room = max(map(len, names))
    years = _years(found)
    for name, strip in zip(names, strips, strict=True):
        yield f"{name.ljust(room)}  {''.join(_mark(strip, day) for day in _samples(found))}"
    yield f"{' ' * room}  {years}"
    legend = "   ".join(f"{mark} {verdict_word(verdict)}" for verdict, mark in _MARKS.items())
    yield f"{' ' * room}  {legend}"


def _name(found: Timeline, strip: Strip) -> str:
    cited = _cited(found, strip)
    thing = strip.id.partition(":")[2].replace("_", " ")
    return f"{cited} {thing}".strip()


def _mark(strip: Strip, day: int) -> str:
    return _MARKS.get(strip.on(day).verdict, _OTHER)


def _samples(found: Timeline) -> Iterator[int]:
    """The day in the middle of each column."""
    from foedus.text.dates import moved

    width = found.length / _COLUMNS
    for column in range(_COLUMNS):
        yield moved(found.since, int((column + 0.5) * width))


def _years(found: Timeline) -> str:
    line = [" "] * (_COLUMNS + 4)
    for year in range(found.since // 10000 + 1, found.until // 10000 + 1):
        if year % _TICK == 0:
            column = int(found.share(year * 10000 + 101) * _COLUMNS)
            line[column : column + 4] = str(year)
    return "".join(line).rstrip()


def _constant(found: Timeline, changing: Sequence[Strip]) -> Iterator[Block]:
    constant = [each for each in found.strips if each not in changing]
    if not constant:
        return
    yield Heading("The same on every day")
    grouped: dict[str, list[Strip]] = {}
    for each in constant:
        grouped.setdefault(each.intervals[0].verdict, []).append(each)
    for verdict, several in grouped.items():
        names = series(f"{each.title} ({_cited(found, each)})" for each in several)
        yield Entry(f"{capital(verdict_word(verdict))}: {names}.")


# JSON


def timeline_value(found: Timeline) -> dict[str, Any]:
    """The strips as a value for `json.dumps`; `timeline_schema` describes it."""
    return {
        "schema": SCHEMA,
        "case": found.case,
        "title": found.title,
        "rules": found.rules,
        "options": {name: value for name, value in found.options.items() if name != "missing"},
        "event": {"id": found.event, "title": found.event_title, "day": day_text(found.own_day)},
        "from": day_text(found.since),
        "to": day_text(found.until),
        "known_to": {"on": day_text(found.known_to), "source": found.known_to_source},
        "mechanisms": {each.id: _strip_value(each) for each in found.strips},
        "notes": list(found.notes),
    }


def _strip_value(strip: Strip) -> dict[str, Any]:
    return {
        "mechanism": strip.mechanism,
        "title": strip.title,
        "article": strip.article,
        "intervals": [_interval_value(each) for each in strip.intervals],
    }


def _interval_value(interval: Interval) -> dict[str, Any]:
    return {
        "from": day_text(interval.since),
        "to": day_text(interval.until),
        "verdict": interval.verdict,
        "reasons": [
            {"from": day_text(each.since), "to": day_text(each.until), "why": each.why} for each in interval.reasons
        ],
        "ended_by": [_ending_value(each) for each in interval.ended_by],
    }


def _ending_value(ending: Ending) -> dict[str, Any]:
    change = ending.change
    return {
        "on": day_text(change.day),
        "kind": change.kind,
        "about": change.about,
        "name": change.name,
        "states": list(change.states),
        "says": ending.says,
        "citation": ending.citation,
        "sources": list(change.sources),
        "grade": change.grade,
        "event": ending.event or None,
        "alone": ending.alone,
    }
