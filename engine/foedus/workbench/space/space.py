"""The space on one day of the law: its program, grounded once, with the two roads to an answer over all its crises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from clingo import String, Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, encode
from foedus.cases.questions import NO, Question
from foedus.law.rulebook import Rulebook
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.worlds import Worlds
from foedus.text.atoms import Atom
from foedus.workbench.space.bounds import Bounds
from foedus.workbench.space.form import HAPPENED, constraints
from foedus.workbench.space.template import Template

CAP = 1_000_000
"""Nodes that the diagrams of a space may have: some seconds, and a few hundred megabytes."""
SECONDS = 120.0

World = dict[Symbol, Symbol]
"""An answer for each question of fact, a position for each question of reading."""


class Space:
    """All crises within the bounds whose anchor is one day, under all readings, outliers too."""

    def __init__(self, rulebook: Rulebook, bounds: Bounds, anchor: int) -> None:
        self.rulebook = rulebook
        self.bounds = bounds
        self.anchor = anchor
        self.case: Case = Template(rulebook, bounds).case(anchor)
        self.encoding: Encoding = _settled(encode(self.case, rulebook))
        program = make_program(self.case, rulebook, self.encoding)
        self.program: Program = replace(program, text=program.text + constraints(rulebook, bounds))
        self.worlds: Worlds = self.program.ground(SECONDS, observe=True)
        self.open = self.worlds.within({})

    @property
    def questions(self) -> dict[str, Question]:
        """The questions of fact, by name."""
        return {question.name: question for question in self.encoding.questions}

    def conclusions(self, name: str, arity: int, first: Symbol | None = None) -> list[Symbol]:
        """What can be concluded of a predicate in some crisis; `first`: with this first argument."""
        found = self.worlds.grounding.symbols(name, arity)
        return [symbol for symbol in found if first is None or symbol.arguments[0] == first]

    # The solver's road

    def any_of(self, conclusions: list[Symbol]) -> int | None:
        """The literal of a fresh atom that holds where one of these conclusions does; None where none ever can."""
        grounding = self.worlds.grounding
        literals = [literal for each in conclusions if (literal := grounding.literal(each)) is not None]
        return grounding.defined(*([literal] for literal in literals)) if literals else None

    def solve(self, literals: list[int]) -> World | None:
        """An admissible world in which these literals hold, or None."""
        grounding = self.worlds.grounding
        choices = self.worlds.choices
        asked = [literal for values in choices.values() for _, literal in values]
        held, _ = grounding.world([*self.open, *literals], asked)
        if held is None:
            return None
        return {question: value for question, values in choices.items() for value, literal in values if literal in held}

    # The diagrams' road

    def diagrammed(
        self, goals: list[tuple[str, int]], only: Callable[[Symbol], bool] | None = None, cap: int = CAP
    ) -> Diagrammed:
        """The conclusions as diagrams over the whole space. Raises Burst past the cap."""
        return Diagrammed(self.worlds.grounding, goals, cap, only=only)

    def weights(self, diagrammed: Diagrammed) -> list[list[Fraction]]:
        """For each level and value how often it counts, so that no crisis counts twice.

        Nothing turns on the details of an event that did not take place: all of them together are one crisis.
        """
        asked = self.encoding.questions
        details: dict[str, int] = {}
        for question in asked:
            if question.field != HAPPENED:
                details[question.thing] = details.get(question.thing, 1) * len(question.options)
        events = {String(each.name): each.thing for each in asked if each.field == HAPPENED}
        found = []
        for variable in diagrammed.compiled.variables:
            # Of a question of reading the first argument is a term, which no event has as its name.
            thing = events.get(variable.question.arguments[0])
            none = Fraction(1, details.get(thing, 1)) if thing is not None else Fraction(1)
            found.append([none if value == String(NO) else Fraction(1) for value in variable.values])
        return found

    # Least crises

    def weight(self, question: Symbol, value: Symbol) -> int:
        """What an answer adds to a crisis: nothing where it is what a silent case has."""
        if question.name == "reading":
            standing = next(
                each.standing
                for each in self.program.periods
                if each.term == question.arguments[0].name and each.start == question.arguments[1].number
            )
            return 0 if standing[value.name] == "main" else 1
        return int(value.string not in ("", silent(self.questions[question.arguments[0].string])))


def silent(question: Question) -> str:
    """The answer that adds nothing to a crisis: what a case has that says nothing of it."""
    if question.field == HAPPENED:
        return NO
    if question.default is not None:
        return question.default
    return question.options[0]


def _settled(encoding: Encoding) -> Encoding:
    """Nothing in the space is contested, and what is not said is not said."""
    encoding.facts[:] = [atom for atom in encoding.facts if atom.name != "contested"]
    encoding.effects[:] = [
        effect for effect in encoding.effects if not (effect[1] == "" and _is_said(effect[2]))
    ]
    return encoding


def _is_said(atom: Atom) -> bool:
    return atom.name == "said"
