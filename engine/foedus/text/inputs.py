"""The files that were read: nothing may be written over them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_read: set[str] = set()


def note(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Say that these files are read."""
    _read.update(os.path.realpath(each) for each in paths)


def is_input(path: Path) -> bool:
    """Whether this file was read, under whatever name."""
    return os.path.realpath(path) in _read


def forget() -> None:
    """Begin anew, as a command does."""
    _read.clear()
