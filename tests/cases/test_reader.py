"""Reading a case: what it holds, and every way in which it can be wrong."""

# ruff: noqa: E501 (a case on one line is easier to read)

from __future__ import annotations

import pytest
from crisis import CRISIS, HEAD

from foedus.cases.case import Case

BORDER = """\
places:
  batken: {sovereign: kyrgyzstan}
conflicts:
  war: {sides: [[kyrgyzstan], [tajikistan]], first_use: disputed, cease_fires: [{on: 2021-05-01, kept: true}]}
incidents:
  strike: {from: 2021-04-28, conflict: war, kinds: attack, by: tajikistan, against: kyrgyzstan, at: batken,
    force: armed, hits: territory, gravity: minor}
"""


def test_a_plain_fact_is_established_and_knows_its_place(case):
    raid = case(CRISIS).by_id["raid"]
    (force,) = raid.facts["force"]
    assert force.is_established and force.values == ("armed",)
    assert str(force.place) == "case.yaml:10:108"
    assert raid.days == (20220102,)


def test_a_claim_keeps_who_says_it_and_its_source(case):
    read = case("sources: {paper: A paper}\n" + CRISIS + "requests:\n  appeal: {by: kazakhstan, to: [csc, {value: "
        "csto, status: disputed, by: kazakhstan, denied_by: paper, source: paper, grade: B, note: seen once}], "
        "on: 2022-01-05, about: raid, asks: assistance}\n")  # fmt: skip
    fact = read.fact("requests.appeal.to.2")
    assert (fact.status, fact.by, fact.denied_by) == ("disputed", ("kazakhstan",), ("paper",))
    assert (fact.source, fact.grade, fact.note) == ("paper", "B", "seen once")


def test_bare_disputed_first_use_has_the_sides_as_rivals(case):
    (first,) = case(BORDER).by_id["war"].facts["first_use"]
    assert first.values == ("kyrgyzstan", "tajikistan") and first.status == "disputed"
    assert first.name == "conflicts.war.first_use"


def test_an_alleged_gravity_has_the_other_value_as_rival(case):
    text = BORDER.replace("gravity: minor", "gravity: {value: significant, status: alleged, by: kyrgyzstan}")
    (gravity,) = case(text).by_id["strike"].facts["gravity"]
    assert gravity.values == ("significant", "minor") and gravity.claimed == "significant"


def test_rivals_of_several_stand_together(case):
    text = BORDER.replace("[[kyrgyzstan]", "[[kyrgyzstan, armenia]")
    (first,) = case(text).by_id["war"].facts["first_use"]
    assert first.values == (("kyrgyzstan", "armenia"), "tajikistan")


def test_happened_may_be_rejected_in_one_word(case):
    consent = "consents:\n  none_given: {by: kazakhstan, given_to: russia, on: 2022-01-05, for: help, happened: rejected}\n"
    assert case(CRISIS + consent).by_id["none_given"].did_not_happen


def test_a_state_of_the_record_may_be_declared_to_say_otherwise(case):
    assert case("actors:\n  armenia: {kind: state, un_member: false}\n").by_id["armenia"].section == "actors"


def test_a_state_of_things_may_change(case):
    read = case("places:\n  town:\n    sovereign: kazakhstan\n    administered_by:\n"
        "      - {value: russia, to: 2022-01-05}\n      - {value: kazakhstan, from: 2022-01-06}\n")  # fmt: skip
    assert [fact.until for fact in read.by_id["town"].facts["administered_by"]] == [20220105, None]


def test_disputed_by_nobody_is_doubtful_but_no_error(case):
    text = CRISIS.replace("by: bands", "by: {value: bands, status: disputed}")
    (warning,) = case(text).warnings
    assert "nobody is named" in str(warning)


