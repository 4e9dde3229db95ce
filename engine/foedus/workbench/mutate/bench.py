"""A case under the law and under each of many mutants, on one grounding: verdicts alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from clingo import Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.reasoning.judging import Court, findings, judge
from foedus.reasoning.opinion import FindingOpinion, MechanismOpinion
from foedus.reasoning.program import make_program
from foedus.reasoning.sentences import Names
from foedus.reasoning.wording import reading_symbol
from foedus.reasoning.worlds import Verdicts, parse_readings
from foedus.text.values import frozen
from foedus.workbench.holding import FINDING_OF, FINDINGS, MAIN, Difference, differences, readings_of
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.parting import Parting
from foedus.workbench.mutate.selection import Selection

_TURNS_ON = "turns_on"


@frozen
class Judgement:
    """The verdicts on a case; `breaches`, `lacunae` and `doubts` as an opinion has them."""

    mechanisms: Mapping[str, MechanismOpinion]
    breaches: tuple[FindingOpinion, ...] = ()
    lacunae: tuple[FindingOpinion, ...] = ()
    doubts: tuple[FindingOpinion, ...] = ()


class NoWorld(Exception):
    """Under the law, or under a mutant, no world fits the facts of the case."""


class Bench:
    """A case, and a rulebook that holds mutants."""

    def __init__(self, case: Case, rulebook: Rulebook, mutants: Sequence[Mutant], seconds: float = 60.0) -> None:
        """`rulebook` is one made by `with_mutants` for these mutants."""
        self.case = replace(case, expect=_verdicts_of(case.expect))
        self._rulebook = rulebook
        self._mutants = mutants
        self._encoding = encode(case, rulebook)
        self._worlds = make_program(case, rulebook, self._encoding).ground(seconds, observe=True)
        self._selection = Selection(self._worlds.grounding, mutants)
        self._names = Names(case, rulebook)
        self._law: dict[tuple[str, str | None, str], Verdicts | None] = {}

    @cached_property
    def effective(self) -> list[int]:
        """The mutants that matter here: in some world of the case, on any reading, a conclusion is another."""
        return [place for place in sorted(self._parting.effective) if _differs(self._parting, place)]

    @cached_property
    def _parting(self) -> Parting:
        return Parting(self._worlds, self._mutants, self._weight)

    def _weight(self, question: Symbol, value: Symbol) -> int:
        """A reading that is not among the main ones adds something; what a fact is, is left as it is found."""
        return 1 if question.name != "reading" else int(value.name not in self._main[question])

    @cached_property
    def _main(self) -> dict[Symbol, frozenset[str]]:
        periods = self._worlds.periods
        return {reading_symbol(each): each.main or each.every for each in periods}

    def readings(self, place: int) -> tuple[dict[str, str], dict[str, str]]:
        """Readings with which some conclusion is another under a mutant: the outliers among them, and all."""
        found = self._readings(place)
        every = {question.arguments[0].name: position for question, position in found.items()}
        outliers = {
            question.arguments[0].name: position
            for question, position in found.items()
            if position not in self._main[question]
        }
        return outliers, every

    def _readings(self, place: int) -> dict[Symbol, str]:
        with self._parting.of(place) as difference:
            world = difference.world() if difference is not None else None
            if difference is None or world is None:
                return {}
            small = difference.small(self._parting.every_reading(), world)
        return {question: small[question].name for question in self._main if question in small}

    def expect(self, expected: Mapping[str, Any]) -> None:
        """From now on, expect this of the case."""
        self.case = replace(self.case, expect=_verdicts_of(expected))

    def killed(self) -> Iterator[tuple[int, str]]:
        """The mutants under which the case is not as it expects, each with the first difference."""
        if not self._is_met():
            return  # a case that the law itself does not meet shows nothing
        # What the case expects nothing of need not be copied for each mutant.
        parting = Parting(self._worlds, self._mutants, self._weight, matters=self._is_expected)
        for place in sorted(parting.effective):
            said = self.difference(place) if _differs(parting, place) else None
            if said is not None:
                yield place, said

    def _is_expected(self, conclusion: Symbol) -> bool:
        """Whether an expectation of the case could rest on a conclusion or a candidate."""
        finding = FINDING_OF.get(conclusion.name)
        if finding is not None:
            return finding in self.case.expect
        return conclusion.arguments[0].string in {name.partition(":")[0] for name in self.case.expect}

    def _is_met(self) -> bool:
        try:
            return bool(self.case.expect) and not differences(self.case, partial(self.judged, None))
        except NoWorld:
            return False

    def difference(self, place: int) -> str | None:
        """What a case finds otherwise than it expects under a mutant, in words; None where it finds all as expected."""
        if not self._is_other(place):
            return None
        try:
            found: tuple[Difference, ...] = differences(self.case, partial(self.judged, place))
        except NoWorld:
            return "no world fits the facts"
        return str(found[0]) if found else None

    def judged(self, place: int | None, facts: str = "all", readings: str = MAIN, every: bool = False) -> Judgement:
        """The judgement under the law, or under a mutant; by the doctrines that are expected, or `every` one."""
        overall = self._verdicts(place, facts, None, readings)
        if overall is None:
            raise NoWorld
        doctrines = self._rulebook.doctrines if every else _doctrines(self.case.expect)
        names = [*self._encoding.order, *(each for each in self._rulebook.states if each not in self._encoding.order)]
        order = {name: number for number, name in enumerate(names)}
        by_doctrine = {name: self._verdicts(place, facts, name, readings) for name in doctrines}
        court = Court(self._rulebook, self._names, order, overall, by_doctrine)
        expected = {name.partition(":")[0] for name in self.case.expect}
        mechanisms = [each for each in self._rulebook.mechanisms.values() if every or each.id in expected]
        return Judgement(
            {each.id: each for mechanism in mechanisms for each in judge(court, mechanism)},
            tuple(findings(court, "breach", self._rulebook.breaches)),
            tuple(findings(court, "lacuna", self._rulebook.lacunae)),
            tuple(findings(court, "doubt", self._rulebook.doubts)),
        )

    def _is_other(self, place: int) -> bool:
        """Whether some verdict that is expected could be another: whether any conclusion behind it is."""
        asked: list[tuple[str, str | None]] = [("all", None)]
        asked += [("all", name) for name in _doctrines(self.case.expect)]
        asked += [(name, None) for name in _facts(self.case.expect)]
        every = [(*each, MAIN) for each in asked] + [("all", None, each) for each in _readings(self.case.expect)]
        return any(self._verdicts(place, *each) != self._verdicts(None, *each) for each in every)

    def _verdicts(self, place: int | None, facts: str, doctrine: str | None, readings: str = MAIN) -> Verdicts | None:
        if place is None and (facts, doctrine, readings) in self._law:
            return self._law[facts, doctrine, readings]
        read = None if doctrine is None else self._rulebook.doctrines[doctrine]
        assumed = self._worlds.assume(parse_readings(readings, self._rulebook), facts, read)
        selected = self._selection.law if place is None else self._selection.with_mutant(place)
        found = self._worlds.verdicts([*assumed, *selected])
        if place is None:
            self._law[facts, doctrine, readings] = found
        return found


def _differs(parting: Parting, place: int) -> bool:
    with parting.of(place) as difference:
        return difference is not None and difference.world() is not None


def _verdicts_of(expect: Mapping[str, Any]) -> dict[str, Any]:
    """What is expected, without what a verdict turns on."""
    return {name: value if name in FINDINGS else _without_turns(value) for name, value in expect.items()}


def _without_turns(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_without_turns(each) for each in value]
    return {key: each for key, each in value.items() if key != _TURNS_ON} if isinstance(value, Mapping) else value


def _doctrines(expect: Any) -> list[str]:
    return sorted(_keys_below(expect, "doctrines"))


def _facts(expect: Any) -> list[str]:
    return sorted(_keys_below(expect, "facts"))


def _readings(expect: Any) -> set[str]:
    """Every choice of readings under which something is expected."""
    found: set[str] = set()
    if isinstance(expect, Mapping):
        if "readings" in expect:
            found.add(readings_of(expect))
        expect = list(expect.values())
    for each in expect if isinstance(expect, (list, tuple)) else ():
        found |= _readings(each)
    return found


def _keys_below(value: Any, wanted: str) -> set[str]:
    """The keys of every mapping that stands under this key."""
    found: set[str] = set()
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key == wanted and isinstance(each, Mapping):
                found |= set(each)
            found |= _keys_below(each, wanted)
    elif isinstance(value, (list, tuple)):
        for each in value:
            found |= _keys_below(each, wanted)
    return found
