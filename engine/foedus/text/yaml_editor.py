"""Values of a YAML file put in place of others: everything else, comments and order too, stays as it is written."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from foedus.text.source import InputError, Place, Problem
from foedus.text.yaml_reader import KeyPath, read_bytes

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARK = "\ufeff"


def edited(data: bytes, name: str, changes: Mapping[KeyPath, str]) -> bytes:
    """The file with each value at a path replaced by this YAML.

    Raises InputError where a path is not in the file, where a comment would be lost, or where the outcome would not say
    what was meant: the outcome is read again and compared.
    """
    document = read_bytes(data, name)
    text = data.decode("utf-8")
    text, mark = text.removeprefix(_MARK), text.startswith(_MARK)
    spans = dict(_spans(text))
    meant = copy.deepcopy(document.value)
    for path, value in changes.items():
        if path not in spans:
            raise _impossible(name, path, document.place(path), "it is not written in this file")
        _put(meant, path, read_bytes(value.encode(), name).value)
    for path in sorted(changes, key=lambda each: spans[each], reverse=True):
        begin, end = spans[path]
        if "#" in text[begin:end]:
            raise _impossible(name, path, document.place(path), "a comment stands inside it")
        text = text[:begin] + changes[path] + text[end:]
    found = ((_MARK if mark else "") + text).encode()
    if read_bytes(found, name).value != meant:
        path = next(iter(changes))
        raise _impossible(name, path, document.place(path), "the way it is written does not allow it")
    return found


def _impossible(name: str, path: KeyPath, place: Place, why: str) -> InputError:
    said = f"'{'.'.join(map(str, path))}' cannot be replaced in {name}: {why}"
    return InputError(Problem(said, place, "a change by hand"))


def _put(value: Any, path: KeyPath, new: Any) -> None:
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new


def _spans(text: str) -> Iterator[tuple[KeyPath, tuple[int, int]]]:
    """Where each value begins and ends, counted in characters."""
    wanted = (yaml.NodeEvent, yaml.CollectionEndEvent)
    events: Iterator[Any] = (event for event in yaml.parse(text, _LOADER) if isinstance(event, wanted))
    first = next(events, None)
    if first is not None:
        yield from _value(first, events, ())


def _value(event: Any, events: Iterator[Any], path: KeyPath) -> Iterator[tuple[KeyPath, tuple[int, int]]]:
    begin: int = event.start_mark.index
    kind = type(event)
    if issubclass(kind, yaml.ScalarEvent):
        yield path, (begin, event.end_mark.index)
        return
    last: int = event.end_mark.index
    in_mapping = issubclass(kind, yaml.MappingStartEvent)
    inner: Any
    for number, inner in enumerate(events):
        if isinstance(inner, yaml.CollectionEndEvent):
            # A block has no closing mark of its own: it ends with the last thing in it.
            end: Any = inner.end_mark
            yield path, (begin, end.index if event.flow_style else last)
            return
        key, child = (inner.value, next(events)) if in_mapping else (number, inner)
        for below, span in _value(child, events, (*path, key)):
            yield below, span
            last = max(last, span[1])
