"""What an arguable verdict turns on, in sentences: the hinges of its headline instance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from clingo import Function, String, Symbol, Tuple_

from foedus.cases.encoding import Question
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.compilation import NotStratified
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.facts import answered
from foedus.reasoning.hinges import Condition, Diagrammed, Hinge
from foedus.reasoning.opinion import ARGUABLE, HingeLiteral, Hinges, MechanismOpinion
from foedus.reasoning.periods import Period
from foedus.reasoning.sentences import Names
from foedus.reasoning.worlds import Allowed, Worlds
from foedus.text.source import InputError, Problem

GOALS = (("stage", 3),)


class Settling:
    """Names what arguable verdicts turn on."""

    def __init__(
        self, worlds: Worlds, allowed: Allowed, rulebook: Rulebook, names: Names, questions: Iterable[Question]
    ) -> None:
        self._worlds = worlds
        self._allowed = allowed
        self._rulebook = rulebook
        self._names = names
        self._questions = {question.name: question for question in questions}
        self._several = _terms_of_several_periods(worlds.periods)

    def settle(self, mechanisms: Mapping[str, MechanismOpinion]) -> dict[str, MechanismOpinion]:
        """The same opinions, the arguable ones with their hinges."""
        if all(each.verdict != ARGUABLE for each in mechanisms.values()):
            return dict(mechanisms)
        try:
            diagrammed = Diagrammed(self._worlds.grounding, GOALS)
            admitted = diagrammed.admitted(self._allowed)
        except Burst:
            return {
                name: replace(each, hinges=Hinges(complete=False)) if each.verdict == ARGUABLE else each
                for name, each in mechanisms.items()
            }
        except NotStratified as error:
            raise InputError(Problem(f"these rules have no verdict diagrams: {error}")) from error
        return {
            name: replace(each, hinges=self._hinges(diagrammed, admitted, each)) if each.verdict == ARGUABLE else each
            for name, each in mechanisms.items()
        }

    def _hinges(self, diagrammed: Diagrammed, admitted: int, opinion: MechanismOpinion) -> Hinges:
        mechanism = self._rulebook.mechanisms[opinion.mechanism]
        stage = mechanism.stages[mechanism.headline]
        about = Tuple_([Function(opinion.about[part]) for part in stage.of])
        conclusion = Function("stage", [String(mechanism.id), Function(stage.id), about])
        try:
            found = diagrammed.hinges(conclusion, admitted)
        except Burst:
            return Hinges(complete=False)
        return Hinges(tuple(map(self._hinge, found.for_)), tuple(map(self._hinge, found.against)))

    def _hinge(self, hinge: Hinge) -> tuple[HingeLiteral, ...]:
        return tuple(self._literal(condition) for condition in hinge)

    def _literal(self, condition: Condition) -> HingeLiteral:
        variable, values = condition
        name = variable.question
        if name.name == "reading":
            return self._reading(name.arguments[0].name, name.arguments[1].number, values)
        question = self._questions[name.arguments[0].string]
        options = tuple(value.string for value in values)
        said = " or ".join(answered(question, option, self._names, self._rulebook) for option in options)
        return HingeLiteral("fact", question.name, options, said)

    def _reading(self, term: str, period: int, values: tuple[Symbol, ...]) -> HingeLiteral:
        known = self._rulebook.terms[term]
        positions = tuple(value.name for value in values)
        short = " or ".join(known.positions[position].short for position in positions)
        said = f"“{known.title}” is read as: {short}"
        return HingeLiteral("term", term, positions, said, period if term in self._several else None)


def _terms_of_several_periods(periods: Iterable[Period]) -> frozenset[str]:
    seen: set[str] = set()
    several: set[str] = set()
    for period in periods:
        (several if period.term in seen else seen).add(period.term)
    return frozenset(several)
