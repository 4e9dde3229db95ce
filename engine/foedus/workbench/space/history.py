"""The periods of the law: the days between which nothing changes in texts, parties or the standing of readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.law.record import version_since
from foedus.law.rulebook import Rulebook
from foedus.law.terms import Span
from foedus.text.dates import FOREVER, next_day


def anchors(rulebook: Rulebook, states: Iterable[str]) -> list[int]:
    """A day in each period of the law that these states can be in: the first, from the first text in force on."""
    instruments = rulebook.instruments.values()
    versions = [version_since(each, name) or FOREVER for each in instruments for name in each.versions]
    known = frozenset(states)
    events = [event for each in instruments for event in each.events if event.state in known]
    joined = [event.day for event in events if event.day is not None]
    first = min(joined, default=min(versions, default=FOREVER))
    found = {first, *versions, *joined, *_of_terms(rulebook)}
    return sorted(day for day in found if first <= day < FOREVER)


def _of_terms(rulebook: Rulebook) -> Iterator[int]:
    for term in rulebook.terms.values():
        yield from _bounds(rulebook, term.exists)
        for position in term.positions.values():
            yield from _bounds(rulebook, position.exists)
            for standing in position.standing:
                if standing.since is not None:
                    yield rulebook.version_day(standing.since)


def _bounds(rulebook: Rulebook, span: Span) -> Iterator[int]:
    if span.since is not None:
        yield rulebook.version_day(span.since)
    if span.until is not None:
        yield next_day(rulebook.version_day(span.until))
