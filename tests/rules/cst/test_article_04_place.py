"""Article 4(1): what was hit, where, and how gravely."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import ATTACK, changed, near
from tests.support import verdict

# Land that a party administers and nobody recognises as its own.
ON_HELD_LAND = changed(
    ATTACK, "places.town.sovereign: azerbaijan", "places.town.administered_by: armenia", "incidents.attack.hits: people"
)
HELD_BY_A_GROUP = changed(
    ON_HELD_LAND,
    "actors.local: {kind: armed_group, controlled_by: armenia}",
    "places.town.administered_by: local",
)
HELD_BY_FORCES = changed(
    ON_HELD_LAND, "actors.army: {kind: armed_forces, of: armenia}", "places.town.administered_by: army"
)
ON_AN_ORGAN = changed(ATTACK, "places.town.sovereign: france", "incidents.attack.hits: organ")
# Forces of a party in a state that is none of the two.
ABROAD = changed(
    ATTACK,
    "incidents.attack.at: camp",
    "places.camp: {sovereign: syria}",
    "incidents.attack.hits: armed_forces",
    "consents.invitation: {by: syria, given_to: armenia, on: 2022-01-01, for: stationing}",
)
ON_A_MANDATE = changed(
    ABROAD,
    "consents: ~",
    "security_council.mandate: {kind: mandate, on: 2022-01-01, about: attack, for: armenia}",
)
MANDATE_FOR_THE_CAMP = changed(ON_A_MANDATE, "security_council.mandate.at: camp")
AT_SEA = changed(
    ABROAD, "consents: ~", "places.camp: {kind: high_seas, sovereign: none}", "incidents.attack.hits: ship"
)
FORCES_AT_HOME = changed(ATTACK, "incidents.attack.hits: armed_forces")
AT_THE_LINE = changed(ATTACK, "places.town.boundary: undelimited")
ACROSS = changed(ATTACK, "places.line: {sovereign: armenia, boundary: undelimited}", "incidents.attack.across: line")
ON_NATIONALS = changed(ABROAD, "consents: ~", "incidents.attack.hits: nationals")
NOBODY_HIT_AT_HOME = changed(ATTACK, "incidents.attack.hits: nationals")
MINOR = changed(ATTACK, "incidents.attack.gravity: minor")

EXAMPLES = {
    "cst-4-1-recognised-home": near(ATTACK, "places.town: {kind: high_seas, sovereign: none}"),
    "cst-4-1-home-as-recognised": near(ATTACK, "places.town: {kind: high_seas, sovereign: none}"),
    "cst-4-1-home-as-administered": near(ON_HELD_LAND, "readings: place=recognised"),
    "cst-4-1-administers": (ON_HELD_LAND, HELD_BY_A_GROUP),
    "cst-4-1-administers-through-a-group": near(HELD_BY_A_GROUP, "actors.local.controlled_by: ~"),
    "cst-4-1-administers-through-its-forces": near(HELD_BY_FORCES, "actors.army.kind: private_company"),
    "cst-4-1-struck-at-home": near(ATTACK, "places.town.sovereign: georgia"),
    "cst-4-1-organ-struck-anywhere": near(ON_AN_ORGAN, "readings: place=administered"),
    "cst-4-1-home-object": (ATTACK, NOBODY_HIT_AT_HOME),
    "cst-4-1-home-forces": (FORCES_AT_HOME, ABROAD),
    "cst-4-1-forces-placed-abroad": near(ABROAD, "incidents.attack.at: town"),
    "cst-4-1-undelimited-border": near(AT_THE_LINE, "places.town.boundary: delimited"),
    "cst-4-1-border-where-it-struck": near(ATTACK, "incidents.attack.happened: false"),
    "cst-4-1-border-that-it-crossed": (ACROSS, ATTACK),
    "cst-4-1-forces-abroad": near(ABROAD, "incidents.attack.hits: people"),
    "cst-4-1-abroad-with-consent": near(ABROAD, "consents.invitation.withdrawn: 2022-09-01"),
    "cst-4-1-abroad-with-consent-to-the-organization": (
        changed(ABROAD, "consents.invitation.given_to: csto"), ABROAD,
    ),
    "cst-4-1-abroad-on-a-mandate-of-the-organization": (
        changed(ON_A_MANDATE, "security_council.mandate.for: csto"), ON_A_MANDATE,
    ),
    "cst-4-1-abroad-on-a-mandate": near(ON_A_MANDATE, "security_council.mandate.to: 2022-08-31"),
    "cst-4-1-mandate-without-place": (ON_A_MANDATE, MANDATE_FOR_THE_CAMP),
    "cst-4-1-mandate-for-the-place": (MANDATE_FOR_THE_CAMP, ON_A_MANDATE),
    "cst-4-1-beyond-any-state": near(AT_SEA, "places.camp: {kind: territorial_sea, sovereign: syria}"),
    "cst-4-1-protected-at-home": (ATTACK, NOBODY_HIT_AT_HOME),
    "cst-4-1-protected-abroad": near(ABROAD, "readings: forces_abroad=not_covered"),
    "cst-4-1-protected-mission-or-nationals": near(ON_NATIONALS, "readings: forces_abroad=covered"),
    "cst-4-1-any-armed-force": near(MINOR, "readings: gravity=significant_scale"),
    "cst-4-1-significant-scale": (ATTACK, MINOR),
}


def aggression(text: str, **options: str) -> str:
    """The verdict on whether the neighbour's attack is aggression against the party."""
    return verdict(text, "aggression(attack, azerbaijan, armenia)", **options)


