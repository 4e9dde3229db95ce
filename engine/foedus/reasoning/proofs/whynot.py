"""Why something does not hold in a world: the rules that could have given it, nearest miss first, down to the facts.

A best-first join of a rule's body over the world, in which a premise may fail at the cost of one: the first complete
assignment is the rule's nearest miss. What failed is asked again, each conclusion once.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Mapping, Sequence

from foedus.law.patterns import (
    AtomPattern,
    Comparison,
    Constant,
    ForAll,
    Item,
    Pattern,
    Patterns,
    Premise,
    RulePattern,
    Variable,
)
from foedus.law.rulebook import Rulebook
from foedus.reasoning.proofs.matching import Binding, alternatives, compares, ground, instance_text, match
from foedus.reasoning.proofs.reason import Failure, Miss, Reason
from foedus.reasoning.proofs.telling import joined
from foedus.reasoning.proofs.tree import Explainer, any_or, open_places
from foedus.text.atoms import Atom, Term

BUDGET = 4000
"""Steps of the search for a rule's nearest miss."""
MOST_MISSES = 8
"""Rules told of for one conclusion; the others are further off."""

Found = tuple[int, Binding, tuple[tuple[Item, bool, Atom | None], ...]]


class WhyNot:
    """Explains what does not hold in the world of an explainer."""

    def __init__(self, explainer: Explainer, rulebook: Rulebook, patterns: Patterns, depth: int) -> None:
        self._explainer = explainer
        self._rulebook = rulebook
        self._patterns = patterns
        self._depth = depth
        self._seen: set[str] = set()
        self._atoms: dict[tuple[str, int], list[Atom]] = {}
        self._by_argument: dict[tuple[str, int, int], dict[Term, list[Atom]]] = {}
        self._sections = frozenset(section.name for section in rulebook.vocabulary.sections.values())
        self._kinds: dict[Term, set[str]] = {}
        for name in self._sections:
            for atom in self._known(name, 1):
                self._kinds.setdefault(atom.arguments[0], set()).add(name)

    def _known(self, name: str, arity: int) -> list[Atom]:
        """What holds of a predicate in this world."""
        if (name, arity) not in self._atoms:
            self._atoms[name, arity] = self._explainer.world.of(name, arity)
        return self._atoms[name, arity]

    def _candidates(self, pattern: AtomPattern, binding: Mapping[str, Term]) -> Sequence[Atom]:
        """What holds of a predicate, as far as its first settled argument tells it apart."""
        name, arity = pattern.name, len(pattern.arguments)
        for place, part in enumerate(pattern.arguments):
            value = ground(part, binding)
            if isinstance(value, (str, int)):
                return self._indexed(name, arity, place).get(value, ())
        return self._known(name, arity)

    def _indexed(self, name: str, arity: int, place: int) -> Mapping[Term, Sequence[Atom]]:
        found = self._by_argument.get((name, arity, place))
        if found is None:
            found = self._by_argument[name, arity, place] = {}
            for atom in self._known(name, arity):
                value = atom.arguments[place]
                if isinstance(value, (str, int)):
                    found.setdefault(value, []).append(atom)
        return found

    def misses(self, atom: Atom) -> tuple[Miss, ...]:
        """The rules that could have given an atom, nearest miss first."""
        return self._misses(AtomPattern(atom.name, tuple(map(_constant, atom.arguments))), {}, self._depth)

    def _misses(self, goal: AtomPattern, binding: Mapping[str, Term], depth: int) -> tuple[Miss, ...]:
        found = []
        for rule in self._patterns.concluding(goal.name, len(goal.arguments)):
            start = _unify(rule.head, goal, binding)
            nearest = None if start is None else self._nearest(rule, start)
            if nearest is not None and nearest[0] > 0:
                found.append((nearest[0], rule, nearest))
        found.sort(key=lambda each: each[0])
        return tuple(self._miss(rule, nearest, depth) for _, rule, nearest in found[:MOST_MISSES])

    def _nearest(self, rule: RulePattern, start: Binding) -> Found | None:
        body = sorted(rule.body, key=_rank)
        wanted = self._wanted(rule)
        ticket = itertools.count()
        queue: list[tuple[int, int, int, Binding, tuple[tuple[Item, bool, Atom | None], ...]]] = []
        heapq.heappush(queue, (0, 0, next(ticket), start, ()))
        for _ in range(BUDGET):
            if not queue:
                return None
            cost, done, _, binding, marks = heapq.heappop(queue)
            if -done == len(body):
                return cost, binding, marks
            item = body[-done]
            for more, bound, met, witness in self._ways(item, binding, wanted):
                heapq.heappush(queue, (cost + more, done - 1, next(ticket), bound, (*marks, (item, met, witness))))
        return None

    def _ways(
        self, item: Item, binding: Binding, wanted: Mapping[str, frozenset[str]]
    ) -> Iterator[tuple[int, Binding, bool, Atom | None]]:
        """How an item may be taken: cost, binding, whether it is met, and what stood in the way."""
        if isinstance(item, Comparison):
            met = compares(item, binding) is not False
            yield 0 if met else 1, self._solved(item, binding), met, None
        elif isinstance(item, ForAll):
            met = self._for_all(item, binding)
            yield 0 if met else 1, binding, met, None
        elif item.negative:
            hit = self._hit(item.atom, binding)
            yield (0, binding, True, None) if hit is None else (1, binding, False, hit)
        else:
            none = True
            for atom in self._candidates(item.atom, binding):
                found = match(item.atom, atom, binding)
                if found is not None and self._all_suit(found, wanted):
                    none = False
                    yield 0, found, True, None
            if none and item.atom.name == "event_day" and _has_open_subject(item.atom, binding):
                yield 0, binding, True, None  # What there is none of has no day: it is lacking, not its day.
                return
            # What only binds names cannot be what a rule lacks: a rule that misses it is about something else; and so
            # is one that would ask of a thing what only things of another kind can be.
            thing = Atom(item.atom.name, item.atom.arguments[:1])  # type: ignore[arg-type]
            if self._fits(item.atom, binding) and not self._explainer.teller.is_silent(thing):
                yield 1, binding, False, None

    def _wanted(self, rule: RulePattern) -> dict[str, frozenset[str]]:
        """The kinds of thing that each variable of a rule can stand for, where its predicates say so."""
        found: dict[str, frozenset[str]] = {}
        premises = [item.atom for item in rule.body if isinstance(item, Premise) and not item.negative]
        for pattern in [rule.head, *premises]:
            for part, kinds in zip(pattern.arguments, self._kinds_of(pattern), strict=False):
                if isinstance(part, Variable) and self._sections.issuperset(kinds):
                    found[part.name] = found.get(part.name, self._sections) & frozenset(kinds)
        return {name: kinds for name, kinds in found.items() if kinds}

    def _kinds_of(self, pattern: AtomPattern) -> list[tuple[str, ...]]:
        predicate = self._rulebook.predicates.get(pattern.name)
        field = self._rulebook.vocabulary.fields_of.get(pattern.name)
        if predicate is not None:
            return list(predicate.arguments.values())
        return [] if field is None else [(self._rulebook.vocabulary.sections[field.section].name,)]

    def _all_suit(self, binding: Binding, wanted: Mapping[str, frozenset[str]]) -> bool:
        return all(self._suits(binding[name], kinds) for name, kinds in wanted.items() if name in binding)

    def _suits(self, value: Term, kinds: frozenset[str]) -> bool:
        own = self._kinds.get(value) if isinstance(value, str) else None
        return not own or bool(own & kinds)

    def _fits(self, pattern: AtomPattern, binding: Binding) -> bool:
        """Whether what is bound in a pattern is of the kinds that its predicate speaks of."""
        for part, wanted in zip(pattern.arguments, self._kinds_of(pattern), strict=False):
            value = ground(part, binding)
            if value is not None and self._sections.issuperset(wanted) and not self._suits(value, frozenset(wanted)):
                return False
        return True

    @staticmethod
    def _solved(item: Comparison, binding: Binding) -> Binding:
        """A comparison by equality gives an open variable its value."""
        if item.operator == "=" and isinstance(item.left, Variable) and item.left.name not in binding:
            value = ground(item.right, binding)
            if value is not None:
                return {**binding, item.left.name: value}
        return binding

    def _hit(self, pattern: AtomPattern, binding: Binding) -> Atom | None:
        """What a premise under `not` runs into. An open variable leaves it undecided, and that is no hit."""
        for one in alternatives(pattern):
            atom = instance_text(one, binding)
            known = self._known(one.name, len(one.arguments))
            if atom is not None and atom in known:
                return atom
            if atom is None and all(_is_settled(part, binding) for part in one.arguments):
                found = next((each for each in known if match(one, each, binding) is not None), None)
                if found is not None:
                    return found
        return None

    def _for_all(self, item: ForAll, binding: Binding) -> bool:
        bindings = [binding]
        for condition in item.conditions:
            known = self._known(condition.atom.name, len(condition.atom.arguments))
            bindings = [found for each in bindings for atom in known if (found := match(condition.atom, atom, each))]
        return all((self._hit(item.premise.atom, each) is not None) != item.premise.negative for each in bindings)

    # Telling

    def _miss(self, rule: RulePattern, found: Found, depth: int) -> Miss:
        _, binding, marks = found
        known = self._rulebook.rules[rule.id]
        met: list[str] = []
        failed: list[Failure] = []
        order = {id(item): place for place, item in enumerate(rule.body)}
        for item, is_met, witness in sorted(marks, key=lambda mark: order[id(mark[0])]):
            if is_met:
                met += self._told(item, binding)
            else:
                failed += self._failures(item, binding, witness, depth)
        return Miss(
            self._explainer.authority(known, binding),
            self._head(rule, binding),
            tuple(dict.fromkeys(met)),
            tuple(failed),
        )

    def _head(self, rule: RulePattern, binding: Binding) -> str:
        return self._says(rule.head, binding, True)

    def _says(self, pattern: AtomPattern, binding: Mapping[str, Term], affirmed: bool) -> str:
        word = "some" if affirmed else "any"
        atom = Atom(pattern.name, tuple(any_or(part, binding, word) for part in pattern.arguments))
        teller = self._explainer.teller
        return teller.says(atom) if affirmed else teller.denies(atom, open_places(pattern, binding))

    def _told(self, item: Item, binding: Binding) -> Iterator[str]:
        if isinstance(item, Premise):
            if item.negative:
                yield from self._explainer.denied(item.atom, binding)
            else:
                for one in alternatives(item.atom)[:1]:
                    atom = instance_text(one, binding)
                    if atom is not None and not self._explainer.teller.is_silent(atom) and not _is_reflexive(atom):
                        yield self._explainer.teller.says(atom)

    def _failures(self, item: Item, binding: Binding, witness: Atom | None, depth: int) -> Iterator[Failure]:
        if isinstance(item, Comparison):
            left, right = ground(item.left, binding), ground(item.right, binding)
            if left is not None and right is not None:
                yield Failure(self._explainer.teller.fails(item.operator, left, right))
            return
        if isinstance(item, ForAll):
            yield Failure(self._says(item.premise.atom, binding, item.premise.negative))
            return
        if witness is not None:
            yield Failure(self._explainer.teller.says(witness), blocked_by=self._proof(witness), predicate=witness.name)
            return
        options = alternatives(item.atom)
        said = " and ".join(joined(self._says(one, binding, False) for one in options))
        key = f"{item.atom.name}:{said}"
        if key in self._seen:
            yield Failure(said, again=True, predicate=item.atom.name)
            return
        self._seen.add(key)
        # Which text binds whom is told in one sentence: the history of membership behind it is another question.
        deeper = depth > 0 and item.atom.name != "bound"
        yield Failure(
            said, self._misses(options[0], binding, depth - 1) if deeper else (), predicate=item.atom.name
        )

    def _proof(self, atom: Atom) -> Reason | None:
        literal = self._explainer.literal(atom)
        return None if literal is None else self._explainer.reason(literal)


