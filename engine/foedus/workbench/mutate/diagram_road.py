"""The second road to “no crisis tells it apart”: diagrams over the space, made again where a mutant changes them.

It shares the ground rules with the solver’s road, and nothing above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.reasoning.diagrams.compilation import Compiler
from foedus.reasoning.diagrams.core import FALSE, Burst, Diagrams
from foedus.reasoning.diagrams.ground import Body, GroundProgram, Variable
from foedus.reasoning.diagrams.order import fold
from foedus.reasoning.diagrams.strata import parts
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.parting import Parting
from foedus.workbench.space.space import CAP
from foedus.workbench.space.verify import RoadsPart


class DiagramRoad:
    """The conclusions of a space as diagrams. Raises Burst past the cap, as all here does."""

    def __init__(self, parting: Parting, cap: int = CAP) -> None:
        self._parting = parting
        choices = parting.worlds.choices
        variables = tuple(Variable(question, tuple(each for each, _ in values)) for question, values in choices.items())
        meaning = {
            literal: (number, place)
            for number, values in enumerate(choices.values())
            for place, (_, literal) in enumerate(values)
        }
        self._bodies: dict[int, Sequence[Body]] = dict(parting.law)
        named = parting.conclusions
        # Of the rules with all mutants: a mutant may tie together what the law does not.
        self._parts = parts([*named.values(), *parting.admissible, *parting.never], parting.bodies, meaning)
        program = GroundProgram(self._bodies, variables, meaning, named, frozenset(), self._parts)
        order = fold(program)
        level = {variable: place for place, variable in enumerate(order)}
        self._diagrams = Diagrams([len(variables[variable].values) for variable in order], cap)
        self._compiler = Compiler(self._diagrams, program)
        for atom, (variable, value) in meaning.items():
            self._compiler.value[atom] = self._diagrams.literal(level[variable], value)
        for part in self._parts:
            self._compiler.add(part)
        held = [self._node(each) for each in parting.admissible]
        never = [self._diagrams.negate(self._node(each)) for each in parting.never]
        self._admitted = self._diagrams.conjunction([*held, *never])

    def differs(self, place: int) -> bool:
        """Whether some admissible world has another conclusion under a mutant."""
        if place not in self._parting.effective:
            return False
        rules = self._parting.rules(place)
        goals = self._parting.goals(rules)
        before = [self._seen(goal, shown) for goal, shown in goals.items()]
        kept = {atom: self._bodies.get(atom, ()) for atom in rules}
        values = dict(self._compiler.value)
        self._bodies.update(rules)
        try:
            for part in self._parts:
                if not rules.keys().isdisjoint(part):
                    self._compiler.value.update(dict.fromkeys(part, FALSE))
                    self._compiler.add(part)
            return any(
                self._is_other(old, self._seen(goal, shown))
                for old, (goal, shown) in zip(before, goals.items(), strict=True)
            )
        finally:
            self._bodies.update(kept)
            self._compiler.value = values

    def _node(self, atom: int) -> int:
        return self._compiler.value.get(atom, FALSE)

    def _seen(self, goal: int, shown: Sequence[int]) -> int:
        """The node of a conclusion, where one of the atoms that show it holds."""
        if not shown:
            return self._node(goal)
        return self._diagrams.both(self._node(goal), self._diagrams.disjunction([self._node(each) for each in shown]))

    def _is_other(self, old: int, new: int) -> bool:
        if old == new:
            return False
        diagrams = self._diagrams
        unlike = diagrams.either(diagrams.both(old, diagrams.negate(new)), diagrams.both(new, diagrams.negate(old)))
        return diagrams.both(unlike, self._admitted) != FALSE


def roads_where_alike(parting: Parting, asked: Sequence[Mutant], alike: Iterable[int], where: str) -> int:
    """On how many roads none of these mutants differs: two, or one where the diagrams grew too large.

    `alike` are places among those asked, of which none differs by the solver. Raises RoadsPart where a diagram does.
    """
    try:
        road = DiagramRoad(parting)
        differing = [asked[place].id for place in alike if road.differs(place)]
    except Burst:
        return 1
    if differing:
        raise RoadsPart(f"the diagrams tell apart what the solver does not, {where}: {', '.join(differing)}")
    return 2
