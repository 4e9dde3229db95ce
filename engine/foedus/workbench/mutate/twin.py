"""The ground law beside a copy of what a mutant changes of it, in a solver of their own.

The rules are those that the grounder handed over; only those above what a mutant changes are there twice, under a guard
that is released when the mutant is done with, so that the solver forgets them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from clingo import Control, Symbol, TruthValue
from clingo.backend import Backend

from foedus.reasoning.diagrams.ground import Body
from foedus.text.source import LimitReached
from foedus.workbench.space.space import World

Choices = Mapping[Symbol, Sequence[tuple[Symbol, int]]]
Rules = Mapping[int, Sequence[Body]]
Own = Callable[[int], int]


class Twin:
    """A ground program that can be asked where it differs from a changed one. Atoms are the grounder’s."""

    def __init__(self, rules: Rules, choices: Choices, seconds: float = 120.0) -> None:
        self._control = Control(["--warn=none"])
        self._seconds = seconds
        self._choices = choices
        self._own: dict[int, int] = {}
        with self._control.backend() as backend:
            for values in choices.values():
                _choose_one(backend, [self._atom(backend, literal) for _, literal in values])
            for atom, bodies in rules.items():
                for body in bodies:
                    _add(backend, self._atom(backend, atom), body, lambda each: self._literal(backend, each))

    def _atom(self, backend: Backend, atom: int) -> int:
        if atom not in self._own:
            self._own[atom] = int(backend.add_atom())
        return self._own[atom]

    def _literal(self, backend: Backend, literal: int) -> int:
        atom = self._atom(backend, abs(literal))
        return atom if literal > 0 else -atom

    def changed(self, rules: Rules, goals: Mapping[int, Sequence[int]]) -> Changed:
        """The program in which these atoms have these rules instead. Goals count where one of their atoms holds too."""
        with self._control.backend() as backend:
            guard, differs = backend.add_atom(), backend.add_atom()
            backend.add_external(guard, TruthValue.Free)
            copies: dict[int, int] = {atom: backend.add_atom() for atom in rules}

            def copy(literal: int) -> int:
                atom = copies.get(abs(literal))
                if atom is None:
                    return self._literal(backend, literal)
                return atom if literal > 0 else -atom

            for atom, bodies in rules.items():
                for body in bodies:
                    _add(backend, copies[atom], body, copy, guard)
            for goal, shown in goals.items():
                mine, theirs = backend.add_atom(), backend.add_atom()
                for together in [[goal, each] for each in shown] or [[goal]]:
                    backend.add_rule([mine], [guard, *(self._literal(backend, each) for each in together)])
                    backend.add_rule([theirs], [guard, *map(copy, together)])
                backend.add_rule([differs], [mine, -theirs])
                backend.add_rule([differs], [theirs, -mine])
        return Changed(self, guard, differs)

    def literal(self, literal: int) -> int:
        """The solver’s own literal for one of the grounder’s; of an atom that it does not have, one that is false."""
        atom = self._own.get(abs(literal))
        if atom is None:
            with self._control.backend() as backend:
                atom = self._atom(backend, abs(literal))
        return atom if literal > 0 else -atom

    def solved(self, assumptions: Sequence[int]) -> World | None:
        """A world under these assumptions of the solver’s own. Raises LimitReached."""
        deadline = time.monotonic() + self._seconds
        with self._control.solve(assumptions=list(assumptions), async_=True) as handle:
            if not handle.wait(deadline - time.monotonic()):
                handle.cancel()
                raise LimitReached(f"no answer within {self._seconds:g} seconds")
            model = handle.last()
            if model is None:
                return None
            return {
                question: value
                for question, values in self._choices.items()
                for value, literal in values
                if model.is_true(self._own[literal])
            }

    def release(self, guard: int) -> None:
        """Forget a changed program."""
        self._control.release_external(guard)


class Changed:
    """A changed program beside the law."""

    def __init__(self, twin: Twin, guard: int, differs: int) -> None:
        self._twin = twin
        self._guard = guard
        self._differs = differs

    def world(self, literals: Iterable[int]) -> World | None:
        """A world in which these literals of the grounder hold and some goal differs; None where there is none."""
        return self._twin.solved([self._guard, self._differs, *map(self._twin.literal, literals)])

    def close(self) -> None:
        """Be done with it."""
        self._twin.release(self._guard)


def _choose_one(backend: Backend, atoms: Sequence[int]) -> None:
    """Exactly one of these atoms holds."""
    backend.add_rule(atoms, choice=True)
    backend.add_rule([], [-atom for atom in atoms])
    if len(atoms) > 1:
        backend.add_weight_rule([], 2, [(atom, 1) for atom in atoms])


def _add(backend: Backend, head: int, body: Body, own: Own, guard: int | None = None) -> None:
    bound, literals = body
    weighed = [(own(literal), weight) for literal, weight in literals]
    if bound == len(weighed) and all(weight == 1 for _, weight in weighed):
        backend.add_rule([head], [literal for literal, _ in weighed] + ([] if guard is None else [guard]))
        return
    if guard is None:
        backend.add_weight_rule([head], bound, weighed)
        return
    counted = backend.add_atom()
    backend.add_weight_rule([counted], bound, weighed)
    backend.add_rule([head], [counted, guard])
