"""Bad input: one message a problem with its place, exit code 2, no traceback, nothing half-written."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli.terminal import Answer, foedus

GOOD = """\
id: raid
title: A raid
kind: hypothetical
date: 2022-02-01
summary: A raid.
sources:
  press: {title: The press}
actors:
  band: {kind: armed_group, title: the band}
places:
  town: {sovereign: armenia}
incidents:
  raid: {from: 2022-01-02, to: 2022-01-03, by: band, against: armenia, at: town, force: armed, hits: people,
         gravity: minor}
requests:
  plea: {by: armenia, to: csc, on: 2022-01-02, about: raid, asks: assistance, invokes: cst.4}
"""

WRONG = {
    "unknown field": ("gravity: minor", "gravitas: minor", "did you mean 'gravity'"),
    "wrong value": ("gravity: minor", "gravity: mino", "did you mean 'minor'"),
    "bad date": ("from: 2022-01-02", "from: 2022-02-30", "expected a date like"),
    "wrong type": ("by: band", "by: {}", "raid.yaml:13:"),
    "undeclared actor": ("by: band", "by: bandits", "did you mean 'band'"),
    "undeclared state": ("against: armenia", "against: armenya", "did you mean 'armenia'"),
    "undeclared place": ("at: town", "at: twon", "did you mean 'town'"),
    "unknown source": ("gravity: minor", "gravity: {value: minor, status: alleged, by: armenia, source: pres}", "'press'"),  # noqa: E501
    "contradiction": ("by: band", "by: [band, {value: band, status: rejected}]", "raid.yaml:13:"),
    "impossible order": ("to: 2022-01-03", "to: 2021-01-03", "raid.yaml:13:"),
    "duplicate key": ("title: A raid", "title: A raid\ntitle: Another", "twice"),
    "unknown section": ("requests:", "reqests:", "did you mean 'requests'"),
    "unknown status": ("gravity: minor", "gravity: {value: minor, status: aleged}", "did you mean 'alleged'"),
    "anchor": ("by: band", "by: &x band", "raid.yaml:13:"),
    "unknown provision": ("invokes: cst.4", "invokes: cst.44", "raid.yaml:16:"),
    "unknown expectation": ("date: 2022-02-01", "date: 2022-02-01\nexpect: {cst.4.colective_defence: applies}", "did you mean"),  # noqa: E501
    "cyclic base": ("date: 2022-02-01", "date: 2022-02-01\nbased_on: raid", "raid.yaml:5:"),
}


@pytest.mark.parametrize("what", WRONG)
def test_an_error_is_told_with_its_place_and_what_was_meant(what: str, tmp_path: Path) -> None:
    before, after, told = WRONG[what]
    assert before in GOOD
    path = tmp_path / "raid.yaml"
    path.write_text(GOOD.replace(before, after, 1), encoding="utf-8")
    answer = foedus("eval", "raid.yaml", folder=tmp_path)
    assert answer.code == 2, answer
    assert told in answer.err
    assert "raid.yaml:" in answer.err
    assert answer.out == ""


def test_the_case_that_the_errors_are_made_of_is_good(tmp_path: Path) -> None:
    (tmp_path / "raid.yaml").write_text(GOOD, encoding="utf-8")
    answer = foedus("eval", "raid.yaml", "--missing", "no", folder=tmp_path)
    assert answer.code == 0
    assert "Collective defence" in answer.out


def test_every_error_of_a_file_is_told_in_one_go(tmp_path: Path) -> None:
    text = GOOD.replace("by: band", "by: bandits").replace("gravity: minor", "gravity: mino").replace("to: csc", "to: cscc")  # noqa: E501
    (tmp_path / "raid.yaml").write_text(text, encoding="utf-8")
    assert len(foedus("eval", "raid.yaml", folder=tmp_path).err.strip().splitlines()) == 3


def test_a_word_that_nothing_is_like_is_answered_by_no_guess(tmp_path: Path) -> None:
    (tmp_path / "raid.yaml").write_text(GOOD.replace("gravity: minor", "casualties: 3"), encoding="utf-8")
    answer = foedus("eval", "raid.yaml", folder=tmp_path)
    assert "'casualties' is no key of 'incidents'" in answer.err
    assert "did you mean" not in answer.err


def test_a_bomb_of_aliases_is_refused_at_once(tmp_path: Path) -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    (tmp_path / "bomb.yaml").write_text(f"a0: &a0 [x]\n{levels}\n", encoding="utf-8")
    answer = foedus("eval", "bomb.yaml", folder=tmp_path)
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.yaml").open("wb") as stream:
        stream.truncate(50_000_000)
    answer = foedus("eval", "big.yaml", folder=tmp_path)
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)


@pytest.mark.parametrize("data", [b"\x00\x01\xff\xfe\x80", b"\xff" * 1000, b"[" * 50_000, b"\x89PNG\r\n\x1a\n"])
def test_binary_garbage_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "garbage.yaml").write_bytes(data)
    answer = foedus("eval", "garbage.yaml", folder=tmp_path)
    assert answer.code == 2
    assert "garbage.yaml:1:" in answer.err


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    assert foedus("eval", "folder.yaml", folder=tmp_path).code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    assert foedus("eval", "secret.yaml", folder=tmp_path).code == 2


EVIL = ('a). b(c', '"; #script (python) print(1) #end.', "x.\n#include \"/etc/passwd\".", "{a}", "#script", "not a", "1..9", "a:-b")  # noqa: E501


@pytest.mark.parametrize("evil", EVIL)
def test_no_string_of_a_case_becomes_rule_text(evil: str, tmp_path: Path) -> None:
    quoted = "'" + evil.replace("'", "''").replace("\n", "\n\n") + "'"

    def judged(*places: str) -> Answer:
        text = GOOD
        for place in places:
            assert place in text
            text = text.replace(place, f"{place.partition(':')[0]}: {quoted}", 1)
        (tmp_path / "raid.yaml").write_text(text, encoding="utf-8")
        return foedus("eval", "raid.yaml", "--missing", "no", folder=tmp_path)

    assert judged("title: A raid", "summary: A raid.", "title: The press", "title: the band").code == 0
    refused = ("by: band", "gravity: minor", "at: town", "invokes: cst.4", "date: 2022-02-01")
    answer = judged(*refused)
    assert answer.code == 2
    assert len(re.findall(r"raid\.yaml:\d+:\d+", answer.err)) >= len(refused)
