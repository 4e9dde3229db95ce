"""Sentences of what was, turned into suppositions: "{by} asked {to}" becomes "had {by} asked {to}"."""

from __future__ import annotations

import re
from typing import NamedTuple

_PARTICIPLES = {
    "strike": "struck", "make": "made", "take": "taken", "let": "let", "hold": "held", "give": "given", "have": "had",
    "stand": "stood", "send": "sent", "come": "come", "lend": "lent", "find": "found", "say": "said", "leave": "left",
    "set": "set", "begin": "begun", "break": "broken", "vote": "voted", "fill": "filled", "speak": "spoken",
    "belong": "belonged", "hit": "hit", "lie": "lain", "commit": "committed",
}  # fmt: skip
_PASTS = {"took": "taken", "gave": "given", "came": "come", "began": "begun", "broke": "broken", "spoke": "spoken",
          "let": "let", "held": "held", "struck": "struck", "made": "made", "had": "had", "left": "left",
          "stood": "stood", "sent": "sent", "found": "found", "hit": "hit",
          "committed": "committed"}  # fmt: skip
_HEAD = re.compile(r"^(?P<who>[^{},]*\{[a-z_]+\}) (?P<verb>[a-z]+)\b(?P<rest>.*)$")
_BEING = ("was", "were", "is", "are")
_NOT = re.compile(r"^ not (?P<verb>[a-z]+)\b(?P<rest>.*)$")


class Clause(NamedTuple):
    """What is so, as a clause, and as a supposition."""

    says: str
    had: str


def supposed(template: str) -> str:
    """The template as a supposition, its slots kept. What fits no pattern is put after "had it been so that"."""
    head = _HEAD.match(template)
    made = None if head is None else _supposed(head["who"], head["verb"], head["rest"])
    return made or f"had it been so that {template}"


def _supposed(who: str, verb: str, rest: str) -> str | None:
    if verb in _BEING:
        if rest.startswith(" not,"):
            return None
        return f"had {who} not been{rest[4:]}" if rest.startswith(" not ") else f"had {who} been{rest}"
    if verb in ("did", "does"):
        denied = _NOT.match(rest)
        if denied is None or denied["verb"].endswith("ly"):
            return None
        return f"had {who} not {_participle(denied['verb'])}{denied['rest']}"
    active = _of_active(verb)
    return None if active is None else f"had {who} {active}{rest}"


def _of_active(verb: str) -> str | None:
    if verb in _PASTS:
        return _PASTS[verb]
    if verb.endswith("ed"):
        return verb
    if verb.endswith("s") and len(verb) > 3:
        return _participle(verb[:-1])
    return None


def _participle(verb: str) -> str:
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"
