"""Where the law and the cases that come with the package are: never the working directory."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _folder(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name


def shipped_rules() -> Path:
    """The folder of the law: beside the package's own files, or in the checkout that they belong to."""
    return _folder("rules")


def shipped_scenarios() -> Path:
    """The folder of the cases, found in the same way."""
    return _folder("scenarios")
