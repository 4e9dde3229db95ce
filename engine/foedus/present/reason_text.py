"""Reasons as text trees for a terminal, and as Markdown lists."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from foedus.present.blocks import Paragraph
from foedus.present.markdown import draw as markdown_of
from foedus.present.reason_page import Line, ReasonPage, granted
from foedus.present.words import capital, clean, verdict_word
from foedus.text.values import frozen

NARROWEST = 40
_ROOM = 24
"""Columns that a sentence needs at least, however deep it stands."""


@frozen
class Strokes:
    """What a tree is drawn with."""

    branch: str
    last: str
    down: str
    none: str


BOXES = Strokes("├─ ", "└─ ", "│  ", "   ")
ASCII = Strokes("|- ", "`- ", "|  ", "   ")


def text(page: ReasonPage, width: int = 100, colour: bool = False, boxes: bool = True) -> str:
    """The page as text of a width."""
    pen = _Pen(max(width, NARROWEST), colour, BOXES if boxes else ASCII)
    return "\n".join(line.rstrip() for line in pen.page(page))


def said(line: Line) -> str:
    """A line's words: number, label, sentence, citation and mark."""
    number = f"{line.number}. " if line.number else ""
    label = f"{capital(line.label)}: " if line.label and line.kind != "again" else ""
    again = [line.label] if line.label and line.kind == "again" else []
    cite = [f"[{line.cite}]"] if line.cite else []
    mark = [f"({each})" for each in (*again, line.mark) if each]
    return " ".join([f"{number}{label}{line.text}", *cite, *mark])


class _Pen:
    def __init__(self, width: int, colour: bool, strokes: Strokes) -> None:
        self._width = width
        self._colour = colour
        self._strokes = strokes

    def page(self, page: ReasonPage) -> Iterator[str]:
        yield from (self._ink("1", line) for line in self._wrapped(page.title, "", ""))
        yield from (self._ink("2", line) for line in self._wrapped(page.below, "", ""))
        yield ""
        yield from self._wrapped(f"{capital(verdict_word(page.verdict))}. {page.lead}", "", "")
        for side in page.sides:
            yield ""
            yield self._ink("1", side.title)
            yield self._ink("2", "-" * len(side.title))
            given = granted(side)
            if given:
                yield from self._wrapped(given, "", "")
                yield ""
            for line in side.lines:
                yield from self._tree(line, "", "")

    def _tree(self, line: Line, first: str, further: str) -> Iterator[str]:
        below = self._strokes.down if line.lines else self._strokes.none
        yield from self._wrapped(said(line), first, further + (below if line.lines else ""))
        for note in line.notes:
            indent = further + below
            yield from (self._ink("2", each) for each in self._wrapped(note, indent, indent))
        for place, each in enumerate(line.lines):
            last = place == len(line.lines) - 1
            stroke = self._strokes.last if last else self._strokes.branch
            yield from self._tree(
                each, further + stroke, further + (self._strokes.none if last else self._strokes.down)
            )

    def _wrapped(self, words: str, first: str, further: str) -> list[str]:
        room = max(self._width, len(further) + _ROOM)
        line = " ".join(clean(words).split())
        return textwrap.wrap(line, room, initial_indent=first, subsequent_indent=further, break_on_hyphens=False)

    def _ink(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self._colour and words.strip() else words


def markdown(page: ReasonPage) -> str:
    """The page as Markdown."""
    return "\n".join(_markdown(page))


def _markdown(page: ReasonPage) -> Iterator[str]:
    yield f"# {_plain(page.title)}"
    yield from ("", _plain(page.below), "", f"**{capital(verdict_word(page.verdict))}.** {_plain(page.lead)}")
    for side in page.sides:
        yield from ("", f"## {_plain(side.title)}", "")
        given = granted(side)
        if given:
            yield from (f"*{_plain(given)}*", "")
        yield from _items(side.lines, "")


def _items(lines: Sequence[Line], indent: str) -> Iterator[str]:
    for line in lines:
        number = f"**{line.number}.** " if line.number else ""
        label = f"**{_plain(capital(line.label))}:** " if line.label and line.kind != "again" else ""
        again = [line.label] if line.label and line.kind == "again" else []
        cite = f" *({_plain(line.cite)})*" if line.cite else ""
        mark = "".join(f" *({_plain(each)})*" for each in (*again, line.mark) if each)
        yield f"{indent}- {number}{label}{_plain(line.text)}{cite}{mark}"
        yield from (f"{indent}  - *{_plain(note)}*" for note in line.notes)
        yield from _items(line.lines, indent + "  ")


def _plain(words: str) -> str:
    return markdown_of((Paragraph(words),))
