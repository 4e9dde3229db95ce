"""Every operation on diagrams against the truth table that it stands for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from foedus.reasoning.diagrams.core import FALSE, TRUE, Burst, Diagrams
from foedus.reasoning.diagrams.distance import nearest
from foedus.reasoning.diagrams.nesting import TooLong, nested
from foedus.reasoning.hinges import Relevance
from foedus.reasoning.shares import Shares
from tests.reasoning.diagrams.tables import SIZES, Table, diagrammed, from_bits, least_sets, node, worlds

TABLES = st.lists(st.booleans(), min_size=len(worlds()), max_size=len(worlds())).map(from_bits)
LEVELS = range(len(SIZES))


def true_in(diagrams: Diagrams, a: int) -> set[tuple[int, ...]]:
    return {world for world in worlds() if diagrams.reached(a, world)}


def rows(table: Table) -> set[tuple[int, ...]]:
    return {world for world, outcome in table.items() if outcome}


@given(TABLES, TABLES)
@settings(max_examples=60, deadline=None)
def test_the_operations_are_those_of_the_tables(one: Table, other: Table) -> None:
    diagrams = Diagrams(SIZES)
    a, b = node(diagrams, one.__getitem__), node(diagrams, other.__getitem__)
    assert true_in(diagrams, a) == rows(one)
    assert true_in(diagrams, diagrams.both(a, b)) == rows(one) & rows(other)
    assert true_in(diagrams, diagrams.either(a, b)) == rows(one) | rows(other)
    assert true_in(diagrams, diagrams.negate(a)) == set(worlds()) - rows(one)
    assert diagrams.negate(diagrams.negate(a)) == a
    assert diagrams.share(a) == Fraction(len(rows(one)), len(worlds()))
    fixed = diagrams.fix(a, {1: 2, 3: 0})
    assert true_in(diagrams, fixed) == {w for w in worlds() if (w[0], 2, w[2], 0) in rows(one)}
    somewhere = diagrams.somewhere(a, (0, 2))
    kept = {(row[1], row[3]) for row in rows(one)}
    assert true_in(diagrams, somewhere) == {w for w in worlds() if (w[1], w[3]) in kept}


@given(TABLES, TABLES)
@settings(max_examples=60, deadline=None)
def test_a_node_within_some_worlds_agrees_there(one: Table, room: Table) -> None:
    diagrams = Diagrams(SIZES)
    a, worlds_left = node(diagrams, one.__getitem__), node(diagrams, room.__getitem__)
    inside = diagrams.within(a, worlds_left)
    assert diagrams.both(inside, worlds_left) == diagrams.both(a, worlds_left)


@given(TABLES, st.tuples(*(st.sets(st.integers(0, size - 1), min_size=1) for size in SIZES)))
@settings(max_examples=60, deadline=None)
def test_within_allowed_values_a_node_asks_only_what_matters_there(one: Table, allowed: tuple[set[int], ...]) -> None:
    diagrams = Diagrams(SIZES)
    room = diagrams.conjunction([diagrams.among(level, allowed[level]) for level in LEVELS])
    left = [world for world in worlds() if all(world[level] in allowed[level] for level in LEVELS)]
    matters = {
        level
        for level in LEVELS
        for world in left
        for value in allowed[level]
        if one[world] != one[(*world[:level], value, *world[level + 1 :])]
    }
    assert diagrams.support(diagrams.within(node(diagrams, one.__getitem__), room)) == matters


@given(TABLES, TABLES)
@settings(max_examples=50, deadline=None)
def test_hinges_are_all_least_sets_that_leave_a_world(conclusion: Table, admitted: Table) -> None:
    assume(any(admitted.values()))
    made, goal = diagrammed(conclusion, admitted)
    found = made.hinges(goal, made.admitted({}))
    for side, hinges in ((True, found.for_), (False, found.against)):
        opened = set()
        for hinge in hinges:
            partials = [frozenset()]
            for variable, values in hinge:
                level = variable.question.arguments[0].number
                partials = [each | {(level, value.number)} for each in partials for value in values]
            opened |= set(partials)
        assert opened == least_sets(conclusion, admitted, side)


@given(TABLES, TABLES)
@settings(max_examples=50, deadline=None)
def test_in_play_is_what_some_hinge_names(conclusion: Table, admitted: Table) -> None:
    assume(any(admitted.values()))
    made, goal = diagrammed(conclusion, admitted)
    named = {
        level for side in (True, False) for each in least_sets(conclusion, admitted, side) for level, _ in each
    }
    assert Relevance(made, {}).of(made.compiled.of(goal)) == named


@given(TABLES, TABLES)
@settings(max_examples=50, deadline=None)
def test_shares_count_the_worlds_in_which_one_answer_changes_the_conclusion(conclusion: Table, admitted: Table) -> None:
    assume(any(admitted.values()))
    made, goal = diagrammed(conclusion, admitted)
    shares = Shares(made, {}, LEVELS)
    sides = shares.sides(made.compiled.of(goal))
    left = [world for world in worlds() if admitted[world]]
    assert shares.number == len(left)
    for level in LEVELS:
        pivotal = [
            world
            for world in left
            if any(
                admitted[other] and conclusion[other] != conclusion[world]
                for other in left
                if all(other[at] == world[at] for at in LEVELS if at != level)
            )
        ]
        assert shares.share(shares.pivotal(sides, level)) == Fraction(len(pivotal), len(left))


@given(TABLES, st.tuples(*(st.integers(0, size - 1) for size in SIZES)))
@settings(max_examples=60, deadline=None)
def test_the_nearest_world_needs_the_fewest_changes(one: Table, home: tuple[int, ...]) -> None:
    diagrams = Diagrams(SIZES)
    cost = [[int(value != home[level]) for value in range(size)] for level, size in enumerate(SIZES)]
    found = nearest(diagrams, node(diagrams, one.__getitem__), cost)
    changes = [frozenset((at, v) for at, v in enumerate(world) if v != home[at]) for world in rows(one)]
    if not changes:
        assert found is None
        return
    least = min(map(len, changes))
    assert found is not None
    assert found.steps == least
    assert set(found.sets) == {each for each in changes if len(each) == least}
    assert not found.cut


def test_ways_to_turn_are_cut_and_said_to_be() -> None:
    diagrams = Diagrams((2,) * 12)
    any_of_twelve = diagrams.disjunction([diagrams.literal(level, 1) for level in range(12)])
    found = nearest(diagrams, any_of_twelve, [[0, 1]] * 12, most=5)
    assert found is not None
    assert (found.steps, len(found.sets), found.cut) == (1, 5, True)


def read(lines: list[tuple[int, str]], world: tuple[int, ...]) -> str:
    """The outcome that nested conditions give in a world, read as a person reads them."""
    depth = 0
    for at, said in lines:
        if at != depth:
            continue
        words = said.removeprefix("otherwise ")
        if not words.startswith("if "):
            return words
        condition, _, outcome = words.removeprefix("if ").partition(", it ")
        level, values = condition.rstrip(":").split("=")
        if str(world[int(level)]) in values.split("/"):
            if outcome:
                return f"it {outcome}"
            depth += 1
    raise AssertionError("no line says what is so")


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_nested_conditions_say_the_same(one: Table) -> None:
    diagrams = Diagrams(SIZES)

    def says(level: int, values: tuple[int, ...]) -> str:
        return f"{level}={'/'.join(map(str, values))}"

    a = node(diagrams, one.__getitem__)
    lines = nested(diagrams, a, lambda level: tuple(range(SIZES[level])), says, 500)
    for world in worlds():
        assert read(lines, world) == ("it applies" if one[world] else "it does not apply")


def test_long_nested_conditions_are_refused() -> None:
    diagrams = Diagrams((2,) * 8)
    odd = FALSE
    for level in range(8):
        bit = diagrams.literal(level, 1)
        odd = diagrams.either(
            diagrams.both(odd, diagrams.negate(bit)), diagrams.both(diagrams.negate(odd), bit)
        )
    with pytest.raises(TooLong):
        nested(diagrams, odd, lambda _: (0, 1), lambda level, values: f"{level}{values}", 40)


def test_a_diagram_past_its_cap_is_given_up() -> None:
    diagrams = Diagrams((2,) * 24, cap=200)
    with pytest.raises(Burst):
        diagrams.disjunction(
            [diagrams.both(diagrams.literal(at, 1), diagrams.literal(at + 12, 1)) for at in range(12)]
        )


def test_too_many_least_sets_are_given_up() -> None:
    diagrams = Diagrams((2,) * 24)
    pairs = [diagrams.either(diagrams.literal(2 * at, 1), diagrams.literal(2 * at + 1, 1)) for at in range(12)]
    with pytest.raises(Burst):
        diagrams.primes(diagrams.conjunction(pairs), most=1000)


def test_leaves() -> None:
    diagrams = Diagrams(SIZES)
    assert diagrams.primes(TRUE) == (frozenset(),)
    assert diagrams.primes(FALSE) == ()
    assert diagrams.within(TRUE, FALSE) == FALSE
