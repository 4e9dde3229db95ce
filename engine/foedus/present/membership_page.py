"""Who is bound on a day, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Title
from foedus.present.words import counted, series, verdict_word
from foedus.reasoning.membership import Bond, Membership
from foedus.reasoning.opinion import APPLIES
from foedus.text.dates import day_text


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
        yield Heading(f"{instrument.title} ({instrument.short})")
        for (version, articles), several in _texts(bonds).items():
            title = instrument.versions[version].title if version in instrument.versions else version
            notes = list(_notes(rulebook, several))
            yield Entry(f"{title}: {_articles(articles)}", tuple(notes))


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
            }
            for bond in found.bonds
        ],
    }
