"""The least sets of changes that bring a verdict about, exactly: guessed by size, checked over all worlds.

A verdict speaks of all worlds: `applies` where one instance holds in every admissible world, `does_not_apply` where
none holds in any, else `arguable`. So a guess (some changes, and a world that shows what the verdict needs of one) is
put to the test; where it fails, an unsatisfiable core over the changes says which part of it fails, and nothing that
shares that part is guessed again (compare Janota and Marques-Silva on quantified abstraction refinement, 2011).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from clingo import Function, Number, String, Symbol

from foedus.reasoning.alternatives import MOST_TOGETHER
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import CHOICES, Allowed
from foedus.text.values import frozen

MOST_ANSWERS = 40
"""How many least sets of changes are listed for a verdict."""


@frozen
class Least:
    """All least sets of changes that reach a verdict, smallest first, up to the size that was searched whole."""

    verdict: str
    sets: tuple[tuple[str, ...], ...]
    searched: int
    """Up to which size every set was tried."""
    cut: bool
    """Whether there may be more of the sizes that were to be tried."""


class Search:
    """The search over one grounding: for facts, for readings, for any verdict."""

    def __init__(
        self, grounding: Grounding, instances: Iterable[Symbol], changes: Iterable[str], allowed: Allowed
    ) -> None:
        """`allowed`: the answers and readings that the options leave open."""
        self._grounding = grounding
        self._changes = {name: self._answer(name) for name in changes}
        known = (grounding.literal(symbol) for symbol in instances)
        self._instances = [literal for literal in known if literal is not None]
        questions = {Function("answer", [String(name)]) for name in self._changes}
        choices = [each for name, place in CHOICES.items() for each in grounding.choices(name, place)]
        self._worldly = [literal for question, _, literal in choices if question not in questions]
        self._usual: set[int] = set()
        """What was blamed before: it is suspected first."""
        self._legal = self._legality(allowed)
        lawless = grounding.defined([-self._legal])
        self._some = grounding.defined(*([each] for each in self._instances))
        self._none_or_lawless = grounding.defined([-self._some], [lawless])
        self._each_or_lawless = {each: grounding.defined([each], [lawless]) for each in self._instances}
        self._aims = {each: grounding.choice() for each in self._instances}
        self._hit = grounding.defined(*([self._aims[each], each] for each in self._instances))

    def _answer(self, name: str) -> int:
        literal = self._grounding.literal(Function("answer", [String(name), String("yes")]))
        if literal is None:
            raise KeyError(name)
        return literal

    def _legality(self, allowed: Allowed) -> int:
        """What holds in the admissible worlds that the options leave, and the changes made."""
        admissible = self._grounding.literal(Function("admissible"))
        if admissible is None:
            return self._grounding.defined()
        closed = [-literal for literal in self._closed(allowed)]
        return self._grounding.defined([admissible, *closed])

    def _closed(self, allowed: Allowed) -> Iterator[int]:
        for name, place in CHOICES.items():
            for question, value, literal in self._grounding.choices(name, place):
                if value not in allowed.get(question, frozenset([value])):
                    yield literal

    def verdict(self, made: Iterable[str] = ()) -> str | None:
        """The verdict with these changes made; None where no world is left."""
        guess = self._guess(made)
        if self._world([*guess, self._legal]) is None:
            return None
        if self._world([*guess, self._legal, self._some]) is None:
            return DOES_NOT_APPLY
        for each in self._instances:
            if self._world([*guess, self._legal, -each]) is None:
                return APPLIES
        return ARGUABLE

    def least(self, verdict: str, scope: Sequence[str], seconds: float, at_most: int = MOST_TOGETHER) -> Least:
        """The least sets, up to that size, of the changes in `scope` that reach the verdict."""
        return _Hunt(self, verdict, scope, time.monotonic() + seconds).least(at_most)

    # What the hunt needs

    def _guess(self, made: Iterable[str]) -> list[int]:
        chosen = set(made)
        return [literal if name in chosen else -literal for name, literal in self._changes.items()]

    def _world(self, assumptions: Sequence[int]) -> frozenset[int] | None:
        return self._grounding.world(assumptions, ())[0]

    def guess(self, verdict: str, size: int, scope: frozenset[str], guard: int) -> tuple[tuple[str, ...], int] | None:
        """Changes not ruled out, with which some world shows what the verdict needs; and the instance aimed at."""
        made = self._grounding.literal(Function("made", [Number(size)]))
        clash = self._grounding.literal(Function("clash"))
        if made is None:
            return None
        needed = {APPLIES: self._hit, ARGUABLE: self._some, DOES_NOT_APPLY: -self._some}[verdict]
        assumed = [guard, made, self._legal, needed, *([] if clash is None else [-clash])]
        assumed += [-literal for name, literal in self._changes.items() if name not in scope]
        asked = [*self._changes.values(), *self._aims.values(), *self._instances]
        found, _ = self._grounding.world(assumed, asked)
        if found is None:
            return None
        names = tuple(name for name, literal in self._changes.items() if literal in found)
        aim = next((each for each, literal in self._aims.items() if literal in found and each in found), 0)
        return names, aim

    def faults(self, verdict: str, made: tuple[str, ...], aim: int, scope: frozenset[str]) -> list[list[int]]:
        """Why these changes do not reach the verdict, each as what is never to be guessed together again."""
        guess = self._guess(made)
        # What lies outside the scope is never made, and so never to blame.
        apart = [-literal for name, literal in self._changes.items() if name not in scope]
        outside = set(apart)
        suspects = [literal for literal in guess if literal not in outside]
        if verdict == ARGUABLE:
            fault = self._all_instances_open(apart, suspects)
            return [] if fault is None else [fault]
        good = self._none_or_lawless if verdict == DOES_NOT_APPLY else self._each_or_lawless[aim]
        contrary = self._some if verdict == DOES_NOT_APPLY else -aim
        world, _ = self._grounding.world([*guess, self._legal, contrary], self._worldly)
        if world is None:
            return []
        fixed = apart + [literal if literal in world else -literal for literal in self._worldly]
        part = self._core([*fixed, good], suspects)
        if verdict == DOES_NOT_APPLY:
            return [part]
        # The same world often tells against the other instances too.
        return [
            [*part, hit]
            for each, hit in self._aims.items()
            if each == aim or self._world([*fixed, *part, self._each_or_lawless[each]]) is None
        ]

    def _all_instances_open(self, apart: list[int], guess: list[int]) -> list[int] | None:
        for each in self._instances:
            if self._world([*apart, *guess, self._legal, -each]) is None:
                return self._core([*apart, self._legal, -each], guess)
        return None

    def _core(self, background: list[int], guess: list[int]) -> list[int]:
        """A least part of the guess that leaves no world beside the background (Junker's QuickXplain)."""
        # What is made goes last, so that as little of it as can be is blamed.
        ordered = sorted(guess, key=lambda literal: literal > 0)
        usual = [literal for literal in ordered if literal > 0 or literal in self._usual]
        if self._world([*background, *usual]) is not None:
            usual = ordered
        blamed = self._blamed(background, usual, False)
        self._usual.update(blamed)
        return blamed

    def _blamed(self, background: list[int], suspects: list[int], added: bool) -> list[int]:
        if added and self._world(background) is None:
            return []
        if len(suspects) <= 1:
            return suspects
        middle = len(suspects) // 2
        first, second = suspects[:middle], suspects[middle:]
        of_second = self._blamed([*background, *first], second, True)
        of_first = self._blamed([*background, *of_second], first, bool(of_second))
        return of_first + of_second

    def forbid(self, guard: int, faults: Iterable[Sequence[int]]) -> None:
        """Never guess what is together in one of these again under that guard."""
        self._grounding.forbid([guard, *literals] for literals in faults)

    def guard(self) -> int:
        """What the findings of one hunt hang on, so that they bind no other."""
        return self._grounding.choice()

    def literals(self, made: Iterable[str]) -> list[int]:
        """The literals of changes."""
        return [self._changes[name] for name in made]


class _Hunt:
    def __init__(self, search: Search, verdict: str, scope: Sequence[str], deadline: float) -> None:
        self.search = search
        self.verdict = verdict
        self.scope = frozenset(scope)
        self.deadline = deadline
        self.guard = search.guard()
        self.found: list[tuple[str, ...]] = []

    def least(self, at_most: int) -> Least:
        """The answer, size by size."""
        for size in range(1, at_most + 1):
            if not self._size(size):
                return Least(self.verdict, tuple(self.found), size - 1, True)
        return Least(self.verdict, tuple(self.found), at_most, False)

    def _size(self, size: int) -> bool:
        """All of one size; whether all were had."""
        while time.monotonic() < self.deadline and len(self.found) < MOST_ANSWERS:
            guessed = self.search.guess(self.verdict, size, self.scope, self.guard)
            if guessed is None:
                return True
            made, aim = guessed
            faults = self.search.faults(self.verdict, made, aim, self.scope)
            if not faults:
                self.found.append(made)
                faults = [self.search.literals(made)]
            self.search.forbid(self.guard, faults)
        return False
