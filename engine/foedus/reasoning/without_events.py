"""The worlds of a day on which nothing happens: what the law and its record alone say then."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.reasoning.program import make_program
from foedus.reasoning.solver import Grounding
from foedus.reasoning.symbols import atom_symbol
from foedus.reasoning.worlds import Worlds
from foedus.text.dates import day_text


def worlds_of_a_day(rulebook: Rulebook, day: int, show: Iterable[str], seconds: float) -> Worlds:
    """The worlds of a day; `show` names the predicates that are read off them, as `name/arity`."""
    case = Case.from_mapping({"id": "a-day", "title": "a day", "kind": "hypothetical", "date": day_text(day)}, rulebook)
    program = make_program(case, rulebook, encode(case, rulebook))
    # Rules ask for the texts of a few articles only; here all are asked for.
    articles = [name for each in rulebook.instruments.values() for name in each.provisions]
    texts = [atom_symbol(atom) for atom in rulebook.instrument_facts(articles=articles)]
    shown = "".join(f"\n#show {each}." for each in show) + "\n"
    grounding = Grounding(program.text, dict.fromkeys((*program.facts, *texts)), shown, seconds)
    return Worlds(grounding, program.periods, program.questions, program.calendar)
