"""What one answer alone changes, by the solver: the way where diagrams grow too large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clingo import Function, Symbol

from foedus.reasoning.worlds import Worlds


def turning(worlds: Worlds, assumed: Sequence[int], question: Symbol, values: Iterable[Symbol]) -> frozenset[str]:
    """The conclusions whose verdict is not the same under every answer to a question, two solves an answer.

    What is not named may yet depend on the question, together with others.
    """
    found = []
    for value in sorted(values):
        literal = worlds.grounding.literal(Function(question.name, [*question.arguments, value]))
        verdicts = worlds.verdicts([*assumed, literal]) if literal is not None else None
        if verdicts is not None:
            found.append(verdicts)
    said = {each for verdicts in found for each in verdicts.possible}
    return frozenset(each for each in said if len({verdicts.of(each) for verdicts in found}) > 1)