def _constant(value: Term) -> Pattern:
    return Constant(value)


def _is_settled(part: Pattern, binding: Binding) -> bool:
    """Whether a pattern is bound, or stands for anything at all."""
    return not isinstance(part, Variable) or part.name == "_" or part.name in binding


def _is_reflexive(atom: Atom) -> bool:
    """Whether an atom relates a thing to itself, as each incident is part of itself."""
    return len(atom.arguments) > 1 and all(each == atom.arguments[0] for each in atom.arguments)


def _has_open_subject(pattern: AtomPattern, binding: Binding) -> bool:
    return bool(pattern.arguments) and ground(pattern.arguments[0], binding) is None


def _rank(item: Item) -> int:
    """Premises that bind come first, then what only tests."""
    if isinstance(item, Premise):
        return 2 if item.negative else 0
    return 1 if isinstance(item, Comparison) and item.operator == "=" else 3


def _unify(head: AtomPattern, goal: AtomPattern, binding: Mapping[str, Term]) -> Binding | None:
    """The head's variables where the goal, as far as it is bound, is this head."""
    found: Binding | None = {}
    for part, wanted in zip(head.arguments, goal.arguments, strict=True):
        value = ground(wanted, binding)
        if value is None:
            continue
        found = match(AtomPattern("", (part,)), Atom("", (value,)), found or {})
        if found is None:
            return None
    return found
