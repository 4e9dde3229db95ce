"""YAML files as plain values with positions, read in one pass over the parser's events.

The composer of the YAML library recurses and expands aliases; the event stream does neither, so every limit is
held here: size, depth, number of values. Scalars stay text (the field that they belong to decides what they mean);
only `null`, `~` and an empty plain scalar are None.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import yaml

from foedus.text import inputs
from foedus.text.source import InputError, Place, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_VALUES = 200_000

_TOO_DEEP = f"values are nested deeper than {MAX_DEPTH}"

KeyPath: TypeAlias = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BINARY = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NULL = ("", "~", "null")

# What the parser says, and what a reader of the message needs to know.
_PLAIN_WORDS = (
    ("mapping values are not allowed", "a colon stands where no key can be: quote the text, or check the indent"),
    ("expected key", "a key was expected here: check the indent and the brackets"),
    ("expected ',' or ']'", "a list opened with '[' is not closed, or a comma is missing"),
    ("expected ',' or '}'", "a mapping opened with '{' is not closed, or a comma is missing"),
    ("could not find expected ':'", "a key without a colon"),
    ("cannot start any token", "this character cannot begin a value: quote the text, and indent with spaces"),
    ("tab character", "a tab stands where spaces are needed"),
    ("block sequence entries are not allowed", "a list item '-' stands where none can be: check the indent"),
    ("expected '-' indicator", "a list item '-' was expected here: check the indent"),
    ("unexpected end of stream", "a quoted text is not closed"),
    ("unexpected document indicator", "a quoted text is not closed before the line of dashes or dots"),
    ("escape", "an escape in a quoted text that has no meaning"),
    ("undefined tag handle", "tags ('!') are not allowed"),
    ("block end", "the indent of this line fits no line above it"),
)


@dataclass(slots=True)
class Document:
    """What a file says, and where each value and each key of it stands."""

    value: Any
    name: str
    positions: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    key_positions: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: KeyPath = ()) -> Place:
        """Where the value at `path` stands; for a path that is not in the file, where the nearest one above it does."""
        while path and path not in self.positions:
            path = path[:-1]
        return Place(self.name, *self.positions.get(path, (1, 1)))

    def key_place(self, path: KeyPath) -> Place:
        """Where the key at the end of `path` stands; the value's place for what has no key (an item of a list)."""
        known = self.key_positions.get(path)
        return self.place(path) if known is None else Place(self.name, *known)


@dataclass(slots=True)
class _Level:
    """A mapping or list that is being filled."""

    box: Any
    path: KeyPath
    is_mapping: bool
    key: str | None = None


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file. Raises InputError for anything that is not one readable YAML document."""
    name = os.fspath(path)
    return read_bytes(_file_bytes(name), name)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in these bytes; `name` stands for the file in messages."""
    if len(data) > MAX_BYTES:
        _refuse(name, _too_large(len(data)))
    return _Reader(_decoded(data, name), name).document


