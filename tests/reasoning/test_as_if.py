"""A case put to another treaty: who is supposed to be a party, what is shown, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foedus import Case, InputError, Options, Rulebook, evaluate
from foedus.present.json import to_json
from foedus.present.opinion_document import document
from foedus.present.text import render
from foedus.reasoning.as_if import put_to
from foedus.reasoning.proofs.why import explain
from tests.support import case, law

RAID = """
places:
  town: {sovereign: armenia, areas: europe}
incidents:
  early: {from: 2010-05-01, kinds: attack, by: azerbaijan, against: armenia, at: town, force: armed, means: artillery,
    hits: territory, gravity: significant}
  late: {from: 2022-09-13, kinds: attack, by: azerbaijan, against: armenia, at: town, force: armed, means: artillery,
    hits: territory, gravity: significant}
date: 2022-12-31
"""


def bound(told: Case, incident: str) -> set[str]:
    """Those who, besides the victim, are parties for an incident."""
    found = evaluate(told, law())["nato.5.collective_defence"].instances
    return {each.about["obligor"] for each in found if each.about["incident"] == incident}


def test_the_parties_are_those_of_the_victims_own_alliance_on_the_day() -> None:
    """Uzbekistan was bound in 2010 and no more in 2022; nobody else is a party, and the victim's enemy is none."""
    told = put_to(case(RAID), law(), "nato")
    others = {"belarus", "kazakhstan", "kyrgyzstan", "russia", "tajikistan"}
    assert bound(told, "early") == {*others, "uzbekistan"}
    assert bound(told, "late") == others


def test_the_opinion_is_on_that_treaty_alone_and_says_that_it_is_as_if() -> None:
    opinion = evaluate(case(RAID), law(), Options(under="nato"))
    assert {each.article.partition(".")[0] for each in opinion.mechanisms.values()} == {"nato"}
    assert opinion["nato.5.collective_defence"].verdict == "applies"
    assert opinion.supposed[0].startswith("Put as if those whom the Collective Security Treaty bound on 2010-05-01 and")
    assert "Put as if" in render(opinion)
    assert "Put as if" in document(case(RAID), opinion, {})
    value = to_json(opinion)
    assert value["options"]["under"] == "nato"
    assert value["supposed"] == list(opinion.supposed)


def test_a_treaty_to_which_the_victim_belongs_keeps_its_own_parties() -> None:
    told = put_to(case(RAID), law(), "cst")
    verdicts = evaluate(told, law())["cst.4.collective_defence"].verdict
    assert verdicts == evaluate(case(RAID), law())["cst.4.collective_defence"].verdict
    assert "is not supposed" in evaluate(told, law()).supposed[0]


def test_reasons_are_given_as_if_too() -> None:
    options = Options(under="nato")
    explanation = explain(case(RAID), "nato.5.collective_defence", law(), options)
    assert explanation.verdict == "applies" and explanation.proof is not None


def test_a_text_that_was_not_yet_in_force_is_put_as_if_it_had_been(tmp_path: Path) -> None:
    shutil.copytree(law().root, tmp_path / "rules")
    file = tmp_path / "rules" / "north_atlantic_treaty" / "instrument.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("from: 1949-08-24", "from: 2015-01-01"), encoding="utf-8")
    changed = Rulebook.load(tmp_path / "rules")
    opinion = evaluate(case(RAID), changed, Options(under="nato"))
    assert any("it was not before 2015-01-01" in each for each in opinion.supposed)
    early = [each for each in opinion["nato.5.collective_defence"].instances if each.about["incident"] == "early"]
    assert early and early[0].verdict == "applies"


@pytest.mark.parametrize(
    ("text", "treaty", "message"),
    [
        (RAID, "nator", "'nator' is no alliance of these rules; expected one of cst, nato"),
        (RAID, "charter", "'charter' is no alliance of these rules"),
        (RAID.replace("against: armenia", "against: serbia"), "nato", "happened to a state that an alliance bound"),
    ],
)
def test_what_cannot_be_put_to_a_treaty(text: str, treaty: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        evaluate(case(text), law(), Options(under=treaty))
