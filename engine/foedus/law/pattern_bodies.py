"""Bodies of rules: which conditions give variables their values, and what is left where one is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foedus.law.patterns import (
    AtomPattern,
    Comparison,
    Constant,
    Expression,
    ForAll,
    Item,
    Pattern,
    Pool,
    Premise,
    Tuple,
    Variable,
)

_UNNAMED = "_"


def text_of(item: Item) -> str:
    """A condition as the solver's language writes it."""
    if isinstance(item, Comparison):
        return f"{_term(item.left)} {item.operator} {_term(item.right)}"
    if isinstance(item, ForAll):
        return f"{text_of(item.premise)} : {', '.join(map(text_of, item.conditions))}"
    return f"{'not ' if item.negative else ''}{atom_text_of(item.atom)}"


def body_text(items: Iterable[Item]) -> str:
    """Conditions joined to a body."""
    return "; ".join(map(text_of, items))


def atom_text_of(atom: AtomPattern) -> str:
    """An atom with its arguments."""
    return f"{atom.name}({', '.join(map(_term, atom.arguments))})" if atom.arguments else atom.name


def _term(pattern: Pattern) -> str:
    if isinstance(pattern, Variable):
        return pattern.name
    if isinstance(pattern, Constant):
        value = pattern.value
        if isinstance(value, str) and value.startswith('"'):
            inner = value[1:].replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{inner}"'
        return str(value)
    if isinstance(pattern, Expression):
        return f"({f' {pattern.operator} '.join(map(_term, pattern.parts))})"
    parts = list(map(_term, pattern.parts))
    if isinstance(pattern, Pool):
        return f"({'; '.join(parts)})"
    return f"({', '.join(parts)},)" if len(parts) == 1 else f"({', '.join(parts)})"


def variables(item: Item) -> set[str]:
    """The named variables of a condition; those that only a condition "for all" speaks of too."""
    if isinstance(item, Comparison):
        return set(_variables((item.left, item.right)))
    if isinstance(item, ForAll):
        return variables(item.premise).union(*map(variables, item.conditions))
    return set(_variables(item.atom.arguments))


def _variables(patterns: Iterable[Pattern]) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, Variable):
            if each.name != _UNNAMED:
                yield each.name
        elif isinstance(each, (Tuple, Pool, Expression)):
            yield from _variables(each.parts)


def valued(items: Iterable[Item]) -> set[str]:
    """The variables that these conditions give a value."""
    listed = list(items)
    found: set[str] = set()
    for each in listed:
        if isinstance(each, Premise) and not each.negative:
            found |= set(_given(each.atom.arguments))
    equal = [each for each in listed if isinstance(each, Comparison) and each.operator == "="]
    grown = True
    while grown:
        before = len(found)
        for each in equal:
            for one, other in ((each.left, each.right), (each.right, each.left)):
                if set(_variables((other,))) <= found:
                    found |= set(_given((one,)))
        grown = len(found) > before
    return found


def _given(patterns: Iterable[Pattern]) -> Iterator[str]:
    """Variables that a match gives a value: not those inside arithmetic."""
    for each in patterns:
        if isinstance(each, Variable):
            if each.name != _UNNAMED:
                yield each.name
        elif isinstance(each, Tuple):
            yield from _given(each.parts)
        elif isinstance(each, Pool):
            # A pool stands for one condition a part: what only some of them speak of, the others leave open.
            yield from set.intersection(*(set(_given((part,))) for part in each.parts))


def without(body: Sequence[Item], place: int) -> tuple[Item, ...]:
    """The body without one condition, and without those that only it gives the values for."""
    rest = [each for number, each in enumerate(body) if number != place]
    while True:
        known = valued(rest)
        elsewhere = {
            number: set().union(*(variables(other) for other in body if other is not each))
            for number, each in enumerate(rest)
            if isinstance(each, ForAll)
        }
        kept = [
            each
            for number, each in enumerate(rest)
            if _needed(each, elsewhere.get(number)) <= known
        ]
        if len(kept) == len(rest):
            return tuple(kept)
        rest = kept


def _needed(item: Item, elsewhere: set[str] | None) -> set[str]:
    """The variables of a condition that others must give a value: of "for all" those that occur outside of it."""
    return variables(item) if elsewhere is None else variables(item) & elsewhere


def has_pool(item: Item) -> bool:
    """Whether a condition stands for several, or leaves an argument unnamed: its opposite is then no condition."""
    if isinstance(item, ForAll):
        return True
    parts = (item.left, item.right) if isinstance(item, Comparison) else item.atom.arguments
    return any(map(_is_several, parts))


def _is_several(pattern: Pattern) -> bool:
    if isinstance(pattern, Variable):
        return pattern.name == _UNNAMED
    if isinstance(pattern, (Tuple, Expression)):
        return any(map(_is_several, pattern.parts))
    return isinstance(pattern, Pool)
