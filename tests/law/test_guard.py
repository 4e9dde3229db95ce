"""Folders of rules from outside: sizes, links, and text that must not reach the parser."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_rulebook import Toy

from foedus.law import guard
from foedus.law.rulebook import Rulebook
from foedus.text.source import InputError


def test_too_large_a_file(toy: Toy) -> None:
    toy.write("pact/extra.lp", "%" * (guard.MAX_FILE + 1))
    (found,) = toy.problems()
    assert toy.where(found) == "pact/extra.lp:1:1"
    assert "too large" in found.message


def test_too_many_files(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_FILES", 3)
    assert "too many files" in toy.problems()[0].message


def test_too_large_a_folder(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_FOLDER", 100)
    assert "the folder is too large" in toy.problems()[0].message


def test_a_link_out_of_the_folder(toy: Toy, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: b", encoding="utf-8")
    (toy.root / "pact" / "secret.yaml").symlink_to(tmp_path / "secret.yaml")
    (found,) = toy.problems()
    assert toy.where(found) == "pact/secret.yaml:1:1"
    assert "leads outside" in found.message


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        Rulebook.load(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"a\0.", "1:2: a null byte"), (b"% \xff", "1:1: the file is not UTF-8 text")],
)
def test_bytes_that_are_no_text(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        guard.decoded(data, "x.lp")


def test_comments_and_strings_are_not_scanned_as_code() -> None:
    guard.scan('% 99999999999999\na("((((((((99999999999999@&"). %* @f #show *%\n', "x.lp")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("p(" + ",".join(["(1;2)"] * 30) + ").", "the alternatives of one rule multiply"),
        ("p(" + "+".join(["1"] * 100_000) + ").", "more than 500 operators in one rule"),
        ("p(" + "-" * 100_000 + "1).", "more than 500 operators in one rule"),
        ("p(" + "f(" * 100_000 + "1).", "nested deeper than 50"),
    ],
)
def test_rules_that_grow_without_bound(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        guard.scan(text, "x.lp")
    assert len(caught.value.problems) == 1


def test_many_small_rules_are_fine() -> None:
    guard.scan("p((1;2;3;4;5),(1;2;3;4;5),X-1) :- q(X).\n" * 1000, "x.lp")