def test_an_attack_on_recognised_territory_is_aggression_under_every_reading_of_place() -> None:
    assert aggression(ATTACK) == "applies"


@pytest.mark.parametrize(
    ("reading", "expected"), [("recognised", "does_not_apply"), ("administered", "applies"), ("anywhere", "applies")]
)
def test_people_on_held_land_are_protected_where_administered_land_counts(reading: str, expected: str) -> None:
    assert aggression(ON_HELD_LAND, readings=f"place={reading}") == expected


def test_forces_on_the_attackers_land_count_only_as_people_of_a_territory_administered() -> None:
    forces = changed(ON_HELD_LAND, "incidents.attack.hits: armed_forces")
    without_footing = changed(
        forces,
        "consents.refused: {by: azerbaijan, given_to: armenia, on: 2022-01-01, for: stationing, happened: false}",
    )
    assert aggression(without_footing, readings="place=administered") == "applies"
    assert aggression(without_footing, readings="place=recognised") == "does_not_apply"
    not_held = changed(without_footing, "places.town.administered_by: ~")
    assert aggression(not_held, readings="all") == "does_not_apply"


def test_forces_rightfully_abroad_go_by_their_own_term_even_on_land_that_the_party_administers() -> None:
    administered = changed(ABROAD, "places.camp.administered_by: armenia")
    assert aggression(administered, readings="forces_abroad=not_covered") == "does_not_apply"
    assert aggression(administered, readings="forces_abroad=covered,place=recognised") == "applies"


def test_people_beside_the_forces_abroad_still_go_by_place() -> None:
    both = changed(ABROAD, "places.camp.administered_by: armenia", "incidents.attack.hits: [armed_forces, people]")
    assert aggression(both, readings="forces_abroad=not_covered,place=administered") == "applies"


def test_anywhere_reaches_organs_but_neither_missions_nor_nationals() -> None:
    assert aggression(ON_AN_ORGAN, readings="place=anywhere") == "applies"
    assert aggression(ON_NATIONALS, readings="place=anywhere") == "does_not_apply"


def test_no_part_of_an_incident_across_an_undelimited_border_counts_by_place_where_it_does_not_count() -> None:
    readings = "undelimited_border=does_not_count,place=anywhere"
    for hit in ("territory", "people", "organ", "armed_forces"):
        assert aggression(changed(ACROSS, f"incidents.attack.hits: {hit}"), readings=readings) == "does_not_apply"


def test_an_undelimited_border_does_not_touch_forces_abroad() -> None:
    at_a_line = changed(ABROAD, "places.camp.boundary: undelimited")
    readings = "undelimited_border=does_not_count,forces_abroad=covered"
    assert aggression(at_a_line, readings=readings) == "applies"


def test_a_ship_in_an_economic_zone_is_beyond_the_territory_of_any_state() -> None:
    in_a_zone = changed(AT_SEA, "places.camp: {kind: economic_zone, sovereign: syria}")
    assert aggression(in_a_zone, readings="forces_abroad=covered") == "applies"


def test_a_minor_incident_turns_on_gravity() -> None:
    assert aggression(MINOR) == "arguable"
    assert aggression(MINOR, readings="gravity=significant_scale") == "does_not_apply"
