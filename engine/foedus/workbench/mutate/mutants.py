"""Mutants: each rule with one thing changed, as a slip of whoever states the law could change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.law.constants import argument_kinds
from foedus.law.pattern_bodies import atom_text_of, body_text, text_of, valued, variables, without
from foedus.law.patterns import (
    AtomPattern,
    Comparison,
    Constant,
    Expression,
    ForAll,
    Item,
    Pattern,
    Pool,
    Premise,
    RulePattern,
    Variable,
    patterns,
)
from foedus.law.rulebook import Rulebook
from foedus.law.seam import DEFAULTS_FILE, WORLDS_FILE
from foedus.reasoning.settling import GOALS
from foedus.text.values import frozen

DROP_RULE, DROP, NEGATE, SWAP, ORDER, BOUND, DEFAULT = (
    "rule dropped", "condition dropped", "condition negated", "constant swapped", "arguments swapped", "bound moved",
    "default changed",
)  # fmt: skip
_APART = frozenset({"excluded", "violated"})
"""What says which worlds there are, or what must hold: no law to be mutated."""
_SEEN = frozenset({*(name for name, _ in GOALS), "excluded"})
"""What an opinion shows of a crisis, or what says that it is none."""
_MOVED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_OPPOSITES = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "!=", "!=": "="}


@frozen
class Mutant:
    """A rule with one thing changed. `text` is the rule as it then reads, None where it is gone."""

    id: str
    rule: str
    number: int
    """The number of the rule among the patterns."""
    kind: str
    says: str
    text: str | None
    head: str = ""
    body: str = ""


def mutants(rulebook: Rulebook, rules: Sequence[str] = (), folder: str | None = None) -> list[Mutant]:
    """All mutants of a rulebook's rules, or of those named, or of those in a folder.

    Rules that count one thing after another have none, nor has the order in which they count: a slip there would count
    without end.
    """
    making = _Making(rulebook)
    without_end = _counting(rulebook)
    found: list[Mutant] = []
    for pattern in patterns(rulebook).rules:
        rule = rulebook.rules[pattern.id]
        if pattern.head.name in _APART | without_end or rule.file == WORLDS_FILE:
            continue
        if (rules and rule.id not in rules) or (folder is not None and not _is_in(rule.file, folder)):
            continue
        found += making.of(pattern, rule.file == DEFAULTS_FILE)
    return found


def unseen(rulebook: Rulebook) -> frozenset[str]:
    """The rules on which no verdict rests, whatever the crisis: they give a reason its words, or answer a why.

    No mutant of theirs can change a verdict: a mutant has the predicates of its rule.
    """
    above = _above(rulebook)
    rules = [rule for rule in patterns(rulebook).rules if rulebook.rules[rule.id].file != WORLDS_FILE]
    return frozenset(rule.id for rule in rules if not above[rule.head.name] & _SEEN)


def _is_in(file: str, folder: str) -> bool:
    return file == folder or file.startswith(f"{folder.rstrip('/')}/")


@frozen
class _Change:
    kind: str
    says: str
    head: AtomPattern
    body: tuple[Item, ...]


class _Making:
    """Makes the mutants of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._above = _above(rulebook)

    def of(self, rule: RulePattern, is_default: bool) -> Iterator[Mutant]:
        """The mutants of a rule, none twice."""
        seen = {f"{atom_text_of(rule.head)} :- {body_text(rule.body)}"}
        yield self._gone(rule, is_default)
        for change in self._changes(rule):
            head, body = atom_text_of(change.head), body_text(change.body)
            text = f"{head} :- {body}." if body else f"{head}."
            if text in seen or not _is_safe(change):
                continue
            seen.add(text)
            kind = DEFAULT if is_default else change.kind
            yield Mutant(f"{rule.id}~{len(seen)}", rule.id, rule.number, kind, change.says, text, head, body)

    def _gone(self, rule: RulePattern, is_default: bool) -> Mutant:
        return Mutant(
            f"{rule.id}~1", rule.id, rule.number, DEFAULT if is_default else DROP_RULE, "without the rule", None
        )

    def _changes(self, rule: RulePattern) -> Iterator[_Change]:
        for place, item in enumerate(rule.body):
            yield _Change(DROP, f"without {text_of(item)}", rule.head, without(rule.body, place))
            for kind, other in self._others(rule, item):
                changed = (*rule.body[:place], other, *rule.body[place + 1 :])
                yield _Change(kind, f"{text_of(other)} for {text_of(item)}", rule.head, changed)
        for kind, head in (*self._swapped(rule.head), *self._ordered(rule.head)):
            says = f"{atom_text_of(head)} for {atom_text_of(rule.head)}"
            yield _Change(kind, says, head, rule.body)

    def _others(self, rule: RulePattern, item: Item) -> Iterator[tuple[str, Item]]:
        if isinstance(item, ForAll):
            for kind, inner in self._others(rule, item.premise):
                if isinstance(inner, Premise):
                    yield kind, replace(item, premise=inner)
        elif isinstance(item, Comparison):
            yield NEGATE, replace(item, operator=_OPPOSITES[item.operator])
            yield from _moved(item)
        else:
            if not _has_pool(item.atom) and not self._is_above(rule, item.atom):
                yield NEGATE, Premise(_unnamed(item.atom), not item.negative)
            for kind, atom in (*self._swapped(item.atom), *self._ordered(item.atom)):
                yield kind, replace(item, atom=atom)

    def _is_above(self, rule: RulePattern, atom: AtomPattern) -> bool:
        """Whether the premise depends on the head: its opposite would go round in a circle."""
        return atom.name in self._above.get(rule.head.name, frozenset())

    # Constants

    def _swapped(self, atom: AtomPattern) -> Iterator[tuple[str, AtomPattern]]:
        for place, argument in enumerate(atom.arguments):
            for other in self._instead(atom, place, argument):
                yield SWAP, _with(atom, {place: other})

    def _instead(self, atom: AtomPattern, place: int, argument: Pattern) -> Iterator[Pattern]:
        """What may stand instead of a constant; one alternative less where there are several."""
        parts = argument.parts if isinstance(argument, Pool) else (argument,)
        named = [str(each.value) for each in parts if isinstance(each, Constant)]
        if len(named) != len(parts):
            return
        if isinstance(argument, Pool):
            for gone in range(len(parts)):
                left = (*parts[:gone], *parts[gone + 1 :])
                yield left[0] if len(left) == 1 else Pool(left)
            return
        following = _next(named[0], self._like(atom, place, named[0])) if named else None
        if following is not None and isinstance(argument, Constant):
            yield Constant(int(following) if isinstance(argument.value, int) else following)

    def _like(self, atom: AtomPattern, place: int, name: str) -> list[str]:
        """The constants of the same kind, in the order in which they are declared."""
        term = atom.arguments[0] if atom.arguments else None
        if atom.name == "reads" and place == 1 and isinstance(term, Constant):
            known = self._rulebook.terms.get(str(term.value))
            return list(known.positions) if known is not None else []
        if atom.name in ("bound", "in_force"):
            return self._versions(atom, place)
        for instrument in self._rulebook.instruments.values():
            if name in instrument.organs:
                return list(instrument.organs)
        kinds = list(argument_kinds(self._rulebook, atom.name))
        if place >= len(kinds):
            return []
        return [kind[1:] for kind in kinds[place] if kind.startswith("=")]

    def _versions(self, atom: AtomPattern, place: int) -> list[str]:
        article = atom.arguments[1 if atom.name == "bound" else 0]
        if place != (2 if atom.name == "bound" else 1) or not isinstance(article, Constant):
            return []
        named = str(article.value).removeprefix('"')
        for instrument in self._rulebook.instruments.values():
            if named in instrument.provisions:
                return list(instrument.versions)
        return []

    # Arguments

    def _ordered(self, atom: AtomPattern) -> Iterator[tuple[str, AtomPattern]]:
        """Two variables of the same kind, each in the place of the other."""
        kinds = [frozenset(each) for each in argument_kinds(self._rulebook, atom.name)]
        for one in range(len(kinds)):
            for other in range(one):
                if not (kinds[one] & kinds[other]) - {"free"}:
                    continue
                left, right = atom.arguments[other], atom.arguments[one]
                if isinstance(left, Variable) and isinstance(right, Variable) and left != right:
                    yield ORDER, _with(atom, {other: right, one: left})


