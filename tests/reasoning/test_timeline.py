"""`timeline`: a case moved to every day of the law, and what ended each interval of equal verdict."""

from __future__ import annotations

import json
import shutil
import xml.dom.minidom
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import foedus
from foedus import Case, InputError, Options, Rulebook
from foedus.present.timeline_page import timeline_page, timeline_value
from foedus.present.timeline_schema import timeline_schema
from foedus.present.timeline_svg import timeline_svg
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.timeline.judged import Bench
from foedus.reasoning.timeline.moving import moved_case, span
from foedus.reasoning.timeline.strip import Timeline
from foedus.text.dates import previous_day
from tests.cli.terminal import TOY
from tests.cli.terminal import foedus as run
from tests.support import law

RAID = Path(__file__).parent.parent / "cli" / "raid.yaml"


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return Rulebook.load(TOY)


@pytest.fixture(scope="module")
def found(rules: Rulebook) -> Timeline:
    return foedus.timeline(Case.load(RAID, rules), rules)


def test_a_strip_covers_every_day_from_the_first_act_to_the_day_known(found: Timeline) -> None:
    for strip in found.strips:
        assert (strip.intervals[0].since, strip.intervals[-1].until) == (20000601, 20201231)
        for one, next_one in zip(strip.intervals, strip.intervals[1:], strict=False):
            assert one.until == previous_day(next_one.since)
            assert one.verdict != next_one.verdict
            assert one.ended_by
        assert not strip.intervals[-1].ended_by


def test_reasons_cover_an_interval_each_on_its_own_days() -> None:
    """Before the treaty was in force nothing could strike a party to it; later that is no longer the reason."""
    options = Options(doctrine="textual", mechanisms=("cst.4.collective_defence",))
    made = foedus.timeline(Case.load("kazakhstan-2022", law()), law(), options)
    first = made.strips[0].intervals[0]
    assert (first.reasons[0].since, first.reasons[-1].until) == (first.since, first.until)
    assert [(each.since, each.until) for each in first.reasons] == [(19920515, 19940419), (19940420, 20121218)]
    assert "1994-04-20 to 2012-12-18: Nobody" in str(made)
    assert "Nothing happened" in timeline_svg(made)
    reasons = timeline_value(made)["mechanisms"]["cst.4.collective_defence"]["intervals"][0]["reasons"]
    assert [each["from"] for each in reasons] == ["1992-05-15", "1994-04-20"]


def test_each_interval_has_the_verdict_of_the_case_moved_there(found: Timeline, rules: Rulebook) -> None:
    crisis = Case.load(RAID, rules)
    for strip in found.strips:
        for interval in strip.intervals:
            for day in (interval.since, interval.until):
                moved = moved_case(crisis, rules, span(found.own_day, day))
                opinion = evaluate(moved, rules, Options(hinges=False))
                judged = opinion.mechanisms.get(strip.id)
                assert (judged.verdict if judged else "does_not_apply") == interval.verdict


def test_moving_a_case_there_and_back_changes_nothing(rules: Rulebook) -> None:
    crisis = Case.load(RAID, rules)
    there = moved_case(crisis, rules, 500)
    assert there.things[1].days == (20130913,)
    assert moved_case(there, rules, -500) == crisis
    with pytest.raises(InputError, match="would leave the calendar"):
        moved_case(crisis, rules, -2_000_000)


def test_an_amendment_ends_an_interval_with_its_citation() -> None:
    strip = foedus.timeline("kazakhstan-2022", law(), mechanisms=["cst.2.consultation"])["cst.2.consultation"]
    assert [each.verdict for each in strip.intervals] == ["does_not_apply", "arguable", "applies"]
    ended = strip.on(20120101)
    (ending,) = ended.ended_by
    assert (ended.until, ending.change.day, ending.citation) == (20121218, 20121219, "CST 2")
    assert ending.alone
    for interval in strip.intervals:
        moved = moved_case(Case.load("kazakhstan-2022", law()), law(), span(20220102, interval.until))
        assert evaluate(moved, law(), Options(hinges=False))["cst.2.consultation"].verdict == interval.verdict
    assert "Protocol on Amendments" in ending.change.sources[0]


def test_json_keeps_its_schema_and_the_image_is_well_formed(found: Timeline) -> None:
    value = json.loads(json.dumps(timeline_value(found)))
    Draft202012Validator(timeline_schema()).validate(value)
    image = xml.dom.minidom.parseString(timeline_svg(found)).documentElement
    assert image is not None
    assert image.getElementsByTagName("title")
    assert image.getElementsByTagName("desc")
    assert timeline_page(found)


def test_a_rulebook_that_does_not_know_its_last_day_is_told_so(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "rules")
    (tmp_path / "rules" / "record.yaml").unlink()
    with pytest.raises(InputError, match="up to which day their record is known"):
        foedus.timeline(RAID, Rulebook.load(tmp_path / "rules"))


@pytest.mark.parametrize("form", ["text", "json", "svg", "markdown"])
def test_the_command_writes_every_form(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    answer = run("timeline", RAID, "--rules", TOY, "--format", form, "-o", target)
    assert (answer.code, answer.out) == (0, "")
    assert "raid" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["kazakhstan-2022", "karabakh-2020", "crrf-2009"])
def test_the_rules_left_aside_change_no_verdict(name: str) -> None:
    crisis = Case.load(name, law())
    whole = evaluate(crisis, law(), Options(hinges=False))
    found = Bench(crisis, law(), Options()).on(0)
    assert {key: each.verdict for key, each in found.items()} == {
        key: each.verdict for key, each in whole.mechanisms.items()
    }
    mechanism = next(iter(whole.mechanisms.values())).mechanism
    alone = Bench(crisis, law(), Options(mechanisms=[mechanism])).on(0)
    assert alone
    assert all(each.verdict == whole[key].verdict for key, each in alone.items())
