"""The YAML files of the law against literal tables: standing of positions, doctrines, dates, grades."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from foedus.text.dates import day_number
from foedus.text.yaml_reader import read
from tests import support

RULES = Path(__file__).parents[2] / "rules"
GRADES = {"A", "B", "C", "D"}
CANONS = {"ordinary_meaning", "context", "object_and_purpose", "subsequent_practice", "travaux"}
SIX = {"armenia", "belarus", "kazakhstan", "kyrgyzstan", "russia", "tajikistan"}
LEAVERS = {"azerbaijan", "georgia", "uzbekistan"}

# Term: folder, main positions, outliers. One with a history stands in HISTORIES.
STANDING = {
    "armed_attack": ("cst", "by_state_only organised_armed_force includes_internal_violence", ""),
    "author_1992": ("cst", "state_needed terrorist_forces_too", "armed_group_too"),
    "attribution": ("resolution_3314", "effective_control harbouring", ""),
    "aggressor": ("cst", "outsiders_only members_too", "neither_when_mutual"),
    "place": ("cst", "recognised administered anywhere", ""),
    "forces_abroad": ("cst", "covered not_covered", "missions_and_nationals_too"),
    "undelimited_border": ("cst", "counts does_not_count", ""),
    "gravity": ("cst", "any_armed_force significant_scale", ""),
    "goods": ("cst", "any_of_them", "cumulative"),
    "request_1992": ("cst", "not_required required_by_custom", ""),
    "request": ("cst", "required_express implied", ""),
    "request_addressee": ("cst", "to_organization any_member", "any_request_binds_all"),
    "requester": ("cst", "effective_government recognised_government head_of_state_only", ""),
    "consent_against_protest": ("cst", "valid invalid", ""),
    "threat": ("cst", "external_only internal_too", ""),
    "assistance_article_2": ("cst", "no_request on_request", ""),
    "duty_to_assist": ("cst", "strict_duty_each_chooses_means needs_council_decision", "discretionary"),
    "consensus": ("charter", "no_objection all_present_assent all_members_sign", ""),
    "effect_on_non_voters": ("charter", "not_bound bound_but_not_answerable", ""),
    "forces_inside": ("cst", "on_request_and_decision peacekeeping_only", "never"),
    "notice": ("cst", "obligation", "condition"),
    "hostile_alliance": ("cst", "only_if_directed_against_a_member", "any_military_alliance"),
    "term_1999": ("cst", "continuous", "gap"),
    "uzbekistan_1999": ("cst", "lapsed", "dormant"),
    "uzbekistan_return": ("cst", "since_2006_08_16 since_2006_12_13", "since_2008_03_28"),
    "uzbekistan_2012": ("cst", "treated_as_withdrawn", "suspended_but_party"),
    "freeze": ("cst", "without_effect", "suspension_by_consent suspension_for_breach"),
    "europe": ("north_atlantic_treaty", "includes_south_caucasus excludes_south_caucasus", ""),
    "nato_armed_attack": ("north_atlantic_treaty", "any_author by_state_only", ""),
}
# Terms of the alliances that no doctrine lists: under each, all are open.
OTHERS = {"teu_author", "teu_aggression", "teu_territory", "teu_request", "teu_specific_character"}
HISTORIES: dict[tuple[str, str], list[dict[str, str]]] = {
    ("attribution", "harbouring"): [{"is": "outlier"}, {"from": "2001-09-12", "is": "main"}],
    ("threat", "external_only"): [{"is": "main"}, {"from": "cst-2010", "is": "outlier"}],
}
EXISTS = {
    "armed_attack": {"from": "cst-2010"},
    "request": {"from": "cst-2010"},
    "request_addressee": {"from": "cst-2010"},
    "forces_inside": {"from": "cst-2010"},
    "author_1992": {"from": "cst-1992"},
    "request_1992": {"from": "cst-1992"},
    "term_1999": {"from": "1999-04-21", "to": "2000-03-21"},
    "uzbekistan_1999": {"from": "1999-04-21"},
    "uzbekistan_return": {"from": "2006-08-16"},
    "uzbekistan_2012": {"from": "2012-12-19"},
}

DOCTRINES = ("source_paper", "restrictive_3314", "textual", "internal_violence_in", "organization_practice")
OPEN = "open"
STRICT, BY_DECISION = "strict_duty_each_chooses_means", "needs_council_decision"
ON_REQUEST, DIRECTED = "on_request_and_decision", "only_if_directed_against_a_member"
EITHER_WIDER = {"any_of": ["organised_armed_force", "includes_internal_violence"]}
MATRIX: dict[str, tuple[Any, ...]] = {
    "armed_attack": (OPEN, "by_state_only", EITHER_WIDER, "includes_internal_violence", "organised_armed_force"),
    "author_1992": (
        *("state_needed",) * 4,
        [{"is": "state_needed"}, {"from": "2003-04-28", "is": "terrorist_forces_too"}],
    ),
    "attribution": (OPEN, *("effective_control",) * 4),
    "aggressor": ("outsiders_only", OPEN, "members_too", "members_too", "outsiders_only"),
    "place": ("recognised", "recognised", "anywhere", "anywhere", "recognised"),
    "forces_abroad": ("not_covered", "covered", "covered", "covered", "not_covered"),
    "undelimited_border": (
        OPEN,
        *("counts",) * 3,
        [{"is": "counts"}, {"from": "2021-05-14", "is": "does_not_count"}],
    ),
    "gravity": ("any_armed_force", "significant_scale", "any_armed_force", "any_armed_force", "significant_scale"),
    "goods": ("any_of_them",) * 5,
    "request_1992": (OPEN, "not_required", "not_required", "not_required", "required_by_custom"),
    "request": ("required_express",) * 5,
    "request_addressee": ("to_organization", OPEN, OPEN, OPEN, "to_organization"),
    "requester": (*(OPEN,) * 4, "head_of_state_only"),
    "consent_against_protest": (*(OPEN,) * 4, "valid"),
    "threat": (
        [{"is": OPEN}, {"from": "cst-2010", "is": "internal_too"}],
        "external_only",
        "internal_too",
        "internal_too",
        [{"is": "external_only"}, {"from": "cst-2010", "is": "internal_too"}],
    ),
    "assistance_article_2": ("on_request", OPEN, "no_request", "no_request", "on_request"),
    "duty_to_assist": (*(STRICT,) * 4, BY_DECISION),
    "consensus": ("all_members_sign", OPEN, OPEN, OPEN, "no_objection"),
    "effect_on_non_voters": ("not_bound", OPEN, OPEN, OPEN, "not_bound"),
    "forces_inside": (OPEN, OPEN, *(ON_REQUEST,) * 3),
    "hostile_alliance": (DIRECTED,) * 5,
    "uzbekistan_return": (OPEN,) * 5,
    "notice": ("obligation",) * 5,
    "term_1999": ("continuous",) * 5,
    "uzbekistan_1999": ("lapsed",) * 5,
    "uzbekistan_2012": ("treated_as_withdrawn",) * 5,
    "freeze": ("without_effect",) * 5,
    "nato_armed_attack": ("any_author", OPEN, *("any_author",) * 3),
    "europe": (OPEN,) * 5,
}


def law(path: str) -> Any:
    """What a file of the rulebook says."""
    return read(RULES / path).value


def term(name: str) -> Any:
    """An open term."""
    return law(f"{STANDING[name][0]}/open_terms/{name}.yaml")


def instruments() -> dict[str, Any]:
    """All instruments by id."""
    found = [read(path).value for path in sorted(RULES.glob("*/instrument.yaml"))]
    return {each["id"]: each for each in found}


def days(instrument: str, kind: str) -> dict[str, str | None]:
    """Each state's day of the party events of one kind."""
    events = instruments()[instrument]["events"]
    return {each["state"]: each.get("on") for each in events if each["kind"] == kind}


