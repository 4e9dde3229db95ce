"""What a mechanism is in every crisis of the space: its verdicts as diagrams over the facts alone.

`applies` holds where it does on every reading allowed, `arguable` where it does on some: the readings are quantified
out, so that what is left is a Boolean function of what a case file says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from math import prod

from clingo import Function, Number, String, Symbol

from foedus.law.doctrines import Doctrine
from foedus.law.mechanisms import Mechanism
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import FALSE, Diagrams
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.periods import Period, chosen
from foedus.reasoning.worlds import Allowed, Readings
from foedus.text.values import frozen
from foedus.workbench.space.bounds import Bounds
from foedus.workbench.space.counting import Chosen, Count, Least
from foedus.workbench.space.space import Space, World

Instance = tuple[str, ...]
STAGE = ("stage", 3)


@frozen
class Verdicts:
    """Three nodes over the facts: where a mechanism applies, where it is arguable, and the crises that there are."""

    applies: int
    arguable: int
    crises: int


class Outlook:
    """The mechanisms of one space, as diagrams. Raises Burst, as all here does."""

    def __init__(
        self,
        space: Space,
        mechanisms: tuple[Mechanism, ...],
        readings: Readings | None = None,
        diagrammed: Diagrammed | None = None,
    ) -> None:
        """`diagrammed`: diagrams of the space that have these headlines already."""
        self.space = space
        self.mechanisms = mechanisms
        self.diagrammed: Diagrammed = (
            diagrammed if diagrammed is not None else space.diagrammed([STAGE], only=headlines(mechanisms))
        )
        self._readings = readings if readings is not None else Readings()

    @property
    def diagrams(self) -> Diagrams:
        """The store of nodes."""
        return self.diagrammed.compiled.diagrams

    @cached_property
    def levels_of_readings(self) -> frozenset[int]:
        """The levels of the questions of reading."""
        variables = self.diagrammed.compiled.variables
        return frozenset(level for level, each in enumerate(variables) if each.question.name == "reading")

    def allowed(self, readings: Readings | None = None, doctrine: Doctrine | None = None) -> Allowed:
        """The positions that readings or a doctrine leave open; facts are all open."""
        own = readings if readings is not None else self._readings
        found: dict[Symbol, frozenset[Symbol]] = {}
        for period in self.space.program.periods:
            positions = chosen(doctrine, period, self.space.program.calendar) if doctrine is not None else frozenset()
            found[_question(period)] = frozenset(map(Function, positions or own.allowed(period)))
        return found

    def instances(self, mechanism: Mechanism) -> Iterator[tuple[Instance, int]]:
        """Each instance of a mechanism that can be concluded in some crisis, with its node."""
        for symbol, node in self.diagrammed.compiled.nodes.items():
            if symbol.name == "stage" and symbol.arguments[0] == String(mechanism.id):
                yield tuple(part.name for part in symbol.arguments[2].arguments), node

    def verdicts(self, allowed: Allowed | None = None, about: Mapping[str, str] | None = None) -> Verdicts:
        """The headlines of all mechanisms of this outlook together, or of the instances about some parts alone."""
        diagrams, readings = self.diagrams, self.levels_of_readings
        room = self.diagrammed.admitted(allowed if allowed is not None else self.allowed())
        applies = arguable = FALSE
        for mechanism in self.mechanisms:
            parts = mechanism.stages[mechanism.headline].of
            for instance, node in self.instances(mechanism):
                named = dict(zip(parts, instance, strict=True))
                if about is not None and not about.items() <= named.items():
                    continue
                holds = diagrams.somewhere(diagrams.both(node, room), readings)
                fails = diagrams.somewhere(diagrams.both(diagrams.negate(node), room), readings)
                applies = diagrams.either(applies, diagrams.both(holds, diagrams.negate(fails)))
                arguable = diagrams.either(arguable, diagrams.both(holds, fails))
        arguable = diagrams.both(arguable, diagrams.negate(applies))
        return Verdicts(applies, arguable, diagrams.somewhere(room, readings))

    # Crises

    @cached_property
    def count(self) -> Count:
        """Counts crises: assignments of the facts, none twice."""
        weights = self.space.weights(self.diagrammed)
        for level in self.levels_of_readings:
            weights[level] = [Fraction(1), *[Fraction(0)] * (len(weights[level]) - 1)]
        return Count(self.diagrams, weights)

    @cached_property
    def least(self) -> Least:
        """Finds the crises that say least."""
        variables = self.diagrammed.compiled.variables
        costs = [[self.space.weight(each.question, value) for value in each.values] for each in variables]
        return Least(self.diagrams, costs)

    def world(self, assignment: Chosen) -> World:
        """The world that an assignment of levels stands for."""
        variables = self.diagrammed.compiled.variables
        return {variables[level].question: variables[level].values[value] for level, value in assignment.items()}


def headlines(mechanisms: Iterable[Mechanism]) -> Callable[[Symbol], bool]:
    """Whether a conclusion is the headline of one of these mechanisms."""
    wanted = {(String(each.id), each.headline) for each in mechanisms}
    return lambda atom: (atom.arguments[0], atom.arguments[1].name) in wanted


def _question(period: Period) -> Symbol:
    return Function("reading", [Function(period.term), Number(period.start)])


def smaller(bounds: Bounds) -> Bounds:
    """The bounds with one thing of each sort: what only repeats another is left out."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for each in bounds.things:
        sort = (each.section, repr(sorted(each.given.items())))
        if sort not in seen:
            seen.add(sort)
            kept.append(each)
    return replace(bounds, things=tuple(kept))


def size(space: Space) -> int:
    """How many answers to all questions of fact there are, admissible or not."""
    return prod(len(question.options) for question in space.encoding.questions)


def all_mechanisms(rulebook: Rulebook) -> tuple[Mechanism, ...]:
    """The mechanisms that are asked of every crisis."""
    return tuple(each for each in rulebook.mechanisms.values() if not each.on_request)
