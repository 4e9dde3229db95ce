"""Pages as plain text for a terminal, wrapped to its width; colour only where the caller asks for it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from foedus.present.blocks import Block, Entry, Heading, Listing, Note, Page, Paragraph, Table, Title, Verdict
from foedus.present.opinion_page import opinion_page
from foedus.present.words import capital, clean, verdict_word
from foedus.reasoning.opinion import Opinion

WIDTH = 100
"""The width where no terminal gives one."""
NARROWEST = 40
_FIRST, _LAST = 24, 24
"""The least room for the first and for the last column of a table."""
_COLUMN = 16
"""Where the text of a verdict begins: past the longest verdict."""
_CODES = {
    "title": "1",
    "heading": "1",
    "muted": "2",
    "applies": "32;1",
    "arguable": "33;1",
    "does_not_apply": "31",
    "excludes_itself": "35",
}


def render(opinion: Opinion, width: int = WIDTH, colour: bool = False) -> str:
    """The opinion as text."""
    return draw(opinion_page(opinion), width, colour)


def draw(page: Page, width: int = WIDTH, colour: bool = False) -> str:
    """Any page as text, without a line end after the last line."""
    pen = _Pen(max(width, NARROWEST), colour)
    lines: list[str] = []
    before: Block | None = None
    for block in page:
        if before is not None and _apart(before, block):
            lines.append("")
        lines += pen.block(block)
        before = block
    return "\n".join(line.rstrip() for line in lines)


def _apart(before: Block, block: Block) -> bool:
    """Whether an empty line stands between two blocks."""
    if isinstance(before, Heading):
        return False
    return not (isinstance(before, Entry) and isinstance(block, Entry))


class _Pen:
    """Draws blocks as lines."""

    def __init__(self, width: int, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def block(self, block: Block) -> Iterable[str]:
        """The lines of a block."""
        if isinstance(block, Title):
            return self._title(block)
        if isinstance(block, Heading):
            return self._heading(block.text)
        if isinstance(block, Paragraph):
            lines = self._wrapped(block.text, "  ", "  ")
            return (self._ink("muted", line) for line in lines) if block.muted else lines
        if isinstance(block, Verdict):
            return self._verdict(block)
        if isinstance(block, Entry):
            return self._entry(block)
        if isinstance(block, Listing):
            return (f"    {clean(line)}" for line in block.lines)
        return self._table(block)

    def _title(self, title: Title) -> Iterator[str]:
        for line in self._wrapped(title.text):
            yield self._ink("title", line)
        for below in title.below:
            for line in self._wrapped(below):
                yield self._ink("muted", line)

    def _heading(self, text: str) -> Iterator[str]:
        lines = self._wrapped(text)
        yield from (self._ink("heading", line) for line in lines)
        yield self._ink("muted", "-" * max(len(line) for line in lines))

    def _verdict(self, row: Verdict) -> Iterator[str]:
        said = f"  {capital(verdict_word(row.verdict))}"
        named = capital(row.title) + (f" ({row.citation})" if row.citation else "")
        column = " " * (_COLUMN + 2)
        lines = self._wrapped(named, column, column)
        # A verdict longer than its column would break the table: it gets a line of its own.
        first = said.ljust(_COLUMN + 2)
        yield (
            self._ink(row.verdict, first.rstrip())
            + " " * (len(first) - len(first.rstrip()))
            + self._ink("title", lines[0].strip())
        )
        yield from (column + self._ink("title", line.strip()) for line in lines[1:])
        yield from self._notes(row.notes, column)

    def _entry(self, entry: Entry) -> Iterator[str]:
        yield from self._wrapped(entry.text, "  - ", "    ")
        yield from self._notes(entry.notes, "    ")

    def _notes(self, notes: Iterable[Note], indent: str) -> Iterator[str]:
        for note in notes:
            said = f"{note.label}: {note.text}" if note.label else note.text
            further = indent + "  " if note.label else indent
            for line in self._wrapped(said, indent, further):
                yield self._ink("muted", line) if note.muted else line

    def _table(self, table: Table) -> Iterator[str]:
        rows = [tuple(clean(cell) for cell in row) for row in (table.header, *table.rows)]
        columns = len(table.header)
        widths = [max(len(row[place]) for row in rows) for place in range(columns - 1)]
        # The first column names the row: it wraps where the others would have no room beside it.
        if columns > 2:
            others = sum(widths[1:]) + 2 * columns + _LAST
            widths[0] = min(widths[0], max(self._width - others, _FIRST))
        indent = " " * (2 + sum(widths) + 2 * (columns - 1))
        room = len(indent) + _LAST <= self._width
        for number, row in enumerate(rows):
            if number == 0 and not any(row):
                continue
            named: list[str] = []
            if columns > 2:
                named = textwrap.wrap(row[0], widths[0], subsequent_indent="  ", break_on_hyphens=False)
            cells = (named[0], *row[1:]) if named else row
            start = "  " + "".join(f"{cell.ljust(width)}  " for cell, width in zip(cells, widths, strict=False))
            if room:
                lines = _beside(self._wrapped(row[-1], start, indent), named[1:])
            elif len(named) > 1:
                lines = [start.rstrip(), *(f"  {more}" for more in named[1:])]
                lines += self._wrapped(row[-1], "      ", "      ")
            else:
                lines = [start.rstrip(), *self._wrapped(row[-1], "      ", "      ")]
            yield from (self._ink("muted", line) for line in lines) if number == 0 else lines

    def _wrapped(self, text: str, first: str = "", further: str = "") -> list[str]:
        lines: list[str] = []
        for part in clean(text).strip().split("\n"):
            said = textwrap.wrap(
                part,
                self._width,
                initial_indent=first if not lines else further,
                subsequent_indent=further,
                break_long_words=True,
                break_on_hyphens=False,
            )
            lines += said or [first.rstrip() if not lines else ""]
        return lines

    def _ink(self, kind: str, text: str) -> str:
        code = _CODES.get(kind)
        if not self._colour or code is None or not text.strip():
            return text
        return f"\x1b[{code}m{text}\x1b[0m"


def _beside(lines: list[str], first: list[str]) -> list[str]:
    """The lines of a row with what is left of its first column, which begins in its second line."""
    for number, more in enumerate(first, 1):
        said = f"  {more}"
        if number < len(lines):
            lines[number] = said + lines[number][len(said) :]
        else:
            lines.append(said)
    return lines
