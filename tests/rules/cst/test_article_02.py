"""Article 2: consultation on important questions, and on a threat."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import ATTACK, OLD_ATTACK, RAID, UNREST, changed, near, standing

# A party says that it is threatened; the parties talk about it.
DECLARED = """
incidents:
  pressure: {from: 2022-03-01, kinds: economic_pressure, by: azerbaijan, against: armenia}
statements:
  word: {by: armenia, on: 2022-03-02, about: pressure, says: threatened}
"""
TALKS = changed(
    DECLARED,
    "consultations.talks: {in: csc, kind: consultation, on: 2022-03-03, about: pressure, called_by: belarus,"
    " took_part: tajikistan}",
)
RAISED = changed(DECLARED, "statements.word.says: raises")
IN_A_COUNCIL = changed(RAISED, "statements.word.in: csc")
BY_ENVOY = changed(
    DECLARED, "actors.envoy: {kind: person, of: armenia, office: envoy}", "statements.word.voiced_by: envoy"
)
BY_GOVERNMENT = changed(BY_ENVOY, "actors.envoy: {kind: government, of: armenia}")
BY_A_RIVAL = changed(
    DECLARED,
    "actors.old: {kind: person, of: armenia, office: head_of_state, lawful_head: true}",
    "actors.new: {kind: person, of: armenia, office: head_of_state, effective: true}",
    "statements.word.voiced_by: new",
)
ASKS_FOR_TALKS = changed(ATTACK, "requests.appeal.invokes: cst.2", "requests.appeal.asks: consultation")
ASKS_FOR_OBSERVERS = changed(
    ATTACK, "requests.appeal.invokes: ~", "requests.appeal.asks: monitoring", "requests.appeal.declares: threatened"
)
FROM_A_BASE = changed(DECLARED, "places.base: {sovereign: azerbaijan}", "incidents.pressure.launched_from: base")
AT_THE_BORDER = changed(DECLARED, "places.base: {sovereign: azerbaijan}", "incidents.pressure.at: base")
WAR_ELSEWHERE = """
incidents:
  war: {from: 2022-03-01, kinds: war_elsewhere, against: afghanistan, threatens: international_peace}
statements:
  word: {by: tajikistan, on: 2022-03-02, about: war, says: raises}
