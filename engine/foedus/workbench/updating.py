"""Expectations brought up to date: what a case expects, replaced by what the rules now say of it."""

from __future__ import annotations

import difflib
from pathlib import Path

from foedus.text.files import write_file
from foedus.text.source import InputError
from foedus.text.values import frozen
from foedus.text.yaml_editor import edited
from foedus.text.yaml_reader import KeyPath
from foedus.workbench.testing import FAILED, Outcome


@frozen
class Update:
    """A case file with its expectations brought up to date; `refused` says what has to be changed by hand."""

    path: Path
    before: bytes
    after: bytes
    refused: tuple[str, ...] = ()

    def difference(self) -> str:
        """The lines that change, as a unified difference; empty where none does."""
        old, new = (text.decode("utf-8-sig").splitlines() for text in (self.before, self.after))
        return "\n".join(difflib.unified_diff(old, new, str(self.path), str(self.path), "expected", "found", 1, ""))

    def write(self) -> None:
        """Put the new text in place of the old, whole or not at all."""
        write_file(self.path, self.after, over_input=True)


def update_of(outcome: Outcome) -> Update | None:
    """The update that a failed case needs; None for any other."""
    if outcome.status != FAILED:
        return None
    path = Path(outcome.file)
    before = path.read_bytes()
    changes: dict[KeyPath, str] = {}
    refused: list[str] = []
    for each in outcome.differences:
        if each.instead is None:
            refused.append(f"{each}: change this by hand")
        else:
            changes[each.path] = each.instead
    try:
        return Update(path, before, edited(before, str(path), changes) if changes else before, tuple(refused))
    except InputError as error:
        return Update(path, before, before, (*refused, *map(str, error.problems)))
