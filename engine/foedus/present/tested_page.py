"""What became of tested cases, as a page and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from foedus.cases.library import shipped_paths
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph
from foedus.present.words import capital
from foedus.workbench.holding import in_words
from foedus.workbench.testing import FAILED, LIMIT, PASSED, SILENT, WRONG, Outcome

SCHEMA = "foedus/test/1"


def tested_page(outcomes: Sequence[Outcome]) -> Page:
    """Every case that is not as it expects, then the count."""
    return tuple(_blocks(outcomes))


def _blocks(outcomes: Sequence[Outcome]) -> Iterator[Block]:
    shipped = set(shipped_paths().values())
    for each in outcomes:
        if each.status in (FAILED, LIMIT, WRONG):
            yield Heading(each.name if Path(each.file) in shipped else f"{each.name} ({each.file})")
            yield from (Entry(str(problem)) for problem in each.problems)
            for one in each.differences:
                notes = (Note(f"expected: {in_words(one.expected)}"), Note(f"found:    {in_words(one.found)}"))
                reason = (Note(f"{capital(one.why)}.", "because"),) if one.why else ()
                yield Entry(one.what, (*notes, *reason))
    yield Paragraph(summary(outcomes))


def summary(outcomes: Sequence[Outcome]) -> str:
    """How many there were of each kind."""
    counted = Counter(each.status for each in outcomes)
    said = [f"{_cases(len(outcomes))}: {counted[PASSED]} as expected"]
    kept = sum(each.kept for each in outcomes)
    if kept:
        said[0] += f" ({kept} of them unchanged since they passed)"
    words = {FAILED: "otherwise", WRONG: "not readable", LIMIT: "stopped at a limit", SILENT: "that expect nothing"}
    said += [f"{counted[status]} {word}" for status, word in words.items() if counted[status]]
    return ", ".join(said) + "."


def _cases(number: int) -> str:
    return f"{number} case" if number == 1 else f"{number} cases"


def tested_value(outcomes: Sequence[Outcome], rules: str) -> dict[str, Any]:
    """The outcomes for programs."""
    return {
        "schema": SCHEMA,
        "rules": rules,
        "cases": [
            {
                "case": each.name,
                "file": each.file,
                "status": each.status,
                "kept": each.kept,
                "seconds": round(each.seconds, 4),
                "differences": [
                    {
                        "what": one.what,
                        "expected": one.expected,
                        "found": one.found,
                        "why": one.why or None,
                        "at": ".".join(map(str, one.path)),
                    }
                    for one in each.differences
                ],
                "problems": [str(problem) for problem in each.problems],
            }
            for each in outcomes
        ],
    }