# Open terms


def test_every_term_of_the_table_has_a_file_and_no_other():
    files = {path.stem for path in RULES.glob("*/open_terms/*.yaml")}
    assert set(STANDING) <= files
    assert files - set(STANDING) - {"peacekeeping_at_home"} == OTHERS


@pytest.mark.parametrize("name", STANDING)
def test_standing(name):
    _, main, outliers = STANDING[name]
    positions = term(name)["positions"]
    assert list(positions) == [*main.split(), *outliers.split()]
    for position, said in positions.items():
        plain = "outlier" if position in outliers.split() else "main"
        assert said["standing"] == HISTORIES.get((name, position), plain), position


@pytest.mark.parametrize("name", STANDING)
def test_from_when_a_term_exists(name):
    assert term(name).get("exists") == EXISTS.get(name)


def test_terrorist_forces_count_from_the_regulation_on():
    positions = term("author_1992")["positions"]
    assert positions["terrorist_forces_too"]["exists"] == {"from": "2003-04-28"}
    assert [name for name, said in positions.items() if "exists" in said] == ["terrorist_forces_too"]


@pytest.mark.parametrize("name", STANDING)
def test_a_term_says_what_it_asks_and_each_position_how_it_reads(name):
    said = term(name)
    assert said["id"] == name
    assert said["question"].endswith("?")
    assert said["grade"] in GRADES
    for position in said["positions"].values():
        assert position["reading"].endswith(".")
        assert position["short"] and not position["short"].endswith(".")
        assert position["arguments"]
        assert all(each["where"] and each["grade"] in GRADES for each in position["holders"])
        for argument in position["arguments"]:
            assert argument["canon"] in CANONS
            assert argument["side"] in ("for", "against")
            assert argument["grade"] in GRADES


