"""Questions and their values in words: what a hinge grants, what an open question asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from clingo import Function, Number, Symbol

from foedus.cases.encoding import Question
from foedus.law.rulebook import Rulebook
from foedus.reasoning.facts import answered
from foedus.reasoning.facts import sentence as asked
from foedus.reasoning.hinges import Condition
from foedus.reasoning.opinion import HingeLiteral, TermInPlay
from foedus.reasoning.periods import Period
from foedus.reasoning.sentences import Names
from foedus.reasoning.worlds import Allowed
from foedus.text.dates import day_text


class Wording:
    """Words for the questions of a case."""

    def __init__(
        self,
        rulebook: Rulebook,
        names: Names,
        questions: Iterable[Question],
        periods: Iterable[Period],
        allowed: Allowed,
    ) -> None:
        self._rulebook = rulebook
        self._names = names
        self._questions = {question.name: question for question in questions}
        self._allowed = allowed
        self._several = _terms_of_several_periods(periods)

    def literal(self, condition: Condition) -> HingeLiteral:
        """A question with the values of which one is granted."""
        variable, values = condition
        if is_reading(variable.question):
            return self._reading(variable.question, values)
        question = self._questions[variable.question.arguments[0].string]
        options = tuple(value.string for value in values)
        said = answered(question, options, self._names, self._rulebook)
        return HingeLiteral("fact", question.name, options, said)

    def _reading(self, name: Symbol, values: tuple[Symbol, ...]) -> HingeLiteral:
        term, period = name.arguments[0].name, name.arguments[1].number
        known = self._rulebook.terms[term]
        positions = tuple(value.name for value in values)
        others = [each.name for each in self._allowed.get(name, ()) if each not in values]
        if len(others) == 1 and len(positions) > 1:
            how = f"in any way but: {known.positions[others[0]].short}"
        else:
            how = "as: " + " or ".join(known.positions[position].short for position in positions)
        said = f"“{known.title}”{self._since(term, period)} is read {how}"
        return HingeLiteral("term", term, positions, said, period if term in self._several else None)

    def _since(self, term: str, period: int) -> str:
        """Which period of the term is meant, where the case falls into several."""
        if term not in self._several:
            return ""
        return f" from {day_text(period)} on" if period else ", as first understood,"

    def question(self, name: Symbol) -> tuple[str, str, int | None, str]:
        """`fact` or `term`, its name, the period where the term has several, and what is asked."""
        if is_reading(name):
            term, period = name.arguments[0].name, name.arguments[1].number
            said = f"“{self._rulebook.terms[term].title}”{self._since(term, period)}".rstrip(",")
            return "term", term, period if term in self._several else None, said
        question = self._questions[name.arguments[0].string]
        return "fact", question.name, None, asked(question, self._names, self._rulebook)

    def value(self, name: Symbol, value: Symbol) -> str:
        """One value of a question, in words of its own."""
        if is_reading(name):
            return self._rulebook.terms[name.arguments[0].name].positions[value.name].short
        return answered(self._questions[name.arguments[0].string], [value.string], self._names, self._rulebook)


    def terms(self, periods: Iterable[Period], played: Collection[Symbol]) -> tuple[TermInPlay, ...]:
        """The open terms among the questions in play, in the law's order."""
        return tuple(self._term(period) for period in periods if reading_symbol(period) in played)

    def _term(self, period: Period) -> TermInPlay:
        known = self._rulebook.terms[period.term]
        open_here = {each.name for each in self._allowed[reading_symbol(period)]}
        positions = tuple(each for each in known.positions if each in open_here)
        says = tuple(known.positions[each].short for each in positions)
        told = period.start if period.term in self._several else None
        return TermInPlay(period.term, known.title, positions, says, told)


def reading_symbol(period: Period) -> Symbol:
    """A question of reading as the solver's choices name it."""
    return Function("reading", [Function(period.term), Number(period.start)])


def is_reading(name: Symbol) -> bool:
    """Whether a question is one of reading; else it is one of fact."""
    return name.name == "reading"


def _terms_of_several_periods(periods: Iterable[Period]) -> frozenset[str]:
    seen: set[str] = set()
    several: set[str] = set()
    for period in periods:
        (several if period.term in seen else seen).add(period.term)
    return frozenset(several)
