"""Sentences on changes of the law, with the provision or instrument that they cite."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.law.rulebook import Rulebook
from foedus.reasoning.timeline.law_changes import DOCTRINE, PARTIES, READING, STATE, TEXT, LawChange


def said_of(change: LawChange, rulebook: Rulebook) -> str:
    """What changed, as a clause without its day."""
    return {TEXT: _text, PARTIES: _parties, READING: _reading, DOCTRINE: _doctrine, STATE: _state}[change.kind](
        change, rulebook
    )


def citation_of(change: LawChange, article: str, rulebook: Rulebook) -> str:
    """The provision that changed, as lawyers cite it; `article` is the one of the mechanism asked about."""
    if change.kind == STATE:
        return ""
    if change.kind in (READING, DOCTRINE):
        return rulebook.terms[change.about].text or ""
    short = rulebook.instruments[change.about].short
    if change.kind == PARTIES:
        return short
    if article in change.articles:
        return f"{short} {article.partition('.')[2]}"
    changed = [each.partition(".")[2] for each in change.articles]
    whole = len(changed) == len(rulebook.instruments[change.about].provisions)
    return short if whole or not changed else f"{short} {', '.join(changed)}"


def _text(change: LawChange, rulebook: Rulebook) -> str:
    instrument = rulebook.instruments[change.about]
    title = instrument.versions[change.name].title
    named = title if instrument.title in title else f"{instrument.title}, {title}"
    return f"{named}: {'no longer in force' if change.ends else 'in force'}"


def _parties(change: LawChange, rulebook: Rulebook) -> str:
    states = [rulebook.states[name].title if name in rulebook.states else name for name in change.states]
    return f"{rulebook.instruments[change.about].title}: {_series(states)}: {change.name.replace('_', ' ')}"


def _reading(change: LawChange, rulebook: Rulebook) -> str:
    term = rulebook.terms[change.about]
    if not change.name:
        return f"“{term.title}” is {'no longer' if change.ends else 'from then on'} an open term"
    short = term.positions[change.name].short
    if change.ends:
        return f"“{term.title}”: the reading “{short}” falls away"
    how = "one that a court could adopt" if change.value == "main" else "one that stands apart"
    return f"“{term.title}”: the reading “{short}” is {how}"


def _doctrine(change: LawChange, rulebook: Rulebook) -> str:
    term, doctrine = rulebook.terms[change.about], rulebook.doctrines[change.name]
    shorts = [term.positions[each].short for each in change.value.split("+") if each in term.positions]
    return f"“{doctrine.title}” reads “{term.title}” as: {' or '.join(shorts) or 'open'}"


def _state(change: LawChange, rulebook: Rulebook) -> str:
    title = rulebook.states[change.about].title
    return f"{title} {'no longer exists' if change.ends else 'comes into being'}"


def _series(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
