"""What commands write: pages to the terminal in its width and colours, JSON for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedus.present.blocks import Page


class Format(StrEnum):
    """How the answer of a listing command is written."""

    text = "text"
    json = "json"


class OpinionFormat(StrEnum):
    """How an opinion is written."""

    text = "text"
    json = "json"
    markdown = "markdown"


def width() -> int:
    """The width of the terminal; a hundred columns where there is none."""
    import shutil

    # COLUMNS counts on a terminal only: what is piped must not depend on the window it came from.
    return min(shutil.get_terminal_size().columns, 120) if sys.stdout.isatty() else 100


def coloured() -> bool:
    """Whether to write colours: on a terminal, unless NO_COLOR is set or the terminal is dumb."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_page(page: Page) -> None:
    """A page as text."""
    from foedus.present.text import draw

    write(draw(page, width(), coloured()))


def write_json(value: Any) -> None:
    """A value as JSON, keys in the order given."""
    import json

    write(json.dumps(value, ensure_ascii=False, indent=2))


def write_either(chosen: Format, page: Callable[[], Page], value: Callable[[], Any]) -> None:
    """The page or the value, as asked; only the one that is asked is made."""
    if chosen is Format.json:
        write_json(value())
    else:
        write_page(page())


class ReaderLeft(Exception):
    """Whoever read the output closed it. Of its own kind, since typer would make a failure of a broken pipe."""


def write(text: str) -> None:
    """Text with a line end."""
    try:
        sys.stdout.write(text + "\n")
    except BrokenPipeError:
        raise ReaderLeft from None
