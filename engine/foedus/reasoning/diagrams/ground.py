"""The ground program as the grounder hands it over, with the questions that its choices stand for."""

from __future__ import annotations

import time
from collections.abc import Container, Mapping, Sequence
from dataclasses import field

from clingo import Symbol
from clingo.backend import Observer

from foedus.reasoning.diagrams.core import Burst, OutOfTime
from foedus.text.values import frozen

Body = tuple[int, tuple[tuple[int, int], ...]]
"""A lower bound, and literals with weights: a plain body has weight one for each and their number as its bound."""


@frozen
class Bounds:
    """How many ground rules there may be, and until which moment of the steady clock they may take to come."""

    most: int
    until: float


class GroundRules(Observer):
    """Collects the ground rules. Choice rules stand apart: their atoms are the questions."""

    def __init__(self) -> None:
        self.bounds: Bounds | None = None
        """What goes past these ends the grounding with Burst; nothing but a grounding passes such an error on."""
        self._number = 0
        self.bodies: dict[int, list[Body]] = {}
        self.chosen: set[int] = set()
        self.guards: set[int] = set()
        self.unread: list[str] = []
        self.named: dict[int, Symbol] = {}

    def output_atom(self, symbol: Symbol, atom: int) -> None:
        """An atom that is shown, by its number."""
        self.named[atom] = symbol

    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        """A normal rule."""
        self._keep(choice, head, (len(body), tuple((literal, 1) for literal in body)))

    def weight_rule(self, choice: bool, head: Sequence[int], lower_bound: int, body: Sequence[tuple[int, int]]) -> None:
        """A rule whose body is a sum."""
        self._keep(choice, head, (lower_bound, tuple(body)))

    def _within(self, bounds: Bounds) -> None:
        self._number += 1
        if self._number > bounds.most:
            raise Burst(f"more than {bounds.most} ground rules")
        if not self._number % 1024 and time.monotonic() > bounds.until:
            raise OutOfTime("the time for the ground rules is over")

    def _keep(self, choice: bool, head: Sequence[int], body: Body) -> None:
        if self.bounds is not None:
            self._within(self.bounds)
        if choice:
            self.chosen.update(head)
            self.guards.update(literal for literal, _ in body[1])
        elif len(head) > 1:
            self.unread.append("a disjunction")
        elif head:
            self.bodies.setdefault(head[0], []).append(body)

    def strange(self, questions: Container[int], held: Container[int] = ()) -> list[str]:
        """What these rules hold that is no rule above the questions: other choices, conditions, disjunctions.

        A choice of what is `held` in every world asks nothing, and one under a condition that holds there is free.
        """
        found = list(self.unread)
        found += ["a choice that is no question" for atom in self.chosen if atom not in questions and atom not in held]
        # The grounder may put an atom of its own, which always holds, before the choice of a question.
        found += [
            "a choice under a condition"
            for guard in self.guards
            if guard not in held and (0, ()) not in self.bodies.get(guard, ())
        ]
        return found


@frozen
class Variable:
    """A question as a variable: its values, and the atom that stands for each."""

    question: Symbol
    values: tuple[Symbol, ...]


@frozen
class GroundProgram:
    """Rules over numbered atoms, questions, and the conclusions that are asked for."""

    bodies: Mapping[int, Sequence[Body]]
    variables: tuple[Variable, ...]
    meaning: Mapping[int, tuple[int, int]]
    goals: Mapping[Symbol, int]
    facts: frozenset[Symbol]
    parts: tuple[tuple[int, ...], ...] = field(default=())
    strange: tuple[str, ...] = ()
    """What has no diagram: choices that are no questions, disjunctions."""
