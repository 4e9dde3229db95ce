"""Whether any of many crises tells a mutant from the law, asked on one grounding that holds them all.

For a mutant, only the ground rules above those that it changes are copied, as they are under it; the solver is then
asked for an admissible world in which some conclusion differs from its copy. None: the mutant is equivalent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from clingo import Symbol

from foedus.law.doctrines import Doctrine
from foedus.reasoning.diagrams.ground import Body
from foedus.reasoning.settling import GOALS
from foedus.reasoning.worlds import Allowed, Readings, Worlds
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.selection import Selection, effective
from foedus.workbench.mutate.twin import Changed, Rules, Twin
from foedus.workbench.space.space import World

_STAGE, _CANDIDATE = ("stage", 3), ("candidate", 2)


Weight = Callable[[Symbol, Symbol], int]
"""What an answer to a question adds to what a crisis says; nothing, where a silent case has it."""
Matters = Callable[[Symbol], bool]
"""Whether a conclusion, or a candidate, is one that is looked at."""


class Parting:
    """The crises of one program, with mutants of its law."""

    def __init__(
        self,
        worlds: Worlds,
        mutants: Sequence[Mutant],
        weight: Weight,
        never: Sequence[str] = (),
        matters: Matters | None = None,
    ) -> None:
        """The program is of a rulebook made by `with_mutants` for these mutants, its grounding observed.

        `never` names atoms that hold in no crisis. `matters` says which conclusions and candidates are compared; if not
        given, all conclusions are, and candidates as far as they show one.
        """
        self.worlds = worlds
        self._weight = weight
        grounding = worlds.grounding
        self.never = self._literals((name, 0) for name in never)
        """What holds in no crisis."""
        self._selection = Selection(grounding, mutants)
        self.effective = frozenset(effective(grounding, self._selection, len(mutants)))
        """The mutants whose rule, old or new, has an instance here."""
        self.bodies: Rules = grounding.observed.bodies
        """The ground rules, the law’s and the mutants’."""
        self._above: dict[int, set[int]] = {}
        for atom, bodies in self.bodies.items():
            for _, body in bodies:
                for literal, _ in body:
                    self._above.setdefault(abs(literal), set()).add(atom)
        self.admissible: frozenset[int] = self._literals([("admissible", 0)])
        self.conclusions = self._concluded(matters)
        """All conclusions that some crisis could have, with their literals."""
        self._candidates = self._of_stages()
        self._goals = frozenset(
            literal
            for symbol, literal in self.conclusions.items()
            if symbol.name != _CANDIDATE[0] or matters is not None
        )
        self._needed = self._below([*self.conclusions.values(), *self.admissible, *self.never])
        marks, others = self._selection.marks, self._selection.others
        chosen = {literal for values in worlds.choices.values() for _, literal in values}
        self.law: Rules = {
            atom: list(_under(self.bodies.get(atom, ()), marks, others)) for atom in sorted(self._needed - chosen)
        }
        """The ground rules of the law alone, as far as a conclusion rests on them."""
        self._twin = Twin(self.law, worlds.choices)

    def _concluded(self, matters: Matters | None) -> dict[Symbol, int]:
        grounding = self.worlds.grounding
        found = (one for each in GOALS for one in grounding.atoms(*each))
        return {symbol: literal for symbol, literal in found if matters is None or matters(symbol)}

    def _literals(self, predicates: Iterable[tuple[str, int]]) -> frozenset[int]:
        grounding = self.worlds.grounding
        return frozenset(literal for name, arity in predicates for _, literal in grounding.atoms(name, arity))

    def _of_stages(self) -> dict[int, list[int]]:
        """The candidates of each stage: it is only seen where one of them is asked for."""
        grounding = self.worlds.grounding
        known: dict[tuple[Symbol, tuple[Symbol, ...]], list[int]] = {}
        for symbol, literal in grounding.atoms(*_CANDIDATE):
            mechanism, instance = symbol.arguments
            for length in range(len(instance.arguments) + 1):
                known.setdefault((mechanism, tuple(instance.arguments[:length])), []).append(literal)
        return {
            literal: known.get((symbol.arguments[0], tuple(symbol.arguments[2].arguments)), [])
            for symbol, literal in grounding.atoms(*_STAGE)
        }

    def _is_touched(self, goal: int, cone: frozenset[int]) -> bool:
        """Whether a conclusion can be seen in some opinion, and can be another where these atoms are."""
        candidates = self._candidates.get(goal)
        if candidates is None:
            return goal in cone
        return bool(candidates) and (goal in cone or not cone.isdisjoint(candidates))

    def _below(self, atoms: Iterable[int]) -> frozenset[int]:
        """What these atoms rest on, they among it."""
        todo = list(atoms)
        seen = set(todo)
        while todo:
            for _, body in self.bodies.get(todo.pop(), ()):
                for literal, _ in body:
                    if abs(literal) not in seen:
                        seen.add(abs(literal))
                        todo.append(abs(literal))
        return frozenset(seen)

    @property
    def required(self) -> list[int]:
        """The literals that hold in every crisis."""
        return [*self.admissible, *(-literal for literal in self.never)]

    def silent(self, question: Symbol) -> int | None:
        """The literal of the answer to a question that adds nothing to a crisis."""
        values = self.worlds.choices[question]
        return next((literal for value, literal in values if self._weight(question, value) == 0), None)

    # One mutant

    @contextmanager
    def of(self, place: int) -> Iterator[Difference | None]:
        """Where a mutant differs from the law; None where it can make no difference to a conclusion."""
        changed = self._changed(place) if place in self.effective else None
        if changed is None:
            yield None
            return
        try:
            yield Difference(self, changed)
        finally:
            changed.close()

    def _changed(self, place: int) -> Changed | None:
        rules = self.rules(place)
        goals = self.goals(rules)
        return self._twin.changed(rules, goals) if goals else None

    def goals(self, rules: Rules) -> dict[int, Sequence[int]]:
        """The conclusions that can be others where these atoms have other rules, each with the atoms that show it."""
        cone = frozenset(rules)
        # A world that the law admits and the mutant does not differs too; one that the law excludes is no crisis.
        goals: dict[int, Sequence[int]] = {atom: [] for atom in sorted(self.admissible & cone)}
        touched = [atom for atom in sorted(self._goals) if self._is_touched(atom, cone)]
        return goals | {atom: self._candidates.get(atom, []) for atom in touched}

    def rules(self, place: int) -> Rules:
        """The rules, as they are under a mutant, of all atoms that it can change and a conclusion rests on."""
        gone, chosen = self._selection.gone(place), self._selection.chosen(place)
        mine = frozenset(each for each in (gone, chosen) if each is not None)
        taken = (self._selection.marks | mine) - {gone}
        others = (self._selection.others | mine) - {chosen}
        return {
            atom: list(_under(self.bodies.get(atom, ()), taken, others))
            for atom in sorted(self._cone(mine))
        }

    def _cone(self, changed: Iterable[int]) -> frozenset[int]:
        """The atoms with a rule that changes, and all that rest on them, as far as a conclusion does on these."""
        todo = [atom for each in changed for atom in self._above.get(each, ()) if atom in self._needed]
        seen = set(todo)
        while todo:
            for above in self._above.get(todo.pop(), ()):
                if above in self._needed and above not in seen:
                    seen.add(above)
                    todo.append(above)
        return frozenset(seen)

    def allowed(self, doctrine: Doctrine | None) -> Allowed:
        """What the main readings leave open, or a doctrine; facts are all open."""
        return self._read(Readings(), doctrine)

    def every_reading(self) -> Allowed:
        """The readings that the outliers leave open; facts are all open."""
        return self._read(Readings(every=True), None)

    def _read(self, readings: Readings, doctrine: Doctrine | None) -> Allowed:
        found = self.worlds.allowed(readings, "all", doctrine)
        return {question: values for question, values in found.items() if question.name == "reading"}


class Difference:
    """The worlds in which a mutant has other conclusions than the law."""

    def __init__(self, parting: Parting, changed: Changed) -> None:
        self._parting = parting
        self._changed = changed

    def world(self, allowed: Allowed | None = None, more: Iterable[int] = ()) -> World | None:
        """An admissible world in which some conclusion differs, with these values allowed; None: there is none."""
        narrowed = self._parting.worlds.narrowed(allowed or {})
        return self._changed.world([*self._parting.required, *narrowed, *more])

    def small(self, allowed: Allowed, world: World) -> World:
        """A world that says little and differs too: no more of its answers can be made the silent one, one by one."""
        found, kept = world, list[int]()
        waiting = [[each for each in map(self._parting.silent, sorted(world, key=str)) if each is not None]]
        while waiting:
            part = waiting.pop()
            tried = self.world(allowed, [*kept, *part]) if part else None
            if tried is not None:
                found, kept = tried, [*kept, *part]
            elif len(part) > 1:
                half = len(part) // 2
                waiting += [part[half:], part[:half]]
        return found


def _under(bodies: Iterable[Body], taken: frozenset[int], refused: frozenset[int]) -> Iterator[Body]:
    """The bodies without what is taken to hold, and without those that ask for something refused."""
    for bound, body in bodies:
        literals = {literal for literal, _ in body}
        if literals & refused:
            continue
        held = [weight for literal, weight in body if literal in taken]
        yield bound - sum(held), tuple(each for each in body if each[0] not in taken)
