"""Properties proved over every crisis of the space, or refuted by one, on two roads that share the grounding alone.

The solver is asked for an admissible world in which a property is violated; the verdict diagrams say whether the
violation is the leaf false. Periods of the law that ask the same, but for the names of their days, are had once.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from clingo import String

from foedus.law.rule import Rule
from foedus.law.rulebook import Rulebook
from foedus.law.seam import PROPERTIES_FOLDER
from foedus.reasoning.diagrams.core import FALSE, Burst
from foedus.reasoning.isolation import run
from foedus.text.dates import day_text
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen
from foedus.workbench.processes import whole_pool
from foedus.workbench.space.bounds import Bounds, read_bounds
from foedus.workbench.space.counting import cheapest, weighted
from foedus.workbench.space.crisis import Crisis
from foedus.workbench.space.history import anchors
from foedus.workbench.space.sameness import signature
from foedus.workbench.space.space import SECONDS, Space, World
from foedus.workbench.space.template import Template

Result = TypeVar("Result")

VIOLATED = ("violated", 2)
_HEAD = re.compile(r'\s*violated\(\s*"([^"]+)"')


class RoadsPart(Exception):
    """Solver and diagrams give different answers: one of them is broken."""


@frozen
class Counterexample:
    """A crisis that violates a property: the case file, the readings it needs, what it violates, and when."""

    text: str
    readings: Mapping[str, str]
    about: tuple[str, ...]
    anchor: int
    least: bool
    """Whether no crisis that says less violates it."""


@frozen
class Verified:
    """What was found of one property."""

    id: str
    says: str
    because: str
    cites: tuple[str, ...]
    counterexample: Counterexample | None
    roads: int
    """On how many roads it was had in every period: two, or the solver’s alone where the diagrams grew too large."""

    @property
    def holds(self) -> bool:
        """Whether it holds in every crisis."""
        return self.counterexample is None


@frozen
class Verification:
    """All properties asked, and the bounds within which they were."""

    found: tuple[Verified, ...]
    bounds: Bounds
    periods: tuple[int, ...]
    distinct: int
    """How many of the periods have a law of their own."""
    questions: int
    crises: int
    """Admissible crises, each with its readings, over all periods: an exact count."""
    held: Mapping[str, str]
    left_out: tuple[str, ...]
    digest: str


@frozen
class _Period:
    """The answers for one period: for each property, a counterexample or none, and the roads on which it was had."""

    counterexamples: Mapping[str, Counterexample | None]
    roads: Mapping[str, int]
    crises: int
    questions: int


def properties(rulebook: Rulebook) -> dict[str, Rule]:
    """The properties of a rulebook that was loaded with them."""
    found = {}
    for rule in rulebook.rules.values():
        head = _HEAD.match(rule.text)
        if rule.file.startswith(f"{PROPERTIES_FOLDER}/") and head is not None:
            found[head[1]] = rule
    return found


def titled(name: str) -> str:
    """A property’s name as a clause."""
    return name.replace("-", " ").capitalize()


def verify(
    rulebook: Rulebook,
    names: Sequence[str] = (),
    jobs: int = 1,
    bounds: Bounds | None = None,
    days: Sequence[int] | None = None,
) -> Verification:
    """Prove or refute the properties named, or all; within the rulebook’s own bounds and over all periods of its law.

    `bounds` and `days` (anchors) are others than these. Raises InputError for unknown names, RoadsPart where the solver
    and the diagrams disagree.
    """
    known = properties(rulebook)
    for name in names:
        if name not in known:
            raise InputError(Problem(f"unknown property '{name}'", None, "a property", nearest(name, known)))
    asked = list(names) or list(known)
    within = bounds if bounds is not None else read_bounds(rulebook)
    cast = dict.fromkeys(each for role in within.roles.values() for each in role)
    asked_days = days if days is not None else anchors(rulebook, cast)
    distinct = _distinct(rulebook, within, asked_days, jobs)
    answers = _all(rulebook, within, asked, list(dict.fromkeys(distinct.values())), jobs)
    template = Template(rulebook, within)
    return Verification(
        tuple(_verified(known[name], name, answers) for name in asked),
        within,
        tuple(distinct),
        len(answers),
        max(each.questions for each in answers.values()),
        sum(answers[first].crises for first in distinct.values()),
        template.held,
        template.left_out,
        rulebook.digest,
    )


def _verified(rule: Rule, name: str, answers: Mapping[int, _Period]) -> Verified:
    found = [each.counterexamples[name] for each in answers.values() if each.counterexamples[name] is not None]
    first = min((each for each in found if each is not None), key=lambda each: len(each.text), default=None)
    roads = min(each.roads[name] for each in answers.values())
    return Verified(name, rule.says or "", rule.because or "", rule.citation, first, roads)


def _distinct(rulebook: Rulebook, bounds: Bounds, days: Sequence[int], jobs: int) -> dict[int, int]:
    """For each anchor the first one whose program is the same but for its dates."""
    if len(days) == 1:
        return {days[0]: days[0]}
    signatures = _on_each(_signature, rulebook, bounds, days, jobs)
    first: dict[str, int] = {}
    return {day: first.setdefault(said, day) for day, said in signatures.items()}


def _signature(rulebook: Rulebook, bounds: Bounds, day: int) -> str:
    return signature(Space(rulebook, bounds, day), [VIOLATED])


def _all(
    rulebook: Rulebook, bounds: Bounds, asked: Sequence[str], days: Sequence[int], jobs: int
) -> dict[int, _Period]:
    return _on_each(_period, rulebook, bounds, days, jobs, asked)


def _on_each(
    task: Callable[..., Result], rulebook: Rulebook, bounds: Bounds, days: Sequence[int], jobs: int, *more: object
) -> dict[int, Result]:
    """What a task finds for each day, on several processes where that is worth it."""
    if jobs == 1 or len(days) == 1 or not rulebook.trusted:
        # Foreign rules ground in a worker, one period after the other.
        return {day: run(rulebook, 0, SECONDS, task, rulebook, bounds, day, *more) for day in days}
    from concurrent.futures import ProcessPoolExecutor

    with whole_pool(), ProcessPoolExecutor(jobs) as pool:
        waiting = {day: pool.submit(task, rulebook, bounds, day, *more) for day in days}
        return {day: each.result() for day, each in waiting.items()}


def _period(rulebook: Rulebook, bounds: Bounds, day: int, asked: Sequence[str]) -> _Period:
    gc.collect()  # the diagrams of the period before hang together in circles
    space = Space(rulebook, bounds, day)
    worlds = {name: _by_solver(space, name) for name in asked}
    found = {name: _counterexample(space, name, world, (), False) for name, world in worlds.items()}
    try:
        road = _Road(space)
    except Burst:
        return _Period(found, dict.fromkeys(asked, 1), 0, len(space.questions))
    roads = {}
    for name, world in worlds.items():
        try:
            least = road.least(name)
        except Burst:
            roads[name] = 1
            continue
        if (least is None) != (world is None):
            raise RoadsPart(f"the solver and the diagrams disagree on '{name}' at {day_text(day)}")
        roads[name], found[name] = 2, least
    return _Period(found, roads, road.number, len(space.questions))


def _by_solver(space: Space, name: str) -> World | None:
    literal = space.any_of(space.conclusions(*VIOLATED, first=String(name)))
    return None if literal is None else space.solve([literal])


class _Road:
    """The road of the diagrams: what violates a property, instance by instance. Raises Burst, as all here does."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._diagrammed = space.diagrammed([VIOLATED])
        self._diagrams = self._diagrammed.compiled.diagrams
        self._admitted = self._diagrammed.admitted({})
        variables = self._diagrammed.compiled.variables
        self._weights = [[space.weight(each.question, value) for value in each.values] for each in variables]

    @property
    def number(self) -> int:
        """How many admissible crises, each with its readings, there are: exactly, and none twice."""
        return int(weighted(self._diagrams, self._admitted, self._space.weights(self._diagrammed)))

    def least(self, name: str) -> Counterexample | None:
        """The crisis that says least of those that violate a property."""
        best: tuple[int, int, dict[int, int]] | None = None
        for symbol, node in self._diagrammed.compiled.nodes.items():
            if symbol.name != VIOLATED[0] or symbol.arguments[0] != String(name):
                continue
            inside = self._diagrams.both(node, self._admitted)
            chosen = None if inside == FALSE else cheapest(self._diagrams, inside, self._weights)
            if chosen is not None:
                weight = sum(self._weights[level][value] for level, value in chosen.items())
                if best is None or weight < best[0]:
                    best = (weight, node, chosen)
        return None if best is None else self._written(name, best[1], best[2])

    def _written(self, name: str, node: int, chosen: Mapping[int, int]) -> Counterexample | None:
        variables = self._diagrammed.compiled.variables
        world = {variables[level].question: variables[level].values[value] for level, value in chosen.items()}
        asked = [variables[level].question for level in sorted(self._diagrams.support(node))]
        terms = [question.arguments[0].name for question in asked if question.name == "reading"]
        return _counterexample(self._space, name, world, terms, True)


def _counterexample(
    space: Space, name: str, world: World | None, terms: Sequence[str], least: bool
) -> Counterexample | None:
    if world is None:
        return None
    readings = terms or [question.arguments[0].name for question in world if question.name == "reading"]
    crisis = Crisis(space, world, readings)
    rule = space.rulebook.rules.get(name)
    summary = f"Within the bounds, this crisis violates the property “{name.replace('-', ' ')}”."
    if rule is not None and rule.because:
        summary += f" {rule.because}"
    if crisis.readings:
        summary += " Readings: " + ", ".join(f"{term}={position}" for term, position in crisis.readings.items()) + "."
    title = titled(name)
    text = crisis.text(name, f"{title}: a counterexample", summary)
    return Counterexample(text, crisis.readings, (), space.anchor, least)
