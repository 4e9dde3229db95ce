"""How firm a verdict stands: from a settled world, the least number of contested facts whose change turns it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clingo import Symbol

from foedus.law.doctrines import Doctrine
from foedus.reasoning.diagrams.distance import Changes, nearest
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.opinion import ARGUABLE, DOES_NOT_APPLY, EXCLUDES_ITSELF, HingeLiteral
from foedus.reasoning.wording import Wording, is_reading
from foedus.reasoning.worlds import Allowed, Readings, Worlds
from foedus.text.values import frozen

Fall = tuple[HingeLiteral, ...]
"""Facts that, changed together, turn a verdict."""


@frozen
class Standing:
    """A verdict under a doctrine (None: on every reading that the options admit) with all facts settled one way.

    `least` is the number of contested facts whose change turns it; None where none can, and where the verdict is not
    settled there. `falls` are sets of that many; `cut` where there are more than are kept.
    """

    mechanism: str
    doctrine: str | None
    facts: str
    verdict: str
    least: int | None = None
    falls: tuple[Fall, ...] = ()
    cut: bool = False

    @property
    def settled(self) -> bool:
        """Whether there is one verdict to turn."""
        return self.verdict not in (ARGUABLE, EXCLUDES_ITSELF)


class Firmness:
    """Measures how firm verdicts stand."""

    def __init__(self, diagrammed: Diagrammed, worlds: Worlds, readings: Readings, wording: Wording) -> None:
        self._diagrammed = diagrammed
        self._worlds = worlds
        self._readings = readings
        self._wording = wording

    def standings(
        self,
        mechanism: str,
        conclusion: Symbol,
        doctrines: Mapping[str | None, Doctrine | None],
        modes: tuple[str, ...],
    ) -> Iterator[Standing]:
        """One for each way to settle the facts and each doctrine."""
        for mode in modes:
            for name, doctrine in doctrines.items():
                yield self._standing(mechanism, conclusion, name, doctrine, mode)

    def _standing(
        self, mechanism: str, conclusion: Symbol, name: str | None, doctrine: Doctrine | None, mode: str
    ) -> Standing:
        diagrammed = self._diagrammed
        settled = self._worlds.allowed(self._readings, mode, doctrine)
        verdict = diagrammed.verdict(conclusion, diagrammed.admitted(settled)) or EXCLUDES_ITSELF
        found = Standing(mechanism, name, mode, verdict)
        if not found.settled:
            return found
        wider = _joined(settled, self._worlds.allowed(self._readings, "all", doctrine))
        diagrams = diagrammed.compiled.diagrams
        node = diagrammed.compiled.of(conclusion)
        turned = node if verdict == DOES_NOT_APPLY else diagrams.negate(node)
        least = nearest(diagrams, diagrams.both(turned, diagrammed.admitted(wider)), self._cost(settled))
        if least is None:
            return found
        falls = tuple(map(self._fall, least.sets))
        return Standing(mechanism, name, mode, verdict, least.steps, falls, least.cut)

    def _cost(self, settled: Allowed) -> list[list[int]]:
        """One for each value of a fact that the settled world does not have; readings stay as they are."""
        costs = []
        for variable in self._diagrammed.compiled.variables:
            kept = frozenset(variable.values) if is_reading(variable.question) else settled[variable.question]
            costs.append([int(value not in kept) for value in variable.values])
        return costs

    def _fall(self, changes: Changes) -> Fall:
        variables = self._diagrammed.compiled.variables
        return tuple(
            self._wording.literal((variables[level], (variables[level].values[place],)))
            for level, place in sorted(changes)
        )


def _joined(one: Allowed, other: Allowed) -> Allowed:
    return {question: one[question] | other[question] for question in one}
