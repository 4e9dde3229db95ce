"""A grounding whose every rule instance names its rule, and what holds in one world of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from clingo import Function, Symbol

from foedus.law.patterns import MARK
from foedus.reasoning.diagrams.certain import certain
from foedus.reasoning.solver import Grounding
from foedus.reasoning.symbols import term
from foedus.text.atoms import Atom
from foedus.text.values import frozen

UNMARKED = -1
"""The number of a ground rule that no rule of the law stands for: the engine's own lifting."""


@frozen
class Instance:
    """A ground rule: its head, the number of its rule, and its body without the mark, as signed literals.

    `premises` are the atoms that must hold, `barred` those that must not.
    """

    head: int
    rule: int
    body: tuple[int, ...]
    premises: frozenset[int]
    barred: frozenset[int]


class Trace:
    """The marked program of a case, grounded once with its facts kept in the bodies."""

    def __init__(self, grounding: Grounding) -> None:
        """Of a grounding that was observed whole, with its facts kept."""
        self._grounding = grounding
        rules = grounding.observed
        self.symbols: Mapping[int, Symbol] = rules.named
        self._literals = {symbol: literal for literal, symbol in rules.named.items()}
        self._marks = {literal: symbol.arguments[0].number for symbol, literal in grounding.atoms(MARK, 1)}
        self.certain = certain(rules.bodies, self._marks)
        self._open = [literal for literal in self.symbols if literal not in self.certain]
        self.plain: dict[int, Atom] = {}
        self._named: dict[tuple[str, int], list[int]] = {}
        self.by_head = {
            head: [self._marked(head, literals) for _, literals in each] for head, each in rules.bodies.items()
        }
        self._unnamed = [head for head in self.by_head if head not in self.symbols]

    @property
    def instances(self) -> Iterator[Instance]:
        """Every ground rule."""
        return itertools.chain.from_iterable(self.by_head.values())

    def _marked(self, head: int, literals: Sequence[tuple[int, int]]) -> Instance:
        rule = UNMARKED
        body = []
        for literal, _ in literals:
            if literal in self._marks:
                rule = self._marks[literal]
            else:
                body.append(literal)
        premises = frozenset([literal for literal in body if literal > 0])
        barred = frozenset([-literal for literal in body if literal < 0])
        return Instance(head, rule, tuple(body), premises, barred)

    def atom(self, literal: int) -> Atom:
        """The plain atom of a literal."""
        found = self.plain.get(literal)
        if found is None:
            symbol = self.symbols[literal]
            found = self.plain[literal] = Atom(symbol.name, tuple(term(part) for part in symbol.arguments))
        return found

    def named(self, name: str, arity: int) -> Sequence[int]:
        """The literals of a predicate's atoms."""
        found = self._named.get((name, arity))
        if found is None:
            found = self._named[name, arity] = [literal for _, literal in self._grounding.atoms(name, arity)]
        return found

    def literal(self, symbol: Symbol) -> int | None:
        """The literal of an atom; None where it can never hold."""
        return self._literals.get(symbol)

    def world(self, choices: Mapping[Symbol, Symbol]) -> World | None:
        """The world with these answers and readings (question to value); None where there is no such world."""
        assumed = list(self._marks)
        for question, value in choices.items():
            literal = self.literal(Function(question.name, [*question.arguments, value]))
            if literal is None:
                return None
            assumed.append(literal)
        found, _ = self._grounding.world(assumed, self._open)
        if found is None:
            return None
        true = found | self.certain
        return World(self, true | self._hidden(true))

    def _hidden(self, true: frozenset[int]) -> frozenset[int]:
        """Atoms without a name (of conditions) that hold: they depend on named ones, and on each other acyclically."""
        memo: dict[int, bool] = {}

        def holds(literal: int) -> bool:
            atom = abs(literal)
            if atom in self.symbols:
                value = atom in true
            else:
                if atom not in memo:
                    memo[atom] = False
                    memo[atom] = any(all(map(holds, each.body)) for each in self.by_head.get(atom, ()))
                value = memo[atom]
            return value if literal > 0 else not value

        return frozenset(atom for atom in self._unnamed if holds(atom))


@frozen
class World:
    """What holds in a world, as literals; unnamed ones of conditions too."""

    trace: Trace
    true: frozenset[int]

    def holds(self, literal: int) -> bool:
        """Whether a signed literal is true."""
        return (literal in self.true) if literal > 0 else (-literal not in self.true)

    def fired(self, head: int) -> list[Instance]:
        """The instances with this head whose body holds."""
        return [
            each
            for each in self.trace.by_head.get(head, ())
            if each.premises <= self.true and each.barred.isdisjoint(self.true)
        ]

    def of(self, name: str, arity: int) -> list[Atom]:
        """What holds of a predicate."""
        return [self.trace.atom(literal) for literal in self.trace.named(name, arity) if literal in self.true]

    def atoms(self) -> list[Atom]:
        """All named atoms that hold, without the marks."""
        named = (literal for literal in self.true if literal in self.trace.symbols)
        return [atom for atom in map(self.trace.atom, named) if atom.name != MARK]
