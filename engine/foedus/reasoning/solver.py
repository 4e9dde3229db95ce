"""The solver behind a time limit: one grounding, asked many times under assumptions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from clingo import Control, Function, MessageCode, SolveHandle, Symbol

from foedus.reasoning.diagrams.certain import without
from foedus.reasoning.diagrams.ground import Bounds, GroundProgram, GroundRules, Variable
from foedus.reasoning.diagrams.strata import parts
from foedus.reasoning.relevance import relevant
from foedus.text.source import LimitReached

SECONDS = 60.0
"""How long all solving on one grounding may take, unless the caller says otherwise."""


class Grounding:
    """A ground program. Choices are questions; every answer is taken under assumptions, which are signed literals."""

    def __init__(
        self,
        text: str,
        facts: Iterable[Symbol],
        shown: str,
        seconds: float = SECONDS,
        observe: bool = False,
        keep_facts: bool = False,
        most_rules: int | None = None,
    ) -> None:
        """Ground `text` with `facts`, which enter as symbols; `shown` holds the #show statements of the question.

        What cannot have an instance with these facts is not given to the grounder.

        With `observe` the ground rules are kept, so that `program` can hand them over; with `keep_facts` they are
        kept whole, facts in their bodies. Raises Burst where there are more than `most_rules`, or the time is over
        before they are there.
        """
        self._deadline = time.monotonic() + seconds
        self._seconds = seconds
        self._messages: list[str] = []
        kept = ["--preserve-facts=all"] if keep_facts else []
        self._control = Control(["--warn=no-atom-undefined", *kept], logger=self._hear, message_limit=20)
        self._rules: GroundRules | None = None
        if observe:
            self._rules = GroundRules()
            self._control.register_observer(self._rules)
        known = tuple(facts)
        self._control.add("base", [], relevant(text, known) + "\n" + shown)
        with self._control.backend() as backend:
            for fact in known:
                backend.add_rule([backend.add_atom(fact)])
        if self._rules is not None and most_rules is not None:
            self._rules.bounds = Bounds(most_rules, self._deadline)
        try:
            self._control.ground([("base", [])])
        except MemoryError as error:
            raise LimitReached("the rules fill the memory") from error
        if self._rules is not None:
            self._rules.bounds = None
        self._atoms = self._control.symbolic_atoms

    def _hear(self, _code: MessageCode, message: str) -> None:
        self._messages.append(message.strip())

    @property
    def messages(self) -> tuple[str, ...]:
        """What the grounder had to say."""
        return tuple(self._messages)

    @property
    def observed(self) -> GroundRules:
        """The ground rules as they were handed over. Raises RuntimeError on a grounding that was not observed."""
        if self._rules is None:
            raise RuntimeError("this grounding was not observed")
        return self._rules

    def literal(self, symbol: Symbol) -> int | None:
        """The literal of an atom; None if the grounder knows that it can never hold."""
        atom = self._atoms[symbol]
        return None if atom is None else int(atom.literal)

    def symbols(self, name: str, arity: int) -> list[Symbol]:
        """All atoms of a predicate that could hold."""
        return [atom.symbol for atom in self._atoms.by_signature(name, arity)]

    def atoms(self, name: str, arity: int) -> list[tuple[Symbol, int]]:
        """All atoms of a predicate that could hold, each with its literal."""
        return [(atom.symbol, int(atom.literal)) for atom in self._atoms.by_signature(name, arity)]

    def choices(self, name: str, place: int) -> list[tuple[Symbol, Symbol, int]]:
        """The open atoms of a choice: question, value, literal. The value is the argument at that place."""
        return [
            (Function(name, atom.symbol.arguments[:place]), atom.symbol.arguments[place], int(atom.literal))
            for atom in self._atoms.by_signature(name, place + 1)
            if not atom.is_fact
        ]

    def program(
        self,
        choices: Mapping[str, int],
        goals: Iterable[tuple[str, int]],
        held: frozenset[int] = frozenset(),
        only: Callable[[Symbol], bool] | None = None,
    ) -> GroundProgram:
        """The ground rules with the questions that the choice atoms stand for, and the conclusions asked for.

        `choices` maps the predicate of a choice to the place of the value among its arguments: what stands before it
        is the question. Atoms `held` hold in every world; `only` picks among the conclusions of the goals. Only on a
        grounding that was observed.
        """
        rules = self.observed
        asked: dict[Symbol, list[tuple[Symbol, int]]] = {}
        for name, place in choices.items():
            for question, value, literal in self.choices(name, place):
                asked.setdefault(question, []).append((value, literal))
        variables = tuple(Variable(question, tuple(value for value, _ in values)) for question, values in asked.items())
        meaning = {
            literal: (number, place)
            for number, values in enumerate(asked.values())
            for place, (_, literal) in enumerate(values)
        }
        wanted: dict[Symbol, int] = {}
        facts: set[Symbol] = set()
        for name, arity in goals:
            for atom in self._atoms.by_signature(name, arity):
                if only is not None and arity and not only(atom.symbol):
                    continue
                if atom.is_fact:
                    facts.add(atom.symbol)
                else:
                    wanted[atom.symbol] = atom.literal
        bodies = without(rules.bodies, held) if held else rules.bodies
        ordered = parts(dict.fromkeys(wanted.values()), bodies, meaning)
        strange = tuple(rules.strange(meaning, held))
        return GroundProgram(bodies, variables, meaning, wanted, frozenset(facts), ordered, strange)

    def choice(self) -> int:
        """A fresh atom that is free to hold or not; its literal."""
        with self._control.backend() as backend:
            atom = backend.add_atom()
            backend.add_rule([atom], [], choice=True)
        return int(atom)

    def defined(self, *bodies: Sequence[int]) -> int:
        """A fresh atom that holds where one of these conjunctions of literals does; its literal."""
        with self._control.backend() as backend:
            atom = backend.add_atom()
            for body in bodies:
                backend.add_rule([atom], list(body))
        return int(atom)

    def forbid(self, bodies: Iterable[Sequence[int]]) -> None:
        """No world may have all literals of one of these."""
        with self._control.backend() as backend:
            for body in bodies:
                backend.add_rule([], list(body))

    def world(self, assumptions: Sequence[int], asked: Iterable[int]) -> tuple[frozenset[int] | None, frozenset[int]]:
        """Which of the literals asked hold in some world, or None and the assumptions that admit none."""
        with self._solving("auto", 1, assumptions) as handle:
            model = handle.last()
            if model is None:
                return None, frozenset(handle.core())
            return frozenset(literal for literal in asked if model.is_true(literal)), frozenset()

    def possible(self, assumptions: Sequence[int]) -> frozenset[str] | None:
        """What is shown in some world, as written by the solver; None if there is no world."""
        return self._consequences("brave", assumptions)

    def certain(self, assumptions: Sequence[int]) -> frozenset[str] | None:
        """What is shown in every world, as written by the solver; None if there is no world."""
        return self._consequences("cautious", assumptions)

    def _consequences(self, mode: str, assumptions: Sequence[int]) -> frozenset[str] | None:
        with self._solving(mode, 0, assumptions) as handle:
            model = handle.last()
            # One text is far cheaper than a symbol each.
            return None if model is None else frozenset(str(model).split())

    @contextmanager
    def _solving(self, mode: str, models: int, assumptions: Sequence[int]) -> Iterator[SolveHandle]:
        """A finished search, its last model the answer. Raises LimitReached where the time did not suffice."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._late()
        # The stubs know the configuration only as an object without attributes.
        self._control.configuration.solve.models = models  # type: ignore[union-attr]
        self._control.configuration.solve.enum_mode = mode  # type: ignore[union-attr]
        with self._control.solve(assumptions=list(assumptions), async_=True) as handle:
            if not handle.wait(left):
                handle.cancel()
                raise self._late()
            yield handle

    def _late(self) -> LimitReached:
        return LimitReached(f"no answer within {self._seconds:g} seconds")
