"""Article 4(1): who attacked; members against each other; what is endangered."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import (
    ATTACK,
    BORDER_WAR,
    OLD_ATTACK,
    OLD_RAID,
    RAID,
    UNREST,
    changed,
    near,
    standing,
)
from tests.support import verdict

BY_A_MEMBER = changed(ATTACK, "incidents.attack.by: belarus")
FOUND = changed(
    BORDER_WAR,
    "decisions.finding: {organ: csc, on: 2022-10-01, kind: finding, about: war, votes: {others: for},"
    " finds: {first_user: tajikistan}}",
)
FOUND_BY_THE_UN = changed(
    BORDER_WAR,
    "security_council.resolution: {kind: finding, on: 2022-10-01, about: war, finds: {aggressor: tajikistan}}",
)
BY_TERRORISTS = changed(OLD_RAID, "actors.band.terrorist: true")
DIRECTED = changed(RAID, "actors.band.based_in: ~", "actors.band.directed_from: afghanistan")
SHELTERED = changed(RAID, "actors.band.sheltered_by: afghanistan")
ALL_GOODS = changed(ATTACK, "incidents.attack.threatens: [security, stability, territorial_integrity, sovereignty]")
DISPUTED = changed(BORDER_WAR, "conflicts.war.first_use: disputed")

EXAMPLES = {
    "cst-4-1-outsiders-only": (BY_A_MEMBER, ATTACK),
    "cst-4-1-neither-when-mutual": near(BORDER_WAR, "incidents.on_sughd: ~"),
    "cst-4-1-mutual-force": near(BORDER_WAR, "incidents.on_sughd: ~"),
    "cst-4-1-found-by-an-organ": near(FOUND, "decisions.finding.finds: {no_aggression: none}"),
    "cst-4-1-found-by-the-security-council": near(
        FOUND_BY_THE_UN, "security_council.resolution.finds: {no_aggression: none}"
    ),
    "cst-4-1-state-attack": near(ATTACK, "incidents.attack.deliberate: false"),
    "cst-4-1-group-attack": near(RAID, "actors.band.sent_by: afghanistan"),
    "cst-4-1-based-outside": near(RAID, "actors.band.based_in: ~"),
    "cst-4-1-directed-from-outside": near(DIRECTED, "actors.band.directed_from: ~"),
    "cst-4-1-author-is-a-state": near(BY_A_MEMBER, "readings: aggressor=outsiders_only"),
    "cst-4-1-1992-terrorist-forces": near(BY_TERRORISTS, "readings: author_1992=state_needed"),
    "cst-4-1-1992-armed-group": near(OLD_RAID, "actors.band.based_in: tajikistan"),
    "cst-4-1-1992-aggression": (OLD_ATTACK, ATTACK),
    "cst-4-1-2010-organised-force": near(RAID, "actors.band.organised: false"),
    "cst-4-1-2010-internal-violence": near(UNREST, "actors.rioters.weapons_against: each_other"),
    "cst-4-1-2010-any-good": near(ATTACK, "readings: goods=cumulative"),
    "cst-4-1-2010-all-goods": near(ALL_GOODS, "incidents.attack.threatens: [security, stability, sovereignty]"),
    "cst-4-1-2010-aggression": (ATTACK, OLD_ATTACK),
    "cst-4-1-candidate": near(ATTACK, "incidents.attack.against: georgia", "requests: ~", "measures: ~"),
    "cst-4-1-trigger": near(ATTACK, "incidents.attack.force: threat"),
    "cst-4-1-lacuna-in-a-conflict": near(BORDER_WAR, "readings: aggressor=members_too"),
    "cst-4-1-lacuna-without-a-conflict": (BY_A_MEMBER, ATTACK),
    "cst-4-1-has-conflict": (BORDER_WAR, ATTACK),
    "cst-4-1-member-against-member": (BY_A_MEMBER, ATTACK),
    "cst-4-1-no-finding-of-first-use": (DISPUTED, BORDER_WAR),
    "cst-4-1-fought-between-members": near(
        BORDER_WAR,
        "conflicts.war.sides: [[kyrgyzstan], [georgia]]",
        "conflicts.war.first_use: georgia",
        "incidents.on_batken.by: georgia",
        "incidents.on_sughd.against: georgia",
    ),
}


def raided(text: str, **options: str) -> str:
    """The verdict on whether the band's raid is aggression."""
    return verdict(text, "aggression(raid, band, tajikistan)", **options)


