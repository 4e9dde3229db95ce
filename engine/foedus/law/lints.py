"""What rules say, held against what the rulebook declares: every name, arity, constant and owner."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from foedus.law import seam
from foedus.law.constants import Kinds, argument_kinds
from foedus.law.content import Content, one_of
from foedus.law.instruments import article_of
from foedus.law.mechanisms import Finding
from foedus.law.rule_text import WrittenRule
from foedus.law.syntax import Argument, Literal
from foedus.text.names import nearest
from foedus.text.source import Place, Problem
from foedus.text.values import frozen

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@frozen
class PlacedRule:
    """A rule with the file and folder it is in."""

    written: WrittenRule
    file: str
    folder: str
    variant: bool

    @property
    def id(self) -> str:
        """The rule's id; empty where it has none."""
        return self.written.block.values["rule"] if self.written.block else ""

    @property
    def place(self) -> Place:
        """Where the rule begins."""
        return self.written.clause.place

    @property
    def literals(self) -> list[Literal]:
        """Heads and body."""
        return [*self.written.clause.heads, *self.written.clause.body]

    @property
    def is_worlds(self) -> bool:
        """Whether it makes or excludes worlds."""
        return self.file == seam.WORLDS_FILE

    @property
    def is_default(self) -> bool:
        """Whether it is a default for what a case does not say."""
        return self.file == seam.DEFAULTS_FILE


def rule_problems(rules: list[PlacedRule], content: Content) -> list[Problem]:
    """Everything that the names in the rules get wrong."""
    return [*_metadata(rules, content), *_Names(rules, content).problems()]


def _metadata(rules: list[PlacedRule], content: Content) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for rule in rules:
        block = rule.written.block
        if block is None:
            continue
        if rule.id in seen:
            yield Problem(f"the rule id '{rule.id}' is given twice: also {seen[rule.id]}", block.place)
        seen.setdefault(rule.id, block.place)
        if rule.is_worlds or rule.is_default:
            if "because" not in block.values:
                yield Problem(f"the rule '{rule.id}' gives no reason", block.place, "`%@ because: …`")
        elif rule.written.provision is None and "cites" not in block.values:
            expected = "a `%@ provision:` block above it, or `%@ cites:`"
            yield Problem(f"the rule '{rule.id}' rests on no provision", block.place, expected)
        convention = block.values.get("convention")
        for name in block.several("convention") if convention else ():
            if name not in content.conventions:
                place = block.places["convention"]
                yield Problem(f"unknown convention '{name}'", place, None, nearest(name, content.conventions))
        yield from _sentence(rule, content)


def _sentence(rule: PlacedRule, content: Content) -> Iterator[Problem]:
    block = rule.written.block
    if block is None or "says" not in block.values:
        return
    variables = {argument.variable for each in rule.literals for argument in each.arguments if argument.variable}
    text = rule.written.clause.text
    known = {name.casefold(): name for name in variables | set(re.findall(r"\b[A-Z]\w*", text))}
    known |= {name: name for head in rule.written.clause.heads for name in _named(head, content)}
    for name in _PLACEHOLDER.findall(block.values["says"]):
        if name.casefold() not in known:
            place = block.places["says"]
            message = (
                f"the sentence names {{{name}}}, which is neither a variable of the rule nor an argument of its head"
            )
            yield Problem(message, place, one_of(known.values()), nearest(name, known.values()))


def _named(head: Literal, content: Content) -> list[str]:
    """What the arguments of a head are called where its predicate is declared."""
    if head.name in content.predicates:
        return list(content.predicates[head.name].arguments)
    names: list[str] = {"breach": ["state"], "bound": ["state", "provision", "version", "day"]}.get(head.name, [])
    tables = {"breach": content.breaches, "lacuna": content.lacunae, "doubt": content.doubts}
    for constant in head.arguments[0].constants if head.arguments else ():
        name = str(constant.value).removeprefix('"')
        if head.name in ("candidate", "stage") and name in content.mechanisms:
            names += content.mechanisms[name].of
        elif name in tables.get(head.name, {}):
            names += tables[head.name][name].of
    return names


