"""What tests of the law need: a case from YAML text, the verdict on a conclusion, and whether a rule fires.

A rule fires where its body holds in some world: the test adds, beside the rules, one that says so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar

from foedus import Case, Opinion, Options, Rulebook, evaluate
from foedus.reasoning.conclusions import shown_verdicts, verdict_on
from foedus.text.yaml_reader import read_bytes

FRAME = """
id: example
title: An example
kind: hypothetical
summary: An example for a test.
"""


Each = TypeVar("Each")


def share(things: Iterable[Each], one_in: int, begin: int = 0) -> list[Each]:
    """One in so many, for tests that take seconds on each; all of them where FOEDUS_TESTS is `all`."""
    every = list(things)
    return every if os.environ.get("FOEDUS_TESTS") == "all" else every[begin::one_in]


@lru_cache(maxsize=1)
def law() -> Rulebook:
    """The shipped law."""
    return Rulebook.load()


def case(text: str, date: str = "2022-12-31") -> Case:
    """A case from the YAML of its sections; the frame is added, and `date:` unless the text gives one."""
    frame = FRAME + ("" if re.search(r"^date:", text, re.MULTILINE) else f"date: {date}\n")
    return Case.from_mapping(read_bytes((frame + text).encode(), "example.yaml").value)


def opinion(text: str, **options: Any) -> Opinion:
    """The opinion on a case given as YAML text."""
    return evaluate(case(text), law(), Options(**options))


def verdict(text: str, conclusion: str, **options: Any) -> str:
    """The verdict on a conclusion such as `aggression(attack, azerbaijan, armenia)`."""
    return verdict_on(case(text), conclusion, law(), Options(**options))


def fires(rule: str, text: str, **options: Any) -> bool:
    """Whether the rule of that id fires in some world of the case."""
    return rule in fired(text, **options)


def fired(text: str, **options: Any) -> frozenset[str]:
    """The ids of all rules that fire in some world of the case."""
    found = shown_verdicts(case(text), law(), Options(**options), [("fired", 1)], _watchers())
    assert found is not None, "no world"
    return frozenset(str(atom.arguments[0]).removeprefix('"') for atom in found.atoms("fired"))


@lru_cache(maxsize=1)
def _watchers() -> tuple[str, ...]:
    watchers = []
    for rule in law().rules.values():
        head, arrow, body = rule.text.partition(":-")
        if not head.strip().startswith("{"):
            watchers.append(f'fired("{rule.id}") :- {body}' if arrow else f'fired("{rule.id}").')
    return tuple(watchers)
