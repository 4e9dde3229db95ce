"""The decision of 2004 on the dialogue with NATO: four formats."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, near, standing

TALKS = """
dialogues:
  talks: {by: csto, with: nato, on: 2009-05-01, format: secretaries_general}
"""

EXAMPLES = {
    "dialogue-formats-candidate": near(TALKS, "dialogues.talks.with: teu"),
    "dialogue-formats-covered": near(TALKS, "dialogues.talks.on: 2003-05-01"),
}
COVERED = 'stage("nato_dialogue_decision_2004.formats", covered, (talks,))'


@pytest.mark.parametrize(
    "form", ["bilateral", "between_organizations", "exchange_of_information", "secretaries_general"]
)
def test_every_format_of_the_decision_is_covered(form: str) -> None:
    assert standing(changed(TALKS, f"dialogues.talks.format: {form}"), COVERED) == "applies"


def test_a_dialogue_without_a_format_or_before_the_decision_is_not_covered() -> None:
    assert standing(changed(TALKS, "dialogues.talks.format: ~"), COVERED) == "does_not_apply"
    assert standing(changed(TALKS, "dialogues.talks.on: 2004-06-17"), COVERED) == "does_not_apply"
