"""Single conclusions: any predicate that rules conclude, asked of a case by its written form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clingo import Symbol, SymbolType, parse_term

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.reasoning.options import Options
from foedus.reasoning.program import make_program
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import Verdicts, Worlds, parse_readings
from foedus.text.names import is_identifier, nearest
from foedus.text.source import InputError, Problem

MOST_CHARACTERS = 500
MOST_DEPTH = 8


def parse_conclusion(said: str, rulebook: Rulebook) -> Symbol:
    """The ground atom that `said` writes. Raises InputError for what is no atom of a known predicate."""
    expected = "a conclusion such as predicate(thing, state)"
    if len(said) > MOST_CHARACTERS or said.count("(") > MOST_DEPTH or "@" in said or "#" in said:
        raise InputError(Problem("that is no conclusion", None, expected))
    try:
        symbol = parse_term(said, logger=lambda _code, _message: None)
    except RuntimeError:
        raise InputError(Problem(f"'{said}' is no conclusion", None, expected)) from None
    if symbol.type != SymbolType.Function or not is_identifier(symbol.name):
        raise InputError(Problem(f"'{said}' is no conclusion", None, expected))
    known = known_predicates(rulebook)
    arity = len(symbol.arguments)
    if symbol.name not in known:
        message = f"unknown predicate '{symbol.name}'"
        raise InputError(Problem(message, None, "a predicate of the law", nearest(symbol.name, known)))
    if arity != known[symbol.name]:
        raise InputError(Problem(f"'{symbol.name}' has {known[symbol.name]} arguments, not {arity}"))
    return symbol


def known_predicates(rulebook: Rulebook) -> dict[str, int]:
    """What may be asked: what rules conclude and what cases say, with the number of arguments."""
    declared = {name: predicate.arity for name, predicate in rulebook.predicates.items()}
    return declared | dict(rulebook.vocabulary.predicates)


def verdict_on(case: Case, said: str, rulebook: Rulebook | None = None, options: Options | None = None) -> str:
    """The verdict on one conclusion: `applies`, `arguable` or `does_not_apply`. Raises as `evaluate` does."""
    law = rulebook if rulebook is not None else Rulebook.load()
    symbol = parse_conclusion(said, law)
    found = shown_verdicts(case, law, options or Options(), [(symbol.name, len(symbol.arguments))])
    if found is None:
        raise InputError("no world fits these facts and options")
    return found.of(str(symbol))


def shown_verdicts(
    case: Case,
    rulebook: Rulebook,
    options: Options,
    signatures: Iterable[tuple[str, int]],
    more: Sequence[str] = (),
) -> Verdicts | None:
    """What holds of these predicates in some and in every world; `more` is rule text of the engine's own.

    It concludes nothing that the law rests on, and so stands beside it: the law's own text is known already.
    """
    program = make_program(case, rulebook, encode(case, rulebook))
    shown = "\n".join((*more, *(f"#show {name}/{arity}." for name, arity in signatures))) + "\n"
    grounding = Grounding(program.text, program.facts, shown, options.seconds)
    worlds = Worlds(grounding, program.periods, program.questions, program.calendar)
    doctrine = rulebook.doctrines[options.doctrine] if options.doctrine is not None else None
    return worlds.verdicts(worlds.assume(parse_readings(options.readings, rulebook), options.taken, doctrine))
