"""What conclusions depend on: whether some world's conclusions would be others without a rule, or a condition of it.

A grounding holds some rules under a mark, and some once more without a condition under a choice. The diagrams of the
conclusions are made with all marks set and no choice taken; then, for each rule and condition, only what lies above it
is made again, as far as it changes.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from clingo import Function, Number, Symbol

from foedus.law.patterns import MARK
from foedus.reasoning.diagrams.compilation import Compiler
from foedus.reasoning.diagrams.core import FALSE, TRUE, Diagrams
from foedus.reasoning.diagrams.ground import Body
from foedus.reasoning.diagrams.order import fold
from foedus.reasoning.hinges import ADMISSIBLE
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import CHOICES, Allowed
from foedus.workbench.coverage.probes import RELAXED

_CAP = 200_000


class Dependence:
    """The conclusions of a grounding with selectors.

    Raises Burst where the diagrams grow past their cap, or the moment `until` of the steady clock is over.
    """

    def __init__(self, grounding: Grounding, goals: Iterable[tuple[str, int]], allowed: Allowed, until: float) -> None:
        self._marks = dict(grounding.atoms(MARK, 1))
        self._relaxed = dict(grounding.atoms(RELAXED, 2))
        self._bodies: dict[int, list[Body]] = {}
        self._selected: dict[int, dict[int, list[Body]]] = {}
        whole = grounding.program(CHOICES, [*goals, ("admissible", 0)])
        self._sort(whole.bodies)
        self._program = replace(whole, bodies=self._bodies)
        order = fold(self._program)
        level = {variable: place for place, variable in enumerate(order)}
        self._variables = [self._program.variables[variable] for variable in order]
        self._diagrams = Diagrams([len(each.values) for each in self._variables], _CAP, until)
        self._compiler = Compiler(self._diagrams, self._program)
        for atom, (variable, value) in self._program.meaning.items():
            self._compiler.value[atom] = self._diagrams.literal(level[variable], value)
        for part in self._program.parts:
            self._diagrams.in_time()
            self._compiler.add(part)
        self._goals = frozenset(self._program.goals.values())
        self._part_of = {atom: number for number, part in enumerate(self._program.parts) for atom in part}
        self._above: dict[int, set[int]] = {}
        for atom, number in self._part_of.items():
            for _, literals in whole.bodies[atom]:
                for literal, _ in literals:
                    self._above.setdefault(abs(literal), set()).add(number)
        self._admissible = self._program.goals.get(ADMISSIBLE)
        self._admitted = self._diagrams.both(self._of(ADMISSIBLE), self._room(allowed))

    def free(self) -> None:
        """Give back the memory of the diagrams: nothing can be asked after that."""
        self._diagrams.free()

    def _sort(self, bodies: Mapping[int, Sequence[Body]]) -> None:
        """Keep apart what each selector stands for: the instances of a rule, and those of it with a condition less."""
        marks, relaxed = set(self._marks.values()), set(self._relaxed.values())
        for atom, mine in bodies.items():
            kept = self._bodies[atom] = []
            for bound, literals in mine:
                selector = next((each for each, _ in literals if each in marks or each in relaxed), None)
                if selector is None:
                    kept.append((bound, literals))
                    continue
                body = (bound - 1, tuple(each for each in literals if each[0] != selector))
                self._selected.setdefault(selector, {}).setdefault(atom, []).append(body)
                if selector in marks:
                    kept.append(body)

    def _of(self, goal: Symbol) -> int:
        if goal in self._program.facts:
            return TRUE
        atom = self._program.goals.get(goal)
        return FALSE if atom is None else self._compiler.value.get(atom, FALSE)

    def _room(self, allowed: Allowed) -> int:
        found = TRUE
        for level, variable in reversed(list(enumerate(self._variables))):
            values = allowed.get(variable.question)
            places = [place for place, each in enumerate(variable.values) if values is None or each in values]
            found = self._diagrams.both(self._diagrams.among(level, places), found)
        return found

    def turns_without(self, rule: int) -> bool:
        """Whether some conclusion would be another in some world, were this rule not there."""
        mine = self._selected.get(self._marks.get(Function(MARK, [Number(rule)]), 0), {})
        return self._turns({atom: _less(self._bodies[atom], bodies) for atom, bodies in mine.items()})

    def turns_without_condition(self, rule: int, place: int) -> bool:
        """Whether some conclusion would be another in some world, had this rule one condition less."""
        mine = self._selected.get(self._relaxed.get(Function(RELAXED, [Number(rule), Number(place)]), 0), {})
        return self._turns({atom: [*self._bodies[atom], *bodies] for atom, bodies in mine.items()})

    def _turns(self, otherwise: Mapping[int, list[Body]]) -> bool:
        wanted = {atom: bodies for atom, bodies in otherwise.items() if atom in self._part_of}
        kept = {atom: self._bodies[atom] for atom in wanted}
        before: dict[int, int] = {}
        self._bodies.update(wanted)
        try:
            changes = self._changes({self._part_of[atom] for atom in wanted}, before)
            return any(self._is_other(atom, old) for atom, old in changes)
        finally:
            self._bodies.update(kept)
            self._compiler.value.update(before)

    def _changes(self, queued: set[int], before: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Every conclusion that changes, with what it was; what is changed on the way is noted in `before`."""
        value = self._compiler.value
        todo = sorted(queued)
        while todo:
            self._diagrams.in_time()
            part = self._program.parts[heapq.heappop(todo)]
            old = {atom: value.get(atom, FALSE) for atom in part}
            before.update({atom: node for atom, node in old.items() if atom not in before})
            value.update(dict.fromkeys(part, FALSE))
            self._compiler.add(part)
            for atom, node in old.items():
                if value[atom] == node:
                    continue
                if atom in self._goals:
                    yield atom, node
                for above in self._above.get(atom, ()):
                    if above not in queued:
                        queued.add(above)
                        heapq.heappush(todo, above)

    def _is_other(self, atom: int, old: int) -> bool:
        if atom == self._admissible:
            return True
        diagrams, new = self._diagrams, self._compiler.value[atom]
        more = diagrams.both(new, diagrams.negate(old))
        less = diagrams.both(old, diagrams.negate(new))
        return diagrams.both(diagrams.either(more, less), self._admitted) != FALSE

    def positions(self) -> Iterator[tuple[str, str]]:
        """The positions that matter: reading the term otherwise gives another conclusion in some world."""
        nodes = {self._of(goal) for goal in self._program.goals if goal != ADMISSIBLE} - {TRUE, FALSE}
        for level, variable in enumerate(self._variables):
            if variable.question.name != "reading":
                continue
            term = variable.question.arguments[0].name
            for place in self._places_that_matter(level, len(variable.values), nodes):
                yield term, variable.values[place].name

    def _places_that_matter(self, level: int, size: int, nodes: Iterable[int]) -> set[int]:
        diagrams = self._diagrams
        rooms = [diagrams.fix(self._admitted, {level: place}) for place in range(size)]
        found: set[int] = set()
        for node in nodes:
            if len(found) == size:
                break
            if level not in diagrams.support(node):
                continue
            fixed = [diagrams.fix(node, {level: place}) for place in range(size)]
            for one in range(size):
                for other in range(one):
                    if not {one, other} <= found and self._differ(fixed[one], fixed[other], rooms[one], rooms[other]):
                        found |= {one, other}
        return found

    def _differ(self, one: int, other: int, room: int, other_room: int) -> bool:
        diagrams = self._diagrams
        if one == other:
            return False
        both = diagrams.both(room, other_room)
        more = diagrams.both(one, diagrams.negate(other))
        less = diagrams.both(other, diagrams.negate(one))
        return diagrams.both(diagrams.either(more, less), both) != FALSE


def _less(bodies: Sequence[Body], gone: Sequence[Body]) -> list[Body]:
    """The bodies without those of one rule: one for one, since two rules may have the same."""
    left = list(bodies)
    for each in gone:
        left.remove(each)
    return left
