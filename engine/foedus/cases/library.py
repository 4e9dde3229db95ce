"""Where cases are found: those that come with the package, by name, and files."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from foedus.text.names import nearest
from foedus.text.shipped import shipped_scenarios
from foedus.text.source import InputError, Place, Problem

_HEAD = re.compile(r"^(id|title|kind|date|based_on):[ \t]+(.*?)[ \t]*$", re.MULTILINE)
_ENDINGS = (".yaml", ".yml")


class CaseEntry(NamedTuple):
    """A case that comes with the package."""

    id: str
    title: str
    kind: str
    date: str
    path: Path


@cache
def shipped_paths() -> dict[str, Path]:
    """The files of the shipped cases by name, in the order of their folders and names."""
    folder = shipped_scenarios()
    return {path.stem: path for ending in _ENDINGS for path in sorted(folder.glob(f"*/*{ending}"))}


def shipped_cases() -> list[CaseEntry]:
    """Id, title, kind, date and path of each shipped case, read from the head of its file."""
    return [_entry(path) for path in shipped_paths().values()]


def find_case(name: str | os.PathLike[str], beside: Path | None = None, place: Place | None = None) -> Path:
    """The file of a case: a shipped one by name, a path, or (for a base) a sibling of the file in `beside`."""
    text = os.fspath(name)
    shipped = shipped_paths()
    if text in shipped:
        return shipped[text]
    for path in _files(text, beside):
        if path.is_file():
            return path
    if beside is None and _is_path(text):
        return Path(text)
    siblings = [] if beside is None else [path.stem for ending in _ENDINGS for path in beside.glob(f"*{ending}")]
    known = [*shipped, *siblings]
    said = f"there is no case '{text[:100]}'"
    raise InputError(Problem(said, place, "the name of a shipped case, or a file", nearest(text, known)))


def _is_path(text: str) -> bool:
    return text.endswith(_ENDINGS) or "/" in text or os.sep in text


def _files(text: str, beside: Path | None) -> list[Path]:
    if not text or "\0" in text:
        return []
    if beside is None:
        return [Path(text)]
    return [beside / f"{text}{ending}" for ending in _ENDINGS] + ([beside / text] if _is_path(text) else [])


def _entry(path: Path) -> CaseEntry:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    found: dict[str, str] = {}
    for key, value in _HEAD.findall(text):
        found.setdefault(key, value)
    if any(_is_written_otherwise(value) for value in found.values()) or "title" not in found:
        from foedus.text.yaml_reader import read

        value = read(path).value
        found = {key: part for key, part in value.items() if isinstance(part, str)} if isinstance(value, dict) else {}
    date = found.get("date", "")
    base = found.get("based_on")
    if not date and base is not None and base != path.stem:
        date = next((each.date for each in (_entry(find_case(base, path.parent)),)), "")
    return CaseEntry(found.get("id", path.stem), found.get("title", ""), found.get("kind", ""), date, path)


def _is_written_otherwise(value: str) -> bool:
    """Whether the value is more than the plain text of one line."""
    return value[:1] in "\"'|>&*!{[#" or " #" in value or value in ("", "~", "null")
