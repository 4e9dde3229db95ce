"""The bounds of the space: what is no bound is refused, with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foedus import InputError, Rulebook
from foedus.workbench.space.bounds import read_bounds
from tests.support import law
from tests.workbench.test_mutate import SPACE, TOY


def test_the_shipped_bounds_say_whose_names_may_change_places() -> None:
    bounds = read_bounds(law())
    assert bounds.alike == ("members",)
    assert len(bounds.roles["members"]) >= 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("roles:", "rolls:", "unknown key 'rolls'"),
        ("arcadia", "arcadai", "unknown name 'arcadai'; expected a state or organ of the record; did you mean"),
        ("section: raids", "section: rades", "did you mean 'raids'?"),
        ("day: ", "day: soon", "no number of days"),
        ("roles:", "alike: [allies]\nroles:", "'allies' is no role"),
    ],
)
def test_what_is_no_bound_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = tmp_path / "toy"
    shutil.copytree(TOY, folder)
    (folder / "properties").mkdir()
    assert old in SPACE
    (folder / "properties" / "space.yaml").write_text(SPACE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_bounds(Rulebook.load(folder))
    assert told in str(error.value)
    assert "space.yaml:" in str(error.value)
