"""A copy of the toy treaty for each test that asks for one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from toy_rulebook import TOY, Toy


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toy:
    """A copy of the toy treaty, and a cache of the test's own."""
    monkeypatch.setenv("FOEDUS_CACHE", str(tmp_path / "cache"))
    shutil.copytree(TOY, tmp_path / "toy")
    return Toy(tmp_path / "toy")
