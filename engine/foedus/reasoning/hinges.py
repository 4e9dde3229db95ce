"""Hinges: the least sets of readings and facts that settle a verdict one way, whatever else is open.

They are the prime implicants of the conclusion's diagram, and of its negation, within the admissible worlds. See
Ignatiev, Narodytska, Asher and Marques-Silva, "From contrastive to abductive explanations and back again" (2020).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clingo import Function, Symbol

from foedus.reasoning.diagrams.compilation import Compiled, compile_program
from foedus.reasoning.diagrams.core import FALSE
from foedus.reasoning.diagrams.ground import Variable
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import CHOICES, Allowed

ADMISSIBLE = Function("admissible")

Condition = tuple[Variable, tuple[Symbol, ...]]
"""A question and the values, one of which is granted."""
Hinge = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """All hinges that settle a conclusion for, and all that settle it against; shortest first."""

    for_: tuple[Hinge, ...]
    against: tuple[Hinge, ...]


class Diagrammed:
    """The conclusions of an observed grounding as diagrams, within worlds narrowed by the options."""

    def __init__(self, grounding: Grounding, goals: Iterable[tuple[str, int]], cap: int = 50_000) -> None:
        """Raises Burst where the diagrams grow past the cap."""
        self.compiled: Compiled = compile_program(grounding.program(CHOICES, [*goals, ("admissible", 0)]), cap)

    def admitted(self, allowed: Allowed) -> int:
        """The node of the admissible worlds in which each named question has one of these values."""
        diagrams = self.compiled.diagrams
        parts = [self.compiled.of(ADMISSIBLE)]
        for level, variable in enumerate(self.compiled.variables):
            values = allowed.get(variable.question)
            if values is not None:
                parts.append(
                    diagrams.among(level, [place for place, each in enumerate(variable.values) if each in values])
                )
        return diagrams.conjunction(parts)

    def verdict(self, conclusion: Symbol, admitted: int) -> str | None:
        """The verdict within these worlds; None where there are none."""
        if admitted == FALSE:
            return None
        inside = self.compiled.diagrams.both(self.compiled.of(conclusion), admitted)
        return "does_not_apply" if inside == FALSE else "applies" if inside == admitted else "arguable"

    def hinges(self, conclusion: Symbol, admitted: int) -> Settled:
        """All hinges of a conclusion. Raises Burst where there are too many."""
        node = self.compiled.of(conclusion)
        return Settled(self._side(node, admitted), self._side(self.compiled.diagrams.negate(node), admitted))

    def _side(self, node: int, admitted: int) -> tuple[Hinge, ...]:
        diagrams = self.compiled.diagrams
        implied = diagrams.either(node, diagrams.negate(admitted))
        found = [prime for prime in diagrams.primes(implied) if diagrams.fix(admitted, dict(prime)) != FALSE]
        drawn = _drawn_together([{level: frozenset([value]) for level, value in prime} for prime in found])
        hinges = [self._hinge(each) for each in drawn]
        return tuple(sorted(hinges, key=lambda hinge: (len(hinge), [str(variable.question) for variable, _ in hinge])))

    def _hinge(self, drawn: Mapping[int, frozenset[int]]) -> Hinge:
        conditions = []
        for level in sorted(drawn):
            variable = self.compiled.variables[level]
            conditions.append((variable, tuple(variable.values[place] for place in sorted(drawn[level]))))
        return tuple(conditions)


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
