"""Pages as Markdown: the same content as the text, for reports and reviews."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.present.blocks import Block, Entry, Heading, Listing, Note, Page, Paragraph, Table, Title, Verdict
from foedus.present.opinion_page import opinion_page
from foedus.present.words import capital, clean, verdict_word
from foedus.reasoning.opinion import Opinion

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def render(opinion: Opinion) -> str:
    """The opinion as Markdown."""
    return draw(opinion_page(opinion))


def draw(page: Page) -> str:
    """Any page as Markdown, without a line end after the last line."""
    lines: list[str] = []
    before: Block | None = None
    for block in page:
        if before is not None and not (isinstance(before, Entry) and isinstance(block, Entry)):
            lines.append("")
        lines += _block(block)
        before = block
    return "\n".join(lines)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Title):
        yield f"# {_said(block.text)}"
        for below in block.below:
            yield ""
            yield _said(below)
    elif isinstance(block, Heading):
        yield f"## {_said(block.text)}"
    elif isinstance(block, Paragraph):
        yield _said(block.text)
    elif isinstance(block, Verdict):
        yield from _verdict(block)
    elif isinstance(block, Entry):
        yield f"- {_said(block.text)}"
        yield from (f"  - {_note(note)}" for note in block.notes)
    elif isinstance(block, Listing):
        yield from ("```", *(clean(line).replace("```", "") for line in block.lines), "```")
    else:
        yield from _table(block)


def _verdict(row: Verdict) -> Iterator[str]:
    citation = f" ({_said(row.citation)})" if row.citation else ""
    yield f"**{capital(verdict_word(row.verdict))}: {_said(capital(row.title))}**{citation}"
    yield ""
    yield from (f"- {_note(note)}" for note in row.notes)


def _note(note: Note) -> str:
    said = f"{_said(note.label)}: {_said(note.text)}" if note.label else _said(note.text)
    return f"*{said}*" if note.muted else said


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(_said(cell) for cell in table.header)} |"
    yield f"|{'---|' * len(table.header)}"
    for row in table.rows:
        yield f"| {' | '.join(_said(cell) for cell in row)} |"


def _said(text: str) -> str:
    """The text on one line, with what Markdown would take as its own marked as plain."""
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))
