"""A crisis on which two rulebooks differ, or the proof that within the bounds there is none.

Both rulebooks are compiled over the same space, on one store of diagrams: a question that both ask is one variable, so
that the crises on which a verdict differs are a node, counted and searched for the one that says least. Each crisis
that is found is evaluated by the solver under both; where none is, crises drawn from the space are.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.compilation import compile_together
from foedus.reasoning.diagrams.core import FALSE
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.isolation import run
from foedus.reasoning.options import Options
from foedus.reasoning.worlds import CHOICES
from foedus.text.dates import day_text
from foedus.text.values import frozen
from foedus.workbench.space.bounds import Bounds, read_bounds
from foedus.workbench.space.counting import Chosen, Count, Least
from foedus.workbench.space.crisis import Crisis
from foedus.workbench.space.history import anchors
from foedus.workbench.space.outlook import STAGE, Outlook, all_mechanisms, headlines, smaller
from foedus.workbench.space.space import CAP, SECONDS, Space
from foedus.workbench.space.verify import RoadsPart

DRAWN = 5
"""Crises of each period that are drawn and evaluated by the solver where no difference is found."""


@frozen
class Parting:
    """A mechanism on which two rulebooks differ, in the first period in which they do, with the least crisis."""

    mechanism: str
    day: int
    differing: int
    crises: int
    text: str
    before: str
    after: str

    @property
    def name(self) -> str:
        """The id of the crisis as a case."""
        return f"{self.mechanism.replace('.', '-').replace('_', '-')}-{day_text(self.day)}"


@frozen
class Search:
    """The outcome: where they part, in how many crises of how many, and within which bounds it was asked."""

    partings: tuple[Parting, ...]
    differing: int
    crises: int
    periods: tuple[int, ...]
    bounds: Bounds


def search(
    old: Rulebook,
    new: Rulebook,
    whole: bool = False,
    progress: Callable[[int, int], None] | None = None,
    days: Sequence[int] | None = None,
) -> Search:
    """Where two rulebooks give a mechanism another headline, over all periods of the law of either, or these days’."""
    bounds = read_bounds(old) if whole else smaller(read_bounds(old))
    cast = tuple(dict.fromkeys(each for role in bounds.roles.values() for each in role))
    asked = sorted({*anchors(old, cast), *anchors(new, cast)}) if days is None else list(days)
    foreign = new if old.trusted else old
    partings: list[Parting] = []
    differing = crises = 0
    for place, day in enumerate(asked):
        if progress is not None:
            progress(place, len(asked))
        told = frozenset(each.mechanism for each in partings)
        found, here, every = run(foreign, 0, SECONDS, _on, old, new, bounds, day, told)
        partings += found
        differing += here
        crises += every
    return Search(tuple(partings), differing, crises, tuple(asked), bounds)


def _on(
    old: Rulebook, new: Rulebook, bounds: Bounds, day: int, told: frozenset[str]
) -> tuple[list[Parting], int, int]:
    """What is found on one day: of mechanisms that were told of already only the numbers."""
    both = _Both(Space(old, bounds, day), Space(new, bounds, day))
    if both.differing == FALSE:
        both.confirm()
    return list(both.partings(told)), both.number(both.differing), both.number(both.crises)


class _Both:
    """Two rulebooks over the same space on one day."""

    def __init__(self, old: Space, new: Space) -> None:
        self._spaces = (old, new)
        self._mechanisms = [{each.id: each for each in all_mechanisms(space.rulebook)} for space in self._spaces]
        programs = [
            space.worlds.grounding.program(CHOICES, [STAGE, ("admissible", 0)], only=headlines(known.values()))
            for space, known in zip(self._spaces, self._mechanisms, strict=True)
        ]
        compiled = compile_together(programs, CAP)
        self._sides = [Diagrammed.of(*each) for each in zip(programs, compiled, strict=True)]
        self._diagrams = compiled[0].diagrams
        self._variables = compiled[0].variables
        self.crises = FALSE
        self._parted = dict(self._compared())
        self.differing = self._diagrams.disjunction(list(self._parted.values()))

    def _compared(self) -> Iterator[tuple[str, int]]:
        diagrams = self._diagrams
        for name in dict.fromkeys([*self._mechanisms[0], *self._mechanisms[1]]):
            told = [self._outlook(side, name).verdicts() for side in (0, 1)]
            self.crises = diagrams.both(told[0].crises, told[1].crises)
            unlike = diagrams.either(
                self._unlike(told[0].applies, told[1].applies), self._unlike(told[0].arguable, told[1].arguable)
            )
            yield name, diagrams.both(unlike, self.crises)

    def _outlook(self, side: int, name: str) -> Outlook:
        known = self._mechanisms[side].get(name)
        return Outlook(self._spaces[side], (known,) if known is not None else (), diagrammed=self._sides[side])

    def _unlike(self, one: int, other: int) -> int:
        diagrams = self._diagrams
        return diagrams.either(
            diagrams.both(one, diagrams.negate(other)), diagrams.both(other, diagrams.negate(one))
        )

    def number(self, node: int) -> int:
        """How many crises a node has, none counted twice."""
        return int(self._count.of(node))

    @property
    def _count(self) -> Count:
        weights = self._spaces[0].weights(self._sides[0])
        for level, variable in enumerate(self._variables):
            if variable.question.name == "reading":
                weights[level] = [Fraction(1), *[Fraction(0)] * (len(weights[level]) - 1)]
        return Count(self._diagrams, weights)

    def partings(self, told: frozenset[str]) -> Iterator[Parting]:
        """Each mechanism not told of yet on which they differ, with the crisis that says least."""
        known = self._spaces[0].questions
        costs = [
            [
                self._spaces[0 if each.question.name == "reading" or each.question.arguments[0].string in known else 1]
                .weight(each.question, value)
                if each.question.name == "answer"
                else 0
                for value in each.values
            ]
            for each in self._variables
        ]
        least = Least(self._diagrams, costs)
        for name, node in self._parted.items():
            chosen = None if name in told else next(least.all(node), None)
            if chosen is not None:
                yield self._parting(name, node, chosen)

    def _parting(self, name: str, node: int, chosen: Chosen) -> Parting:
        day = self._spaces[0].anchor
        crisis = self._crisis(chosen)
        before, after = self._judged(crisis, name)
        if before == after:
            raise RoadsPart(f"the diagrams say that '{name}' differs in a crisis in which the solver finds {before}")
        parting = Parting(name, day, self.number(node), self.number(self.crises), "", before, after)
        title = f"Where two rulebooks part on {self._title(name)}"
        return replace(parting, text=crisis.text(parting.name, title, "The least crisis on which they differ."))

    def _title(self, name: str) -> str:
        return next(known[name].title for known in self._mechanisms if name in known)

    def _crisis(self, chosen: Chosen) -> Crisis:
        world = {each.question: each.values[chosen[level]] for level, each in enumerate(self._variables)}
        return Crisis(self._spaces[0], world)

    def _judged(self, crisis: Crisis, name: str) -> tuple[str, str]:
        """The headline under each rulebook: the strongest of the mechanism's objects."""
        values = crisis.values("parting", "A crisis of the space", "Found in the space of crises.")
        told = [self._headlines(values, space.rulebook).get(name, "does_not_apply") for space in self._spaces]
        return told[0], told[1]

    @staticmethod
    def _headlines(values: Mapping[str, object], rulebook: Rulebook) -> dict[str, str]:
        opinion = evaluate(Case.from_mapping(values, rulebook), rulebook, Options(hinges=False))
        rank = ("does_not_apply", "arguable", "applies")
        found: dict[str, str] = {}
        for each in opinion.mechanisms.values():
            found[each.mechanism] = max(found.get(each.mechanism, rank[0]), each.verdict, key=rank.index)
        return found

    def confirm(self) -> None:
        """Crises drawn from the space, evaluated by the solver: none may differ. Raises RoadsPart."""
        chance = random.Random(self._spaces[0].anchor)
        count = self._count
        for _ in range(DRAWN):
            values = self._crisis(count.draw(self.crises, chance)).values("drawn", "Drawn", "Drawn from the space.")
            told = [self._headlines(values, space.rulebook) for space in self._spaces]
            shared = told[0].keys() & told[1].keys()
            if any(told[0][name] != told[1][name] for name in shared):
                raise RoadsPart("the solver finds a difference where the diagrams prove that there is none")
