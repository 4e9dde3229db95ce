"""From a ground program to a diagram for each conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clingo import Symbol

from foedus.reasoning.diagrams.core import FALSE, TRUE, Diagrams
from foedus.reasoning.diagrams.ground import Body, GroundProgram, Variable
from foedus.reasoning.diagrams.order import fold
from foedus.reasoning.diagrams.strata import negative_cycle
from foedus.text.values import frozen


class NotStratified(Exception):
    """Choices are not the questions alone, or negation is not stratified above them: there is no such diagram."""


@frozen
class Compiled:
    """Diagrams over the questions in an order of their own: `variables[i]` stands at level i."""

    diagrams: Diagrams
    variables: tuple[Variable, ...]
    nodes: Mapping[Symbol, int]

    def of(self, conclusion: Symbol) -> int:
        """The node of a conclusion; false where the grounder dropped it."""
        return self.nodes.get(conclusion, FALSE)


def compile_program(program: GroundProgram, cap: int = 50_000) -> Compiled:
    """Every goal as a node. Raises Burst past the cap, NotStratified where a function does not exist."""
    return compile_together([program], cap)[0]


def compile_together(programs: Sequence[GroundProgram], cap: int = 50_000) -> list[Compiled]:
    """Several programs on one store of nodes: a question that two of them ask is one variable.

    The order is that of the first program, with what only later ones ask at its end. Raises as `compile_program`.
    """
    variables = _joined(programs)
    diagrams = Diagrams([len(each.values) for each in variables], cap)
    return [_into(diagrams, variables, program) for program in programs]


def _joined(programs: Sequence[GroundProgram]) -> tuple[Variable, ...]:
    """The questions of all programs, each with all its values, in the order in which the diagrams ask them."""
    for program in programs:
        if program.strange:
            raise NotStratified(f"they hold {program.strange[0]}")
    ordered = [programs[0].variables[place] for place in fold(programs[0])]
    ordered += [each for program in programs[1:] for each in program.variables]
    values: dict[Symbol, dict[Symbol, None]] = {}
    for each in ordered:
        values.setdefault(each.question, {}).update(dict.fromkeys(each.values))
    return tuple(Variable(question, tuple(found)) for question, found in values.items())


def _into(diagrams: Diagrams, variables: tuple[Variable, ...], program: GroundProgram) -> Compiled:
    level = {each.question: place for place, each in enumerate(variables)}
    compiler = Compiler(diagrams, program)
    for atom, (variable, value) in program.meaning.items():
        asked = program.variables[variable]
        place = level[asked.question]
        compiler.value[atom] = diagrams.literal(place, variables[place].values.index(asked.values[value]))
    for part in program.parts:
        compiler.add(part)
    nodes = {goal: compiler.value.get(atom, FALSE) for goal, atom in program.goals.items()}
    nodes.update(dict.fromkeys(program.facts, TRUE))
    return Compiled(diagrams, variables, nodes)


class Compiler:
    """Nodes of atoms, made part by part from the bodies above the questions."""

    def __init__(self, diagrams: Diagrams, program: GroundProgram) -> None:
        self._diagrams = diagrams
        self._bodies = program.bodies
        self.value: dict[int, int] = {}

    def add(self, part: Sequence[int]) -> None:
        """The least fixpoint of a part, whose own atoms start as false."""
        atom = negative_cycle(part, self._bodies)
        if atom is not None:
            raise NotStratified("a conclusion depends on its own absence")
        value, diagrams = self.value, self._diagrams
        recursive = len(part) > 1
        while True:
            before = [value.get(each, FALSE) for each in part]
            for each in part:
                found = diagrams.disjunction([self._body(body) for body in self._bodies[each]])
                value[each] = diagrams.either(value.get(each, FALSE), found)
            if not recursive or before == [value[each] for each in part]:
                return

    def _literal(self, literal: int) -> int:
        node = self.value.get(abs(literal), FALSE)
        return node if literal > 0 else self._diagrams.negate(node)

    def _body(self, body: Body) -> int:
        bound, literals = body
        if bound == len(literals) and all(weight == 1 for _, weight in literals):
            return self._diagrams.conjunction([self._literal(literal) for literal, _ in literals])
        return self._sum(bound, literals)

    def _sum(self, bound: int, literals: Sequence[tuple[int, int]]) -> int:
        diagrams = self._diagrams
        memo: dict[tuple[int, int], int] = {}

        def at_least(position: int, need: int) -> int:
            if need <= 0 or position == len(literals):
                return int(need <= 0)
            found = memo.get((position, need))
            if found is None:
                literal, weight = literals[position]
                taken = diagrams.both(self._literal(literal), at_least(position + 1, need - weight))
                found = memo[position, need] = diagrams.either(taken, at_least(position + 1, need))
            return found

        return at_least(0, bound)
