"""Options that were asked for stand in every page, in the words of the law."""

from __future__ import annotations

import pytest

import foedus
from foedus import Case
from foedus.present import reason_text
from foedus.present.opinion_document import document
from foedus.present.option_words import option_words
from foedus.present.reason_page import reason_page
from foedus.present.reason_value import reason_schema
from foedus.present.reason_value import to_json as reasons_to_json
from foedus.present.timeline_svg import timeline_svg
from foedus.reasoning.options import Options
from foedus.reasoning.proofs.why import explain
from foedus.reasoning.view import View
from tests.support import law

CASE = Case.load("kazakhstan-2022", law())
CONSULTATION = "cst.2.consultation"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, []),
        ({"readings": "all"}, ["all readings, the outliers too"]),
        ({"readings": "armed_attack=by_state_only"}, ["“armed attack” read as: armed force of a state only"]),
        ({"doctrine": "textual"}, ["under “plain words”"]),
        ({"burden": True}, ["open facts are decided by the burden of proof"]),
        ({"under": "nato"}, ["put to the North Atlantic Treaty"]),
    ],
)
def test_options_in_words(given: dict[str, object], said: list[str]) -> None:
    """By titles, never by the names that a command takes; what was left as it is says nothing."""
    assert list(option_words(View.of(Options(**given), law()))) == said  # type: ignore[arg-type]


def test_reasons_say_under_which_options() -> None:
    """In text and for programs; the day too, where it is another."""
    options = Options(doctrine="textual", at="2022-01-19")
    found = explain(CASE, CONSULTATION, law(), options)
    assert "day of the question 2022-01-19; under “plain words”" in reason_text.text(reason_page(found), 200)
    value = reasons_to_json(found)
    assert value["options"]["doctrine"] == "textual"
    assert "options" in reason_schema()["properties"]


def test_a_document_says_its_options_at_the_top_and_in_words() -> None:
    """Nothing is left of the names and values of the program."""
    opinion = foedus.evaluate(CASE, law(), Options(doctrine="textual", mechanisms=(CONSULTATION,)))
    made = document(CASE, opinion, {})
    assert "under “plain words”</p>" in made.partition("<h2>")[0]
    assert "readings main" not in made


def test_a_timeline_as_image_says_its_options() -> None:
    """To who sees it, and to who has it read."""
    found = foedus.timeline(CASE, law(), Options(doctrine="textual", mechanisms=(CONSULTATION,)))
    assert timeline_svg(found).count("under “plain words”") == 2
