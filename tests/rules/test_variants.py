"""The shipped variants: each is sound, changes what it says it changes, and nothing else that is looked at here."""

from __future__ import annotations

import pytest

from foedus import Case, Options, Rulebook, evaluate
from foedus.workbench.diff.changes import differences
from foedus.workbench.diff.rulebooks import CURRENT, named, variants
from foedus.workbench.testing import files_of

DEFENCE = "cst.4.collective_defence"
NO_HINGES = Options(hinges=False)


def verdict(case: str, mechanism: str, variant: str | None = None) -> str:
    """The verdict by the law, or by a variant of it."""
    law = Rulebook.load(variants()[variant]) if variant else Rulebook.load()
    return evaluate(Case.load(case, law), law, NO_HINGES)[mechanism].verdict


def test_the_variants_are_shipped() -> None:
    assert list(variants()) == ["lacuna_filled", "majority_voting", "nato_style", "original_1992"]


@pytest.mark.parametrize(
    ("variant", "case", "mechanism", "before", "after"),
    [
        ("majority_voting", "crrf-2009", "charter.12.decision:summit_documents", "arguable", "applies"),
        ("majority_voting", "armenia-2022-aid-decision", "charter.12.decision:aid", "does_not_apply", "applies"),
    ],
)
def test_a_variant_turns_a_verdict(variant: str, case: str, mechanism: str, before: str, after: str) -> None:
    assert (verdict(case, mechanism), verdict(case, mechanism, variant)) == (before, after)


@pytest.mark.parametrize(
    ("variant", "case"),
    [
        ("original_1992", "karabakh-2020"),
        ("nato_style", "karabakh-2020"),
        ("lacuna_filled", "kyrgyz-tajik-2022"),
        ("majority_voting", "crrf-2009"),
    ],
)
def test_each_variant_changes_some_case(variant: str, case: str) -> None:
    found = differences(named(CURRENT), named(variant), files_of([case]), jobs=1)
    assert [each.case for each in found.cases] == [case]
    assert not found.is_silent


def test_without_the_amendments_no_request_is_asked() -> None:
    law = Rulebook.load(variants()["original_1992"])
    opinion = evaluate(Case.load("karabakh-2020-on-armenian-soil", law), law)
    assert opinion.terms
    assert {each.term for each in opinion.terms}.isdisjoint({"request", "request_addressee", "armed_attack"})


def test_the_filled_lacuna_is_no_longer_reported() -> None:
    case = "kyrgyz-tajik-2022"
    for variant, expected in ((None, "arguable"), ("lacuna_filled", "does_not_apply")):
        law = Rulebook.load(variants()[variant]) if variant else Rulebook.load()
        found = evaluate(Case.load(case, law), law, NO_HINGES).lacuna("members_against_each_other")
        assert found == expected
