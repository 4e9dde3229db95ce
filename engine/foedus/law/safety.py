"""Variables that nothing binds: the solver would refuse the whole program for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clingo import Control, MessageCode

from foedus.law.lints import PlacedRule
from foedus.text.source import Problem

_PART = "never_grounded"
_WHERE = re.compile(r"<block>:(\d+):")
_VARIABLE = re.compile(r"note: '(\w+|#\w+)' is unsafe")


def unsafe_problems(rules: list[PlacedRule]) -> Iterator[Problem]:
    """A problem for each rule with a variable that no positive part of its body binds.

    The solver checks the text of all parts before it grounds those that are asked for: here none, so that even rules
    without end are safe to check.
    """
    messages: list[str] = []

    def log(_: MessageCode, message: str) -> None:
        messages.append(message)

    control = Control(logger=log, message_limit=1000)
    try:
        control.add(_PART, [], "\n".join(rule.written.clause.text for rule in rules))
        control.ground([])
    except RuntimeError:
        for message in messages:
            yield from _problem(message, rules)


def _problem(message: str, rules: list[PlacedRule]) -> Iterator[Problem]:
    where = _WHERE.match(message)
    if where is None or int(where[1]) > len(rules) or "error" not in message:
        return
    place = rules[int(where[1]) - 1].place
    names = sorted(set(_VARIABLE.findall(message)))
    if not names:
        yield Problem(message.partition("error: ")[2].strip() or message.strip(), place)
        return
    said = ", ".join("_" if name.startswith("#") else name for name in names)
    yield Problem(f"nothing binds {said}", place, "each variable in a positive part of the body")
