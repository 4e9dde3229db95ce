"""Proof trees: the least contested derivation of a conclusion, dressed with rules, sentences and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from foedus.cases.fact import Fact
from foedus.cases.questions import Question
from foedus.law.patterns import AtomPattern, Comparison, ForAll, Pattern, Patterns, Premise, RulePattern, Variable
from foedus.law.rule import Rule
from foedus.law.rulebook import Rulebook
from foedus.reasoning.facts import answered
from foedus.reasoning.proofs.derivation import Derivation
from foedus.reasoning.proofs.matching import Binding, alternatives, compares, ground, instance_text, match
from foedus.reasoning.proofs.reason import DEFAULT, FACT, GIVEN, READING, RECORD, RULE, Authority, Reason, Support
from foedus.reasoning.proofs.telling import Teller, joined
from foedus.reasoning.proofs.trace import UNMARKED, Instance, World
from foedus.reasoning.sentences import Names
from foedus.reasoning.symbols import atom_symbol
from foedus.reasoning.unproven import unproven
from foedus.text.atoms import Atom, Term, atom_text, plain
from foedus.text.dates import FOREVER
from foedus.text.values import frozen

_RECORD = frozenset({"in_force", "party_event", "position", "period"})


@frozen
class Grounds:
    """What proofs of a case rest on: the law, the case's facts with their origin, its questions, and open choices."""

    rulebook: Rulebook
    patterns: Patterns
    names: Names
    provenance: Mapping[Atom, Fact]
    questions: Mapping[str, Question]
    sources: Mapping[str, Mapping[str, str]]
    open_choices: frozenset[str]
    unproven: Mapping[Atom, str] = field(default_factory=dict)
    """What would hold had a fact been proven, with the words on who failed; empty without the burden of proof."""
    burden: bool = False


def any_or(pattern: Pattern, binding: Mapping[str, Term], word: str) -> Term:
    """The term that a pattern stands for; where it is open, `any attacker` or `some attacker` by its name."""
    found = ground(pattern, binding)
    if found is not None:
        return found
    name = pattern.name if isinstance(pattern, Variable) else ""
    if name and not name.startswith("_"):
        return f"{word} {name.lower()}"
    return "something" if word == "some" else "anything"


def open_places(pattern: AtomPattern, binding: Mapping[str, Term]) -> frozenset[int]:
    """The places of the arguments of a pattern that a binding leaves open."""
    return frozenset(place for place, part in enumerate(pattern.arguments) if ground(part, binding) is None)


