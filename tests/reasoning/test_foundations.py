"""What verdicts rest on beside the words of the law: settled points, and what is known from memory only."""

from __future__ import annotations

import json

import pytest

from foedus import Case, Opinion, Options, evaluate
from foedus.reasoning import foundations
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.foundations import founded
from tests.cli.terminal import foedus
from tests.support import case, law

FROM_MEMORY = """
places: {town: {kind: land, sovereign: armenia}}
incidents:
  raid: {from: 2021-05-12, force: {value: armed, grade: D}, by: azerbaijan, against: armenia, at: town, hits: people,
    gravity: significant}
"""


def opinion(crisis: Case, options: Options | None = None) -> Opinion:
    chosen = options or Options()
    return founded(crisis, evaluate(crisis, law(), chosen), law(), chosen)


def carried(found: Opinion, convention: str) -> tuple[str, ...]:
    return next((each.carries for each in found.conventions if each.id == convention), ())


def remembered(found: Opinion, says: str) -> tuple[str, ...]:
    return next((each.carries for each in found.from_memory if each.says == says), ())


def test_a_settled_point_carries_the_verdict_whose_proof_uses_its_rule() -> None:
    found = opinion(Case.load("kazakhstan-2022", law()))
    assert carried(found, "request-counts-while-attack-lasts") == (
        "cst.4.collective_defence",
        "cst.6.use_of_forces",
    )
    point = next(each for each in found.conventions if each.id == "request-counts-while-attack-lasts")
    settled = law().conventions[point.id]
    assert (point.text, point.reason, point.grade) == (settled.text, settled.reason, settled.grade)


def test_a_settled_point_carries_a_refusal_by_the_rule_that_came_nearest() -> None:
    found = opinion(Case.load("kazakhstan-2022", law()))
    assert found["crrf.deployment"].verdict == "does_not_apply"
    assert carried(found, "tasks-of-the-rapid-reaction-forces-are-closed") == ("crrf.deployment",)


def test_a_settled_point_carries_a_lacuna() -> None:
    found = opinion(Case.load("kyrgyz-tajik-2022", law()))
    assert "lacuna:members_against_each_other" in carried(found, "lacuna-members-against-each-other")


def test_a_settled_point_that_no_rule_of_the_proofs_follows_is_not_shown() -> None:
    found = opinion(Case.load("kazakhstan-2022", law()))
    assert carried(found, "withdrawal-six-months") == ()


def test_without_proofs_nothing_is_listed_and_text_does_without_them() -> None:
    plain = evaluate(Case.load("kazakhstan-2022", law()), law(), Options())
    assert not plain.conventions
    assert not plain.from_memory
    assert "Settled points" not in foedus("eval", "kazakhstan-2022").out
    asked = foedus("eval", "kazakhstan-2022", "--conventions").out
    assert "Settled points that carry this" in asked
    assert "Because: Help is asked against something that is still there." in asked


def test_a_provision_and_a_date_known_from_memory_are_marked_where_they_carry_a_verdict() -> None:
    found = opinion(Case.load("kazakhstan-2022", law()))
    assert "charter.12.decision:send" in remembered(found, "Charter 12(1)")
    assert remembered(found, "CST 11(3)") == ("cst.4.collective_defence", "cst.6.use_of_forces")
    dates = [each for each in found.from_memory if each.kind == "record"]
    assert [each.carries for each in dates] == [("peacekeeping.deployment",)]
    assert "Peacekeeping Agreement 3" in dates[0].says


def test_a_fact_known_from_memory_is_marked_where_it_carries_a_verdict() -> None:
    found = opinion(case(FROM_MEMORY, "2021-05-20"))
    facts = [each for each in found.from_memory if each.kind == "fact"]
    assert facts and all("cst.2.consultation" in each.carries for each in facts)


@pytest.mark.parametrize(("form", "bold"), [("markdown", "- Rests in part"), ("html", "Rests in part")])
def test_markdown_and_html_show_both(form: str, bold: str) -> None:
    answer = foedus("eval", "kazakhstan-2022", "--format", form)
    assert answer.code == 0, answer.err
    assert "Settled points that carry this" in answer.out
    assert f"{bold} on what is known from memory only (grade D): " in answer.out
    assert "CST 11(3)" in answer.out


def test_json_lists_each_with_the_mechanisms_that_it_carries() -> None:
    value = json.loads(foedus("eval", "kazakhstan-2022", "--format", "json").out)
    point = next(each for each in value["conventions"] if each["id"] == "what-shows-a-threat")
    assert point["carries"] == ["cst.2.consultation", "cst.6.use_of_forces"]
    assert point["reason"] and point["text"] and point["grade"] == "D"
    assert {"kind", "says", "carries"} == set(value["from_memory"][0])
    without = json.loads(foedus("eval", "kazakhstan-2022", "--format", "json", "--no-conventions").out)
    assert without["conventions"] == without["from_memory"] == []


def test_a_case_too_open_for_proofs_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(*_: object, **__: object) -> None:
        raise Burst

    monkeypatch.setattr(foundations, "explain_all", burst)
    crisis = Case.load("kazakhstan-2022", law())
    found = opinion(crisis)
    assert found.conventions == ()
    assert found.notes and "are not listed" in found.notes[-1]
    assert found.mechanisms == evaluate(crisis, law(), Options()).mechanisms
