"""Every rule of the treaty has an example where it fires and a near case where it does not."""

from __future__ import annotations

import pytest

from tests.rules.examples import examples_of, hold, rules_of

EXAMPLES = examples_of("cst")


def test_every_rule_of_the_treaty_has_one_example() -> None:
    """No rule without an example, no example of a rule that is gone, none twice."""
    assert sorted(rule for _, rule in EXAMPLES) == rules_of("cst")


@pytest.mark.parametrize(("module", "rule"), EXAMPLES, ids=[rule for _, rule in EXAMPLES])
def test_the_rule_fires_in_its_example_and_not_in_the_near_case(module: str, rule: str) -> None:
    """The two texts of an example differ in what the rule asks."""
    hold(rule, EXAMPLES[module, rule])
