"""Negation through cycles: rules whose conclusion would rest on its own absence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from foedus.law import seam
from foedus.law.lints import PlacedRule
from foedus.law.syntax import Literal
from foedus.text.source import Problem

# A predicate of the rules, or a predicate of the seam with the constants that tell its atoms apart.
Node: TypeAlias = tuple[str, tuple[str | int | None, ...]]
Edge: TypeAlias = tuple[Node, PlacedRule, bool]


def cycle_problems(rules: list[PlacedRule]) -> Iterator[Problem]:
    """A problem for each group of rules with negation through a cycle."""
    edges = _edges(rules)
    for group in _components(edges):
        inside = [(rule, negative) for node in group for goal, rule, negative in edges[node] if goal in group]
        if any(negative for _, negative in inside):
            concerned = {rule.id: rule for rule, _ in inside}
            names = ", ".join(f"{name} ({rule.place})" for name, rule in sorted(concerned.items()))
            first = min((rule for rule, negative in inside if negative), key=lambda rule: (rule.file, rule.place.line))
            yield Problem(
                f"negation through a cycle of rules: {names}",
                first.place,
                "conclusions that do not rest on their own absence",
            )


def _edges(rules: list[PlacedRule]) -> dict[Node, list[Edge]]:
    nodes: dict[str, set[Node]] = {}
    for rule in rules:
        for literal in rule.literals:
            nodes.setdefault(literal.name, set()).update(_nodes(literal))
    edges: dict[Node, list[Edge]] = {node: [] for same in nodes.values() for node in same}
    for rule in rules:
        for head in rule.written.clause.heads:
            for literal in rule.written.clause.body:
                goals = [each for node in _nodes(literal) for each in _matching(node, nodes[literal.name])]
                for start in _nodes(head):
                    edges[start] += [(goal, rule, literal.settled) for goal in goals]
    return edges


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
                low[node] = (
                    min(low[node], low[edges[node][step - 1][0]]) if edges[node][step - 1][0] in on_stack else low[node]
                )
            for position in range(step, len(edges[node])):
                goal = edges[node][position][0]
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
