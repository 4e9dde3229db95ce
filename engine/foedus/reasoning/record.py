"""The record beside the verdicts: what organs did, and where the law as reasoned here differs from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import APPLIES, DOES_NOT_APPLY, MechanismOpinion, RecordDifference, RecordEntry
from foedus.reasoning.options import Options
from foedus.reasoning.sentences import Names
from foedus.text.dates import day_text
from foedus.text.prose import series

# Silence of an organ counts as not having applied the mechanism.
_MEANS = {"applied": APPLIES, "not_applied": DOES_NOT_APPLY, "silent": DOES_NOT_APPLY}


def compared(
    case: Case, rulebook: Rulebook, mechanisms: Mapping[str, MechanismOpinion], names: Names, options: Options
) -> tuple[RecordEntry, ...]:
    """The record of a case, each entry with its differences from the verdicts.

    What was said and done after another day of the question than the case's own is left out, as events are.
    """
    # Where one doctrine is asked, the verdicts as a whole are its own: it is not told once more.
    practice = [
        name for name, each in rulebook.doctrines.items() if each.practice and name != options.doctrine
    ]
    entries = (each for each in case.record if not (case.moved and _day(each) > case.date))
    return tuple(_entry(each, mechanisms, names, practice, rulebook) for each in entries)


def _day(entry: Mapping[str, Any]) -> int:
    """The day of an entry; one without a day stands on none that could be too late."""
    on = entry.get("on")
    return on if isinstance(on, int) else 0


def _entry(
    entry: Mapping[str, Any],
    mechanisms: Mapping[str, MechanismOpinion],
    names: Names,
    practice: list[str],
    rulebook: Rulebook,
) -> RecordEntry:
    treats_as: Mapping[str, str] = entry.get("treats_as") or {}
    differs: list[RecordDifference] = []
    for mechanism, treated in treats_as.items():
        if mechanism in mechanisms:
            differs += _differences(mechanisms[mechanism], treated, practice)
    on = entry.get("on")
    return RecordEntry(
        by=_who(entry.get("by"), names),
        on=day_text(on) if isinstance(on, int) else on,
        says=str(entry.get("says") or ""),
        source=entry.get("source"),
        treats_as=dict(treats_as),
        titles={name: _title(name, rulebook, names) for name in treats_as},
        differs=tuple(differs),
    )


def _title(name: str, rulebook: Rulebook, names: Names) -> str:
    mechanism, _, thing = name.partition(":")
    title = rulebook.mechanisms[mechanism].title
    return f"{title}: {names.of(thing)}" if thing else title


def _who(by: Any, names: Names) -> str:
    parts = by if isinstance(by, (list, tuple)) else [by]
    return series(names.of(str(part)) for part in parts if part is not None)


def _differences(opinion: MechanismOpinion, treated: str, practice: list[str]) -> Iterator[RecordDifference]:
    """One for each verdict that differs from what was done."""
    meant = _MEANS[treated]
    under: dict[str, list[str]] = {} if opinion.verdict == meant else {opinion.verdict: []}
    for name in practice:
        said = opinion.doctrines.get(name)
        if said is not None and said != meant:
            under.setdefault(said, []).append(name)
    for said, doctrines in under.items():
        yield RecordDifference(opinion.id, treated, said, said == opinion.verdict, tuple(doctrines))
