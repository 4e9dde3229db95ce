"""The neighbourhood of a case: all crises that differ from it by changes that the vocabulary admits.

It reaches what the bounded space holds fixed: acts about membership, organs, other treaties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clingo import String, Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.reasoning.alternatives import alternatives
from foedus.reasoning.changeable import Change, possible_changes
from foedus.reasoning.edits import ADD, NEW
from foedus.workbench.mutate.elsewise import elsewise
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.parting import Parting
from foedus.workbench.mutate.selection import with_mutants
from foedus.workbench.space.bounds import read_bounds
from foedus.workbench.space.space import World

MOST_CHANGES = 1500
"""Changes of one case that are tried at most: the grounding grows with them."""

_CLASH = "clash"
"""Two changes of the same thing."""
_NO = String("no")


def _is_more(change: Change) -> bool:
    """Whether a change tells something beside what is told, and so may be left out first."""
    return change.edit.kind in (ADD, NEW)


class Neighbourhood:
    """The crises around a case."""

    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        self.case = case
        self._rulebook = rulebook
        found = possible_changes(case, rulebook, encode(case, rulebook))
        cast = dict.fromkeys(each for role in read_bounds(rulebook).roles.values() for each in role)
        found += elsewise(case, rulebook, list(cast))
        self.tried = sorted({each.id: each for each in found}.values(), key=_is_more)[:MOST_CHANGES]
        """The changes, as far as they are tried: those first that tell a thing of the case otherwise."""
        self._others = alternatives(case, rulebook, self.tried)
        self._changes = {String(change.id): change for change in self._others.changes}

    def parting(self, mutants: Sequence[Mutant], seconds: float) -> Parting:
        """The crises around the case, with these mutants."""
        program = self._others.program(self.case, with_mutants(self._rulebook, mutants))
        return Parting(program.ground(seconds, observe=True), mutants, self._weight, [_CLASH])

    def _weight(self, question: Symbol, value: Symbol) -> int:
        """A change that is not made adds nothing; what the case leaves open is open all the same."""
        is_change = question.name == "answer" and question.arguments[0] in self._changes
        return int(not is_change or value != _NO)

    def changes(self, world: World) -> Iterator[Change]:
        """The changes that a world makes."""
        for question, value in world.items():
            if question.name == "answer" and question.arguments[0] in self._changes and value != _NO:
                yield self._changes[question.arguments[0]]