@pytest.mark.parametrize("name", STANDING)
def test_an_argument_without_a_source_is_ours(name):
    for position in term(name)["positions"].values():
        for argument in position["arguments"]:
            assert "source" in argument or argument["grade"] == "D", argument["text"]


@pytest.mark.parametrize("name", STANDING)
def test_every_position_is_argued_for(name):
    for position, said in term(name)["positions"].items():
        assert any(each["side"] == "for" for each in said["arguments"]), position


# Doctrines


def test_the_doctrines_are_these():
    assert {path.stem for path in (RULES / "doctrines").glob("*.yaml")} == set(DOCTRINES)


@pytest.mark.parametrize("column", range(5), ids=DOCTRINES)
@pytest.mark.parametrize("name", MATRIX)
def test_doctrine_matrix(name, column):
    assert law(f"doctrines/{DOCTRINES[column]}.yaml")["positions"][name] == MATRIX[name][column]


@pytest.mark.parametrize("name", DOCTRINES)
def test_a_doctrine_is_total(name):
    said = law(f"doctrines/{name}.yaml")
    assert set(STANDING) <= set(said["positions"])
    assert said["otherwise"] == "open"
    assert set(said["lists"]) <= set(instruments())
    assert set(said["notes"]) <= set(STANDING)
    assert said["title"] and said["summary"] and said["sources"]


def test_no_doctrine_speaks_to_the_other_two_alliances():
    for name in DOCTRINES:
        said = law(f"doctrines/{name}.yaml")
        assert not {"rio", "teu"} & set(said["lists"])
        assert not OTHERS & set(said["positions"])
    positions = [read(path).value["positions"] for path in RULES.glob("treaty_on_european_union/open_terms/*.yaml")]
    assert all(each["standing"] == "main" for said in positions for each in said.values())


def test_where_one_main_position_is_left_every_doctrine_takes_it():
    for name in ("notice", "term_1999", "uzbekistan_1999", "uzbekistan_2012", "freeze"):
        assert set(MATRIX[name]) == {STANDING[name][1]}


# Instruments


@pytest.mark.parametrize(
    ("instrument", "version", "day"),
    [
        ("cst", "1992", "1994-04-20"),
        ("cst", "2010", "2012-12-19"),
        ("cst", "2018", "2021-01-19"),
        ("charter", "2002", "2003-09-18"),
        ("charter", "2010", "2012-12-19"),
        ("charter", "2018", "2021-01-19"),
        ("rop", "2004", "2004-06-18"),
        ("res3314", "1974", "1974-12-14"),
        ("crrf", "2009", "2010-09-10"),
        ("f10", "2010", "2012-06-13"),
        ("nato", "1949", "1949-08-24"),
        ("rio", "1947", "1948-12-03"),
        ("teu", "2009", "2009-12-01"),
    ],
)
def test_entry_into_force(instrument, version, day):
    assert instruments()[instrument]["versions"][version]["from"] == day


def test_articles():
    known = instruments()
    assert list(known["cst"]["provisions"]) == [f"cst.{number}" for number in range(1, 12)]
    plain = {f"charter.{number}" for number in range(1, 30)}
    assert set(known["charter"]["provisions"]) == plain | {"charter.16-1", "charter.18-1", "charter.21-1"}
    changed = [name for name, said in known["cst"]["provisions"].items() if "2010" in said["versions"]]
    assert changed == ["cst.2", "cst.3", "cst.4", "cst.5", "cst.6", "cst.11"]
    assert [name for name, said in known["cst"]["provisions"].items() if "2018" in said["versions"]] == ["cst.3"]
    assert known["charter"]["provisions"]["charter.12"]["versions"] == ["2002", "2010"]
    assert known["charter"]["provisions"]["charter.13"]["versions"] == ["2002", "2010", "2018"]


def test_parties_of_the_treaty():
    assert set(days("cst", "signs")) == SIX - {"belarus"} | {"uzbekistan"}
    assert set(days("cst", "signs").values()) == {"1992-05-15"}
    assert days("cst", "accedes") == {"azerbaijan": "1993-09-24", "georgia": "1993-12-09", "belarus": "1993-12-31"}
    assert days("cst", "enters") == dict.fromkeys(SIX | LEAVERS, "1994-04-20")
    assert days("cst", "first_term_ends") == dict.fromkeys(SIX | LEAVERS, "1999-04-20")
    assert days("cst", "extends") == dict.fromkeys(SIX, "1999-04-21")
    assert days("cst", "extension_in_force") == dict.fromkeys(SIX, "2000-03-22")
    assert days("cst", "does_not_extend") == dict.fromkeys(LEAVERS, "1999-04-20")


