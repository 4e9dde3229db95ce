"""What is taken where a case is silent, and that what it says prevails."""

from __future__ import annotations

import pytest

from tests.rules.charter.scenes import ADMISSION, SESSION, SUSPENSION
from tests.rules.cst.scenes import changed, standing
from tests.rules.examples import declared, hold
from tests.support import law, verdict

PLACE = "places: {valley: {sovereign: azerbaijan}}\n"
HELD = "places: {valley: {sovereign: azerbaijan, administered_by: armenia}}\n"
HEADS = """
actors:
  old: {kind: person, of: armenia, office: head_of_state, lawful_head: true}
  new: {kind: person, of: armenia, office: head_of_state}
"""
RIVAL = changed(HEADS, "actors.new.recognised: true")
PREMIER = changed(RIVAL, "actors.new.office: head_of_government")
GOVERNMENT = changed(RIVAL, "actors.new.kind: government", "actors.new.office: ~")
REQUEST = """
incidents:
  raid: {from: 2022-09-13, kinds: attack, force: none, against: armenia}
requests:
  plea: {by: armenia, on: 2022-09-14, to: csc, about: raid, asks: assistance, invokes: cst.4}
"""
CARRIED_OUT = """
places:
  town: {sovereign: armenia}
incidents:
  raid: {from: 2022-09-13, kinds: attack, force: none, against: armenia}
decisions:
  plan: {organ: csc, on: 2022-09-14, kind: deploy, about: raid, purpose: monitor, at: town, votes: {others: for}}
measures:
  mission: {by: russia, for: armenia, kind: troops, from: 2022-09-15, under: plan}
"""

QUAKE = """
places:
  valley: {sovereign: tajikistan}
incidents:
  quake: {from: 2022-05-01, kinds: natural_disaster, against: tajikistan, at: valley}
"""
SUPPOSED_PARTY = changed(QUAKE, "suppose: [{state: tajikistan, party_to: crrf, from: 2022-01-01, to: 2022-06-30}]")
PARTY_NO_MORE = changed(
    QUAKE, "suppose: [{state: tajikistan, party_to: crrf, from: 2021-01-01, to: 2021-06-30}]"
)
PARTY_BEFORE_IT_ENTERED = changed(
    QUAKE, "suppose: [{state: tajikistan, party_to: crrf, from: 2008-01-01, to: 2009-06-30}]"
)
SUPPOSED_OUTSIDE = changed(
    QUAKE, "suppose: [{state: tajikistan, not_party_to: crrf, from: 2022-01-01, to: 2022-06-30}]"
)
OUTSIDE_NO_MORE = changed(
    QUAKE, "suppose: [{state: tajikistan, not_party_to: crrf, from: 2021-01-01, to: 2021-06-30}]"
)


def of_kind(kind: str, *more: str) -> str:
    """A decision of that kind whose matter is not told."""
    return changed(SESSION, "decisions.paper.matter: ~", f"decisions.paper.kind: {kind}", *more)


EXAMPLES = declared(
    {
        "default-sovereign-administers": (PLACE, HELD),
        "default-place-lies-where-its-sovereign-does": (PLACE, changed(PLACE, "places.valley.areas: elsewhere")),
        "default-recognised-as-said": (RIVAL, HEADS),
        "default-lawful-head-recognised": (HEADS, RIVAL),
        "default-recognition-of-another": (RIVAL, PREMIER),
        "default-recognition-of-a-rival-government": (GOVERNMENT, RIVAL),
        "default-names-an-office": (HEADS, PLACE),
        "default-attacked-where-defence-is-invoked": (REQUEST, changed(REQUEST, "requests.plea.declares: threatened")),
        "default-matter-of-forces": (of_kind("deploy"), of_kind("deploy", "decisions.paper.matter: security")),
        "default-matter-of-security": (of_kind("assist"), of_kind("assist", "decisions.paper.matter: military")),
        "default-matter-of-membership": (SUSPENSION, changed(SUSPENSION, "decisions.sanction.matter: security")),
        "default-matter-of-finance": (of_kind("budget"), of_kind("budget", "decisions.paper.matter: organization")),
        "default-matter-of-organization": (of_kind("adopt"), SESSION),
        "default-measure-is-about-its-decision": (CARRIED_OUT, changed(CARRIED_OUT, "measures.mission.about: raid")),
        "default-measure-has-its-decision-tasks": (CARRIED_OUT, changed(CARRIED_OUT, "measures.mission.tasks: escort")),
        "default-measure-is-where-its-decision-says": (CARRIED_OUT, changed(CARRIED_OUT, "measures.mission.at: town")),
        "default-membership-reaches-treaty": (ADMISSION, changed(ADMISSION, "membership.application.to: charter")),
        "default-membership-reaches-organization": (ADMISSION, changed(ADMISSION, "membership.application.to: cst")),
        "default-supposed-party": (SUPPOSED_PARTY, PARTY_NO_MORE),
        "default-supposed-party-until-then": (PARTY_NO_MORE, QUAKE),
        "default-supposed-outside": (SUPPOSED_OUTSIDE, OUTSIDE_NO_MORE),
        "default-supposed-outside-until-then": (OUTSIDE_NO_MORE, QUAKE),
        "default-supposed-to-have-left": (PARTY_NO_MORE, PARTY_BEFORE_IT_ENTERED),
        "default-entered-anew": (PARTY_BEFORE_IT_ENTERED, PARTY_NO_MORE),
        "default-case-joins-the-record": (ADMISSION, changed(ADMISSION, "membership.application.as: observer")),
    }
)


