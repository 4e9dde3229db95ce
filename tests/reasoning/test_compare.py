"""Two cases side by side: where they part, at which stage, and for which facts."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from foedus import Comparison, Options, compare, evaluate
from foedus.present.compare_page import compare_page, compare_value
from foedus.present.markdown import draw as as_markdown
from foedus.present.text import draw
from foedus.reasoning.compare import Parting
from foedus.reasoning.supposition import case_text
from tests.cli.terminal import foedus
from tests.support import case, law

DEFENCE = "cst.4.collective_defence"
ASKED = "requests.to_organization.happened"
BORDER = """
places:
  hill: {{sovereign: {victim}}}
incidents:
  {name}: {{from: 2022-09-13, kinds: attack, by: {attacker}, against: {victim}, at: hill, force: armed,
    hits: territory, gravity: {gravity}}}
requests:
  {plea}: {{by: {victim}, on: 2022-09-13, to: csto, about: {name}, asks: assistance}}
"""


@lru_cache(maxsize=1)
def found() -> Comparison:
    return compare("kazakhstan-2022", "karabakh-2020", law(), Options(hinges=False, mechanisms=[DEFENCE]))


def under(doctrine: str) -> Parting:
    return next(each for each in found()[DEFENCE].partings if doctrine in each.doctrines)


def test_why_kazakhstan_and_not_karabakh() -> None:
    parting = under("source_paper")
    assert (parting.verdicts.first, parting.verdicts.second) == ("arguable", "does_not_apply")
    assert [stage.id for stage in parting.stages] == ["trigger", "request"]
    assert "did not strike Armenia on territory" in parting.stages[0].says.second
    assert "made no request" in parting.stages[1].says.second


def test_the_least_facts_of_the_one_that_turn_the_other(tmp_path: Path) -> None:
    transfer = next(each for each in under("source_paper").transfers if each.into == 1)
    assert transfer.shared
    assert transfer.verdict == "arguable"
    made = next(each for each in transfer.sets if [change.id for change in each] == [ASKED])
    file = tmp_path / "asked.yaml"
    file.write_text(case_text(found().second, law(), made, "asked", "Asked", tmp_path), encoding="utf-8")
    options = Options(hinges=False, mechanisms=[DEFENCE], doctrine="source_paper")
    assert evaluate(file, law(), options)[DEFENCE].verdict == "arguable"


def test_the_war_would_have_needed_another_place_and_a_request() -> None:
    transfer = next(each for each in under("source_paper").transfers if each.into == 1)
    sections = [{change.edit.section for change in each} for each in transfer.sets if len(each) == 2]
    assert {"incidents", "requests"} in sections


def test_facts_that_differ_are_told_by_roles() -> None:
    about = {each.about: each.says for each in found().differences}
    assert about["place: sovereign"].first == "Kazakhstan"
    assert about["place: sovereign"].second == "Azerbaijan"
    assert "request" in about
    assert "incident: against" not in about  # the victim in both


def test_the_same_crisis_under_other_names_is_the_same() -> None:
    one = case(BORDER.format(victim="armenia", attacker="azerbaijan", name="raid", plea="call", gravity="significant"))
    two = case(BORDER.format(victim="kyrgyzstan", attacker="iran", name="war", plea="cry", gravity="significant"))
    same = compare(one, two, law())
    assert all(not each.partings for each in same.mechanisms)
    assert same.differences == ()


def test_both_are_put_to_another_alliance() -> None:
    options = Options(hinges=False, mechanisms=["nato.5.collective_defence"], under="nato")
    cases = ("karabakh-2020", "kazakhstan-2022")
    put = compare(*cases, law(), options)
    (compared,) = put.mechanisms
    alone = [evaluate(each, law(), options)[compared.mechanism.id].verdict for each in cases]
    assert [compared.verdicts.first, compared.verdicts.second] == alone == ["arguable", "does_not_apply"]
    assert [stage.id for parting in compared.partings for stage in parting.stages][:1] == ["area"]
    assert "put to the North Atlantic Treaty" in str(put)


def test_one_fact_that_differs_is_found() -> None:
    one = case(BORDER.format(victim="armenia", attacker="azerbaijan", name="raid", plea="call", gravity="significant"))
    two = case(BORDER.format(victim="kyrgyzstan", attacker="iran", name="war", plea="cry", gravity="minor"))
    other = compare(one, two, law(), Options(hinges=False, mechanisms=[DEFENCE]))
    assert [each.about for each in other.differences] == ["incident: gravity"]
    partings = other[DEFENCE].partings
    assert partings
    for parting in partings:
        weaker = parting.transfers[0]
        assert weaker.shared
        assert [[change.id for change in each] for each in weaker.sets] == [["incidents.war.gravity=significant"]]


def test_page_and_json() -> None:
    page = compare_page(found())
    said = draw(page, 200)
    assert "At “request”" in said
    assert "had Armenia asked" in said
    assert "where they part" in as_markdown(page)
    value = json.loads(json.dumps(compare_value(found())))
    assert value["schema"] == "foedus/compare/1"
    assert value["cases"] == ["kazakhstan-2022", "karabakh-2020"]
    assert value["mechanisms"][DEFENCE]["verdicts"] == ["arguable", "arguable"]
    assert any("source_paper" in each["doctrines"] for each in value["mechanisms"][DEFENCE]["partings"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kazakhstan-2022", "karabak-2020"), "karabakh-2020"),
        (("kazakhstan-2022", "karabakh-2020", "--mechanism", "cst.4.colective_defence"), DEFENCE),
        (("kazakhstan-2022", "karabakh-2020", "--doctrine", "textuall"), "textual"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(arguments: tuple[str, ...], said: str) -> None:
    answer = foedus("compare", *arguments)
    assert answer.code == 2
    assert said in answer.err
