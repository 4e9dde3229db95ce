"""What cannot be: an open fact that would make a world impossible is not open, and one that would not is."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed
from tests.rules.examples import declared, hold
from tests.rules.un_charter.scenes import ANSWER, GUEST, RENEWED, WAR
from tests.support import law, verdict

ASSAULT = changed(WAR, "incidents.reply: ~")
CROWD = """
actors:
  mob: {kind: crowd}
places:
  square: {sovereign: armenia}
incidents:
  unrest: {from: 2022-09-13, kinds: riot, by: mob, against: armenia, at: square, hits: people,
    force: {value: armed, status: alleged}, gravity: minor}
"""
ARMED_CROWD = changed(CROWD, "actors.mob.weapons_against: authorities")
HACK = changed(CROWD, "incidents.unrest.by: azerbaijan", "incidents.unrest.means: cyber")
STRAY = """
places:
  town: {sovereign: armenia}
incidents:
  raid: {from: 2022-09-13, kinds: attack, by: azerbaijan, against: armenia, at: town, means: small_arms,
    hits: territory, gravity: minor, force: armed, deliberate: {value: true, status: disputed, denied_by: azerbaijan}}
"""
SHOTS = """
places:
  town: {sovereign: armenia}
incidents:
  raid: {from: 2022-09-13, kinds: attack, by: azerbaijan, against: armenia, at: town, means: small_arms,
    hits: territory, gravity: minor, force: {one_of: [none, armed], status: disputed, by: armenia}}
"""
REQUEST = """
actors:
  head: {kind: person, of: armenia, office: head_of_state}
  stranger: {kind: person, of: azerbaijan, office: head_of_state}
incidents:
  raid: {from: 2022-09-13, kinds: attack, force: none, against: armenia}
requests:
  plea: {by: armenia, on: 2022-09-14, to: csc, about: raid, asks: assistance}
consents:
  leave: {by: armenia, given_to: russia, on: 2022-09-14, for: use_of_force}
statements:
  word: {by: armenia, on: 2022-09-14, about: raid, says: threatened}
"""
HEADS = """
actors:
  old: {kind: person, of: armenia, office: head_of_state, lawful_head: true}
  new: {kind: person, of: armenia, office: head_of_state, lawful_head: {value: true, status: disputed, by: russia}}
"""
RECOGNISED = HEADS.replace("lawful_head", "recognised")
VOTE = """
decisions:
  paper: {organ: csc, on: 2022-11-23, kind: adopt, votes: {others: for},
    objects_in_writing: [{value: armenia, status: disputed, by: armenia}]}
"""
PLACE = """
places:
  rock: {sovereign: {one_of: [none, armenia], status: disputed, by: armenia}}