def test_parties_of_the_charter():
    assert days("charter", "signs") == dict.fromkeys(SIX, "2002-10-07")
    assert days("charter", "enters") == dict.fromkeys(SIX, "2003-09-18")


@pytest.mark.parametrize("instrument", ["cst", "charter"])
def test_uzbekistan_and_armenia(instrument):
    for kind, day in {
        "return_protocol": "2006-08-16",
        "return_law": "2006-12-13",
        "return_ratified": "2008-03-28",
        "asks_suspension": "2012-06-28",
        "suspended_at_own_wish": "2012-12-19",
    }.items():
        assert days(instrument, kind) == {"uzbekistan": day}
    assert days(instrument, "declares_freeze") == {"armenia": "2024-02-22"}


def test_uzbekistan_stayed_out_of_the_agreements_on_forces():
    assert set(days("crrf", "signs")) == SIX
    assert days("crrf", "signs")["belarus"] is None, "the day in October 2009 is not known"
    assert set(days("f10", "signs")) == SIX
    assert set(days("pk", "signs")) == SIX | {"uzbekistan"}


def test_what_has_a_source_has_a_grade():
    for name, said in instruments().items():
        rows = [*said["versions"].values(), *said.get("events", []), *said.get("organs", {}).values()]
        for row in rows:
            assert row["source"] and row["grade"] in GRADES, (name, row)
        for row in said["provisions"].values():
            assert row["grade"] in GRADES, (name, row)
        for event in said.get("events", []):
            assert "on" not in event or day_number(event["on"])


def test_organs_stand_under_one_instrument():
    homes = [(organ, name) for name, said in instruments().items() for organ in said.get("organs", {})]
    assert len({organ for organ, _ in homes}) == len(homes)
    assert dict(homes)["csc"] == "cst"
    assert dict(homes)["secretary_general"] == "charter"
    assert dict(homes)["un_security_council"] == "un"


def test_each_organ_of_the_organization_has_its_place_and_composition():
    organs = {name: row for said in instruments().values() for name, row in said.get("organs", {}).items()}
    of_it = {name: row for name, row in organs.items() if row.get("of") == "csto"}
    assert sorted(int(row["rank"]) for row in of_it.values()) == list(range(1, len(of_it) + 1))
    assert all(row.get("composition") and row.get("competence") for name, row in of_it.items() if name != "csto")
    assert {name for name, row in of_it.items() if row.get("decides") == "true"} == {"csc", "cmfa", "cmd", "cssc"}


def test_the_words_of_the_treaty():
    assert instruments()["cst"]["words"] == {
        "organization": "csto",
        "competent_organ": "csc",
        "consultation": "cst.2",
        "defence": "cst.4",
    }


def test_a_paragraph_stands_in_every_later_text_of_its_article():
    """No amendment in the record took a paragraph away, so that one left out of a later text was forgotten."""
    texts = {name: row for each in instruments().values() for name, row in each["provisions"].items()}
    stands: dict[str, set[int]] = {}
    for path in RULES.glob("*/*.lp"):
        text = path.read_text(encoding="utf-8")
        for paragraph, listed in re.findall(r"%@ provision: (\S+)\n%@ version: (.*)\n", text):
            stands.setdefault(paragraph, set()).update(int(each) for each in listed.split(","))
    assert stands
    for paragraph, found in stands.items():
        later = {int(each) for each in texts[paragraph.partition("(")[0]]["versions"] if int(each) >= min(found)}
        assert found >= later, (paragraph, found, later)


# States and conventions


def test_states():
    states = law("states.yaml")
    named = {event["state"] for said in instruments().values() for event in said.get("events", [])}
    assert named <= set(states)
    for name, said in states.items():
        assert said["title"] and said["grade"] in GRADES and said["source"], name
        assert said["un_member"] == "true"
        assert said.get("region") in (None, "american", "european", "other")
        assert ("council_seat" in said) == (name in SIX | LEAVERS)


def test_conventions():
    conventions = law("conventions.yaml")
    for name, said in conventions.items():
        assert set(said) == {"text", "reason", "grade"}, name
        assert said["grade"] in GRADES
        assert said["text"].endswith(".") and said["reason"].endswith("."), name


def test_what_reads_a_field_is_known_to_the_law():
    rulebook = support.law()
    known = {*rulebook.terms, *rulebook.conventions, *rulebook.instruments, *rulebook.mechanisms}
    provisions = {name for each in rulebook.instruments.values() for name in each.provisions}
    for section in rulebook.vocabulary.sections.values():
        for field in section.fields.values():
            unknown = [each for each in field.reads if each not in known and each.partition("(")[0] not in provisions]
            assert unknown == [], f"{section.name}.{field.name}"
