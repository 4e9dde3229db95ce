"""The YAML reader: values, positions, and refusals with line and column."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.text.source import InputError, Place
from foedus.text.yaml_reader import MAX_BYTES, MAX_DEPTH, MAX_VALUES, read, read_bytes


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "f.yaml")
    assert len(caught.value.problems) == 1
    return str(caught.value)


def test_scalars_stay_text() -> None:
    document = read_bytes(b"on: no\nb: 010\nc: 1:30\nd: 2022-01-05\ne: true\nf: 'null'\ng: ''", "f.yaml")
    assert document.value == {
        "on": "no", "b": "010", "c": "1:30", "d": "2022-01-05", "e": "true", "f": "null", "g": "",
    }  # fmt: skip


@pytest.mark.parametrize("text", [b"a: null", b"a: ~", b"a:", b"a: # nothing"])
def test_nothing_is_none(text: bytes) -> None:
    assert read_bytes(text, "f.yaml").value == {"a": None}


@pytest.mark.parametrize("text", [b"", b"\n", b"# only a comment\n", b"---\n"])
def test_empty_file_has_no_value(text: bytes) -> None:
    document = read_bytes(text, "f.yaml")
    assert document.value is None
    assert document.place() == Place("f.yaml", 1, 1) or text == b"---\n"


def test_places_of_values_and_keys() -> None:
    document = read_bytes("é: {b: ü, c: [x, {d: y}]}\n".encode(), "f.yaml")
    assert document.place(("é",)) == Place("f.yaml", 1, 4)
    assert document.key_place(("é",)) == Place("f.yaml", 1, 1)
    assert document.place(("é", "b")) == Place("f.yaml", 1, 8)
    assert document.place(("é", "c", 1, "d")) == Place("f.yaml", 1, 22)
    assert document.key_place(("é", "c", 1, "d")) == Place("f.yaml", 1, 19)
    assert document.key_place(("é", "c", 0)) == Place("f.yaml", 1, 15)


def test_place_of_what_is_not_there_is_the_nearest_above() -> None:
    document = read_bytes(b"a:\n  b: c\n", "f.yaml")
    assert document.place(("a", "x", "y")) == Place("f.yaml", 2, 3)
    assert document.key_place(("a", "x")) == Place("f.yaml", 2, 3)


def test_byte_order_mark_is_skipped() -> None:
    document = read_bytes(b"\xef\xbb\xbfa: b", "f.yaml")
    assert document.value == {"a": "b"}
    assert document.place(("a",)) == Place("f.yaml", 1, 4)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: 1\nb: 2\na: 3", "f.yaml:3:1: 'a' is given twice: the first is on line 1"),
        (b"x:\n  a: 1\n  'a': 3", "f.yaml:3:3: 'a' is given twice: the first is on line 2"),
        (b"a: &x [b]", "f.yaml:1:4: anchors ('&x') are not allowed; expected the plain value"),
        (b"a: *x", "f.yaml:1:4: aliases ('*x') are not allowed; expected the value written out"),
        (b"a: !!python/object:os.x {}", "f.yaml:1:4: tags ('!') are not allowed; expected the plain value"),
        (b"a: !mine b", "f.yaml:1:4: tags ('!') are not allowed; expected the plain value"),
        (b"a: 1\n---\nb: 2", "f.yaml:2:1: a second document begins here; expected one document a file"),
        (b"? [x]\n: y", "f.yaml:1:3: a list or mapping stands where a key should; expected plain text as key"),
        (b"a: b: c", "f.yaml:1:5: a colon stands where no key can be: quote the text, or check the indent"),
        (b"a: 'b", "f.yaml:1:6: a quoted text is not closed"),
        (b"a:\n\t- b", "f.yaml:2:1: this character cannot begin a value: quote the text, and indent with spaces"),
        (b"a: b\nc: \xc3(", "f.yaml:2:4: the file is not UTF-8 text; expected UTF-8 text"),
        (b"a: b\nc: \x00", "f.yaml:2:4: a character that no text has (code 0); expected UTF-8 text"),
        (b"\x1b[31ma", "f.yaml:1:1: a character that no text has (code 27); expected UTF-8 text"),
        (b"\xff\xfea\x00", "f.yaml:1:1: the file is UTF-16 text; expected UTF-8 text"),
        (b'a: "\\e[31m"', "f.yaml:1:4: an escape stands for a character that no text has (code 27)"),
        (b"a: [b", "f.yaml:2:1: a list opened with '[' is not closed, or a comma is missing"),
    ],
)
def test_refused_with_line_and_column(data: bytes, said: str) -> None:
    assert refusal(data) == said


def test_depth() -> None:
    assert read_bytes(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, "f.yaml").value is not None
    assert refusal(b"[" * 100_000) == f"f.yaml:1:{MAX_DEPTH + 1}: values are nested deeper than {MAX_DEPTH}"
    assert f"deeper than {MAX_DEPTH}" in refusal(b"{a: " * 100_000)


def test_number_of_values() -> None:
    assert f"more than {MAX_VALUES} values" in refusal(b"[" + b"a," * (MAX_VALUES + 1) + b"]")


def test_size() -> None:
    assert refusal(b"x" * (MAX_BYTES + 1)).startswith("f.yaml:1:1: the file has 2000001 bytes; at most")


def test_missing_file_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.yaml"
    with pytest.raises(InputError, match="there is no file") as caught:
        read(missing)
    assert caught.value.problems[0].place == Place(str(missing), 1, 1)


def test_folder_and_large_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder, not a file"):
        read(tmp_path)
    large = tmp_path / "large.yaml"
    with large.open("wb") as stream:
        stream.truncate(10_000_000_000)
    with pytest.raises(InputError, match="10000000000 bytes"):
        read(large)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_names(name: str) -> None:
    with pytest.raises(InputError):
        read(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not an ordinary file"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_no_permission(tmp_path: Path) -> None:
    file = tmp_path / "closed.yaml"
    file.write_text("a: b")
    file.chmod(0)
    with pytest.raises(InputError, match="permission is missing"):
        read(file)


def never_another_error(data: bytes) -> None:
    try:
        document = read_bytes(data, "f.yaml")
    except InputError as error:
        (problem,) = error.problems
        assert problem.place is not None
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        str(error).encode()
    else:
        assert () in document.positions


@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    never_another_error(data)


@given(st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_random_text(data: bytes) -> None:
    never_another_error(data)


@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#~ \n\t\\0x", max_size=60))
def test_random_yaml_marks(text: str) -> None:
    never_another_error(text.encode())
