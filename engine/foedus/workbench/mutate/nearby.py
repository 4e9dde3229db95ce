"""Mutants held to the crises around known cases, where the bounded space has none that asks for their rule.

A mutant is asked about in a few neighbourhoods that reach its rule; cases that are named for the rule come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.reasoning.isolation import run
from foedus.text.source import LimitReached
from foedus.text.values import frozen
from foedus.workbench.mutate.around import Neighbourhood
from foedus.workbench.mutate.diagram_road import roads_where_alike
from foedus.workbench.mutate.known_cases import Progress, is_named_for, parts, reached_in
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.parting import Parting
from foedus.workbench.mutate.witness import Witness, from_around
from foedus.workbench.processes import cores, in_order

ENOUGH = 3
"""Neighbourhoods in which a mutant is asked about."""


@frozen
class Nearby:
    """What the neighbourhoods of known cases say of a mutant: how many reached its rule, whether a crisis differs."""

    reached: int = 0
    differs: bool = False
    witness: Witness | None = None
    roads: int = 2
    """On how many roads it was had that none differs."""

    def joined(self, other: Nearby) -> Nearby:
        """What this neighbourhood and another say together."""
        return Nearby(
            self.reached + other.reached, self.differs or other.differs, self.witness or other.witness,
            min(self.roads, other.roads),
        )  # fmt: skip


def nearby(
    rulebook: Rulebook,
    asked: Sequence[Mutant],
    files: Sequence[Path],
    jobs: int | None,
    tell: Progress,
    seconds: float,
    quick: bool,
) -> dict[str, Nearby]:
    """What the crises around known cases say of each mutant. Raises RoadsPart where the two roads disagree."""
    found = {each.id: Nearby() for each in asked}
    ordered = sorted(files, key=lambda path: not any(is_named_for(path, each) for each in asked))
    processes = jobs if jobs is not None else cores()  # each case takes long, however few there are
    wave = 2 * processes
    for begin in range(0, len(ordered), wave):
        left = [each for each in asked if found[each.id].witness is None and found[each.id].reached < ENOUGH]
        if not left:
            break
        tell(f"around case {begin + 1} of {len(ordered)}, {len(left)} of {len(asked)} mutants left")
        for _, said in in_order(around, ordered[begin : begin + wave], rulebook, processes, left, seconds, quick):
            found |= {name: found[name].joined(one) for name, one in said.items()}
    return found


def around(
    path: Path, rulebook: Rulebook, asked: Sequence[Mutant], seconds: float, quick: bool
) -> tuple[str, dict[str, Nearby]]:
    """What the crises around one case say of the mutants whose rule they reach."""
    case = Case.load(path, rulebook)
    mutants = reached_in(case, rulebook, asked)
    if not mutants:
        return case.id, {}
    return case.id, run(rulebook, len(case.things), seconds, _around, case, rulebook, mutants, seconds, quick)


def _around(case: Case, rulebook: Rulebook, asked: Sequence[Mutant], seconds: float, quick: bool) -> dict[str, Nearby]:
    neighbourhood = Neighbourhood(case, rulebook)
    found: dict[str, Nearby] = {}
    for part in parts(asked):
        parting = neighbourhood.parting(part, seconds)
        said = {
            place: _said(rulebook, part[place], neighbourhood, parting, place) for place in sorted(parting.effective)
        }
        alike = [place for place, each in said.items() if each.reached and not each.differs]
        roads = 1 if quick else roads_where_alike(parting, part, alike, f"around {case.id}")
        said |= {place: replace(said[place], roads=roads) for place in alike}
        found |= {part[place].id: each for place, each in said.items()}
    return found


def _said(rulebook: Rulebook, mutant: Mutant, neighbourhood: Neighbourhood, parting: Parting, place: int) -> Nearby:
    try:
        with parting.of(place) as difference:
            if difference is None:
                return Nearby()  # no conclusion here rests on the rule
            if difference.world() is None:
                return Nearby(1)
            return Nearby(1, True, from_around(rulebook, mutant, neighbourhood, parting, difference))
    except LimitReached:
        return Nearby()
