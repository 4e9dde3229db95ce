"""The record beside the verdicts: what organs did, and where the law as reasoned here differs from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import (
    APPLIES,
    ARGUABLE,
    DOES_NOT_APPLY,
    EXCLUDES_ITSELF,
    MechanismOpinion,
    RecordEntry,
)
from foedus.reasoning.sentences import Names
from foedus.text.dates import day_text

# Silence of an organ counts as not having applied the mechanism.
_MEANS = {"applied": APPLIES, "not_applied": DOES_NOT_APPLY, "silent": DOES_NOT_APPLY}
_SAID = {"applied": "applied", "not_applied": "did not apply", "silent": "was silent on"}
_IS = {
    APPLIES: "applies", DOES_NOT_APPLY: "does not apply", ARGUABLE: "is arguable", EXCLUDES_ITSELF: "has no world left",
}  # fmt: skip


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
            differs += _differences(by, mechanisms[mechanism], treated, practice, rulebook, names)
    on = entry.get("on")
    day = day_text(on) if isinstance(on, int) else on
    return RecordEntry(by, day, str(entry.get("says") or ""), entry.get("source"), dict(treats_as), tuple(differs))


def _who(by: Any, names: Names) -> str:
    parts = by if isinstance(by, (list, tuple)) else [by]
    return " and ".join(names.of(str(part)) for part in parts if part is not None)


def _differences(
    by: str, opinion: MechanismOpinion, treated: str, practice: list[str], rulebook: Rulebook, names: Names
) -> list[str]:
    """One sentence for each verdict that differs from what was done, with the readings that give it."""
    meant = _MEANS[treated]
    thing = opinion.id.removeprefix(opinion.mechanism).removeprefix(":")
    title = f"{opinion.title}: {names.of(thing)}" if thing else opinion.title
    under: dict[str, list[str]] = {}
    if opinion.verdict != meant:
        under.setdefault(opinion.verdict, []).append("over all admissible readings")
    for name in practice:
        said = opinion.doctrines.get(name)
        if said is not None and said != meant:
            under.setdefault(said, []).append(f"under “{rulebook.doctrines[name].title}”")
    did = f"{by} {_SAID[treated]} {title} ({opinion.id})"
    return [f"{did}; {' and '.join(several)} it {_IS.get(said, said)}" for said, several in under.items()]
