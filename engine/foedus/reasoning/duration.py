"""Events that last: where the law changes while they do, they are two events to the law."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.cases.case import Case
from foedus.cases.fact import Thing
from foedus.law.rulebook import Rulebook
from foedus.reasoning.periods import periods
from foedus.text.dates import day_text
from foedus.text.source import Problem

_UNTIL = "to"
"""The field of an event with its last day."""
_ROLES = frozenset({"by", "against"})
"""The fields with those who act in an event, and whom it hits."""


def lasting(case: Case, rulebook: Rulebook) -> tuple[Problem, ...]:
    """A warning for each event of a mechanism's instance during which texts, parties or standings change."""
    judged = {part for mechanism in rulebook.mechanisms.values() for part in mechanism.of}
    found = []
    for thing in case.things:
        if thing.days and rulebook.vocabulary.sections[thing.section].name in judged:
            first, last = thing.days[0], min(_last(thing), case.date)
            concerned = _concerned(rulebook, thing)
            changes = sorted(set(_changes(case, rulebook, concerned, first, last)))
            if changes:
                found.append(_warning(thing, changes))
    return tuple(found)


def _last(thing: Thing) -> int:
    days = [value for value in thing.possible(_UNTIL) if isinstance(value, int)]
    return max(days, default=thing.days[0])


def _warning(thing: Thing, changes: list[tuple[int, str]]) -> Problem:
    said = "; ".join(f"{day_text(day)}: {what}" for day, what in changes[:4])
    more = f" and {len(changes) - 4} more" if len(changes) > 4 else ""
    return Problem(
        f"the law changes while '{thing.id}' lasts ({said}{more}); it is judged by its first day: consider two events, "
        f"the second from {day_text(changes[0][0])}",
        thing.place,
    )


def _concerned(rulebook: Rulebook, thing: Thing) -> set[str]:
    """The instruments of which it can be asked; of alliances those that know a state which acts or is hit."""
    named = {str(state) for role in _ROLES for state in thing.possible(role)}
    asked = {mechanism.instrument for mechanism in rulebook.mechanisms.values() if not mechanism.on_request}
    if not named:
        return asked
    alliances = [each for each in rulebook.instruments.values() if each.alliance is not None]
    return asked - {each.id for each in alliances if named.isdisjoint(event.state for event in each.events)}


def _changes(case: Case, rulebook: Rulebook, instruments: set[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    if last <= first:
        return
    for atom in rulebook.facts(case.suppose):
        if atom.name == "in_force":
            since, provision = int(str(atom.arguments[2])), str(atom.arguments[0]).removeprefix('"')
            instrument = provision.partition(".")[0]
            if first < since <= last and instrument in instruments:
                yield since, f"a text of {rulebook.instruments[instrument].short} enters into force"
        elif atom.name == "party_event":
            state, name, kind, day = (str(part).removeprefix('"') for part in atom.arguments)
            if first < int(day) <= last and name in instruments:
                title = rulebook.states[state].title if state in rulebook.states else state
                yield int(day), f"{title}: {kind.replace('_', ' ')}, {rulebook.instruments[name].short}"
    before = {each.term: each.standing for each in periods(rulebook, [first], case.suppose)}
    for period in periods(rulebook, [last], case.suppose):
        if first < period.start <= last and before.get(period.term) != period.standing:
            yield period.start, f"“{rulebook.terms[period.term].title}” comes to be read otherwise"