def _moved(item: Comparison) -> Iterator[tuple[str, Comparison]]:
    if item.operator in _MOVED:
        yield BOUND, replace(item, operator=_MOVED[item.operator])
    if isinstance(item.right, Constant) and isinstance(item.right.value, int):
        for step in (1, -1):
            yield BOUND, replace(item, right=Constant(item.right.value + step))


def _with(atom: AtomPattern, instead: dict[int, Pattern]) -> AtomPattern:
    arguments = tuple(instead.get(place, each) for place, each in enumerate(atom.arguments))
    return AtomPattern(atom.name, arguments)


def _next(name: str, known: Sequence[str]) -> str | None:
    if name not in known or len(known) < 2:
        return None
    return known[(known.index(name) + 1) % len(known)]


def _has_pool(atom: AtomPattern) -> bool:
    return any(isinstance(each, Pool) for each in atom.arguments)


def _unnamed(atom: AtomPattern) -> AtomPattern:
    """With those variables unnamed again that the rule leaves unnamed: negated, they stand for any."""
    arguments = tuple(
        Variable("_") if isinstance(each, Variable) and each.name.startswith("_") else each for each in atom.arguments
    )
    return AtomPattern(atom.name, arguments)


def _is_safe(change: _Change) -> bool:
    """Whether every variable has a value."""
    known = valued(change.body)
    needed = variables(Premise(change.head))
    for place, item in enumerate(change.body):
        if isinstance(item, ForAll):
            rest = [each for number, each in enumerate(change.body) if number != place]
            elsewhere = set().union(*map(variables, rest), variables(Premise(change.head)))
            needed |= (variables(item.premise) - valued(item.conditions)) | (variables(item) & elsewhere)
        else:
            needed |= variables(item)
    return needed <= known


