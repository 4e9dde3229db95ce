"""Another alliance is another folder: a treaty of two articles is judged without a line of Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foedus import Case, InputError, LimitReached, Options, Rulebook, evaluate
from foedus.reasoning.proofs.why import explain
from foedus.text.yaml_reader import read_bytes

TOY = Path(__file__).parent.parent / "toy_treaty"
RAID = """
id: raid
title: A raid
kind: hypothetical
date: 2012-06-01
summary: One party raids another.
places: {town: {sovereign: borduria}}
raids:
  spring_raid: {from: 2012-05-01, at: town, by: arcadia, against: borduria, force: armed, scale: large}
appeals:
  plea: {by: borduria, on: 2012-05-02, about: spring_raid, written: {value: true, status: disputed, denied_by: arcadia}}
"""


@pytest.fixture
def law(tmp_path: Path) -> Rulebook:
    shutil.copytree(TOY, tmp_path / "rules")
    return Rulebook.load(tmp_path / "rules")


def case(law: Rulebook, text: str = RAID) -> Case:
    return Case.from_mapping(read_bytes(text.encode(), "raid.yaml").value, law)


def test_a_toy_treaty_gets_verdicts_hinges_and_findings(law: Rulebook) -> None:
    opinion = evaluate(case(law), law)
    aid = opinion["pact.2.aid"]
    assert aid.verdict == "arguable"
    assert aid.hinges is not None
    assert [literal.name for hinge in aid.hinges.for_ for literal in hinge] == ["appeals.plea.written"]
    assert opinion.breach("pact.1.raid", "arcadia") == "applies"
    assert opinion.lacuna("both_parties") == "applies"


def test_a_toy_treaty_gets_reasons(law: Rulebook) -> None:
    explanation = explain(case(law), "pact.2.aid", law)
    assert explanation.proof is not None and explanation.refusal is not None
    rules = {step.authority.rule for step in explanation.proof.reason.walk() if step.authority is not None}
    assert {"pact-2-due", "pact-2-asked"} <= rules


def test_facts_taken_as_established_and_as_alleged_settle_the_toy_case(law: Rulebook) -> None:
    # Where nothing established is said, the default of this law is a rule: an appeal counts as written.
    assert evaluate(case(law), law, Options(facts="established"))["pact.2.aid"].verdict == "applies"
    denied = RAID.replace("value: true", "value: false")
    assert evaluate(case(law, denied), law, Options(facts="alleged"))["pact.2.aid"].verdict == "does_not_apply"


def test_rules_that_ground_without_end_are_stopped(law: Rulebook, tmp_path: Path) -> None:
    article = tmp_path / "rules" / "pact" / "article_1.lp"
    endless = "\n%@ rule: pact-1-endless\nleft_by(State, Joined + 1, Day) :- left_by(State, Joined, Day).\n"
    article.write_text(article.read_text() + endless)
    changed = Rulebook.load(tmp_path / "rules")
    # After 2015, when a state has left, the rule adds a day without end.
    text = RAID.replace("2012-05", "2016-05").replace("2012-06", "2016-06")
    with pytest.raises(LimitReached):
        evaluate(case(changed, text), changed, Options(seconds=3))


def test_scripts_and_includes_are_refused_before_anything_runs(law: Rulebook, tmp_path: Path) -> None:
    article = tmp_path / "rules" / "pact" / "article_1.lp"
    for evil in ('#include "/etc/hostname".', "#script (python)\nprint(1)\n#end.", "%@ rule: x\nleft_by(@f(), 1, 2)."):
        original = article.read_text()
        article.write_text(original + "\n" + evil + "\n")
        with pytest.raises(InputError):
            Rulebook.load(tmp_path / "rules")
        article.write_text(original)
