"""The record beside the verdicts: what organs did, and where the law as reasoned here differs from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import APPLIES, DOES_NOT_APPLY, MechanismOpinion, RecordEntry
from foedus.reasoning.sentences import Names
from foedus.text.dates import day_text

# Silence of an organ counts as not having applied the mechanism.
_MEANS = {"applied": APPLIES, "not_applied": DOES_NOT_APPLY, "silent": DOES_NOT_APPLY}
_SAID = {"applied": "applied it", "not_applied": "did not apply it", "silent": "was silent on it"}


def compared(
    case: Case, rulebook: Rulebook, mechanisms: Mapping[str, MechanismOpinion], names: Names
) -> tuple[RecordEntry, ...]:
    """The record of a case, each entry with its differences from the verdicts."""
    practice = [name for name, doctrine in rulebook.doctrines.items() if doctrine.practice]
    return tuple(_entry(each, mechanisms, names, practice, rulebook) for each in case.record)


def _entry(
    entry: Mapping[str, Any],
    mechanisms: Mapping[str, MechanismOpinion],
    names: Names,
    practice: list[str],
    rulebook: Rulebook,
) -> RecordEntry:
    by = _who(entry.get("by"), names)
    treats_as: Mapping[str, str] = entry.get("treats_as") or {}
    differs: list[str] = []
    for mechanism, treated in treats_as.items():
        if mechanism in mechanisms:
            differs += _differences(by, mechanisms[mechanism], treated, practice, rulebook)
    on = entry.get("on")
    day = day_text(on) if isinstance(on, int) else on
    return RecordEntry(by, day, str(entry.get("says") or ""), entry.get("source"), dict(treats_as), tuple(differs))


def _who(by: Any, names: Names) -> str:
    parts = by if isinstance(by, (list, tuple)) else [by]
    return " and ".join(names.of(str(part)) for part in parts if part is not None)


def _differences(
    by: str, opinion: MechanismOpinion, treated: str, practice: list[str], rulebook: Rulebook
) -> list[str]:
    meant = _MEANS[treated]
    did = f"on {opinion.title} ({opinion.id}): {by} {_SAID[treated]}"
    found = []
    if opinion.verdict != meant:
        found.append(f"{did}; over all admissible readings the verdict is: {opinion.verdict.replace('_', ' ')}")
    for name in practice:
        under = opinion.doctrines.get(name)
        if under is not None and under != meant:
            title = rulebook.doctrines[name].title
            found.append(f"{did}; under “{title}” the verdict is: {under.replace('_', ' ')}")
    return found
