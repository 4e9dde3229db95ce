"""Which statements of a program can have an instance at all, given its facts: the grounder need not read the others.

A rule whose positive body names a predicate that no fact has and no kept rule concludes never fires. The statements are
told apart by their written form alone, and whatever is not a plain rule is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from clingo import Symbol

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
_SPOKEN_OF = re.compile(r"^(?P<said>_*[a-z]\w*)|(?<=[(,])(?P<spoken_of>_*[a-z]\w*)\(", re.MULTILINE)
_COMPARED = re.compile(r"[=<>]")
_HOLDS = "holds"
"""`holds(fact)` stands for the fact: it can be had only where some other fact speaks of that one."""


@frozen
class _Statement:
    text: str
    heads: tuple[str, ...]
    needs: tuple[str, ...]


def relevant(text: str, facts: Iterable[Symbol]) -> str:
    """The statements of a program that can have an instance with these facts; without the others it says the same."""
    statements, waiting = _read(text)
    known = _named(facts)
    missing = [len(each.needs) for each in statements]
    kept = [not each for each in missing]
    todo = list(known)

    def conclude(place: int) -> None:
        for name in statements[place].heads:
            if name not in known:
                known.add(name)
                todo.append(name)

    for place, is_kept in enumerate(kept):
        if is_kept:
            conclude(place)
    while todo:
        for place in waiting.get(todo.pop(), ()):
            missing[place] -= 1
            if not missing[place]:
                kept[place] = True
                conclude(place)
    return "\n".join(each.text for each, is_kept in zip(statements, kept, strict=True) if is_kept)


def _named(facts: Iterable[Symbol]) -> set[str]:
    """The predicates of facts, and what they speak of."""
    known: set[str] = set()
    for match in _SPOKEN_OF.finditer("\n".join(map(str, facts))):
        known.add(_held(match["spoken_of"]) if match["spoken_of"] else match["said"])
    return known


def _held(name: str) -> str:
    return f"{_HOLDS} {name}"


@lru_cache(maxsize=16)
def _read(text: str) -> tuple[tuple[_Statement, ...], dict[str, list[int]]]:
    statements = tuple(_statement(each) for each in _split(text))
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, statement in enumerate(statements):
        for name in statement.needs:
            waiting[name].append(place)
    return statements, dict(waiting)


def _split(text: str) -> list[str]:
    found = []
    begin = 0
    for match in _END.finditer(text):
        if match["end"] is not None:
            found.append(text[begin : match.end()])
            begin = match.end()
    rest = text[begin:]
    return [*found, rest] if rest.strip() else found


@lru_cache(maxsize=16_384)  # programs share most of their statements
def _statement(text: str) -> _Statement:
    plain = _COMMENT.sub(lambda match: match[1] or " ", text) if "%" in text else text
    if plain.lstrip().startswith("#"):
        return _Statement(text, tuple(_names(plain)), ())
    head, body = _halves(plain.rstrip().removesuffix("."))
    needs = dict.fromkeys(name for part in body for name in _needed(part))
    return _Statement(text, tuple(_names(head)), tuple(needs))


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
        return [_held(match["inner"].strip(" (\n\t"))]
    return [match["name"]]
