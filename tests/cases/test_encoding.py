"""Cases as atoms and questions."""

# ruff: noqa: E501 (a case on one line is easier to read)

from __future__ import annotations

from crisis import CRISIS

from foedus.cases.encoding import encode, missing_items
from foedus.text.atoms import Atom


def effects(encoding, question, option):
    return [atom for name, of, atom in encoding.effects if (name, of) == (question, option)]


def asked(encoding, name):
    return next(question for question in encoding.questions if question.name == name)


def test_established_facts_are_atoms(case, law):
    facts = encode(case(CRISIS), law).facts
    for atom in [
        Atom("incident", ("raid",)), Atom("happened", ("raid",)), Atom("event_day", ("raid", 20220102)),
        Atom("incident_kind", ("raid", "attack")), Atom("incident_deliberate", ("raid",)),
        Atom("place_kind", ("town", "land")), Atom("place_sovereign", ("town", "kazakhstan", 20220102)),
        Atom("question_day", (20220120,)), Atom("state", ("armenia",)), Atom("organ", ("csc",)),
        Atom("actor_un_member", ("armenia",)),
    ]:  # fmt: skip
        assert atom in facts


def test_an_open_item_is_a_question(case, law):
    text = CRISIS.replace("by: bands", "by: [bands, {value: unknown_state, status: alleged, by: kazakhstan}]")
    encoding = encode(case(text), law)
    (question,) = encoding.questions
    assert (question.name, question.options, question.default, question.alleged) == (
        "incidents.raid.by.2", ("yes", "no"), "no", "yes",
    )  # fmt: skip
    assert effects(encoding, question.name, "yes") == [Atom("incident_by", ("raid", "unknown_state"))]
    assert effects(encoding, question.name, "no") == []
    assert Atom("contested", ("raid", "by")) in encoding.facts


def test_an_open_one_falls_back_to_its_default(case, law):
    encoding = encode(case(CRISIS.replace("force: armed", "force: {value: armed, status: unknown}")), law)
    question = asked(encoding, "incidents.raid.force")
    assert question.alleged is None
    assert effects(encoding, question.name, "no") == [Atom("incident_force", ("raid", "none"))]


def test_rivals_are_options_and_have_no_default(case, law):
    encoding = encode(case(CRISIS.replace("gravity: significant", "gravity: unknown")), law)
    question = asked(encoding, "incidents.raid.gravity")
    assert (question.options, question.default, question.alleged) == (("minor", "significant"), None, None)
    assert effects(encoding, question.name, "minor") == [Atom("incident_gravity", ("raid", "minor"))]


def test_a_doubt_about_what_holds_by_default(case, law):
    doubt = "deliberate: {value: false, status: alleged, by: russia}, hits"
    encoding = encode(case(CRISIS.replace("hits", doubt)), law)
    question = asked(encoding, "incidents.raid.deliberate")
    assert (question.default, question.alleged) == ("yes", "no")
    assert effects(encoding, question.name, "yes") == [Atom("incident_deliberate", ("raid",))]
    assert Atom("incident_deliberate", ("raid",)) not in encoding.facts


def test_a_rule_speaks_where_nothing_is_said(case, law):
    head = "actors:\n  head: {kind: government, of: armenia, recognised: {value: true, status: disputed, denied_by: russia}}\n"
    encoding = encode(case(head), law)
    question = asked(encoding, "actors.head.recognised")
    assert question.options == ("yes", "no", "unsaid") and question.reserved == question.default == "unsaid"
    said = Atom("said", ("head", "recognised", 20220120))
    assert effects(encoding, question.name, "yes") == [Atom("actor_recognised", ("head", 20220120)), said]
    assert effects(encoding, question.name, "no") == [said]
    assert effects(encoding, question.name, "unsaid") == []


def test_an_event_that_may_not_have_happened(case, law):
    encoding = encode(case(CRISIS.replace("hits", "happened: {status: disputed, denied_by: russia}, hits")), law)
    question = asked(encoding, "incidents.raid")
    assert question.field == "happened" and question.options == ("yes", "no")
    held = effects(encoding, "incidents.raid", "yes")
    assert Atom("happened", ("raid",)) in held and Atom("incident", ("raid",)) in held
    assert not any(atom.arguments[0] == "raid" for atom in encoding.facts if atom.name != "contested")


def test_an_event_that_did_not_happen_is_not_there(case, law):
    encoding = encode(case(CRISIS.replace("hits", "happened: false, by: {value: russia, status: unknown}, hits", 1)
        .replace("by: bands, ", "")), law)  # fmt: skip
    assert not encoding.questions
    assert not any("raid" in atom.arguments for atom in encoding.facts)


def test_later_events_are_left_out_with_what_names_them(case, law):
    request = "requests:\n  appeal: {by: kazakhstan, to: csc, on: 2022-01-01, about: raid, asks: assistance, withdrawn: 2022-01-03}\n"
    encoding = encode(case(CRISIS + request).at("2022-01-01"), law)
    assert "raid" not in encoding.order
    assert not any("raid" in atom.arguments for atom in encoding.facts)
    assert not any(atom.name == "request_withdrawn" for atom in encoding.facts)
    assert Atom("request_asks", ("appeal", "assistance")) in encoding.facts


