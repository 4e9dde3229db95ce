"""Article 9: questions on the meaning and application of the treaty."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, near, standing

DISPUTE = """
disputes:
  question: {between: [armenia, russia], on: 2022-10-01, matter: interpretation}
"""

EXAMPLES = {
    "cst-9-candidate": near(DISPUTE, "disputes.question.between: [armenia, azerbaijan]"),
    "cst-9-between-parties": near(DISPUTE, "disputes.question.between: [armenia, azerbaijan]"),
    "cst-9-settle-jointly": near(DISPUTE, "disputes.question.matter: border"),
}


@pytest.mark.parametrize(
    ("matter", "expected"),
    [("interpretation", "applies"), ("application", "applies"), ("border", "does_not_apply")],
)
def test_parties_settle_jointly_what_concerns_the_treaty_and_nothing_else(matter: str, expected: str) -> None:
    text = changed(DISPUTE, f"disputes.question.matter: {matter}")
    assert standing(text, 'stage("cst.9.joint_settlement", settlement, (question,))') == expected
