"""The least contested derivation of everything that holds in a world.

Costs are settled from the least upwards (Knuth, "A generalization of Dijkstra's algorithm", 1977), so that a proof
never rests on what it proves: circular support has no cost at all.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from foedus.reasoning.proofs.trace import Instance, World

Cost = tuple[int, int]
"""Contested leaves, then steps."""


class Derivation:
    """The least contested derivation of a world, settled for what is asked and what that rests on."""

    def __init__(self, world: World, contested: frozenset[int]) -> None:
        self._world = world
        self._contested = contested
        self._costs: dict[int, Cost] = {}
        self._proofs: dict[int, Instance | None] = {}

    def of(self, literal: int) -> Instance | None:
        """The instance that proves a literal most cheaply; None for a fact, a choice, or what does not hold."""
        if literal not in self._proofs:
            self._settle(literal)
        return self._proofs.get(literal)

    def price(self, instance: Instance) -> Cost:
        """What a proof by this instance costs."""
        for each in instance.premises:
            self.of(each)
        return self._price(instance)

    def _price(self, instance: Instance) -> Cost:
        premises = [self._costs[each] for each in instance.premises]
        return sum(contested for contested, _ in premises), 1 + sum(steps for _, steps in premises)

    def _settle(self, goal: int) -> None:
        """Settle the costs of all that a literal can rest on, from the least upwards."""
        costs, proofs = self._costs, self._proofs
        waiting: dict[int, list[Instance]] = {}
        missing: dict[int, int] = {}
        queue: list[tuple[Cost, int, int]] = []
        candidates: list[Instance | None] = []

        def offer(literal: int, cost: Cost, instance: Instance | None) -> None:
            candidates.append(instance)
            heapq.heappush(queue, (cost, literal, len(candidates) - 1))

        for literal, instances in self._cone(goal):
            if not instances:
                offer(literal, (1, 0) if literal in self._contested else (0, 0), None)
            for instance in instances:
                open_premises = [each for each in instance.premises if each not in costs]
                missing[id(instance)] = len(open_premises)
                for each in open_premises:
                    waiting.setdefault(each, []).append(instance)
                if not open_premises:
                    offer(literal, self._price(instance), instance)
        while queue:
            cost, literal, number = heapq.heappop(queue)
            if literal in costs:
                continue
            costs[literal], proofs[literal] = cost, candidates[number]
            for instance in waiting.get(literal, ()):
                missing[id(instance)] -= 1
                if missing[id(instance)] == 0:
                    offer(instance.head, self._price(instance), instance)

    def _cone(self, goal: int) -> Iterator[tuple[int, list[Instance]]]:
        """Each literal that a goal can rest on and that is not settled, with the instances that give it."""
        todo, seen = [goal], {goal}
        while todo:
            literal = todo.pop()
            instances = self._world.fired(literal) if literal in self._world.true else []
            if instances or literal in self._world.true:
                yield literal, instances
            for instance in instances:
                fresh = [each for each in instance.premises if each not in seen and each not in self._costs]
                seen.update(fresh)
                todo += fresh