class Explainer:
    """Explains what holds in one world."""

    def __init__(self, grounds: Grounds, world: World, derivation: Derivation) -> None:
        self._grounds = grounds
        self.world = world
        self._trace = world.trace
        self._derivation = derivation
        self._numbers: dict[int, int] = {}
        self.teller = Teller(grounds.rulebook, grounds.names, grounds.unproven)
        self._by_number = {rule.number: rule for rule in grounds.patterns.rules}

    def reason(self, literal: int) -> Reason:
        """The reason for a literal that holds; steps stated before are referred to by their number."""
        instance = self._derivation.of(literal)
        return self._reason(literal, instance)

    def others(self, literal: int) -> tuple[Reason, ...]:
        """Every other instance that gives the literal, each with its least contested proof, cheapest first."""
        chosen = self._derivation.of(literal)
        rest = [each for each in self.world.fired(literal) if each != chosen and self._founded(each, literal)]
        rest.sort(key=self._derivation.price)
        found = []
        for instance in rest:
            self._numbers = {}
            found.append(self._reason(literal, instance))
        return tuple(found)

    def _founded(self, instance: Instance, literal: int) -> bool:
        """Whether a proof by this instance does not rest on what it proves."""
        todo, seen = [each for each in instance.body if each > 0], set()
        while todo:
            each = todo.pop()
            if each == literal or not self.world.holds(each):
                return False
            if each not in seen:
                seen.add(each)
                below = self._derivation.of(each)
                todo += [] if below is None else [part for part in below.body if part > 0]
        return True

    def _reason(self, literal: int, instance: Instance | None) -> Reason:
        atom = self._trace.atom(literal)
        if instance is None or instance.rule == UNMARKED:
            return self._leaf(literal, atom, instance)
        if literal in self._numbers:
            return Reason(RULE, self.teller.says(atom), again=self._numbers[literal], atom=atom_text(atom))
        self._numbers[literal] = number = len(self._numbers) + 1
        return self._step(atom, instance, number)

    # Steps

    def _step(self, atom: Atom, instance: Instance, number: int) -> Reason:
        pattern = self._by_number[instance.rule]
        rule = self._grounds.rulebook.rules[pattern.id]
        binding, used = self._bind(pattern, atom, instance)
        premises = [reason for literal in used for reason in self._shown(literal)]
        absent, more, holds_if = self._rest(pattern, binding)
        premises += more
        return Reason(
            DEFAULT if rule.kind == "default" else RULE,
            self.sentence(rule, pattern, atom, binding),
            number,
            authority=self.authority(rule, binding),
            premises=tuple(premises),
            absent=tuple(absent),
            holds_if=tuple(holds_if),
            contested=self._derivation.price(instance)[0],
            shown=rule.says is not None or atom.name in ("stage", "breach", "lacuna", "doubt"),
            atom=atom_text(atom),
        )

    def _shown(self, literal: int) -> Iterator[Reason]:
        if literal in self._trace.symbols and not self.teller.is_silent(self._trace.atom(literal)):
            yield self.reason(literal)

    def _bind(self, pattern: RulePattern, atom: Atom, instance: Instance) -> tuple[Binding, list[int]]:
        """The variables of an instance, and its positive premises in the rule's own order."""
        start = match(pattern.head, atom, {}) or {}
        wanted = [item.atom for item in pattern.body if isinstance(item, Premise) and not item.negative]
        given = [each for each in instance.body if each > 0 and each in self._trace.symbols]
        found = next((each for each in self._joins(wanted, given, start) if self._suits(pattern, each[0])), None)
        return found if found is not None else (start, given)

    def _joins(
        self, wanted: list[AtomPattern], given: list[int], binding: Binding
    ) -> Iterator[tuple[Binding, list[int]]]:
        if not wanted:
            yield binding, []
            return
        for literal in given:
            found = match(wanted[0], self._trace.atom(literal), binding)
            if found is not None:
                for rest in self._joins(wanted[1:], given, found):
                    yield rest[0], [literal, *rest[1]]

    def _suits(self, pattern: RulePattern, binding: Binding) -> bool:
        """Whether what a rule compares and denies is so under a binding: one premise may fit two of its patterns."""
        for item in pattern.body:
            if isinstance(item, Comparison):
                if compares(item, binding) is False:
                    return False
            elif isinstance(item, Premise) and item.negative:
                atoms = [instance_text(one, binding) for one in alternatives(item.atom)]
                if any(atom is not None and self.literal(atom) is not None for atom in atoms):
                    return False
        return True

    def _rest(self, pattern: RulePattern, binding: Binding) -> tuple[list[str], list[Reason], list[str]]:
        """What was looked for and not found, what holds for all, and comparisons, in words."""
        absent: list[str] = []
        more: list[Reason] = []
        holds_if: list[str] = []
        for item in pattern.body:
            if isinstance(item, Comparison):
                holds_if += self._compared(item, binding)
            elif isinstance(item, ForAll):
                more += self._for_all(item, binding)
            elif item.negative:
                absent += self.denied(item.atom, binding)
        return list(dict.fromkeys(absent)), more, holds_if

    def _compared(self, item: Comparison, binding: Binding) -> Iterator[str]:
        left, right = ground(item.left, binding), ground(item.right, binding)
        # Days and inequality of names are what a lawyer would leave unsaid; only numbers that are counted are told.
        if isinstance(left, int) and isinstance(right, int) and item.operator in ("<", "<=", ">", ">="):
            if FOREVER in (left, right):
                return
            words = {"<": "is before", "<=": "is not after", ">": "is after", ">=": "is not before"}
            if left > 10_000_000 and right > 10_000_000:
                yield f"{self.teller.of(left)} {words[item.operator]} {self.teller.of(right)}"

    def _for_all(self, item: ForAll, binding: Binding) -> Iterator[Reason]:
        bindings = [dict(binding)]
        for condition in item.conditions:
            bindings = [
                found
                for each in bindings
                for atom in self.world.of(condition.atom.name, len(condition.atom.arguments))
                if (found := match(condition.atom, atom, each)) is not None
            ]
        for each in bindings:
            atom = instance_text(item.premise.atom, each)
            literal = None if atom is None else self.literal(atom)
            if literal is not None and not item.premise.negative:
                yield from self._shown(literal)

    def literal(self, atom: Atom) -> int | None:
        """The literal of an atom that holds in this world."""
        literal = self._trace.literal(atom_symbol(atom))
        return literal if literal is not None and literal in self.world.true else None

    def denied(self, pattern: AtomPattern, binding: Mapping[str, Term]) -> Iterator[str]:
        """The denial of a premise under `not`; what stays open in it is told as `any`."""
        said = []
        for one in alternatives(pattern):
            atom = Atom(one.name, tuple(any_or(part, binding, "any") for part in one.arguments))
            if not self.teller.is_silent(atom):
                said.append(self.teller.denies(atom, open_places(one, binding)))
        yield from joined(said)

    def sentence(self, rule: Rule, pattern: RulePattern, atom: Atom, binding: Mapping[str, Term]) -> str:
        """The rule's own sentence with its variables filled in, or that of its conclusion."""
        if rule.says is None:
            return self.teller.says(atom)
        values: dict[str, Term] = dict(self._named(atom))
        values.update((name.lower(), value) for name, value in binding.items())
        values.update(binding)
        return self.teller.fill(rule.says, values)

    def _named(self, atom: Atom) -> Iterable[tuple[str, Term]]:
        book = self._grounds.rulebook
        predicate = book.predicates.get(atom.name)
        if predicate is not None:
            return zip(predicate.arguments, atom.arguments, strict=False)
        instance = atom.arguments[-1] if atom.arguments else ()
        parts = instance if isinstance(instance, (list, tuple)) else ()
        name = plain(atom.arguments[0]) if atom.arguments else ""
        if atom.name in ("stage", "candidate") and name in book.mechanisms:
            return zip(book.mechanisms[name].of, parts, strict=False)
        known = {**book.breaches, **book.lacunae, **book.doubts}.get(name)
        return zip(known.of, parts, strict=False) if known is not None else ()

    def authority(self, rule: Rule, binding: Mapping[str, Term]) -> Authority:
        """What a rule rests on, in the version that its step applied."""
        version = binding.get("Version")
        if version is None and len(rule.versions) == 1:
            version = rule.versions[0]
        convention = self._grounds.rulebook.conventions.get(rule.convention or "")
        return Authority(
            rule.id,
            tuple(self.teller.cited(each) for each in rule.citation),
            None if version is None or not self._has_texts(rule) else str(version),
            rule.file,
            rule.line,
            rule.grade,
            None if convention is None else convention.text,
            None if convention is None else convention.reason,
            rule.because,
        )

    def _has_texts(self, rule: Rule) -> bool:
        """Whether a rule's instrument has more texts than one, so that it must be said which is applied."""
        instrument = self._grounds.rulebook.instruments.get(rule.instrument or "")
        return instrument is not None and len(instrument.versions) > 1

    # Leaves

    def _leaf(self, literal: int, atom: Atom, instance: Instance | None) -> Reason:
        return replace(self._bare_leaf(literal, atom, instance), atom=atom_text(atom))

    def _bare_leaf(self, literal: int, atom: Atom, instance: Instance | None) -> Reason:
        if atom.name == "reads":
            return self._reading(atom, instance)
        if instance is not None:
            question = self._question(instance)
            if question is not None:
                return self._assumed(atom, *question)
        if atom.name in _RECORD:
            return Reason(RECORD, self.teller.says(atom))
        fact = self._fact(atom)
        if fact is None:
            by_default = atom.name in self._grounds.rulebook.vocabulary.fields_of
            assumed = Support("assumed, since the case says nothing else") if by_default else None
            return Reason(GIVEN, self.teller.says(atom), support=assumed)
        support = Support(
            "established",
            fact.by,
            fact.denied_by,
            self._source(fact.source),
            fact.grade or self._grade(fact.source),
            fact.note,
        )
        return Reason(FACT, self.teller.says(atom), support=replace(support, by=self._who(fact.by)))

    def _fact(self, atom: Atom) -> Fact | None:
        """The established fact of the case that an atom comes from."""
        plain_arguments = all(isinstance(part, (str, int)) for part in atom.arguments)
        return self._grounds.provenance.get(atom) if plain_arguments else None

    def _reading(self, atom: Atom, instance: Instance | None) -> Reason:
        choice = None if instance is None else next((each for each in instance.body if self._is_choice(each)), None)
        is_open = choice is not None and atom_text(self._trace.atom(choice)) in self._grounds.open_choices
        return Reason(READING, self.teller.says(atom), open=is_open, contested=int(is_open))

    def _is_choice(self, literal: int) -> bool:
        return literal > 0 and literal in self._trace.symbols and self._trace.atom(literal).name == "reading"

    def _question(self, instance: Instance) -> tuple[Question, str] | None:
        """The question and answer on which a lifted fact rests."""
        todo = [each for each in instance.body if each > 0 and each in self._trace.symbols]
        seen: set[int] = set()
        while todo:
            literal = todo.pop(0)
            if literal in seen:
                continue
            seen.add(literal)
            atom = self._trace.atom(literal)
            if atom.name == "answer":
                question = self._grounds.questions.get(plain(atom.arguments[0]))
                if question is not None:
                    return question, plain(atom.arguments[1])
            below = self._derivation.of(literal)
            if below is not None and atom.name in ("holds", "happened"):
                todo += [each for each in below.body if each > 0 and each in self._trace.symbols]
        return None

    def _assumed(self, atom: Atom, question: Question, option: str) -> Reason:
        says = self.teller.says(atom)
        choice = Atom("answer", (f'"{question.name}', f'"{option}'))
        is_open = atom_text(choice) in self._grounds.open_choices
        note = unproven(question, self._grounds.names) if self._grounds.burden and option == question.unproven else None
        support = Support(
            question.status if note is None else note,
            self._who(question.by),
            self._who(question.denied_by),
            self._source(question.source),
            question.grade or self._grade(question.source),
            question=answered(question, [option], self._grounds.names, self._grounds.rulebook),
        )
        return Reason(FACT, says, support=support, open=is_open, contested=int(is_open))

    def _who(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._grounds.sources.get(each, {}).get("title") or self._grounds.names.of(each) for each in ids)

    def _source(self, key: str | None) -> str | None:
        return None if key is None else self._grounds.sources.get(key, {}).get("title") or key.replace("_", " ")

    def _grade(self, key: str | None) -> str | None:
        return None if key is None else self._grounds.sources.get(key, {}).get("grade")