"""
LATER = "incidents.assault.from: 2022-09-20"
OPEN_ANSWER = "incidents.reply.response_to: [{value: assault, status: alleged}]"
SECOND = "{sides: [[azerbaijan], [armenia]], first_use: armenia}"
ACROSS = changed(WAR, "incidents.reply.conflict: next", f"conflicts.next: {SECOND}")
KEPT = "conflicts.war.cease_fires: [{on: 2022-09-10, kept: {value: true, status: unknown}}]"
KEPT_LATER = KEPT.replace("09-10", "09-20")
WITHDRAWN = "{value: 2022-09-10, status: alleged}"
WITHDRAWN_LATER = "{value: 2022-09-20, status: alleged}"
OPEN_VOICE = "{value: stranger, status: unknown}"
OWN_VOICE = "{value: head, status: unknown}"
THREE = changed(
    ASSAULT, "conflicts.war.sides: [[azerbaijan, iran], [armenia, russia]]", "conflicts.war.first_use: [azerbaijan]"
)

# An impossible world is left out: the conclusion is settled in the first text, and arguable in the second.
LEFT_OUT = {
    "victim-attacks-itself": (
        (
            changed(
                ASSAULT,
                "conflicts: ~",
                "incidents.assault.conflict: ~",
                "incidents.assault.by: [unknown_state, {value: armenia, status: unknown}]",
            ),
            "incident_by(assault, armenia)",
        ),
        (
            changed(
                ASSAULT,
                "conflicts: ~",
                "incidents.assault.conflict: ~",
                "incidents.assault.by: [unknown_state, {value: iran, status: unknown}]",
            ),
            "incident_by(assault, iran)",
        ),
    ),
    "victim-beside-its-attacker": (
        (
            changed(THREE, "incidents.assault.by: [azerbaijan, {value: russia, status: unknown}]"),
            "incident_by(assault, russia)",
        ),
        (
            changed(THREE, "incidents.assault.by: [azerbaijan, {value: iran, status: unknown}]"),
            "incident_by(assault, iran)",
        ),
    ),
    "authors-on-two-sides": (
        (
            changed(
                THREE,
                "incidents.assault.against: kazakhstan",
                "places.town.sovereign: kazakhstan",
                "incidents.assault.by: [azerbaijan, {value: russia, status: unknown}]",
            ),
            "incident_by(assault, russia)",
        ),
        (
            changed(
                THREE,
                "incidents.assault.against: kazakhstan",
                "places.town.sovereign: kazakhstan",
                "incidents.assault.by: [azerbaijan, {value: iran, status: unknown}]",
            ),
            "incident_by(assault, iran)",
        ),
    ),
    "first-use-on-both-sides": (
        (
            changed(THREE, "conflicts.war.first_use: [azerbaijan, {value: armenia, status: alleged}]"),
            "conflict_first_use(war, armenia)",
        ),
        (
            changed(THREE, "conflicts.war.first_use: [azerbaijan, {value: iran, status: alleged}]"),
            "conflict_first_use(war, iran)",
        ),
    ),
    "answer-before-the-attack": (
        (changed(ACROSS, OPEN_ANSWER, LATER), "incident_response_to(reply, assault)"),
        (changed(ACROSS, OPEN_ANSWER), "incident_response_to(reply, assault)"),
    ),
    "incident-after-a-kept-cease-fire": (
        (changed(WAR, KEPT), "cease_fire_kept(war, 1)"),
        (changed(WAR, KEPT_LATER), "cease_fire_kept(war, 1)"),
    ),
    "occupation-ends-before-it-begins": (
        (
            changed(ASSAULT, f"incidents.assault.occupation_to: {WITHDRAWN}"),
            "incident_occupation_to(assault, 20220910)",
        ),
        (
            changed(ASSAULT, f"incidents.assault.occupation_to: {WITHDRAWN_LATER}"),
            "incident_occupation_to(assault, 20220920)",
        ),
    ),
    "request-withdrawn-before-it-was-made": (
        (changed(REQUEST, f"requests.plea.withdrawn: {WITHDRAWN}"), "request_withdrawn(plea, 20220910)"),
        (changed(REQUEST, f"requests.plea.withdrawn: {WITHDRAWN_LATER}"), "request_withdrawn(plea, 20220920)"),
    ),
    "consent-withdrawn-before-it-was-given": (
        (changed(REQUEST, f"consents.leave.withdrawn: {WITHDRAWN}"), "consent_withdrawn(leave, 20220910)"),
        (changed(REQUEST, f"consents.leave.withdrawn: {WITHDRAWN_LATER}"), "consent_withdrawn(leave, 20220920)"),
    ),
    "request-to-oneself": (
        (changed(REQUEST, "requests.plea.to: [csc, {value: armenia, status: alleged}]"), "request_to(plea, armenia)"),
        (changed(REQUEST, "requests.plea.to: [csc, {value: russia, status: alleged}]"), "request_to(plea, russia)"),
    ),
    "request-in-the-voice-of-another-state": (
        (changed(REQUEST, f"requests.plea.voiced_by: {OPEN_VOICE}"), "request_voiced_by(plea, stranger)"),
        (changed(REQUEST, f"requests.plea.voiced_by: {OWN_VOICE}"), "request_voiced_by(plea, head)"),
    ),
    "consent-in-the-voice-of-another-state": (
        (changed(REQUEST, f"consents.leave.voiced_by: {OPEN_VOICE}"), "consent_voiced_by(leave, stranger)"),
        (changed(REQUEST, f"consents.leave.voiced_by: {OWN_VOICE}"), "consent_voiced_by(leave, head)"),
    ),
    "statement-in-the-voice-of-another-state": (
        (changed(REQUEST, f"statements.word.voiced_by: {OPEN_VOICE}"), "statement_voiced_by(word, stranger)"),
        (changed(REQUEST, f"statements.word.voiced_by: {OWN_VOICE}"), "statement_voiced_by(word, head)"),
    ),
    "accident-as-answer": (
        (
            changed(ANSWER, "incidents.answer.deliberate: {value: false, status: alleged}"),
            "incident_deliberate(answer)",
        ),
        (changed(ANSWER, "incidents.raid.deliberate: {value: false, status: alleged}"), "incident_deliberate(raid)"),
    ),
    "armed-without-arms": ((CROWD, "incident_force(unrest, armed)"), (ARMED_CROWD, "incident_force(unrest, armed)")),
    "armed-without-weapons": (
        (HACK, "incident_force(unrest, armed)"),
        (changed(HACK, "incidents.unrest.means: ~"), "incident_force(unrest, armed)"),
    ),
    "weapons-without-force": (
        (SHOTS, "incident_force(raid, armed)"),
        (changed(SHOTS, "incidents.raid.means: ~"), "incident_force(raid, armed)"),
    ),
    "continuing-attack-of-no-occupation": (
        (
            changed(ASSAULT, "incidents.assault.continuing_attack: {value: true, status: alleged}"),
            "incident_continuing_attack(assault)",
        ),
        (
            changed(
                ASSAULT,
                "incidents.assault.continuing_attack: {value: true, status: alleged}",
                "incidents.assault.kinds: [attack, occupation]",
            ),
            "incident_continuing_attack(assault)",
        ),
    ),
    "two-lawful-heads": (
        (HEADS, "actor_lawful_head(new, 20221231)"),
        (
            HEADS.replace("old: {kind: person, of: armenia", "old: {kind: person, of: georgia"),
            "actor_lawful_head(new, 20221231)",
        ),
    ),
    "two-recognised-heads": (
        (RECOGNISED, "actor_recognised(new, 20221231)"),
        (
            RECOGNISED.replace("office: head_of_state", "office: head_of_government", 1),
            "actor_recognised(new, 20221231)",
        ),
    ),
    "objects-and-assents": (
        (changed(VOTE, "decisions.paper.votes.armenia: for"), "decision_objects_in_writing(paper, armenia)"),
        (changed(VOTE, "decisions.paper.votes.armenia: absent"), "decision_objects_in_writing(paper, armenia)"),
    ),
    "land-without-sovereign": (
        (PLACE, "place_sovereign(rock, armenia, 20221231)"),
        (changed(PLACE, "places.rock.kind: high_seas"), "place_sovereign(rock, armenia, 20221231)"),
    ),
}

EXAMPLES = declared(
    {
        "world-holds": (CROWD.replace("mob: {kind: crowd}", "mob: {kind: armed_group}"), WAR),
        "arms-of-an-incident": (WAR, changed(ARMED_CROWD, "incidents.unrest.force: armed")),
        "arms-of-an-armed-group": (ARMED_CROWD, CROWD),
        "arms-of-a-sent-group": (changed(CROWD, "actors.mob.organised: true"), CROWD),
        "means-that-are-weapons": (WAR, HACK),
        "kinds-without-arms": (CROWD, WAR),
    }
)

# These choose; what they choose is tested below.
CHOICES = {"world-answers", "world-readings"}


def test_every_rule_on_worlds_is_tested() -> None:
    """No rule without a test, no test of a rule that is gone."""
    rules = {rule.id for rule in law().rules.values() if rule.file.endswith("worlds.lp")}
    assert set(LEFT_OUT) | set(EXAMPLES) | CHOICES == rules


@pytest.mark.parametrize("rule", LEFT_OUT)
def test_an_impossible_world_is_left_out_and_a_possible_one_is_not(rule: str) -> None:
    """What would be impossible is settled, and its near case stays open."""
    (text, conclusion), (near, near_conclusion) = LEFT_OUT[rule]
    assert verdict(text, conclusion) in ("applies", "does_not_apply")
    assert verdict(near, near_conclusion) == "arguable"


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_rule_fires_in_its_example_and_not_in_the_near_case(rule: str) -> None:
    """The two texts of an example differ in what the rule asks."""
    hold(rule, EXAMPLES[rule])


def test_each_question_is_answered_in_one_way_and_each_term_read_in_one_way() -> None:
    """Rivals never hold together, and none of them can fail to hold where one must."""
    text = changed(WAR, "conflicts.war.first_use: disputed")
    assert verdict(text, "conflict_first_use(war, armenia)") == "arguable"
    assert verdict(text, "first_side(war, 1)") == "arguable"
    assert verdict(RENEWED, "first_side(new, 1)") == "does_not_apply"
    minor = changed(GUEST, "incidents.strike.gravity: minor")
    assert verdict(minor, "grave_enough(strike)") == "arguable"
