"""Worlds: which readings and facts are open under given options, as assumptions over one grounding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clingo import Function, Number, String, Symbol

from foedus.cases.encoding import Question
from foedus.cases.questions import NO
from foedus.law.doctrines import Doctrine
from foedus.law.rulebook import Rulebook
from foedus.reasoning.options import BURDEN
from foedus.reasoning.periods import Calendar, Period, chosen
from foedus.reasoning.solver import Grounding
from foedus.text.atoms import Atom, parse_atom
from foedus.text.names import expected, nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen


@frozen
class Readings:
    """Which positions are open: the main ones, or all; and for named terms just those named."""

    every: bool = False
    only: Mapping[str, frozenset[str]] | None = None

    def allowed(self, period: Period) -> frozenset[str]:
        """The positions open in a period. A named position that the period does not have leaves the term as it was."""
        named = (self.only or {}).get(period.term, frozenset()) & period.every
        return named or (period.every if self.every else period.main or period.every)


def parse_readings(said: str, rulebook: Rulebook) -> Readings:
    """`main`, `all`, or `TERM=POSITION,…`, also mixed. Raises InputError for names that the law does not have."""
    every = False
    only: dict[str, frozenset[str]] = {}
    for part in said.split(","):
        word = part.strip()
        if word in ("main", "all"):
            every = word == "all"
            continue
        term, equals, position = word.partition("=")
        if not equals:
            raise InputError(Problem(f"'{word}' names no readings", None, "main, all or TERM=POSITION,…"))
        if term not in rulebook.terms:
            message = f"unknown open term '{term}'"
            raise InputError(Problem(message, None, expected(term, rulebook.terms), nearest(term, rulebook.terms)))
        known = rulebook.terms[term].positions
        if position not in known:
            positions = "one of " + ", ".join(known)
            raise InputError(
                Problem(f"'{term}' has no position '{position}'", None, positions, nearest(position, known))
            )
        only[term] = only.get(term, frozenset()) | {position}
    return Readings(every, only)


Allowed = Mapping[Symbol, frozenset[Symbol]]
CHOICES: Mapping[str, int] = {"answer": 1, "reading": 2}
"""The predicates of the choices, with the place of the value among their arguments."""


def _settled(question: Question, facts: str) -> frozenset[str]:
    """The options that stay open under `--facts`."""
    option = {"established": question.default, "alleged": question.alleged, BURDEN: question.unproven}.get(facts)
    if facts == "established" and question.reserved is not None:
        option = question.reserved
    if option is not None:
        return frozenset([option])
    return frozenset(question.options) - {question.reserved}


class Worlds:
    """The admissible worlds of a grounding, narrowed by readings, doctrines and facts."""

    def __init__(
        self,
        grounding: Grounding,
        asked: Sequence[Period],
        questions: Sequence[Question],
        calendar: Calendar,
        silent: frozenset[str] = frozenset(),
        marks: Sequence[int] = (),
    ) -> None:
        """`silent` are questions on which the case is silent: they are answered by no, whatever the options.

        `marks` are literals that hold in every world, by assumption.
        """
        self.grounding = grounding
        self._silent = silent
        self.periods = asked
        self._questions = questions
        self._calendar = calendar
        self._choices: dict[Symbol, list[tuple[Symbol, int]]] = {}
        for name, place in CHOICES.items():
            for question, value, literal in grounding.choices(name, place):
                self._choices.setdefault(question, []).append((value, literal))
        admissible = grounding.literal(Function("admissible"))
        self._admissible = [] if admissible is None else [admissible]
        self._never = admissible is None
        self._marks = list(marks)

    @property
    def choices(self) -> Mapping[Symbol, Sequence[tuple[Symbol, int]]]:
        """Each question’s values, with their literals."""
        return self._choices

    def allowed(self, readings: Readings, facts: str, doctrine: Doctrine | None = None) -> Allowed:
        """The values that these options leave to each question, by the question's name in the choices."""
        found: dict[Symbol, frozenset[Symbol]] = {}
        for period in self.periods:
            positions = chosen(doctrine, period, self._calendar) if doctrine is not None else frozenset()
            question = Function("reading", [Function(period.term), Number(period.start)])
            found[question] = frozenset(Function(each) for each in positions or readings.allowed(period))
        for each in self._questions:
            values = frozenset([NO]) if each.name in self._silent else _settled(each, facts)
            found[Function("answer", [String(each.name)])] = frozenset(map(String, values))
        return found

    def assume(self, readings: Readings, facts: str, doctrine: Doctrine | None = None) -> list[int]:
        """The assumptions for these options: no world has a value that they do not allow."""
        return self.within(self.allowed(readings, facts, doctrine))

    def within(self, allowed: Allowed) -> list[int]:
        """The assumptions under which no world has a value other than these."""
        return [*self._admissible, *self.narrowed(allowed)]

    def narrowed(self, allowed: Allowed) -> list[int]:
        """The same for worlds that constraints may exclude."""
        literals = [*self._marks]
        for question, values in allowed.items():
            for symbol, literal in self._choices.get(question, ()):
                if symbol not in values:
                    literals.append(-literal)
        return literals

    def granted(self, question: str, option: str) -> list[int]:
        """The assumption that a question is answered in one way."""
        choices = self._choices.get(Function("answer", [String(question)]), ())
        return [literal for symbol, literal in choices if symbol == String(option)]

    def excluded(self, readings: Readings, facts: str, doctrine: Doctrine | None = None) -> list[Atom]:
        """The constraints that exclude every world under these options."""
        assumptions = [each for each in self.assume(readings, facts, doctrine) if each not in self._admissible]
        certain = self.grounding.certain(assumptions)
        return [parse_atom(each) for each in sorted(certain or ()) if each.startswith("excluded(")]

    def verdicts(self, assumptions: Sequence[int]) -> Verdicts | None:
        """What holds in some and in every world under these assumptions; None where there is no world."""
        if self._never:
            return None
        possible = self.grounding.possible(assumptions)
        if possible is None:
            return None
        certain = self.grounding.certain(assumptions)
        return Verdicts(possible, certain if certain is not None else frozenset())


@frozen
class Verdicts:
    """What is concluded in some world, and what in every one; each conclusion as the solver writes it."""

    possible: frozenset[str]
    certain: frozenset[str]

    def atoms(self, name: str) -> list[Atom]:
        """What is concluded of a predicate in some world."""
        return [parse_atom(each) for each in sorted(self.possible) if each.startswith(f"{name}(")]

    def of(self, conclusion: str) -> str:
        """`applies`, `arguable` or `does_not_apply`."""
        if conclusion in self.certain:
            return "applies"
        return "arguable" if conclusion in self.possible else "does_not_apply"
