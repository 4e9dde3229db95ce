"""The record as a page: what organs and states said and did, how they treated the law, and where verdicts differ."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.present.blocks import Entry, Note
from foedus.present.option_words import within
from foedus.present.words import capital, grouped, series, stop, verdict_word
from foedus.reasoning.opinion import EXCLUDES_ITSELF, Opinion, RecordDifference, RecordEntry

_TREATED = {"applied": "Applied", "not_applied": "Not applied", "silent": "Silent on"}
_DID = {"applied": "applied", "not_applied": "did not apply", "silent": "was silent on"}


def record_entry(opinion: Opinion, entry: RecordEntry) -> Entry:
    """One entry: who did or said what, how the matter was treated, what differs, and the source."""
    who = capital(entry.by) + (f", {entry.on}" if entry.on else "")
    notes = [*_treatments(entry)]
    notes += [Note(stop(difference_words(opinion, entry, each)), "Differs") for each in entry.differs]
    source = opinion.sources.get(entry.source, entry.source) if entry.source else None
    if source and source != entry.by:
        notes.append(Note(f"source: {source}", muted=True))
    return Entry(f"{who}: {entry.says}" if entry.says else who, tuple(notes))


def _treatments(entry: RecordEntry) -> Iterator[Note]:
    """How each mechanism was treated; where it differs, the difference says that."""
    told = {each.mechanism for each in entry.differs}
    treatments = [
        (entry.titles[name], _TREATED.get(treated, treated))
        for name, treated in entry.treats_as.items()
        if name not in told
    ]
    yield from (Note(stop("; ".join(titles)), label) for label, titles in grouped(treatments).items())


def difference_words(opinion: Opinion, entry: RecordEntry, difference: RecordDifference) -> str:
    """How a matter was treated, and in which view it is otherwise."""
    views = [within(opinion.view)] if difference.overall else []
    views += [f"under “{opinion.doctrine_titles.get(name, name)}”" for name in difference.doctrines]
    did = f"{entry.by} {_DID[difference.treated]} {entry.titles[difference.mechanism]}"
    if difference.verdict == EXCLUDES_ITSELF:
        return f"{did}; {series(views)} it has no world left"
    verb = "is arguable" if difference.verdict == "arguable" else verdict_word(difference.verdict)
    return f"{did}; {series(views)} it {verb}"
