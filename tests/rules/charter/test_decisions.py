"""Articles 11 to 16: how the organs decide, who may decide what, and whom it binds."""

from __future__ import annotations

import pytest

from tests.rules.charter.scenes import ADMISSION, BEFORE, LIMITED, SESSION, SUSPENSION
from tests.rules.cst.scenes import changed, fired, standing
from tests.support import opinion, verdict

PROCEDURAL = changed(SESSION, "decisions.paper.kind: procedural")
ABSENT = changed(SESSION, "decisions.paper.votes.armenia: absent")
AGAINST = changed(SESSION, "decisions.paper.votes.armenia: against")
WRITTEN = changed(ABSENT, "decisions.paper.objects_in_writing: armenia")
DEPUTY = changed(SESSION, "decisions.paper.represented_by: {armenia: minister}")
CHALLENGED = changed(DEPUTY, "decisions.paper.objects_to_composition: russia")
PREMIER = changed(
    SESSION,
    "date: 2020-12-31",
    "decisions.paper.on: 2020-12-01",
    "decisions.paper.represented_by: {armenia: head_of_government}",
)
NO_OBJECTION = "{by: armenia, on: 2022-11-20, about: paper, says: no_objection}"
MINISTERS = changed(SESSION, "decisions.paper.organ: cmfa", "decisions.paper.matter: foreign_policy")
CARRYING_OUT = changed(
    MINISTERS,
    "decisions.paper.about: plan",
    "decisions.plan: {organ: csc, on: 2022-11-01, kind: adopt, matter: security, votes: {others: for}}",
)
REFUSED = changed(LIMITED, "decisions.paper.objects_to_format: armenia")
ONE_AGAINST = changed(LIMITED, "decisions.paper.votes.armenia: against")
NOBODY = changed(SESSION, "decisions.paper.votes: {others: abstained}")
ON_OTHER_MATTERS = changed(SESSION, "decisions.paper.matter: organization")

RESERVED = changed(SESSION, "decisions.paper.reservations: {armenia: a special opinion}")
JOINED = changed(ABSENT, "date: 2023-06-30", "decisions.paper.signatures: {armenia: 2023-03-01}")
STAYED_OUT_THEN_JOINED = changed(LIMITED, "date: 2023-06-30", "decisions.paper.signatures: {armenia: 2023-03-01}")
ONE_SIGNED_BEFORE = changed(BEFORE, "decisions.paper.votes: {armenia: for, russia: for}")
OUTSIDER_SIGNED_BEFORE = changed(BEFORE, "decisions.paper.votes: {uzbekistan: for, russia: for}")

UNSIGNED = changed(BEFORE, "decisions.paper.votes: {armenia: unsigned, russia: unsigned}")
SIGNED_LATER = changed(UNSIGNED, "decisions.paper.signatures: {armenia: 2002-10-14}")
PREMIER_OF_2022 = changed(SESSION, "decisions.paper.represented_by: {russia: head_of_government}")

