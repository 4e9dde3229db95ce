"""`foedus test` as a user has it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.terminal import foedus

CRISIS = Path(__file__).parents[1] / "crises" / "sheltered.yaml"
EXPECT = """
expect:   # by the text alone
  cst.2.consultation: does_not_apply   # wrong
  cst.4.collective_defence:
    turns_on: [notice, armed_attack]
    doctrines: {source_paper: excludes}
"""


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A case that expects what the rules do not say."""
    path = tmp_path / "border.yaml"
    text = CRISIS.read_text(encoding="utf-8").partition("\nexpect:")[0]
    path.write_text(text + EXPECT.replace("    doctrines: {source_paper: excludes}\n", ""), encoding="utf-8")
    return path


def test_shipped_cases_are_as_expected_and_kept(tmp_path: Path) -> None:
    some = ("test", "crrf-2009", "karabakh-2020")  # that all are as expected is held in tests/workbench
    first = foedus(*some, FOEDUS_CACHE=str(tmp_path))
    assert (first.code, first.err) == (0, "")
    again = foedus(*some, "--format", "json", FOEDUS_CACHE=str(tmp_path))
    value = json.loads(again.out)
    assert value["schema"] == "foedus/test/1"
    assert all(each["status"] == "passed" and each["kept"] for each in value["cases"])
    fresh = json.loads(foedus(*some, "--fresh", "--format", "json", FOEDUS_CACHE=str(tmp_path)).out)
    assert not any(each["kept"] for each in fresh["cases"])


def test_a_difference_is_told_with_its_reason(wrong: Path) -> None:
    answer = foedus("test", wrong, "--junit", wrong.parent / "report.xml")
    assert answer.code == 1
    assert "- cst.2.consultation\n    expected: does not apply\n    found:    applies\n    because: " in answer.out
    report = ElementTree.parse(wrong.parent / "report.xml").getroot()
    suite = report.find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("1", "1", "0")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "cst.2.consultation: expected does not apply, found applies"


def test_a_case_that_meets_a_limit_is_told_as_such() -> None:
    answer = foedus("test", "kazakhstan-2022", "--fresh", "--seconds", "0.01")
    assert answer.code == 3
    assert "no answer within 0.01 seconds" in answer.out + answer.err


def test_update_keeps_comments_and_order(wrong: Path) -> None:
    before = wrong.read_text(encoding="utf-8")
    answer = foedus("test", "--update", wrong)
    assert "-  cst.2.consultation: does_not_apply   # wrong\n+  cst.2.consultation: applies   # wrong" in answer.out
    after = wrong.read_text(encoding="utf-8")
    assert after.startswith(before.partition("\nexpect:")[0])
    assert "expect:   # by the text alone\n  cst.2.consultation: applies   # wrong\n" in after
    assert answer.code == 0
    assert foedus("test", wrong).code == 0


def test_bad_input_has_its_code(tmp_path: Path, wrong: Path) -> None:
    missing = foedus("test", "nothing-of-the-kind")
    assert (missing.code, "there is no case" in missing.err) == (2, True)
    (tmp_path / "empty").mkdir()
    empty = foedus("test", tmp_path / "empty")
    assert (empty.code, "holds no cases" in empty.err) == (2, True)
    (tmp_path / "broken.yaml").write_text("id: [\n", encoding="utf-8")
    both = foedus("test", tmp_path, "--jobs", "2")
    assert both.code == 2
    assert "broken.yaml:" in both.out
    assert "2 cases: 0 as expected, 1 otherwise, 1 not readable." in both.out


def test_several_processes_say_what_one_says(wrong: Path) -> None:
    asked = ("test", "crrf-2009", "karabakh-2020", wrong, "--fresh", "--format", "json")
    one, two = (foedus(*asked, "--jobs", jobs) for jobs in ("1", "2"))
    outcomes = [[(each["case"], each["status"]) for each in json.loads(answer.out)["cases"]] for answer in (one, two)]
    assert outcomes[0] == outcomes[1]
    assert [status for _, status in outcomes[0]] == ["passed", "passed", "failed"]
