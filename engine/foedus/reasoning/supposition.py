"""A set of changes as a case file of its own: `based_on` and `change`, so that it can be judged, kept and varied."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.cases.case import Case
from foedus.cases.library import shipped_paths
from foedus.law.rulebook import Rulebook
from foedus.reasoning.changeable import Change
from foedus.reasoning.edits import change_block, edited
from foedus.text.dates import day_text

if TYPE_CHECKING:
    from foedus.reasoning.change import Changes

_PLAIN = re.compile(r"^[A-Za-z][A-Za-z0-9_.-]*$|^\d{4}-\d{2}-\d{2}$|^\d+$")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that other readers of YAML take for something else than text."""
_FLAGS = frozenset({"true", "false"})
_WIDTH = 110


def altered_values(case: Case, rulebook: Rulebook, changes: Sequence[Change]) -> dict[str, Any]:
    """What must stand under `change:`."""
    after = edited(case.whole, (change.edit for change in changes))
    return change_block(case.whole, after, rulebook.vocabulary.sections)


def case_text(
    case: Case, rulebook: Rulebook, changes: Sequence[Change], name: str, title: str, beside: Path | None = None
) -> str:
    """The case file. `beside` is the folder in which it will stand, from which its base is to be found."""
    summary = "As in the case that it is based on, but " + "; ".join(change.says for change in changes) + "."
    lines = [f"id: {name}", f"title: {_scalar(title)}", "kind: hypothetical", f"date: {day_text(case.date)}"]
    lines += [f"summary: {_scalar(summary)}", f"based_on: {_scalar(_base(case, beside))}", "", "change:"]
    lines += _block(altered_values(case, rulebook, changes), "  ")
    return "\n".join(lines) + "\n"


def _base(case: Case, beside: Path | None) -> str:
    file = Path(case.file)
    shipped = shipped_paths().get(file.stem)
    if shipped is not None and file.exists() and shipped.resolve() == file.resolve():
        return file.stem
    return os.path.relpath(file.resolve(), (beside or Path.cwd()).resolve())


def _block(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, part in value.items():
        flow = _flow(part)
        if isinstance(part, dict) and (len(indent) < 6 or len(flow) > _WIDTH):
            yield f"{indent}{key}:"
            yield from _block(part, indent + "  ")
        else:
            yield f"{indent}{key}: {flow}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "null" if value is None else str(value) if value in _FLAGS else _scalar(str(value))


def _scalar(text: str) -> str:
    if _PLAIN.match(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def numbered(found: Changes) -> list[tuple[str, str, tuple[Change, ...]]]:
    """All answers that change facts: a name for the case file, the verdict reached, the changes."""
    return [
        (f"{found.case}-{each.verdict.replace('_', '-')}-{number}", each.verdict, changes)
        for each in found.reached
        for number, changes in enumerate(each.facts, 1)
    ]


def written(found: Changes, name: str, verdict: str, changes: Sequence[Change], folder: Path) -> str:
    """The case file of one answer, for that folder, with the verdict that it is expected to have."""
    number = name.rpartition("-")[2]
    title = f"{found.title}: otherwise" + (f", no. {number}" if number.isdigit() else "")
    text = case_text(found.crisis, found.rulebook, changes, name, title, folder)
    if found.options.doctrine is not None or found.options.readings != "main" or found.options.facts != "all":
        return text  # what is expected of a case is said for all readings and facts
    mechanism = found.conclusion.partition("/")[0]
    expected = verdict if found.stage == found.mechanism.headline else f"{{stages: {{{found.stage}: {verdict}}}}}"
    return f"{text}\nexpect:\n  {mechanism}: {expected}\n"
