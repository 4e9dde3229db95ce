"""A grounding whose every rule instance names its rule, and what holds in one world of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clingo import Control, Function, Symbol
from clingo.backend import Observer

from foedus.law.patterns import MARK, Patterns
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


class _Watcher(Observer):
    def __init__(self) -> None:
        self.rules: list[tuple[int, tuple[int, ...]]] = []

    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        if not choice and len(head) == 1:
            self.rules.append((head[0], tuple(body)))


class Trace:
    """The marked program of a case, grounded once with its facts kept in the bodies."""

    def __init__(self, patterns: Patterns, facts: Iterable[Symbol]) -> None:
        watcher = _Watcher()
        self._control = Control(["--warn=none", "--preserve-facts=all"])
        self._control.register_observer(watcher)
        self._control.add("base", [], patterns.program)
        with self._control.backend() as backend:
            for fact in facts:
                backend.add_rule([backend.add_atom(fact)])
        self._control.ground([("base", [])])
        atoms = self._control.symbolic_atoms
        self.symbols: dict[int, Symbol] = {int(atom.literal): atom.symbol for atom in atoms}
        self._literals: dict[Symbol, int] = {symbol: literal for literal, symbol in self.symbols.items()}
        self._marks = {
            literal: symbol.arguments[0].number for literal, symbol in self.symbols.items() if symbol.name == MARK
        }
        self.plain: dict[int, Atom] = {}
        self._named: dict[tuple[str, int], list[int]] = {}
        self.instances = self._marked(watcher.rules)
        self.by_head: dict[int, list[Instance]] = {}
        for instance in self.instances:
            self.by_head.setdefault(instance.head, []).append(instance)

    def _marked(self, rules: Sequence[tuple[int, tuple[int, ...]]]) -> list[Instance]:
        marks = self._marks
        found = []
        for head, whole in rules:
            mark = next((literal for literal in whole if literal in marks), None)
            body = tuple([literal for literal in whole if literal != mark])
            premises = frozenset([literal for literal in body if literal > 0])
            barred = frozenset([-literal for literal in body if literal < 0])
            found.append(Instance(head, UNMARKED if mark is None else marks[mark], body, premises, barred))
        return found

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
            atoms = self._control.symbolic_atoms.by_signature(name, arity)
            found = self._named[name, arity] = [int(atom.literal) for atom in atoms]
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
        self._control.configuration.solve.models = 1  # type: ignore[union-attr]
        with self._control.solve(assumptions=assumed, yield_=True) as handle:
            for model in handle:
                true = frozenset(literal for literal in self.symbols if model.is_true(literal))
                return World(self, true | self._hidden(true))
        return None

    def _hidden(self, true: frozenset[int]) -> frozenset[int]:
        """Atoms without a name (of conditions) that hold: they depend on named ones, and on each other acyclically."""
        unnamed = [head for head in self.by_head if head not in self.symbols]
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

        return frozenset(atom for atom in unnamed if holds(atom))


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
