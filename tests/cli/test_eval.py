"""`foedus eval`: what it writes, and how it fails."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from foedus.cases.library import shipped_paths
from foedus.cli import app, evaluating
from foedus.present.opinion_schema import opinion_schema
from foedus.text.source import LimitReached
from tests.cli.terminal import TOY, foedus
from tests.golden.write import GOLDEN, OPINIONS, RAID
from tests.support import share

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", OPINIONS)
def test_opinions_read_as_reviewed(name: str) -> None:
    answer = foedus("eval", *OPINIONS[name])
    assert answer.code == 0, answer.err
    expected = (GOLDEN / name).read_text(encoding="utf-8")
    assert answer.out == expected, "if it reads better now: python -m tests.golden.write"


@pytest.mark.parametrize("case", share(sorted(shipped_paths()), 20))
def test_a_case_evaluates_and_its_json_keeps_the_schema(case: str) -> None:
    answer = foedus("eval", case, "--format", "json")
    assert answer.code == 0, answer.err
    value = json.loads(answer.out)
    Draft202012Validator(opinion_schema()).validate(value)
    assert value["case"] == case


@pytest.mark.parametrize("case", share(sorted(shipped_paths()), 12, begin=1))
def test_the_text_of_a_shipped_case_fits_the_page_and_leaves_no_slot_open(case: str) -> None:
    answer = foedus("eval", case)
    assert answer.code == 0, answer.err
    assert max(len(line) for line in answer.out.splitlines()) <= 100
    assert "{" not in answer.out
    assert "\x1b" not in answer.out


def test_several_cases_come_as_one_json_value() -> None:
    answer = foedus("eval", RAID, RAID, "--rules", TOY, "--format", "json")
    value = json.loads(answer.out)
    assert value["schema"] == "foedus/opinions/1"
    assert [each["case"] for each in value["opinions"]] == ["raid-on-borduria"] * 2


def test_several_cases_come_one_after_the_other_as_text() -> None:
    answer = foedus("eval", RAID, RAID, "--rules", TOY)
    assert answer.out.count("A raid on Borduria\n") == 2


@pytest.mark.parametrize(("case", "said"), [("rio-football-1969", True), ("kazakhstan-2022", False)])
def test_a_treaty_without_doctrines_is_told_of_only_where_it_is_arguable(case: str, said: bool) -> None:
    # Kazakhstan 2022 judges a treaty of which no doctrine speaks too, but nothing of it is open there.
    assert ("No doctrine speaks to" in foedus("eval", case).out) is said


def test_options_shape_the_opinion_and_are_said() -> None:
    answer = foedus(
        "eval", RAID, "--rules", TOY, "--facts", "established", "--doctrine", "narrow", "--at", "2012-05-03"
    )
    assert answer.code == 0, answer.err
    assert "only what is established; under “narrow view”" in answer.out
    assert "day of the question 2012-05-03" in answer.out


def test_only_the_mechanism_asked_for_is_shown() -> None:
    answer = foedus("eval", RAID, "--rules", TOY, "--mechanism", "pact.2.aid", "--format", "json")
    assert list(json.loads(answer.out)["mechanisms"]) == ["pact.2.aid"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "there is no case 'nosuch'"),
        ([str(HERE)], "folder"),
        (["nosuch.yaml"], "no file"),
        ([str(RAID), "--rules", str(TOY), "--doctrine", "narow"], "did you mean 'narrow'?"),
        ([str(RAID), "--rules", str(TOY), "--mechanism", "pact.2.aide"], "did you mean 'pact.2.aid'?"),
        ([str(RAID), "--rules", str(TOY), "--readings", "atack=large_only"], "did you mean 'attack'?"),
        ([str(RAID), "--rules", str(TOY), "--at", "2012-02-30"], "--at"),
        ([str(RAID), "--rules", str(TOY / "nosuch")], "nosuch"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(arguments: list[str], said: str) -> None:
    answer = foedus("eval", *arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


def test_an_unknown_shipped_case_names_the_nearest() -> None:
    known = min(shipped_paths(), default=None)
    if known is None:
        pytest.skip("no case is shipped")
    assert f"did you mean '{known}'?" in foedus("eval", f"{known}x").err


def test_garbage_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "garbage.yaml").write_bytes(b"\x00\xff\xfe\x80 \x1b[31m: [")
    answer = foedus("eval", "garbage.yaml", folder=tmp_path)
    assert answer.code == 2
    assert answer.err.startswith("garbage.yaml:")
    assert "\x1b" not in answer.err


def test_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("id: [", encoding="utf-8")
    answer = foedus("eval", "one.yaml", "two.yaml", folder=tmp_path)
    assert answer.code == 2
    assert "one.yaml:" in answer.err
    assert "two.yaml:" in answer.err


def test_a_limit_that_is_reached_is_exit_code_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def reached(*_arguments: object) -> None:
        raise LimitReached("no answer within 1 seconds")

    monkeypatch.setattr(evaluating, "_opinion", reached)
    monkeypatch.setattr(sys, "argv", ["foedus", "eval", str(RAID), "--rules", str(TOY)])
    assert app.run() == app.LIMIT
    assert capsys.readouterr().err == "limit reached: no answer within 1 seconds\n"


def test_an_interrupt_ends_in_one_word(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluating, "_opinion", stopped)
    monkeypatch.setattr(sys, "argv", ["foedus", "eval", str(RAID), "--rules", str(TOY)])
    assert app.run() == 130
    assert capsys.readouterr().err == "stopped\n"


@pytest.mark.parametrize("case", share(sorted(shipped_paths()), 50, begin=3))
def test_two_runs_say_the_same(case: str) -> None:
    """Sets have no order from one process to the next: nothing shown may hang on it."""
    one, other = (foedus("eval", case, "--format", "json", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert one.out == other.out
