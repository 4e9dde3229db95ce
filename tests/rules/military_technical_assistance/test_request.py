"""The request for military-technical assistance."""

from __future__ import annotations

from tests.rules.cst.scenes import changed, near, standing

RAID = """
actors:
  band: {kind: armed_group, organised: true, based_in: afghanistan, weapons_against: [authorities]}
places:
  valley: {sovereign: kazakhstan}
incidents:
  raid: {from: 2022-05-01, to: 2022-05-20, kinds: incursion, by: band, against: kazakhstan, at: valley, force: armed,
    means: small_arms, hits: [territory, people], gravity: significant}
requests:
  appeal: {by: kazakhstan, on: 2022-05-02, to: chair, about: raid, asks: military_technical_assistance,
    lists_terms: true}
"""
ENDANGERED = """
statements:
  alarm: {by: kazakhstan, on: 2022-05-02, in: csc, about: flood, says: threatened}
incidents:
  flood: {from: 2022-05-01, kinds: natural_disaster, against: afghanistan}
"""
WITHOUT_TERMS = changed(RAID, "requests.appeal.lists_terms: false")
AGAINST_ANOTHER = changed(RAID, "incidents.raid.against: tajikistan", "places.valley.sovereign: tajikistan")
FROM_INSIDE = changed(RAID, "actors.band.based_in: kazakhstan")

EXAMPLES = {
    "mta-request-bound": (RAID, RAID.replace("2022-", "2008-") + "date: 2008-12-31\n"),
    "mta-request-bound-by-supposition": (changed(RAID, "suppose: [{state: tajikistan, party_to: mta}]"), RAID),
    "mta-request-candidate": (RAID, AGAINST_ANOTHER),
    "mta-request-candidate-endangered": (ENDANGERED, changed(ENDANGERED, "statements: ~")),
    "mta-request-act-of-aggression": near(RAID, "incidents.raid.force: none", "incidents.raid.means: ~"),
    "mta-request-threat-of-aggression": (RAID, FROM_INSIDE),
    "mta-request-sent-to-the-chair": near(RAID, "requests.appeal.to: russia"),
    "mta-request-made": near(RAID, "requests.appeal.asks: mediation"),
    "mta-request-lists-terms": (RAID, WITHOUT_TERMS),
    "mta-request-in-form": (RAID, WITHOUT_TERMS),
}


def in_form(text: str, party: str = "kazakhstan") -> str:
    """The verdict on the request of a state."""
    return standing(text, f'stage("mta.assistance", in_form, (raid, {party}))')


def test_the_request_goes_to_the_chair_and_lists_the_terms() -> None:
    assert in_form(RAID) == "applies"
    assert in_form(WITHOUT_TERMS) == "does_not_apply"
    assert in_form(changed(RAID, "requests.appeal.to: russia")) == "does_not_apply"


def test_only_a_party_of_the_record_or_one_supposed_may_ask() -> None:
    asked = changed(AGAINST_ANOTHER, "requests.appeal.by: tajikistan")
    assert in_form(asked, "tajikistan") == "does_not_apply"
    supposed = changed(asked, "suppose: [{state: tajikistan, party_to: mta, from: 2010-01-01}]")
    assert in_form(supposed, "tajikistan") == "applies"
    assert in_form(changed(RAID, "suppose: [{state: kazakhstan, not_party_to: mta}]")) == "does_not_apply"
