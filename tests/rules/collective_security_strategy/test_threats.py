"""The Strategy of 2016: the threats that it names, which open nothing by themselves."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, near, standing

UNREST = """
incidents:
  crisis: {from: 2017-05-01, against: kyrgyzstan, kinds: political_instability}
"""
HYBRID = changed(UNREST, "incidents.crisis.kinds: outside_change_of_order")
CYBER = changed(UNREST, "incidents.crisis.kinds: cyber_operation")

EXAMPLES = {
    "strategy-threats-candidate": near(UNREST, "incidents.crisis.from: 2016-05-01"),
    "strategy-threats-named": (UNREST, CYBER),
    "strategy-threats-list": (UNREST, HYBRID),
    "strategy-threats-hybrid": (HYBRID, UNREST),
}
NAMED = 'stage("collective_security_strategy_2016.threats", named, (crisis, kyrgyzstan))'


@pytest.mark.parametrize(
    "kind",
    [
        "political_instability",
        "unresolved_conflict",
        "air_defence_deployment",
        "proliferation",
        "outside_change_of_order",
        "destructive_ideology",
    ],
)
def test_what_the_strategy_names_is_named_and_no_attack(kind: str) -> None:
    scene = changed(UNREST, f"incidents.crisis.kinds: {kind}")
    assert standing(scene, NAMED) == "applies"
    assert standing(scene, 'stage("cst.4.collective_defence", trigger, (crisis, kyrgyzstan))') == "does_not_apply"


def test_another_danger_is_not_named() -> None:
    assert standing(CYBER, NAMED) == "does_not_apply"


def test_by_itself_it_shows_no_threat_in_the_sense_of_article_2() -> None:
    assert standing(UNREST, 'stage("cst.2.consultation", threat, (crisis, kyrgyzstan))') == "does_not_apply"
