"""The record in an opinion: how the law was treated, where verdicts differ, and in which view they do."""

from __future__ import annotations

from functools import cache

import pytest

import foedus
from foedus import Case
from foedus.present.json import to_json
from foedus.reasoning.compare import compare
from foedus.reasoning.opinion import Opinion
from foedus.reasoning.options import Options
from tests.support import law

ARTICLE_FOUR = "cst.4.collective_defence"
EVERYWHERE = "over all admissible readings"


@cache
def opinion(**given: object) -> Opinion:
    return foedus.evaluate(Case.load("kazakhstan-2022", law()), law(), Options(**given))  # type: ignore[arg-type]


def differing(**given: object) -> list[str]:
    """What is said to differ from how the ministry of a member treated article 4."""
    record = to_json(opinion(**given))["record"]
    entries = [each for each in record if each["treats_as"] == {ARTICLE_FOUR: "applied"}]
    return [each["says"] for each in entries[0]["differs"]]


def test_without_options_a_difference_is_one_over_all_readings() -> None:
    """The practice that agrees with the whole is told in the same sentence."""
    assert differing() == [
        f"Russia applied collective defence; {EVERYWHERE} and under “practice of the Organization” it is arguable"
    ]


@pytest.mark.parametrize(
    ("given", "view"),
    [
        ({"doctrine": "restrictive_3314"}, "under “restrictive reading by resolution 3314” it does not apply"),
        ({"readings": "armed_attack=by_state_only"}, "on the readings chosen"),
        ({"facts": "established"}, f"{EVERYWHERE} with only what is established"),
        ({"burden": True}, f"{EVERYWHERE} with open facts decided by the burden of proof"),
        ({"readings": "all"}, "over all readings, the outliers too"),
    ],
)
def test_a_narrower_view_is_named(given: dict[str, object], view: str) -> None:
    """Nothing is said of all readings where a doctrine or readings were chosen, or facts were taken in one way."""
    said = "; ".join(differing(**given))
    assert view in said
    assert (EVERYWHERE in said) == view.startswith(EVERYWHERE)


def test_the_doctrine_asked_is_not_told_twice() -> None:
    """As one of practice it would be, beside the verdict that is its own."""
    title = next(each.title for each in law().doctrines.values() if each.practice)
    name = next(name for name, each in law().doctrines.items() if each.practice)
    assert all(said.count(title) == 1 for said in differing(doctrine=name))


def test_a_difference_is_told_by_its_parts() -> None:
    """For programs: the mechanism, how it was treated, the verdict, and in which views it is had."""
    entry = next(each for each in opinion().record if each.treats_as == {ARTICLE_FOUR: "applied"})
    (found,) = entry.differs
    assert (found.mechanism, found.treated, found.verdict, found.overall) == (ARTICLE_FOUR, "applied", "arguable", True)
    assert [law().doctrines[name].practice for name in found.doctrines] == [True]


def test_on_another_day_what_came_later_is_left_out() -> None:
    """No later conduct is held against the law and the facts of an earlier day, nor what the case expects."""
    earlier = opinion(at="2022-01-05")
    assert all(each.on is None or each.on <= "2022-01-05" for each in earlier.record)
    assert any(each.on == "2022-01-05" for each in earlier.record)
    assert earlier.differences == ()
    assert "the notice to the Secretary-General of the United Nations (2022-01-06)" in earlier.left_out
    assert opinion(at="2022-01-20").record == opinion().record
    assert opinion(at="2022-01-20").differences == opinion().differences != ()


def test_a_mechanism_that_is_not_judged_keeps_its_title() -> None:
    """Asked for one mechanism alone, the record still names the others by title and object."""
    said = " ".join(str(opinion(mechanisms=(ARTICLE_FOUR,))).split())
    assert "the decision to send peacekeepers" in said
    assert "charter.12.decision:send" not in said


def test_a_comparison_names_the_view_too() -> None:
    """Two cases side by side, on chosen facts."""
    cases = [Case.load(name, law()) for name in ("kazakhstan-2022", "karabakh-2020")]
    options = Options(mechanisms=(ARTICLE_FOUR,), facts="established")
    said = " ".join(str(compare(cases[0], cases[1], law(), options, seconds=0.1)).split())
    assert f"Over all admissible readings with only what is established it is arguable in {cases[0].id}" in said
