"""Whether any crisis of the space tells a mutant from the law, asked on one grounding that holds them all.

For a mutant, only the ground rules above those that it changes are copied, as they are under it; the solver is then
asked for an admissible world in which some conclusion differs from its copy. None: the mutant is equivalent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from clingo import Symbol

from foedus.law.doctrines import Doctrine
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.ground import Body
from foedus.reasoning.worlds import Allowed, Readings
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.selection import Selection, effective
from foedus.workbench.space.bounds import Bounds
from foedus.workbench.space.space import Space, World

_STAGE, _CANDIDATE = ("stage", 3), ("candidate", 2)
_CONCLUDED = (_STAGE, ("breach", 3), ("lacuna", 2), ("doubt", 2))


class Parting:
    """The space on one day of the law, with mutants."""

    def __init__(self, rulebook: Rulebook, mutants: Sequence[Mutant], bounds: Bounds, day: int) -> None:
        """`rulebook` is one made by `with_mutants` for these mutants."""
        self.rulebook = rulebook
        self.space = Space(rulebook, bounds, day)
        grounding = self.space.worlds.grounding
        self.selection = Selection(grounding, mutants)
        self.effective = frozenset(effective(grounding, self.selection, len(mutants)))
        """The mutants whose rule, old or new, has an instance in this space."""
        self._bodies: Mapping[int, Sequence[Body]] = grounding.observed.bodies
        self._above: dict[int, set[int]] = {}
        for atom, bodies in self._bodies.items():
            for _, body in bodies:
                for literal, _ in body:
                    self._above.setdefault(abs(literal), set()).add(atom)
        self._goals = self._literals(_CONCLUDED)
        self._candidates = self._of_stages()
        candidates = [each for several in self._candidates.values() for each in several]
        self._needed = self._below([*self._goals, *candidates, *self._literals([("admissible", 0)])])
        self._differs: dict[int, int | None] = {}

    def _literals(self, predicates: Iterable[tuple[str, int]]) -> frozenset[int]:
        grounding = self.space.worlds.grounding
        return frozenset(literal for name, arity in predicates for _, literal in grounding.atoms(name, arity))

    def _of_stages(self) -> dict[int, list[int]]:
        """The candidates of each stage: it is only seen where one of them is asked for."""
        grounding = self.space.worlds.grounding
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
            for _, body in self._bodies.get(todo.pop(), ()):
                for literal, _ in body:
                    if abs(literal) not in seen:
                        seen.add(abs(literal))
                        todo.append(abs(literal))
        return frozenset(seen)

    # One mutant

    def world(self, place: int, allowed: Allowed | None = None, more: Iterable[int] = ()) -> World | None:
        """An admissible world in which a conclusion differs under a mutant, with these values allowed; None: none."""
        differs = self._difference(place)
        return None if differs is None else self._solved(differs, allowed or {}, more)

    def _solved(self, differs: int, allowed: Allowed, more: Iterable[int]) -> World | None:
        narrowed = self.space.worlds.narrowed(allowed)
        return self.space.solve([*self.selection.law, *narrowed, differs, *more])

    def _difference(self, place: int) -> int | None:
        """The literal of an atom that holds where the mutant makes a difference; None where it can make none."""
        if place not in self._differs:
            self._differs[place] = self._copied(place) if place in self.effective else None
        return self._differs[place]

    def _copied(self, place: int) -> int | None:
        gone, chosen = self.selection.gone(place), self.selection.chosen(place)
        cone = self._cone({gone, chosen})
        # A world that the law admits and the mutant does not differs too; one that the law excludes is no crisis.
        admissible = self._literals([("admissible", 0)])
        goals = {atom: self._candidates.get(atom, []) for atom in self._goals if self._is_touched(atom, cone)}
        goals |= {atom: [] for atom in admissible & cone}
        if not goals:
            return None
        others = self.selection.others - {chosen}
        rules = {atom: list(self._under(atom, gone, chosen, others)) for atom in cone}
        return self.space.worlds.grounding.copied(rules, goals)

    def _cone(self, changed: set[int | None]) -> frozenset[int]:
        """The atoms with a rule that changes, and all that rest on them, as far as a conclusion does on these."""
        todo = [
            atom
            for selector in changed
            if selector is not None
            for atom in self._above.get(selector, ())
            if atom in self._needed
        ]
        seen = set(todo)
        while todo:
            for above in self._above.get(todo.pop(), ()):
                if above in self._needed and above not in seen:
                    seen.add(above)
                    todo.append(above)
        return frozenset(seen)

    def _under(self, atom: int, gone: int | None, chosen: int | None, others: frozenset[int]) -> Iterator[Body]:
        """The bodies of an atom under a mutant."""
        for bound, body in self._bodies.get(atom, ()):
            literals = {literal for literal, _ in body}
            if gone in literals or literals & others:
                continue
            if chosen in literals:
                yield bound - 1, tuple(each for each in body if each[0] != chosen)
            else:
                yield bound, body

    # Small crises

    def small(self, place: int, allowed: Allowed, world: World) -> World:
        """A world that says little and differs too: each answer in turn is made the silent one where it can be."""
        differs = self._difference(place)
        assert differs is not None
        found, kept = world, dict[Symbol, int]()
        for question in sorted(world, key=str):
            silent = self._silent(question)
            if silent is None:
                continue
            if found[question] != silent[0]:
                tried = self._solved(differs, allowed, [*kept.values(), silent[1]])
                if tried is None:
                    continue
                found = tried
            kept[question] = silent[1]
        return found

    def _silent(self, question: Symbol) -> tuple[Symbol, int] | None:
        """The value of a question that adds nothing to a crisis, with its literal."""
        values = self.space.worlds.choices[question]
        return next((each for each in values if self.space.weight(question, each[0]) == 0), None)

    def allowed(self, doctrine: Doctrine | None) -> Allowed:
        """What the main readings leave open, or a doctrine; facts are all open."""
        found = self.space.worlds.allowed(Readings(), "all", doctrine)
        return {question: values for question, values in found.items() if question.name == "reading"}


