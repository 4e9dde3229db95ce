"""Counting, choosing and drawing among the worlds of a node: exactly, by one walk down the diagram."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction

from foedus.reasoning.diagrams.core import FALSE, TRUE, Diagrams

Weights = Sequence[Sequence[Fraction]]
"""For each level, how often each value counts."""
Costs = Sequence[Sequence[int]]
"""For each level, what each value adds to what a crisis says."""
Chosen = dict[int, int]
"""A value for each level."""


class Count:
    """The weighted numbers of assignments under the nodes of a diagram."""

    def __init__(self, diagrams: Diagrams, weights: Weights) -> None:
        self._diagrams = diagrams
        self._weights = weights
        self._rest = [Fraction(1)] * (len(weights) + 1)
        for level in reversed(range(len(weights))):
            self._rest[level] = self._rest[level + 1] * sum(weights[level])
        self._below: dict[int, Fraction] = {FALSE: Fraction(0), TRUE: Fraction(1)}

    def of(self, node: int) -> Fraction:
        """The number for a node, over all levels."""
        return self._skipped(0, node) * self._at(node)

    def draw(self, node: int, chance: random.Random) -> Chosen:
        """An assignment under which the node is true, each with a chance in proportion to its weight."""
        chosen: Chosen = {}
        for level, each in enumerate(self._weights):
            variable, children = self._diagrams.nodes[node]
            following = children if variable == level else (node,) * len(each)
            heavy = [
                weight * self._skipped(level + 1, child) * self._at(child)
                for weight, child in zip(each, following, strict=True)
            ]
            value = _drawn(heavy, chance)
            chosen[level], node = value, following[value]
        return chosen

    def _skipped(self, level: int, node: int) -> Fraction:
        reached = self._diagrams.nodes[node][0]
        return self._rest[level] / self._rest[reached] if self._rest[reached] else Fraction(0)

    def _at(self, node: int) -> Fraction:
        found = self._below.get(node)
        if found is None:
            level, children = self._diagrams.nodes[node]
            parts = zip(self._weights[level], children, strict=True)
            found = sum(
                (weight * self._skipped(level + 1, child) * self._at(child) for weight, child in parts), Fraction(0)
            )
            self._below[node] = found
        return found


def _drawn(weights: Sequence[Fraction], chance: random.Random) -> int:
    # Fractions of a large whole: a float would lose the rare ones.
    whole = sum(weights)
    point = Fraction(chance.getrandbits(64), 1 << 64) * whole
    for value, weight in enumerate(weights):
        point -= weight
        if point < 0:
            return value
    return max(value for value, weight in enumerate(weights) if weight)


def weighted(diagrams: Diagrams, node: int, weights: Weights) -> Fraction:
    """The weighted number of assignments under which a node is true."""
    return Count(diagrams, weights).of(node)


class Least:
    """The assignments of least cost under which nodes are true."""

    def __init__(self, diagrams: Diagrams, costs: Costs) -> None:
        self._diagrams = diagrams
        self.costs = costs
        self._cheapest = [min(each) for each in costs]
        self._rest = [0] * (len(costs) + 1)
        for level in reversed(range(len(costs))):
            self._rest[level] = self._rest[level + 1] + self._cheapest[level]
        self._below: dict[int, float] = {FALSE: float("inf"), TRUE: 0}

    def cost(self, node: int) -> float:
        """The least cost of a node; infinite where it is never true."""
        return self._skipped(0, node) + self._at(node)

    def all(self, node: int) -> Iterator[Chosen]:
        """Every assignment of least cost; levels that nothing asks take the first of their cheapest values."""
        if self.cost(node) == float("inf"):
            return
        first = {level: each.index(self._cheapest[level]) for level, each in enumerate(self.costs)}
        todo: list[tuple[int, Chosen]] = [(node, {})]
        while todo:
            at, chosen = todo.pop()
            if at == TRUE:
                yield {**first, **chosen}
                continue
            level, children = self._diagrams.nodes[at]
            for value, child in enumerate(children):
                if self.costs[level][value] + self._skipped(level + 1, child) + self._at(child) == self._at(at):
                    todo.append((child, {**chosen, level: value}))

    def _skipped(self, level: int, node: int) -> int:
        return self._rest[level] - self._rest[self._diagrams.nodes[node][0]]

    def _at(self, node: int) -> float:
        found = self._below.get(node)
        if found is None:
            level, children = self._diagrams.nodes[node]
            found = min(
                cost + self._skipped(level + 1, child) + self._at(child)
                for cost, child in zip(self.costs[level], children, strict=True)
            )
            self._below[node] = found
        return found


def cheapest(diagrams: Diagrams, node: int, costs: Costs) -> Chosen | None:
    """An assignment of least cost under which a node is true; None where there is none."""
    return next(Least(diagrams, costs).all(node), None)
