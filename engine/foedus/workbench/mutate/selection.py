"""Many mutants in one program: each rule that has some under a mark, each mutant under a choice of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clingo import Symbol

from foedus.law.patterns import MARK, patterns
from foedus.law.rulebook import Rulebook
from foedus.reasoning.relevance import relevant
from foedus.reasoning.solver import Grounding
from foedus.workbench.mutate.mutants import Mutant

MUTANT = "mutant_"
# As conditions, not as the choices `{mark(1)}.`, which stand in any program.
_CHOSEN = re.compile(rf"(?<!\{{){MUTANT}\((\d+)\)")
_GONE = re.compile(rf"(?<!\{{){MARK}\((\d+)\)")


def with_mutants(rulebook: Rulebook, mutants: Sequence[Mutant]) -> Rulebook:
    """The rulebook with all mutants in its program, to be chosen among by assumptions; all else is as it was."""
    marked = {rule.id: rule for rule in patterns(rulebook).rules}
    touched = dict.fromkeys(each.rule for each in mutants)
    lines = [rule.text for rule in rulebook.rules.values() if rule.id not in touched]
    for name in touched:
        lines += [f"{{{MARK}({marked[name].number})}}.", marked[name].marked]
    for place, mutant in enumerate(mutants):
        if mutant.text is not None:
            chosen = "; ".join(part for part in (f"{MUTANT}({place})", mutant.body) if part)
            lines += [f"{{{MUTANT}({place})}}.", f"{mutant.head} :- {chosen}."]
    program = "\n".join(lines) + "\n" + rulebook.program_of_engine
    return Rulebook({**rulebook._values, "program": program}, rulebook.root, rulebook.digest, rulebook.trusted)


def reached(rulebook: Rulebook, mutants: Sequence[Mutant], facts: Iterable[Symbol]) -> list[Mutant]:
    """The mutants whose rule, old or new, could have an instance with these facts."""
    text = relevant(with_mutants(rulebook, mutants).program, facts)
    chosen = {int(each) for each in _CHOSEN.findall(text)}
    gone = {int(each) for each in _GONE.findall(text)}
    return [each for place, each in enumerate(mutants) if place in chosen or each.number in gone]


class Selection:
    """The choices of a grounding: which assumptions make it the law, and which make it the law with one mutant."""

    def __init__(self, grounding: Grounding, mutants: Sequence[Mutant]) -> None:
        self._marks = {symbol.arguments[0].number: literal for symbol, literal in grounding.atoms(MARK, 1)}
        self._chosen = {symbol.arguments[0].number: literal for symbol, literal in grounding.atoms(MUTANT, 1)}
        self._mutants = mutants

    @property
    def law(self) -> list[int]:
        """The assumptions of the law as it is."""
        return [*self._marks.values(), *(-literal for literal in self._chosen.values())]

    def with_mutant(self, place: int) -> list[int]:
        """The assumptions of the law with a mutant instead of its rule."""
        gone, chosen = self.gone(place), self.chosen(place)
        marks = [-literal if literal == gone else literal for literal in self._marks.values()]
        return [*marks, *(literal if literal == chosen else -literal for literal in self._chosen.values())]

    def gone(self, place: int) -> int | None:
        """The literal of the rule that a mutant takes the place of."""
        return self._marks.get(self._mutants[place].number)

    def chosen(self, place: int) -> int | None:
        """The literal of a mutant; None where it only takes a rule away."""
        return self._chosen.get(place)

    @property
    def marks(self) -> frozenset[int]:
        """The literals of all rules that have mutants."""
        return frozenset(self._marks.values())

    @property
    def others(self) -> frozenset[int]:
        """The literals of all mutants."""
        return frozenset(self._chosen.values())


def effective(grounding: Grounding, selection: Selection, number: int) -> list[int]:
    """The mutants whose rule, old or new, has an instance in a grounding that was observed."""
    used = {literal for bodies in grounding.observed.bodies.values() for _, body in bodies for literal, _ in body}
    return [place for place in range(number) if {selection.gone(place), selection.chosen(place)} & used]
