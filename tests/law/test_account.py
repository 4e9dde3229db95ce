"""Every paragraph of the treaty and of the Charter is accounted for: carried by a rule, or said why none follows."""

from __future__ import annotations

import json

import pytest

from foedus.law.account import Entry, account
from tests.cli.terminal import foedus
from tests.support import law

# The paragraphs as the record of the texts lists them, each with the versions in which it has words of its own.
PARAGRAPHS = {
    "cst.1(1)": "1992",
    "cst.1(2)": "1992",
    "cst.1(3)": "1992",
    "cst.2(1)": "1992 2010",
    "cst.2(2)": "1992 2010",
    "cst.3": "1992 2010 2018",
    "cst.4(1)": "1992 2010",
    "cst.4(2)": "1992 2010",
    "cst.4(3)": "1992 2010",
    "cst.5": "1992 2010",
    "cst.6(1)": "1992 2010",
    "cst.6(2)": "1992 2010",
    "cst.7": "1992",
    "cst.8(1)": "1992",
    "cst.8(2)": "1992",
    "cst.8(3)": "1992",
    "cst.9": "1992",
    "cst.10": "1992",
    "cst.11(1)": "1992 2010",
    "cst.11(2)": "1992 2010",
    "cst.11(3)": "1992 2010",  # paragraphs 3 to 5: the record does not tell them apart
    "charter.1": "2002 2010",
    "charter.2": "2002",
    "charter.3": "2002",
    "charter.4": "2002",
    "charter.5": "2002",
    "charter.6": "2002",
    "charter.7(1)": "2002 2010",
    "charter.7(2)": "2002 2010",
    "charter.8(1)": "2002 2010",
    "charter.8(2)": "2002",
    "charter.9": "2002",
    "charter.10": "2002",
    "charter.11": "2002 2010",
    "charter.12(1)": "2002 2010",
    "charter.12(1a)": "2010",
    "charter.12(2)": "2002 2010",
    "charter.13": "2002 2010 2018",
    "charter.14": "2002",
    "charter.15": "2002",
    "charter.16": "2002",
    "charter.16-1": "2010",
    "charter.17": "2002 2010 2018",
    "charter.18": "2002",
    "charter.18-1": "2010",
    "charter.19(1)": "2002",
    "charter.19(2)": "2002",
    "charter.19(3)": "2002",
    "charter.20(1)": "2002",
    "charter.20(2)": "2002",
    "charter.20(3)": "2002",
    "charter.21": "2002 2018",
    "charter.21-1": "2018",
    "charter.22": "2002",
    "charter.23": "2002",
    "charter.24": "2002 2010",
    "charter.25": "2002",
    "charter.26": "2002",
    "charter.27": "2002",
    "charter.28": "2002",
    "charter.29": "2002",
}


def entries(instrument: str) -> tuple[Entry, ...]:
    return account(law(), law().instruments[instrument])


@pytest.mark.parametrize("provision", PARAGRAPHS)
def test_every_paragraph_is_carried_by_a_rule_or_says_why_by_none(provision: str) -> None:
    found = [each for each in entries(provision.partition(".")[0]) if each.provision == provision]
    missing = set(PARAGRAPHS[provision].split()) - {version for each in found for version in each.versions}
    assert not missing, f"{provision} has no block for the text of {', '.join(sorted(missing))}"
    lacking = [each.versions for each in found if not each.accounted]
    assert not lacking, f"{provision}: operative without a rule, or programmatic without a reason"


@pytest.mark.parametrize("instrument", ["cst", "charter"])
def test_every_article_of_the_record_has_a_paragraph_in_each_of_its_texts(instrument: str) -> None:
    known = entries(instrument)
    for article, provision in law().instruments[instrument].provisions.items():
        texts = {version for each in known if each.provision.partition("(")[0] == article for version in each.versions}
        assert set(provision.versions) <= texts, article


@pytest.mark.parametrize("instrument", sorted(law().instruments))
def test_an_article_is_of_the_kind_of_its_paragraphs(instrument: str) -> None:
    known = entries(instrument)
    for article, provision in law().instruments[instrument].provisions.items():
        kinds = {each.kind for each in known if each.provision.partition("(")[0] == article}
        if kinds:
            assert provision.kind == ("operative" if "operative" in kinds else "programmatic"), article


def test_a_rule_that_cites_a_paragraph_from_another_folder_counts() -> None:
    found = next(each for each in entries("charter") if each.provision == "charter.6")
    assert found.cited_by
    assert not found.rules


def test_an_operative_paragraph_without_a_rule_is_not_accounted_for() -> None:
    entry = next(each for each in entries("cst") if each.provision == "cst.8(1)")
    assert entry.accounted
    assert not Entry("cst.8(1)", ("1992",), "operative", "A", "a reason is not enough", (), ()).accounted
    assert not Entry("cst.8(1)", ("1992",), "programmatic", "A", None, (), ()).accounted


@pytest.mark.parametrize("instrument", ["cst", "charter"])
def test_the_page_and_the_json_of_an_instrument_list_every_paragraph(instrument: str) -> None:
    said = foedus("law", instrument).out
    assert "Paragraph by paragraph" in said
    listed = {each["provision"] for each in json.loads(foedus("law", instrument, "--format", "json").out)["paragraphs"]}
    assert {each for each in PARAGRAPHS if each.startswith(f"{instrument}.")} <= listed
    assert "no rule: " in said


def test_on_a_day_the_account_is_of_the_texts_then_in_force() -> None:
    value = json.loads(foedus("law", "cst", "--at", "2005-01-01", "--format", "json").out)
    assert all("1992" in each["versions"] for each in value["paragraphs"])
    assert foedus("law", "charter", "--at", "2003-01-01").out.count("Paragraph by paragraph") == 0