EXAMPLES = {
    # 11
    "charter-11-deciding-organ": (SESSION, changed(SESSION, "decisions.paper.organ: permanent_council")),
    # 12(1)
    "charter-12-1-decision-under-the-charter": (SESSION, BEFORE),
    "charter-12-1-voter": (SESSION, BEFORE),
    "charter-12-1-named": (ABSENT, changed(SESSION, "decisions.paper: ~")),
    "charter-12-1-vote-given": (ABSENT, SESSION),
    "charter-12-1-vote-of-the-others": (SESSION, changed(SESSION, "decisions.paper.votes: {armenia: for}")),
    "charter-12-1-absent": (changed(SESSION, "decisions.paper.votes: {armenia: for}"), SESSION),
    "charter-12-1-absent-without-its-seat": (CHALLENGED, DEPUTY),
    "charter-12-1-objection": (AGAINST, SESSION),
    "charter-12-1-objection-in-writing": (WRITTEN, ABSENT),
    "charter-12-1-present-without-assent": (changed(SESSION, "decisions.paper.votes.armenia: unsigned"), SESSION),
    "charter-12-1-absent-without-assent": (ABSENT, changed(ABSENT, "readings: consensus=all_present_assent")),
    "charter-12-1-has-vote": (SESSION, BEFORE),
    "charter-12-1-standing-decision": (SUSPENSION, SESSION),
    "charter-12-1-earlier-decision": (SUSPENSION, changed(SUSPENSION, "decisions.paper.on: 2022-03-01")),
    "charter-12-1-somebody-assents": (SESSION, NOBODY),
    "charter-12-1-blocked": (AGAINST, SESSION),
    "charter-12-1-consensus": (SESSION, AGAINST),
    "charter-12-1-procedural": (PROCEDURAL, SESSION),
    "charter-12-doubt-absence": (ABSENT, changed(ABSENT, f"statements.word: {NO_OBJECTION}")),
    "charter-12-said-not-to-object": (
        changed(ABSENT, f"statements.word: {NO_OBJECTION}"),
        changed(ABSENT, f"statements.word: {NO_OBJECTION}", "statements.word.says: raises"),
    ),
    # 12(1a)
    "charter-12-1a-limited-format": (LIMITED, SESSION),
    "charter-12-1a-objection-to-the-format": (REFUSED, LIMITED),
    "charter-12-1a-participant-does-not-assent": (ONE_AGAINST, LIMITED),
    "charter-12-1a-carried": (LIMITED, REFUSED),
    # 12(2)
    "charter-12-2-candidate": (SESSION, BEFORE),
    "charter-12-2-competence": (MINISTERS, changed(MINISTERS, "decisions.paper.matter: military")),
    "charter-12-2-consensus": (SESSION, AGAINST),
    "charter-12-2-valid": (SESSION, AGAINST),
    "charter-12-2-adopted": (SESSION, AGAINST),
    "charter-12-2-binding": (SESSION, LIMITED),
    "charter-12-2-decision-of-the-council": (SESSION, changed(SESSION, "decisions.paper.effect: recommends")),
    "charter-12-2-decision-that-carries-out-one-of-the-council": (CARRYING_OUT, MINISTERS),
    "charter-12-2-binding-in-limited-format": (LIMITED, SESSION),
    "charter-12-2-binding-on-those-who-stay-out": (
        LIMITED,
        changed(LIMITED, "readings: effect_on_non_voters=not_bound"),
    ),
    "charter-12-2-effective": (SESSION, AGAINST),
    "charter-12-1-joined-later": (JOINED, ABSENT),
    "charter-12-doubt-procedural-vote": (changed(PROCEDURAL, "decisions.paper.votes.armenia: against"), PROCEDURAL),
    "charter-12-doubt-reservation": (RESERVED, SESSION),
    "charter-12-2-binding-on-who-joined-later": (STAYED_OUT_THEN_JOINED, LIMITED),
    "charter-12-2-before-the-charter": (BEFORE, SESSION),
    "charter-12-2-signed-before-the-charter": (ONE_SIGNED_BEFORE, SESSION),
    "charter-12-2-signed-by-all-others-before-the-charter": (BEFORE, ONE_SIGNED_BEFORE),
    "charter-12-2-signed-later-before-the-charter": (SIGNED_LATER, UNSIGNED),
    "charter-12-2-effective-before-the-charter-by-later-signature": (SIGNED_LATER, UNSIGNED),
    "charter-12-2-candidate-party-before-the-charter": (BEFORE, SESSION),
    "charter-12-2-candidate-signatory-before-the-charter": (OUTSIDER_SIGNED_BEFORE, SESSION),
    "charter-12-2-binding-before-the-charter": (BEFORE, SESSION),
    "charter-12-2-effective-before-the-charter": (BEFORE, SESSION),
    "charter-12-2-lacuna-before-the-charter": (BEFORE, SESSION),
    # 13
    "charter-13-council-is-competent": (SESSION, MINISTERS),
    "charter-13-procedural-matters": (PROCEDURAL, SESSION),
    "charter-13-reserved-to-the-council": (changed(SESSION, "decisions.paper.matter: finance"), SESSION),
    "charter-13-reserved-by-its-kind": (changed(SESSION, "decisions.paper.kind: budget"), SESSION),
    "charter-13-reserved-status": (
        changed(SESSION, "decisions.paper.kind: grant_observer", "decisions.paper.concerns: serbia"),
        SESSION,
    ),
    "charter-13-reserved-organs-and-chair": (changed(SESSION, "decisions.paper.kind: create_organ"), SESSION),
    "charter-13-reserved-help": (
        changed(SESSION, "decisions.paper.kind: assist"),
        changed(SESSION, "decisions.paper.kind: send_mission"),
    ),
    "charter-13-represented-below-its-seat": (DEPUTY, SESSION),
    "charter-13-head-of-government-before-2018": (
        PREMIER,
        changed(PREMIER, "date: 2021-12-31", "decisions.paper.on: 2021-01-19"),
    ),
    "charter-13-unseated": (CHALLENGED, DEPUTY),
    "charter-13-doubt-representation": (DEPUTY, SESSION),
    "charter-13-doubt-head-of-government": (
        PREMIER_OF_2022,
        changed(SESSION, "decisions.paper.represented_by: {armenia: head_of_government}"),
    ),
    # 14 to 16
    "charter-14-foreign-policy": (MINISTERS, changed(MINISTERS, "decisions.paper.kind: budget")),
    "charter-15-military": (
        changed(MINISTERS, "decisions.paper.organ: cmd", "decisions.paper.matter: military"),
        changed(MINISTERS, "decisions.paper.organ: cmd"),
    ),
    "charter-16-security": (
        changed(MINISTERS, "decisions.paper.organ: cssc", "decisions.paper.matter: security"),
        changed(MINISTERS, "decisions.paper.organ: cssc"),
    ),
}

