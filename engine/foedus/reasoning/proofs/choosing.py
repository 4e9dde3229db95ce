"""Which world to explain: one in which a conclusion holds, or fails, with as little granted as can be."""

from __future__ import annotations

from collections.abc import Mapping

from clingo import Symbol

from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import FALSE
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.worlds import Allowed

Choices = dict[Symbol, Symbol]


def choose(diagrammed: Diagrammed, node: int, admitted: int, preferred: Mapping[Symbol, Symbol]) -> Choices | None:
    """An answer for every question, so that the node is true in an admissible world; None where there is none.

    The shortest hinge is granted first; every other question then takes its preferred answer, as far as one may.
    """
    diagrams = diagrammed.compiled.diagrams
    inside = diagrams.both(node, admitted)
    if inside == FALSE:
        return None
    granted = dict(diagrammed.shortest(node, admitted))
    left = diagrams.fix(inside, granted)
    chosen: Choices = {}
    for level, variable in enumerate(diagrammed.compiled.variables):
        value = granted.get(level)
        if value is None:
            wanted = [place for place, each in enumerate(variable.values) if each == preferred.get(variable.question)]
            rest = [place for place in range(len(variable.values)) if place not in wanted]
            value = next(each for each in [*wanted, *rest] if diagrams.fix(left, {level: each}) != FALSE)
            left = diagrams.fix(left, {level: value})
        chosen[variable.question] = variable.values[value]
    return chosen


def preferences(allowed: Allowed, settled: Allowed, rulebook: Rulebook) -> Choices:
    """The answers that questions take where nothing turns on them: the settled one, else the law's first allowed."""
    found: Choices = {}
    for question, values in allowed.items():
        both = (values & settled.get(question, values)) or values
        found[question] = min(both, key=lambda value: _place(question, value, rulebook))
    return found


def _place(question: Symbol, value: Symbol, rulebook: Rulebook) -> tuple[int, str]:
    if question.name != "reading":
        return 0, str(value)
    positions = list(rulebook.terms[question.arguments[0].name].positions)
    return positions.index(value.name), value.name
