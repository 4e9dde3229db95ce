"""Where the values of a case come from: one file, several laid over each other, or a mapping made by a program."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, NoReturn, Protocol

from foedus.text.source import InputError, Place, Problem
from foedus.text.yaml_reader import MAX_DEPTH, MAX_VALUES, KeyPath

NAMELESS = "case"


class Origin(Protocol):
    """Gives the place of a value, and of a key."""

    @property
    def name(self) -> str:
        """The file."""

    def place(self, path: KeyPath = ()) -> Place:
        """Where a value stands."""

    def key_place(self, path: KeyPath) -> Place:
        """Where the key of a value stands."""


class Unplaced:
    """The origin of values that stand in no file: the path takes the place of the line."""

    def __init__(self, name: str = NAMELESS) -> None:
        self.name = name

    def place(self, path: KeyPath = ()) -> Place:
        """The path, written with dots."""
        steps = ".".join(str(step + 1) if isinstance(step, int) else step[:60] for step in path)
        return Place(f"{self.name} at {steps}" if steps else self.name)

    def key_place(self, path: KeyPath) -> Place:
        """The same as `place`."""
        return self.place(path)


class Layered:
    """The origin of a derived case: its base, and for what it changes, the file that changes it."""

    def __init__(self, base: Origin, own: Origin) -> None:
        self.name = own.name
        self._base = base
        self._own = own
        self._moved: dict[KeyPath, KeyPath] = {}

    def take(self, path: KeyPath, written_at: KeyPath) -> None:
        """Say that what now is at `path` was written at another path of the derived file."""
        self._moved[path] = written_at

    def place(self, path: KeyPath = ()) -> Place:
        """Where the value was written."""
        origin, written = self._written(path)
        return origin.place(written)

    def key_place(self, path: KeyPath) -> Place:
        """Where the key was written."""
        origin, written = self._written(path)
        return origin.key_place(written)

    def _written(self, path: KeyPath) -> tuple[Origin, KeyPath]:
        for length in range(len(path), 0, -1):
            moved = self._moved.get(path[:length])
            if moved is not None:
                return self._own, moved + path[length:]
        return (self._base if path else self._own), path


def plain_values(data: Any) -> Any:
    """A program's values as a file would give them: every scalar text, None for nothing."""
    return _Plain().value(data, ())


class _Plain:
    def __init__(self) -> None:
        self._seen = 0

    def value(self, data: Any, path: KeyPath) -> Any:
        self._seen += 1
        if len(path) > MAX_DEPTH:
            self._refuse(f"values are nested deeper than {MAX_DEPTH}", path)
        if self._seen > MAX_VALUES:
            self._refuse(f"the case has more than {MAX_VALUES} values", path)
        if isinstance(data, Mapping):
            return {self._key(key, path): self.value(part, (*path, str(key))) for key, part in data.items()}
        if isinstance(data, (list, tuple)):
            return [self.value(part, (*path, number)) for number, part in enumerate(data)]
        return self._scalar(data, path)

    def _scalar(self, data: Any, path: KeyPath) -> str | None:
        if data is None or isinstance(data, str):
            return data
        if isinstance(data, bool):
            return "true" if data else "false"
        if isinstance(data, int):
            if abs(data) >= 10**15:
                self._refuse("a number is too large", path)
            return str(data)
        if isinstance(data, datetime.date) and not isinstance(data, datetime.datetime):
            return data.isoformat()
        self._refuse(f"a value of type {type(data).__name__} stands here", path)

    def _key(self, key: Any, path: KeyPath) -> str:
        if not isinstance(key, str):
            self._refuse("a key is no text", path)
        return key

    def _refuse(self, message: str, path: KeyPath) -> NoReturn:
        raise InputError(Problem(message, Unplaced().place(path), "texts, lists and mappings"))
