"""The reader's desk: where the values come from, what names they may use, and the problems found so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from foedus.cases.names import Names, day_of
from foedus.cases.origin import Origin
from foedus.law.rulebook import Rulebook
from foedus.text.names import nearest
from foedus.text.source import InputError, Place, Problem
from foedus.text.yaml_reader import KeyPath

MOST_FACTS = 20_000
MOST_THINGS = 2_000
_MOST_PROBLEMS = 200


class Desk:
    """What all parts of the reading of one case share."""

    def __init__(self, origin: Origin, rulebook: Rulebook, names: Names, dropped: Mapping[str, Place]) -> None:
        self.origin = origin
        self.rulebook = rulebook
        self.names = names
        self.dropped = dropped
        self.sources: frozenset[str] = frozenset()
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self._facts = 0

    def problem(
        self,
        path: KeyPath,
        message: str,
        expected: str | None = None,
        known: Callable[[], Iterable[str]] | Iterable[str] | None = None,
        word: str = "",
        key: bool = False,
    ) -> None:
        """Note a problem; `known` has or gives the names among which the one nearest to `word` is looked for."""
        place = self.origin.key_place(path) if key else self.origin.place(path)
        close = None
        if known is not None and len(self.problems) < _MOST_PROBLEMS:
            close = nearest(word, known() if callable(known) else known)
        self.problems.append(Problem(message, place, expected, close))

    def warn(self, path: KeyPath, message: str) -> None:
        """Note what is doubtful, but no error."""
        self.warnings.append(Problem(message, self.origin.place(path)))

    def place(self, path: KeyPath) -> Place:
        """Where a value stands."""
        return self.origin.place(path)

    def count_fact(self, path: KeyPath) -> None:
        """Count one fact more; past the limit the case is refused at once."""
        self._facts += 1
        if self._facts > MOST_FACTS:
            self.refuse(path, f"the case has more than {MOST_FACTS} facts")

    def refuse(self, path: KeyPath, message: str) -> None:
        """Stop here: nothing that follows is worth reading."""
        raise InputError([*self.problems, Problem(message, self.origin.place(path))])

    def unknown_key(self, path: KeyPath, key: str, what: str, known: Iterable[str]) -> None:
        """Note a key that has no meaning."""
        names = list(known)
        self.problem((*path, key), f"'{short(key)}' is no key of {what}", None, lambda: names, key, key=True)

    def mapping(self, value: Any, path: KeyPath, what: str) -> dict[str, Any]:
        """The value as a mapping, or an empty one with a problem."""
        if isinstance(value, dict):
            return value
        self.problem(path, f"{what} is {kind_of(value)}", "keys with values")
        return {}

    def text(self, value: Any, path: KeyPath, what: str) -> str | None:
        """The value as one text, or None with a problem."""
        if isinstance(value, str):
            return value
        self.problem(path, f"{what} is {kind_of(value)}", "one text")
        return None

    def choice(self, value: Any, path: KeyPath, what: str, choices: Iterable[str]) -> str | None:
        """The value as one of these, or None with a problem."""
        known = list(choices)
        text = self.text(value, path, what)
        if text is None or text in known:
            return text
        said = ", ".join(known) if len(known) <= 12 else None
        expected = None if said is None else f"one of {said}" if known else "nothing: the rulebook has none"
        self.problem(path, f"'{short(text)}' is no {what}", expected, lambda: known, text)
        return None

    def day(self, value: Any, path: KeyPath, what: str, literals: Iterable[str] = ()) -> int | None:
        """The value as a day, or None with a problem."""
        text = self.text(value, path, what)
        if text is None:
            return None
        day = day_of(text, literals)
        if day is None:
            words = "".join(f" or {word}" for word in literals)
            self.problem(path, f"'{short(text)}' is no day of the calendar", f"a date like 2022-01-06{words}")
        return day

    def listed(self, value: Any, path: KeyPath) -> list[tuple[Any, KeyPath]]:
        """The items of a list with their paths; a single value is a list of one."""
        if isinstance(value, list):
            return [(item, (*path, number)) for number, item in enumerate(value)]
        return [(value, path)]


def kind_of(value: Any) -> str:
    """What sort of value this is, for a message."""
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"'{short(str(value))}'"


def short(text: str) -> str:
    """The text, cut where it is long, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"
