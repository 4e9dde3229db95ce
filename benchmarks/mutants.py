"""Whether a mutant is equivalent: the solver and the diagrams over the space, in the last period, by its bounds.

Usage: python benchmarks/mutants.py [MUTANTS]
"""

from __future__ import annotations

import statistics
import sys
import time

from foedus import Rulebook
from foedus.reasoning.diagrams.core import Burst
from foedus.workbench.mutate.diagram_road import DiagramRoad
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.parting import Parting
from foedus.workbench.mutate.score import chosen
from foedus.workbench.mutate.selection import with_mutants
from foedus.workbench.space.bounds import Bounds, read_bounds
from foedus.workbench.space.history import anchors
from foedus.workbench.space.outlook import smaller
from foedus.workbench.space.space import Space


def main() -> None:
    """Print the medians of both roads, in the bounds with one thing of each sort and in all."""
    law = Rulebook.load()
    mutants, known = chosen(law, (), None, int(sys.argv[1]) if len(sys.argv) > 1 else 100, 1)
    bounds = read_bounds(law)
    print(f"{len(mutants)} of {known} mutants")
    for name, within in (("one of each", smaller(bounds)), ("all", bounds)):
        _time(name, law, mutants, within)


def _time(name: str, law: Rulebook, mutants: list[Mutant], bounds: Bounds) -> None:
    day = anchors(law, dict.fromkeys(each for role in bounds.roles.values() for each in role))[-1]
    begun = time.perf_counter()
    space = Space(with_mutants(law, mutants), bounds, day)
    parting = Parting(space.worlds, mutants, space.weight)
    made = time.perf_counter() - begun
    solver, apart = [], 0
    for place in sorted(parting.effective):
        begun = time.perf_counter()
        with parting.of(place) as difference:
            apart += difference is not None and difference.world() is not None
        solver.append(time.perf_counter() - begun)
    print(
        f"{name:12} {len(space.questions)} questions, {len(solver)} mutants reached, {apart} told apart: one grounding "
        f"{1000 * made:.0f} ms, then by the solver {1000 * statistics.median(solver):.0f} ms each (limit 100)"
    )
    try:
        road = DiagramRoad(parting)
    except Burst:
        print(f"{name:12} the diagrams grow past their cap")
        return
    diagrams = []
    for place in sorted(parting.effective):
        begun = time.perf_counter()
        road.differs(place)
        diagrams.append(time.perf_counter() - begun)
    print(f"{name:12} by the diagrams {1000 * statistics.median(diagrams):.0f} ms each")


if __name__ == "__main__":
    main()
