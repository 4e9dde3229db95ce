"""Cases that start from another."""

# ruff: noqa: E501 (a case on one line is easier to read)

from __future__ import annotations

import pytest
from crisis import CRISIS, HEAD

from foedus.cases.case import Case
from foedus.text.source import InputError

OWN = HEAD.replace("a-case", "other").replace("date: 2022-01-20\n", "") + "based_on: base\n"


@pytest.fixture
def derived(tmp_path, law):
    (tmp_path / "base.yaml").write_text(
        HEAD.replace("a-case", "base") + "summary: base\nsources: {paper: A paper}\nexpect: {}\n" + CRISIS
    )

    def made(text, own=OWN):
        path = tmp_path / "other.yaml"
        path.write_text(own + text)
        return Case.load(path, law)

    return made


def refused(derived, text, own=OWN):
    with pytest.raises(InputError) as caught:
        derived(text, own)
    return "\n".join(map(str, caught.value.problems))


def test_all_but_what_is_its_own_is_inherited(derived):
    read = derived("")
    assert (read.id, read.date, read.summary, dict(read.expect)) == ("other", 20220120, "", {})
    assert "paper" in read.sources and [thing.id for thing in read.things] == ["bands", "town", "raid"]


def test_another_day_of_the_question(derived):
    assert derived("date: 2022-01-01\n").left_out == (("raid", 20220102),)


def test_single_values_and_lists_are_replaced_whole(derived):
    raid = derived("change: {incidents: {raid: {gravity: minor, hits: [people, nationals]}}}\n").by_id["raid"]
    assert raid.certain("gravity") == ["minor"] and raid.certain("hits") == ["people", "nationals"]
    assert raid.certain("force") == ["armed"]


def test_a_fact_is_changed_in_part(derived):
    raid = derived("change: {incidents: {raid: {by: {status: alleged, by: kazakhstan}}}}\n").by_id["raid"]
    (by,) = raid.facts["by"]
    assert (by.value, by.status, by.by) == ("bands", "alleged", ("kazakhstan",))


def test_rivals_take_the_place_of_a_value(derived):
    raid = derived("change: {incidents: {raid: {by: {one_of: [bands, russia], status: unknown}}}}\n").by_id["raid"]
    assert raid.facts["by"][0].values == ("bands", "russia")


def test_null_drops_a_field_and_a_thing(derived):
    read = derived("change: {incidents: {raid: {by: null}}, actors: {bands: null}}\n")
    assert "bands" not in read.by_id and "by" not in read.by_id["raid"].facts


def test_what_is_still_named_cannot_be_dropped(derived):
    said = refused(derived, "change: {actors: {bands: null}}\n")
    assert "'bands' is dropped at" in said and "base.yaml:13" in said and "still names it" in said


def test_a_new_thing_must_be_whole(derived):
    assert "raid" in derived("change: {places: {village: {sovereign: armenia}}}\n").by_id
    said = refused(derived, "change: {incidents: {radi: {gravity: minor}}}\n")
    assert "there is no 'radi' in the base" in said and "did you mean 'raid'?" in said


def test_messages_name_the_file_that_is_wrong(derived):
    assert "other.yaml:5" in refused(derived, "change: {incidents: {raid: {gravity: huge}}}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("change: {incident: {}}\n", "'incident' is no section; did you mean 'incidents'?"),
        ("change: {incidents: {raid: {gravty: minor}}}\n", "did you mean 'gravity'?"),
        ("change: {incidents: {raid: {means: null}}}\n", "there is no 'means' in the base to drop"),
        ("change: {incidents: {riad: null}}\n", "there is no 'riad' in the base to drop"),
        ("change: {incidents: {raid: {means: {status: alleged}}}}\n", "there is no 'means' in the base to change"),
        ("incidents: {}\n", "expected 'incidents' under 'change'"),
        ("change: []\n", "'change' is a list"),
    ],
)
def test_changes_of_what_is_not_there(derived, text, expected):
    assert expected in refused(derived, text)


def test_unknown_bases_and_cycles(derived):
    assert "did you mean 'base'?" in refused(derived, "", OWN.replace("based_on: base", "based_on: bse"))
    assert "based on itself" in refused(derived, "", OWN.replace("based_on: base", "based_on: other"))


def test_chains(derived, tmp_path, law):
    derived("change: {incidents: {raid: {gravity: minor}}}\n")
    third = tmp_path / "third.yaml"
    third.write_text(OWN.replace("other", "third").replace("base\n", "other\n") + "change: {incidents: {raid: {force: huge}}}\n")
    with pytest.raises(InputError, match=r"third\.yaml"):
        Case.load(third, law)
    third.write_text(OWN.replace("other", "third").replace("base\n", "other\n"))
    assert Case.load(third, law).by_id["raid"].certain("gravity") == ["minor"]
    assert Case.load(third, law).by_id["raid"].facts["gravity"][0].place.file.endswith("other.yaml")


def test_a_mapping_reads_no_files(law, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.yaml").write_text(HEAD)
    for base in ("base", "base.yaml", "/etc/passwd"):
        with pytest.raises(InputError, match="there is no case"):
            Case.from_mapping({"id": "x", "title": "X", "kind": "hypothetical", "based_on": base}, law)
