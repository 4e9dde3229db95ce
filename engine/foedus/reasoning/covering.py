"""Coverings: trees over the answers to questions whose leaves settle a conclusion by three-valued reading alone.

At a leaf only some questions are answered, and the well-founded reading of the ground rules, stratum by stratum, says
already what holds and what cannot. What a leaf does not use is dropped from what it assumes, so that one leaf serves
many paths; a question on which a subtree does not depend falls away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clingo import Symbol

from foedus.reasoning.diagrams.ground import Body, GroundRules
from foedus.reasoning.diagrams.strata import negative_cycle, parts
from foedus.text.source import LimitReached
from foedus.text.values import frozen

MOST_NODES = 20_000

RuleRow = tuple[int, tuple[int, ...], tuple[int, ...]]
"""A ground rule: head, atoms that must hold, atoms that must not."""
Answers = dict[int, int]
"""Places of answers by question."""


@frozen
class Claim:
    """That a conclusion holds, or that it does not."""

    atom: int
    holds: bool


@frozen
class Leaf:
    """Rules in the order of a derivation, and a closed set of what cannot hold."""

    holds: tuple[int, ...]
    cannot: frozenset[int]


@frozen
class Node:
    """A leaf, or a question with a node for each answer; right wherever what it assumes is so."""

    assumes: Mapping[int, int]
    leaf: Leaf | None = None
    asks: int = -1
    children: tuple[Node, ...] = ()


class Ground:
    """The rules under some conclusions, atoms numbered from zero in the order of their strata."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.strata: list[int] = []
        self.rules: list[RuleRow] = []
        self.by_head: dict[int, list[int]] = {}
        self.questions: list[tuple[int, ...]] = []
        self.layers: list[tuple[int, ...]] = []
        self.goals: dict[Symbol, int] = {}
        self.admissible = -1

    @classmethod
    def of(
        cls,
        observed: GroundRules,
        asked: Sequence[Sequence[int]],
        goals: Mapping[Symbol, int | None],
        admissible: Symbol,
    ) -> Ground:
        """What the goals depend on. A goal without a literal can never hold: it becomes an atom without rules."""
        found = cls()
        answers = {literal for question in asked for literal in question}
        choices = set(observed.chosen)
        known = [literal for literal in goals.values() if literal is not None]
        ordered = parts(dict.fromkeys(known), observed.bodies, dict.fromkeys(choices))
        number: dict[int, int] = {}

        def numbered(literal: int, stratum: int) -> int:
            if literal not in number:
                number[literal] = len(found.names)
                symbol = observed.named.get(literal)
                found.names.append(str(symbol) if symbol is not None else f"#{literal}")
                found.strata.append(stratum)
            return number[literal]

        reached = {abs(literal) for part in ordered for atom in part for _, body in observed.bodies[atom]
                   for literal, _ in body}  # fmt: skip
        for question in asked:
            if reached & set(question):
                found.questions.append(tuple(numbered(literal, 0) for literal in question))
        for literal in sorted(reached - answers):
            if literal in choices or literal not in observed.bodies:
                numbered(literal, 0)
        for place, part in enumerate(ordered, 1):
            if negative_cycle(part, observed.bodies) is not None:
                raise LimitReached("no certificate: a conclusion depends on its own absence")
            found.layers.append(tuple(numbered(atom, place) for atom in part))
            for atom in part:
                for body in observed.bodies[atom]:
                    found._rule(number[atom], body, number)
        top = len(found.layers) + 1
        for symbol, known_as in goals.items():
            if known_as is not None:
                found.goals[symbol] = numbered(known_as, top)
            else:
                found.goals[symbol] = len(found.names)
                found.names.append(str(symbol))
                found.strata.append(top)
        found.strata = [min(each, len(found.names)) for each in found.strata]
        found.admissible = found.goals[admissible]
        return found

    def _rule(self, head: int, body: Body, number: Mapping[int, int]) -> None:
        bound, literals = body
        if bound != len(literals) or any(weight != 1 for _, weight in literals):
            raise LimitReached("no certificate: a rule counts")
        positive = tuple(number[literal] for literal, _ in literals if literal > 0)
        negative = tuple(number[-literal] for literal, _ in literals if literal < 0)
        self.by_head.setdefault(head, []).append(len(self.rules))
        self.rules.append((head, positive, negative))


