"""The statements of a rule text, told apart by their written form: what each concludes, and what it cannot do without.

What is not a plain rule is taken to conclude whatever it names, and to need nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from foedus.text.values import frozen

_SKIPPED = r'"(?:[^"\\]|\\.)*"|%\*.*?\*%|%[^\n]*'
_END = re.compile(rf"{_SKIPPED}|\.\.|(?P<end>\.)", re.DOTALL)
_FLAT = r'\((?:[^()"%]|\([^()"%]*\))*\)'
"""Arguments, at most one pair of brackets within them: most are such, and are passed over at once."""
_PARTS = re.compile(
    rf"{_SKIPPED}|{_FLAT}|(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<arrow>:-)|(?P<between>[,;])|(?P<other>:)",
    re.DOTALL,
)
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|%\*.*?\*%|%[^\n]*', re.DOTALL)
_NAMES = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![\w@])(?P<name>_*[a-z]\w*)')
_ATOM = re.compile(r"\s*(?P<name>_*[a-z]\w*)\s*(?:\((?P<inner>\s*_*[a-z]\w*\s*\()?.*\))?\s*", re.DOTALL)
_COMPARED = re.compile(r"[=<>]")
_HOLDS = "holds"
"""`holds(fact)` stands for the fact: it can be had only where some other fact speaks of that one."""
_remembered: dict[str, tuple[Statement, ...]] = {}


@frozen
class Statement:
    """A statement; `heads` and `needs` are names of predicates, `needs` those of its positive conditions."""

    text: str
    heads: tuple[str, ...]
    needs: tuple[str, ...]


def statements(text: str) -> tuple[Statement, ...]:
    """The statements of a text, in their order; their texts make up the whole of it."""
    found = _remembered.get(text)
    return found if found is not None else tuple(_statement(each) for each in _split(text))


def rows(text: str) -> list[list[Any]]:
    """The statements of a text as plain values, to be kept."""
    return [[each.text, list(each.heads), list(each.needs)] for each in statements(text)]


def remember(text: str, kept: Sequence[Sequence[Any]]) -> None:
    """Take the statements of a text from what `rows` gave; what is not of this text is left alone."""
    if text not in _remembered and "".join(row[0] for row in kept) == text:
        _remembered[text] = tuple(Statement(said, tuple(heads), tuple(needs)) for said, heads, needs in kept)


def held(name: str) -> str:
    """What a condition `holds(name(...))` needs."""
    return f"{_HOLDS} {name}"


def _split(text: str) -> list[str]:
    found = []
    begin = 0
    for match in _END.finditer(text):
        if match["end"] is not None:
            found.append(text[begin : match.end()])
            begin = match.end()
    rest = text[begin:]
    return [*found, rest] if rest else found


@lru_cache(maxsize=16_384)  # programs share most of their statements
def _statement(text: str) -> Statement:
    plain = _COMMENT.sub(lambda match: match[1] or " ", text) if "%" in text else text
    if plain.lstrip().startswith("#"):
        return Statement(text, tuple(_names(plain)), ())
    head, body = _halves(plain.rstrip().removesuffix("."))
    needs = dict.fromkeys(name for part in body for name in _needed(part))
    return Statement(text, tuple(_names(head)), tuple(needs))


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(match["name"] for match in _NAMES.finditer(text) if match["name"] is not None))


def _halves(text: str) -> tuple[str, list[str]]:
    """The head of a rule, and the conditions of its body that stand alone."""
    depth, begin, head, is_plain = 0, 0, None, True
    parts: list[str] = []
    for match in _PARTS.finditer(text):
        if match["open"] is not None:
            depth += 1
        elif match["close"] is not None:
            depth -= 1
        elif depth:
            continue
        elif match["arrow"] is not None:
            head, begin, is_plain = text[: match.start()], match.end(), True
        elif match["other"] is not None:
            is_plain = False
        elif match["between"] is not None and head is not None:
            if is_plain:
                parts.append(text[begin : match.start()])
            elif match.group() == ",":
                continue  # a condition of what stands before the colon
            begin, is_plain = match.end(), True
    if head is None:
        return text, []
    return head, [*parts, text[begin:]] if is_plain else parts


def _needed(part: str) -> list[str]:
    match = _ATOM.fullmatch(part)
    if match is None or match["name"] == "not" or _COMPARED.search(part):
        return []
    if match["name"] == _HOLDS and match["inner"]:
        return [held(match["inner"].strip(" (\n\t"))]
    return [match["name"]]