CARRIED = "adopted(paper)"
NO, PRESENT, ALL = "no_objection", "all_present_assent", "all_members_sign"
CONDUCT = {
    "votes for": ("decisions.paper.votes.armenia: for", {NO: True, PRESENT: True, ALL: True}),
    "abstains while present": ("decisions.paper.votes.armenia: abstained", {NO: True, PRESENT: False, ALL: False}),
    "present, does not sign": ("decisions.paper.votes.armenia: unsigned", {NO: True, PRESENT: False, ALL: False}),
    "absent, silent": ("decisions.paper.votes.armenia: absent", {NO: True, PRESENT: True, ALL: False}),
    "takes no part": ("decisions.paper.votes.armenia: not_taking_part", {NO: True, PRESENT: True, ALL: False}),
    "absent, objects in writing": (
        "decisions.paper.objects_in_writing: armenia",
        {NO: False, PRESENT: True, ALL: False},
    ),
    "objects": ("decisions.paper.votes.armenia: against", {NO: False, PRESENT: False, ALL: False}),
}


@pytest.mark.parametrize("conduct", CONDUCT)
@pytest.mark.parametrize("position", [NO, PRESENT, ALL])
def test_each_conduct_blocks_as_the_reading_of_consensus_says(conduct: str, position: str) -> None:
    """The table of conduct, cell by cell."""
    change, carried = CONDUCT[conduct]
    base = ABSENT if "writing" in conduct else SESSION
    expected = "applies" if carried[position] else "does_not_apply"
    assert verdict(changed(base, change), CARRIED, readings=f"consensus={position}") == expected


@pytest.mark.parametrize("position", [NO, PRESENT, ALL])
def test_an_objection_to_the_limited_format_alone_leaves_no_limited_format_on_any_reading(position: str) -> None:
    """In limited format `consensus` is not in play."""
    assert verdict(REFUSED, CARRIED, readings=f"consensus={position}") == "does_not_apply"
    assert verdict(LIMITED, CARRIED, readings=f"consensus={position}") == "applies"


def test_a_member_of_which_nothing_is_said_is_absent() -> None:
    """Named members and others are all that a case tells."""
    assert (
        verdict(changed(SESSION, "decisions.paper.votes: {russia: for}"), "conduct(paper, armenia, absent)")
        == "applies"
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("decisions.paper.votes.armenia: absent", "applies"),
        ("decisions.paper.votes.armenia: abstained", "does_not_apply"),
        ("decisions.paper.votes.armenia: against", "does_not_apply"),
        ("decisions.paper.objects_in_writing: armenia", "applies"),
        ("decisions.paper.organ: cmd", "does_not_apply"),
    ],
)
def test_limited_format_asks_those_taking_part_and_objections_to_the_format_only(change: str, expected: str) -> None:
    """Who stays out does not block, even by a note against the decision itself. Only the Council knows the format."""
    assert verdict(changed(LIMITED, change), CARRIED) == expected