class Reading:
    """What holds and what cannot with some answers, three-valued; with the rule by which each atom came to hold."""

    def __init__(self, ground: Ground, answers: Mapping[int, int], base: Reading | None = None) -> None:
        self.ground = ground
        self.order: list[int] = []
        self.by_rule: dict[int, int] = {}
        self.given: dict[int, int] = {}
        """The question whose answer made an answer's atom hold, or not."""
        self.true: set[int] = set()
        self.false: set[int] = set()
        self._answer(answers)
        asked = {atom for question in ground.questions for atom in question}
        inner = {atom for layer in ground.layers for atom in layer}
        self.false |= {atom for atom in range(len(ground.names)) if atom not in asked and atom not in inner}
        for layer in ground.layers:
            if base is not None:
                kept = [atom for atom in layer if atom in base.true or atom in base.false]
                if len(kept) == len(layer):
                    self._take(layer, base)
                    continue
            self._layer(layer)

    def _take(self, layer: Sequence[int], base: Reading) -> None:
        """What is settled without these answers is settled with them."""
        for atom in layer:
            if atom in base.false:
                self.false.add(atom)
        for rule in base.order_of(layer):
            self._hold(rule)

    def order_of(self, layer: Sequence[int]) -> list[int]:
        """The rules by which atoms of a layer hold, in the order of derivation."""
        mine = [self.by_rule[atom] for atom in layer if atom in self.by_rule]
        return mine if len(mine) < 2 else [rule for rule in self.order if self.ground.rules[rule][0] in layer]

    def _answer(self, answers: Mapping[int, int]) -> None:
        for question, atoms in enumerate(self.ground.questions):
            place = answers.get(question, 0 if len(atoms) == 1 else None)
            if place is not None:
                for each in atoms:
                    self.given[each] = question
                    (self.true if each == atoms[place] else self.false).add(each)

    def _hold(self, rule: int) -> None:
        head = self.ground.rules[rule][0]
        self.true.add(head)
        self.by_rule[head] = rule
        self.order.append(rule)

    def _layer(self, layer: Sequence[int]) -> None:
        rules, by_head = self.ground.rules, self.ground.by_head
        grown = True
        while grown:
            grown = False
            for atom in layer:
                if atom in self.true:
                    continue
                for rule in by_head.get(atom, ()):
                    _, positive, negative = rules[rule]
                    if self.true.issuperset(positive) and self.false.issuperset(negative):
                        self._hold(rule)
                        grown = True
                        break
        possible = {atom for atom in layer if atom in self.true}
        inside = set(layer)
        grown = True
        while grown:
            grown = False
            for atom in layer:
                if atom not in possible and any(self._may(rule, inside, possible) for rule in by_head.get(atom, ())):
                    possible.add(atom)
                    grown = True
        self.false |= inside - possible

    def _may(self, rule: int, inside: set[int], possible: set[int]) -> bool:
        _, positive, negative = self.ground.rules[rule]
        if not self.true.isdisjoint(negative):
            return False
        return all(each in possible if each in inside else each not in self.false for each in positive)

    def shown(self, wanted: Iterable[tuple[int, bool]]) -> tuple[Leaf, Answers]:
        """What is needed for atoms that hold or cannot, and the questions that it rests on."""
        rules = self.ground.rules
        needed: set[tuple[int, bool]] = set()
        todo = list(wanted)
        while todo:
            each = todo.pop()
            if each in needed:
                continue
            needed.add(each)
            atom, holds = each
            if holds and atom in self.by_rule:
                _, positive, negative = rules[self.by_rule[atom]]
                todo += [(part, True) for part in positive] + [(part, False) for part in negative]
            elif not holds:
                todo += [self._stop(rule) for rule in self.ground.by_head.get(atom, ())]
        holding = {atom for atom, holds in needed if holds}
        cannot = frozenset(atom for atom, holds in needed if not holds and atom not in self.given)
        questions = {self.given[atom] for atom, _ in needed if atom in self.given}
        places = {
            question: next(place for place, atom in enumerate(atoms) if atom in self.true)
            for question, atoms in ((each, self.ground.questions[each]) for each in questions)
            if len(atoms) > 1
        }
        return Leaf(tuple(rule for rule in self.order if rules[rule][0] in holding), cannot), places

    def _stop(self, rule: int) -> tuple[int, bool]:
        """What stops a rule: preferably what rests on no answer."""
        _, positive, negative = self.ground.rules[rule]
        stops = [(each, False) for each in positive if each in self.false]
        stops += [(each, True) for each in negative if each in self.true]
        return min(stops, key=lambda stop: stop[0] in self.given)