class _Names:
    """The checks of literals."""

    def __init__(self, rules: list[PlacedRule], content: Content) -> None:
        self.rules = rules
        self.content = content
        self.kinds = Kinds(content)
        self.derived = {head.name for rule in rules for head in rule.written.clause.heads}
        self.known = (
            set(content.vocabulary.predicates) | set(content.predicates) | set(seam.CONCLUDED) | set(seam.GIVEN)
        )

    def problems(self) -> Iterator[Problem]:
        for rule in self.rules:
            for head in rule.written.clause.heads:
                yield from self._head(rule, head)
            for literal in rule.literals:
                yield from self._literal(rule, literal)
            for literal in rule.written.clause.body:
                yield from self._body(rule, literal)

    def _arities(self, rule: PlacedRule, name: str) -> tuple[int, ...] | None:
        arities = seam.arities(name, rule.is_worlds)
        if arities is not None:
            return arities
        if name in self.content.vocabulary.predicates:
            return (self.content.vocabulary.predicates[name],)
        declared = self.content.predicates.get(name)
        return None if declared is None else (declared.arity,)

    def _literal(self, rule: PlacedRule, literal: Literal) -> Iterator[Problem]:
        arities = self._arities(rule, literal.name)
        if arities is None:
            expected = None
            if literal.name in seam.WORLDS:
                expected = f"it in {seam.WORLDS_FILE} only"
            message = f"unknown predicate '{literal.name}'"
            near = None if expected else nearest(literal.name, self.known)
            yield Problem(message, literal.place, expected, near)
        elif literal.arity not in arities:
            wanted = " or ".join(map(str, arities))
            message = f"'{literal.name}' is given {literal.arity} arguments"
            yield Problem(message, literal.place, f"{wanted}{self._signature(literal.name)}")
        else:
            yield from self._arguments(rule, literal)

    def _signature(self, name: str) -> str:
        declared = self.content.predicates.get(name)
        return f": {name}({', '.join(declared.arguments)})" if declared else ""

    def _head(self, rule: PlacedRule, head: Literal) -> Iterator[Problem]:
        declared = self.content.predicates.get(head.name)
        if head.name in self.content.vocabulary.predicates:
            if not rule.is_default and not rule.variant:
                message = f"'{head.name}' is a fact of the case: rules do not conclude it"
                yield Problem(
                    message, head.place, f"a predicate of predicates.yaml (defaults stand in {seam.DEFAULTS_FILE})"
                )
        elif head.name in seam.GIVEN:
            if not (rule.is_default and head.name in seam.ADDED_BY_DEFAULTS):
                yield Problem(f"'{head.name}' is given by the engine: rules do not conclude it", head.place)
        elif declared is not None and declared.folder != rule.folder and not rule.variant:
            owner = declared.folder or "the top of the rulebook"
            yield Problem(f"'{head.name}' belongs to {owner}: no other folder concludes it", head.place)
        elif head.name in seam.CONCLUDED:
            yield from self._own_id(rule, head)

    def _own_id(self, rule: PlacedRule, head: Literal) -> Iterator[Problem]:
        """Seam predicates are concluded about ids of the rule's own folder."""
        if rule.variant or not head.arguments:
            return
        position = 1 if head.name == "bound" else 0
        if head.name in ("excluded", "violated"):
            yield from self._named_by_rule(rule, head)
            return
        if head.arity <= position:
            return
        own = self.content.in_folder(rule.folder)
        if not head.arguments[position].constants and head.arguments[position].variable is None:
            yield Problem(f"'{head.name}' needs an id here", head.place)
        for constant in head.arguments[position].constants:
            name = str(constant.value).removeprefix('"')
            owner = self._owner(head.name, name)
            if owner is not None and (own is None or owner != own.id) and owner != rule.folder:
                yield Problem(f"'{name}' belongs to {owner}: no other folder concludes it", constant.place)

    def _owner(self, predicate: str, name: str) -> str | None:
        if predicate == "bound":
            instrument = self.content.instrument_of(name)
            return instrument.id if instrument else None
        if predicate in ("candidate", "stage"):
            mechanism = self.content.mechanisms.get(name)
            # A ladder that carries no instrument's name runs through several.
            own = mechanism is not None and name.startswith(f"{mechanism.instrument}.")
            return mechanism.instrument if mechanism is not None and own else None
        found = self._findings(predicate).get(name)
        return found.instrument if found else None

    def _named_by_rule(self, rule: PlacedRule, head: Literal) -> Iterator[Problem]:
        if head.name == "violated" and rule.folder != seam.PROPERTIES_FOLDER:
            yield Problem(f"only rules in {seam.PROPERTIES_FOLDER}/ say what is violated", head.place)
        for constant in head.arguments[0].constants:
            name = str(constant.value).removeprefix('"')
            if name != rule.id:
                yield Problem(f"'{name}' is not the id of the rule that says so", constant.place, f'"{rule.id}"')

    def _findings(self, predicate: str) -> dict[str, Finding]:
        content = self.content
        return {"breach": content.breaches, "lacuna": content.lacunae, "doubt": content.doubts}[predicate]

    def _body(self, rule: PlacedRule, literal: Literal) -> Iterator[Problem]:
        heads = {head.name for head in rule.written.clause.heads}
        if literal.name == "contested" and not heads <= {"lacuna", "doubt"}:
            yield Problem("only lacunae and doubts may ask whether a field is contested", literal.place)
        if literal.negative or literal.inner or literal.name in self.derived:
            return
        if literal.name in self.content.predicates:
            message = f"the rule can never fire: nothing concludes '{literal.name}'"
            yield Problem(message, literal.place)

    def _arguments(self, rule: PlacedRule, literal: Literal) -> Iterator[Problem]:
        checks = {
            "candidate": self._mechanism,
            "stage": self._mechanism,
            "breach": self._finding,
            "lacuna": self._finding,
            "doubt": self._finding,
            "bound": self._bound,
            "in_force": self._in_force,
            "reads": self._reads,
        }
        check = checks.get(literal.name)
        if check is not None:
            yield from check(literal)
        for argument, kinds in zip(literal.arguments, argument_kinds(self.content, literal.name), strict=False):
            yield from self._constants(literal, argument, kinds)

    def _constants(self, literal: Literal, argument: Argument, kinds: Collection[str]) -> Iterator[Problem]:
        known = self.kinds.constants(kinds, literal.name in self.content.predicates)
        if known is None:
            return
        for constant in argument.constants:
            if isinstance(constant.value, int):
                yield Problem(f"'{literal.name}' is given a number here", constant.place, one_of(known))
            elif constant.value not in known:
                yield _unknown_constant(constant.value, known, constant.place, literal.name)

    def _known(self, what: str, argument: Argument, known: Iterable[str], quoted: bool = True) -> Iterator[Problem]:
        names = list(known)
        for constant in argument.constants:
            value = str(constant.value)
            if quoted and not value.startswith('"'):
                near = nearest(value, names)
                yield Problem(f"the {what} '{value}' is not quoted", constant.place, "a quoted string", near)
            elif value.removeprefix('"') not in names:
                said = value.removeprefix('"')
                yield Problem(f"unknown {what} '{said}'", constant.place, one_of(names), nearest(said, names))

    def _mechanism(self, literal: Literal) -> Iterator[Problem]:
        yield from self._known("mechanism", literal.arguments[0], self.content.mechanisms)
        for constant in literal.arguments[0].constants:
            mechanism = self.content.mechanisms.get(str(constant.value).removeprefix('"'))
            if mechanism is None:
                continue
            lengths = {len(mechanism.of)}
            if literal.name == "stage":
                yield from self._known("stage", literal.arguments[1], mechanism.stages, quoted=False)
                stages = [mechanism.stages.get(str(each.value)) for each in literal.arguments[1].constants]
                lengths = {len(stage.of) for stage in stages if stage is not None}
            else:
                lengths = {len(stage.of) for stage in mechanism.stages.values()}
            yield from self._instance(literal, lengths, " of ".join((literal.name, mechanism.id)))

    def _instance(self, literal: Literal, lengths: set[int], what: str) -> Iterator[Problem]:
        size = literal.arguments[-1].size
        if size is not None and lengths and size not in lengths:
            wanted = " or ".join(map(str, sorted(lengths)))
            yield Problem(f"the instance of {what} has {size} parts", literal.place, wanted)
        elif literal.arguments[-1].constants:
            yield Problem(f"the instance of {what} is no tuple", literal.arguments[-1].constants[0].place, "a tuple")

    def _finding(self, literal: Literal) -> Iterator[Problem]:
        known = self._findings(literal.name)
        yield from self._known(literal.name, literal.arguments[0], known)
        for constant in literal.arguments[0].constants:
            found = known.get(str(constant.value).removeprefix('"'))
            if found is not None:
                yield from self._instance(literal, {len(found.of)}, f"{literal.name} {found.id}")

    def _provision(self, argument: Argument, version: Argument) -> Iterator[Problem]:
        for constant in argument.constants:
            name = str(constant.value).removeprefix('"')
            if article_of(name) != name and article_of(name) in self.content.provisions:
                yield Problem(f"'{name}' is a paragraph", constant.place, f'the article, "{article_of(name)}"')
                continue
            yield from self._known("provision", Argument((constant,)), self.content.provisions)
            instrument = self.content.provisions.get(name)
            if instrument is not None:
                versions = instrument.provisions[name].versions
                for each in version.constants:
                    if str(each.value) not in versions:
                        message = f"{name} has no version {each.value}"
                        yield Problem(message, each.place, one_of(versions), nearest(str(each.value), versions))

    def _bound(self, literal: Literal) -> Iterator[Problem]:
        yield from self._provision(literal.arguments[1], literal.arguments[2])

    def _in_force(self, literal: Literal) -> Iterator[Problem]:
        yield from self._provision(literal.arguments[0], literal.arguments[1])

    def _reads(self, literal: Literal) -> Iterator[Problem]:
        yield from self._known("open term", literal.arguments[0], self.content.terms, quoted=False)
        for constant in literal.arguments[0].constants:
            term = self.content.terms.get(str(constant.value))
            if term is not None:
                what = f"position on '{term.id}'"
                yield from self._known(what, literal.arguments[1], term.positions, quoted=False)


def _unknown_constant(value: str, known: Iterable[str], place: Place, predicate: str) -> Problem:
    said = value.removeprefix('"')
    names = [name.removeprefix('"') for name in known]
    if said in names:
        right = f'"{said}"' if not value.startswith('"') else said
        return Problem(f"'{said}' is written wrongly here", place, right)
    message = f"'{predicate}' cannot have '{said}' here"
    return Problem(message, place, one_of(names), nearest(said, names))
