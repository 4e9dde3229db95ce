"""Least contested derivations of small programs: founded, cheapest first."""

from __future__ import annotations

from clingo import Function, Symbol

from foedus.reasoning.proofs.derivation import Derivation
from foedus.reasoning.proofs.telling import joined
from foedus.reasoning.proofs.trace import Instance, Trace, World
from foedus.reasoning.solver import Grounding


def traced(*rules: str, facts: str = "", given: str = "") -> Trace:
    """A trace of propositional rules: `facts` are choices taken in the world, `given` are facts of a case."""
    marked = [f"{{ rule_({place}) }}." for place in range(len(rules))]
    for place, rule in enumerate(rules):
        head, _, body = rule.partition(":-")
        marked.append(f"{head} :- rule_({place}){', ' + body if body else ''}.")
    marked += [f"{{ {name}(yes) }}. {name} :- {name}(yes)." for name in facts.split()]
    facts_given = map(Function, given.split())
    return Trace(Grounding("\n".join(marked), facts_given, "", observe=True, keep_facts=True))


def world_of(trace: Trace) -> World:
    chosen = {Function(symbol.name): Function("yes") for symbol in trace.symbols.values() if _is_choice(symbol)}
    world = trace.world(chosen)
    assert world is not None
    return world


def _is_choice(symbol: Symbol) -> bool:
    return symbol.arguments == [Function("yes")]


def literal(trace: Trace, name: str) -> int:
    found = trace.literal(Function(name))
    assert found is not None
    return found


def proof(trace: Trace, name: str, contested: tuple[str, ...] = ()) -> Instance | None:
    symbols: list[Symbol] = [Function(each, [Function("yes")]) for each in contested]
    known = frozenset(found for each in symbols if (found := trace.literal(each)) is not None)
    return Derivation(world_of(trace), known).of(literal(trace, name))


def test_a_cycle_gives_no_circular_proof() -> None:
    trace = traced("a :- b", "b :- a", "b :- f", facts="f")
    by_b, by_fact = proof(trace, "a"), proof(trace, "b")
    assert by_b is not None and by_b.body == (literal(trace, "b"),)
    assert by_fact is not None and by_fact.rule == 2


def test_the_proof_with_fewer_contested_leaves_comes_first_though_it_is_longer() -> None:
    trace = traced("a :- doubted", "a :- b", "b :- c", "c :- f", facts="f doubted")
    first = proof(trace, "a", contested=("doubted",))
    assert first is not None and first.rule == 1
    plain = proof(trace, "a")
    assert plain is not None and plain.rule == 0


def test_a_negative_premise_counts_only_where_it_is_absent() -> None:
    trace = traced("a :- f, not g", "a :- g", facts="f g")
    found = proof(trace, "a")
    assert found is not None and found.rule == 1


def test_every_instance_that_fires_is_known() -> None:
    trace = traced("a :- f", "a :- g", "a :- h", facts="f g")
    assert {each.rule for each in world_of(trace).fired(literal(trace, "a"))} == {0, 1}


def test_every_instance_is_known_of_what_follows_from_facts_alone() -> None:
    trace = traced("a :- f", "a :- g", "b :- a", "b :- f, g", given="f g")
    assert {each.rule for each in world_of(trace).fired(literal(trace, "a"))} == {0, 1}
    assert {each.rule for each in world_of(trace).fired(literal(trace, "b"))} == {2, 3}


def test_denials_that_differ_in_one_place_are_told_as_one() -> None:
    said = [f"the letter does not ask for {each}" for each in ("aid", "forces", "advice")]
    assert joined(said) == ["the letter does not ask for aid, forces or advice"]
    assert joined(["the letter is late", "nobody wrote"]) == ["the letter is late", "nobody wrote"]