def lacuna(text: str, matter: str, **options: str) -> str:
    """The verdict on the lacuna of members against each other."""
    return standing(text, f'lacuna("members_against_each_other", ({matter},))', **options)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("by_state_only", "does_not_apply"),
        ("organised_armed_force", "applies"),
        ("includes_internal_violence", "applies"),
    ],
)
def test_an_organised_band_from_outside_turns_on_what_an_armed_attack_is(reading: str, expected: str) -> None:
    assert raided(RAID, readings=f"armed_attack={reading}") == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("organised_armed_force", "does_not_apply"), ("includes_internal_violence", "applies")],
)
def test_a_crowd_that_turns_weapons_on_the_authorities_attacks_on_the_widest_reading_only(
    reading: str, expected: str
) -> None:
    conclusion = "aggression(unrest, rioters, kazakhstan)"
    assert verdict(UNREST, conclusion, readings=f"armed_attack={reading}") == expected


def test_mobs_that_fight_each_other_attack_nobody() -> None:
    mobs = changed(UNREST, "actors.rioters.weapons_against: each_other")
    assert verdict(mobs, "aggression(unrest, rioters, kazakhstan)", readings="all") == "does_not_apply"


def test_the_text_of_1992_needs_a_state() -> None:
    assert raided(OLD_RAID) == "does_not_apply"
    assert raided(OLD_RAID, readings="author_1992=armed_group_too") == "applies"


def test_terrorist_forces_count_from_the_regulation_on_the_council_on() -> None:
    assert raided(BY_TERRORISTS) == "arguable"
    earlier = changed(BY_TERRORISTS.replace("2010-", "2002-"), "actors.band.based_in: afghanistan")
    assert raided(earlier) == "does_not_apply"


def test_a_group_that_a_state_sends_is_that_states_force() -> None:
    sent = changed(RAID, "actors.band.sent_by: afghanistan")
    conclusion = "aggression(raid, afghanistan, tajikistan)"
    assert verdict(sent, conclusion, readings="armed_attack=by_state_only") == "applies"


def test_a_sheltered_group_stays_an_author_of_its_own() -> None:
    conclusion = "aggression(raid, afghanistan, tajikistan)"
    assert verdict(SHELTERED, conclusion) == "arguable"
    assert verdict(SHELTERED, conclusion, readings="attribution=effective_control") == "does_not_apply"
    assert raided(SHELTERED, readings="armed_attack=organised_armed_force") == "applies"


def test_a_group_sent_by_a_member_is_barred_as_the_member_is() -> None:
    sent = changed(RAID, "actors.band.sent_by: kyrgyzstan")
    conclusion = "aggression(raid, kyrgyzstan, tajikistan)"
    assert verdict(sent, conclusion, readings="aggressor=outsiders_only") == "does_not_apply"
    assert verdict(sent, conclusion, readings="aggressor=members_too") == "applies"


def test_an_accident_is_no_attack() -> None:
    accident = changed(ATTACK, "incidents.attack.deliberate: false")
    assert verdict(accident, "aggression(attack, azerbaijan, armenia)") == "does_not_apply"


def test_who_answers_first_use_commits_no_aggression() -> None:
    assert verdict(BORDER_WAR, "aggression(on_sughd, kyrgyzstan, tajikistan)") == "does_not_apply"
    assert verdict(BORDER_WAR, "aggression(on_batken, tajikistan, kyrgyzstan)") == "arguable"


def test_members_that_fight_leave_a_lacuna_where_the_article_looks_outward() -> None:
    assert lacuna(BORDER_WAR, "war", readings="aggressor=outsiders_only") == "applies"
    assert lacuna(BORDER_WAR, "war", readings="aggressor=members_too") == "does_not_apply"


def test_there_is_no_lacuna_where_an_outsider_attacks_beside_the_member() -> None:
    together = changed(BY_A_MEMBER, "incidents.attack.by: [belarus, azerbaijan]")
    assert lacuna(BY_A_MEMBER, "attack", readings="aggressor=outsiders_only") == "applies"
    assert lacuna(together, "attack", readings="aggressor=outsiders_only") == "does_not_apply"


def test_a_minor_incident_between_members_is_a_lacuna_for_its_author_not_its_size() -> None:
    minor = changed(BY_A_MEMBER, "incidents.attack.gravity: minor")
    assert lacuna(minor, "attack", readings="aggressor=outsiders_only,gravity=significant_scale") == "applies"
    assert lacuna(minor, "attack", readings="aggressor=members_too,gravity=significant_scale") == "does_not_apply"


def test_nobody_finds_who_began_whatever_the_reading() -> None:
    assert standing(DISPUTED, 'lacuna("no_finding_of_first_use", (war,))') == "applies"
