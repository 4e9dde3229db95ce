"""`--burden`: open facts are decided against the one who must prove them, and each leaf says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foedus import Case, InputError, Options, Rulebook, evaluate
from foedus.cases.encoding import encode
from foedus.cases.library import shipped_paths
from foedus.cases.questions import NO, YES
from foedus.reasoning.program import make_program
from foedus.reasoning.proofs.why import explain
from foedus.reasoning.sentences import Names
from foedus.reasoning.unproven import unproven
from foedus.reasoning.worlds import Readings
from tests.cli.terminal import TOY, foedus
from tests.support import case, law, opinion, share

RAID = Path(__file__).parent.parent / "cli" / "raid.yaml"
BAND = """
actors: {band: {kind: armed_group, organised: true, sent_by: [{value: azerbaijan, status: alleged, by: armenia}]}}
places: {syunik: {sovereign: armenia}}
incidents:
  attack:
    {from: 2022-03-01, by: [band], against: armenia, at: syunik, force: armed, hits: [territory], gravity: significant,
     deliberate: {status: disputed, by: armenia, denied_by: azerbaijan}}
"""


@pytest.mark.parametrize("name", share(sorted(shipped_paths()), 4))
def test_no_yes_no_question_with_a_bearer_stays_open(name: str) -> None:
    crisis = Case.load(name, law())
    encoding = encode(crisis, law())
    worlds = make_program(crisis, law(), encoding).ground(60)
    allowed = {str(question): values for question, values in worlds.allowed(Readings(), "burden").items()}
    for question in encoding.questions:
        values = allowed[f'answer("{question.name}")']
        if question.unproven is not None:
            assert [value.string for value in values] == [question.unproven]
        else:
            assert {value.string for value in values} == set(question.options) - {question.reserved}


@pytest.mark.parametrize("name", share(sorted(shipped_paths()), 4))
def test_every_yes_no_question_of_a_shipped_case_has_a_bearer(name: str) -> None:
    for question in encode(Case.load(name, law()), law()).questions:
        if {YES, NO} <= set(question.options):
            assert question.unproven is not None, question.name
        else:
            assert question.unproven is None, "a choice among rival values stays open"


def test_what_helps_the_invoking_side_is_for_it_to_prove() -> None:
    assert opinion(BAND)["un.51.self_defence"].verdict == "arguable"
    found = opinion(BAND, burden=True)
    assert found["un.51.self_defence"].verdict == "does_not_apply"
    sent = next(each for each in found.open_facts if "sent_by" in each.question)
    assert sent.unproven == "not proven by Armenia, which bears the burden"


def test_an_excuse_is_for_the_one_who_alleges_it_to_prove() -> None:
    deliberate = next(each for each in encode(case(BAND), law()).questions if each.field == "deliberate")
    assert (deliberate.unproven, deliberate.bearer) == (YES, "alleging")
    found = opinion(BAND, burden=True)
    assert any(each.unproven and each.unproven.startswith("not disproven") for each in found.open_facts)


def test_where_nobody_is_named_the_side_is() -> None:
    rumour = BAND.replace("status: alleged, by: armenia", "status: unknown").replace(
        "by: armenia, denied_by", "denied_by"
    )
    questions = encode(case(rumour), law()).questions
    deliberate = next(each for each in questions if each.field == "deliberate")
    said = unproven(deliberate, Names(case(rumour), law()))
    assert said == "not disproven by the side that alleges it, which bears the burden"


def test_a_leaf_says_that_the_fact_is_not_proven() -> None:
    found = explain(case(BAND), "un.51.self_defence", law(), Options(burden=True))
    assert "not proven by Armenia, which bears the burden" in str(found)


def test_no_doctrine_decides_facts_by_itself() -> None:
    plain = opinion(BAND)
    for name in law().doctrines:
        assert all(each.unproven is None for each in opinion(BAND, doctrine=name).open_facts)
    assert all(each.unproven is None for each in plain.open_facts)


def test_two_ways_to_decide_facts_exclude_each_other() -> None:
    with pytest.raises(InputError, match="--burden decides open facts, and so does --facts established"):
        opinion(BAND, burden=True, facts="established")
    answer = foedus("eval", "kazakhstan-2022", "--burden", "--facts", "alleged")
    assert answer.code == 2
    assert "expected one of the two" in answer.err


@pytest.mark.parametrize(
    "asked",
    [
        ("decisive", "crocus-2024", "--mechanism", "un.51.self_defence"),
        ("timeline", "crocus-2024", "--mechanism", "un.51.self_defence"),
        ("change", "crocus-2024", "un.51.self_defence", "--at-most", "1", "--seconds", "1"),
        ("compare", "crocus-2024", "kazakhstan-2022", "--mechanism", "un.51.self_defence"),
        ("plead", "crocus-2024", "un.51.self_defence", "--for"),
    ],
)
def test_every_command_that_takes_the_burden_says_so(asked: tuple[str, ...]) -> None:
    answer = foedus(*asked, "--burden")
    assert answer.code == 0, answer.err
    assert "open facts are decided by the burden of proof" in " ".join(answer.out.split())


def test_a_toy_treaty_has_its_own_bearers() -> None:
    rules = Rulebook.load(TOY)
    found = evaluate(Case.load(RAID, rules), rules, Options(burden=True))
    said = {each.question: each.unproven for each in found.open_facts}
    assert said["appeals.appeal.written"] == "not proven by Borduria, which bears the burden"
    assert said["raids.raid.scale"] is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("raid: {fields: {by: invoking}}", "the vocabulary has no section 'raid'; did you mean 'raids'?"),
        ("raids: {fields: {bye: invoking}}", "the section 'raids' has no field 'bye'; did you mean 'by'?"),
        ("raids: {invoking: whom, fields: {}}", "the section 'raids' has no field 'whom'"),
        ("raids: {fields: {by: everybody}}", "burden.yaml:1:"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "rules")
    (tmp_path / "rules" / "burden.yaml").write_text(text + "\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        Rulebook.load(tmp_path / "rules")
    assert said in str(error.value)
