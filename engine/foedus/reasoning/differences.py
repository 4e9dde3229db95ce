"""Where a source expects another verdict than the rules give, and why: told by the case, never derived from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import ToldDifference

_FINDINGS = ("lacunae", "breaches", "doubts")


def told_differences(case: Case, rulebook: Rulebook) -> tuple[ToldDifference, ...]:
    """What the case tells under `differs`, in the order in which it states what it expects."""
    return tuple(_told(case.expect, rulebook))


def _told(expect: Mapping[str, Any], rulebook: Rulebook) -> Iterator[ToldDifference]:
    for name, expected in expect.items():
        if name in _FINDINGS:
            yield from _of_findings(name, expected, rulebook)
        else:
            for one in expected if isinstance(expected, (list, tuple)) else [expected]:
                if isinstance(one, Mapping):
                    yield from _of_mechanism(name, one, rulebook)


def _of_mechanism(name: str, expected: Mapping[str, Any], rulebook: Rulebook) -> Iterator[ToldDifference]:
    mechanism = rulebook.mechanisms[name.partition(":")[0]]
    if expected.get("differs"):
        yield ToldDifference(name, mechanism.title, expected["differs"])
    for stage, wanted in (expected.get("stages") or {}).items():
        if isinstance(wanted, Mapping) and wanted.get("differs"):
            title = f"{mechanism.title}, {mechanism.stages[stage].title}"
            yield ToldDifference(f"{name}/{stage}", title, wanted["differs"])


def _of_findings(kind: str, expected: Any, rulebook: Rulebook) -> Iterator[ToldDifference]:
    known = {"lacunae": rulebook.lacunae, "breaches": rulebook.breaches, "doubts": rulebook.doubts}[kind]
    several = expected if isinstance(expected, (list, tuple)) else [expected]
    for wanted in several:
        if isinstance(wanted, Mapping) and wanted.get("differs"):
            yield ToldDifference(wanted["id"], known[wanted["id"]].title, wanted["differs"])
