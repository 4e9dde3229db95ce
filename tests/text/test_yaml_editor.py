"""Values replaced in YAML text, with all else as it was."""

from __future__ import annotations

import pytest

from foedus.text.source import InputError
from foedus.text.yaml_editor import edited
from foedus.text.yaml_reader import KeyPath

TEXT = """\
# a case
expect:               # what it expects
  cst.2: applies      # as the source says
  cst.4:
    doctrines: {textual: arguable, practice: "applies"}
    turns_on: [one, two]  # both
  lacunae:
    - silence
    - {id: freeze, verdict: applies}
after: é
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("expect", "cst.2"), "arguable", "cst.2: applies ", "cst.2: arguable "),
        (("expect", "cst.4", "doctrines", "practice"), "arguable", '"applies"', "arguable"),
        (("expect", "cst.4", "turns_on"), "[two]", "[one, two]", "[two]"),
        (("expect", "lacunae", 0), "{id: other}", "- silence", "- {id: other}"),
        (("expect", "lacunae", 1, "verdict"), "arguable", "freeze, verdict: applies", "freeze, verdict: arguable"),
        (("after",), "z", "after: é", "after: z"),
    ],
)
def test_a_value_is_replaced_and_nothing_else(path: KeyPath, value: str, old: str, new: str) -> None:
    for ends in ("\n", "\r\n"):
        text = TEXT.replace("\n", ends)
        assert edited(text.encode(), "a.yaml", {path: value}).decode() == text.replace(old, new)


def test_several_values_at_once_and_a_mark_of_encoding() -> None:
    changes: dict[KeyPath, str] = {("after",): "y", ("expect", "cst.2"): "arguable"}
    found = edited(b"\xef\xbb\xbf" + TEXT.encode(), "a.yaml", changes)
    assert found.decode("utf-8-sig") == TEXT.replace("cst.2: applies", "cst.2: arguable").replace("é", "y")
    assert found.startswith(b"\xef\xbb\xbf")


def test_what_cannot_be_replaced_is_refused() -> None:
    with pytest.raises(InputError, match="not written in this file"):
        edited(TEXT.encode(), "a.yaml", {("expect", "cst.6"): "applies"})
    with pytest.raises(InputError, match="a comment stands inside"):
        edited(b"list:\n  - one # why\n  - two\n", "a.yaml", {("list",): "[two]"})
    with pytest.raises(InputError, match="the way it is written"):
        edited(b"a: {b: c}\nd: [e]\n", "a.yaml", {("d", 0): "f, g: h"})


def test_a_list_of_lines_is_replaced_whole() -> None:
    assert edited(b"a:\n  - one\n  - two\nb: c\n", "a.yaml", {("a",): "[two]"}) == b"a:\n  [two]\nb: c\n"
