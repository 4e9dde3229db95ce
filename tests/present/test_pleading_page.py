"""Pleadings as documents: headings, marks, no identifiers, and HTML that needs nothing beside it."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from functools import cache

import pytest

from foedus.present.pleading_html import document, fragment
from foedus.present.pleading_page import CAUTION, markdown, text, to_json
from foedus.reasoning.pleading import Pleading, plead

UNREST = ("kazakhstan-2022", "cst.4.collective_defence")
DOCUMENTS = ("crrf-2009", "charter.12.decision:summit_documents")
CONSULTATION = ("kazakhstan-2022", "cst.2.consultation")
ALL = [(*each, side) for each in (UNREST, DOCUMENTS, CONSULTATION) for side in ("for", "against")]


@cache
def pleading(case: str, mechanism: str, side: str) -> Pleading:
    return plead(case, mechanism, side)


def headings(said: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", said, re.MULTILINE)


def test_the_outline_of_an_arguable_matter():
    found = headings(markdown(pleading(*UNREST, "for")))
    assert found[:6] == [
        "Pleading for: Collective defence (CST 4)",
        "What needs no proof",
        "Principal submission",
        "How the law is to be read",
        "The other side’s best answer",
        "First alternative submission",
    ]
    assert found[-1] == "Caution" and "Authorities" in found


def test_a_matter_settled_the_other_way_has_no_admissible_submission():
    found = headings(markdown(pleading(*CONSULTATION, "against")))
    assert "No admissible submission" in found and "Principal submission" not in found
    assert "Principal submission outside the admitted readings" in found
    assert "an outlier, not admitted" in markdown(pleading(*CONSULTATION, "against"))


@pytest.mark.parametrize("asked", ALL)
def test_no_identifier_and_no_empty_slot_is_shown(asked):
    said = markdown(pleading(*asked)).replace("\\", "")
    assert not re.findall(r"(?<![\w/.@=-])[a-z]+_[a-z_]+|\{[a-z]+\}|`", said)


@pytest.mark.parametrize("asked", ALL)
def test_every_argument_names_its_source_or_is_marked_as_ours(asked):
    canons = "Ordinary meaning|Context|Object and purpose|Subsequent practice|Preparatory work|Held by"
    for line in markdown(pleading(*asked)).splitlines():
        if re.match(rf" *- \*\*({canons})", line):
            assert line.endswith(")*") or line.endswith("]**"), line


def test_where_nobody_holds_a_reading_that_is_said():
    said = markdown(pleading(*DOCUMENTS, "for"))
    assert "No holder found; the argument is ours (grade D)." in said


@pytest.mark.parametrize("asked", ALL)
def test_weight_is_not_counted(asked):
    assert CAUTION[0] in markdown(pleading(*asked))


@pytest.mark.parametrize("asked", ALL)
def test_html_needs_nothing_beside_it(asked):
    said = document(pleading(*asked))
    assert said.startswith("<!DOCTYPE html>")
    assert not re.search(r"<script|<link|<img|<iframe|src=|href=|url\(|@import|\son\w+=", said)
    assert "prefers-color-scheme:dark" in said and "@media print" in said
    for tag in ("ul", "li", "section", "div", "main", "header"):
        assert len(re.findall(rf"<{tag}[ >]", said)) == said.count(f"</{tag}>"), tag


def test_text_of_the_case_is_escaped():
    found = dataclasses.replace(pleading(*UNREST, "for"), title="<script>alert('&')</script> *x*\x1b[31m")
    assert "<script" not in document(found) and "<script" not in fragment(found)
    assert "&lt;script&gt;" in document(found) and "\x1b" not in document(found)
    assert r"\<script\>" in markdown(found) and r"\*x\*" in markdown(found)
    assert "\x1b" not in text(found)


def test_text_keeps_to_its_width():
    assert all(len(line) <= 72 for line in text(pleading(*UNREST, "for"), 72).splitlines())


def test_json_is_versioned_and_whole():
    value = json.loads(json.dumps(to_json(pleading(*UNREST, "for"))))
    assert value["schema"] == "foedus/pleading/1" and value["side"] == "for" and value["verdict"] == "arguable"
    principal = value["submissions"][0]
    assert principal["steps"][0]["term"] == "armed_attack"
    assert principal["steps"][0]["is"] == ["includes_internal_violence"]
    assert principal["answers"][0]["denies"][0]["is"] == ["by_state_only"]
    assert value["outside_the_admitted"] is None


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "foedus", "plead", *arguments], capture_output=True, text=True, check=False
    )


def test_the_command_writes_a_file(tmp_path):
    target = tmp_path / "pleading.html"
    done = run(*UNREST, "--for", "--format", "html", "-o", str(target))
    assert done.returncode == 0 and not done.stderr
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_command_refuses_unknown_mechanisms_and_missing_sides():
    unknown = run("kazakhstan-2022", "cst.4.colective_defence", "--for")
    assert unknown.returncode == 2 and "did you mean 'cst.4.collective_defence'?" in unknown.stderr
    for sides in ((), ("--for", "--against")):
        assert run(*UNREST, *sides).returncode == 2
