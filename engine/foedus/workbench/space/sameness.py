"""Whether two groundings ask the same of their questions, but for the names of their days.

Only the rules on which the conclusions asked depend are looked at: a period in which an agreement that none of them
reads enters into force has the same law as the one before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from clingo import Symbol

from foedus.reasoning.diagrams.ground import GroundRules
from foedus.reasoning.diagrams.strata import parts
from foedus.reasoning.worlds import CHOICES
from foedus.text.dates import day_text
from foedus.workbench.space.space import Space

# A period of a term, by its first day; else a day.
_DAY = re.compile(r"(?<=reading\()\w+,\d+|\b(?:19|20)\d{6}\b|\b\d{4}-\d\d-\d\d\b")


def signature(space: Space, goals: Iterable[tuple[str, int]]) -> str:
    """A digest of the ground rules under these conclusions, each day told by its place among the days of the space.

    Questions and goals are told by their names, whatever lies between them by its rules.
    """
    days = {said: f"d{at}" for at, day in enumerate(space.encoding.days) for said in (str(day), day_text(day))}
    for term in {each.term for each in space.program.periods}:
        starts = sorted(each.start for each in space.program.periods if each.term == term)
        days.update((f"{term},{start}", f"{term},{place}") for place, start in enumerate(starts))
    grounding = space.worlds.grounding
    asked = [atom for name, arity in (*goals, ("admissible", 0)) for atom in grounding.atoms(name, arity)]
    choices = [atom for name, place in CHOICES.items() for atom in grounding.atoms(name, place + 1)]
    told = _Telling(grounding.observed, choices, days)
    said = sorted(f"{told.named(symbol)}<-{told.of(literal)}" for symbol, literal in asked)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


class _Telling:
    """Tells atoms by digests of their rules, those below first."""

    def __init__(self, rules: GroundRules, choices: Iterable[tuple[Symbol, int]], days: Mapping[str, str]) -> None:
        self._rules = rules
        self._days = days
        self._digests = {literal: self.named(symbol) for symbol, literal in choices}

    def named(self, symbol: Symbol) -> str:
        """The name of an atom, with its days told by their places."""
        return _DAY.sub(lambda found: self._days.get(found[0], found[0]), str(symbol))

    def of(self, literal: int) -> str:
        """The digest of an atom."""
        if literal not in self._digests:
            for part in parts([literal], self._rules.bodies, self._digests):
                self._settle(part)
        return self._digests.get(literal, "never")

    def _settle(self, part: tuple[int, ...]) -> None:
        """The atoms of a circle are told together, by all their rules."""
        inside = dict.fromkeys(part, "circle")
        rules = [body for atom in part for body in self._rules.bodies[atom]]
        bodies = sorted(self._body(bound, literals, inside) for bound, literals in rules)
        whole = hashlib.sha256("|".join(bodies).encode()).hexdigest()
        for atom in part:
            own = sorted(self._body(bound, literals, inside) for bound, literals in self._rules.bodies[atom])
            self._digests[atom] = hashlib.sha256(f"{whole}{own}".encode()).hexdigest()

    def _body(self, bound: int, literals: Iterable[tuple[int, int]], inside: Mapping[int, str]) -> str:
        told = []
        for literal, weight in literals:
            atom = abs(literal)
            digest = inside.get(atom) or self._digests.get(atom, "never")
            told.append(f"{'-' * (literal < 0)}{digest}*{weight}")
        return f"{bound}:{sorted(told)}"
