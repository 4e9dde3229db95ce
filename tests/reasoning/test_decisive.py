"""What a case turns on: checked against the solver world by world where that is small enough."""

from __future__ import annotations

import itertools
import json
import re
import time
from fractions import Fraction
from functools import lru_cache

import pytest
from clingo import Symbol

from foedus import Options, decisive
from foedus.present.decisive_page import decisive_page, decisive_value, percent
from foedus.present.markdown import draw as as_markdown
from foedus.present.text import draw
from foedus.reasoning.decisive import Decisive
from foedus.reasoning.robustness import Standing
from tests.cli.terminal import ROOT, TOY, foedus
from tests.reasoning.bench import CASES, Bench, a_case_with_many_open_facts, shipped
from tests.support import case, law

KAZAKHSTAN = "kazakhstan-2022"
DEFENCE = "cst.4.collective_defence"
RIOT = """
actors: {crowd: {kind: crowd, weapons_against: authorities}}
places: {yerevan: {sovereign: armenia}}
incidents:
  riot:
    from: 2022-09-01
    kinds: riot
    by: crowd
    against: armenia
    at: yerevan
    force: armed
    hits: [territory]
    gravity: significant
"""


@lru_cache(maxsize=16)
def found(name: str) -> Decisive:
    return decisive(name, law())


def by_name(each: Decisive) -> dict[str, Fraction | None]:
    return {one.question.name: one.share for one in each.deciding}


def test_first_what_does_not_matter_on_any_reading() -> None:
    idle = {each.question.name for each in found(KAZAKHSTAN).idle}
    assert "actors.bands.terrorist" in idle
    assert "aggressor" in idle
    assert not idle & by_name(found(KAZAKHSTAN)).keys()
    said = draw(decisive_page(found(KAZAKHSTAN)))
    assert said.index("What does not matter, on any reading") < said.index("What decides")


def test_shares_are_exact() -> None:
    shares = by_name(found(KAZAKHSTAN))
    assert shares["armed_attack"] == 1
    # Of 24 worlds one reading in three asks the three facts, and all must hold: two worlds turn on each.
    assert shares["incidents.unrest.by.2"] == Fraction(1, 12)
    assert next(iter(shares)) == "armed_attack"


def enumerated(bench: Bench, questions: list[tuple[Symbol, list[Symbol]]], goal: str) -> dict[tuple[Symbol, ...], bool]:
    """By the solver, one solve a world: whether a conclusion holds, over some questions; the others are free."""
    assumed, _ = bench.options("main", "all", None)
    variables = {each.question: each for each in bench.diagrammed.compiled.variables}
    outcomes = {}
    for answers in itertools.product(*(values for _, values in questions)):
        literals = [
            literal
            for (question, _), answer in zip(questions, answers, strict=True)
            for literal in bench.granted((variables[question], (answer,)))
        ]
        verdicts = bench.worlds.verdicts([*assumed, *literals])
        if verdicts is not None:
            assert verdicts.of(goal) != "arguable"
            outcomes[answers] = verdicts.of(goal) == "applies"
    return outcomes


@pytest.mark.parametrize("name", [KAZAKHSTAN, "kyrgyz-tajik-2022", "kazakhstan-2022-sent-by-a-state"])
def test_shares_agree_with_the_solver_world_by_world(name: str) -> None:
    bench, answer = shipped(name), found(name)
    _, allowed = bench.options("main", "all", None)
    variables = bench.diagrammed.compiled.variables
    names = {(each.question.kind, each.question.name) for each in answer.deciding}
    played = [
        (variable.question, sorted(allowed[variable.question]))
        for variable in variables
        if ("term" if variable.question.name == "reading" else "fact", plain(variable.question)) in names
    ]
    for conclusion in {pivot.conclusion.symbol: pivot.conclusion for one in answer.deciding for pivot in one.pivots}:
        outcomes = enumerated(bench, played, str(conclusion))
        assert len(outcomes) == answer.worlds
        for place, (question, values) in enumerate(played):
            turned = [
                answers
                for answers, holds in outcomes.items()
                if any(outcomes.get((*answers[:place], each, *answers[place + 1 :]), holds) != holds for each in values)
            ]
            assert share(answer, plain(question), conclusion) == Fraction(len(turned), len(outcomes))


def plain(question: Symbol) -> str:
    first = question.arguments[0]
    return first.name if question.name == "reading" else first.string


def share(answer: Decisive, question: str, conclusion: Symbol) -> Fraction:
    for one in answer.deciding:
        if one.question.name == question:
            shares = {pivot.conclusion.symbol: pivot.share for pivot in one.pivots}
            return shares.get(conclusion) or Fraction(0)
    raise AssertionError(question)


def standing(name: str, mechanism: str, doctrine: str | None, facts: str) -> Standing:
    return next(
        each
        for each in found(name).standings
        if (each.mechanism, each.doctrine, each.facts) == (mechanism, doctrine, facts)
    )


def test_a_verdict_survives_two_facts_and_falls_with_three() -> None:
    held = standing(KAZAKHSTAN, DEFENCE, "organization_practice", "established")
    assert (held.verdict, held.least) == ("does_not_apply", 3)
    names = {literal.name for literal in held.falls[0]}
    assert names == {"actors.bands.organised", "actors.bands.directed_from.1", "incidents.unrest.by.2"}
    said = " ".join(draw(decisive_page(found(KAZAKHSTAN))).split())
    assert "It survives any 2 contested facts; with 3 changed it falls if" in said