def test_a_decision_called_limited_before_the_format_existed_is_an_ordinary_one() -> None:
    """Then a member that took no part is absent."""
    old = changed(
        LIMITED, "date: 2012-12-31", "decisions.paper.on: 2012-12-18", "decisions.paper.votes.uzbekistan: for"
    )
    assert verdict(old, "limited_format(paper)") == "does_not_apply"
    assert verdict(old, CARRIED, readings=f"consensus={ALL}") == "does_not_apply"
    assert verdict(changed(old, "decisions.paper.on: 2012-12-19"), "limited_format(paper)") == "applies"


@pytest.mark.parametrize(
    ("position", "expected"), [("not_bound", "does_not_apply"), ("bound_but_not_answerable", "applies")]
)
def test_who_stays_out_of_limited_format_is_bound_on_one_reading_only(position: str, expected: str) -> None:
    """The rule on those who stay out fires on that reading alone."""
    text = changed(LIMITED, f"readings: effect_on_non_voters={position}")
    assert ("charter-12-2-binding-on-those-who-stay-out" in fired(text)) == (expected == "applies")


def test_consensus_of_seven_is_asked_while_uzbekistan_is_a_member() -> None:
    """In June 2009 an absent seventh blocks where all must sign."""
    old = changed(
        SESSION, "date: 2009-12-31", "decisions.paper.on: 2009-06-14", "decisions.paper.votes.uzbekistan: against"
    )
    assert verdict(old, "voter(paper, uzbekistan)") == "applies"
    assert verdict(old, CARRIED) == "does_not_apply"
    now = changed(SESSION, "decisions.paper.votes.uzbekistan: against")
    assert verdict(now, "voter(paper, uzbekistan)") == "does_not_apply"
    assert verdict(now, CARRIED) == "applies"


def test_a_deputy_assents_for_its_state_unless_a_member_objects() -> None:
    """After an objection the state counts as absent, which blocks where all must sign."""
    reading = f"consensus={ALL}"
    assert verdict(DEPUTY, CARRIED, readings=reading) == "applies"
    assert verdict(CHALLENGED, CARRIED, readings=reading) == "does_not_apply"
    assert verdict(CHALLENGED, CARRIED, readings=f"consensus={NO}") == "applies"


@pytest.mark.parametrize(
    ("organ", "matter", "expected"),
    [
        ("csc", "foreign_policy", "applies"),
        ("csc", "use_of_forces", "applies"),
        ("cmfa", "foreign_policy", "applies"),
        ("cmfa", "military", "does_not_apply"),
        ("cmd", "military", "applies"),
        ("cmd", "use_of_forces", "does_not_apply"),
        ("cssc", "security", "applies"),
        ("cssc", "finance", "does_not_apply"),
        ("permanent_council", "security", "does_not_apply"),
        ("secretariat", "organization", "does_not_apply"),
    ],
)
def test_each_organ_decides_in_its_field_and_the_council_on_everything(organ: str, matter: str, expected: str) -> None:
    """The use of forces, membership and money are the Council's alone."""
    text = changed(SESSION, f"decisions.paper.organ: {organ}", f"decisions.paper.matter: {matter}")
    assert verdict(text, CARRIED) == expected


def test_ministers_cannot_admit_a_state_by_calling_it_foreign_policy() -> None:
    """The kind of a decision reserves it, whatever its matter is said to be."""
    text = changed(ADMISSION, "decisions.welcome.organ: cmfa", "decisions.welcome.matter: foreign_policy")
    assert verdict(text, "adopted(welcome)") == "does_not_apply"


