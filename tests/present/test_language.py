"""What people read is English: no predicate, no id, no slot left open, every sentence with its capital and stop."""

from __future__ import annotations

import re
from functools import cache

import pytest

from foedus.cases.case import Case
from foedus.cases.library import shipped_paths
from foedus.law.rulebook import Rulebook
from foedus.present import reason_html, reason_text
from foedus.present.law_page import rule_sentence
from foedus.present.opinion_document import document
from foedus.present.reason_page import ARTICLE, FULL, Line, reason_page
from foedus.present.text import render
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.options import Options
from foedus.reasoning.proofs.reason import Reason
from foedus.reasoning.proofs.telling import Teller
from foedus.reasoning.proofs.why import explain, explain_all
from foedus.reasoning.sentences import Names
from foedus.text.atoms import Atom
from tests.support import share

CASES = share(sorted(shipped_paths()), 14)
MOST_FINDINGS = 1
LEAKS = re.compile(r"\b[a-z]\w*_\w+|\{\w*\}|  |\bNone\b|\(\)|(?<![.…])\.\.(?!\.)|;;|[( ],")


@cache
def law() -> Rulebook:
    return Rulebook.load()


def leaks(said: str) -> list[str]:
    return LEAKS.findall(said)


def rule_lines(line: Line) -> list[Line]:
    return [line, *(each for below in line.lines for each in rule_lines(below))]


@pytest.mark.parametrize("rule", law().rules.values(), ids=lambda rule: rule.id)
def test_every_rule_has_a_sentence_without_a_leak(rule: object) -> None:
    known = law().rules[rule.id]  # type: ignore[attr-defined]
    teller = Teller(law(), Names(_plain(), law()))
    predicate = law().predicates.get(known.head)
    said = [known.says] if known.says else []
    if predicate is not None:
        atom = Atom(known.head, tuple(f"some {name}" for name in predicate.arguments))
        said += [teller.says(atom), teller.says(atom, affirmed=False)]
    for each in said:
        filled = re.sub(r"\{[A-Za-z_]+\}", "it", each)
        assert not leaks(filled), each
        assert each == each.strip() and not each.endswith("."), each


@pytest.mark.parametrize("head", ["candidate", "stage", "breach", "lacuna", "doubt"])
def test_a_page_of_the_law_tells_each_rule_in_words(head: str) -> None:
    rules = [rule for rule in law().rules.values() if rule.head == head]
    assert rules
    assert [rule.id for rule in rules if rule_sentence(law(), rule) == rule.id.replace("-", " ")] == []


@cache
def _plain() -> Case:
    return Case.load(CASES[0], law())


@pytest.mark.parametrize("name", CASES)
def test_reasons_and_opinions_leak_nothing(name: str) -> None:
    case = Case.load(name, law())
    opinion = evaluate(case, law())
    explained = list(explain_all(case, opinion, law(), Options()).values())
    findings = [
        f"{kind}:{each.id}" + (f":{each.state}" if each.state else "")
        for kind, several in (("breach", opinion.breaches), ("lacuna", opinion.lacunae), ("doubt", opinion.doubts))
        for each in several[:1]
    ]
    explained += [explain(case, each, law()) for each in findings[:MOST_FINDINGS]]
    for each in explained:
        for depth in (ARTICLE, FULL):
            page = reason_page(each, "why", depth)
            for side in page.sides:
                for line in (found for top in side.lines for found in rule_lines(top)):
                    _is_sentence(line)
        if each.proof is not None:
            _no_predicates(each.proof.reason)
    assert not [line for line in render(opinion).splitlines() if leaks(" ".join(line.split())) and not _is_id(line)]
    assert "{" not in re.sub(r"<style>.*?</style>", "", document(case, opinion, {}), flags=re.DOTALL)


def _is_id(line: str) -> bool:
    """Ids stand alone in a line of their own, so that they can be asked for; the head names the case."""
    return re.fullmatch(r"\s*[\w.:-]+", line) is not None or "day of the question" in line


def _is_sentence(line: Line) -> None:
    for said in (line.text, line.mark or "", line.cite or "", line.label or ""):
        assert not leaks(said), said
    notes = [note for note in line.notes if not note.startswith("Rule ")]
    assert not [note for note in notes if leaks(note)], notes
    first = line.text[0]
    assert first.isupper() or not first.isalpha(), line.text
    assert line.text.rstrip("”")[-1] in ".:…?!", line.text


def _no_predicates(reason: Reason) -> None:
    for step in reason.walk():
        assert not leaks(step.says), step.says
        assert all(not leaks(each) for each in (*step.absent, *step.holds_if)), step


def test_all_that_a_file_says_is_escaped_in_html() -> None:
    found = explain(_plain(), "cst.4.collective_defence", law())
    page = reason_page(found)
    hostile = Line("step", "<script>alert(1)</script> & \x1b[31m.", 1)
    drawn = "\n".join(reason_html.tree((hostile,)))
    assert "<script>" not in drawn and "\x1b" not in drawn and "&amp;" in drawn
    assert "http" not in reason_html.document(page) and "<script" not in reason_html.document(page)
    assert "\x1b" not in reason_text.text(page)
