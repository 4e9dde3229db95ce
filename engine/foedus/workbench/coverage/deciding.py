"""What decides the conclusions of a case: rules, their conditions, positions.

To relax a condition is to ground its rule once more without it. Were all relaxed in one grounding, what one of them
lets through would pass on to the next, and the ground rules would grow beyond any memory. So they are relaxed in
portions, those of one predicate together, and a portion that grows past its bounds is halved.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from foedus.law.patterns import patterns
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import Burst, OutOfTime
from foedus.reasoning.program import Program
from foedus.reasoning.settling import goals
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import Allowed
from foedus.workbench.coverage.dependence import Dependence
from foedus.workbench.coverage.probes import selectors

_EVERY: Allowed = {}
"""Every reading, every fact both ways, and as if nothing had been said of it."""
_MOST_RULES = 60_000
"""Ground rules of a portion of several conditions."""
_MOST_RULES_ALONE = 400_000
"""Ground rules of a portion that cannot be halved; each takes some thousand bytes."""

Selector = tuple[int, int | None]
"""A rule by its number, and the place of the condition to relax; None: the whole rule."""


@dataclass
class Decisive:
    """What decides some conclusion in some world; `whole`: whether that is all."""

    rules: set[int] = field(default_factory=set)
    conditions: set[tuple[int, int]] = field(default_factory=set)
    positions: set[tuple[str, str]] = field(default_factory=set)
    whole: bool = True


def what_decides(
    program: Program,
    rulebook: Rulebook,
    fired: Collection[int],
    blocked: Collection[tuple[int, int]],
    until: float,
) -> Decisive:
    """Which of the rules that fired and of the conditions that alone failed decide, and which positions."""
    found = Decisive()
    law = patterns(rulebook)
    asked: list[Selector] = []
    for rule in sorted(law.rules, key=lambda rule: rule.head.name):
        asked += [(rule.number, None)] if rule.number in fired else []
        asked += [(rule.number, place) for place in range(len(rule.body)) if (rule.number, place) in blocked]
    todo: list[Sequence[Selector]] = [asked, ()]
    while todo:
        portion = todo.pop()
        try:
            _weigh(portion, program, rulebook, until, found)
        except OutOfTime:
            found.whole = False
            break
        except Burst:
            if len(portion) > 1:
                half = len(portion) // 2
                todo += [portion[half:], portion[:half]]
            else:
                found.whole = False
    return found


def _weigh(portion: Sequence[Selector], program: Program, rulebook: Rulebook, until: float, found: Decisive) -> None:
    """Add what decides of a portion; of the empty one the positions."""
    law = patterns(rulebook)
    texts = {rule.id: rule.text for rule in rulebook.rules.values()}
    known = {rule.id for rule in law.rules}
    free = "\n".join(text for name, text in texts.items() if name not in known)
    conditions = {(rule, place) for rule, place in portion if place is not None}
    selecting = selectors(law, texts, {rule for rule, _ in portion}, conditions)
    text = f"{free}\n{selecting}{rulebook.program_of_engine}"
    most = _MOST_RULES if len(portion) > 1 else _MOST_RULES_ALONE
    left = until - time.monotonic()
    grounding = Grounding(text, program.facts, program.shown, left, observe=True, most_rules=most)
    dependence = Dependence(grounding, goals(rulebook), _EVERY, until)
    try:
        for rule, place in portion:
            if place is None:
                if dependence.turns_without(rule):
                    found.rules.add(rule)
            elif dependence.turns_without_condition(rule, place):
                found.conditions.add((rule, place))
        if not portion:
            found.positions.update(dependence.positions())
    finally:
        dependence.free()
