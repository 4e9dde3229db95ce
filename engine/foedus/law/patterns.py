"""Rules as patterns: what proofs and why-not match against, and the text that marks each ground instance with its rule.

`head :- body.` is marked as `head :- rule_(7); body.` so that a ground instance that the solver hands over names its
rule. The marks are choices, assumed in every world: of what follows from facts alone the grounder would keep only one
instance. Made from the rules' text on first need and kept in the cache.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from foedus import __version__
from foedus.law.rulebook import Rulebook
from foedus.text import cache
from foedus.text.atoms import Term
from foedus.text.values import frozen

MARK = "rule_"
_FORMAT = 2

Pattern: TypeAlias = "Variable | Constant | Tuple | Pool | Expression"


@frozen
class Variable:
    """A variable; those that a rule leaves unnamed begin with an underscore."""

    name: str


@frozen
class Constant:
    """A constant of the rule."""

    value: Term


@frozen
class Tuple:
    """A tuple of patterns."""

    parts: tuple[Pattern, ...]


@frozen
class Pool:
    """Alternatives, one of which an instance takes."""

    parts: tuple[Pattern, ...]


@frozen
class Expression:
    """Arithmetic: its operator and operands."""

    operator: str
    parts: tuple[Pattern, ...]


@frozen
class AtomPattern:
    """A predicate with patterns as arguments."""

    name: str
    arguments: tuple[Pattern, ...]


@frozen
class Premise:
    """A literal of a body: an atom that must hold, or must not."""

    atom: AtomPattern
    negative: bool = False


@frozen
class Comparison:
    """Two terms compared."""

    left: Pattern
    operator: str
    right: Pattern


@frozen
class ForAll:
    """A conditional literal: the premise holds for everything that meets the conditions."""

    premise: Premise
    conditions: tuple[Premise, ...]


Item: TypeAlias = "Premise | Comparison | ForAll"


@frozen
class RulePattern:
    """A rule: its number among the marks, its head and its body in the rule's own order."""

    id: str
    number: int
    head: AtomPattern
    body: tuple[Item, ...]
    marked: str


@frozen
class Patterns:
    """All rules as patterns, and the marked program that goes with them."""

    rules: tuple[RulePattern, ...]
    program: str

    by_head: Mapping[tuple[str, int], Sequence[RulePattern]]

    def concluding(self, name: str, arity: int) -> Sequence[RulePattern]:
        """The rules that conclude a predicate, in the law's order."""
        return self.by_head.get((name, arity), ())


_made: dict[str, Patterns] = {}


def patterns(rulebook: Rulebook) -> Patterns:
    """The patterns of a rulebook's rules. Read once per process, and kept between runs."""
    if rulebook.digest not in _made:
        key = f"{rulebook.digest} {__version__} {_FORMAT}"
        rows = cache.read_json("patterns", key)
        if not isinstance(rows, list):
            from foedus.law.pattern_text import (
                rows_of,  # the solver's syntax tree is needed only where the cache misses
            )

            rows = rows_of([(rule.id, rule.text) for rule in rulebook.rules.values()])
            cache.write_json("patterns", key, rows)
        _made[rulebook.digest] = _patterns(rows, rulebook)
    return _made[rulebook.digest]


def _patterns(rows: Sequence[Any], rulebook: Rulebook) -> Patterns:
    rules = tuple(
        RulePattern(row[0], number, _atom(row[1]), tuple(map(_item, row[2])), row[3])
        for number, row in enumerate(rows)
        if row[1] is not None
    )
    free = [row[3] for row in rows if row[1] is None]
    marks = [f"{{{MARK}({rule.number})}}." for rule in rules]
    engine = rulebook.program_of_engine
    program = "\n".join([*free, *(rule.marked for rule in rules), *marks, engine])
    by_head: dict[tuple[str, int], list[RulePattern]] = {}
    for rule in rules:
        by_head.setdefault((rule.head.name, len(rule.head.arguments)), []).append(rule)
    return Patterns(rules, program, by_head)


def _term(row: Sequence[Any]) -> Pattern:
    kind = row[0]
    if kind == "v":
        return Variable(row[1])
    if kind == "c":
        return Constant(row[1])
    parts = tuple(map(_term, row[-1]))
    return Tuple(parts) if kind == "t" else Pool(parts) if kind == "p" else Expression(row[1], parts)


def _atom(row: Sequence[Any]) -> AtomPattern:
    return AtomPattern(row[0], tuple(map(_term, row[1])))


def _premise(row: Sequence[Any]) -> Premise:
    return Premise(_atom(row[1]), row[0] == "-")


def _item(row: Sequence[Any]) -> Item:
    if row[0] == "?":
        return Comparison(_term(row[1]), row[2], _term(row[3]))
    if row[0] == "*":
        return ForAll(_premise(row[1]), tuple(map(_premise, row[2])))
    return _premise(row)
