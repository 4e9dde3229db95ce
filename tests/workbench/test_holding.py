"""Every shipped case is held to its `expect`; and a wrong expectation is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus import Case, Rulebook
from foedus.cases.library import shipped_cases
from foedus.workbench.holding import hold

NAMES = [entry.id for entry in shipped_cases()]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_case_gets_the_opinion_that_it_expects(name: str) -> None:
    case = Case.load(name, Rulebook.load())
    assert case.expect, "a shipped case says what it expects"
    assert [str(each) for each in hold(case)] == []


def test_a_wrong_expectation_is_told() -> None:
    case = Case.load("kazakhstan-2022")
    wrong = replace(case, expect={"cst.2.consultation": "does_not_apply"})
    assert [str(each) for each in hold(wrong)] == ["cst.2.consultation: expected does not apply, found applies"]


def test_a_wrong_stage_doctrine_and_hinge_are_told() -> None:
    case = Case.load("kazakhstan-2022")
    expect = {
        "cst.4.collective_defence": {
            "stages": {"request": "arguable"},
            "doctrines": {"restrictive_3314": "applies"},
            "turns_on": ["consensus"],
        },
        "lacunae": [{"id": "members_against_each_other", "verdict": "applies"}],
    }
    told = [str(each) for each in hold(replace(case, expect=expect))]
    assert len(told) == 4
    assert told[0] == "cst.4.collective_defence under restrictive_3314: expected applies, found does not apply"


def test_several_things_are_expected_of_one_mechanism() -> None:
    case = Case.load("kazakhstan-2022")
    wanted = [
        {"for": {"obligor": "russia"}, "stages": {"request": "applies"}},
        {"for": {"obligor": "armenia"}, "stages": {"request": "does_not_apply"}},
        "does_not_apply",
    ]
    told = hold(replace(case, expect={"cst.4.collective_defence": wanted}))
    assert [each.path[2:] for each in told] == [(1, "stages", "request"), (2,)]


def test_that_a_question_does_not_arise_is_expected_of_an_instance() -> None:
    case = Case.load("kazakhstan-2022")
    wanted = [
        {"for": {"obligor": "kazakhstan"}, "verdict": "does_not_arise"},
        {"for": {"obligor": "russia"}, "verdict": "does_not_arise"},
        {"for": {"obligor": "uzbekistan"}, "verdict": "does_not_apply"},
        {"for": {"obligor": "uzbekistan"}, "stages": {"request": "applies"}},
    ]
    expect = {"cst.4.collective_defence": wanted, "rio.3.collective_defence": "does_not_arise"}
    told = hold(replace(case, expect=expect))
    assert [str(each) for each in told] == [
        "cst.4.collective_defence for obligor russia: expected does not arise, found arguable",
        "cst.4.collective_defence for obligor uzbekistan: expected does not apply, found does not arise",
        "cst.4.collective_defence for obligor uzbekistan: expected a verdict, found does not arise",
    ]
    assert [each.instead for each in told] == ["arguable", "does_not_arise", None]


def test_what_an_outlier_would_say_is_expected_where_it_is_chosen() -> None:
    case = Case.load("kazakhstan-2022")
    wanted = {"readings": {"request": "implied", "requester": "effective_government"}, "stages": {"request": "applies"}}
    outlier = {"id": "cst.1.force", "readings": {"gravity": "significant_scale"}, "verdict": "applies"}
    told = hold(replace(case, expect={"cst.4.collective_defence": wanted, "breaches": [outlier]}))
    assert [str(each) for each in told] == [
        "cst.1.force with gravity=significant_scale: expected applies, found does not apply"
    ]
    none = {"readings": {"request": "implied"}, "stages": {"request": "does_not_apply"}}
    (told_of,) = hold(replace(case, expect={"cst.4.collective_defence": none}))
    assert told_of.what == "cst.4.collective_defence with request=implied/request"
