"""Every rule of this folder has an example where it fires and a near case where it does not."""

from __future__ import annotations

import pytest

from tests.rules.examples import examples_of, hold, rules_of

EXAMPLES = examples_of("nato_dialogue_decision")


def test_every_rule_has_one_example() -> None:
    """No rule without an example, and no example of a rule that is gone."""
    assert set(EXAMPLES) == rules_of("nato_dialogue_decision")


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_rule_fires_in_its_example_and_not_in_the_near_case(rule: str) -> None:
    """The two texts of an example differ in what the rule asks."""
    hold(rule, EXAMPLES[rule])
