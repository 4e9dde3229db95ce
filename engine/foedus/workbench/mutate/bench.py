"""A case under the law and under each of many mutants, on one grounding: verdicts alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.reasoning.judging import Court, findings, judge
from foedus.reasoning.opinion import FindingOpinion, MechanismOpinion
from foedus.reasoning.program import make_program
from foedus.reasoning.sentences import Names
from foedus.reasoning.worlds import Readings, Verdicts
from foedus.text.values import frozen
from foedus.workbench.holding import FINDINGS, Difference, differences
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
        self._law: dict[tuple[str, str | None], Verdicts | None] = {}

    @cached_property
    def effective(self) -> list[int]:
        """The mutants that matter here: in some world of the case, on any reading, a conclusion is another."""
        parting = Parting(self._worlds, self._mutants, lambda _question, _value: 0)
        return [place for place in sorted(parting.effective) if _differs(parting, place)]

    def expect(self, expected: Mapping[str, Any]) -> None:
        """From now on, expect this of the case."""
        self.case = replace(self.case, expect=_verdicts_of(expected))

    def killed(self) -> Iterator[tuple[int, str]]:
        """The mutants under which the case is not as it expects, each with the first difference."""
        if not self._is_met():
            return  # a case that the law itself does not meet shows nothing
        for place in self.effective:
            said = self.difference(place)
            if said is not None:
                yield place, said

    def _is_met(self) -> bool:
        try:
            return bool(self.case.expect) and not differences(self.case, lambda facts: self.judged(None, facts))
        except NoWorld:
            return False

    def difference(self, place: int) -> str | None:
        """What a case finds otherwise than it expects under a mutant, in words; None where it finds all as expected."""
        if not self._is_other(place):
            return None
        try:
            found: tuple[Difference, ...] = differences(self.case, lambda facts: self.judged(place, facts))
        except NoWorld:
            return "no world fits the facts"
        return str(found[0]) if found else None

    def judged(self, place: int | None, facts: str = "all", every: bool = False) -> Judgement:
        """The judgement under the law, or under a mutant; by the doctrines that are expected, or `every` one."""
        overall = self._verdicts(place, facts, None)
        if overall is None:
            raise NoWorld
        doctrines = self._rulebook.doctrines if every else _doctrines(self.case.expect)
        names = [*self._encoding.order, *(each for each in self._rulebook.states if each not in self._encoding.order)]
        order = {name: number for number, name in enumerate(names)}
        by_doctrine = {name: self._verdicts(place, facts, name) for name in doctrines}
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
        asked = [("all", None), *(("all", name) for name in _doctrines(self.case.expect))]
        asked += [(name, None) for name in _facts(self.case.expect)]
        return any(self._verdicts(place, facts, name) != self._verdicts(None, facts, name) for facts, name in asked)

    def _verdicts(self, place: int | None, facts: str, doctrine: str | None) -> Verdicts | None:
        if place is None and (facts, doctrine) in self._law:
            return self._law[facts, doctrine]
        read = None if doctrine is None else self._rulebook.doctrines[doctrine]
        assumed = self._worlds.assume(Readings(), facts, read)
        selected = self._selection.law if place is None else self._selection.with_mutant(place)
        found = self._worlds.verdicts([*assumed, *selected])
        if place is None:
            self._law[facts, doctrine] = found
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
