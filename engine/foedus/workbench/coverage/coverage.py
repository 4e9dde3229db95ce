"""Coverage over cases: for each rule, each of its conditions and each position, the cases that exercise it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from foedus.cases.case import Case
from foedus.law.pattern_bodies import text_of
from foedus.law.patterns import RulePattern, patterns
from foedus.law.rule import Rule
from foedus.law.rulebook import Rulebook
from foedus.text.values import frozen
from foedus.workbench.coverage.exercise import Exercise, exercise
from foedus.workbench.coverage.probes import readings
from foedus.workbench.processes import in_order

Cases = tuple[str, ...]
"""The names of cases, in their order."""


@frozen
class Exercised:
    """The cases in which something fired, was blocked, and decided a conclusion; each in some world of the case."""

    fired: Cases
    blocked: Cases
    decisive: Cases

    @property
    def lacks(self) -> tuple[str, ...]:
        """What no case shows."""
        shown = {"fired": self.fired, "blocked": self.blocked, "decisive": self.decisive}
        return tuple(name for name, cases in shown.items() if not cases)


@frozen
class ConditionCoverage:
    """A condition of a rule: blocked where it alone failed, decisive where a conclusion turned on its failing."""

    text: str
    exercised: Exercised


@frozen
class RuleCoverage:
    """A rule: blocked where all its conditions but one held. One without conditions cannot be blocked."""

    rule: Rule
    exercised: Exercised
    conditions: tuple[ConditionCoverage, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """What no case shows of it, as far as it can be shown."""
        return tuple(each for each in self.exercised.lacks if each != "blocked" or self.conditions)


@frozen
class PositionCoverage:
    """A position of a term: fired where a rule that asks for it fired, blocked where the term read otherwise alone
    stopped one. `asked`: whether some rule asks for it by name; one that is what others leave is none."""

    term: str
    position: str
    exercised: Exercised
    asked: bool


@frozen
class Coverage:
    """What the cases exercise of a rulebook. `unweighed` are the cases for which it could not be told what decides."""

    rulebook: Rulebook
    cases: Cases
    rules: tuple[RuleCoverage, ...]
    positions: tuple[PositionCoverage, ...]
    unweighed: Cases
    quick: bool = False
    """Whether it was not asked what decides."""

    @property
    def conditions(self) -> Iterator[ConditionCoverage]:
        """The conditions of all rules."""
        return (each for rule in self.rules for each in rule.conditions)


def covered(
    files: Sequence[Path],
    rulebook: Rulebook,
    jobs: int | None = None,
    seconds: float = 120.0,
    progress: Callable[[int, str], None] | None = None,
    quick: bool = False,
) -> Coverage:
    """The coverage of the cases in these files. Raises InputError for a file that is no case."""
    found: dict[str, Exercise] = {}
    for number, (name, each) in enumerate(in_order(_of_file, files, rulebook, jobs, seconds, quick), 1):
        found[name] = each
        if progress is not None:
            progress(number, name)
    rules = tuple(_rule(pattern, rulebook, found) for pattern in patterns(rulebook).rules)
    unweighed = tuple(name for name, each in found.items() if not each.weighed)
    return Coverage(rulebook, tuple(found), rules, tuple(_positions(rulebook, found)), unweighed, quick)


def _of_file(path: Path, rulebook: Rulebook, seconds: float, quick: bool) -> tuple[str, Exercise]:
    case = Case.load(path, rulebook)
    return case.id, exercise(case, rulebook, seconds, quick)


def _rule(pattern: RulePattern, rulebook: Rulebook, found: Mapping[str, Exercise]) -> RuleCoverage:
    number = pattern.number
    fired = _where(found, lambda each: number in each.fired)
    conditions = []
    for place, item in enumerate(pattern.body):
        here = (number, place)
        conditions.append(
            ConditionCoverage(
                text_of(item),
                Exercised(
                    fired,
                    _where(found, lambda each, here=here: here in each.blocked),  # type: ignore[misc]
                    _where(found, lambda each, here=here: here in each.decisive_conditions),  # type: ignore[misc]
                ),
            )
        )
    blocked = _where(found, lambda each: any(rule == number for rule, _ in each.blocked))
    decisive = _where(found, lambda each: number in each.decisive)
    return RuleCoverage(rulebook.rules[pattern.id], Exercised(fired, blocked, decisive), tuple(conditions))


def _positions(rulebook: Rulebook, found: Mapping[str, Exercise]) -> Iterator[PositionCoverage]:
    asked = {each for rule in patterns(rulebook).rules for item in rule.body for each in readings(item)}
    for term in rulebook.terms.values():
        for position in term.positions:
            yield _position((term.id, position), found, asked)


def _position(
    name: tuple[str, str], found: Mapping[str, Exercise], asked: set[tuple[str, str]]
) -> PositionCoverage:
    exercised = Exercised(
        _where(found, lambda each: name in each.read),
        _where(found, lambda each: name in each.unread),
        _where(found, lambda each: name in each.decisive_positions),
    )
    return PositionCoverage(*name, exercised, name in asked)


def _where(found: Mapping[str, Exercise], holds: Callable[[Exercise], bool]) -> Cases:
    return tuple(name for name, each in found.items() if holds(each))
