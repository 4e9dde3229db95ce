"""Article 4(2) and (3): what follows when the conditions are met; notice."""

from __future__ import annotations

from tests.rules.cst.scenes import ATTACK, OLD_ATTACK, UNREST, changed, near, standing

DECIDED = changed(
    ATTACK, "decisions.help: {organ: csc, on: 2022-09-14, kind: assist, about: attack, votes: {others: for}}"
)
MISSION = changed(
    DECIDED,
    "decisions.help.kind: send_mission",
    "measures.aid: {by: csto, for: armenia, about: attack, kind: mission, is_help: true, from: 2022-09-14,"
    " under: help}",
)
UNDER_A_DECISION = changed(DECIDED, "measures.aid.under: help")
LENT = changed(ATTACK, "incidents.attack.territory_lent_by: belarus")
BY_BOTH = changed(ATTACK, "incidents.attack.by: [azerbaijan, belarus]")
SHELTERED = changed(
    ATTACK,
    "actors.band: {kind: armed_group, organised: true, based_in: azerbaijan, sheltered_by: belarus}",
    "incidents.attack.by: band",
)
BILATERAL = changed(
    ATTACK,
    "agreements.friendship: {kind: treaty, signatures: {armenia: 1997-08-29, russia: 1997-08-29},"
    " in_force: 1998-09-09}",
    "measures.aid.under: friendship",
)
UNDER_NATO = changed(ATTACK, "measures.aid.under: nato.5")
LIMITED = changed(
    DECIDED, "decisions.help.format: limited", "decisions.help.votes: {others: for, belarus: not_taking_part}"
)
ENDED = changed(ATTACK, "security_council.resolution: {kind: measures_necessary, on: 2022-09-20, about: attack}")

EXAMPLES = {
    "cst-4-2-engaged": (ATTACK, ENDED),
    "cst-4-2-stays-out-of-the-attack": near(
        ATTACK, "incidents.attack.territory_lent_by: [belarus, kazakhstan, kyrgyzstan, russia, tajikistan, uzbekistan]"
    ),
    "cst-4-2-left-to-the-parties": (ATTACK, ENDED),
    "cst-4-2-attacker-owes-no-help": near(ATTACK, "incidents.attack.force: threat"),
    "cst-4-2-sheltering-attacker-owes-no-help": near(SHELTERED, "readings: attribution=effective_control"),
    "cst-4-2-lender-of-territory-owes-no-help": (LENT, ATTACK),
    "cst-4-2-due-on-request": near(ATTACK, "requests: ~"),
    "cst-4-2-due-on-request-by-custom": near(OLD_ATTACK, "requests: ~"),
    "cst-4-2-due-without-request": near(ATTACK, "requests: ~", "measures: ~"),
    "cst-4-2-open-to-the-parties-at-first": near(ENDED, "security_council.resolution.on: 2022-09-12"),
    "cst-4-2-owed-by-each": near(ATTACK, "readings: duty_to_assist=needs_council_decision"),
    "cst-4-2-owed-on-decision": (DECIDED, ATTACK),
    "cst-4-2-duty": (ATTACK, ENDED),
    "cst-4-2-decision-to-help": near(DECIDED, "decisions.help.kind: statement"),
    "cst-4-2-decision-on-a-mission": near(MISSION, "measures.aid.is_help: false"),
    "cst-4-2-decision": near(DECIDED, "decisions.help.votes: {others: against}"),
    "cst-4-2-measure": near(ATTACK, "measures.aid.happened: false"),
    "cst-4-2-helped": near(ATTACK, "measures.aid.is_help: false"),
    "cst-4-2-helped-under-a-decision": near(UNDER_A_DECISION, "measures.aid.under: ~"),
    "cst-4-2-helped-through-the-organization": (MISSION, ATTACK),
    "cst-4-2-counts-as-help": near(ATTACK, "measures.aid.is_help: false"),
    "cst-4-2-no-help": near(
        ATTACK, "incidents.attack.unable_to_help: [belarus, kazakhstan, kyrgyzstan, tajikistan, uzbekistan]"
    ),
    "cst-4-2-not-answerable": near(LIMITED, "decisions.help.votes: {others: for}"),
    "cst-4-3-measure-under-the-article": near(ATTACK, "measures.aid.kind: humanitarian_help"),
    "cst-4-3-measure-that-defends": near(ATTACK, "measures.aid.kind: humanitarian_help"),
    "cst-4-3-on-the-basis-of-an-agreement": near(BILATERAL, "measures.aid.under: ~"),
    "cst-4-3-on-the-basis-of-another-instrument": near(UNDER_NATO, "measures.aid.under: cst.4"),
    "cst-4-3-notice": near(ATTACK, "notifications.notice.to: csto"),
    "cst-4-3-no-notice": near(changed(ATTACK, "notifications.notice.late: true"), "notifications.notice.late: false"),
    "cst-4-3-told-at-once": near(ATTACK, "notifications.notice.late: true"),
}


