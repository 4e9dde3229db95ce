"""The cases that notice slips in single rules: `foedus test tests/pinned` holds all of them, this one a share."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus import Case
from foedus.workbench.holding import hold
from tests.support import law, share

PINNED = Path(__file__).parents[1] / "pinned"
FILES = sorted(PINNED.rglob("*.yaml"))


@pytest.mark.parametrize("file", share(FILES, 60), ids=lambda file: file.stem)
def test_a_pinned_case_gets_the_opinion_that_it_expects(file: Path) -> None:
    case = Case.load(file, law())
    assert case.id == file.stem
    assert case.expect
    assert [str(each) for each in hold(case, law())] == [], "if the law is right: foedus test --update tests/pinned"


def test_each_stands_in_the_folder_of_a_rule_that_it_names() -> None:
    ids = sorted(law().rules, key=len, reverse=True)
    for file in FILES:
        rule = next(each for each in ids if file.stem.startswith(each))
        assert file.parent == PINNED / law().rules[rule].folder, file.name