def test_sides_maps_records_and_provisions(case, law):
    encoding = encode(case(
        "conflicts:\n  war: {sides: [[armenia], [azerbaijan]], first_use: azerbaijan,\n"
        "    cease_fires: [{on: 2021-05-01, kept: true, broken_by: {value: armenia, status: alleged}}]}\n"
        "decisions:\n  send: {organ: csc, on: 2022-01-06, kind: deploy, under: cst.6,\n"
        "    votes: {others: for, armenia: {one_of: [absent, abstained], status: unknown}}, reservations: {russia: a text}}\n"
    ), law)  # fmt: skip
    for atom in [
        Atom("conflict_side", ("war", 1, "armenia")), Atom("conflict_side", ("war", 2, "azerbaijan")),
        Atom("cease_fire", ("war", 1)), Atom("cease_fire_on", ("war", 1, 20210501)), Atom("cease_fire_kept", ("war", 1)),
        Atom("decision_vote", ("send", "others", "for")), Atom("decision_under", ("send", '"cst.6')),
        Atom("decision_reservation", ("send", "russia")), Atom("decision_takes_effect", ("send", 20220106)),
    ]:  # fmt: skip
        assert atom in encoding.facts
    assert effects(encoding, "decisions.send.votes.2", "absent") == [Atom("decision_vote", ("send", "armenia", "absent"))]
    assert effects(encoding, "conflicts.war.cease_fires.1.broken_by.1", "yes") == [
        Atom("cease_fire_broken_by", ("war", 1, "armenia"))
    ]
    assert 20210501 in encoding.days


def test_a_state_of_things_holds_on_its_days(case, law):
    text = CRISIS.replace("sovereign: kazakhstan", "sovereign: kazakhstan, administered_by: {value: russia, to: 2022-01-10}")
    facts = encode(case(text), law).facts
    days = [atom.arguments[2] for atom in facts if atom.name == "place_administered_by"]
    assert days == [20220102]
    assert [atom for atom in facts if atom.name == "said"] == [Atom("said", ("town", "administered_by", 20220102))]


def test_a_case_says_otherwise_than_the_record(case, law):
    facts = encode(case("actors:\n  armenia: {kind: state, un_member: false}\n  ruritania: {kind: state}\n"), law).facts
    assert Atom("actor_un_member", ("armenia",)) not in facts
    assert Atom("actor_council_seat", ("armenia", "head_of_government")) in facts
    assert Atom("state", ("ruritania",)) in facts and facts.count(Atom("state", ("armenia",))) == 1


def test_every_atom_is_one_that_the_vocabulary_declares(law):
    from foedus.cases.case import Case
    from foedus.cases.library import shipped_cases

    known = {**law.vocabulary.predicates, "happened": 1, "event_day": 2, "day": 1, "question_day": 1, "state": 1, "organ": 1}
    for entry in shipped_cases():
        encoding = encode(Case.load(entry.id, law), law)
        for atom in [*encoding.facts, *(effect[2] for effect in encoding.effects)]:
            if atom.name in ("said", "contested"):
                continue
            assert len(atom.arguments) == known[atom.name], atom


def test_what_may_be_missing_is_asked_once_and_in_words(case, law):
    items = missing_items(case(CRISIS), law)
    names = [item.question.name for item in items]
    assert "requests.missing_request_raid_kazakhstan" in names and len(names) == len(set(names))
    request = items[names.index("requests.missing_request_raid_kazakhstan")]
    assert request.question.default == "no"
    assert request.says.startswith("Kazakhstan asked ") and request.says.endswith(" for assistance on 2022-01-02 over the raid")
    assert Atom("request_about", ("missing_request_raid_kazakhstan", "raid")) in request.effects
    assert Atom("request_form", ("missing_request_raid_kazakhstan", "official")) in request.effects


def test_what_is_told_is_not_missing(case, law):
    request = "requests:\n  appeal: {by: kazakhstan, to: csc, on: 2022-01-05, about: raid, asks: assistance}\n"
    names = [item.question.name for item in missing_items(case(CRISIS + request), law)]
    assert "requests.missing_request_raid_kazakhstan" not in names
    assert "requests.appeal.invokes" in names


def test_missing_items_are_capped(case, law):
    incidents = "".join(f"  i{number}: {{from: 2022-01-02, against: kazakhstan}}\n" for number in range(100))
    assert len(missing_items(case("incidents:\n" + incidents), law)) == 65


def test_missing_items_join_the_encoding(case, law):
    read = case(CRISIS)
    items = missing_items(read, law)
    widened = encode(read, law).with_missing(items)
    assert len(widened.questions) == len(items)
    assert all(option == "yes" for _, option, _ in widened.effects)
