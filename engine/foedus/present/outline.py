"""Outlines: sections with lists inside lists, for documents that argue. Drawn as Markdown and as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from foedus.present.blocks import Paragraph
from foedus.present.markdown import draw as markdown_of
from foedus.present.words import clean
from foedus.text.values import frozen

_NARROWEST = 40


@frozen
class Item:
    """An entry: a label before it, its text, what it rests on, and a mark where it rests on nothing but ourselves."""

    text: str
    label: str | None = None
    source: str | None = None
    mark: str | None = None
    items: tuple[Item, ...] = ()


@frozen
class Section:
    """A part of a document. `kind` is for the looks alone; level 1 is the document's own title."""

    level: int
    title: str
    kind: str = ""
    lead: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


Outline = tuple[Section, ...]


def markdown(outline: Outline) -> str:
    """The outline as Markdown."""
    return "\n\n".join(part for section in outline for part in _markdown_section(section))


def _markdown_section(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {_marked(section.title)}"
    yield from map(_marked, section.lead)
    if section.items:
        yield "\n".join(_markdown_items(section.items, ""))


def _markdown_items(items: Iterable[Item], indent: str) -> Iterator[str]:
    for item in items:
        label = f"**{_marked(item.label)}:** " if item.label else ""
        source = f" *({_marked(item.source)})*" if item.source else ""
        mark = f" **[{_marked(item.mark)}]**" if item.mark else ""
        yield f"{indent}- {label}{_marked(item.text)}{source}{mark}"
        yield from _markdown_items(item.items, indent + "  ")


def _marked(text: str) -> str:
    """Text in which nothing is taken as Markdown."""
    return markdown_of((Paragraph(text),))


def text(outline: Outline, width: int = 100, colour: bool = False) -> str:
    """The outline as text of a width."""
    room = max(width, _NARROWEST)
    parts = ["\n".join(_text_section(section, room, colour)) for section in outline]
    return "\n\n".join(parts)


def _text_section(section: Section, width: int, colour: bool) -> Iterator[str]:
    titles = _wrapped(section.title, width)
    yield from (f"\x1b[1m{line}\x1b[0m" if colour else line for line in titles)
    if section.level < 3:
        yield ("=" if section.level == 1 else "-") * max(map(len, titles))
    for paragraph in section.lead:
        yield from _wrapped(paragraph, width)
    yield from _text_items(section.items, "  ", width)


def _text_items(items: Iterable[Item], indent: str, width: int) -> Iterator[str]:
    for item in items:
        label = f"{item.label}: " if item.label else ""
        source = f" ({item.source})" if item.source else ""
        mark = f" [{item.mark}]" if item.mark else ""
        yield from _wrapped(f"{label}{item.text}{source}{mark}", width, f"{indent}- ", f"{indent}  ")
        yield from _text_items(item.items, indent + "  ", width)


def _wrapped(said: str, width: int, first: str = "", further: str = "") -> list[str]:
    line = " ".join(clean(said).split())
    return textwrap.wrap(
        line, width, initial_indent=first, subsequent_indent=further, break_on_hyphens=False
    )
