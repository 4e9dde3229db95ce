"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from foedus import InputError
from foedus.text.files import write_file, write_files


def names(folder: Path) -> list[str]:
    """The names of the files of a folder."""
    return sorted(each.name for each in folder.iterdir())


def test_a_file_takes_the_place_of_another_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "opinion.html"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    write_file(target, "new §")
    assert target.read_text(encoding="utf-8") == "new §"
    assert target.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["opinion.html"]


def test_a_file_that_is_there_is_kept_where_it_should_be(tmp_path: Path) -> None:
    target = tmp_path / "case.yaml"
    write_file(target, "old", over=False)
    with pytest.raises(InputError, match="is there already"):
        write_file(target, "new", over=False)
    assert target.read_text(encoding="utf-8") == "old"


def test_nothing_is_left_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "case.yaml"
    target.write_text("old", encoding="utf-8")

    def fail(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError, match="cannot be written: No space left on device"):
        write_file(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["case.yaml"]


def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_file(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_what_is_no_file_is_written_to() -> None:
    write_file(Path(os.devnull), "nothing")
    assert not Path(os.devnull).is_file()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="file cannot be made"):
        write_files(tmp_path / "file", {"a.yaml": "a"})
    with pytest.raises(InputError, match="cannot be written: No such file or directory"):
        write_file(tmp_path / "none" / "a.yaml", "a")
    write_files(tmp_path / "many" / "cases", {"a.yaml": "a", "b.yaml": "b"})
    assert names(tmp_path / "many" / "cases") == ["a.yaml", "b.yaml"]
