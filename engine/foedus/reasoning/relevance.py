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

from foedus.law.statements import Statement, held, statements

_SPOKEN_OF = re.compile(r"^(?P<said>_*[a-z]\w*)|(?<=[(,])(?P<spoken_of>_*[a-z]\w*)\(", re.MULTILINE)


def relevant(text: str, facts: Iterable[Symbol]) -> str:
    """The statements of a program that can have an instance with these facts; without the others it says the same."""
    every, waiting = _read(text)
    known = _named(facts)
    missing = [len(each.needs) for each in every]
    kept = [not each for each in missing]
    todo = list(known)

    def conclude(place: int) -> None:
        for name in every[place].heads:
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
    return "\n".join(each.text for each, is_kept in zip(every, kept, strict=True) if is_kept)


def _named(facts: Iterable[Symbol]) -> set[str]:
    """The predicates of facts, and what they speak of."""
    return {name for fact in facts for name in _names_in(fact)}


@lru_cache(maxsize=65_536)  # the record's facts are the same for every case
def _names_in(fact: Symbol) -> tuple[str, ...]:
    found = _SPOKEN_OF.finditer(str(fact))
    return tuple(dict.fromkeys(held(each["spoken_of"]) if each["spoken_of"] else each["said"] for each in found))


@lru_cache(maxsize=16)
def _read(text: str) -> tuple[tuple[Statement, ...], dict[str, list[int]]]:
    known = statements(text)
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, statement in enumerate(known):
        for name in statement.needs:
            waiting[name].append(place)
    return known, dict(waiting)
