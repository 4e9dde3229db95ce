"""What differs between two rulebooks: as text with the proofs side by side, as Markdown for a review, as JSON."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from html import escape
from itertools import zip_longest
from typing import Any

from foedus.present import markdown, text
from foedus.present.blocks import Block, Entry, Heading, Note, Paragraph, Table, Title
from foedus.present.reason_page import VERDICT, reason_page
from foedus.present.reason_text import text as reason_text
from foedus.present.reason_value import to_json
from foedus.present.words import capital, counted
from foedus.reasoning.proofs.why import Explanation
from foedus.workbench.diff.changes import CaseChange, ConclusionChange, Difference, RuleChange

SCHEMA = "foedus/diff/1"
_MOST_POINTS = 8
_HALF = 58
_ROOM = 60_000
"""Characters that a comment on a pull request can have, with some left for its frame."""


def diff_text(found: Difference, width: int = 100, colour: bool = False, depth: str = VERDICT) -> str:
    """The difference as text of a width."""
    parts = [text.draw(tuple(_law(found)), width, colour)]
    for each in found.cases:
        parts.append(text.draw(tuple(_case(each, "Case")), width, colour))
        for change in each.conclusions:
            parts.append(text.draw(tuple(_conclusion(change)), width, colour))
            sides = _sides(change, max((width - 3) // 2, 40), depth)
            if sides is not None:
                parts.append("\n".join(_beside(*sides, width)))
    parts.append(text.draw((Paragraph(summary(found)),), width, colour))
    return "\n\n".join(parts)


def diff_markdown(found: Difference, depth: str = VERDICT) -> str:
    """The difference as Markdown that fits a pull request: proofs folded, side by side.

    Past the length that a comment may have, proofs and then tables are left out, and the text says so.
    """
    head, end = markdown.draw(tuple(_law(found))), markdown.draw((Paragraph(summary(found)),))
    parts: list[str] = []
    left = _ROOM - len(head) - len(end)
    cut = 0
    for each in found.cases:
        for variant in (_case_markdown(found, each, depth), _case_markdown(found, each, None), _line(each)):
            if len(variant) < left:
                cut += variant != _case_markdown(found, each, depth)
                parts.append(variant)
                left -= len(variant)
                break
    if cut or len(parts) < len(found.cases):
        parts.append("What is left out for length: see the same command with `--format text`, or one case by `--case`.")
    return "\n\n".join([head, *parts, end])


def _case_markdown(found: Difference, each: CaseChange, depth: str | None) -> str:
    parts = [markdown.draw(tuple(_case(each, "Case")))]
    for change in each.conclusions:
        parts.append(markdown.draw(tuple(_conclusion(change))))
        sides = None if depth is None else _sides(change, _HALF, depth)
        if sides is not None:
            cells = "".join(f"<td>\n\n<pre>{escape(chr(10).join(side))}</pre>\n\n</td>" for side in sides)
            head = f"<tr><th>{escape(found.old)}</th><th>{escape(found.new)}</th></tr>"
            table = f"<table>{head}<tr valign=top>{cells}</tr></table>"
            parts.append(f"<details><summary>Both proofs</summary>\n\n{table}\n\n</details>")
    return "\n\n".join(parts)


def _line(each: CaseChange) -> str:
    """A case in one line, with the conclusions whose own verdict differs."""
    turned = [f"{change.id} {_turn(change)}" for change in each.conclusions if change.turns]
    return f"- {each.case}: {'; '.join(turned) or 'under a doctrine, or for some instance'}"


def _turn(change: ConclusionChange) -> str:
    point = next(each for each in change.points if not each.what)
    return f"{_word(point.before)} → {_word(point.after)}"


def _any(number: int) -> str:
    return "the case asked" if number == 1 else f"any of {number} cases"


def summary(found: Difference) -> str:
    """The count of cases that differ; a warning where the law differs and no case shows it."""
    number = len(found.cases)
    if found.is_silent:
        return f"Warning: the law differs, and no opinion on {_any(found.tested)} does."
    if not number:
        opinions = "is the opinion" if found.tested == 1 else "are the opinions"
        return f"No difference: the law is the same in both, and so {opinions} on {counted(found.tested, 'case')}."
    return f"The opinion on {number} of {found.tested} cases differs."


def _law(found: Difference) -> Iterator[Block]:
    yield Title(f"{found.old} and {found.new}", ("two rulebooks and the cases on which they differ",))
    if found.rules:
        yield Heading(f"Rules that differ ({len(found.rules)})")
        yield from (Entry(f"{each.id}: {_kind(each)}", tuple(_rule(each))) for each in found.rules)
    if found.parts:
        yield Heading("Other parts of the law that differ")
        yield from (Entry(each) for each in found.parts)


def _kind(each: RuleChange) -> str:
    if each.before is None or each.after is None:
        return "new" if each.before is None else "dropped"
    return "changed"


def _rule(each: RuleChange) -> Iterator[Note]:
    before = [] if each.before is None else [each.before.text]
    after = [] if each.after is None else [each.after.text]
    for line in difflib.ndiff(before, after):
        if line[0] in "-+":
            yield Note(line[2:], "was" if line[0] == "-" else "is", muted=True)


def _case(each: CaseChange, label: str) -> Iterator[Block]:
    yield Heading(f"{label} {each.case}: {each.title}")
    for refused, word in ((each.refused_before, "old"), (each.refused_after, "new")):
        if refused is not None:
            yield Entry(f"The {word} rulebook does not judge it: {refused}")


def _conclusion(change: ConclusionChange) -> Iterator[Block]:
    rows = [
        (point.what or "verdict", _word(point.before), _word(point.after)) for point in change.points[:_MOST_POINTS]
    ]
    more = len(change.points) - _MOST_POINTS
    yield Paragraph(f"{capital(change.title)} ({change.id})")
    yield Table(("", "old", "new"), tuple(rows))
    if more > 0:
        yield Paragraph(f"and {more} more verdicts on it", muted=True)


def _word(verdict: str) -> str:
    return verdict.replace("_", " ")


def _sides(change: ConclusionChange, width: int, depth: str) -> tuple[list[str], list[str]] | None:
    """Both proofs as lines; None where they say the same."""
    before, after = _proof(change.before, width, depth), _proof(change.after, width, depth)
    return None if before == after else (before, after)


def _proof(explanation: Explanation | None, width: int, depth: str) -> list[str]:
    if explanation is None:
        return ["no such conclusion here"]
    lines = reason_text(reason_page(explanation, "why", depth), width).split("\n")
    # The title and the case stand above already.
    return lines[lines.index("") + 1 :]


def _beside(left: list[str], right: list[str], width: int) -> Iterator[str]:
    half = max((width - 3) // 2, 40)
    yield f"{'Old':{half}} │ New".rstrip()
    yield f"{'─' * half}─┼─{'─' * half}"
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one:{half}} │ {other}".rstrip()


def diff_value(found: Difference) -> dict[str, Any]:
    """The difference for programs."""
    return {
        "schema": SCHEMA,
        "old": {"name": found.old, "rules": found.old_digest},
        "new": {"name": found.new, "rules": found.new_digest},
        "tested": found.tested,
        "rules": [
            {
                "id": each.id,
                "change": _kind(each),
                "before": None if each.before is None else each.before.text,
                "after": None if each.after is None else each.after.text,
            }
            for each in found.rules
        ],
        "parts": list(found.parts),
        "cases": [
            {
                "case": each.case,
                "title": each.title,
                "file": each.file,
                "refused": {"old": each.refused_before, "new": each.refused_after},
                "conclusions": [
                    {
                        "id": change.id,
                        "title": change.title,
                        "verdicts": [
                            {"of": point.what or None, "before": point.before, "after": point.after}
                            for point in change.points
                        ],
                        "before": None if change.before is None else to_json(change.before),
                        "after": None if change.after is None else to_json(change.after),
                    }
                    for change in each.conclusions
                ],
            }
            for each in found.cases
        ],
    }
