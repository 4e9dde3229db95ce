"""What the README and the guides show is what the program prints."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def _refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REFRESH = _refresh()


@pytest.mark.parametrize("page", REFRESH.pages(), ids=lambda page: page.name)
def test_a_page_shows_real_output(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert REFRESH.refreshed(text) == text, "stale: run `python docs/refresh.py`"


def test_the_readme_shows_a_screenful_of_output() -> None:
    blocks = REFRESH.BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert any(len(block.splitlines()) > 20 for _, block in blocks)


def test_a_stale_block_is_noticed() -> None:
    page = "```console\n$ foedus --version\nFoedus 0.0.0\n```\n"
    assert REFRESH.refreshed(page) != page
