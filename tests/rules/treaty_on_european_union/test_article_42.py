"""The Treaty on European Union, article 42(7): armed aggression on a member's territory."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, near, standing

ATTACK = """
places:
  town: {sovereign: poland}
incidents:
  attack: {from: 2022-09-13, to: 2022-09-14, kinds: attack, by: belarus, against: poland, at: town, force: armed,
    means: artillery, hits: [territory, people], gravity: significant, threatens: security}
requests:
  plea: {by: poland, on: 2022-09-13, to: eu_council, about: attack, asks: assistance}
measures:
  aid: {by: germany, for: poland, about: attack, kind: arms, from: 2022-09-14}
"""
INVOKED = changed(ATTACK, "requests.plea.to: secretary_general", "requests.plea.invokes: teu.42")
UNASKED = changed(ATTACK, "requests.plea.to: secretary_general")
TERROR = changed(
    ATTACK,
    "actors.band: {kind: armed_group, organised: true, terrorist: true, directed_from: syria}",
    "incidents.attack.by: band",
    "incidents.attack.kinds: terrorism",
)
CABLE = changed(
    ATTACK,
    "incidents.attack.kinds: sabotage",
    "incidents.attack.force: none",
    "incidents.attack.means: sabotage_without_weapons",
    "places.town.kind: economic_zone",
)
SUPPOSED = changed(ATTACK, "suppose: [{state: serbia, party_to: teu}]")
ENDED = changed(ATTACK, "suppose: [{state: serbia, party_to: teu, to: 2021-12-31}]")
OUTSIDE = changed(ATTACK, "suppose: [{state: germany, not_party_to: teu}]")
BACK = changed(ATTACK, "suppose: [{state: germany, not_party_to: teu, to: 2021-12-31}]")
EARLY = changed(
    ATTACK,
    "incidents.attack.from: 2009-11-01",
    "incidents.attack.to: 2009-11-02",
    "requests: {}",
    "measures: {}",
    "date: 2009-11-30",
)
TO_CSTO = """
suppose: [{state: armenia, party_to: teu}, {state: russia, party_to: teu}]
incidents:
  attack: {from: 2022-09-13, kinds: attack, by: azerbaijan, against: armenia, force: threat}
requests:
  plea: {by: armenia, on: 2022-09-13, to: csc, about: attack, asks: assistance}
"""
PLACED = near(ATTACK, "places.town.sovereign: ukraine")
AGGRESSOR = near(ATTACK, "incidents.attack.deliberate: false")

NEUTRAL = ("ireland", "austria", "malta", "cyprus")

EXAMPLES = {
    "teu-42-7-entered": near(changed(EARLY, "date: 2009-12-01"), "date: 2009-11-30"),
    "teu-42-7-left": near(
        ATTACK,
        *("incidents.attack.from: 2019-09-13", "incidents.attack.to: 2019-09-13"),
        "requests: {}",
        "measures: {}",
        "date: 2019-12-31",
    ),
    "teu-42-7-supposed-member": (SUPPOSED, ATTACK),
    "teu-42-7-supposed-end": (ENDED, SUPPOSED),
    "teu-42-7-supposed-outside": (OUTSIDE, BACK),
    "teu-42-7-supposed-back": (BACK, OUTSIDE),
    "teu-42-7-out-since": (ENDED, EARLY),
    "teu-42-7-member": (ATTACK, EARLY),
    "teu-42-7-bound": (ATTACK, EARLY),
    "teu-42-7-candidate": near(ATTACK, "incidents.attack.against: ukraine"),
    "teu-42-7-aggression-of-a-state": AGGRESSOR,
    "teu-42-7-aggression-of-a-terrorist-group": near(TERROR, "actors.band.directed_from: poland"),
    "teu-42-7-aggression-without-weapons": near(CABLE, "incidents.attack.kinds: economic_pressure"),
    "teu-42-7-stage-aggression": AGGRESSOR,
    "teu-42-7-on-territory": PLACED,
    "teu-42-7-in-its-economic-zone": near(CABLE, "places.town.kind: high_seas"),
    "teu-42-7-stage-place": PLACED,
    "teu-42-7-no-request-asked": near(UNASKED, "readings: teu_request=victim_invokes"),
    "teu-42-7-invoked": (ATTACK, UNASKED),
    "teu-42-7-victim-invokes": (INVOKED, UNASKED),
    "teu-42-7-victim-asks-for-help": (ATTACK, UNASKED),
    "teu-42-7-put-to-the-council": (ATTACK, UNASKED),
    "teu-42-7-put-to-another-member": (changed(ATTACK, "requests.plea.to: germany"), ATTACK),
    "teu-42-7-put-to-an-organization-of-the-members": near(TO_CSTO, "requests.plea.to: serbia"),
    "teu-42-7-stage-engaged": PLACED,
    "teu-42-7-attacker": near(ATTACK, "incidents.attack.by: ~"),
    "teu-42-7-stage-duty": PLACED,
    "teu-42-7-stage-measure": near(ATTACK, "measures.aid.by: belarus"),
    "teu-42-7-neutral": near(
        changed(ATTACK, "suppose: [{state: ireland, party_to: teu}]"),
        "suppose: [" + ", ".join(f"{{state: {each}, not_party_to: teu}}" for each in NEUTRAL) + "]",
    ),
    "teu-42-7-neutral-before": near(
        ATTACK,
        "incidents.attack.from: 2024-09-13",
        "incidents.attack.to: 2024-09-14",
        "requests: {}",
        "measures: {}",
        "date: 2024-12-31",
    ),
    "teu-42-7-opted-out-before": near(
        changed(ATTACK, "incidents.attack.from: 2022-06-13"), "incidents.attack.from: 2022-09-13"
    ),
    "teu-42-7-exempt": near(ATTACK, "readings: teu_specific_character=modulates"),
}


def engaged(text: str, obligor: str = "germany", stage: str = "engaged") -> str:
    """The verdict on the paragraph for one other member."""
    return standing(text, f'stage("teu.42.assistance", {stage}, (attack, poland, {obligor}))')


def test_a_terrorist_group_from_abroad_is_an_author_on_one_reading() -> None:
    """That is how the members took it in November 2015."""
    assert engaged(TERROR) == "arguable"
    assert engaged(ATTACK) == "applies"


@pytest.mark.parametrize(
    ("kind", "verdict"), [("land", "applies"), ("economic_zone", "arguable"), ("high_seas", "does_not_apply")]
)
def test_the_place_is_the_victims_territory(kind: str, verdict: str) -> None:
    """The zone counts on one reading alone."""
    assert engaged(changed(ATTACK, f"places.town.kind: {kind}")) == verdict


def test_neutral_members_owe_aid_on_one_reading_and_others_on_both() -> None:
    """Sweden and Finland stood apart until they entered the other alliance."""
    assert [engaged(ATTACK, each, "duty") for each in ("germany", "ireland", "sweden")] == [
        "applies",
        "arguable",
        "arguable",
    ]
