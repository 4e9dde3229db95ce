"""Reduced, ordered, shared multi-valued decision diagrams.

A node is a number; 0 is the leaf false and 1 the leaf true. Every variable has a fixed number of values, and a node has
one child a value. See Srinivasan, Ham, Malik and Brayton, "Algorithms for discrete function manipulation" (1990).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce

FALSE, TRUE = 0, 1
MOST_VARIABLES = 600
_STEPS = 1 << 16
"""Steps of an operation between two looks at the clock."""
_REMEMBERED = 1 << 20
"""Results that an operation remembers; past them it forgets all: each takes some 150 bytes."""
Literal = tuple[int, int]
"""A variable (its level) and one of its values."""


class Burst(Exception):
    """More nodes than allowed: the solver must answer instead."""


class OutOfTime(Burst):
    """The time for the diagrams is over."""


class Diagrams:
    """A store of nodes over variables with `sizes` values each, and the five operations on them.

    Operations raise Burst past `cap` nodes, and OutOfTime past the moment `until` of the steady clock.
    """

    def __init__(self, sizes: Sequence[int], cap: int = 50_000, until: float | None = None) -> None:
        """Raises Burst where there are more variables than the walks, which recurse one level a variable, can pass."""
        self.sizes = tuple(sizes)
        if len(self.sizes) > MOST_VARIABLES:
            raise Burst(f"more than {MOST_VARIABLES} questions")
        last = len(self.sizes)
        self.nodes: list[tuple[int, tuple[int, ...]]] = [(last, ()), (last, ())]
        self._tables: list[dict[tuple[int, ...], int]] = [{} for _ in self.sizes]
        self._negated: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}
        self._primes: dict[int, tuple[frozenset[Literal], ...]] = {}
        self._shares: dict[int, Fraction] = {FALSE: Fraction(0), TRUE: Fraction(1)}
        self._cap = cap
        self._until = until
        self._memos: list[dict[int, int]] = []
        self.both = self._operation(FALSE)
        self.either = self._operation(TRUE)

    def in_time(self) -> None:
        """Raises OutOfTime where the time is over."""
        if self._until is not None and time.monotonic() > self._until:
            raise OutOfTime("the time for the diagrams is over")

    def free(self) -> None:
        """Give back the memory at once: the operations hold on to the store that they belong to."""
        for memo in self._memos:
            memo.clear()
        for table in self._tables:
            table.clear()
        self._negated.clear()
        self._primes.clear()
        self._shares.clear()
        del self.nodes[2:]

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """The node that asks `variable` and goes to the child of its value. Raises Burst past the cap."""
        if children.count(children[0]) == len(children):
            return children[0]
        found = self._tables[variable].setdefault(children, len(self.nodes))
        if found == len(self.nodes):
            self.nodes.append((variable, children))
            if found > self._cap:
                raise Burst(f"more than {self._cap} nodes")
        return found

    def literal(self, variable: int, value: int) -> int:
        """The node that is true where the variable has this value."""
        return self.among(variable, (value,))

    def among(self, variable: int, values: Iterable[int]) -> int:
        """The node that is true where the variable has one of these values."""
        wanted = set(values)
        return self.node(variable, tuple(int(value in wanted) for value in range(self.sizes[variable])))

    def _operation(self, stop: int) -> Callable[[int, int], int]:
        """`both` for the leaf false as stop, `either` for the leaf true: the leaf that decides alone."""
        memo: dict[int, int] = {}
        self._memos.append(memo)
        nodes = self.nodes

        def operate(a: int, b: int) -> int:
            if a == b:
                return a
            if a > b:
                a, b = b, a
            if a < 2:
                return a if a == stop else b
            key = a << 32 | b
            result = memo.get(key)
            if result is None:
                upper, ours = nodes[a]
                lower, theirs = nodes[b]
                if upper == lower:
                    result = self.node(upper, tuple(map(operate, ours, theirs)))
                elif upper < lower:
                    result = self.node(upper, tuple([operate(child, b) for child in ours]))
                else:
                    result = self.node(lower, tuple([operate(a, child) for child in theirs]))
                memo[key] = result
                if not len(memo) % _STEPS:
                    self.in_time()
                    if len(memo) >= _REMEMBERED:
                        memo.clear()
            return result

        return operate

    def negate(self, a: int) -> int:
        """The node that is true where `a` is false."""
        found = self._negated.get(a)
        if found is None:
            variable, children = self.nodes[a]
            found = self._negated[a] = self.node(variable, tuple(map(self.negate, children)))
            self._negated[found] = a
        return found

    def conjunction(self, parts: Iterable[int]) -> int:
        """All of several nodes, the deepest first, which keeps the way there small."""
        return reduce(self.both, sorted(parts, key=lambda part: -self.nodes[part][0]), TRUE)

    def disjunction(self, parts: Iterable[int]) -> int:
        """Any of several nodes."""
        return reduce(self.either, sorted(parts, key=lambda part: -self.nodes[part][0]), FALSE)

    def fix(self, a: int, assignment: Mapping[int, int]) -> int:
        """The node once some variables have their values."""
        if not assignment:
            return a
        memo: dict[int, int] = {}
        deepest = max(assignment)

        def go(node: int) -> int:
            variable, children = self.nodes[node]
            if variable > deepest:
                return node
            found = memo.get(node)
            if found is None:
                value = assignment.get(variable)
                found = go(children[value]) if value is not None else self.node(variable, tuple(map(go, children)))
                memo[node] = found
            return found

        return go(a)

    def support(self, a: int) -> frozenset[int]:
        """The variables on which a node depends."""
        seen: set[int] = set()
        found: set[int] = set()
        todo = [a]
        while todo:
            node = todo.pop()
            if node > 1 and node not in seen:
                seen.add(node)
                variable, children = self.nodes[node]
                found.add(variable)
                todo += children
        return frozenset(found)

    def primes(self, a: int, most: int = 20_000) -> tuple[frozenset[Literal], ...]:
        """All least sets of literals that make `a` true whatever else is open. Raises Burst past `most`."""
        if a < 2:
            return (frozenset(),) if a == TRUE else ()
        found = self._primes.get(a)
        if found is None:
            variable, children = self.nodes[a]
            common = reduce(self.both, children)
            base = frozenset(self.primes(common, most))
            grown = list(base)
            for value, child in enumerate(children):
                if child != common:
                    # What is least for the child holds a least set of `common` only where it is one.
                    mine = self.primes(child, most)
                    grown += [each | {(variable, value)} for each in mine if each not in base]
                if len(grown) > most:
                    raise Burst(f"more than {most} least sets")
            found = self._primes[a] = tuple(grown)
        return found

    def share(self, a: int) -> Fraction:
        """The share of all assignments under which the node is true."""
        found = self._shares.get(a)
        if found is None:
            _, children = self.nodes[a]
            found = self._shares[a] = sum(map(self.share, children), Fraction(0)) / len(children)
        return found

    def somewhere(self, a: int, variables: Collection[int]) -> int:
        """The node that is true where some values of these variables make `a` true."""
        memo: dict[int, int] = {}
        deepest = max(variables, default=-1)

        def go(node: int) -> int:
            variable, children = self.nodes[node]
            if variable > deepest:
                return node
            found = memo.get(node)
            if found is None:
                below = tuple(map(go, children))
                found = reduce(self.either, below) if variable in variables else self.node(variable, below)
                memo[node] = found
            return found

        return go(a)

    def within(self, a: int, worlds: int) -> int:
        """A node equal to `a` in these worlds, and elsewhere whatever keeps it small; false where there is no world.

        Coudert and Madre's `restrict` (1990). Where the worlds are those in which each variable has one of some values,
        the node depends on exactly the variables on which `a` depends there.
        """
        memo: dict[tuple[int, int], int] = {}

        def go(node: int, room: int) -> int:
            if room < 2 or node < 2:
                return node if room else FALSE
            key = (node, room)
            found = memo.get(key)
            if found is None:
                found = memo[key] = self._within(node, room, go)
            return found

        return go(a, worlds)

    def _within(self, node: int, room: int, go: Callable[[int, int], int]) -> int:
        variable, children = self.nodes[node]
        level, rooms = self.nodes[room]
        if level < variable:
            return go(node, reduce(self.either, rooms))
        if variable < level:
            return self.node(variable, tuple([go(child, room) for child in children]))
        taken = [None if here == FALSE else go(child, here) for child, here in zip(children, rooms, strict=True)]
        first = next(each for each in taken if each is not None)
        return self.node(variable, tuple(first if each is None else each for each in taken))

    def reached(self, a: int, world: Sequence[int]) -> bool:
        """Whether the node is true in a world, which gives each variable its value."""
        while a > 1:
            variable, children = self.nodes[a]
            a = children[world[variable]]
        return a == TRUE