def _file_bytes(name: str) -> bytes:
    path = Path(name)
    try:
        status = path.stat()
        inputs.note([path])
        if stat.S_ISDIR(status.st_mode):
            _refuse(name, "this is a folder, not a file", expected="a YAML file")
        if not stat.S_ISREG(status.st_mode):
            _refuse(name, "this is not an ordinary file", expected="a YAML file")
        if status.st_size > MAX_BYTES:
            _refuse(name, _too_large(status.st_size))
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        _refuse(name, f"there is no file '{name}'")
    except PermissionError:
        _refuse(name, "this file may not be read: permission is missing")
    except (OSError, ValueError):
        _refuse(name, "this file cannot be read: the system refuses its name or its content")


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(name, "the file is UTF-16 text", expected="UTF-8 text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        _refuse(name, "the file is not UTF-8 text", _end(before), expected="UTF-8 text")
    found = _BINARY.search(text)
    if found is not None:
        what = f"a character that no text has (code {ord(found[0])})"
        _refuse(name, what, _end(text[: found.start()]), expected="UTF-8 text")
    return text


def _end(text: str) -> tuple[int, int]:
    """Line and column of the character that follows `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _too_large(size: int) -> str:
    return f"the file has {size} bytes; at most {MAX_BYTES} are read"


def _refuse(name: str, message: str, at: tuple[int, int] = (1, 1), expected: str | None = None) -> NoReturn:
    raise InputError(Problem(message, Place(name, *at), expected)) from None


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, text: str, name: str) -> None:
        self.document = Document(None, name)
        self._levels: list[_Level] = []
        self._values = 0
        self._documents = 0
        for event in self._events(text):
            self._take(event)
        self.document.positions.setdefault((), (1, 1))

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, _LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            at = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
            if "maximum nesting depth" in str(error):
                self._refuse_depth(text)
            self._refuse(_in_plain_words(error), at)
        except (ValueError, OverflowError, RecursionError):
            self._refuse("the file cannot be read as YAML", (1, 1))

    def _refuse_depth(self, text: str) -> None:
        """Refuse the first level that is too deep: libyaml reads ahead, and may give up before it tells of it."""
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                self._refuse(_TOO_DEEP, _at(event))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            self._levels.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse("a second document begins here", _at(event), expected="one document a file")
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _node(self, event: yaml.NodeEvent) -> None:
        at = _at(event)
        self._check(event, at)
        level = self._levels[-1] if self._levels else None
        if level is not None and level.is_mapping and level.key is None:
            self._key(event, level, at)
        elif isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event, at), at)
        else:
            self._open(isinstance(event, yaml.MappingStartEvent), at)

    def _check(self, event: yaml.NodeEvent, at: tuple[int, int]) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._refuse(f"the file has more than {MAX_VALUES} values", at)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(f"aliases ('*{event.anchor}') are not allowed", at, "the value written out")
        if event.anchor:
            self._refuse(f"anchors ('&{event.anchor}') are not allowed", at, "the plain value")
        if getattr(event, "tag", None):
            self._refuse("tags ('!') are not allowed", at, "the plain value")

    def _key(self, event: yaml.NodeEvent, level: _Level, at: tuple[int, int]) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse("a list or mapping stands where a key should", at, "plain text as key")
        key = event.value
        self._refuse_control(key, at)
        if not key:
            self._refuse("a key is missing before the colon", at, "plain text as key")
        path = (*level.path, key)
        if key in level.box:
            first = self.document.key_positions[path]
            self._refuse(f"'{_short(key)}' is given twice: the first is on line {first[0]}", at)
        level.key = key
        self.document.key_positions[path] = at

    def _scalar(self, event: yaml.ScalarEvent, at: tuple[int, int]) -> str | None:
        text: str = event.value
        if not event.style and text in _NULL:
            return None
        self._refuse_control(text, at)
        return text

    def _open(self, is_mapping: bool, at: tuple[int, int]) -> None:
        if len(self._levels) >= MAX_DEPTH:
            self._refuse(_TOO_DEEP, at)
        box: Any = {} if is_mapping else []
        self._levels.append(_Level(box, self._put(box, at), is_mapping))

    def _put(self, value: Any, at: tuple[int, int]) -> KeyPath:
        path: KeyPath = ()
        if not self._levels:
            self.document.value = value
        else:
            level = self._levels[-1]
            if level.is_mapping:
                assert level.key is not None
                path = (*level.path, level.key)
                level.box[level.key] = value
                level.key = None
            else:
                path = (*level.path, len(level.box))
                level.box.append(value)
        self.document.positions[path] = at
        return path

    def _refuse_control(self, text: str, at: tuple[int, int]) -> None:
        found = _CONTROL.search(text)
        if found is not None:
            self._refuse(f"an escape stands for a character that no text has (code {ord(found[0])})", at)

    def _refuse(self, message: str, at: tuple[int, int], expected: str | None = None) -> NoReturn:
        _refuse(self.document.name, message, at, expected)


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _in_plain_words(error: yaml.YAMLError) -> str:
    said = f"{getattr(error, 'problem', None) or ''} {getattr(error, 'context', None) or ''}"
    for words, plain in _PLAIN_WORDS:
        if words in said:
            return plain
    return "the file cannot be read as YAML here"