def test_an_attack_says_whether_there_was_force(case, refused):
    (told,) = refused(BORDER.replace("    force: armed, hits: territory, gravity: minor}", "    hits: territory}"))
    assert "the incident 'strike' has no 'force', which it must have where 'kinds' is attack" in told
    alleged = BORDER.replace("force: armed", "force: {value: armed, status: alleged, by: kyrgyzstan}")
    assert [fact.is_open for fact in case(alleged).by_id["strike"].facts["force"]] == [True]


def test_from_mapping_takes_what_programs_have(law):
    import datetime

    data = {
        "id": "made", "title": "Made", "kind": "hypothetical", "date": datetime.date(2022, 1, 20),
        "actors": {"interim": {"kind": "government", "of": "kazakhstan", "lawful_head": True}},
    }  # fmt: skip
    read = Case.from_mapping(data, law)
    assert read.date == 20220120 and read.by_id["interim"].facts["lawful_head"][0].value == "yes"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("hits: territory", "hist: territory", "case.yaml:11:5: 'hist' is no key of 'incidents'; did you mean 'hits'?"),
        ("gravity: significant", "gravity: huge", "'huge' is no value of 'gravity'; expected one of minor, significant"),
        (", gravity: significant", "", "has no 'gravity', which it must have where 'force' is armed"),
        ("at: town", "at: twon", "'twon' is no value of 'at'; expected the id of a place; did you mean 'town'?"),
        ("at: town", "at: bands", "'bands' is of another kind (armed group)"),
        ("against: kazakhstan", "against: kasakhstan", "did you mean 'kazakhstan'?"),
        ("against: kazakhstan, ", "", "the incident 'raid' has no 'against'"),
        ("2022-01-02", "2022-02-30", "'2022-02-30' is no value of 'from'; expected a date like 2022-01-06"),
        ("to: 2022-01-07", "to: 2022-01-01", "'to' is 2022-01-01, before the beginning on 2022-01-02"),
        ("by: bands", "by: {value: bands, status: claimed}", "'claimed' is no status; expected one of established"),
        ("by: bands", "by: {value: bands, statsu: alleged}", "'statsu' is no key of a fact ('by'); did you mean 'status'?"),
        ("by: bands", "by: {value: bands, source: paper}", "'paper' is not among the sources of the case"),
        ("by: bands", "by: {value: bands, status: alleged, by: kazahstan}", "did you mean 'kazakhstan'?"),
        ("by: bands", "by: {status: alleged}", "it has neither 'value' nor 'one_of'"),
        ("by: bands", "by: {one_of: [bands, russia]}", "rivals without a status"),
        ("by: bands", "by: {one_of: [bands], status: unknown}", "'one_of' has fewer than two rivals"),
        ("by: bands", "by: {one_of: [bands, bands], status: unknown}", "the rival 'bands' is given twice"),
        ("by: bands", "by: [bands, {value: bands, status: rejected}]", "'bands' is rejected in 'by' here, and established"),
        ("by: bands", "by: [bands, {one_of: [bands, russia], status: unknown}]", "'bands' is one of rivals here"),
        ("by: bands", "by: [bands, bands]", "'bands' stands twice in 'by'"),
        ("by: bands", "by: [[bands]]", "a list stands where one value of 'by' should"),
        ("by: bands", "by: ~", "'by' is empty"),
        ("force: armed", "force: [armed, none]", "'force' has at most one value"),
        ("from: 2022-01-02", "from: {value: 2022-01-02, status: alleged}", "'from' cannot be left open"),
        ("hits: territory", "hits: {value: territory, from: 2022-01-02}", "'hits' does not change in time"),
        ("gravity: significant", "gravity: {value: minor, status: rejected}", "has no 'gravity'"),
        ("by: bands", "by: kazakhstan", "'kazakhstan' is both attacker and victim of 'raid'"),
        ("hits: territory", "hits: territory, means: cyber", "none of its means is a weapon"),
        ("hits: territory", "hits: territory, continuing_attack: true", "is no occupation, and cannot go on"),
        ("sovereign: kazakhstan", "sovereign: none", "'town' is land, and cannot be without a sovereign"),
        ("sovereign: kazakhstan", "sovereign: {value: kazakhstan, status: alleged}", "must have a value in every world"),
        ("organised: true", "organised: maybe", "expected true or false"),
        ("kind: armed_group, organised: true, weapons_against: authorities", "kind: crowd", "its authors are unarmed"),
        ("kind: armed_group", "kind: person", "has no 'of', which it must have where 'kind' is"),
        ("  bands:", "  Bands:", "'Bands' cannot be a name"),
        ("  bands:", "  raid:", "'raid' names two things: the first stands at case.yaml:6:3"),
        ("  bands:", "  cst:", "'cst' is the id of an instrument"),
        ("  bands:", "  none:", "'none' is a reserved word"),
        ("  bands:", "  armenia:", "'armenia' is a name of the law's record (a state)"),
        ("  bands:", "  missing_bands:", "is kept for what a case does not tell"),
        ("incidents:", "incident:", "'incident' is no key of a case; did you mean 'incidents'?"),
        ("actors:", "actors: [x]\nother:", "'actors' is a list; expected the id of each actor, with its fields"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(refused, before, after, expected):
    assert before in CRISIS
    problems = refused(CRISIS.replace(before, after, 1))
    assert any(expected in problem and problem.startswith("case.yaml:") for problem in problems), problems


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("first_use: disputed", "first_use: [kyrgyzstan, tajikistan]", "first use by both sides"),
        ("first_use: disputed", "first_use: russia", "'russia' stands on neither side"),
        ("[[kyrgyzstan], [tajikistan]]", "[[kyrgyzstan], [tajikistan, kyrgyzstan]]", "'kyrgyzstan' stands twice in 'sides'"),
        ("[[kyrgyzstan], [tajikistan]]", "[kyrgyzstan]", "'sides' has two sides"),
        ("[[kyrgyzstan], [tajikistan]]", "[[kyrgyzstan, tajikistan], [armenia]]", "attacks 'kyrgyzstan', on its own side"),
        ("by: tajikistan", "by: [tajikistan, kyrgyzstan]", "attack together, on two sides"),
        ("{from: 2021-04-28", "{from: 2021-05-28", "came after the cease-fire that ended 'war'"),
        ("kept: true", "kept: true, brokn_by: tajikistan", "did you mean 'broken_by'?"),
        ("on: 2021-05-01, ", "", "an entry of 'cease_fires' has no 'on'"),
        ("first_use: disputed", "first_use: disputed, follows: war", "'war' follows itself"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_in_a_conflict(refused, before, after, expected):
    assert before in BORDER
    problems = refused(BORDER.replace(before, after, 1))
    assert any(expected in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("requests:\n  r: {by: kazakhstan, to: kazakhstan, on: 2022-01-05, about: raid, asks: assistance}\n",
         "'r' is addressed to its own author"),
        ("requests:\n  r: {by: kazakhstan, to: csc, on: 2022-01-05, about: raid, asks: assistance, withdrawn: 2022-01-04}\n",
         "'withdrawn' is 2022-01-04, before the beginning"),
        ("decisions:\n  d: {organ: csc, on: 2022-01-06, kind: deploy, votes: {armenia: for}, objects_in_writing: armenia}\n",
         "'armenia' votes for 'd'"),
        ("decisions:\n  d: {organ: csc, on: 2022-01-06, kind: deploy, votes: {atlantis: for}}\n",
         "'atlantis' is no key of 'votes'"),
        ("decisions:\n  d: {organ: csc, on: 2022-01-06, kind: suspend, votes: {others: for}}\n",
         "has no 'concerns', which it must have where 'kind' is"),
        ("requests:\n  r: {by: kazakhstan, to: csc, on: 2022-01-05, about: raid, asks: assistance, invokes: cst.4(1)}\n",
         "did you mean 'cst.4'?"),
        ("incidents:\n  early: {from: 2022-01-01, against: kazakhstan, response_to: late}\n"
         "  late: {from: 2022-01-02, against: armenia}\n", "'early' cannot answer 'late', which came after it"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_elsewhere(refused, text, expected):
    crisis = "" if text.startswith("incidents") else CRISIS
    assert any(expected in problem for problem in refused(crisis + text))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEAD.replace("id: a-case\n", ""), "the case has no 'id'"),
        (HEAD.replace("a-case", "a_case"), "'a_case' is no id of a case"),
        (HEAD.replace("hypothetical", "invented"), "'invented' is no kind of case; expected one of historical"),
        (HEAD.replace("2022-01-20", "20 January"), "'20 January' is no day of the calendar"),
        (HEAD + "sources: {paper: {where: here}}\n", "the source 'paper' has no title"),
        (HEAD + "suppose: [{state: armenia}]\n", "'suppose' says neither who is a party nor which text is in force"),
        (HEAD + "suppose: [{state: atlantis, party_to: cst}]\n", "'atlantis' is no state"),
        (HEAD + "suppose: [{state: armenia, party_to: cts}]\n", "did you mean 'cst'?"),
        (HEAD + "suppose: [{instrument: cst, version: 1993, in_force_from: 1992-01-01}]\n", "'1993' is no version"),
        (HEAD + "record: [{by: csc, names: cst.44}]\n", "did you mean 'cst.4'?"),
        (HEAD + "record: [{by: csc, treats_as: {cst.4.collective_defense: applied}}]\n", "is no mechanism"),
        (HEAD + "expect: {cst.4.collective_defense: applies}\n", "did you mean 'cst.4.collective_defence'?"),
        (HEAD + "expect: {cst.4.collective_defence: aplies}\n", "did you mean 'applies'?"),
        (HEAD + "expect: {cst.4.collective_defence: {doctrines: {nobody: applies}}}\n", "'nobody' is no doctrine"),
        (HEAD + "expect: {cst.4.collective_defence: {stages: {triger: applies}}}\n", "did you mean 'trigger'?"),
        (HEAD + "expect: {cst.4.collective_defence: {for: {incident: raid}}}\n", "'raid' is nothing that the case"),
        (HEAD + "expect: {cst.4.collective_defence: {turns_on: [armed_atack]}}\n", "did you mean 'armed_attack'?"),
        (HEAD + "expect: {cst.4.collective_defence: {readings: {gravty: any}}}\n", "did you mean 'gravity'?"),
        (HEAD + "expect: {breaches: [{id: cst.1.force, readings: {gravity: any}}]}\n", "expected one of any_armed_force"),
        (HEAD + "expect: {'charter.12.decision:send': applies}\n", "'send' is no decision of the case"),
        (HEAD + "expect: {breaches: [{id: cst.1.farce}]}\n", "did you mean 'cst.1.force'?"),
        (HEAD + "change: {}\n", "a change without a case that it changes"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_frame(refused, head, expected):
    problems = refused("", head)
    assert any(expected in problem for problem in problems), problems


def test_all_errors_come_in_one_go(refused):
    text = CRISIS.replace("hits:", "hist:").replace("at: town", "at: twon").replace("gravity: significant", "gravity: x")
    assert len(refused(text)) >= 4


@pytest.mark.parametrize("text", ["", "[]", "just words", "null"])
def test_what_is_no_mapping_is_refused(refused, text):
    assert len(refused(text, "")) == 1


def test_too_many_things_are_refused_at_once(refused):
    things = "".join(f"  p{number}: {{sovereign: armenia}}\n" for number in range(2001))
    assert "more than 2000 things" in refused("places:\n" + things)[-1]


def test_too_many_facts_are_refused_at_once(refused):
    many = ", ".join(["armenia"] * 20001)
    problems = refused(f"disputes:\n  d: {{between: [{many}], on: 2022-01-01, matter: border}}\n")
    assert "more than 20000 facts" in problems[-1]


def test_events_after_the_question_are_left_out(case):
    read = case(CRISIS).at("2022-01-01")
    assert read.left_out == (("raid", 20220102),)
    assert read.at(20220110).left_out == ()