"""
ALL_GOODS_1992 = changed(OLD_ATTACK, "incidents.attack.threatens: [security, territorial_integrity, sovereignty]")
ALL_GOODS_2010 = changed(
    ATTACK, "incidents.attack.threatens: [security, stability, territorial_integrity, sovereignty]"
)
ACCEPTED = changed(ATTACK, "measures.aid.accepted_by: {armenia: 2022-09-14}")

EXAMPLES = {
    # Paragraph 1
    "cst-2-1-raised-by-statement": near(RAISED, "statements.word.in: un_security_council"),
    "cst-2-1-raised-by-convening": near(TALKS, "consultations.talks.in: un_security_council"),
    "cst-2-1-raised-by-joining": near(TALKS, "consultations.talks.in: un_security_council"),
    "cst-2-1-raised-by-request": near(ATTACK, "requests.appeal.to: russia"),
    "cst-2-1-consulted-in": (TALKS, DECLARED),
    "cst-2-1-said-in": (IN_A_COUNCIL, RAISED),
    "cst-2-1-organ-of-the-parties": near(TALKS, "consultations.talks.in: nac"),
    "cst-2-1-among-the-parties": near(TALKS, "consultations.talks.in: nac"),
    "cst-2-1-made-elsewhere": (changed(RAISED, "statements.word.in: nac"), IN_A_COUNCIL),
    "cst-2-1-candidate": near(ATTACK, "requests.appeal.to: russia"),
    "cst-2-1-consult": near(ATTACK, "requests.appeal.to: russia"),
    # Paragraph 2: what shows a threat
    "cst-2-2-armed-incident": near(ATTACK, "incidents.attack.force: threat"),
    "cst-2-2-armed-violence-inside": near(UNREST, "incidents.unrest.force: threat"),
    "cst-2-2-threat-of-force": (changed(ATTACK, "incidents.attack.force: threat"), ATTACK),
    "cst-2-2-declared": (DECLARED, RAISED),
    "cst-2-2-declared-by-statement": (DECLARED, RAISED),
    "cst-2-2-declared-by-a-request-for-help": near(ATTACK, "requests.appeal.asks: mediation"),
    "cst-2-2-declared-by-an-appeal-under-article-2": (ASKS_FOR_TALKS, ATTACK),
    "cst-2-2-declared-in-a-request": near(ASKS_FOR_OBSERVERS, "requests.appeal.declares: ~"),
    "cst-2-2-head-speaks": (DECLARED, BY_ENVOY),
    "cst-2-2-asks-and-declares": near(
        ATTACK, "actors.minister: {kind: person, of: armenia, office: minister}", "requests.appeal.voiced_by: minister"
    ),
    "cst-2-2-spoken-in-a-statement": (BY_ENVOY, DECLARED),
    "cst-2-2-spoken-in-a-request": (
        changed(ATTACK, "actors.envoy: {kind: person, of: armenia, office: envoy}", "requests.appeal.voiced_by: envoy"),
        ATTACK,
    ),
    "cst-2-2-office-speaks": near(BY_ENVOY, "actors.envoy.office: minister"),
    "cst-2-2-government-speaks": near(BY_GOVERNMENT, "actors.envoy.kind: person"),
    "cst-2-2-one-of-two-rivals-speaks": near(BY_A_RIVAL, "actors.new.effective: false"),
    # Paragraph 2: where the threat comes from
    "cst-2-2-external-author": near(DECLARED, "incidents.pressure.by: ~"),
    "cst-2-2-external-base": near(RAID, "actors.band.based_in: tajikistan"),
    "cst-2-2-external-launch": near(FROM_A_BASE, "places.base.sovereign: armenia"),
    "cst-2-2-external-place": near(AT_THE_BORDER, "places.base.sovereign: armenia"),
    "cst-2-2-struck-inside": near(
        AT_THE_BORDER, "places.base: {kind: high_seas, sovereign: none}", "incidents.pressure.at: base"
    ),
    "cst-2-2-source-counts-if-external": near(RAID, "actors.band.based_in: tajikistan"),
    "cst-2-2-source-counts-if-internal-too": near(RAID, "readings: threat=external_only"),
    # Paragraph 2: what is endangered
    "cst-2-2-any-good": near(ATTACK, "readings: goods=cumulative"),
    "cst-2-2-all-goods-1992": near(ALL_GOODS_1992, "incidents.attack.threatens: [security, territorial_integrity]"),
    "cst-2-2-all-goods-2010": near(
        ALL_GOODS_2010, "incidents.attack.threatens: [security, territorial_integrity, sovereignty]"
    ),
    # Paragraph 2: the stages
    "cst-2-2-candidate-victim": near(ATTACK, "incidents.attack.against: georgia"),
    "cst-2-2-candidate-endangered": near(RAID, "incidents.raid.force: none", "incidents.raid.means: ~"),
    "cst-2-2-candidate-raised": near(WAR_ELSEWHERE, "incidents.war.threatens: ~"),
    "cst-2-2-threat": (DECLARED, RAISED),
    "cst-2-2-itself-threatened": (DECLARED, RAISED),
    "cst-2-2-threat-to-international-peace": near(WAR_ELSEWHERE, "statements.word.happened: false"),
    "cst-2-2-consult": (DECLARED, RAISED),
    "cst-2-2-assistance-without-request": (ATTACK, OLD_ATTACK),
    "cst-2-2-assistance-on-request": near(ATTACK, "requests.appeal.happened: false"),
    "cst-2-2-asked": near(ATTACK, "requests.appeal.to: turkey"),
    "cst-2-2-asked-of-the-organization": near(ATTACK, "requests.appeal.to: russia"),
    "cst-2-2-asked-of-an-ally": (changed(ATTACK, "requests.appeal.to: russia"), ATTACK),
    "cst-2-2-accepted": (ACCEPTED, ATTACK),
    "cst-2-2-accepted-of-the-organization": (changed(ACCEPTED, "measures.aid.by: csto"), ACCEPTED),
    "cst-2-2-decision": near(UNREST, "decisions.dispatch.votes: {others: against}"),
}


def consultation(text: str, stage: str, incident: str, party: str, **options: str) -> str:
    """The verdict on a stage of consultation on a threat."""
    return standing(text, f'stage("cst.2.consultation", {stage}, ({incident}, {party}))', **options)


def test_an_accident_shows_a_threat_too() -> None:
    accident = changed(ATTACK, "incidents.attack.deliberate: false")
    assert consultation(accident, "consult", "attack", "armenia") == "applies"


def test_a_threat_from_inside_counts_under_the_text_of_2010() -> None:
    assert consultation(UNREST, "consult", "unrest", "kazakhstan") == "applies"


@pytest.mark.parametrize(("reading", "expected"), [("external_only", "does_not_apply"), ("internal_too", "applies")])
def test_a_threat_from_inside_turns_on_the_reading_under_the_text_of_1992(reading: str, expected: str) -> None:
    old = changed(UNREST.replace("2022-", "2011-"), "date: 2011-12-31")
    assert consultation(old, "consult", "unrest", "kazakhstan", readings=f"threat={reading}") == expected


def test_another_member_may_be_the_source() -> None:
    by_member = changed(ATTACK, "incidents.attack.by: belarus")
    assert consultation(by_member, "consult", "attack", "armenia", readings="threat=external_only") == "applies"


def test_a_mere_war_elsewhere_does_nothing_until_a_party_raises_it() -> None:
    unraised = changed(WAR_ELSEWHERE, "statements.word.happened: false")
    assert consultation(unraised, "consult", "war", "tajikistan") == "does_not_apply"
    assert consultation(WAR_ELSEWHERE, "consult", "war", "tajikistan") == "applies"


def test_no_assistance_is_owed_to_a_party_that_only_raised_a_threat_to_peace() -> None:
    assert consultation(WAR_ELSEWHERE, "assistance", "war", "tajikistan") == "does_not_apply"


def test_an_attack_on_foreign_forces_endangers_the_party_on_whose_land_they_stand() -> None:
    on_guests = changed(ATTACK, "incidents.attack.against: russia", "incidents.attack.by: turkey", "requests: ~")
    assert consultation(on_guests, "consult", "attack", "armenia") == "applies"


def test_a_party_that_strikes_a_foreign_state_on_its_own_land_is_no_danger_to_itself() -> None:
    own = changed(ATTACK, "incidents.attack.against: azerbaijan", "incidents.attack.by: armenia", "requests: ~")
    assert consultation(own, "threat", "attack", "armenia") == "does_not_apply"


def test_cyber_operations_are_a_threat_once_the_party_says_so() -> None:
    cyber = changed(DECLARED, "incidents.pressure.kinds: cyber_operation")
    assert consultation(cyber, "consult", "pressure", "armenia") == "applies"
    silent = changed(cyber, "statements: ~")
    assert consultation(silent, "consult", "pressure", "armenia") == "does_not_apply"


def test_a_declaration_of_one_of_two_rivals_turns_on_who_speaks_for_the_state() -> None:
    assert consultation(BY_A_RIVAL, "consult", "pressure", "armenia") == "arguable"
    readings = "requester=head_of_state_only"
    assert consultation(BY_A_RIVAL, "consult", "pressure", "armenia", readings=readings) == "does_not_apply"


def test_the_text_of_1992_knows_no_measures_of_assistance() -> None:
    assert consultation(ATTACK, "assistance", "attack", "armenia") == "applies"
    assert consultation(OLD_ATTACK, "assistance", "attack", "armenia") == "does_not_apply"


def test_help_accepted_is_a_request_for_assistance() -> None:
    silent = changed(ACCEPTED, "requests: ~")
    readings = "assistance_article_2=on_request"
    assert consultation(silent, "assistance", "attack", "armenia", readings=readings) == "applies"
