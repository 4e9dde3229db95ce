"""Walks through the space of crises: counted, drawn, the smallest, those on which readings part, and the gaps."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import FALSE
from foedus.reasoning.options import Options
from foedus.reasoning.view import View
from foedus.reasoning.worlds import Allowed, parse_readings
from foedus.text.dates import day_text
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen
from foedus.workbench.space.bounds import Bounds, read_bounds
from foedus.workbench.space.counting import Chosen
from foedus.workbench.space.crisis import Crisis
from foedus.workbench.space.history import anchors
from foedus.workbench.space.outlook import Outlook, all_mechanisms, smaller
from foedus.workbench.space.renaming import told_apart
from foedus.workbench.space.space import Space

MOST_LEAST = 2000
"""Smallest crises that are looked at before those that differ in names only are put together."""


@frozen
class Tally:
    """In how many crises a mechanism applies or is arguable, and how many there are; `about`: what is counted."""

    about: str
    applies: int
    arguable: int
    crises: int


@frozen
class Found:
    """A crisis of the space as a case, with what is to be said of it."""

    values: Mapping[str, Any]
    text: str
    says: str


class Explorer:
    """The space on one day of the law."""

    def __init__(self, rulebook: Rulebook, day: int | None = None, whole: bool = False) -> None:
        """On the day given, or in the last period of the law; with everything doubled where `whole`."""
        self.rulebook = rulebook
        self._whole = whole
        bounds = read_bounds(rulebook)
        self.bounds: Bounds = bounds if whole else smaller(bounds)
        self.cast = tuple(dict.fromkeys(each for role in bounds.roles.values() for each in role))
        self.day = day if day is not None else anchors(rulebook, self.cast)[-1]
        self.space = Space(rulebook, self.bounds, self.day)

    def outlook(self, mechanism: str | None) -> Outlook:
        """The outlook on a mechanism, or on all. Raises InputError for one that the law does not have."""
        if mechanism is None:
            return Outlook(self.space, all_mechanisms(self.rulebook))
        known = self.rulebook.mechanisms
        if mechanism not in known:
            raise InputError(
                Problem(f"unknown mechanism '{mechanism}'", None, "a mechanism of the law", nearest(mechanism, known))
            )
        return Outlook(self.space, (known[mechanism],))

    # Counting

    def tallies(self, mechanism: str | None, by: str | None = None) -> list[Tally]:
        """How often each mechanism, or one, applies; `by` a part of its instances, or `date` for each period."""
        if by == "date":
            return [
                tally
                for day in anchors(self.rulebook, self.cast)
                for tally in self._dated(day, mechanism)
            ]
        names = [mechanism] if mechanism is not None else [each.id for each in all_mechanisms(self.rulebook)]
        return [tally for name in names for tally in self._tallies(name, by)]

    def _dated(self, day: int, mechanism: str | None) -> Iterator[Tally]:
        """The tallies of the period that begins on that day, within the same bounds."""
        for tally in Explorer(self.rulebook, day, self._whole).tallies(mechanism):
            yield replace(tally, about=f"{tally.about}, from {day_text(day)}")

    def _tallies(self, name: str, by: str | None) -> list[Tally]:
        outlook = self.outlook(name)
        mechanism = self.rulebook.mechanisms[name]
        if by is None:
            return [self._tally(outlook, name, None)]
        parts = mechanism.stages[mechanism.headline].of
        if by not in parts:
            expected = "one of " + ", ".join((*parts, "date"))
            raise InputError(Problem(f"'{name}' has no '{by}'", None, expected, nearest(by, parts)))
        place = parts.index(by)
        values = dict.fromkeys(instance[place] for instance, _ in outlook.instances(mechanism))
        return [self._tally(outlook, f"{name}, {by} {value}", {by: value}) for value in values]

    @staticmethod
    def _tally(outlook: Outlook, about: str, only: Mapping[str, str] | None) -> Tally:
        found, count = outlook.verdicts(about=only), outlook.count
        return Tally(about, int(count.of(found.applies)), int(count.of(found.arguable)), int(count.of(found.crises)))

    # Drawing

    def sample(self, mechanism: str | None, number: int, seed: int, diverse: bool = False) -> list[Found]:
        """Crises drawn evenly from all, or from those in which a mechanism applies or is arguable.

        `diverse`: of ten times as many, those that lie furthest from each other in what they say.
        """
        outlook = self.outlook(mechanism)
        found = outlook.verdicts()
        node = found.crises if mechanism is None else outlook.diagrams.either(found.applies, found.arguable)
        if node == FALSE:
            return []
        chance = random.Random(seed)
        drawn = [outlook.count.draw(node, chance) for _ in range(number * 10 if diverse else number)]
        chosen = _apart(drawn, number) if diverse else drawn
        return [
            self.found(outlook, each, f"sample-{place}", "drawn from the space", "Drawn from the space.")
            for place, each in enumerate(chosen, 1)
        ]

    # The smallest

    def minimal(self, mechanism: str) -> list[Found]:
        """The crises that say least of those in which a mechanism applies on every reading that a court could adopt."""
        outlook = self.outlook(mechanism)
        return self._least(outlook, outlook.verdicts().applies, mechanism, "applies on every main reading")

    def _least(self, outlook: Outlook, node: int, name: str, says: str) -> list[Found]:
        every = itertools.islice(outlook.least.all(node), MOST_LEAST)
        slug = name.replace(".", "-").replace("_", "-")
        found = [self.found(outlook, each, f"least-{slug}-{place}", says) for place, each in enumerate(every, 1)]
        first = {repr(_nameless(each.values)): each for each in reversed(found)}
        kept = told_apart([_nameless(each.values) for each in found], self.bounds)
        return [first[repr(values)] for values in kept]

    # Where readings part

    def between(self, one: str, other: str, mechanism: str | None = None) -> Found | None:
        """The crisis that says least of those in which two doctrines, or two readings, give another verdict."""
        outlook = self.outlook(mechanism)
        node = self._parted(outlook, self._allowed(outlook, one), self._allowed(outlook, other))
        chosen = next(outlook.least.all(node), None)
        says = f"{self._titled(one)} and {self._titled(other)} part here"
        return None if chosen is None else self.found(outlook, chosen, "parting", says)

    def _titled(self, said: str) -> str:
        """A doctrine by its title; chosen readings by what they read as what."""
        if said in self.rulebook.doctrines:
            return f"“{self.rulebook.doctrines[said].title}”"
        chosen = View.of(Options(readings=said), self.rulebook).readings
        return " with ".join(f"“{each.term}” as {' or '.join(each.positions)}" for each in chosen) or f"“{said}”"

    def _allowed(self, outlook: Outlook, said: str) -> Allowed:
        doctrine = self.rulebook.doctrines.get(said)
        if doctrine is not None:
            return outlook.allowed(doctrine=doctrine)
        if "=" not in said:
            near = nearest(said, self.rulebook.doctrines)
            raise InputError(Problem(f"unknown doctrine '{said}'", None, "a doctrine, or TERM=POSITION", near))
        return outlook.allowed(parse_readings(said, self.rulebook))

    @staticmethod
    def _parted(outlook: Outlook, one: Allowed, other: Allowed) -> int:
        """Where some mechanism has another headline under one than under the other."""
        diagrams = outlook.diagrams
        parted = FALSE
        for mechanism in outlook.mechanisms:
            alone = Outlook(outlook.space, (mechanism,), diagrammed=outlook.diagrammed)
            mine, theirs = alone.verdicts(one), alone.verdicts(other)
            both = diagrams.both(mine.crises, theirs.crises)
            for left, right in ((mine.applies, theirs.applies), (mine.arguable, theirs.arguable)):
                unlike = diagrams.either(
                    diagrams.both(left, diagrams.negate(right)), diagrams.both(right, diagrams.negate(left))
                )
                parted = diagrams.either(parted, diagrams.both(unlike, both))
        return parted

    def exam(self, mechanism: str | None = None) -> tuple[list[Found], list[tuple[str, str]]]:
        """A least set of crises that tells all doctrines apart, and the pairs that no crisis tells apart.

        Candidates are the smallest crises on which two doctrines part; of these the fewest that part every pair.
        """
        outlook = self.outlook(mechanism)
        pairs = list(itertools.combinations(self.rulebook.doctrines, 2))
        under = {name: self._allowed(outlook, name) for name in self.rulebook.doctrines}
        nodes = {(one, other): self._parted(outlook, under[one], under[other]) for one, other in pairs}
        candidates = {pair: next(outlook.least.all(node), None) for pair, node in nodes.items()}
        alike = [pair for pair, chosen in candidates.items() if chosen is None]
        crises = [chosen for chosen in candidates.values() if chosen is not None]
        parts = [
            frozenset(pair for pair, node in nodes.items() if outlook.diagrams.reached(node, _listed(chosen)))
            for chosen in crises
        ]
        wanted = frozenset(pairs) - frozenset(alike)
        for number in range(1, len(crises) + 1):
            for places in itertools.combinations(range(len(crises)), number):
                if frozenset().union(*(parts[place] for place in places)) >= wanted:
                    told = [_told(parts[place]) for place in places]
                    return [
                        self.found(outlook, crises[place], f"exam-{index}", said)
                        for index, (place, said) in enumerate(zip(places, told, strict=True), 1)
                    ], alike
        return [], alike

    # Files

    def found(self, outlook: Outlook, chosen: Chosen, name: str, says: str, summary: str | None = None) -> Found:
        """The crisis that an assignment stands for, as a case; `summary`: else made from what it says."""
        crisis = Crisis(self.space, outlook.world(chosen))
        title = f"A crisis of the space ({day_text(self.day)})"
        below = summary or f"In this crisis: {says}."
        return Found(crisis.values(name, title, below), crisis.text(name, title, below), says)


def _nameless(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without what only tells crises apart by name."""
    return {**values, "id": "", "title": "", "summary": ""}


def _told(pairs: Iterable[tuple[str, str]]) -> str:
    return "tells apart: " + ", ".join(f"{one} from {other}" for one, other in sorted(pairs))


def _listed(chosen: Chosen) -> list[int]:
    return [chosen[level] for level in sorted(chosen)]


def _apart(drawn: Sequence[Chosen], number: int) -> list[Chosen]:
    """Greedily, each next one the furthest from those that are taken."""
    taken = [drawn[0]]
    while len(taken) < min(number, len(drawn)):
        taken.append(max(drawn, key=lambda each: min(_distance(each, other) for other in taken)))
    return taken


def _distance(one: Chosen, other: Chosen) -> int:
    return sum(1 for level, value in one.items() if other[level] != value)