def stage(text: str, name: str, obligor: str = "russia", **options: str) -> str:
    """The verdict on a stage of collective defence for an obligor."""
    return standing(text, f'stage("cst.4.collective_defence", {name}, (attack, armenia, {obligor}))', **options)


def no_help(text: str, state: str, **options: str) -> str:
    """The verdict on a breach of the duty to help."""
    return standing(text, f'breach("cst.4.no_help", {state}, (attack, armenia))', **options)


def test_each_other_party_owes_help_by_means_of_its_choice() -> None:
    readings = "duty_to_assist=strict_duty_each_chooses_means"
    assert stage(ATTACK, "duty", "belarus", readings=readings) == "applies"
    assert stage(ATTACK, "duty", "azerbaijan", readings=readings) == "does_not_apply"


def test_the_duty_waits_for_a_decision_where_one_is_needed() -> None:
    readings = "duty_to_assist=needs_council_decision"
    assert stage(ATTACK, "engaged", readings=readings) == "applies"
    assert stage(ATTACK, "duty", readings=readings) == "does_not_apply"
    assert stage(DECIDED, "duty", readings=readings) == "applies"


def test_help_is_owed_by_nobody_where_it_is_discretionary() -> None:
    assert stage(DECIDED, "duty", readings="duty_to_assist=discretionary") == "does_not_apply"


def test_who_gave_any_help_is_in_no_breach() -> None:
    readings = "duty_to_assist=strict_duty_each_chooses_means"
    assert no_help(ATTACK, "russia", readings=readings) == "does_not_apply"
    assert no_help(ATTACK, "belarus", readings=readings) == "applies"


def test_who_could_give_no_help_is_in_no_breach() -> None:
    unable = changed(ATTACK, "incidents.attack.unable_to_help: belarus")
    assert no_help(unable, "belarus") == "does_not_apply"


def test_there_is_no_breach_without_a_decision_where_one_is_needed() -> None:
    readings = "duty_to_assist=needs_council_decision"
    assert no_help(ATTACK, "belarus", readings=readings) == "does_not_apply"
    assert no_help(DECIDED, "belarus", readings=readings) == "applies"


def test_a_mission_discharges_the_duty_if_it_is_help() -> None:
    readings = "duty_to_assist=strict_duty_each_chooses_means"
    assert no_help(MISSION, "belarus", readings=readings) == "does_not_apply"
    open_fact = changed(MISSION, "measures.aid.is_help: {one_of: [true, false], status: disputed, denied_by: armenia}")
    assert no_help(open_fact, "belarus", readings=readings) == "arguable"


def test_a_decision_on_a_mission_that_is_no_help_makes_no_duty() -> None:
    readings = "duty_to_assist=needs_council_decision"
    assert stage(MISSION, "duty", readings=readings) == "applies"
    assert stage(changed(MISSION, "measures.aid.is_help: false"), "duty", readings=readings) == "does_not_apply"


def test_whoever_takes_part_in_the_attack_or_lends_its_land_is_not_among_those_who_owe() -> None:
    for text in (LENT, BY_BOTH):
        assert stage(text, "engaged", "belarus") == "does_not_apply"
        assert stage(text, "engaged", "russia") == "applies"