def test_a_verdict_may_fall_with_one_fact_or_with_none() -> None:
    alleged = standing(KAZAKHSTAN, DEFENCE, "organization_practice", "alleged")
    assert (alleged.verdict, alleged.least, len(alleged.falls)) == ("applies", 1, 3)
    assert standing(KAZAKHSTAN, DEFENCE, "restrictive_3314", "alleged").least is None
    assert not standing(KAZAKHSTAN, DEFENCE, None, "alleged").settled


@pytest.mark.parametrize("name", [KAZAKHSTAN, "karabakh-2020", "armenia-2021"])
def test_the_least_number_of_facts_is_that_of_the_solver(name: str) -> None:
    """Fewer changes leave the verdict in every world; the named ones turn it in some."""
    bench = shipped(name)
    answers = [each for each in bench.diagrammed.compiled.variables if each.question.name == "answer"]
    variables = {plain(each.question): each for each in answers}
    symbols = {pivot.conclusion.id: pivot.conclusion.symbol for one in found(name).deciding for pivot in one.pivots}
    held = [each for each in found(name).standings if each.least is not None and each.mechanism in symbols]
    for each in held:
        _, settled = bench.options("main", each.facts, each.doctrine)
        _, free = bench.options("main", "all", each.doctrine)
        assumed = bench.options("main", "all", each.doctrine)[0]
        said = str(symbols[each.mechanism])
        for fall in each.falls[:2]:
            for left_out in (None, *fall):
                changed = {literal.name for literal in fall if literal is not left_out}
                kept = []
                for fact, variable in variables.items():
                    if fact not in changed:
                        home = settled[variable.question] & free[variable.question]
                        kept += bench.granted((variable, tuple(home)))
                verdicts = bench.worlds.verdicts([*assumed, *kept])
                assert verdicts is not None
                assert (verdicts.of(said) == each.verdict) is (left_out is not None)


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_told_without_raw_ids(name: str) -> None:
    answer = found(name)
    page = decisive_page(answer)
    for said in (draw(page), as_markdown(page)):
        body = said.partition("What does not matter")[2]
        assert not re.search(r"\b[a-z]+_[a-z_]+\b|\b(incidents|actors|requests|decisions)\.\w", body), name
        assert "{" not in body
        assert "no probability" in body or "Nothing that is open" in body
    idle = {each.question.name for each in answer.idle}
    assert len(answer.idle) + len(answer.elsewhere) + len(answer.deciding) > 0
    assert not idle & by_name(answer).keys() or "period" in json.dumps(decisive_value(answer))


def test_json_is_versioned_and_exact() -> None:
    value = json.loads(json.dumps(decisive_value(found(KAZAKHSTAN))))
    assert value["schema"] == "foedus/decisive/1"
    assert value["worlds"] == 24
    first = value["decisive"][0]
    assert (first["term"], first["share"]) == ("armed_attack", {"exact": "1", "value": 1.0})
    assert first["pivotal"][0]["mechanism"] == DEFENCE
    fall = next(each for each in value["robustness"] if each["least"] == 3)["falls"][0]
    assert {"fact": "incidents.unrest.by.2", "is": True} in fall


def test_options_narrow_what_is_asked() -> None:
    only = decisive(KAZAKHSTAN, law(), Options(mechanisms=[DEFENCE], doctrine="organization_practice"))
    assert {pivot.conclusion.id for one in only.deciding for pivot in one.pivots} == {DEFENCE}
    assert {each.doctrine for each in only.standings} == {"organization_practice"}
    assert "armed_attack" in {each.name for each in only.elsewhere}
    wide = decisive(KAZAKHSTAN, law(), Options(readings="all"))
    assert wide.elsewhere == ()
    assert {each.question.name for each in wide.idle} == {each.question.name for each in found(KAZAKHSTAN).idle}
    settled = decisive(KAZAKHSTAN, law(), Options(doctrine="internal_violence_in", facts="established"))
    assert settled.deciding == ()
    assert "Nothing that is open decides anything" in draw(decisive_page(settled))


def test_past_the_cap_the_solver_tells_what_decides_but_not_how_often() -> None:
    answer = decisive(KAZAKHSTAN, law(), cap=3)
    assert not answer.counted
    assert {each.share for each in answer.deciding} == {None}
    assert answer.deciding[0].question.name == "armed_attack"
    said = " ".join(draw(decisive_page(answer)).split())
    assert "shares are not counted" in said
    assert "What does not matter" not in said
    assert decisive_value(answer)["worlds"] is None


def test_a_case_without_open_facts_still_turns_on_readings() -> None:
    answer = decisive(case(RIOT), law())
    assert answer.deciding
    assert all(each.question.kind == "term" for each in answer.deciding)


def test_per_cents_are_never_rounded_to_all_or_nothing() -> None:
    assert [percent(Fraction(each)) for each in ("0", "1/1000", "1/3", "999/1000", "1")] == [
        "0 %", "under 1 %", "33 %", "99 %", "100 %"
    ]  # fmt: skip


def test_eighty_open_facts_are_counted_within_seconds() -> None:
    begun = time.perf_counter()
    answer = decisive(case(a_case_with_many_open_facts(20)), law())
    assert time.perf_counter() - begun < 30
    assert answer.counted
    assert all(0 < (pivot.share or 0) <= 1 for one in answer.deciding for pivot in one.pivots)


def test_the_command_asks_of_any_rulebook_and_refuses_unknown_names() -> None:
    answer = foedus("decisive", ROOT / "tests" / "cli" / "raid.yaml", "--rules", TOY)
    assert (answer.code, answer.err) == (0, "")
    assert "100 %  The appeal of 2 May was in writing." in answer.out
    refused = foedus("decisive", KAZAKHSTAN, "--doctrine", "texual")
    assert refused.code == 2
    assert "did you mean 'textual'" in refused.err
