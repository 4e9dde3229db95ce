"""What the grounder is not given could not have fired: with it or without it, the same follows."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from clingo import Control, Symbol, parse_term
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus import Case, Rulebook
from foedus.cases.encoding import encode
from foedus.cases.library import shipped_paths
from foedus.law import statements as telling_apart
from foedus.law.patterns import patterns
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


def some_rule_fires(text: str, rules: Iterable[str], facts: tuple[Symbol, ...]) -> bool:
    """Whether the body of one of these rules holds in some answer set, whatever rules the marks leave out."""
    bodies = [rule.strip().removesuffix(".").partition(":-")[2] for rule in rules]
    control = Control(["--warn=none"])
    control.add("base", [], text + "".join(f"\nfires :- {body}." for body in bodies) + "\n:- not fires.\n")
    with control.backend() as backend:
        for fact in facts:
            backend.add_rule([backend.add_atom(fact)])
    control.ground([("base", [])])
    return bool(control.solve().satisfiable)


def left_out(text: str, less: str) -> list[str]:
    """The statements that are not given to the grounder."""
    kept = {each.text.strip() for each in statements(less)}
    return [each.text for each in statements(text) if each.text.strip() not in kept]


@pytest.mark.parametrize("name", share(sorted(shipped_paths()), 25, begin=5))
@pytest.mark.parametrize("marked", [False, True])
def test_no_rule_that_is_left_out_could_fire(name: str, marked: bool) -> None:
    case = Case.load(name, law())
    program = make_program(case, law(), encode(case, law()))
    text = patterns(law()).program if marked else program.text
    gone = left_out(text, relevant(text, program.facts))
    assert len(gone) > 50
    assert not some_rule_fires(text, gone, program.facts)


def test_that_a_rule_which_was_left_out_fires_is_noticed() -> None:
    case = Case.load("kazakhstan-2022", law())
    program = make_program(case, law(), encode(case, law()))
    kept = [each for each in statements(relevant(program.text, program.facts)) if each.heads == ("danger",)]
    assert some_rule_fires(program.text, [kept[0].text], program.facts)


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
