"""Text laid beside the rules that says, in each world, which of them fire and which lack one condition alone."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from foedus.law.pattern_bodies import atom_text_of, body_text, has_pool, text_of, valued, variables, without
from foedus.law.patterns import (
    MARK,
    AtomPattern,
    Comparison,
    Constant,
    Item,
    Pattern,
    Patterns,
    Pool,
    Premise,
    RulePattern,
    Variable,
)

FIRED, BLOCKED, READ, UNREAD, RELAXED = "fired_", "blocked_", "read_", "unread_", "relaxed_"
_SOME = "some_"
_READS = "reads"
SHOWN = f"#show {FIRED}/1. #show {BLOCKED}/2. #show {READ}/2. #show {UNREAD}/2.\n"


def probes(patterns: Patterns) -> str:
    """`fired_(Rule)`: it has an instance that holds. `blocked_(Rule, Place)`: all its conditions but that one hold.

    A condition takes those with it that speak of things which it alone introduces. `read_(Term, Position)` and
    `unread_(Term, Position)`: the same of a rule and its condition that a term is read so.
    """
    return "\n".join(line for rule in patterns.rules for line in _of_rule(rule)) + "\n"


def _of_rule(rule: RulePattern) -> Iterator[str]:
    yield _clause(f"{FIRED}({rule.number})", body_text(rule.body))
    told: set[str] = set()
    for place, item in enumerate(rule.body):
        rest = without(rule.body, place)
        yield from _lacking(f"{BLOCKED}({rule.number}, {place})", rule, rest, item, told)
        for term, position in readings(item):
            assert isinstance(item, Premise)
            day = item.atom.arguments[2]
            chosen = (*rule.body[:place], _reading(term, position, day), *rule.body[place + 1 :])
            yield _clause(f"{READ}({term}, {position})", body_text(chosen))
            # Where the condition alone gives the day, it fails on no day at all.
            missed = day if variables(item) <= valued(rest) else Variable("_")
            otherwise = text_of(_opposite(_reading(term, position, missed)))
            yield _clause(f"{UNREAD}({term}, {position})", _join(body_text(rest), otherwise))


def _reading(term: str, position: str, day: Pattern) -> Premise:
    return Premise(AtomPattern(_READS, (Constant(term), Constant(position), day)))


def readings(item: Item) -> list[tuple[str, str]]:
    """The positions that a condition asks for, each with its term."""
    if not isinstance(item, Premise) or item.negative or item.atom.name != _READS or len(item.atom.arguments) != 3:
        return []
    term, position, _ = item.atom.arguments
    asked = position.parts if isinstance(position, Pool) else (position,)
    if not isinstance(term, Constant):
        return []
    return [(str(term.value), str(each.value)) for each in asked if isinstance(each, Constant)]


def _lacking(head: str, rule: RulePattern, rest: tuple[Item, ...], item: Item, told: set[str]) -> Iterator[str]:
    known = valued(rest)
    if len(rest) == len(rule.body) - 1 and _can_be_opposed(item, known):
        yield _clause(head, _join(body_text(rest), text_of(_opposite(item))))
        return
    # What follows the condition takes values from it: it fails where no value does.
    some = f"{_SOME}({rule.number}, ({''.join(f'{name}, ' for name in sorted(known))}))"
    if some not in told:
        told.add(some)
        yield _clause(some, body_text(rule.body))
    yield _clause(head, _join(body_text(rest), f"not {some}"))


def _can_be_opposed(item: Item, known: set[str]) -> bool:
    return isinstance(item, (Premise, Comparison)) and variables(item) <= known and not has_pool(item)


_OPPOSITES = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "!=", "!=": "="}


def _opposite(item: Item) -> Item:
    if isinstance(item, Premise):
        return Premise(item.atom, not item.negative)
    assert isinstance(item, Comparison)
    return Comparison(item.left, _OPPOSITES[item.operator], item.right)


def selectors(
    patterns: Patterns, texts: Mapping[str, str], marked: Container[int], relaxed: Container[tuple[int, int]]
) -> str:
    """The rules, `marked` ones each under a mark; and once more without each `relaxed` condition, under a choice.

    `texts` holds the rules as they are written, by id.
    """
    lines = []
    for rule in patterns.rules:
        lines.append(f"{rule.marked}\n{{{MARK}({rule.number})}}." if rule.number in marked else texts[rule.id])
        needed = variables(Premise(rule.head))
        for place, _ in enumerate(rule.body):
            if (rule.number, place) not in relaxed:
                continue
            rest = without(rule.body, place)
            if needed <= valued(rest):
                choice = f"{RELAXED}({rule.number}, {place})"
                lines.append(f"{{{choice}}}. {_clause(atom_text_of(rule.head), _join(choice, body_text(rest)))}")
    return "\n".join(lines) + "\n"


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _clause(head: str, body: str) -> str:
    return f"{head} :- {body}." if body else f"{head}."
