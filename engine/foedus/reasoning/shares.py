"""Shares of worlds in which a question decides, counted exactly on diagrams.

Every admissible answer to the questions in play is one world and counts the same: shares are no probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import prod

from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.worlds import Allowed
from foedus.text.values import frozen


@frozen
class Sides:
    """The worlds in which a conclusion holds and those in which it does not, as nodes."""

    holds: int
    fails: int


class Shares:
    """The worlds over the questions in play, and what changes with one question alone."""

    def __init__(self, diagrammed: Diagrammed, allowed: Allowed, played: Iterable[int]) -> None:
        """`played` are the levels of the questions in play. Raises Burst, as all here does."""
        self._diagrams = diagrammed.compiled.diagrams
        self._admitted = diagrammed.admitted(allowed)
        self._played = frozenset(played)
        self._others = frozenset(range(len(self._diagrams.sizes))) - self._played
        self._worlds = self._diagrams.somewhere(self._admitted, self._others)

    @property
    def number(self) -> int:
        """How many worlds there are over the questions in play."""
        return int(self._diagrams.share(self._worlds) * prod(self._diagrams.sizes[level] for level in self._played))

    def sides(self, node: int) -> Sides:
        """The worlds on either side of a conclusion. Every question that it depends on must be in play."""
        diagrams = self._diagrams
        holds = diagrams.somewhere(diagrams.both(node, self._admitted), self._others)
        fails = diagrams.somewhere(diagrams.both(diagrams.negate(node), self._admitted), self._others)
        return Sides(holds, fails)

    def pivotal(self, sides: Sides, level: int) -> int:
        """The worlds, as a node, in which another answer to this question alone changes the conclusion.

        Both worlds are admissible: what the constraints exclude is no other answer.
        """
        diagrams, alone = self._diagrams, (level,)
        turned = diagrams.both(sides.holds, diagrams.somewhere(sides.fails, alone))
        return diagrams.either(turned, diagrams.both(sides.fails, diagrams.somewhere(sides.holds, alone)))

    def share(self, node: int) -> Fraction:
        """The share of the worlds that a node has."""
        return self._diagrams.share(node) / self._diagrams.share(self._worlds)

    def totals(self, turned: Sequence[Sequence[int]]) -> list[Fraction]:
        """For each question, of the worlds in which it turns each conclusion, the share that any of them has.

        Where that grows too large for one question it is, for all of them, the largest share of a single conclusion.
        """
        try:
            return [self.share(self._diagrams.disjunction(nodes)) for nodes in turned]
        except Burst:
            return [max(map(self.share, nodes), default=Fraction(0)) for nodes in turned]