def test_a_co_attacked_member_owes_help_too() -> None:
    both = changed(
        ATTACK,
        "places.post: {sovereign: russia}",
        "incidents.second: {from: 2022-09-13, kinds: attack, by: azerbaijan, against: russia, at: post, force: armed,"
        " hits: territory, gravity: significant}",
    )
    assert stage(both, "engaged", "russia") == "applies"


def test_the_article_is_engaged_until_the_security_council_has_taken_the_measures_necessary() -> None:
    assert stage(changed(ENDED, "date: 2022-09-19"), "engaged") == "applies"
    assert stage(ENDED, "engaged") == "does_not_apply"
    mere_finding = changed(ENDED, "security_council.resolution.kind: other")
    assert stage(mere_finding, "engaged") == "applies"


def test_silence_towards_the_security_council_is_a_breach_and_undoes_nothing() -> None:
    silent = changed(ATTACK, "notifications: ~")
    assert standing(silent, 'breach("cst.4.no_notice", russia, (attack, armenia))') == "applies"
    assert stage(silent, "engaged", readings="notice=condition") == "applies"


def test_unrest_engages_the_article_on_the_widest_reading_only() -> None:
    conclusion = 'stage("cst.4.collective_defence", engaged, (unrest, kazakhstan, russia))'
    assert standing(UNREST, conclusion, readings="armed_attack=includes_internal_violence") == "applies"
    assert standing(UNREST, conclusion, readings="armed_attack=organised_armed_force") == "does_not_apply"


LONG = changed(ATTACK, "incidents.attack.to: 2022-10-31", "date: 2022-12-31")


def test_what_was_due_before_a_request_was_withdrawn_stays_due() -> None:
    readings = "duty_to_assist=strict_duty_each_chooses_means"
    withdrawn = changed(LONG, "requests.appeal.withdrawn: 2022-10-10")
    assert stage(withdrawn, "engaged", "belarus", readings=readings) == "does_not_apply"
    assert no_help(withdrawn, "belarus", readings=readings) == "applies"


def test_what_is_withdrawn_after_the_attack_changes_nothing() -> None:
    withdrawn = changed(LONG, "requests.appeal.withdrawn: 2022-11-10")
    assert stage(withdrawn, "engaged", "belarus") == "applies"


def test_what_was_due_before_the_security_council_acted_stays_due() -> None:
    readings = "duty_to_assist=strict_duty_each_chooses_means"
    acted = changed(LONG, "security_council.resolution: {kind: measures_necessary, on: 2022-10-20, about: attack}")
    assert stage(acted, "engaged", "belarus", readings=readings) == "does_not_apply"
    assert no_help(acted, "belarus", readings=readings) == "applies"
    at_once = changed(acted, "security_council.resolution.on: 2022-09-12")
    assert no_help(at_once, "belarus", readings=readings) == "does_not_apply"


def test_a_duty_that_needs_a_decision_falls_on_those_whom_it_binds() -> None:
    readings = "duty_to_assist=needs_council_decision,effect_on_non_voters=not_bound"
    assert no_help(LIMITED, "kazakhstan", readings=readings) == "applies"
    assert no_help(LIMITED, "belarus", readings=readings) == "does_not_apply"
    bound = "duty_to_assist=needs_council_decision,effect_on_non_voters=bound_but_not_answerable"
    assert stage(LIMITED, "duty", "belarus", readings=bound) == "applies"
    assert no_help(LIMITED, "belarus", readings=bound) == "does_not_apply"


def no_notice(text: str, state: str = "russia") -> str:
    """The verdict on a breach of the duty to tell the Security Council."""
    return standing(text, f'breach("cst.4.no_notice", {state}, (attack, armenia))')


def test_what_the_attacker_tells_is_no_notice() -> None:
    assert no_notice(ATTACK) == "does_not_apply"
    assert no_notice(changed(ATTACK, "notifications.notice.by: azerbaijan")) == "applies"


def test_only_measures_on_the_basis_of_the_article_are_to_be_told() -> None:
    untold = changed(ATTACK, "notifications: ~")
    assert no_notice(untold) == "applies"
    assert no_notice(changed(BILATERAL, "notifications: ~")) == "does_not_apply"
    assert no_notice(changed(untold, "measures.aid.kind: humanitarian_help")) == "does_not_apply"
