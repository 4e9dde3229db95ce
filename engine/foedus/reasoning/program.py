"""The program of a case: the law's text, the case's facts and questions, the readings in play."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clingo import Function, String, Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, Question
from foedus.law.rulebook import Rulebook
from foedus.reasoning.periods import Calendar, Period, period_facts, periods
from foedus.reasoning.solver import Grounding
from foedus.reasoning.symbols import atom_symbol
from foedus.reasoning.worlds import Worlds
from foedus.text.atoms import Atom
from foedus.text.values import frozen

_SEAM = ("candidate/2", "stage/3", "breach/3", "lacuna/2", "doubt/2", "excluded/2")
_RECORDS: dict[str, tuple[Symbol, ...]] = {}
"""The record of parties and versions as symbols, by the digest of the rules: most cases suppose nothing of it."""


def shown(rulebook: Rulebook) -> str:
    """The #show statements of an opinion: of the seam all but `bound`, and the conditions that stages name."""
    conditions = {
        f"{condition.holds}/{len(condition.of)}"
        for mechanism in rulebook.mechanisms.values()
        for stage in mechanism.stages.values()
        for condition in stage.conditions
    }
    return "".join(f"#show {signature}.\n" for signature in (*_SEAM, *sorted(conditions)))


@frozen
class Program:
    """A case as the solver is given it: text, facts, questions."""

    text: str
    shown: str
    facts: tuple[Symbol, ...]
    questions: tuple[Question, ...]
    periods: tuple[Period, ...]
    calendar: Calendar
    silent: frozenset[str] = frozenset()

    def ground(self, seconds: float, observe: bool = False) -> Worlds:
        """Ground the program once; every later question is an assumption on it. `observe`: keep the ground rules."""
        grounding = Grounding(self.text, self.facts, self.shown, seconds, observe)
        return self._worlds(grounding)

    def ground_marked(self, marked: str, mark: str, seconds: float) -> Worlds:
        """Ground the text in which each instance names its rule, once for verdicts and proofs; its rules are kept.

        `mark` is the predicate of the marks: every world assumes them.
        """
        grounding = Grounding(marked, self.facts, "", seconds, observe=True, keep_facts=True)
        return self._worlds(grounding, [literal for _, literal in grounding.atoms(mark, 1)])

    def _worlds(self, grounding: Grounding, marks: Sequence[int] = ()) -> Worlds:
        return Worlds(grounding, self.periods, self.questions, self.calendar, self.silent, marks)


def make_program(case: Case, rulebook: Rulebook, encoding: Encoding, more: Sequence[Question] = ()) -> Program:
    """The program of an encoded case; `more` are questions beside its own (what may be missing)."""
    calendar = Calendar(rulebook, case.suppose)
    asked = periods(rulebook, encoding.days, case.suppose)
    questions = (*encoding.questions, *more)
    symbols = [*_record(rulebook, case), *map(atom_symbol, encoding.facts), *map(atom_symbol, period_facts(asked))]
    symbols += question_symbols(questions, encoding.effects)
    return Program(rulebook.program, shown(rulebook), tuple(symbols), questions, tuple(asked), calendar)


def _record(rulebook: Rulebook, case: Case) -> tuple[Symbol, ...]:
    if case.suppose:
        return tuple(map(atom_symbol, rulebook.facts(case.suppose)))
    if rulebook.digest not in _RECORDS:
        _RECORDS[rulebook.digest] = tuple(map(atom_symbol, rulebook.facts()))
    return _RECORDS[rulebook.digest]


def question_symbols(questions: Iterable[Question], effects: Iterable[tuple[str, str, Atom]]) -> list[Symbol]:
    """question/1, option/2 and effect/3."""
    symbols = []
    for question in questions:
        name = String(question.name)
        symbols.append(Function("question", [name]))
        symbols += [Function("option", [name, String(option)]) for option in question.options]
    for asked, option, atom in effects:
        symbols.append(Function("effect", [String(asked), String(option), atom_symbol(atom)]))
    return symbols
