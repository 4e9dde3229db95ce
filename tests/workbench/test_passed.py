"""A case that passed is skipped only while nothing that its outcome is made from has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from foedus import Case, Rulebook
from foedus.workbench import passed
from foedus.workbench.testing import FAILED, PASSED, outcome_of

CRISIS = Path(__file__).parents[1] / "crises" / "sheltered.yaml"
OVERLAY = 'title: Nothing changes\nreason: It is a test.\n'


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that begins empty."""
    monkeypatch.setenv("FOEDUS_CACHE", str(tmp_path / "cache"))


def case_file(folder: Path, verdict: str = "applies") -> Path:
    """A case with one expectation."""
    text = CRISIS.read_text(encoding="utf-8").partition("\nexpect:")[0]
    path = folder / "border.yaml"
    path.write_text(f"{text}\nexpect: {{cst.2.consultation: {verdict}}}\n", encoding="utf-8")
    return path


def test_only_a_pass_is_kept(tmp_path: Path) -> None:
    law = Rulebook.load()
    for verdict, status in (("applies", PASSED), ("arguable", FAILED)):
        path = case_file(tmp_path, verdict)
        assert [outcome_of(path, law).status for _ in range(2)] == [status, status]
        assert outcome_of(path, law).kept == (status == PASSED)


def test_any_change_of_the_case_or_its_base_tests_it_again(tmp_path: Path) -> None:
    law = Rulebook.load()
    path = case_file(tmp_path)
    heir = tmp_path / "heir.yaml"
    heir.write_text(
        "id: heir\ntitle: Heir\nkind: hypothetical\nbased_on: border\nexpect: {cst.2.consultation: applies}\n",
        encoding="utf-8",
    )
    for each in (path, heir):
        outcome_of(each, law)
        assert outcome_of(each, law).kept
    path.write_text(path.read_text(encoding="utf-8").replace("2023-09-05", "2023-09-06"), encoding="utf-8")
    assert [outcome_of(each, law).kept for each in (path, heir)] == [False, False]


def test_any_change_of_rules_or_engine_tests_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    law = Rulebook.load()
    case = Case.load(case_file(tmp_path), law)
    passed.keep(case, law)
    assert passed.before(case, law)
    assert not passed.before(replace(case, expect={}), law)
    other = tmp_path / "variant"
    other.mkdir()
    (other / "variant.yaml").write_text(OVERLAY, encoding="utf-8")
    assert not passed.before(case, Rulebook.load(other))
    monkeypatch.setattr(passed, "_engine", lambda: "another")
    assert not passed.before(case, law)
