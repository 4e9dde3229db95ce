"""What the grounder is not given could have had no instance: with it or without it, the same follows."""

from __future__ import annotations

import pytest
from clingo import Control, Symbol, parse_term
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus import Case, Rulebook
from foedus.cases.encoding import encode
from foedus.cases.library import shipped_paths
from foedus.law import statements as telling_apart
from foedus.law.patterns import MARK, patterns
from foedus.law.statements import rows, statements
from foedus.reasoning.program import make_program
from foedus.reasoning.relevance import relevant
from tests.support import law, share


def grounded(text: str, facts: tuple[Symbol, ...]) -> list[tuple[str, bool]]:
    """All atoms that could hold, and whether they do in every world."""
    control = Control(["--warn=none"])
    control.add("base", [], text)
    with control.backend() as backend:
        for fact in facts:
            backend.add_rule([backend.add_atom(fact)])
    control.ground([("base", [])])
    return sorted((str(atom.symbol), atom.is_fact) for atom in control.symbolic_atoms)


def consequences(text: str, facts: tuple[Symbol, ...]) -> list[set[str]]:
    """What holds in every answer set, and what in some, with all marks of rules assumed.

    The grounder itself writes the two programs otherwise: where rules rest on each other through negations it keeps
    atoms that nothing concludes.
    """
    found = []
    for mode in ("cautious", "brave"):
        control = Control(["--warn=none", "--models=0", f"--enum-mode={mode}"])
        control.add("base", [], text)
        with control.backend() as backend:
            for fact in facts:
                backend.add_rule([backend.add_atom(fact)])
        control.ground([("base", [])])
        marks = [(atom.symbol, True) for atom in control.symbolic_atoms.by_signature(MARK, 1)]
        last: set[str] = set()
        with control.solve(assumptions=marks, yield_=True) as models:
            for model in models:
                last = {str(symbol) for symbol in model.symbols(atoms=True) if symbol.name != MARK}
        found.append(last)
    return found


@pytest.mark.parametrize("name", share(sorted(shipped_paths()), 25, begin=5))
@pytest.mark.parametrize("marked", [False, True])
def test_a_case_has_the_same_consequences(name: str, marked: bool) -> None:
    case = Case.load(name, law())
    program = make_program(case, law(), encode(case, law()))
    text = patterns(law()).program if marked else program.text
    less = relevant(text, program.facts)
    assert len(less) < len(text)
    some, every = grounded(less, program.facts), grounded(text, program.facts)
    assert {atom for atom, _ in some} <= {atom for atom, _ in every}
    if some != every:
        assert consequences(less, program.facts) == consequences(text, program.facts)


@pytest.mark.parametrize(
    ("statement", "is_kept"),
    [
        ("b :- a.", True),
        ("b :- z.", False),
        ("b :- a, not z.", True),
        ("b(X) :- a, z(X).", False),
        ("b :- a, X = 1, X < 2.", True),
        ("b :- a, z : a.", True),
        ("b :- z : a; a.", True),
        ("b :- not a : z, y; a.", True),
        ("b :- not a : z, y; w.", False),
        ("b :- a, #count { X : z(X) } > 0.", True),
        ("b :- #count { X, 1 : z(X), a } > 0, z(1).", False),
        ("{ b : z }.", True),
        ("{ b : z } :- y.", False),
        (":- a, z.", False),
        (":- not z.", True),
        ('b("z :- y. % no") :- a.', True),
        ('b :- p("a), not z(").', True),
        ('b :- z("a."), a. % a comment. with stops, and z', False),
        ("b :- a. %* z :- y. *%", True),
        ("b :- p(1..2).", True),
        ("b :- z(1..2).", False),
        ("b :- holds(f(X)).", True),
        ("b :- holds(g(X)).", False),
        ("#show z/0.", True),
    ],
)  # fmt: skip
def test_a_statement_is_kept_where_it_could_have_an_instance(statement: str, is_kept: bool) -> None:
    facts = tuple(map(parse_term, ["a", "p(1)", 'p("z")', "said(q,f(1))"]))
    text = f"a1 :- a.\nholds(F) :- said(_, F).\n{statement}\n"
    kept = relevant(text, facts)
    assert (statement.partition(" %")[0].strip() in kept) is is_kept
    assert grounded(kept, facts) == grounded(text, facts)


NAMES = st.sampled_from("abcdef")
LITERALS = st.tuples(st.sampled_from(["", "not "]), NAMES).map("".join)
BODIES = st.lists(LITERALS, max_size=3).map(lambda body: ", ".join(body) or "#true")
RULES = st.tuples(NAMES, BODIES).map(lambda rule: f"{rule[0]} :- {rule[1]}.")


def answer_sets(text: str, facts: set[str]) -> set[str]:
    control = Control(["--warn=none", "0"])
    control.add("base", [], text + "".join(f"{fact}." for fact in facts))
    control.ground([("base", [])])
    found: set[str] = set()
    control.solve(on_model=lambda model: bool(found.add(str(sorted(map(str, model.symbols(atoms=True)))))) or True)
    return found


@settings(max_examples=200, deadline=None)
@given(st.lists(RULES, max_size=12), st.sets(NAMES, max_size=2))
def test_any_program_has_the_same_answer_sets(rules: list[str], facts: set[str]) -> None:
    text = "\n".join(rules)
    less = relevant(text, [parse_term(fact) for fact in facts])
    assert answer_sets(less, facts) == answer_sets(text, facts)


def test_the_statements_of_the_law_are_read_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Rulebook.load().program
    assert "".join(each[0] for each in rows(program)) == program
    monkeypatch.setattr(telling_apart, "_split", lambda _: pytest.fail("the statements are told apart anew"))
    assert statements(program)
