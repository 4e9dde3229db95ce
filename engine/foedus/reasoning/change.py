"""Least changes: what would have to be otherwise for a mechanism's verdict to be another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from clingo import Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.mechanisms import Mechanism
from foedus.law.rulebook import Rulebook
from foedus.reasoning.alternatives import MOST_TOGETHER, alternatives
from foedus.reasoning.as_if import as_asked
from foedus.reasoning.changeable import FULLER, Change, possible_changes
from foedus.reasoning.edits import HAPPENED
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.isolation import run
from foedus.reasoning.least import Least, Search
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY, strongest
from foedus.reasoning.options import Options, asked_of
from foedus.reasoning.periods import Period
from foedus.reasoning.worlds import Allowed, parse_readings
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

MOST_CHANGES = 200
"""How many changes of facts a search takes up."""
VERDICTS = (APPLIES, ARGUABLE, DOES_NOT_APPLY)
SECONDS = 10.0
"""How long the search for one verdict goes on before it says that it was cut."""


@frozen
class Reading:
    """Another position on an open term. `outlier`: one that is shown, but that no court is expected to take."""

    id: str
    term: str
    position: str
    says: str
    outlier: bool


@frozen
class Reached:
    """The least sets of changes that reach a verdict; every set up to `searched` changes was tried.

    `cut`: there may be more of up to the size that is tried at most.
    """

    verdict: str
    facts: tuple[tuple[Change, ...], ...] = ()
    searched: int = MOST_TOGETHER
    cut: bool = False
    readings: tuple[tuple[Reading, ...], ...] = ()
    readings_cut: bool = False


@frozen
class Changes:
    """The answer: the verdict as it is, and for each other verdict what would bring it about."""

    case: str
    title: str
    conclusion: str
    mechanism: Mechanism
    stage: str
    verdict: str
    reached: tuple[Reached, ...]
    doctrines: Mapping[str, str]
    """The verdict under each doctrine, where none is chosen."""
    candidates: int
    candidates_cut: bool
    options: Options
    crisis: Case
    rulebook: Rulebook

    def to(self, verdict: str) -> Reached:
        """What brings that verdict about. Raises KeyError for the verdict that it is already."""
        for each in self.reached:
            if each.verdict == verdict:
                return each
        raise KeyError(verdict)

    def __str__(self) -> str:
        from foedus.present.change_page import change_page
        from foedus.present.text import draw

        return draw(change_page(self))


@frozen
class Asked:
    """The conclusion asked for: a stage of a mechanism, perhaps for one object."""

    mechanism: Mechanism
    stage: str
    object: str | None

    def fits(self, symbol: Symbol) -> bool:
        """Whether a conclusion of the solver is an instance of it."""
        mechanism, stage, about = symbol.arguments
        if mechanism.string != self.mechanism.id or stage.name != self.stage:
            return False
        return self.object is None or about.arguments[0].name == self.object

    def is_undone_by(self, change: Change) -> bool:
        """Whether a change would leave nothing to ask about: the object would not have come about."""
        return change.edit.thing == self.object and change.edit.field == HAPPENED


def parse_asked(said: str, rulebook: Rulebook) -> Asked:
    """The stage that `MECHANISM[:OBJECT][/STAGE]` names. Raises InputError with the nearest name."""
    name, _, stage = said.partition("/")
    base, _, thing = name.partition(":")
    mechanism = rulebook.mechanisms.get(base)
    if mechanism is None:
        known = rulebook.mechanisms
        raise InputError(
            Problem(
                f"unknown mechanism '{base}'", None, f"one of {', '.join(rulebook.mechanisms)}", nearest(base, known)
            )
        )
    wanted = stage or mechanism.headline
    if wanted not in mechanism.stages:
        expected = "one of " + ", ".join(mechanism.stages)
        near = nearest(wanted, mechanism.stages)
        raise InputError(Problem(f"'{base}' has no stage '{wanted}'", None, expected, near))
    if thing and mechanism.object is None:
        raise InputError(Problem(f"'{base}' is not asked of single things such as '{thing}'", None, base))
    return Asked(mechanism, wanted, thing or None)


def changes(
    case: str | Path | Case,
    conclusion: str,
    rulebook: Rulebook | None = None,
    options: Options | None = None,
    verdicts: Sequence[str] = VERDICTS,
    seconds: float = SECONDS,
    at_most: int = MOST_TOGETHER,
    **given: object,
) -> Changes:
    """The least changes of facts, and of readings, that turn a mechanism's verdict into each other one.

    Options are those of `evaluate`. A verdict speaks of all worlds that they leave: `applies` where one instance holds
    in every one. Changes go up to three at a time, or to `at_most`.
    """
    if not 1 <= at_most <= MOST_TOGETHER:
        raise InputError(Problem(f"{at_most} changes at a time cannot be tried", None, f"1 to {MOST_TOGETHER}"))
    law, chosen = asked_of(rulebook, options, given)
    asked = parse_asked(conclusion, law)
    crisis = case if isinstance(case, Case) else Case.load(case, law)
    if asked.object is not None and asked.object not in {*crisis.by_id, *law.states}:
        known = [*crisis.by_id, *law.states]
        near = nearest(asked.object, known)
        raise InputError(Problem(f"there is no '{asked.object}' in this case", None, asked.mechanism.object, near))
    crisis = as_asked(crisis, law, chosen)
    given_on = (crisis, conclusion, asked, law, chosen, tuple(verdicts), seconds, at_most)
    return run(law, len(crisis.things), chosen.seconds, _changes, *given_on)


def _changes(
    case: Case, conclusion: str, asked: Asked, rulebook: Rulebook, options: Options, verdicts: tuple[str, ...],
    seconds: float, at_most: int,
) -> Changes:  # fmt: skip
    found = [each for each in possible_changes(case, rulebook, encode(case, rulebook)) if not asked.is_undone_by(each)]
    inquiry = Inquiry(case, rulebook, options, found[:MOST_CHANGES])
    search = inquiry.search(asked, options.doctrine)
    verdict = search.verdict()
    if verdict is None:
        raise InputError(Problem("no world fits these facts and options", case.place_of(())))
    moves = inquiry.readings(options.doctrine)
    reached = tuple(inquiry.reached(search, moves, each, seconds, at_most) for each in verdicts if each != verdict)
    return Changes(
        case.id, case.title, conclusion, asked.mechanism, asked.stage, verdict, reached,
        _doctrines(case, asked, rulebook, options), len(inquiry.facts), len(found) > MOST_CHANGES, options, case,
        rulebook,
    )  # fmt: skip


def _doctrines(case: Case, asked: Asked, rulebook: Rulebook, options: Options) -> dict[str, str]:
    if options.doctrine is not None:
        return {}
    given = replace(options, mechanisms=[asked.mechanism.id], hinges=False, missing=None, at=None)
    opinions = [
        each
        for each in evaluate(case, rulebook, given).mechanisms.values()
        if asked.object is None or each.id.endswith(f":{asked.object}")
    ]
    return {
        name: strongest(each.stage_doctrines[asked.stage][name] for each in opinions) for name in rulebook.doctrines
    }


class Inquiry:
    """One grounding with all changes of a case, for any mechanism and doctrine."""

    def __init__(self, case: Case, rulebook: Rulebook, options: Options, candidates: Sequence[Change]) -> None:
        self._rulebook = rulebook
        self._options = options
        others = alternatives(case, rulebook, candidates)
        self.facts = {change.id: change for change in others.changes}
        self._moves = [
            (f"{term.id}={position}", term.id, position)
            for term in rulebook.terms.values()
            for position in term.positions
        ]
        self._worlds = others.program(case, rulebook, self._moves).ground(options.seconds)

    def search(self, asked: Asked, doctrine: str | None) -> Search:
        """The search for a conclusion, as a doctrine reads the law."""
        instances = [symbol for symbol in self._worlds.grounding.symbols("stage", 3) if asked.fits(symbol)]
        names = [*self.facts, *(name for name, _, _ in self._moves)]
        return Search(self._worlds.grounding, instances, names, self._allowed(doctrine))

    def _allowed(self, doctrine: str | None) -> Allowed:
        readings = parse_readings(self._options.readings, self._rulebook)
        chosen = self._rulebook.doctrines[doctrine] if doctrine is not None else None
        return self._worlds.allowed(readings, self._options.taken, chosen)

    def reached(
        self, search: Search, moves: Mapping[str, Reading], verdict: str, seconds: float, at_most: int
    ) -> Reached:
        """All least changes to a verdict."""
        facts = search.least(verdict, list(self.facts), seconds, at_most)
        readings = search.least(verdict, list(moves), seconds, at_most)
        return Reached(
            verdict,
            self.told(facts),
            facts.searched,
            facts.cut,
            tuple(tuple(moves[name] for name in sorted(each)) for each in sorted(readings.sets, key=_by_size)),
            readings.cut,
        )

    def told(self, least: Least) -> tuple[tuple[Change, ...], ...]:
        """The sets of changes, without those that add a thing and say more of it than is needed."""
        known = {frozenset(each) for each in least.sets}
        places = {name: place for place, name in enumerate(self.facts)}
        kept = []
        for each in least.sets:
            barer = frozenset(name.removesuffix(FULLER) for name in each)
            if barer == frozenset(each) or barer not in known:
                kept.append(sorted(each, key=places.__getitem__))
        kept.sort(key=lambda each: (len(each), [places[name] for name in each]))
        return tuple(tuple(self.facts[name] for name in each) for each in kept)

    def readings(self, doctrine: str | None) -> dict[str, Reading]:
        """The changes of reading that differ from what is chosen anyway."""
        by_term: dict[str, list[Period]] = {}
        for period in self._worlds.periods:
            by_term.setdefault(period.term, []).append(period)
        open_: dict[str, set[str]] = {}
        for question, values in self._allowed(doctrine).items():
            if question.name == "reading":
                open_.setdefault(question.arguments[0].name, set()).update(value.name for value in values)
        found = {}
        for name, term, position in self._moves:
            periods = [period for period in by_term.get(term, ()) if position in period.every]
            if periods and open_.get(term) != {position}:
                known = self._rulebook.terms[term]
                says = f"“{known.title}” is read as: {known.positions[position].short}"
                outlier = not any(position in period.main for period in periods)
                found[name] = Reading(name, term, position, says, outlier)
        return found


def _by_size(names: tuple[str, ...]) -> tuple[int, list[str]]:
    return (len(names), sorted(names))
