"""The least contested derivation of everything that holds in a world.

Costs are settled from the least upwards (Knuth, "A generalization of Dijkstra's algorithm", 1977), so that a proof
never rests on what it proves: circular support has no cost at all.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping

from foedus.reasoning.proofs.trace import Instance, World
from foedus.text.values import frozen

Cost = tuple[int, int]
"""Contested leaves, then steps."""


@frozen
class Derivation:
    """For each literal that holds: its cost, and the instance that proves it (None: a fact or a choice)."""

    costs: Mapping[int, Cost]
    proofs: Mapping[int, Instance | None]

    def of(self, literal: int) -> Instance | None:
        """The instance that proves a literal most cheaply."""
        return self.proofs[literal]

    def price(self, instance: Instance) -> Cost:
        """What a proof by this instance costs."""
        return _price([self.costs[each] for each in instance.premises])


def _price(premises: list[Cost]) -> Cost:
    return sum(contested for contested, _ in premises), 1 + sum(steps for _, steps in premises)


def derive(world: World, contested: frozenset[int]) -> Derivation:
    """Derive a world. `contested` are the choices that are open: each counts one."""
    waiting: dict[int, list[Instance]] = {}
    missing: dict[int, int] = {}
    costs: dict[int, Cost] = {}
    proofs: dict[int, Instance | None] = {}
    queue: list[tuple[Cost, int, int]] = []
    candidates: list[Instance | None] = []

    def offer(literal: int, cost: Cost, instance: Instance | None) -> None:
        candidates.append(instance)
        heapq.heappush(queue, (cost, literal, len(candidates) - 1))

    derived = set()
    true = world.true
    for head, instances in world.trace.by_head.items():
        if head not in true:
            continue
        for instance in instances:
            premises = instance.premises
            if not (premises <= true and instance.barred.isdisjoint(true)):
                continue
            derived.add(head)
            missing[id(instance)] = len(premises)
            for each in premises:
                waiting.setdefault(each, []).append(instance)
            if not premises:
                offer(head, (0, 1), instance)
    for literal in world.true - derived:
        offer(literal, (1, 0) if literal in contested else (0, 0), None)
    while queue:
        cost, literal, number = heapq.heappop(queue)
        if literal in costs:
            continue
        costs[literal], proofs[literal] = cost, candidates[number]
        for instance in waiting.get(literal, ()):
            missing[id(instance)] -= 1
            if missing[id(instance)] == 0:
                offer(instance.head, _price([costs[each] for each in instance.premises]), instance)
    return Derivation(costs, proofs)
