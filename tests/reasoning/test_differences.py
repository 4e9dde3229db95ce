"""What a case tells of verdicts that a source expects otherwise: read, checked, shown, and never derived from."""

from __future__ import annotations

from dataclasses import replace

import pytest

import foedus
from foedus import Case
from foedus.cases.schema import case_schema
from foedus.present.json import to_json
from foedus.reasoning.differences import told_differences
from foedus.text.source import InputError
from foedus.workbench.holding import hold
from tests.support import law

CASE = Case.load("kazakhstan-2022", law())


def told(expect: dict[str, object]) -> list[tuple[str, str]]:
    """The conclusions of which an expectation tells a difference, with what it says."""
    return [(each.conclusion, each.says) for each in told_differences(replace(CASE, expect=expect), law())]


def test_a_difference_is_told_of_a_mechanism_a_stage_and_a_finding() -> None:
    """Each in the order of the expectation; an expectation without one tells nothing."""
    expect = {
        "cst.2.consultation": {"verdict": "applies", "differs": "one"},
        "cst.4.collective_defence": {
            "stages": {"notice": {"verdict": "arguable", "differs": "two"}, "request": "applies"},
        },
        "cst.6.use_of_forces": "applies",
        "breaches": [{"id": "cst.1.force", "verdict": "does_not_apply", "differs": "three"}],
        "lacunae": {"freeze": "does_not_apply"},
    }
    assert told(expect) == [
        ("cst.2.consultation", "one"),
        ("cst.4.collective_defence/notice", "two"),
        ("cst.1.force", "three"),
    ]


def test_the_opinion_shows_it_and_keeps_its_verdict() -> None:
    """The text has a part of its own; the JSON has the conclusion's name; the case is held to the rules' verdict."""
    opinion = foedus.evaluate(CASE, law())
    assert "Where another verdict was expected" in str(opinion)
    assert [each["conclusion"] for each in to_json(opinion)["differences"]] == ["cst.4.collective_defence/notice"]
    assert hold(CASE, law()) == ()
    silent = foedus.evaluate(replace(CASE, expect={}), law())
    assert "Where another verdict was expected" not in str(silent)
    assert silent.mechanisms == opinion.mechanisms


@pytest.mark.parametrize("place", ["mechanism", "stage", "finding"])
def test_a_difference_is_one_text(place: str) -> None:
    """A list of differences is refused with its line."""
    wrong = {
        "mechanism": {"cst.2.consultation": {"differs": ["a", "b"]}},
        "stage": {"cst.2.consultation": {"stages": {"threat": {"differs": ["a", "b"]}}}},
        "finding": {"lacunae": [{"id": "freeze", "differs": ["a", "b"]}]},
    }
    given = {"id": "x", "title": "x", "kind": "hypothetical", "date": "2022-01-01", "expect": wrong[place]}
    with pytest.raises(InputError, match="'differs' is a list; expected one text"):
        Case.from_mapping(given, law())


def test_the_schema_knows_it() -> None:
    """An editor completes the key."""
    assert '"differs"' in str(case_schema(law())).replace("'", '"')
