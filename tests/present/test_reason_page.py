"""Reasons as lines: what is spliced out, told once, merged and joined."""

from __future__ import annotations

from foedus.present.reason_graph import mermaid
from foedus.present.reason_misses import Misses
from foedus.present.reason_page import ARTICLE, FULL, Line, ReasonPage, Side, Steps
from foedus.present.reason_text import text
from foedus.reasoning.proofs.reason import FACT, RULE, Authority, Failure, Miss, Reason, Support

LAW = Authority("pact-1", ("PACT 1",), "1990", "pact.lp", 1)
FACT_LEAF = Reason(
    FACT, "the raid took place", support=Support("established", source="a paper", grade="A"), atom="raid"
)
AUXILIARY = Reason(RULE, "a detail holds", 2, authority=LAW, premises=(FACT_LEAF,), shown=False, atom="detail")
TOP = Reason(RULE, "help is owed", 1, authority=LAW, premises=(AUXILIARY,), absent=("nobody refused",), atom="owed")


def miss(rule: str, *failed: Failure) -> Miss:
    return Miss(Authority(rule, (rule,), None, "", 1), "help is owed", (), failed)


def test_auxiliary_steps_are_spliced_out_and_their_leaves_move_up() -> None:
    line = Steps(ARTICLE).of(TOP)
    assert [each.text for each in line.lines] == ["The raid took place.", "Nobody refused."]
    assert Steps(FULL).of(TOP).lines[0].text == "A detail holds."


def test_a_step_that_was_spliced_out_is_found_where_its_leaves_stand() -> None:
    again = Reason(RULE, "a detail holds", again=2, atom="detail")
    steps = Steps(ARTICLE)
    steps.of(TOP)
    assert steps.of(again).label == "shown under step 1"


def test_rules_that_fail_alike_are_merged_and_other_texts_are_told_once() -> None:
    lacking, other = Failure("nobody asked"), Failure("it was not bound by the old text", predicate="bound")
    lines = Misses(ARTICLE).all((miss("PACT 1", lacking), miss("PACT 2", lacking), miss("PACT 3", other)))
    assert lines[0].text == "Nobody asked."
    assert [line.text for line in lines if line.kind == "rule"] == ["Under PACT 1; PACT 2, it would take:"]
    assert lines[-1].text.endswith("it was not bound by the old text.")


def test_nothing_in_a_sentence_is_taken_as_mermaids_own() -> None:
    page = ReasonPage("Why", "", "", "applies", (Side("why", "Why it holds", (), (Line("leaf", 'a "b" <c> [d];'),)),))
    drawn = mermaid(page)
    assert '"b"' not in drawn and "<c>" not in drawn and drawn.startswith("flowchart TD")


def test_the_tree_keeps_to_its_width_and_to_plain_strokes() -> None:
    page = ReasonPage("Why", "", "", "applies", (Side("why", "Why it holds", (), (Steps(ARTICLE).of(TOP),)),))
    drawn = text(page, 40, boxes=False)
    assert max(map(len, drawn.splitlines())) <= 40
    assert "|- " in drawn and "`- " in drawn
