"""The North Atlantic Treaty: consultation by opinion, defence inside an area, parties as a case has them."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, near, standing

# A neighbour attacks a party at home; other parties are the United Kingdom and Turkey.
ATTACK = """
suppose:
  - {state: poland, party_to: nato}
  - {state: united_kingdom, party_to: nato}
  - {state: turkey, party_to: nato}
places:
  town: {sovereign: poland}
incidents:
  attack: {from: 2022-09-13, to: 2022-09-14, kinds: attack, by: belarus, against: poland, at: town, force: armed,
    means: artillery, hits: [territory, people], gravity: significant}
requests:
  plea: {by: poland, on: 2022-09-13, to: nac, about: attack, asks: consultation, invokes: nato.4}
measures:
  aid: {by: united_kingdom, for: poland, about: attack, kind: arms, from: 2022-09-14}
"""
SILENT = changed(ATTACK, "requests.plea.happened: rejected")
LONE = changed(ATTACK, "requests.plea.invokes: ~", "requests.plea.asks: condemnation")
GROUP = changed(
    ATTACK,
    "actors.band: {kind: armed_group, organised: true, based_in: belarus, weapons_against: [authorities]}",
    "incidents.attack.by: band",
)
THREAT = changed(ATTACK, "incidents.attack.by: turkey", "incidents.attack.force: threat", "incidents.attack.means: ~")
FORCES = changed(ATTACK, "incidents.attack.hits: [armed_forces]", "places.town.sovereign: united_kingdom")
AT_SEA = changed(
    ATTACK,
    "incidents.attack.hits: [ship]",
    "places.town: {sovereign: none, kind: high_seas, areas: mediterranean}",
)
MEMBERSHIP = """
incidents:
  attack: {from: 2022-09-13, kinds: attack, force: none, against: poland}
membership:
  act: {state: poland, to: nato, kind: ratifies, on: 1999-03-12}
"""
ACCEDES = changed(
    MEMBERSHIP,
    "membership.act.kind: accedes",
    "membership.other: {state: united_kingdom, to: nato, kind: ratifies, on: 1949-08-24}",
)
LEAVES = changed(MEMBERSHIP, "membership.notice: {state: poland, to: nato, kind: notice_of_withdrawal, on: 2020-01-10}")
STAYS = changed(LEAVES, "membership.back: {state: poland, to: nato, kind: takes_back_notice, on: 2020-06-01}")
OUTSIDE = changed(
    ATTACK, "suppose: [{state: poland, party_to: nato}, {state: poland, not_party_to: nato, to: 2021-12-31}]"
)
ENDED = changed(ATTACK, "suppose: [{state: poland, party_to: nato, to: 2021-12-31}]")
ENGAGED = 'stage("nato.5.collective_defence", engaged, (attack, poland, united_kingdom))'
CONSULT = 'stage("nato.4.consultation", consult, (attack, poland))'
AGREEMENT = changed(
    ATTACK,
    "agreements.pact: {kind: treaty, signatures: {poland: 2022-01-01, belarus: 2022-01-01}, incompatible_with: nato}",
)
MET = changed(ATTACK, "consultations.session: {in: nac, kind: consultation, on: 2022-09-14, about: attack}")
TOLD = changed(ATTACK, "notifications.notice: {by: poland, to: un_security_council, on: 2022-09-15, about: attack}")
SPOKEN = changed(
    SILENT, "statements.word: {by: united_kingdom, on: 2022-09-14, in: nac, about: attack, says: threatened}"
)
CSTO = """
suppose: [{state: armenia, party_to: nato}, {state: russia, party_to: nato}]
incidents:
  attack: {from: 2022-09-13, to: 2022-09-14, kinds: attack, by: azerbaijan, against: armenia, force: threat}
requests:
  plea: {by: armenia, on: 2022-09-13, to: csc, about: attack, asks: monitoring}
