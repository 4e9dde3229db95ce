"""Every rule of an instrument has an example where it fires and a near case where it does not."""

from __future__ import annotations

import pytest

from tests.rules.examples import examples_of, hold, rules_of
from tests.support import law

FOLDERS = sorted({rule.folder for rule in law().rules.values() if rule.folder})
EXAMPLES = {folder: examples_of(folder) for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rule_has_one_example(folder: str) -> None:
    """No rule without an example, and no example of a rule that is gone."""
    assert set(EXAMPLES[folder]) == rules_of(folder)


@pytest.mark.parametrize(("folder", "rule"), [(folder, rule) for folder in FOLDERS for rule in EXAMPLES[folder]])
def test_the_rule_fires_in_its_example_and_not_in_the_near_case(folder: str, rule: str) -> None:
    """The two texts of an example differ in what the rule asks."""
    hold(rule, EXAMPLES[folder][rule])
