"""Who is bound on a day, as a page and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from foedus.law.instruments import Instrument, PartyEvent
from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Title
from foedus.present.law_page import titled
from foedus.present.words import counted, series, verdict_word
from foedus.reasoning.membership import Bond, Membership
from foedus.reasoning.opinion import APPLIES
from foedus.text.dates import day_text

_KIND = re.compile(r'party_event\([^,()]+, *"[^"]*", *([a-z][a-z_]*)')


def page(rulebook: Rulebook, found: Membership) -> Page:
    """The states bound by each instrument, by text."""
    return tuple(_blocks(rulebook, found))


def _blocks(rulebook: Rulebook, found: Membership) -> Iterator[Block]:
    yield Title(f"Who was bound on {day_text(found.day)}", ("over the readings that a court could adopt",))
    if not found.bonds:
        yield Paragraph("Nobody was bound by anything that the rules know.")
    for name, instrument in rulebook.instruments.items():
        bonds = [bond for bond in found.bonds if bond.instrument == name]
        if not bonds:
            continue
        yield Heading(titled(instrument))
        for (version, articles), several in _texts(bonds).items():
            title = instrument.versions[version].title if version in instrument.versions else version
            notes = list(_notes(rulebook, several))
            yield Entry(f"{title}: {_articles(articles)}", tuple(notes))
        yield from _why(rulebook, instrument, bonds, found.day)
        yield from _others(rulebook, instrument, bonds, found.day)


def _others(rulebook: Rulebook, instrument: Instrument, bonds: Sequence[Bond], day: int) -> Iterator[Block]:
    """Whom the instrument does not bind, but its record speaks of."""
    bound = {bond.state for bond in bonds}
    last = {each.state: each for each in recorded(instrument, day) if each.state not in bound}
    if last:
        notes = (Note(f"{_state(rulebook, state)}: {_event(event)}") for state, event in last.items())
        yield Entry("In the record, and not bound", tuple(notes))


def recorded(instrument: Instrument, day: int) -> list[PartyEvent]:
    """What the record of an instrument has up to a day, the latest last; what has no day comes first."""
    known = (each for each in instrument.events if each.day is None or each.day <= day)
    return sorted(known, key=lambda each: each.day or 0)


def _event(event: PartyEvent) -> str:
    said = f"{event.kind.replace('_', ' ')}, {day_text(event.day) if event.day else 'no day known'}"
    return f"{said} ({event.note.rstrip('.')})" if event.note and event.day is None else said


def _texts(bonds: Sequence[Bond]) -> dict[tuple[str, tuple[str, ...]], list[Bond]]:
    found: dict[tuple[str, tuple[str, ...]], list[Bond]] = {}
    for bond in bonds:
        found.setdefault((bond.version, bond.articles), []).append(bond)
    return found


def _articles(articles: Sequence[str]) -> str:
    """`article 4`, or `articles 1 to 6 and 11`: numbers that follow one another are drawn together."""
    runs: list[list[str]] = []
    for number in (article.partition(".")[2] for article in articles):
        if runs and runs[-1][-1].isdecimal() and number.isdecimal() and int(number) == int(runs[-1][-1]) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = series(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)
    return f"article{'s' if len(articles) > 1 else ''} {said}"


def _why(rulebook: Rulebook, instrument: Instrument, bonds: Sequence[Bond], day: int) -> Iterator[Block]:
    """The entries of the record on which the rules let a bond rest, states with the same entries together."""
    kinds = binding_kinds(rulebook)
    together: dict[str, list[str]] = {}
    for state in dict.fromkeys(bond.state for bond in bonds):
        events = [each for each in recorded(instrument, day) if each.state == state and each.day is not None]
        said = "; ".join(_event(each) for each in events if each.kind in kinds)
        together.setdefault(said or "no entry of its own", []).append(_state(rulebook, state))
    if any(each != "no entry of its own" for each in together):
        yield Entry("Why, by the record", tuple(Note(f"{series(names)}: {said}") for said, names in together.items()))


def binding_kinds(rulebook: Rulebook) -> frozenset[str]:
    """The kinds of entries that the rules ask for on the way to who is bound."""
    wanted, seen = ["bound/4"], {"bound/4"}
    kinds: set[str] = set()
    while wanted:
        name = wanted.pop()
        for rule in rulebook.rules.values():
            if f"{rule.head}/{rule.head_arity}" == name:
                kinds.update(_KIND.findall(rule.text))
                below = {*rule.positive, *rule.negative} - seen
                seen |= below
                wanted += below
    return frozenset(kinds)


def _notes(rulebook: Rulebook, bonds: Sequence[Bond]) -> Iterator[Note]:
    certain = [bond for bond in bonds if bond.verdict == APPLIES]
    if certain:
        names = series(_state(rulebook, bond.state) for bond in certain)
        yield Note(f"{names} ({counted(len(certain), 'state')})", "Bound")
    for bond in bonds:
        if bond.verdict != APPLIES:
            yield Note(_state(rulebook, bond.state) + _reason(rulebook, bond), verdict_word(bond.verdict).capitalize())


def _state(rulebook: Rulebook, name: str) -> str:
    return rulebook.states[name].title if name in rulebook.states else name.replace("_", " ")


def _reason(rulebook: Rulebook, bond: Bond) -> str:
    if bond.turns_on is None:
        return ""
    return f", which turns on how “{rulebook.terms[bond.turns_on].title}” is read"


def value(rulebook: Rulebook, found: Membership) -> dict[str, Any]:
    """The bonds as JSON."""
    kinds = binding_kinds(rulebook)
    return {
        "schema": "foedus/membership/1",
        "rules": rulebook.digest,
        "date": day_text(found.day),
        "bonds": [
            {
                "state": bond.state,
                "instrument": bond.instrument,
                "version": bond.version,
                "articles": list(bond.articles),
                "verdict": bond.verdict,
                "turns_on": bond.turns_on,
                "record": [
                    {"kind": each.kind, "on": day_text(each.day), "source": each.source, "grade": each.grade}
                    for each in recorded(rulebook.instruments[bond.instrument], found.day)
                    if each.state == bond.state and each.day is not None and each.kind in kinds
                ],
            }
            for bond in found.bonds
        ],
    }
