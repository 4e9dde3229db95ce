"""Resolution 3314: whose force it is, and who answers for a group."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed
from tests.support import verdict

STATE = """
places:
  town: {sovereign: armenia}
incidents:
  raid: {from: 2022-09-13, kinds: attack, by: azerbaijan, against: armenia, at: town, force: armed, means: small_arms,
    hits: territory, gravity: significant}
"""
GROUP = changed(
    STATE,
    "actors.band: {kind: armed_group, organised: true, based_in: azerbaijan, weapons_against: [authorities]}",
    "incidents.raid.by: band",
)
FORCES = changed(STATE, "actors.corps: {kind: armed_forces, of: azerbaijan}", "incidents.raid.by: corps")
SENT = changed(GROUP, "actors.band.sent_by: azerbaijan")
CONTROLLED = changed(GROUP, "actors.band.controlled_by: azerbaijan")
SHELTERED = changed(GROUP, "actors.band.sheltered_by: azerbaijan")
SUPPORTED = changed(GROUP, "actors.band.supported_by: azerbaijan")

EXAMPLES = {
    "res3314-1-state": (STATE, GROUP),
    "res3314-1-unnamed-state": (changed(STATE, "incidents.raid.by: unknown_state"), STATE),
    "res3314-1-armed-forces": (FORCES, changed(FORCES, "actors.corps.kind: government")),
    "res3314-1-made-by-a-state": (SENT, GROUP),
    "res3314-1-made-by-no-state": (GROUP, SENT),
    "res3314-3-g-sent": (SENT, GROUP),
    "res3314-3-g-controlled": (CONTROLLED, SUPPORTED),
    "res3314-3-g-doubt-support": (SUPPORTED, changed(SUPPORTED, "actors.band.sent_by: azerbaijan")),
    "res3314-3-g-answers-for-its-force": (SENT, SHELTERED),
    "res3314-3-g-harbouring": (SHELTERED, changed(SHELTERED, "readings: attribution=effective_control")),
}

IS_FORCE = "force_of(raid, band, azerbaijan)"
ANSWERS = "answers_for(raid, band, azerbaijan)"


@pytest.mark.parametrize(
    ("field", "is_force", "answers"),
    [
        ("sent_by", "applies", "applies"),
        ("controlled_by", "applies", "applies"),
        ("sheltered_by", "does_not_apply", "arguable"),
        ("supported_by", "does_not_apply", "does_not_apply"),
        ("directed_from", "does_not_apply", "does_not_apply"),
    ],
)
def test_a_group_sent_or_controlled_is_the_states_force_and_one_sheltered_on_one_reading(
    field: str, is_force: str, answers: str
) -> None:
    """Support attributes nothing by itself, and being led from a state's land does not either."""
    text = changed(GROUP, f"actors.band.{field}: azerbaijan")
    assert verdict(text, IS_FORCE) == is_force
    assert verdict(text, ANSWERS) == answers


def test_a_sheltered_group_stays_an_author_of_its_own() -> None:
    """A group that is sent does not."""
    assert verdict(SHELTERED, "independent_author(raid, band)") == "applies"
    assert verdict(SENT, "independent_author(raid, band)") == "does_not_apply"


def test_before_the_twelfth_of_september_2001_shelter_is_an_outlier() -> None:
    """It then counts only where all readings are opened."""
    before = changed(SHELTERED, "incidents.raid.from: 2001-09-11", "date: 2001-12-31")
    after = changed(SHELTERED, "incidents.raid.from: 2001-09-12", "date: 2001-12-31")
    assert verdict(before, ANSWERS) == "does_not_apply"
    assert verdict(before, ANSWERS, readings="all") == "arguable"
    assert verdict(after, ANSWERS) == "arguable"
