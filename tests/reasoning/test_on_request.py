"""A mechanism that is judged on request only is judged where it is named, and where a case expects something of it."""

from __future__ import annotations

from dataclasses import replace

import foedus
from foedus import Case
from tests.support import law

CASE = Case.load("uzbekistan-2012-membership", law())


def judged(case: Case, mechanisms: tuple[str, ...] | None = None) -> list[str]:
    """The objects of the mechanism that are judged."""
    opinion = foedus.evaluate(case, law(), hinges=False, missing=None, mechanisms=mechanisms)
    return [name for name in opinion.mechanisms if name.partition(":")[0] == "membership"]


def test_what_the_case_expects_is_judged() -> None:
    """The object that it names, and no other."""
    assert judged(CASE) == ["membership:uzbekistan"]


def test_without_an_expectation_it_is_judged_on_request_only() -> None:
    """Then the object that is named."""
    silent = replace(CASE, expect={})
    assert judged(silent) == []
    assert judged(silent, mechanisms=("membership:armenia",)) == ["membership:armenia"]
