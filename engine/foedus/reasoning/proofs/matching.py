"""Patterns of rules matched against plain atoms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.law.patterns import AtomPattern, Comparison, Constant, Expression, Pattern, Pool, Tuple, Variable
from foedus.text.atoms import Atom, Term

Binding = dict[str, Term]


def match(pattern: AtomPattern, atom: Atom, binding: Mapping[str, Term]) -> Binding | None:
    """The binding under which the pattern is the atom, or None."""
    if pattern.name != atom.name or len(pattern.arguments) != len(atom.arguments):
        return None
    return _each(pattern.arguments, atom.arguments, binding)


def _each(patterns: Sequence[Pattern], values: Sequence[Term], binding: Mapping[str, Term]) -> Binding | None:
    """Most atoms fail on a constant or a variable that is bound: nothing is copied before one binds anew."""
    found: Binding | None = None
    for part, value in zip(patterns, values, strict=True):
        known = binding if found is None else found
        if isinstance(part, Variable):
            if part.name == "_":
                continue
            bound = known.get(part.name)
            if bound is None:
                if found is None:
                    found = dict(binding)
                found[part.name] = value
            elif bound != value and not same(bound, value):
                return None
        elif isinstance(part, Constant):
            if part.value != value and not same(part.value, value):
                return None
        else:
            found = _match(part, value, dict(known))
            if found is None:
                return None
    return dict(binding) if found is None else found


def _match(pattern: Pattern, value: Term, binding: Binding) -> Binding | None:
    if isinstance(pattern, Variable):
        return _each((pattern,), (value,), binding)
    if isinstance(pattern, Constant):
        return binding if same(pattern.value, value) else None
    if isinstance(pattern, Pool):
        return next((found for part in pattern.parts if (found := _match(part, value, binding)) is not None), None)
    if isinstance(pattern, Tuple):
        if isinstance(value, (str, int)) or len(value) != len(pattern.parts):
            return None
        return _each(pattern.parts, value, binding)
    computed = ground(pattern, binding)
    return binding if computed is None or same(computed, value) else None


def same(one: Term, other: Term) -> bool:
    """Whether two terms are the same, tuples as lists or not."""
    if isinstance(one, (str, int)) or isinstance(other, (str, int)):
        return one == other
    return len(one) == len(other) and all(map(same, one, other))


def ground(pattern: Pattern, binding: Mapping[str, Term]) -> Term | None:
    """The term that a pattern stands for under a binding; None where something is open."""
    if isinstance(pattern, Variable):
        return binding.get(pattern.name)
    if isinstance(pattern, Constant):
        return pattern.value
    if isinstance(pattern, Pool):
        return None
    parts = [ground(part, binding) for part in pattern.parts]
    if any(part is None for part in parts):
        return None
    if isinstance(pattern, Tuple):
        return [part for part in parts if part is not None]
    return _computed(pattern, parts)


def _computed(pattern: Expression, parts: Sequence[Term | None]) -> Term | None:
    left, right = parts
    if not isinstance(left, int) or not isinstance(right, int):
        return None
    if pattern.operator == "+":
        return left + right
    if pattern.operator == "-":
        return left - right
    if pattern.operator == "*":
        return left * right
    if right == 0:
        return None
    # The solver's division rounds towards zero.
    quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
    if pattern.operator == "/":
        return quotient
    return left - quotient * right if pattern.operator == "\\" else None


def alternatives(pattern: AtomPattern) -> list[AtomPattern]:
    """The pattern with each choice of its pools."""
    found: list[tuple[Pattern, ...]] = [()]
    for part in pattern.arguments:
        options = part.parts if isinstance(part, Pool) else (part,)
        found = [(*before, option) for before in found for option in options]
    return [AtomPattern(pattern.name, arguments) for arguments in found]


def compares(comparison: Comparison, binding: Mapping[str, Term]) -> bool | None:
    """Whether a comparison holds; None where something is open."""
    if isinstance(comparison.right, Pool):
        each = [
            compares(Comparison(comparison.left, comparison.operator, part), binding) for part in comparison.right.parts
        ]
        return True if True in each else None if None in each else False
    left, right = ground(comparison.left, binding), ground(comparison.right, binding)
    if left is None or right is None:
        return None
    if comparison.operator in ("=", "!="):
        return same(left, right) == (comparison.operator == "=")
    order = _order(left, right)
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[comparison.operator]


def _order(left: Term, right: Term) -> int:
    """The solver's order of terms, as far as rules use it: numbers before names, names by length and letters."""
    if isinstance(left, int) and isinstance(right, int):
        return (left > right) - (left < right)
    if isinstance(left, int) or isinstance(right, int):
        return -1 if isinstance(left, int) else 1
    one, other = str(left), str(right)
    return (len(one) > len(other)) - (len(one) < len(other)) or (one > other) - (one < other)


def instance_text(pattern: AtomPattern, binding: Mapping[str, Term]) -> Atom | None:
    """The atom that a pattern stands for under a binding; None where an argument is open."""
    arguments = [ground(part, binding) for part in pattern.arguments]
    if any(argument is None for argument in arguments):
        return None
    return Atom(pattern.name, tuple(argument for argument in arguments if argument is not None))
