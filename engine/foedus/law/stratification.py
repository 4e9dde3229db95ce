"""Negation through cycles: rules whose conclusion would rest on its own absence.

What is concluded of one thing may rest on what is not concluded of an earlier one: such a chain ends. A rule says so
by a predicate in its body that is declared as an order: `settled(Case) :- before(Earlier, Case), not settled(Earlier).`
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from typing import TypeAlias

from foedus.law import seam
from foedus.law.lints import PlacedRule
from foedus.law.syntax import Literal
from foedus.text.source import Problem
from foedus.text.values import frozen

# A predicate of the rules, or a predicate of the seam with the constants that tell its atoms apart.
Node: TypeAlias = tuple[str, tuple[str | int | None, ...]]


class Step(Enum):
    """How the thing of which the goal speaks stands to that of the head: the same, an earlier one, or unknown."""

    SAME = "same"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


@frozen
class Edge:
    """That a conclusion rests on a goal, by a rule; `negative`: on its absence."""

    goal: Node
    rule: PlacedRule
    negative: bool
    step: Step


def cycle_problems(rules: list[PlacedRule], orders: Collection[str] = ()) -> Iterator[Problem]:
    """A problem for each group of rules with negation through a cycle. `orders`: the predicates that order things."""
    edges = _edges(rules, orders)
    for group in _components(edges):
        inside = {node: [edge for edge in edges[node] if edge.goal in group] for node in group}
        for cycle in _negative_cycles(inside):
            concerned = {edge.rule.id: edge.rule for edge in cycle}
            names = ", ".join(f"{name} ({rule.place})" for name, rule in sorted(concerned.items()))
            negative = [edge.rule for edge in cycle if edge.negative]
            first = min(negative, key=lambda rule: (rule.file, rule.place.line))
            yield Problem(
                f"negation through a cycle of rules: {names}",
                first.place,
                "conclusions that do not rest on their own absence",
            )


def _negative_cycles(inside: dict[Node, list[Edge]]) -> Iterator[list[Edge]]:
    """The edges of each part with negation through a cycle; steps to earlier things end, if no step is unknown."""
    every = [edge for found in inside.values() for edge in found]
    if not any(edge.negative for edge in every):
        return
    if any(edge.step is Step.UNKNOWN for edge in every):
        yield every
        return
    same = {node: [edge for edge in found if edge.step is Step.SAME] for node, found in inside.items()}
    for part in _components(same):
        cycle = [edge for node in part for edge in same[node] if edge.goal in part]
        if any(edge.negative for edge in cycle):
            yield cycle


def _edges(rules: list[PlacedRule], orders: Collection[str]) -> dict[Node, list[Edge]]:
    nodes: dict[str, set[Node]] = {}
    for rule in rules:
        for literal in rule.literals:
            nodes.setdefault(literal.name, set()).update(_nodes(literal))
    edges: dict[Node, list[Edge]] = {node: [] for same in nodes.values() for node in same}
    for rule in rules:
        for head in rule.written.clause.heads:
            for literal in rule.written.clause.body:
                step = _step(head, literal, rule, orders)
                goals = [each for node in _nodes(literal) for each in _matching(node, nodes[literal.name])]
                for start in _nodes(head):
                    edges[start] += [Edge(goal, rule, literal.settled, step) for goal in goals]
    return edges


def _step(head: Literal, goal: Literal, rule: PlacedRule, orders: Collection[str]) -> Step:
    """From the first argument of the head to that of the goal."""
    later, thing = _first(head), _first(goal)
    if later is None or thing is None:
        return Step.UNKNOWN
    if later == thing:
        return Step.SAME
    ordered = [each for each in rule.written.clause.body if each.name in orders and not each.settled and not each.inner]
    earlier = any([argument.variable for argument in each.arguments] == [thing, later] for each in ordered)
    return Step.EARLIER if earlier else Step.UNKNOWN


def _first(literal: Literal) -> str | None:
    return literal.arguments[0].variable if literal.arguments else None


def _nodes(literal: Literal) -> list[Node]:
    keys = {"stage": 2, "candidate": 1, "breach": 1, "lacuna": 1, "doubt": 1, "excluded": 1}
    if literal.name == "bound" and literal.arity == 4:
        return [(literal.name, (value,)) for value in _values(literal, 1)]
    if literal.name in seam.CONCLUDED and literal.arity >= keys.get(literal.name, 9):
        found: list[tuple[str | int | None, ...]] = [()]
        for position in range(keys[literal.name]):
            found = [(*before, value) for before in found for value in _values(literal, position)]
        return [(literal.name, values) for values in found]
    return [(literal.name, ())]


def _values(literal: Literal, position: int) -> list[str | int | None]:
    return [constant.value for constant in literal.arguments[position].constants] or [None]


def _matching(node: Node, same: set[Node]) -> list[Node]:
    return [
        each for each in same if all(a is None or b is None or a == b for a, b in zip(node[1], each[1], strict=False))
    ]


def _components(edges: dict[Node, list[Edge]]) -> list[set[Node]]:
    """Strongly connected components, by Tarjan's algorithm without recursion."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    found: list[set[Node]] = []
    for root in edges:
        if root in index:
            continue
        work: list[tuple[Node, int]] = [(root, 0)]
        while work:
            node, step = work.pop()
            if step == 0:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            else:
                before = edges[node][step - 1].goal
                low[node] = min(low[node], low[before]) if before in on_stack else low[node]
            for position in range(step, len(edges[node])):
                goal = edges[node][position].goal
                if goal not in index:
                    work.append((node, position + 1))
                    work.append((goal, 0))
                    break
                if goal in on_stack:
                    low[node] = min(low[node], index[goal])
            else:
                if low[node] == index[node]:
                    group: set[Node] = set()
                    while node not in group:
                        member = stack.pop()
                        on_stack.discard(member)
                        group.add(member)
                    found.append(group)
    return found
