"""What an opinion tells of stages that fail, of findings, and of who says what."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import foedus
from foedus import Case, InputError
from foedus.present.blocks import Verdict
from foedus.present.doctrine_page import doctrine_page
from foedus.present.opinion_page import opinion_page
from foedus.present.reason_page import claimed
from foedus.present.text import draw
from foedus.reasoning.asked import resolve
from foedus.reasoning.opinion import OpenFact, Opinion
from foedus.reasoning.options import Options
from foedus.reasoning.proofs.reason import Support
from foedus.reasoning.record import compared
from foedus.reasoning.sentences import Names
from foedus.text.names import expected
from tests.support import law


@cache
def opinion(name: str) -> Opinion:
    return foedus.evaluate(Case.load(name, law()), law())


def said(found: Opinion) -> str:
    """The page in one line."""
    return " ".join(draw(opinion_page(found)).split())


@pytest.mark.parametrize(("doctrine", "word"), [(None, "Open at"), ("source_paper", "Fails at")])
def test_each_reason_stands_under_its_own_stage(doctrine: str | None, word: str) -> None:
    """That nobody asked for help is told of the request, not of the trigger."""
    asked = Options(doctrine=doctrine, mechanisms=("cst.4.collective_defence",))
    judged = foedus.evaluate(Case.load("karabakh-2020", law()), law(), asked)
    found = judged["cst.4.collective_defence"]
    assert [each.id for each in found.turning] == ["trigger", "request"]
    assert found.why == "; ".join(each.says for each in found.turning)
    row = next(block for block in opinion_page(judged) if isinstance(block, Verdict))
    told = [(note.label, note.text) for note in row.notes[: len(found.turning)]]
    assert told == [(f"{word} “{each.title}”", f"{each.says}.") for each in found.turning]


def test_findings_show_by_what_name_their_reasons_are_asked() -> None:
    """The name that is shown is one that a command understands."""
    case = Case.load("karabakh-2020", law())
    found = opinion("karabakh-2020")
    known = (("breach", found.breaches), ("lacuna", found.lacunae), ("doubt", found.doubts))
    named = [f"{kind}:{each.id}" for kind, several in known for each in several]
    assert named
    for each in named:
        assert each in said(found)
    assert resolve(case, named[0], law(), Options()).symbol is not None


def test_an_unknown_name_is_answered_by_those_that_there_are() -> None:
    """All where they are few, the nearest where they are many."""
    case = Case.load("karabakh-2020", law())
    with pytest.raises(InputError, match=", ".join(law().lacunae)):
        resolve(case, "lacuna:x", law(), Options())
    with pytest.raises(InputError, match=r"of which the nearest are .*armed_attack"):
        foedus.evaluate(case, law(), Options(readings="armed_atack=x"))
    assert expected("b", ["a", "b"]) == "one of a, b"


def test_a_source_that_says_it_itself_is_named_once() -> None:
    """It reports; who alleges is an actor, and then the source is named as such."""
    found = opinion("kazakhstan-2022")
    fact = OpenFact("a.b.c", "it is so", "alleged", ("A Journal",), (), ("yes", "no"), "j", "B")
    page = said(replace(found, open_facts=(fact,), sources={"j": "A Journal"}))
    assert "reported by A Journal (grade B)" in page
    assert "source: A Journal" not in page
    acting = replace(fact, by=("Kazakhstan",))
    page = said(replace(found, open_facts=(acting,), sources={"j": "A Journal"}))
    assert "alleged by Kazakhstan; source: A Journal (grade B)" in page


def test_a_reason_names_such_a_source_once_too() -> None:
    """With its grade in a note of its own."""
    assert claimed(Support("alleged", ("A Journal",), source="A Journal")) == "reported by A Journal"
    assert claimed(Support("alleged", ("Kazakhstan",), source="A Journal")) == "alleged by Kazakhstan"


def test_names_in_a_row_are_a_series() -> None:
    """However many they are; and those who are not named of a vote are the other members."""
    case = Case.load("kazakhstan-2022", law())
    names = Names(case, law())
    assert names.of("others") == "the other members"
    entry = {"by": ["russia", "belarus", "armenia"], "says": "Something."}
    (found,) = compared(replace(case, record=(entry,)), law(), {}, names, Options())
    assert found.by == "Russia, Belarus and Armenia"


def test_the_instruments_that_nothing_calls_for_have_their_titles() -> None:
    """With an article, as a sentence has them."""
    assert "All mechanisms of the " in said(opinion("karabakh-2020"))


def test_a_doctrine_is_told_in_the_words_of_its_positions() -> None:
    """Not in their names."""
    page = " ".join(draw(doctrine_page(law(), law().doctrines["source_paper"])).split())
    assert "strict duty each chooses means" not in page
    assert law().terms["duty_to_assist"].title in page
