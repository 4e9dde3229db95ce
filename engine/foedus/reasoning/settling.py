"""What an arguable verdict turns on, and what the opinion as a whole turns on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from clingo import Function, String, Symbol, Tuple_

from foedus.law.mechanisms import Stage
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.compilation import NotStratified
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.diagrams.nesting import TooLong
from foedus.reasoning.hinges import Condition, Diagrammed, Hinge, Relevance
from foedus.reasoning.opinion import ARGUABLE, HingeLiteral, Hinges, MechanismOpinion
from foedus.reasoning.wording import Wording
from foedus.reasoning.worlds import Allowed, Worlds
from foedus.text.source import InputError, Problem

GOALS = (("candidate", 2), ("stage", 3), ("breach", 3), ("lacuna", 2), ("doubt", 2))
"""The predicates of all that an opinion concludes."""
FINDINGS = frozenset({"breach", "lacuna", "doubt"})
MANY = 12
"""Hinges of one verdict past which they are also told as nested conditions."""
MOST_LINES = 24


def goals(rulebook: Rulebook) -> tuple[tuple[str, int], ...]:
    """The predicates whose diagrams an opinion reads: what it concludes, and the conditions that stages name."""
    conditions = {
        (condition.holds, len(condition.of))
        for mechanism in rulebook.mechanisms.values()
        for stage in mechanism.stages.values()
        for condition in stage.conditions
    }
    return (*GOALS, *sorted(conditions))


class Settling:
    """Names what verdicts turn on."""

    def __init__(self, worlds: Worlds, allowed: Allowed, rulebook: Rulebook, wording: Wording) -> None:
        self._worlds = worlds
        self._allowed = allowed
        self._rulebook = rulebook
        self._wording = wording

    @cached_property
    def diagrammed(self) -> Diagrammed | None:
        """The diagrams of all conclusions; None where they grow past their cap. Raises InputError where none exist."""
        try:
            return Diagrammed(self._worlds.grounding, goals(self._rulebook))
        except Burst:
            return None
        except NotStratified as error:
            raise InputError(Problem(f"these rules have no verdict diagrams: {error}")) from error

    def settle(self, mechanisms: Mapping[str, MechanismOpinion]) -> dict[str, MechanismOpinion]:
        """The same opinions, the arguable ones with their hinges."""
        return {
            name: replace(each, hinges=self._hinges(each)) if each.verdict == ARGUABLE else each
            for name, each in mechanisms.items()
        }

    def in_play(self, mechanisms: Iterable[str], findings: bool = True) -> frozenset[Symbol] | None:
        """The questions on which some conclusion shown depends; None where the diagrams cannot say.

        `mechanisms` are the ids of those shown; with `findings`, breaches, lacunae and doubts count, all of them.
        """
        diagrammed = self.diagrammed
        if diagrammed is None:
            return None
        return questions_in_play(diagrammed, self._allowed, frozenset(mechanisms), findings)

    def _hinges(self, opinion: MechanismOpinion) -> Hinges:
        if self.diagrammed is None:
            return Hinges(complete=False)
        mechanism = self._rulebook.mechanisms[opinion.mechanism]
        conclusion = stage_symbol(mechanism.id, mechanism.stages[mechanism.headline], opinion.about)
        try:
            found = self.diagrammed.hinges(conclusion, self.diagrammed.admitted(self._allowed))
        except Burst:
            return Hinges(complete=False, outline=self._outline(self.diagrammed, conclusion))
        many = max(len(found.for_), len(found.against)) > MANY
        outline = self._outline(self.diagrammed, conclusion) if many else ()
        return Hinges(tuple(map(self._hinge, found.for_)), tuple(map(self._hinge, found.against)), True, outline)

    def _outline(self, diagrammed: Diagrammed, conclusion: Symbol) -> tuple[tuple[int, str], ...]:
        def clause(condition: Condition) -> str:
            return self._wording.literal(condition).says

        try:
            return tuple(diagrammed.nested(conclusion, self._allowed, clause, MOST_LINES))
        except TooLong:
            return ()

    def _hinge(self, hinge: Hinge) -> tuple[HingeLiteral, ...]:
        return tuple(self._wording.literal(condition) for condition in hinge)


def stage_symbol(mechanism: str, stage: Stage, about: Mapping[str, str]) -> Symbol:
    """The conclusion that a mechanism reaches a stage for an instance."""
    instance = Tuple_([Function(about[part]) for part in stage.of])
    return Function("stage", [String(mechanism), Function(stage.id), instance])


def shown_nodes(diagrammed: Diagrammed, mechanisms: frozenset[str], findings: bool = True) -> dict[Symbol, int]:
    """The nodes of the conclusions shown: all stages of these mechanisms, and all findings."""
    return {
        symbol: node
        for symbol, node in diagrammed.compiled.nodes.items()
        if (symbol.name == "stage" and symbol.arguments[0].string in mechanisms)
        or (findings and symbol.name in FINDINGS)
    }


def questions_in_play(
    diagrammed: Diagrammed, allowed: Allowed, mechanisms: frozenset[str], findings: bool = True
) -> frozenset[Symbol]:
    """The questions on which some conclusion shown depends, with these values allowed."""
    levels = Relevance(diagrammed, allowed).of_any(shown_nodes(diagrammed, mechanisms, findings).values())
    return frozenset(diagrammed.compiled.variables[level].question for level in levels)
