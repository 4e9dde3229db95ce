"""Questions of reading: an open term, and the intervals in which the standing of its positions stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foedus.law.doctrines import Doctrine
from foedus.law.rulebook import Rulebook
from foedus.law.terms import OpenTerm, Span
from foedus.text.atoms import Atom
from foedus.text.dates import FOREVER, next_day
from foedus.text.values import frozen

Suppositions = Sequence[Mapping[str, Any]]


@frozen
class Period:
    """A question of reading: a term from `start` on, with the standing (`main` or `outlier`) of each position.

    `days` are the days of the case that fall into it.
    """

    term: str
    start: int
    standing: Mapping[str, str]
    days: tuple[int, ...]

    @property
    def main(self) -> frozenset[str]:
        """The positions that a court could adopt."""
        return frozenset(position for position, standing in self.standing.items() if standing == "main")

    @property
    def every(self) -> frozenset[str]:
        """All positions, the outliers too."""
        return frozenset(self.standing)


class Calendar:
    """The days on which versions enter into force, as a case supposes them: `since` and `until` become numbers."""

    def __init__(self, rulebook: Rulebook, suppose: Suppositions = ()) -> None:
        self._rulebook = rulebook
        self._suppose = suppose

    def day(self, said: str | None, otherwise: int) -> int:
        """The day that a date or `INSTRUMENT-VERSION` stands for."""
        return otherwise if said is None else self._rulebook.version_day(said, self._suppose)

    def covers(self, span: Span, day: int) -> bool:
        """Whether something that exists for `span` exists on that day."""
        return self.day(span.since, 0) <= day <= self.day(span.until, FOREVER)


def periods(rulebook: Rulebook, days: Iterable[int], suppose: Suppositions = ()) -> list[Period]:
    """The periods of all open terms in which these days fall, in the order of terms and days."""
    calendar = Calendar(rulebook, suppose)
    asked = sorted(set(days))
    return [period for term in rulebook.terms.values() for period in _of_term(rulebook, term, asked, calendar)]


def _of_term(rulebook: Rulebook, term: OpenTerm, days: Sequence[int], calendar: Calendar) -> list[Period]:
    breaks = _breaks(rulebook, term, calendar)
    grouped: dict[int, list[int]] = {}
    for day in days:
        if calendar.covers(term.exists, day):
            grouped.setdefault(max(start for start in breaks if start <= day), []).append(day)
    found = []
    for start, inside in grouped.items():
        standing = _standing(term, max(start, inside[0]), calendar)
        if standing:
            found.append(Period(term.id, start, standing, tuple(inside)))
    return found


def _breaks(rulebook: Rulebook, term: OpenTerm, calendar: Calendar) -> set[int]:
    since = [term.exists.since]
    until: list[str | None] = []
    for position in term.positions.values():
        since += [position.exists.since, *(standing.since for standing in position.standing)]
        until.append(position.exists.until)
    for doctrine in rulebook.doctrines.values():
        since += [choice.since for choice in doctrine.positions.get(term.id, ())]
    breaks = {0} | {calendar.day(each, 0) for each in since}
    return breaks | {next_day(calendar.day(each, FOREVER)) for each in until if each is not None}


def _standing(term: OpenTerm, day: int, calendar: Calendar) -> dict[str, str]:
    found = {}
    for position in term.positions.values():
        if calendar.covers(position.exists, day):
            reached = [each for each in position.standing if calendar.day(each.since, 0) <= day]
            if reached:
                found[position.id] = max(reached, key=lambda each: calendar.day(each.since, 0)).value
    return found


def chosen(doctrine: Doctrine, period: Period, calendar: Calendar) -> frozenset[str]:
    """The positions that a doctrine allows in a period; empty where it leaves the term open."""
    day = max(period.start, period.days[0])
    reached = [each for each in doctrine.positions.get(period.term, ()) if calendar.day(each.since, 0) <= day]
    if not reached:
        return frozenset()
    latest = max(reached, key=lambda each: calendar.day(each.since, 0))
    return frozenset(latest.any_of) & period.every


def period_facts(asked: Iterable[Period]) -> list[Atom]:
    """period/2, in_period/3 and position/3, as `worlds.lp` reads them."""
    atoms = []
    for each in asked:
        atoms.append(Atom("period", (each.term, each.start)))
        atoms += [Atom("in_period", (each.term, each.start, day)) for day in each.days]
        atoms += [Atom("position", (each.term, each.start, position)) for position in each.standing]
    return atoms
