"""Crises that no shipped case names: invented to try the rules where a student or an analyst would.

Each was reasoned through by hand before its `expect` was written: a coup with a foreign adviser, an attack on an
embassy, a request withdrawn, members and outsiders on one side, the day before and the day of an amendment, and others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus import Case, Rulebook
from foedus.workbench.holding import hold

CRISES = sorted((Path(__file__).parent / "crises").glob("*.yaml"))


@pytest.mark.parametrize("path", CRISES, ids=lambda path: path.stem)
def test_an_invented_crisis_gets_the_opinion_that_a_lawyer_reasoned_out(path: Path) -> None:
    case = Case.load(path, Rulebook.load())
    assert case.expect
    assert [str(each) for each in hold(case)] == []