"""

EXAMPLES = {
    "nato-1-force": near(changed(ATTACK, "incidents.attack.by: turkey"), "incidents.attack.by: belarus"),
    "nato-1-threat": near(THREAT, "incidents.attack.by: belarus"),
    "nato-4-candidate-victim": near(ATTACK, "incidents.attack.against: ukraine"),
    "nato-4-candidate-opinion": near(ATTACK, "requests.plea.happened: rejected"),
    "nato-4-says-so-to-the-others": near(ATTACK, "requests.plea.to: belarus"),
    "nato-4-invokes-the-article": (ATTACK, LONE),
    "nato-4-asks-to-consult": (ATTACK, LONE),
    "nato-4-asks-for-help": (changed(LONE, "requests.plea.asks: assistance"), LONE),
    "nato-4-declares-a-threat": (changed(LONE, "requests.plea.declares: threatened"), LONE),
    "nato-4-put-to-the-council": near(ATTACK, "requests.plea.to: united_kingdom"),
    "nato-4-put-to-another-party": (changed(ATTACK, "requests.plea.to: united_kingdom"), ATTACK),
    "nato-4-put-to-an-organization-of-the-parties": near(CSTO, "requests.plea.to: serbia"),
    "nato-4-says-in-the-council": near(SPOKEN, "statements.word.by: georgia"),
    "nato-4-opinion-of-a-party": (ATTACK, SILENT),
    "nato-4-stage-opinion": (ATTACK, SILENT),
    "nato-4-stage-consult": (SPOKEN, SILENT),
    "nato-4-stage-held": (MET, ATTACK),
    "nato-5-1-candidate": near(ATTACK, "suppose: [{state: poland, party_to: nato}]"),
    "nato-5-1-attack-of-a-state": near(ATTACK, "incidents.attack.deliberate: false"),
    "nato-5-1-attack-of-a-group-from-abroad": near(GROUP, "actors.band.based_in: poland"),
    "nato-5-1-stage-attack": near(GROUP, "actors.band.based_in: poland"),
    "nato-5-1-stage-engaged": near(ATTACK, "places.town.areas: elsewhere"),
    "nato-5-1-attacker": near(ATTACK, "incidents.attack.by: ~"),
    "nato-5-1-stage-duty": near(ATTACK, "places.town.areas: elsewhere"),
    "nato-5-1-stage-measure": near(ATTACK, "measures.aid.by: belarus"),
    "nato-5-2-stage-notice": (TOLD, ATTACK),
    "nato-5-2-no-notice": (ATTACK, TOLD),
    "nato-6-north-america": near(changed(ATTACK, "places.town.areas: north_atlantic"), "places.town.areas: europe"),
    "nato-6-europe": near(ATTACK, "places.town.areas: north_america"),
    "nato-6-south-caucasus": near(changed(ATTACK, "places.town.areas: south_caucasus"), "places.town.areas: europe"),
    "nato-6-turkey": near(changed(ATTACK, "places.town.sovereign: turkey"), "places.town.sovereign: poland"),
    "nato-6-protected-territory": near(ATTACK, "places.town.areas: elsewhere"),
    "nato-6-territory-struck": near(ATTACK, "incidents.attack.hits: [armed_forces]"),
    "nato-6-forces-struck-on-territory-of-a-party": near(FORCES, "places.town.sovereign: ukraine"),
    "nato-6-forces-struck-at-sea": near(AT_SEA, "places.town.areas: elsewhere"),
    "nato-6-forces-hit": (FORCES, ATTACK),
    "nato-6-stage-area": near(AT_SEA, "places.town.areas: elsewhere"),
    "nato-8-conflicting-engagement": near(AGREEMENT, "agreements.pact.incompatible_with: charter"),
    "nato-10-ratified": near(MEMBERSHIP, "membership.act.kind: signs"),
    "nato-10-acceded": (ACCEDES, MEMBERSHIP),
    "nato-10-supposed-party": (ATTACK, MEMBERSHIP),
    "nato-10-supposed-end": (ENDED, ATTACK),
    "nato-10-supposed-outside": (changed(ATTACK, "suppose: [{state: poland, not_party_to: nato}]"), OUTSIDE),
    "nato-10-supposed-back": (OUTSIDE, ATTACK),
    "nato-10-out-since": (ENDED, ATTACK),
    "nato-10-party": (ATTACK, ENDED),
    "nato-10-bound": (ATTACK, ENDED),
    "nato-10-not-european": near(changed(ACCEDES, "membership.act.state: argentina"), "membership.act.state: poland"),
    "nato-10-not-unanimous": near(ACCEDES, "membership.act.agreed_by: united_kingdom"),
    "nato-11-against-national-law": near(
        changed(ATTACK, "measures.aid.faults: against_national_law"), "measures.aid.faults: excessive"
    ),
    "nato-13-one-year-after-notice": (LEAVES, STAYS),
    "nato-13-notice-taken-back": (STAYS, LEAVES),
}


@pytest.mark.parametrize(
    ("area", "verdict"), [("europe", "applies"), ("south_caucasus", "arguable"), ("elsewhere", "does_not_apply")]
)
def test_the_area_decides(area: str, verdict: str) -> None:
    """No other treaty here draws an area: the same attack counts in one place and not in another."""
    assert standing(changed(ATTACK, f"places.town.areas: {area}"), ENGAGED) == verdict


def test_no_request_is_asked_for_defence_and_an_opinion_is_enough_to_consult() -> None:
    """Without any word of the victim article 5 is engaged; without an opinion nobody owes consultation."""
    assert standing(SILENT, ENGAGED) == "applies"
    assert standing(SILENT, CONSULT) == "does_not_apply"
    assert standing(ATTACK, CONSULT) == "applies"


def test_a_party_that_gave_notice_is_bound_for_a_year() -> None:
    """The day of the attack decides."""
    bound = 'bound(poland, "nato.5", 1949, 20220913)'
    assert standing(LEAVES, bound) == "does_not_apply"
    assert standing(changed(LEAVES, "membership.notice.on: 2022-01-10"), bound) == "applies"


def test_a_party_that_attacks_another_breaches_article_1_and_owes_it_no_help() -> None:
    """The treaty has no mechanism for members against each other."""
    attack = changed(ATTACK, "incidents.attack.by: turkey")
    assert standing(attack, 'breach("nato.1.force", turkey, (attack, poland))') == "applies"
    assert standing(attack, 'stage("nato.5.collective_defence", engaged, (attack, poland, turkey))') == "does_not_apply"
