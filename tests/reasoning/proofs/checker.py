"""An independent checker of proofs: it shares nothing with what finds them but the text of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clingo import Control, Symbol, parse_term

from foedus.law.rulebook import Rulebook
from foedus.reasoning.proofs.reason import Reason
from foedus.reasoning.proofs.trace import World


def rules_of(reasons: Sequence[Reason]) -> set[str]:
    """The ids of the rules that the steps of proofs apply."""
    return {step.authority.rule for reason in reasons for step in reason.walk() if step.authority is not None}


def unfounded(world: World, reasons: Sequence[Reason], law: Rulebook) -> Iterator[str]:
    """The steps of proofs told of one world that do not follow, and what does not hold in it.

    A step follows where its rule gives it from the premises that are told, and from nothing else of their predicates;
    what its rule denies is denied in the whole world. A premise may be left untold only where it merely binds names.
    """
    true = {str(symbol) for literal, symbol in world.trace.symbols.items() if literal in world.true}
    steps = {_key(step): step for reason in reasons for step in _whole(reason) if step.authority is not None}
    order = list(steps.values())
    given = derived(sorted(true), order, law)
    for reason in reasons:
        yield from (f"{step.atom} does not hold" for step in reason.walk() if step.atom not in true)
    for step, heads in zip(order, given, strict=True):
        assert step.authority is not None
        if parse_term(step.atom) not in heads:
            yield f"{step.authority.rule} does not give {step.atom}"
        untold = _positive(law.rules[step.authority.rule].text) - _predicates(step) - _binding(law)
        if untold:
            yield f"{step.authority.rule} gives {step.atom} without a word on {', '.join(sorted(untold))}"


def _whole(reason: Reason) -> Iterator[Reason]:
    return (step for step in reason.walk() if step.again is None)


def _key(step: Reason) -> tuple[str, str, tuple[str, ...]]:
    assert step.authority is not None
    return step.authority.rule, step.atom, tuple(each.atom for each in step.premises)


def derived(true: Sequence[str], steps: Sequence[Reason], law: Rulebook) -> list[set[Symbol]]:
    """What the rule of each step gives by itself, its body asked of the step's premises and of the world's atoms."""
    asked = {found[2] for rule in _rules(steps, law) for found in _PREDICATE.finditer(rule)}
    lines = [f"{atom}." for atom in true if "(" not in atom or atom.partition("(")[0] in asked]
    for place, step in enumerate(steps):
        assert step.authority is not None
        told = _predicates(step)
        lines += [f"of_{place}_{each.atom}." for each in step.premises]
        lines.append(f"by_{place}_{_narrowed(law.rules[step.authority.rule].text.strip(), place, told)}")
    control = Control(["--warn=none"])
    control.add("base", [], "\n".join(lines))
    control.ground([("base", [])])
    found: list[set[Symbol]] = [set() for _ in steps]
    for atom in control.symbolic_atoms:
        marked = _MARKED.match(atom.symbol.name)
        if marked is not None:
            found[int(marked[1])].add(parse_term(str(atom.symbol).removeprefix(marked[0])))
    return found


def _rules(steps: Sequence[Reason], law: Rulebook) -> set[str]:
    return {law.rules[step.authority.rule].text for step in steps if step.authority is not None}


_MARKED = re.compile(r"by_(\d+)_")
_PREDICATE = re.compile(r"(?<![\w\"])(not\s+)?([a-z]\w*)\(")
_MERELY_BIND = {
    "day", "question_day", "provision_of", "instrument", "state", "organ", "in_period", "said", "candidate",
}  # fmt: skip


def _narrowed(rule: str, place: int, told: set[str]) -> str:
    """The text of a rule, its positive premises asked of one step's own; a condition for all is asked of the world."""
    head, arrow, body = rule.partition(":-")
    if " : " in body:
        return rule

    def narrow(found: re.Match[str]) -> str:
        return found[0] if found[1] or found[2] not in told else f"of_{place}_{found[2]}("

    return head + arrow + _PREDICATE.sub(narrow, body)


def _positive(rule: str) -> set[str]:
    """The predicates that the body of a rule asks for."""
    body = rule.partition(":-")[2]
    return set() if " : " in body else {found[2] for found in _PREDICATE.finditer(body) if not found[1]}


def _predicates(step: Reason) -> set[str]:
    return {each.atom.partition("(")[0] for each in step.premises}


def _binding(law: Rulebook) -> set[str]:
    return _MERELY_BIND | {section.name for section in law.vocabulary.sections.values()}


def circular(reason: Reason) -> Iterator[int]:
    """The numbers of the steps that rest on themselves, through leaves that refer to a step too."""
    rests_on = _resting(reason)
    for number in rests_on:
        if number in _reached(rests_on, number):
            yield number


def _resting(reason: Reason) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for step in reason.walk():
        if step.number:
            found[step.number] = {each.again or each.number for each in step.premises} - {0}
    assert all(below in found for several in found.values() for below in several), "a reference to no step"
    return found


def _reached(rests_on: dict[int, set[int]], start: int) -> set[int]:
    todo, seen = list(rests_on[start]), set()
    while todo:
        each = todo.pop()
        if each not in seen:
            seen.add(each)
            todo += rests_on[each]
    return seen
