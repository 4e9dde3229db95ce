"""`why` and `whynot`, as a user has them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.cli.terminal import ROOT, foedus

ARGUABLE = ("kazakhstan-2022", "cst.4.collective_defence")


def test_why_of_what_is_arguable_shows_both_sides() -> None:
    answer = foedus("why", *ARGUABLE)
    assert answer.code == 0
    assert answer.out.index("Where it holds") < answer.out.index("Where it does not hold")
    assert answer.out.count("Granted in this world:") == 2
    assert all(len(line) <= 100 for line in answer.out.splitlines())


def test_whynot_names_what_is_lacking_in_one_line_with_its_article() -> None:
    answer = foedus("whynot", "karabakh-2020", "cst.4.collective_defence", "--doctrine", "source_paper")
    lacking = answer.out.partition("What is lacking:")[2].partition("Under")[0]
    assert "no request" in " ".join(lacking.split()) and "[CST 4(2)]" in lacking


def test_asking_the_wrong_way_round_is_said_and_answered() -> None:
    told = foedus("why", "kazakhstan-2022", "un.51.self_defence").out
    assert "so that there is no “why”" in told and "What is lacking:" in told
    other = foedus("whynot", "kazakhstan-2022", "cst.2.consultation").out
    assert "so that there is no “why not”" in other and "Why it holds" in other


@pytest.mark.parametrize("command", ["why", "whynot"])
def test_json_keeps_to_its_published_schema(command: str) -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "reason.schema.json").read_text(encoding="utf-8"))
    value = json.loads(foedus(command, *ARGUABLE, "--all", "--format", "json").out)
    jsonschema.validate(value, schema)


def test_depths_grow() -> None:
    sizes = [len(foedus("why", *ARGUABLE, "--depth", depth).out) for depth in ("verdict", "article", "full")]
    assert sizes == sorted(sizes) and sizes[0] < sizes[1] < sizes[2]


def test_mermaid_and_html_are_written_to_a_file(tmp_path: Path) -> None:
    for form, start in (("mermaid", "flowchart TD"), ("html", "<!DOCTYPE html>"), ("markdown", "# Why")):
        target = tmp_path / form
        assert foedus("why", *ARGUABLE, "--format", form, "-o", target).out == ""
        assert target.read_text(encoding="utf-8").startswith(start)


def test_svg_needs_graphviz_and_says_so() -> None:
    answer = foedus("why", *ARGUABLE, "--format", "svg", PATH="")
    assert answer.code == 2 and "mermaid" in answer.err


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_svg_is_drawn_where_graphviz_is_installed() -> None:
    assert "<svg" in foedus("why", *ARGUABLE, "--format", "svg").out


def test_a_terminal_without_box_strokes_gets_plain_ones() -> None:
    answer = foedus("why", *ARGUABLE, PYTHONIOENCODING="ascii:replace", PYTHONUTF8="0")
    assert "|- " in answer.out and "├" not in answer.out


def test_an_opinion_is_a_document_in_html(tmp_path: Path) -> None:
    target = tmp_path / "opinion.html"
    assert foedus("eval", "kazakhstan-2022", "--format", "html", "-o", target).code == 0
    drawn = target.read_text(encoding="utf-8")
    assert drawn.startswith("<!DOCTYPE html>") and "Where it does not hold" in drawn and "Sources" in drawn
    assert foedus("eval", "kazakhstan-2022", "karabakh-2020", "--format", "html").code == 2


LATE = """id: late
title: Rockets, and a call for help a day later
kind: hypothetical
date: 2023-06-20
summary: The call comes when the fire has ended.
actors:
  militia: {title: The militia, kind: armed_group, organised: true, based_in: [afghanistan]}
places:
  dushanbe: {title: Dushanbe, sovereign: tajikistan}
incidents:
  rockets: {title: The rocket fire, from: 2023-06-10, kinds: [attack], by: militia, against: tajikistan,
    at: dushanbe, force: armed, hits: [people], gravity: significant}
requests:
  appeal: {by: tajikistan, to: csto, on: 2023-06-11, about: rockets, asks: [military_assistance]}
"""


def test_titles_fit_into_sentences_and_a_late_request_is_told_by_its_days(tmp_path: Path) -> None:
    (tmp_path / "late.yaml").write_text(LATE, encoding="utf-8")
    opinion = foedus("eval", "late.yaml", "--mechanism", "cst.4.collective_defence", folder=tmp_path).out
    assert "nobody who may speak for Tajikistan turned to others over the rocket fire" in " ".join(opinion.split())
    reasons = foedus("whynot", "late.yaml", "cst.4.collective_defence/request", folder=tmp_path).out
    assert "2023-06-11 is after 2023-06-10." in reasons
    assert "by the appeal." in reasons
    in_time = LATE.replace("on: 2023-06-11", "on: 2023-06-10")
    (tmp_path / "late.yaml").write_text(in_time, encoding="utf-8")
    assert "made the request" in foedus("why", "late.yaml", "cst.4.collective_defence/request", folder=tmp_path).out
