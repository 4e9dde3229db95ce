"""What is shown, before it is known how: a page is a run of blocks that text, Markdown and HTML each draw their way."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.text.values import frozen


@frozen
class Title:
    """The page's name, with lines below it that say what it is of."""

    text: str
    below: tuple[str, ...] = ()


@frozen
class Heading:
    """The name of a part of the page."""

    text: str


@frozen
class Paragraph:
    """Running text; `muted` is for what most readers skip."""

    text: str
    muted: bool = False


@frozen
class Note:
    """A line below an entry, with an optional label before it."""

    text: str
    label: str | None = None
    muted: bool = False


@frozen
class Verdict:
    """A row of a table of verdicts: the verdict, on what, and the lines that explain it."""

    verdict: str
    title: str
    citation: str | None
    notes: tuple[Note, ...] = ()


@frozen
class Entry:
    """An entry of a list, with notes below it."""

    text: str
    notes: tuple[Note, ...] = ()


@frozen
class Table:
    """A table: the last column is the one that wraps."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Listing:
    """Lines of a file, shown as they are."""

    lines: tuple[str, ...]


Block = Title | Heading | Paragraph | Verdict | Entry | Table | Listing
Page = tuple[Block, ...]


def muted(texts: Iterable[str]) -> tuple[Note, ...]:
    """Notes in the muted hand."""
    return tuple(Note(text, muted=True) for text in texts)