def test_every_default_has_an_example() -> None:
    """No rule without an example, no example of a rule that is gone."""
    rules = {rule.id for rule in law().rules.values() if rule.file.endswith("defaults.lp")}
    assert set(EXAMPLES) == rules


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_default_is_taken_in_its_example_and_not_in_the_near_case(rule: str) -> None:
    """The two texts of an example differ in what the rule asks."""
    hold(rule, EXAMPLES[rule])


@pytest.mark.parametrize(
    ("kind", "matter"),
    [
        ("deploy", "use_of_forces"),
        ("end_measure", "use_of_forces"),
        ("send_mission", "security"),
        ("call_cease_fire", "security"),
        ("budget", "finance"),
        ("appoint", "organization"),
        ("procedural", "organization"),
    ],
)
def test_the_kind_of_a_decision_shows_its_matter(kind: str, matter: str) -> None:
    """Where the case does not say it."""
    assert verdict(of_kind(kind), f"decision_matter(paper, {matter})") == "applies"


@pytest.mark.parametrize(
    ("recognised", "expected"),
    [
        ("true", "does_not_apply"),
        ("false", "applies"),
        ("{value: true, status: disputed, denied_by: russia}", "arguable"),
    ],
)
def test_the_lawful_head_is_recognised_while_no_other_has_recognition(recognised: str, expected: str) -> None:
    """That another is said not to be recognised takes nothing away."""
    text = changed(HEADS, f"actors.new.recognised: {recognised}")
    assert verdict(text, "has_recognition(old, 20221231)") == expected


def test_recognition_in_another_office_is_no_rival() -> None:
    """A head of government beside a head of state."""
    assert verdict(PREMIER, "has_recognition(old, 20221231)") == "applies"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (QUAKE, "applies"),
        (SUPPOSED_PARTY, "applies"),
        (PARTY_NO_MORE, "does_not_apply"),
        (PARTY_BEFORE_IT_ENTERED, "applies"),
        (SUPPOSED_OUTSIDE, "does_not_apply"),
        (OUTSIDE_NO_MORE, "applies"),
    ],
)
def test_what_is_supposed_of_an_agreement_prevails_while_it_lasts(text: str, expected: str) -> None:
    """Before and after, the record has it."""
    assert standing(text, 'bound(tajikistan, "crrf.decision", 2009, 20220501)') == expected


@pytest.mark.parametrize(
    ("article", "version"),
    [("crrf.decision", 2009), ("f10.3", 2010), ("pk.3", 2007), ("crdf.3", 2006), ("mta.request", 2007)],
)
def test_every_agreement_honours_what_is_supposed(article: str, version: int) -> None:
    """Of parties to come in, and of parties to stay out."""
    instrument = article.partition(".")[0]
    bound = 'bound({}, "{}", {}, 20220501)'
    supposed = changed(QUAKE, f"suppose: [{{state: uzbekistan, party_to: {instrument}}}]")
    assert standing(supposed, bound.format("uzbekistan", article, version)) == "applies"
    outside = changed(QUAKE, f"suppose: [{{state: kazakhstan, not_party_to: {instrument}}}]")
    assert standing(QUAKE, bound.format("kazakhstan", article, version)) == "applies"
    assert standing(outside, bound.format("kazakhstan", article, version)) == "does_not_apply"


def test_seeking_to_observe_makes_nobody_a_party() -> None:
    """An accession as a member does."""
    accession = changed(ADMISSION, "membership.application.kind: accedes", "decisions: ~")
    observing = changed(accession, "membership.application.as: observer")
    assert verdict(accession, "cst_party(serbia, 20221231)") == "applies"
    assert verdict(observing, "cst_party(serbia, 20221231)") == "does_not_apply"
