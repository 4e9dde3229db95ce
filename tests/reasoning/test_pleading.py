"""Pleadings: what they submit, in which order, on what, and what the other side answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from foedus import InputError, evaluate
from foedus.reasoning.pleading import FactStep, Pleading, ReadingStep, Submission, plead

UNREST = ("kazakhstan-2022", "cst.4.collective_defence")
DOCUMENTS = ("crrf-2009", "charter.12.decision:summit_documents")
CONSULTATION = ("kazakhstan-2022", "cst.2.consultation")
SIDES = ("for", "against")
ARGUABLE = [(*each, side) for each in (UNREST, DOCUMENTS) for side in SIDES]


@cache
def pleading(case: str, mechanism: str, side: str, **options: str) -> Pleading:
    return plead(case, mechanism, side, **options)


def readings(submission: Submission) -> set[str]:
    return {position.id for step in submission.readings for position in step.positions}


def steps(found: Pleading) -> Iterator[ReadingStep | FactStep]:
    opened = found.opening.submissions if found.opening else ()
    for submission in (*found.submissions, *opened):
        yield from (*submission.steps, *submission.rivals)
        for answer in submission.answers:
            yield from (*answer.denies, *answer.granted, *answer.further)


def test_the_submission_that_asks_least_is_the_principal_one():
    principal, alternative = pleading(*UNREST, "for").submissions
    assert readings(principal) == {"includes_internal_violence"} and not principal.facts
    assert readings(alternative) == {"organised_armed_force"} and len(alternative.facts) == 3


@pytest.mark.parametrize("asked", ARGUABLE)
def test_submissions_are_the_hinges_of_their_side(asked):
    case, mechanism, side = asked
    found = pleading(*asked)
    hinges = evaluate(case, mechanisms=[mechanism])[mechanism].hinges
    own = hinges.for_ if side == "for" else hinges.against
    assert sorted(len(each.steps) for each in found.submissions) == sorted(map(len, own))
    lengths = [(len(each.steps), len(each.facts)) for each in found.submissions]
    assert lengths == sorted(lengths)


def test_among_equals_a_reading_that_somebody_holds_comes_first():
    for asked in ARGUABLE:
        ranks = [
            (len(each.steps), len(each.facts), sum(all(one.own for one in step.positions) for step in each.readings))
            for each in pleading(*asked).submissions
        ]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize("asked", ARGUABLE)
def test_every_answer_denies_a_step_and_the_shortest_stands_first(asked):
    for submission in pleading(*asked).submissions:
        lengths = [len(each.denies) + len(each.granted) + len(each.further) for each in submission.answers]
        assert lengths and lengths == sorted(lengths)
        assert all(answer.denies for answer in submission.answers)


def test_the_other_side_may_grant_the_reading_and_deny_the_fact():
    alternative = pleading(*UNREST, "for").submissions[1]
    granting = [answer for answer in alternative.answers if answer.granted]
    denied = {step.says for answer in granting for step in answer.denies}
    assert len(granting) == 3
    assert "the force of organised bands was not directed from abroad" in denied


def test_a_rival_reading_is_one_that_serves_the_other_side():
    principal = pleading(*UNREST, "for").submissions[0]
    rivals = {position.id for step in principal.rivals for position in step.positions}
    assert rivals == {"by_state_only", "organised_armed_force"}


@pytest.mark.parametrize("asked", [*ARGUABLE, (*CONSULTATION, "against")])
def test_every_position_has_an_argument_and_who_holds_none_is_said_to(asked):
    positions = [each for step in steps(pleading(*asked)) if isinstance(step, ReadingStep) for each in step.positions]
    assert positions
    for position in positions:
        assert position.for_, position.id
        assert position.own == (not position.holders)


@pytest.mark.parametrize("asked", ARGUABLE)
def test_every_fact_carries_its_source_and_is_among_the_authorities(asked):
    found = pleading(*asked)
    facts = [step for step in steps(found) if isinstance(step, FactStep)]
    titles = {authority.title for authority in found.authorities}
    assert facts
    for fact in facts:
        assert fact.sources and fact.grade, fact.question
        assert titles >= {source.title for source in fact.sources}


def test_what_the_case_records_may_speak_for_the_contrary():
    facts = {fact.values: fact for submission in pleading(*DOCUMENTS, "for").submissions for fact in submission.facts}
    objected = facts[("no",)]
    assert objected.ours is False and objected.by == ("Belarus",) and objected.denied_by == ("Russia",)


def test_authorities_stand_once():
    for asked in ARGUABLE:
        named = [(each.kind, each.title) for each in pleading(*asked).authorities]
        assert len(named) == len(set(named))


def test_what_is_met_in_every_world_needs_no_proof():
    met = pleading(*UNREST, "for").met
    assert [line.title for line in met] == ["request"]
    assert met[0].provisions == ("CST 4(2)",)


def test_a_settled_verdict_is_pleaded_as_settled():
    found = pleading(*CONSULTATION, "for")
    assert found.settled and not found.hopeless and not found.submissions and found.opening is None
    assert [line.title for line in found.met] == ["threat", "duty to consult", "assistance", "decision"]
    assert all(line.provisions for line in found.met)


def test_against_a_settled_verdict_only_outliers_open_a_submission():
    found = pleading(*CONSULTATION, "against")
    assert found.hopeless and not found.submissions
    assert found.opening is not None and found.opening.submissions
    for submission in found.opening.submissions:
        positions = [position for step in submission.readings for position in step.positions]
        assert any(not position.admitted and position.standing == "outlier" for position in positions)


def test_what_a_doctrine_closes_is_not_admitted():
    found = pleading(*UNREST, "for", doctrine="restrictive_3314")
    assert found.hopeless and found.opening is not None
    closed = [position for step in found.opening.submissions[0].readings for position in step.positions]
    assert any(position.standing == "main" and not position.admitted for position in closed)


def test_where_nothing_calls_for_a_mechanism_nothing_opens_it():
    found = pleading("kazakhstan-2022", "charter.19.withdrawal", "for")
    assert found.hopeless and found.opening is not None and not found.opening.submissions
    assert pleading("kazakhstan-2022", "charter.19.withdrawal", "against").settled


def test_a_failing_case_names_the_stages_at_which_it_fails_and_none_above():
    found = pleading(*UNREST, "against", doctrine="restrictive_3314")
    assert found.settled and [line.title for line in found.failed] == ["trigger"]


def test_readings_chosen_beforehand_leave_their_submission_alone():
    found = pleading(*UNREST, "for", readings="armed_attack=organised_armed_force")
    assert [len(each.facts) for each in found.submissions] == [3]


def test_an_object_need_not_be_named_where_there_is_one_only():
    assert pleading("kazakhstan-2022", "charter.12.decision", "for").mechanism == "charter.12.decision:send"


@pytest.mark.parametrize(
    ("case", "mechanism", "side", "near"),
    [
        ("kazakhstan-2022", "cst.4.colective_defence", "for", "cst.4.collective_defence"),
        ("crrf-2009", "charter.12.decision:summit", "for", "charter.12.decision:summit_documents"),
        ("crrf-2009", "charter.12.decision", "for", None),
        ("kazakhstan-2022", "cst.4.collective_defence", "agains", "against"),
    ],
)
def test_unknown_names_are_told_with_the_nearest(case, mechanism, side, near):
    with pytest.raises(InputError) as told:
        plead(case, mechanism, side)
    assert told.value.problems[0].nearest == near
