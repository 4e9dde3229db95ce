"""What changes in the law, and on which day: texts, parties, the standing of readings, the choices of doctrines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from foedus.law.doctrines import Doctrine
from foedus.law.instruments import Instrument, PartyEvent
from foedus.law.record import Suppositions, version_since
from foedus.law.rulebook import Rulebook
from foedus.law.terms import OpenTerm, Position
from foedus.reasoning.periods import Calendar
from foedus.text.dates import FOREVER, next_day
from foedus.text.values import frozen

TEXT: Final = "text"
PARTIES: Final = "parties"
READING: Final = "reading"
DOCTRINE: Final = "doctrine"
STATE: Final = "state"
_UNTIL_THEN: Final = 10101


@frozen
class LawChange:
    """Something of the law that changes on a day.

    `about` is an instrument, a term or a state; `name` the version, the kind of the parties' act, the position or the
    doctrine. `states` are those that act. `articles` are the articles that a text changes.
    """

    day: int
    kind: str
    about: str
    name: str
    states: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    ends: bool = False
    value: str = ""
    sources: tuple[str, ...] = ()
    grade: str | None = None

    @property
    def is_undoable(self) -> bool:
        """Whether the law can be asked as if this had not come about."""
        return self.kind in (TEXT, PARTIES) and not self.ends


def law_changes(rulebook: Rulebook, suppose: Suppositions = (), doctrine: str | None = None) -> list[LawChange]:
    """Everything that changes, by day. `doctrine`: the one whose choices count; none without it."""
    calendar = Calendar(rulebook, suppose)
    found: list[LawChange] = []
    for instrument in rulebook.instruments.values():
        found += _texts(instrument, suppose)
        found += _acts(instrument)
    for term in rulebook.terms.values():
        found += _of_term(term, calendar)
    if doctrine is not None:
        found += _choices(rulebook.doctrines[doctrine], calendar)
    for state in rulebook.states.values():
        source = (state.source,) if state.source else ()
        if state.since is not None:
            found.append(LawChange(state.since, STATE, state.id, "begins", sources=source, grade=state.grade))
        if state.until is not None:
            end = next_day(state.until)
            found.append(LawChange(end, STATE, state.id, "ends", ends=True, sources=source, grade=state.grade))
    return sorted((each for each in found if _UNTIL_THEN < each.day < FOREVER), key=lambda each: each.day)


def _texts(instrument: Instrument, suppose: Suppositions) -> Iterator[LawChange]:
    for name, version in instrument.versions.items():
        articles = tuple(each.id for each in instrument.provisions.values() if name in each.versions)
        sources = (version.source,) if version.source else ()
        since = version_since(instrument, name, suppose)
        if since is not None:
            yield LawChange(since, TEXT, instrument.id, name, articles=articles, sources=sources, grade=version.grade)
        if version.until is not None:
            yield LawChange(
                next_day(version.until), TEXT, instrument.id, name, articles=articles, ends=True, sources=sources,
                grade=version.grade,
            )  # fmt: skip


def _acts(instrument: Instrument) -> Iterator[LawChange]:
    """The acts of the parties, those of one kind on one day together."""
    grouped: dict[tuple[str, int], list[PartyEvent]] = {}
    for event in instrument.events:
        if event.day is not None:
            grouped.setdefault((event.kind, event.day), []).append(event)
    for (kind, day), events in grouped.items():
        states = tuple(event.state for event in events)
        sources = tuple(dict.fromkeys(event.source for event in events if event.source))
        grade = max((event.grade for event in events if event.grade), default=None)
        yield LawChange(day, PARTIES, instrument.id, kind, states=states, sources=sources, grade=grade)


def _of_term(term: OpenTerm, calendar: Calendar) -> Iterator[LawChange]:
    for position in term.positions.values():
        yield from _of_position(term, position, calendar)
    # The day on which a term begins is that of its first positions, unless these have always stood.
    if term.exists.since is not None:
        yield LawChange(calendar.day(term.exists.since, 0), READING, term.id, "", grade=term.grade)
    if term.exists.until is not None:
        day = next_day(calendar.day(term.exists.until, FOREVER))
        yield LawChange(day, READING, term.id, "", ends=True, grade=term.grade)


def _of_position(term: OpenTerm, position: Position, calendar: Calendar) -> Iterator[LawChange]:
    holders = tuple(f"{each.who}{f' ({each.where})' if each.where else ''}" for each in position.holders)
    grade = max((each.grade for each in position.holders if each.grade), default=term.grade)
    standings = {calendar.day(each.since, 0): each.value for each in position.standing}
    if position.exists.since is not None:
        begins = calendar.day(position.exists.since, 0)
        standing = max(((day, value) for day, value in standings.items() if day <= begins), default=(0, ""))[1]
        standings.setdefault(begins, standing)
    for day, standing in standings.items():
        if day:
            yield LawChange(day, READING, term.id, position.id, value=standing, sources=holders, grade=grade)
    if position.exists.until is not None:
        day = next_day(calendar.day(position.exists.until, FOREVER))
        yield LawChange(day, READING, term.id, position.id, ends=True, sources=holders, grade=grade)


def _choices(doctrine: Doctrine, calendar: Calendar) -> Iterator[LawChange]:
    for term, choices in doctrine.positions.items():
        for choice in choices:
            day = calendar.day(choice.since, 0)
            if day:
                chosen = "+".join(choice.any_of) or "open"
                yield LawChange(day, DOCTRINE, term, doctrine.id, value=chosen, sources=doctrine.sources)


def on_days(changes: Iterable[LawChange]) -> dict[int, list[LawChange]]:
    """The changes by day, in the order of days."""
    found: dict[int, list[LawChange]] = {}
    for each in changes:
        found.setdefault(each.day, []).append(each)
    return found
