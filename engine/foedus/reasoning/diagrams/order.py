"""An order of the questions, found from the ground rules alone.

FORCE (Aloul, Markov and Sakallah 2003) over the questions under each derived atom, with ranks taken inside each widest
conclusion's own cone and then averaged: a diagram pays only for what it asks, so incidents that do not meet come to lie
interleaved, and what they share lies near both.
"""

from __future__ import annotations

from collections.abc import Mapping

from foedus.reasoning.diagrams.ground import GroundProgram

ROUNDS = 150
PATIENCE = 12
"""Rounds without gain after which the search ends."""

Support = frozenset[int]


def supports(program: GroundProgram) -> dict[int, Support]:
    """The questions under each atom."""
    under: dict[int, Support] = {atom: frozenset([variable]) for atom, (variable, _) in program.meaning.items()}
    for part in program.parts:
        reached: Support = frozenset().union(
            *(
                under.get(abs(literal), frozenset())
                for atom in part
                for _, literals in program.bodies[atom]
                for literal, _ in literals
            )
        )
        under.update(dict.fromkeys(part, reached))
    return under


def fold(program: GroundProgram) -> list[int]:
    """The questions in an order that keeps diagrams small; those that nothing asks come last."""
    under = supports(program)
    order = _fan_in(program, under)
    cones = _cones(program, under)
    best, found, stale = None, order, 0
    for _ in range(ROUNDS):
        cost, wanted = _pull(cones, order)
        if best is None or cost < best:
            best, found, stale = cost, order, 0
        else:
            stale += 1
            if stale > PATIENCE:
                break
        place = {variable: position for position, variable in enumerate(order)}
        order = sorted(order, key=lambda variable: (wanted.get(variable, 2.0), place[variable]))
    return found


Cone = tuple[list[int], list[Support]]


def _cones(program: GroundProgram, under: Mapping[int, Support]) -> list[Cone]:
    goals = {under[atom] for atom in program.goals.values() if len(under.get(atom, ())) > 1}
    edges = sorted({support for support in under.values() if len(support) > 1}, key=sorted)
    widest = [goal for goal in goals if not any(goal < other for other in goals)]
    widest.sort(key=lambda goal: (-len(goal), sorted(goal)))
    return [(sorted(goal), [edge for edge in edges if edge <= goal]) for goal in widest]


def _pull(cones: list[Cone], order: list[int]) -> tuple[int, dict[int, float]]:
    """The span of all edges, and where each question is drawn to."""
    place = {variable: position for position, variable in enumerate(order)}
    cost = 0
    drawn: dict[int, float] = {}
    weight: dict[int, int] = {}
    for cone, edges in cones:
        rank = {variable: position for position, variable in enumerate(sorted(cone, key=place.__getitem__))}
        total = dict.fromkeys(cone, 0.0)
        number = dict.fromkeys(cone, 0)
        for edge in edges:
            ranks = [rank[variable] for variable in edge]
            cost += max(ranks) - min(ranks)
            centre = sum(ranks) / len(ranks)
            for variable in edge:
                total[variable] += centre
                number[variable] += 1
        pulled = {each: total[each] / number[each] if number[each] else float(rank[each]) for each in cone}
        for position, variable in enumerate(sorted(cone, key=lambda each: (pulled[each], rank[each]))):
            drawn[variable] = drawn.get(variable, 0.0) + position + 0.5
            weight[variable] = weight.get(variable, 0) + len(cone)
    return cost, {variable: drawn[variable] / weight[variable] for variable in drawn}


def _fan_in(program: GroundProgram, under: Mapping[int, Support]) -> list[int]:
    """Depth first from the widest conclusion, the widest condition first: a question stands where it is first met."""

    def width(atom: int) -> int:
        return len(under.get(atom, ()))

    order: dict[int, None] = {}
    seen: set[int] = set()
    todo = sorted((atom for atom in program.goals.values() if atom in under), key=width)
    while todo:
        atom = todo.pop()
        if atom in program.meaning:
            order[program.meaning[atom][0]] = None
        elif atom not in seen:
            seen.add(atom)
            for _, literals in reversed(program.bodies.get(atom, ())):
                todo += sorted((abs(literal) for literal, _ in literals), key=width)
    return list(order | dict.fromkeys(range(len(program.variables))))
