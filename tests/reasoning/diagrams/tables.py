"""Truth tables, and diagrams made from them: what the tests of diagrams hold them to."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping

from clingo import Function, Number, Symbol

from foedus.reasoning.diagrams.compilation import Compiled
from foedus.reasoning.diagrams.core import Diagrams
from foedus.reasoning.diagrams.ground import Variable
from foedus.reasoning.hinges import ADMISSIBLE, Diagrammed

SIZES = (2, 3, 2, 2)
World = tuple[int, ...]
Table = Mapping[World, bool]
Partial = frozenset[tuple[int, int]]


def worlds(sizes: tuple[int, ...] = SIZES) -> list[World]:
    """Every answer to every question."""
    return list(itertools.product(*map(range, sizes)))


def from_bits(bits: Iterable[bool]) -> Table:
    """The table whose rows have these outcomes."""
    return dict(zip(worlds(), bits, strict=True))


def node(diagrams: Diagrams, table: Callable[[World], bool]) -> int:
    """The node of a table."""

    def go(beginning: World) -> int:
        if len(beginning) == len(diagrams.sizes):
            return int(table(beginning))
        return diagrams.node(len(beginning), tuple(go((*beginning, v)) for v in range(diagrams.sizes[len(beginning)])))

    return go(())


def diagrammed(conclusion: Table, admitted: Table) -> tuple[Diagrammed, Symbol]:
    """A conclusion's diagram within admissible worlds, as if it had been compiled."""
    diagrams = Diagrams(SIZES)
    goal = Function("conclusion")
    nodes = {goal: node(diagrams, conclusion.__getitem__), ADMISSIBLE: node(diagrams, admitted.__getitem__)}
    variables = tuple(
        Variable(Function("answer", [Number(level)]), tuple(map(Number, range(size))))
        for level, size in enumerate(SIZES)
    )
    made = Diagrammed.__new__(Diagrammed)
    made.compiled = Compiled(diagrams, variables, nodes)
    return made, goal


def least_sets(conclusion: Table, admitted: Table, side: bool) -> set[Partial]:
    """By trying all: the least partial answers that leave a world and settle the conclusion on one side."""
    choices = [[None, *range(size)] for size in SIZES]
    settling = set()
    for partial in itertools.product(*choices):
        granted = frozenset((level, value) for level, value in enumerate(partial) if value is not None)
        left = [world for world in worlds() if admitted[world] and all(world[at] == value for at, value in granted)]
        if left and all(conclusion[world] is side for world in left):
            settling.add(granted)
    return {each for each in settling if not any(other < each for other in settling)}