class Covering:
    """Makes worlds and trees for claims over one ground program."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._base = Reading(ground, {})
        self._question_of = {atom: number for number, atoms in enumerate(ground.questions) for atom in atoms}
        self._made = 0
        self._admitted: tuple[Answers, Leaf] | None = None

    def world(self, claim: Claim | None) -> tuple[Answers, Leaf] | None:
        """An admissible world in which the claim is so; any, without a claim."""
        if claim is None and self._admitted is not None:
            return self._admitted
        wanted = [(self._ground.admissible, True)] + ([] if claim is None else [(claim.atom, claim.holds)])
        found = self._search({}, wanted)
        if claim is None:
            self._admitted = found
        return found

    def _search(self, answers: Answers, wanted: Sequence[tuple[int, bool]]) -> tuple[Answers, Leaf] | None:
        self._count()
        reading = Reading(self._ground, answers, self._base)
        for atom, holds in wanted:
            if atom in (reading.false if holds else reading.true):
                return None
        left = [each for each in wanted if each[0] not in (reading.true if each[1] else reading.false)]
        if not left:
            leaf, places = reading.shown(wanted)
            return places, leaf
        question = self._open_under(left[0][0], reading)
        for place in range(len(self._ground.questions[question])):
            found = self._search({**answers, question: place}, wanted)
            if found is not None:
                return found
        return None

    def tree(self, claim: Claim) -> Node:
        """A tree that shows the claim in every admissible world. Raises LimitReached past a number of nodes."""
        return self._tree({}, claim, [])

    def _tree(self, answers: Answers, claim: Claim, done: list[Node]) -> Node:
        for node in done:
            if node.assumes.items() <= answers.items():
                return node
        self._count()
        reading = Reading(self._ground, answers, self._base)
        for atom, holds in ((claim.atom, claim.holds), (self._ground.admissible, False)):
            if atom in (reading.true if holds else reading.false):
                leaf, places = reading.shown([(atom, holds)])
                made = Node(places, leaf)
                done.append(made)
                return made
        if claim.atom in reading.true or claim.atom in reading.false:
            question = self._open_under(self._ground.admissible, reading)
        else:
            question = self._open_under(claim.atom, reading)
        children = []
        for place in range(len(self._ground.questions[question])):
            child = self._tree({**answers, question: place}, claim, done)
            if question not in child.assumes:
                return child
            children.append(child)
        assumes: Answers = {}
        for child in children:
            assumes.update({asked: place for asked, place in child.assumes.items() if asked != question})
        made = Node(assumes, None, question, tuple(children))
        done.append(made)
        return made

    def _open_under(self, atom: int, reading: Reading) -> int:
        """An open question on which an undecided atom depends: the one found first on the way down."""
        seen: set[int] = set()
        todo = [atom]
        while todo:
            each = todo.pop()
            if each in seen or each in reading.true or each in reading.false:
                continue
            seen.add(each)
            if each in self._question_of:
                return self._question_of[each]
            for rule in self._ground.by_head.get(each, ()):
                _, positive, negative = self._ground.rules[rule]
                if reading.false.isdisjoint(positive) and reading.true.isdisjoint(negative):
                    todo += [*negative, *positive]
        raise LimitReached("no certificate: three values do not decide, and no question is open")

    def _count(self) -> None:
        self._made += 1
        if self._made > MOST_NODES:
            raise LimitReached(f"the certificate would need more than {MOST_NODES} steps")
