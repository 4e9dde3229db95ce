"""A case put to another treaty: who was bound by the victim's own alliance is supposed to be a party to it instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.instruments import Instrument
from foedus.law.record import PARTIES_OF
from foedus.law.rulebook import Rulebook
from foedus.reasoning.isolation import run
from foedus.reasoning.opinion import APPLIES, ARGUABLE
from foedus.reasoning.options import Options
from foedus.reasoning.program import make_program
from foedus.reasoning.solver import SECONDS, Grounding
from foedus.reasoning.symbols import atom_symbol
from foedus.reasoning.worlds import Readings, Verdicts, Worlds
from foedus.text.atoms import atom_text, plain
from foedus.text.dates import day_text, previous_day
from foedus.text.names import nearest
from foedus.text.prose import series
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

_ALWAYS: Final = 10101
"""The first day of all."""
_SHOW: Final = "#show candidate/2.\n#show bound/4.\n"


@frozen
class _Alliance:
    """An alliance that reaches a case: who was bound on each of its days, and on which of them members were hit."""

    instrument: Instrument
    days: tuple[int, ...]
    struck: tuple[int, ...]
    parties: Mapping[str, tuple[bool, ...]]
    doubtful: tuple[str, ...]


def alliances(rulebook: Rulebook) -> dict[str, Instrument]:
    """The instruments that are alliances, by id."""
    return {name: each for name, each in rulebook.instruments.items() if each.alliance is not None}


def put_to(case: Case, rulebook: Rulebook, treaty: str, seconds: float = SECONDS) -> Case:
    """The case with the parties to the victim's own alliance, and no others, as the parties to a treaty.

    Raises InputError for what is no alliance, and for a case in which nothing happened to a member of one.
    """
    known = alliances(rulebook)
    if treaty not in known:
        said = f"--under: '{treaty}' is no alliance of these rules"
        raise InputError(Problem(said, None, "one of " + ", ".join(known), nearest(treaty, known)))
    if put_under(case, rulebook) == known[treaty]:
        return case
    return run(rulebook, len(case.things), seconds, _put, case, rulebook, known[treaty], seconds)


def as_asked(case: Case, rulebook: Rulebook, options: Options) -> Case:
    """The case as the options ask of it: on another day, put to another treaty."""
    if options.at is not None:
        case = case.at(options.at)
    return case if options.under is None else put_to(case, rulebook, options.under, options.seconds)


def put_under(case: Case, rulebook: Rulebook) -> Instrument | None:
    """The treaty to which a case is put, if it is put to one."""
    return next((rulebook.instruments[each[PARTIES_OF]] for each in case.suppose if PARTIES_OF in each), None)


def sentences(case: Case, rulebook: Rulebook) -> tuple[str, ...]:
    """What is supposed of a case that is put to a treaty."""
    return tuple(said for each in case.suppose if PARTIES_OF in each for said in each["says"])


def _put(case: Case, rulebook: Rulebook, treaty: Instrument, seconds: float) -> Case:
    found = list(_reaching(case, rulebook, seconds))
    if not found:
        named = ", ".join(each.title for each in alliances(rulebook).values())
        raise InputError(
            Problem(
                f"--under: nothing in '{case.id}' happened to a state that an alliance bound on that day, so that "
                f"nobody could be supposed to be a party to the {treaty.title}",
                case.place_of(()),
                f"a case in which a party to one of these was hit or endangered: {named}",
            )
        )
    own = next((each for each in found if each.instrument.id == treaty.id), found[0])
    names = {name: state.title for name, state in rulebook.states.items()}
    marker = {PARTIES_OF: treaty.id, "own": own.instrument.id == treaty.id, "says": list(_says(own, treaty, names))}
    return replace(case, suppose=(*case.suppose, marker, *_parties(own, treaty), *_text(own, treaty)))


# Which alliance, and who was in it


def _reaching(case: Case, rulebook: Rulebook, seconds: float) -> Iterator[_Alliance]:
    """The alliances whose mechanism the case sets in motion for somebody, in the rulebook's order."""
    encoding = encode(case, rulebook)
    program = make_program(case, rulebook, encoding)
    articles = [_article(each, rulebook) for each in alliances(rulebook).values()]
    texts = [atom_symbol(atom) for atom in rulebook.instrument_facts(case.suppose, articles)]
    grounding = Grounding(program.text, dict.fromkeys((*program.facts, *texts)), _SHOW, seconds)
    worlds = Worlds(grounding, program.periods, program.questions, program.calendar)
    verdicts = worlds.verdicts(worlds.assume(Readings(), "all"))
    if verdicts is None:
        return
    for each in alliances(rulebook).values():
        alliance = _alliance(each, case, rulebook, encoding.days, verdicts)
        if alliance is not None:
            yield alliance


