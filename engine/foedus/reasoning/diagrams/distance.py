"""The shortest way into a node: the fewest values to change."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.reasoning.diagrams.core import FALSE, TRUE, Diagrams, Literal
from foedus.text.values import frozen

Changes = frozenset[Literal]


@frozen
class Nearest:
    """The least number of changes that lead into a node, and least sets of them; `cut` where not all are kept."""

    steps: int
    sets: tuple[Changes, ...]
    cut: bool = False


def nearest(diagrams: Diagrams, a: int, cost: Sequence[Sequence[int]], most: int = 24) -> Nearest | None:
    """The cheapest ways to make `a` true; None where it is false.

    `cost[variable][value]` is 0 for a value that a variable may have without a change, and 1 for the others; every
    variable has one that costs nothing.
    """
    memo: dict[int, Nearest | None] = {FALSE: None, TRUE: Nearest(0, (frozenset(),))}

    def go(node: int) -> Nearest | None:
        if node not in memo:
            variable, children = diagrams.nodes[node]
            ways = [_after(go(child), (variable, at), cost[variable][at]) for at, child in enumerate(children)]
            memo[node] = _cheapest(ways, most)
        return memo[node]

    return go(a)


def _after(below: Nearest | None, change: Literal, cost: int) -> Nearest | None:
    if below is None or cost == 0:
        return below
    return Nearest(below.steps + cost, tuple(each | {change} for each in below.sets), below.cut)


def _cheapest(ways: list[Nearest | None], most: int) -> Nearest | None:
    possible = [each for each in ways if each is not None]
    if not possible:
        return None
    steps = min(each.steps for each in possible)
    best = [each for each in possible if each.steps == steps]
    sets = tuple(dict.fromkeys(one for each in best for one in each.sets))
    return Nearest(steps, sets[:most], len(sets) > most or any(each.cut for each in best))
