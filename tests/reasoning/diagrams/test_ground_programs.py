"""Random ground programs by both roads: diagrams against all answer sets; and what has no diagram is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from clingo import Control, Function, Number, Symbol
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reasoning.diagrams.compilation import Compiled, NotStratified
from foedus.reasoning.diagrams.core import Diagrams
from foedus.reasoning.diagrams.ground import Variable
from foedus.reasoning.hinges import ADMISSIBLE, Diagrammed
from foedus.reasoning.solver import Grounding

GOALS = [("c", 1)]
SIZES = (2, 3, 2, 2)
CHOICES = "".join(
    f"{{ {'; '.join(f'answer(q{number},v{value})' for value in range(size))} }} = 1.\n"
    for number, size in enumerate(SIZES)
)
LEAVES = [f"answer(q{number},v{value})" for number, size in enumerate(SIZES) for value in range(size)]
LAYERS = ((0, 1, 2), (3, 4), (5, 6, 7))
"""Conclusions by layer: negation reaches down only; within a layer they may recurse."""


@st.composite
def bodies(draw: st.DrawFn, layer: int) -> str:
    """A body of one to three literals, or a count over some."""
    below = LEAVES + [f"c({each})" for one in LAYERS[:layer] for each in one]
    beside = [f"c({each})" for each in LAYERS[layer]]
    positive = st.sampled_from(below + beside)
    negative = st.sampled_from(below).map(lambda atom: f"not {atom}")
    literals = draw(st.lists(positive | negative, min_size=1, max_size=4, unique=True))
    if len(literals) > 2 and draw(st.booleans()):
        least = draw(st.integers(1, len(literals)))
        return f"{least} {{ {'; '.join(literals)} }}"
    return ", ".join(literals[:3])


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Choices, stratified rules above them, and now and then a constraint."""
    rules = []
    for layer, heads in enumerate(LAYERS):
        for head in heads:
            rules += [f"c({head}) :- {draw(bodies(layer))}." for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        rules.append(f"some_excluded :- {draw(bodies(2))}.")
    return CHOICES + "\n".join(rules) + "\nadmissible :- not some_excluded.\n"


def answer_sets(text: str) -> dict[frozenset[Symbol], frozenset[Symbol]]:
    """By enumeration: what is concluded in each world."""
    control = Control(["0", "--warn=none"])
    control.add("base", [], text)
    control.ground([("base", [])])
    found = {}
    with control.solve(yield_=True) as handle:
        for model in handle:
            atoms = model.symbols(atoms=True)
            chosen = frozenset(each for each in atoms if each.name == "answer")
            found[chosen] = frozenset(each for each in atoms if each.name in ("c", "admissible"))
    return found


def compiled(text: str) -> Compiled:
    """The diagrams of a program."""
    return Diagrammed(Grounding(text, (), "#show c/1.", observe=True), GOALS).compiled


def by_diagrams(text: str, worlds: Iterable[frozenset[Symbol]]) -> dict[frozenset[Symbol], frozenset[Symbol]]:
    """The same, read off the diagrams."""
    made = compiled(text)
    found = {}
    for world in worlds:
        places = [
            next(at for at, value in enumerate(variable.values) if answer(variable, value) in world)
            for variable in made.variables
        ]
        holding = (symbol for symbol, node in made.nodes.items() if made.diagrams.reached(node, places))
        found[world] = frozenset(holding)
    return found


def answer(variable: Variable, value: Symbol) -> Symbol:
    return Function("answer", [*variable.question.arguments, value])


@given(programs())
@settings(max_examples=70, deadline=None)
def test_diagrams_conclude_what_the_answer_sets_hold(text: str) -> None:
    expected = answer_sets(text)
    assert len(expected) == 24
    assert by_diagrams(text, expected) == expected


def test_a_broken_operation_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    text = CHOICES + "c(0) :- answer(q0,v0), answer(q1,v0).\nadmissible.\n"
    expected = answer_sets(text)
    assert by_diagrams(text, expected) == expected
    whole = Diagrams.__init__

    def broken(self: Diagrams, *given: Any) -> None:
        whole(self, *given)
        self.both = self.either

    monkeypatch.setattr(Diagrams, "__init__", broken)
    assert by_diagrams(text, expected) != expected


@pytest.mark.parametrize(
    "rules",
    [
        "c(0) :- not c(1). c(1) :- not c(0).",
        "c(0) :- answer(q0,v0), not c(0).",
        "c(0) :- c(1). c(1) :- c(2), answer(q0,v0). c(2) :- 1 { not c(0); answer(q1,v1) }.",
        "{ c(0) }. c(1) :- c(0).",
        "c(0) ; c(1) :- answer(q0,v0).",
        "{ answer(q9,v0); answer(q9,v1) } = 1 :- answer(q0,v0). c(0) :- answer(q9,v0).",
    ],
)
def test_what_is_no_function_of_the_questions_is_refused(rules: str) -> None:
    with pytest.raises(NotStratified):
        compiled(f"{CHOICES}{rules}\nadmissible.\n")


def test_worlds_that_a_constraint_excludes_are_none() -> None:
    text = CHOICES + "some_excluded :- answer(q0,v0).\nadmissible :- not some_excluded.\nc(0) :- answer(q0,v1).\n"
    made = Diagrammed(Grounding(text, (), "#show c/1.", observe=True), GOALS)
    admitted = made.admitted({})
    assert made.verdict(Function("c", [Number(0)]), admitted) == "applies"
    assert made.verdict(Function("c", [Number(1)]), admitted) == "does_not_apply"
    nothing = {Function("answer", [Function("q0")]): frozenset([Function("v0")])}
    assert made.verdict(Function("c", [Number(0)]), made.admitted(nothing)) is None
    assert made.compiled.of(ADMISSIBLE) == made.admitted({})