def _alliance(
    each: Instrument, case: Case, rulebook: Rulebook, days: Sequence[int], verdicts: Verdicts
) -> _Alliance | None:
    instances = [atom.arguments[1] for atom in verdicts.atoms("candidate") if plain(atom.arguments[0]) == each.alliance]
    hit = {plain(instance[0]) for instance in instances if not isinstance(instance, str | int)}
    struck = sorted({case.by_id[thing].days[0] for thing in hit if thing in case.by_id and case.by_id[thing].days})
    if not struck:
        return None
    bound: dict[str, dict[int, str]] = {}
    for atom in verdicts.atoms("bound"):
        state, article, _, day = map(plain, atom.arguments)
        if article == _article(each, rulebook):
            said = verdicts.of(atom_text(atom))
            bound.setdefault(state, {})[int(day)] = said
    parties = {state: tuple(at.get(day) == APPLIES for day in days) for state, at in bound.items()}
    order = [state for state in rulebook.states if state in parties] + [s for s in parties if s not in rulebook.states]
    doubtful = tuple(s for s in order if any(bound[s].get(day) == ARGUABLE for day in struck))
    kept = {state: parties[state] for state in order if any(parties[state])}
    return _Alliance(each, tuple(days), tuple(struck), kept, doubtful)


def _article(each: Instrument, rulebook: Rulebook) -> str:
    return rulebook.mechanisms[each.alliance or ""].article


# What is supposed


def _parties(own: _Alliance, treaty: Instrument) -> Iterator[dict[str, Any]]:
    if own.instrument.id == treaty.id:
        return
    for state, bound in own.parties.items():
        yield from ({"state": state, "party_to": treaty.id, **span} for span in _spans(own.days, bound))


def _spans(days: Sequence[int], bound: Sequence[bool]) -> Iterator[dict[str, int]]:
    """From when to when, so that on each of the days it is as said; before the first and after the last, the same."""
    begun: int | None = None
    for place, (day, holds) in enumerate(zip(days, bound, strict=True)):
        if holds and begun is None:
            begun = day if place else _ALWAYS
        elif not holds and begun is not None:
            yield {"from": begun, "to": previous_day(day)}
            begun = None
    if begun is not None:
        yield {"from": begun}


def _text(own: _Alliance, treaty: Instrument) -> Iterator[dict[str, Any]]:
    """The treaty's oldest text, where it was not yet in force on the first of the days that count."""
    version, since = _oldest(treaty)
    if since is not None and min(own.struck) < since:
        yield {"instrument": treaty.id, "version": version, "in_force_from": _ALWAYS}


def _oldest(treaty: Instrument) -> tuple[str, int | None]:
    dated = [(each.since, name) for name, each in treaty.versions.items() if each.since is not None]
    return (min(dated)[1], min(dated)[0]) if dated else ("", None)


def _says(own: _Alliance, treaty: Instrument, names: Mapping[str, str]) -> Iterator[str]:
    if own.instrument.id == treaty.id:
        yield f"Put to the {treaty.title}, as one of its parties was hit: who its parties are is not supposed."
    else:
        states = series(names.get(each, each) for each in own.parties)
        on = series(day_text(day) for day in own.struck)
        yield (
            f"Put as if those whom the {own.instrument.title} bound on {on}, and no others, were the parties to the "
            f"{treaty.title}: {states}."
        )
        if own.doubtful:
            left = series(names.get(each, each) for each in own.doubtful)
            yield f"Left out, since it is arguable whether they were bound: {left}."
    _, since = _oldest(treaty)
    if since is not None and min(own.struck) < since:
        yield f"The text of the {treaty.title} is put as if it had been in force; it was not before {day_text(since)}."
