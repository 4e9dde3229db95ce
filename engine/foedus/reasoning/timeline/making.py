"""Making a timeline: on which days a case can be judged otherwise, and what each change of verdict is owed to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.cases.fact import Thing
from foedus.law.rulebook import Rulebook
from foedus.reasoning.changeable import is_incident
from foedus.reasoning.isolation import run
from foedus.reasoning.opinion import DOES_NOT_APPLY
from foedus.reasoning.options import Options, asked_of
from foedus.reasoning.sentences import Names
from foedus.reasoning.timeline.judged import Bench, Judged, Verdicted
from foedus.reasoning.timeline.law_changes import LawChange, law_changes, on_days
from foedus.reasoning.timeline.moving import span
from foedus.reasoning.timeline.strip import Ending, Interval, Strip, Timeline, Told
from foedus.reasoning.timeline.telling import citation_of, said_of
from foedus.reasoning.view import View
from foedus.text.dates import moved, previous_day
from foedus.text.source import InputError, Problem


def timeline(
    case: str | os.PathLike[str] | Case,
    rulebook: Rulebook | None = None,
    options: Options | None = None,
    **given: object,
) -> Timeline:
    """The case on every day from the first signature to the day up to which the record is known.

    All its days are moved by the same span, so that its first incident falls on each day on which anything can change.
    Options are those of `evaluate`. Raises InputError and LimitReached as `evaluate` does.
    """
    law, chosen = asked_of(rulebook, options, given)
    crisis = case if isinstance(case, Case) else Case.load(case, law)
    if chosen.at is not None:
        crisis = crisis.at(chosen.at)
    return run(law, len(crisis.things), chosen.seconds, _made, crisis, law, chosen)


def _made(case: Case, rulebook: Rulebook, options: Options) -> Timeline:
    return _Maker(case, rulebook, options).timeline()


class _Maker:
    def __init__(self, case: Case, rulebook: Rulebook, options: Options) -> None:
        self._case = case
        self._law = rulebook
        self._options = options
        self._names = Names(case, rulebook)
        self._bench = Bench(case, rulebook, options)
        self._first = first_event(case, rulebook)
        self._own_day = self._first.days[0]
        self._changes = on_days(law_changes(rulebook, case.suppose, options.doctrine))
        self._days = encode(case, rulebook).days

    def timeline(self) -> Timeline:
        """The whole of it."""
        known = self._law.known_to
        if known is None:
            raise InputError(Problem("the rules do not say up to which day their record is known", None, "record.yaml"))
        since = self._from()
        shifts = self._telling(self._shifts(since, known.day))
        found = [self._bench.on(shift) for shift in shifts]
        strips = tuple(self._strips(shifts, found, known.day))
        return Timeline(
            case=self._case.id,
            title=self._case.title,
            rules=self._law.digest,
            options=self._options.shown(),
            view=View.of(self._options, self._law),
            event=self._first.id,
            event_title=self._names.of(self._first.id),
            own_day=self._own_day,
            since=since,
            until=known.day,
            known_to=known.day,
            known_to_source=known.source,
            strips=strips,
            notes=tuple(self._absent(since)),
            shorts={name: each.short for name, each in self._law.instruments.items()},
        )

    def _from(self) -> int:
        """The first act of a state that the case names; the first act of all where it names none of the record."""
        named = _named(self._case)
        events = [event for each in self._law.instruments.values() for event in each.events if event.day is not None]
        mine = [event.day for event in events if event.state in named and event.day is not None]
        first = min(mine or [event.day for event in events if event.day is not None], default=None)
        if first is None:
            raise InputError(
                Problem("the record of the rules has no act of any party", None, "events in instrument.yaml")
            )
        return first

    def _shifts(self, since: int, until: int) -> list[int]:
        """The spans by which some day of the case comes to a day of change, the first incident staying in bounds."""
        low, high = span(self._own_day, since), span(self._own_day, until)
        found = {low}
        for change in self._changes:
            found |= {span(day, change) for day in self._days}
        return sorted(shift for shift in found if low <= shift <= high)

    def _telling(self, shifts: Sequence[int]) -> list[int]:
        """Those spans that need be looked at: the first, and each at which something is concluded otherwise.

        The events of a case pass a change of the law one by one, and changes follow one another. Where everything is
        concluded alike when none of several steps is done and when all are, they are none for this case, and the days
        between are not gone through.
        """
        length = span(self._days[0], self._days[-1])
        kept, start = [shifts[0]], 0
        for place in range(1, len(shifts)):
            if place + 1 == len(shifts) or shifts[place + 1] - shifts[place] > length:
                kept += self._between(shifts, start, place)
                start = place
        return kept

    def _between(self, shifts: Sequence[int], low: int, high: int) -> list[int]:
        """The spans after the first at which the conclusions differ from those before, found by halving."""
        if self._bench.conclusions(shifts[low]) == self._bench.conclusions(shifts[high]):
            return []
        if high - low == 1:
            return [shifts[high]]
        middle = (low + high) // 2
        return [*self._between(shifts, low, middle), *self._between(shifts, middle, high)]

    def _strips(self, shifts: Sequence[int], found: Sequence[Verdicted], until: int) -> Iterable[Strip]:
        for name, judged in _all(found).items():
            intervals = []
            begun = 0
            for at in range(1, len(shifts) + 1):
                if at < len(shifts) and _verdict(found[at], name) == _verdict(found[at - 1], name):
                    continue
                over = at == len(shifts)
                last = until if over else previous_day(moved(self._own_day, shifts[at]))
                intervals.append(
                    Interval(
                        moved(self._own_day, shifts[begun]),
                        last,
                        _verdict(found[begun], name),
                        self._reasons(shifts[begun:at], [each.get(name) for each in found[begun:at]], last),
                        () if over else self._ended(judged, name, shifts[at], _verdict(found[at - 1], name)),
                    )
                )
                begun = at
            yield Strip(name, judged.mechanism, judged.title, judged.article, tuple(intervals))

    def _reasons(self, shifts: Sequence[int], judged: Sequence[Judged | None], until: int) -> tuple[Told, ...]:
        """The reasons of one interval, each from the day on which it becomes the reason."""
        whys = [each.why if each is not None else "" for each in judged]
        begun = [place for place in range(len(whys)) if not place or whys[place] != whys[place - 1]]
        days = [moved(self._own_day, shifts[place]) for place in begun]
        ends = [*(previous_day(day) for day in days[1:]), until]
        return tuple(Told(since, end, whys[place]) for since, end, place in zip(days, ends, begun, strict=True))

    # What ended an interval

    def _ended(self, judged: Judged, name: str, shift: int, before: str) -> tuple[Ending, ...]:
        crossed = [(change, day) for day in self._days for change in self._changes.get(moved(day, shift), ())]
        laws = list(dict.fromkeys(change for change, _ in crossed if change.is_undoable))
        others = [(change, day) for change, day in crossed if not change.is_undoable]
        alone = [each for each in laws if _verdict(self._bench.on(shift, [each]), name) == before]
        if alone or not laws:
            named = [(each, day) for each, day in crossed if each in alone] or others
        elif _verdict(self._bench.on(shift, laws), name) == before:
            named = [(each, day) for each, day in crossed if each in laws]
        else:
            named = others or crossed
        settled = bool(alone) or len(crossed) == 1
        return tuple(self._ending(change, day, judged.article, settled) for change, day in named)

    def _ending(self, change: LawChange, day: int, article: str, alone: bool) -> Ending:
        says, citation = said_of(change, self._law), citation_of(change, article, self._law)
        event = next((thing for thing in self._case.things if day in thing.days), None)
        if day == self._own_day:
            event = self._first
        if event is None:
            return Ending(change, says, citation, "", "the day of the question", alone)
        return Ending(change, says, citation, event.id, self._names.of(event.id), alone)

    def _absent(self, since: int) -> Iterable[str]:
        for name in sorted(_named(self._case) & set(self._law.states)):
            state = self._law.states[name]
            if state.since is not None and state.since > since:
                yield f"{state.title} did not exist before {self._names.of(state.since)}."
            if state.until is not None and state.until < self._law.known_to.day:  # type: ignore[union-attr]
                yield f"{state.title} no longer existed after {self._names.of(state.until)}."


def first_event(case: Case, rulebook: Rulebook) -> Thing:
    """The first incident; in a case without one, the first event. Raises InputError for a case without any."""
    sections = rulebook.vocabulary.sections
    events = [thing for thing in case.things if thing.days and thing.days[0] <= case.date]
    incidents = [thing for thing in events if is_incident(sections[thing.section])]
    if not events:
        message = "nothing in this case has a day, so there is nothing to move"
        raise InputError(Problem(message, case.place_of(()), "a case with an event"))
    return min(incidents or events, key=lambda thing: thing.days[0])


def _named(case: Case) -> set[str]:
    """Everything that the case names."""
    found = {thing.id for thing in case.things}
    for thing in case.things:
        for fact in thing.every_fact():
            found |= {term for term in fact.terms() if isinstance(term, str)}
            if fact.key is not None:
                found.add(fact.key)
    return found


def _all(found: Iterable[Verdicted]) -> Mapping[str, Judged]:
    """Each mechanism with its names; one that has objects on some day stands there by its objects alone."""
    names: dict[str, Judged] = {}
    for each in found:
        for name, judged in each.items():
            names.setdefault(name, judged)
    with_objects = {judged.mechanism for name, judged in names.items() if name != judged.mechanism}
    return {name: judged for name, judged in names.items() if name not in with_objects}


def _verdict(found: Verdicted, name: str) -> str:
    """The verdict on that day; a mechanism for which nothing then calls does not apply."""
    judged = found.get(name)
    return DOES_NOT_APPLY if judged is None else judged.verdict
