"""The vocabulary: its form, and that the shipped one has every section and field."""

from __future__ import annotations

import json

import pytest

from foedus.law.vocabulary import Section, Vocabulary, read_vocabulary
from foedus.text.shipped import shipped_rules
from foedus.text.source import InputError
from foedus.text.yaml_reader import read, read_bytes

WANTED = {
    "actors": "kind of organised based_in directed_from sent_by controlled_by sheltered_by supported_by "
    "weapons_against terrorist self_determination office lawful_head effective recognised nationals_of "
    "un_member region areas council_seat place_in_alphabet security_policy",
    "places": "kind sovereign administered_by claimed_by boundary areas",
    "conflicts": "sides first_use cease_fires follows refused_peace",
    "disputes": "between on matter pursued_by negotiation_failed brought_to",
    "incidents": "from to kinds conflict by against at across launched_from territory_lent_by force means hits gravity "
    "threatens deliberate hostilities response_to continuing_attack occupation_to faults unable_to_help",
    "statements": "by voiced_by on in about says",
    "consultations": "in kind on about called_by took_part refused host",
    "requests": "by on voiced_by adopted_by_government to about asks invokes declares form lists_terms withdrawn",
    "consents": "by voiced_by given_to on to for at about under free withdrawn",
    "decisions": "organ on kind matter about under concerns measure purpose at takes_effect until "
    "international_interest internal_matter_of proposed_by post appointee term_years format votes "
    "objects_in_writing objects_to_format "
    "objects_to_composition represented_by signatures reservations chair held finds effect deficit coordinating_state",
    "measures": "by for about kind is_help under in_name_of units tasks used_against at from to accepted_by faults",
    "notifications": "by to on about late",
    "security_council": "kind on to about at for finds",
    "membership": "state to on received kind as shares_purposes ready_for_obligations commits_to_practice written of "
    "for_breach_by agreed_by",
    "agreements": "kind amends with in_force signatures ratifications reservations gives incompatible_with",
    "alliances": "kind parties left directed_against",
    "exercises": "by with at from to directed_against",
    "bases": "host of what at on to consulted objected",
    "dialogues": "by with on topic format",
}
WITHOUT_A_DAY = {"actors", "places", "conflicts"}
CHANGING = {
    "actors": "based_in directed_from controlled_by sheltered_by supported_by lawful_head effective recognised",
    "places": "sovereign administered_by",
}
# How many values each choice has.
CHOICES = {
    "actor_kind": 10, "actor_area": 6,
    "place_kind": 10, "place_area": 8, "dispute_matter": 4, "dispute_pursued_by": 6, "incident_kind": 37,
    "incident_means": 15, "incident_hits": 9, "incident_threatens": 7, "statement_says": 7, "consultation_kind": 4,
    "request_asks": 11, "consent_for": 6, "decision_kind": 27, "decision_matter": 7, "decision_measure": 25,
    "decision_purpose": 21, "measure_task": 21, "decision_post": 4, "decision_vote": 6, "measure_kind": 19,
    "measure_unit": 6, "measure_fault": 5, "security_council_act_kind": 5, "membership_event_kind": 19,
    "agreement_kind": 6, "agreement_gives": 5, "alliance_kind": 4, "dialogue_format": 4, "decision_finds": 4,
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(read(shipped_rules() / "vocabulary.yaml"))


def test_sections_and_fields(vocabulary: Vocabulary) -> None:
    assert {key: set(section.fields) - {"happened"} for key, section in vocabulary.sections.items()} == {
        key: set(fields.split()) for key, fields in WANTED.items()
    }


def test_events(vocabulary: Vocabulary) -> None:
    assert {key for key, section in vocabulary.sections.items() if section.event is None} == WITHOUT_A_DAY
    for key, section in vocabulary.sections.items():
        assert ("happened" in section.fields) == (key not in WITHOUT_A_DAY)


def test_changing(vocabulary: Vocabulary) -> None:
    for key, section in vocabulary.sections.items():
        changing = {name for name, field in section.fields.items() if field.changing}
        assert changing == set(CHANGING.get(key, "").split())


def test_domains(vocabulary: Vocabulary) -> None:
    assert {name: len(vocabulary.fields_of[name].choices) for name in CHOICES} == CHOICES


def test_every_field_can_be_told(vocabulary: Vocabulary) -> None:
    for predicate, field in vocabulary.fields_of.items():
        assert "{thing}" in field.says, predicate
        assert "{thing}" in field.denies, predicate
        assert field.says != field.denies, predicate
        if field.is_map:
            assert "{key}" in field.says
        if not field.is_yes_no and not (field.is_map and field.map_to == ("text",)):
            assert "{value}" in field.says, predicate


def test_sections_can_be_told(vocabulary: Vocabulary) -> None:
    assert all(section.says and section.denies for section in vocabulary.sections.values())


@pytest.mark.parametrize(
    ("predicate", "arity"),
    [
        ("request", 1), ("request_by", 2), ("decision_vote", 3), ("conflict_side", 3), ("cease_fire", 2),
        ("cease_fire_on", 3), ("cease_fire_kept", 2), ("actor_organised", 1), ("actor_lawful_head", 2),
        ("actor_based_in", 3), ("place_sovereign", 3), ("alliance_party", 3), ("decision_reservation", 2),
    ],
)  # fmt: skip
def test_arities(vocabulary: Vocabulary, predicate: str, arity: int) -> None:
    assert vocabulary.predicates[predicate] == arity


def test_event_predicates(vocabulary: Vocabulary) -> None:
    assert {"request", "request_by", "decision_vote"} <= vocabulary.event_predicates
    assert not {"actor_of", "cease_fire_on", "conflict_side", "happened"} & vocabulary.event_predicates
    assert "happened" not in vocabulary.predicates


def test_what_may_be_missing(vocabulary: Vocabulary) -> None:
    may = {key for key, section in vocabulary.sections.items() if section.may_be_missing}
    assert may == {"requests", "consents", "decisions", "notifications"}
    singles = [name for section in vocabulary.sections.values() for name in section.single_missing]
    assert "invokes" in singles
    assert len(singles) <= 12


def test_special_fields(vocabulary: Vocabulary) -> None:
    incidents, conflicts = vocabulary.sections["incidents"].fields, vocabulary.sections["conflicts"].fields
    assert incidents["gravity"].required_if == {"force": ("armed",)}
    assert incidents["gravity"].bare_open
    assert incidents["to"].absent == "=from"
    assert incidents["to"].literals == ("ongoing",)
    assert (conflicts["first_use"].bare_open, conflicts["first_use"].rivals) == (True, "sides")
    assert vocabulary.sections["decisions"].fields["votes"].words == ("others",)
    assert vocabulary.sections["decisions"].fields["finds"].value_words == ("none",)
    assert incidents["kinds"].choice_title("cyber_operation") == "a cyber operation"
    assert incidents["gravity"].choice_title("minor") == "minor"


def test_through_json_and_back(vocabulary: Vocabulary) -> None:
    again = Vocabulary.from_dict(json.loads(json.dumps(vocabulary.to_dict())))
    assert again == vocabulary
    assert again.predicates == vocabulary.predicates
    assert isinstance(again.sections["conflicts"].fields["cease_fires"].record, Section)


FORM = "sections:\n  notes:\n    name: note\n    event: on\n    fields:\n      on: {type: day, absent: must}\n"


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_vocabulary(read_bytes(text.encode(), "v.yaml"))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("      by: {typ: actor}", "v.yaml:7:12: 'typ' is no key of a field; did you mean 'type'?"),
        ("      by: {type: actr}", "v.yaml:7:18: 'actr' is no type; did you mean 'actor'?"),
        ("      by: {type: choice}", "v.yaml:7:11: a choice without values; expected 'of' with the type choice"),
        ("      by: {type: actor, of: [a]}", "v.yaml:7:29: values of a field that is no choice"),
        (
            "      by: {type: actor, open: yes}",
            "v.yaml:7:31: 'open' has another value; expected false, true or changing",
        ),
        ("      by: {type: actor, many: 1}", "v.yaml:7:31: 'many' is neither true nor false"),
        ("      by: {type: actor, absent: mus}", "v.yaml:7:33: 'mus' is no default of 'by'"),
        ("      by: {type: actor, says: '{valu}'}", "v.yaml:7:31: '{valu}' is no fill-in here; did you mean 'value'?"),
        ("      by: {type: actor, absent: {same_as: onn}}", "v.yaml:7:43: 'onn' is no field of this section"),
        ("      by: {type: actor, required_if: {onn: a}}", "v.yaml:7:44: 'onn' is no field of this section"),
        ("      by: {type: [yes_no, actor]}", "v.yaml:7:18: 'yes_no' stands beside another type"),
        ("      by: {map: {from: state}}", "v.yaml:7:17: the map has no 'to'; expected both 'from' and 'to'"),
        ("      by: {type: record}", "v.yaml:7:7: the record 'by' has no fields; expected the key 'fields'"),
        (
            "      by: {type: actor, predicate: note_on}",
            "v.yaml:7:7: the predicate 'note_on' is used twice: also at v.yaml",
        ),
        ("      by: [x]", "v.yaml:7:11: a field is no mapping; expected keys with values"),
        ("      By: {type: actor}", "v.yaml:7:11: 'By' cannot be a name"),
        ("    until: [onn]", "v.yaml:7:12: 'onn' is no field of 'notes'; did you mean 'on'?"),
        ("    may_be_missing: {onn: x}", "v.yaml:7:27: 'onn' is no field of this section; did you mean 'on'?"),
    ],
)
def test_form(more: str, said: str) -> None:
    found = problems(FORM + more + "\n")
    assert any(one.startswith(said) for one in found), found


def test_all_problems_in_one_go() -> None:
    assert len(problems(FORM + "      a: {type: x}\n      b: {typ: day}\n      c: {type: day, open: maybe}\n")) >= 3


@pytest.mark.parametrize(
    "text", ["", "a: b", "[x]", "sections: [x]", "sections: {a: {fields: {}}}", "sections: {a: x}"]
)
def test_no_vocabulary(text: str) -> None:
    assert problems(text)


def test_event_must_be_a_day() -> None:
    text = FORM.replace("type: day", "type: actor")
    assert problems(text) == ["v.yaml:4:12: the field 'on' is no day; expected a field of type day"]
