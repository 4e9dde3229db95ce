"""A rulebook folder that a test may change, and the problems that loading it then meets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from foedus.law.rulebook import Rulebook
from foedus.text.source import InputError, Problem

TOY = Path(__file__).parent.parent / "toy_treaty"
HEADER = "%@ provision: pact.2\n%@ version: 2000\n\n%@ rule: extra\n"


class Toy:
    """A rulebook folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str) -> None:
        """Write a file of the rulebook."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a file of the rulebook."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def load(self, overlays: Sequence[Path] = ()) -> Rulebook:
        """The rulebook."""
        return Rulebook.load(self.root, overlays)

    def problems(self) -> list[Problem]:
        """What is wrong with it."""
        with pytest.raises(InputError) as caught:
            self.load()
        return list(caught.value.problems)

    def extra(self, rule: str, name: str = "pact/extra.lp") -> list[Problem]:
        """The problems that a rule, on line 5 of a file of its own, brings in."""
        self.write(name, HEADER + rule + "\n")
        return self.problems()

    def where(self, problem: Problem) -> str:
        """The place of a problem, relative to the rulebook."""
        return str(problem.place).removeprefix(f"{self.root}/")