@pytest.mark.parametrize(("organ", "matter"), [("cssc", "security"), ("cmd", "military"), ("cmfa", "foreign_policy")])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("assist", "does_not_apply"),
        ("create_organ", "does_not_apply"),
        ("grant_observer", "does_not_apply"),
        ("grant_partner", "does_not_apply"),
        ("end_status", "does_not_apply"),
        ("adopt", "applies"),
        ("send_mission", "applies"),
    ],
)
def test_help_organs_and_status_are_the_councils_whatever_the_field_of_another(
    organ: str, matter: str, kind: str, expected: str
) -> None:
    text = changed(
        SESSION,
        f"decisions.paper.organ: {organ}",
        f"decisions.paper.matter: {matter}",
        f"decisions.paper.kind: {kind}",
        "decisions.paper.concerns: serbia",
    )
    assert verdict(text, CARRIED) == expected
    assert verdict(changed(text, "decisions.paper.organ: csc"), CARRIED) == "applies"


def test_a_decision_of_ministers_binds_where_it_carries_out_one_of_the_council() -> None:
    """By itself it does not."""
    assert verdict(MINISTERS, CARRIED) == "applies"
    assert verdict(MINISTERS, "binding_decision(paper)") == "does_not_apply"
    assert verdict(CARRYING_OUT, "binding_decision(paper)") == "applies"


def test_a_procedural_decision_needs_no_consensus_but_somebodys_assent() -> None:
    """One objection does not block it."""
    assert verdict(changed(PROCEDURAL, "decisions.paper.votes.armenia: against"), CARRIED) == "applies"
    assert verdict(changed(PROCEDURAL, "decisions.paper.votes: {others: against}"), CARRIED) == "does_not_apply"


def test_before_the_charter_a_decision_of_the_heads_has_effect_and_a_gap_is_reported() -> None:
    """From the day on which it is in force, article 12 is asked."""
    on = "decisions.paper.on"
    assert verdict(BEFORE, "effective_decision(paper)") == "applies"
    day_before = changed(BEFORE, "date: 2003-12-31", f"{on}: 2003-09-17")
    assert verdict(day_before, "under_charter(paper)") == "does_not_apply"
    assert verdict(changed(day_before, f"{on}: 2003-09-18"), "under_charter(paper)") == "applies"


def test_before_the_charter_a_later_signature_binds_from_its_day() -> None:
    binds = 'stage("charter.12.decision", binding, (paper, armenia))'
    assert standing(UNSIGNED, binds) == "does_not_apply"
    assert standing(SIGNED_LATER, binds) == "applies"
    assert verdict(UNSIGNED, "effective_decision(paper)") == "does_not_apply"
    assert verdict(SIGNED_LATER, "effective_decision(paper)") == "applies"
    assert standing(changed(SIGNED_LATER, "date: 2002-10-13"), binds) == "does_not_apply"


def test_a_head_of_government_sits_where_the_law_of_his_state_says_so() -> None:
    def doubted(text: str) -> bool:
        return any(each.id == "head_of_government_not_empowered" for each in opinion(text).doubts)

    assert doubted(PREMIER_OF_2022)
    assert not doubted(changed(PREMIER_OF_2022, "actors.russia: {kind: state, council_seat: head_of_government}"))
    assert verdict(changed(PREMIER_OF_2022, "decisions.paper.objects_to_composition: armenia"), CARRIED) == "applies"


def test_before_the_charter_a_decision_binds_those_who_signed_and_is_not_valid_by_any_rule() -> None:
    for member, expected in {"armenia": "applies", "russia": "applies", "belarus": "does_not_apply"}.items():
        binding = f'stage("charter.12.decision", binding, (paper, {member}))'
        assert standing(ONE_SIGNED_BEFORE, binding) == expected
        assert standing(BEFORE, binding) == "applies"
    assert standing(BEFORE, 'stage("charter.12.decision", valid, (paper,))') == "does_not_apply"
    assert standing(BEFORE, 'lacuna("decision_rule_before_2003", (paper,))') == "applies"


def test_who_signs_later_assents_after_all() -> None:
    valid = 'stage("charter.12.decision", valid, (paper,))'
    assert standing(ABSENT, valid, readings="consensus=all_members_sign") == "does_not_apply"
    assert standing(JOINED, valid, readings="consensus=all_members_sign") == "applies"
    binding = 'stage("charter.12.decision", binding, (paper, armenia))'
    assert standing(LIMITED, binding, readings="effect_on_non_voters=not_bound") == "does_not_apply"
    assert standing(STAYED_OUT_THEN_JOINED, binding, readings="effect_on_non_voters=not_bound") == "applies"