def _above(rulebook: Rulebook) -> dict[str, frozenset[str]]:
    """For each predicate those that depend on it, itself among them."""
    direct: dict[str, set[str]] = {}
    for rule in patterns(rulebook).rules:
        for item in rule.body:
            for name in _names(item):
                direct.setdefault(name, set()).add(rule.head.name)
    found = {}
    for name in {rule.head.name for rule in patterns(rulebook).rules}:
        seen, todo = {name}, [name]
        while todo:
            for above in direct.get(todo.pop(), ()):
                if above not in seen:
                    seen.add(above)
                    todo.append(above)
        found[name] = frozenset(seen)
    return found


def _counting(rulebook: Rulebook) -> frozenset[str]:
    """The predicates that rest on themselves by arithmetic, and those that say what is counted next."""
    rules = patterns(rulebook).rules
    above = _above(rulebook)

    def together(one: str, other: str) -> bool:
        return other in above.get(one, ()) and one in above.get(other, ())

    counts: set[str] = set()
    for rule in rules:
        head = rule.head.name
        if _calculates(rule) and any(together(head, each) for each in _premises(rule)):
            counts |= {each for each in above[head] if together(head, each)}
    found = set(counts)
    for rule in rules:
        premises = [item for item in rule.body if isinstance(item, Premise)]
        counted = [item for item in premises if item.atom.name in counts]
        if rule.head.name in counts and counted:
            onward = variables(Premise(rule.head)).difference(*map(variables, counted))
            found |= {item.atom.name for item in premises if variables(item) & onward}
    return frozenset(found & above.keys())


def _calculates(rule: RulePattern) -> bool:
    compared = [each for item in rule.body if isinstance(item, Comparison) for each in (item.left, item.right)]
    return any(isinstance(each, Expression) for each in (*rule.head.arguments, *compared))


def _premises(rule: RulePattern) -> set[str]:
    return {name for item in rule.body for name in _names(item)}


def _names(item: Item) -> Iterator[str]:
    if isinstance(item, ForAll):
        for each in (item.premise, *item.conditions):
            yield each.atom.name
    elif isinstance(item, Premise):
        yield item.atom.name
