"""Least changes as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Title
from foedus.present.option_words import options_below
from foedus.present.words import capital, cite, counted, grouped, series, verdict_word
from foedus.reasoning.change import Changes, Reached, Reading
from foedus.reasoning.changeable import Change
from foedus.reasoning.supposition import altered_values
from foedus.reasoning.view import View

SCHEMA = "foedus/change/1"
_WOULD = {
    "applies": "It would apply",
    "arguable": "It would be arguable",
    "does_not_apply": "It would not apply",
}


def change_page(found: Changes) -> Page:
    """What would have to be otherwise, verdict by verdict; then what another reading would do."""
    return tuple(_blocks(found))


def _blocks(found: Changes) -> Iterator[Block]:
    asked = options_below(View.of(found.options, found.rulebook))
    yield Title(_title(found), (f"{found.title}; {found.case}{asked}", f"now: {verdict_word(found.verdict)}"))
    for reached in found.reached:
        yield Heading(_WOULD[reached.verdict])
        if reached.facts:
            yield from (Entry(_supposition(changes)) for changes in reached.facts)
        else:
            yield Paragraph(f"No change of facts that was tried, up to {reached.searched} at once, brings that about.")
        if reached.cut:
            yield Paragraph(_cut(reached), muted=True)
    yield from _readings(found)
    yield from _method(found)


def _title(found: Changes) -> str:
    shorts = {name: instrument.short for name, instrument in found.rulebook.instruments.items()}
    named = f"{capital(found.mechanism.title)} ({cite(found.mechanism.article, shorts)})"
    thing = found.conclusion.partition("/")[0].partition(":")[2]
    about = f" on {_thing(found, thing)}" if thing else ""
    stage = found.mechanism.stages[found.stage].title
    return f"{named}{about}, {stage}: what would have to be otherwise"


def _thing(found: Changes, thing: str) -> str:
    known = found.crisis.by_id.get(thing)
    return known.readable if known is not None else thing


def _supposition(changes: tuple[Change, ...]) -> str:
    """`had …, and had …`: it goes on from the heading."""
    return f"{', and '.join(change.had for change in changes)}."


def _cut(reached: Reached) -> str:
    whole = f"every set of up to {reached.searched} changes was tried" if reached.searched else "not all were tried"
    return f"The search was cut: {whole}; there may be more."


def _readings(found: Changes) -> Iterator[Block]:
    yield Heading("With the facts as they are, on another reading")
    any_ = False
    for reached in found.reached:
        for moves in reached.readings:
            any_ = True
            outlier = Note("among them a reading that is only an outlier", muted=True)
            notes = (outlier,) if any(move.outlier for move in moves) else ()
            said = ", and ".join(move.says for move in moves)
            yield Entry(f"{_WOULD[reached.verdict]} if {said}.", notes)
        if reached.readings_cut:
            yield Paragraph("The search among readings was cut; there may be more.", muted=True)
    if not any_:
        yield Paragraph("No other reading, nor any three together, turns the verdict.")
    if found.doctrines:
        titles = {name: doctrine.title for name, doctrine in found.rulebook.doctrines.items()}
        by_verdict = grouped((f"“{titles[name]}”", verdict) for name, verdict in found.doctrines.items())
        parts = [f"{verdict_word(verdict)} under {series(names)}" for verdict, names in by_verdict.items()]
        yield Paragraph(f"By doctrine: {'; '.join(parts)}.")


def _method(found: Changes) -> Iterator[Block]:
    said = (
        f"{counted(found.candidates, 'change')} of what the case says (or leaves open, or does not say) were tried, "
        "alone or several together; dates, victims and who was party to the treaty stay as they are. Each entry is "
        "least: without any part of it the verdict named is not reached."
    )
    yield Heading("How this was found")
    yield Paragraph(said, muted=True)
    if found.candidates_cut:
        yield Paragraph("The case admits more changes than are tried; the last ones were left out.", muted=True)


# JSON


def change_value(found: Changes) -> dict[str, Any]:
    """The same for programs. `change` of an answer is what a case file based on this one would say."""
    return {
        "schema": SCHEMA,
        "case": found.case,
        "title": found.title,
        "rules": found.rulebook.digest,
        "options": found.options.shown(),
        "conclusion": found.conclusion,
        "mechanism": found.mechanism.id,
        "stage": found.stage,
        "verdict": found.verdict,
        "doctrines": dict(found.doctrines),
        "tried": found.candidates,
        "tried_cut": found.candidates_cut,
        "to": {each.verdict: _reached_value(found, each) for each in found.reached},
    }


def _reached_value(found: Changes, reached: Reached) -> dict[str, Any]:
    return {
        "facts": [_facts_value(found, changes) for changes in reached.facts],
        "searched": reached.searched,
        "complete": not reached.cut,
        "readings": [[_reading_value(move) for move in moves] for moves in reached.readings],
        "readings_complete": not reached.readings_cut,
    }


def _facts_value(found: Changes, changes: tuple[Change, ...]) -> dict[str, Any]:
    return {
        "changes": [{"id": change.id, "says": change.says, "had": change.had} for change in changes],
        "change": altered_values(found.crisis, found.rulebook, changes),
    }


def _reading_value(move: Reading) -> dict[str, Any]:
    return {"term": move.term, "is": [move.position], "says": move.says, "outlier": move.outlier}
