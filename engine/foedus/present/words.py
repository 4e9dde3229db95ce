"""Words for people: verdicts, lists in a sentence, citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from foedus.text.prose import series as series  # noqa: PLC0414  (pages have all their words from here)

VERDICTS: Mapping[str, str] = {
    "applies": "applies",
    "does_not_apply": "does not apply",
    "arguable": "arguable",
    "excludes_itself": "no world left",
}

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def verdict_word(verdict: str) -> str:
    """The verdict as people say it."""
    return VERDICTS.get(verdict, verdict.replace("_", " "))


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence of its own: a capital first and a full stop at the end."""
    return capital(stop(text))


def stop(text: str) -> str:
    """The text with a full stop at the end, unless it ends already."""
    said = text.strip()
    return said if not said or said[-1] in ".?!…" else said + "."


def cite(provision: str | None, shorts: Mapping[str, str]) -> str:
    """A provision as lawyers cite it: the instrument's short title and the article's number."""
    if not provision:
        return ""
    instrument, dot, article = provision.partition(".")
    short = shorts.get(instrument, instrument)
    return f"{short} {article}" if dot else short


def clean(text: str) -> str:
    """The text without the control characters that could drive a terminal or turn its direction."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names under each value, in the order in which the values come."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(value, []).append(name)
    return found


def counted(number: int, one: str, several: str | None = None) -> str:
    """`1 rule`, `3 rules`."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def unique(parts: Sequence[str]) -> list[str]:
    """The parts without repetition, in their order."""
    return list(dict.fromkeys(parts))
