"""Hinges: the least sets of readings and facts that settle a verdict one way, whatever else is open.

They are the prime implicants of the conclusion's diagram, and of its negation, within the admissible worlds. See
Ignatiev, Narodytska, Asher and Marques-Silva, "From contrastive to abductive explanations and back again" (2020).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from clingo import Function, Symbol

from foedus.reasoning.diagrams.compilation import Compiled, compile_program
from foedus.reasoning.diagrams.core import FALSE, Burst, Literal
from foedus.reasoning.diagrams.ground import GroundProgram, Variable
from foedus.reasoning.diagrams.nesting import Line, nested
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import CHOICES, Allowed, Verdicts
from foedus.text.values import frozen

ADMISSIBLE = Function("admissible")

Condition = tuple[Variable, tuple[Symbol, ...]]
"""A question and the values, one of which is granted."""
Hinge = tuple[Condition, ...]
Says = Callable[[Condition], str]
"""The clause that a question has one of these values."""


@frozen
class Settled:
    """All hinges that settle a conclusion for, and all that settle it against; shortest first."""

    for_: tuple[Hinge, ...]
    against: tuple[Hinge, ...]


class Diagrammed:
    """The conclusions of an observed grounding as diagrams, within worlds narrowed by the options."""

    def __init__(
        self,
        grounding: Grounding,
        goals: Iterable[tuple[str, int]],
        cap: int = 50_000,
        held: frozenset[int] = frozenset(),
        only: Callable[[Symbol], bool] | None = None,
    ) -> None:
        """`held` are atoms that hold in every world; `only` picks among the conclusions of the goals.

        Raises Burst where the diagrams grow past the cap, NotStratified where the rules have none.
        """
        self.program: GroundProgram = grounding.program(CHOICES, [*goals, ("admissible", 0)], held, only)
        self.compiled: Compiled = compile_program(self.program, cap)

    @classmethod
    def of(cls, program: GroundProgram, compiled: Compiled) -> Diagrammed:
        """What was compiled elsewhere, beside another program."""
        made = cls.__new__(cls)
        made.program, made.compiled = program, compiled
        return made

    def admitted(self, allowed: Allowed) -> int:
        """The node of the admissible worlds in which each named question has one of these values."""
        return self.compiled.diagrams.both(self.compiled.of(ADMISSIBLE), self.room(allowed))

    def room(self, allowed: Allowed) -> int:
        """The node of all worlds in which each named question has one of these values, admissible or not."""
        diagrams = self.compiled.diagrams
        return diagrams.conjunction(
            [diagrams.among(level, self.places(level, allowed)) for level in range(len(self.compiled.variables))]
        )

    def places(self, level: int, allowed: Allowed) -> tuple[int, ...]:
        """The places of the values that a question may have; of all, where nothing is said of it."""
        variable = self.compiled.variables[level]
        values = allowed.get(variable.question)
        return tuple(place for place, each in enumerate(variable.values) if values is None or each in values)

    def primes(self, node: int, admitted: int) -> list[frozenset[Literal]]:
        """The least sets that make a node true wherever they leave a world, and that leave one."""
        diagrams = self.compiled.diagrams
        implied = diagrams.either(node, diagrams.negate(admitted))
        return [prime for prime in diagrams.primes(implied) if diagrams.fix(admitted, dict(prime)) != FALSE]

    def verdict(self, conclusion: Symbol, admitted: int) -> str | None:
        """The verdict within these worlds; None where there are none."""
        if admitted == FALSE:
            return None
        inside = self.compiled.diagrams.both(self.compiled.of(conclusion), admitted)
        return "does_not_apply" if inside == FALSE else "applies" if inside == admitted else "arguable"

    def verdicts(self, allowed: Allowed) -> Verdicts | None:
        """What holds in some and in every world with these values allowed; None where there is no world."""
        admitted = self.admitted(allowed)
        if admitted == FALSE:
            return None
        both = self.compiled.diagrams.both
        possible: set[str] = set()
        certain: set[str] = set()
        for said, node in self._written:
            inside = both(node, admitted)
            if inside != FALSE:
                possible.add(said)
                if inside == admitted:
                    certain.add(said)
        return Verdicts(frozenset(possible), frozenset(certain))

    @cached_property
    def _written(self) -> list[tuple[str, int]]:
        """The conclusions as the solver writes them, with their nodes."""
        return [(str(symbol), node) for symbol, node in self.compiled.nodes.items() if symbol != ADMISSIBLE]

    def hinges(self, conclusion: Symbol, admitted: int) -> Settled:
        """All hinges of a conclusion. Raises Burst where there are too many."""
        node = self.compiled.of(conclusion)
        return Settled(self._side(node, admitted), self._side(self.compiled.diagrams.negate(node), admitted))

    def shortest(self, node: int, admitted: int) -> frozenset[Literal]:
        """A hinge with the fewest literals, as levels and places; the empty one where the node holds everywhere."""
        diagrams = self.compiled.diagrams
        implied = diagrams.either(node, diagrams.negate(admitted))
        try:
            found = [prime for prime in diagrams.primes(implied) if diagrams.fix(admitted, dict(prime)) != FALSE]
        except Burst:
            return frozenset()
        return min(found, key=lambda prime: (len(prime), sorted(prime)), default=frozenset())

    def _side(self, node: int, admitted: int) -> tuple[Hinge, ...]:
        found = self.primes(node, admitted)
        drawn = _drawn_together([{level: frozenset([value]) for level, value in prime} for prime in found])
        hinges = [self._hinge(each) for each in drawn]
        return tuple(sorted(hinges, key=lambda hinge: (len(hinge), [str(variable.question) for variable, _ in hinge])))

    def nested(self, conclusion: Symbol, allowed: Allowed, says: Says, most: int) -> list[Line]:
        """When a conclusion holds, as nested conditions. Raises TooLong past `most` lines."""
        inside = self.compiled.diagrams.within(self.compiled.of(conclusion), self.admitted(allowed))

        def clause(level: int, places: tuple[int, ...]) -> str:
            variable = self.compiled.variables[level]
            return says((variable, tuple(variable.values[place] for place in places)))

        return nested(self.compiled.diagrams, inside, lambda level: self.places(level, allowed), clause, most)

    def _hinge(self, drawn: Mapping[int, frozenset[int]]) -> Hinge:
        conditions = []
        for level in sorted(drawn):
            variable = self.compiled.variables[level]
            conditions.append((variable, tuple(variable.values[place] for place in sorted(drawn[level]))))
        return tuple(conditions)


class Relevance:
    """Which questions conclusions depend on, with these values allowed: those that some hinge names.

    Where constraints tie questions to each other and the hinges are too many to list, all that are tied count.
    """

    def __init__(self, diagrammed: Diagrammed, allowed: Allowed) -> None:
        self._diagrammed = diagrammed
        self._room = diagrammed.room(allowed)
        self._ties = diagrammed.compiled.diagrams.within(diagrammed.compiled.of(ADMISSIBLE), self._room)
        self._found: dict[int, frozenset[int]] = {}

    def of(self, node: int) -> frozenset[int]:
        """The levels of the questions that a conclusion's node depends on."""
        if node not in self._found:
            self._found[node] = self._levels(node)
        return self._found[node]

    def of_any(self, nodes: Iterable[int]) -> frozenset[int]:
        """The levels of the questions that some of these nodes depend on."""
        return frozenset[int]().union(*(self.of(node) for node in set(nodes)))

    def _levels(self, node: int) -> frozenset[int]:
        diagrams = self._diagrammed.compiled.diagrams
        inside = diagrams.within(node, self._room)
        if diagrams.both(inside, self._ties) in (FALSE, self._ties):
            return frozenset()
        support, tied = diagrams.support(inside), diagrams.support(self._ties)
        if not support & tied:
            return support
        try:
            return self._named(inside) | self._named(diagrams.negate(inside))
        except Burst:
            return support | tied

    def _named(self, node: int) -> frozenset[int]:
        return frozenset(level for prime in self._diagrammed.primes(node, self._ties) for level, _ in prime)


Drawn = dict[int, frozenset[int]]


def _drawn_together(hinges: list[Drawn]) -> list[Drawn]:
    """Hinges that differ in the value of one question only are drawn together, for showing."""
    levels = sorted({level for hinge in hinges for level in hinge})
    for level in levels:
        grouped: dict[frozenset[tuple[int, frozenset[int]]], frozenset[int]] = {}
        others: list[Drawn] = []
        for hinge in hinges:
            if level in hinge:
                rest = frozenset((each, values) for each, values in hinge.items() if each != level)
                grouped[rest] = grouped.get(rest, frozenset()) | hinge[level]
            else:
                others.append(hinge)
        hinges = others + [dict(rest) | {level: values} for rest, values in grouped.items()]
    return hinges
