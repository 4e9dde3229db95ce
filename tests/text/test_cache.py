"""The cache: what is kept, and that nothing ever fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.text import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOEDUS_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_kept_and_found_again(folder: Path) -> None:
    assert cache.read_json("rulebook", "sha256:1") is None
    cache.write_json("rulebook", "sha256:1", {"a": [1, "é"]})
    assert cache.read_json("rulebook", "sha256:1") == {"a": [1, "é"]}
    assert cache.read_json("rulebook", "sha256:2") is None
    assert cache.read_json("case", "sha256:1") is None
    assert [path.suffix for path in (folder / "rulebook").iterdir()] == [".json"]


def test_damaged_or_foreign_file_is_not_taken(folder: Path) -> None:
    cache.write_json("rulebook", "one", 1)
    (file,) = (folder / "rulebook").iterdir()
    file.write_text('{"key": "other", "value": 2}')
    assert cache.read_json("rulebook", "one") is None
    file.write_bytes(b"\xff{")
    assert cache.read_json("rulebook", "one") is None


def test_what_json_cannot_hold_is_not_kept(folder: Path) -> None:
    cache.write_json("rulebook", "one", {1, 2})
    assert cache.read_json("rulebook", "one") is None


def test_no_folder_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for value in (str(file / "under"), ""):
        monkeypatch.setenv("FOEDUS_CACHE", value)
        cache.write_json("rulebook", "one", 1)
        assert cache.read_json("rulebook", "one") is None


def test_old_files_are_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_KEPT", 3)
    for number in range(6):
        cache.write_json("case", str(number), number)
    assert len(list((folder / "case").iterdir())) == 3
    assert cache.read_json("case", "5") == 5


def test_platform_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FOEDUS_CACHE", raising=False)
    monkeypatch.setattr(cache.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() == tmp_path / "foedus"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.folder() == Path.home() / ".cache" / "foedus"
