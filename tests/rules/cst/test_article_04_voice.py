"""Article 4(2): who speaks for a state."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import ATTACK, changed, near, standing
from tests.support import verdict

ABROAD = changed(
    ATTACK,
    "incidents.attack.at: camp",
    "places.camp: {sovereign: syria}",
    "incidents.attack.hits: armed_forces",
    "consents.invitation: {by: syria, given_to: armenia, on: 2022-01-01, for: stationing}",
)
CONSENT_VOICED = changed(
    ABROAD,
    "actors.ruler: {kind: person, of: syria, office: head_of_state, lawful_head: true}",
    "consents.invitation.voiced_by: ruler",
)
BY_HEAD = changed(
    ATTACK,
    "actors.head: {kind: person, of: armenia, office: head_of_state, lawful_head: true}",
    "requests.appeal.voiced_by: head",
)
BY_PREMIER = changed(BY_HEAD, "actors.head.office: head_of_government")
BY_MINISTER = changed(
    ATTACK, "actors.minister: {kind: person, of: armenia, office: minister}", "requests.appeal.voiced_by: minister"
)
ADOPTED = changed(BY_MINISTER, "requests.appeal.adopted_by_government: true")
ADOPTED_IN_WORDS = changed(
    BY_MINISTER, "statements.word: {by: armenia, on: 2022-09-14, about: appeal, says: adopts_request}"
)
ADOPTED_BY_HEAD = changed(
    ADOPTED_IN_WORDS,
    "actors.head: {kind: person, of: armenia, office: head_of_state, lawful_head: true}",
    "statements.word.voiced_by: head",
)
# The lawful head is in flight; another governs.
RIVALS = changed(BY_HEAD, "actors.junta: {kind: government, of: armenia, office: head_of_state, effective: true}")
UNNAMED = changed(RIVALS, "actors.junta.office: ~")
BY_JUNTA = changed(RIVALS, "requests.appeal.voiced_by: junta")
RECOGNISED_RIVAL = changed(
    BY_HEAD, "actors.junta: {kind: government, of: armenia, office: head_of_state, recognised: true}"
)
BY_RECOGNISED = changed(RECOGNISED_RIVAL, "requests.appeal.voiced_by: junta")

EXAMPLES = {
    "cst-4-2-undisputed-head-speaks": (ATTACK, BY_MINISTER),
    "cst-4-2-consent-through-the-head": (ABROAD, CONSENT_VOICED),
    "cst-4-2-named-voice-of-a-request": (BY_HEAD, BY_MINISTER),
    "cst-4-2-named-voice-of-a-consent": near(CONSENT_VOICED, "actors.ruler.office: minister"),
    "cst-4-2-adopted-by-the-government": (ADOPTED, BY_MINISTER),
    "cst-4-2-adopted-by-a-statement": near(ADOPTED_IN_WORDS, "statements.word.says: attacked"),
    "cst-4-2-adopted-by-a-speaker": near(ADOPTED_BY_HEAD, "statements.word.voiced_by: minister"),
    "cst-4-2-head-without-rival": (BY_HEAD, RIVALS),
    "cst-4-2-effective-government": near(BY_JUNTA, "actors.junta.effective: false"),
    "cst-4-2-recognised-government": near(BY_RECOGNISED, "actors.junta.recognised: false", "actors.head: ~"),
    "cst-4-2-head-of-state-only": near(BY_HEAD, "actors.head.lawful_head: false"),
    "cst-4-2-office-of-head-of-state": near(BY_HEAD, "actors.head.office: minister"),
    "cst-4-2-office-of-head-of-government": (
        BY_PREMIER,
        changed(BY_PREMIER.replace("2022-", "2020-"), "date: 2020-12-31"),
    ),
    "cst-4-2-head-governs": near(BY_HEAD, "actors.head.office: envoy"),
    "cst-4-2-government-governs": near(BY_JUNTA, "actors.junta.kind: person"),
    "cst-4-2-rival": (RIVALS, BY_HEAD),
    "cst-4-2-rival-government": near(UNNAMED, "actors.junta.effective: false"),
    "cst-4-2-claims-as-lawful-head": near(BY_HEAD, "actors.head.lawful_head: false"),
    "cst-4-2-claims-as-effective": near(RIVALS, "actors.junta.effective: false"),
    "cst-4-2-claims-as-recognised": near(
        RECOGNISED_RIVAL, "actors.junta.recognised: false", "actors.head.lawful_head: false"
    ),
}


def voiced(text: str, **options: str) -> str:
    """The verdict on whether the request counts as the state's."""
    return verdict(text, "valid_voice(appeal, armenia)", **options)


def test_that_the_state_asks_means_that_its_undisputed_head_did() -> None:
    assert voiced(ATTACK) == "applies"


def test_no_reading_is_asked_of_a_head_without_rival() -> None:
    assert voiced(BY_HEAD) == "applies"


def test_a_ministers_words_are_no_request_until_the_government_adopts_them() -> None:
    assert voiced(BY_MINISTER, readings="all") == "does_not_apply"
    assert voiced(ADOPTED) == "applies"
    assert voiced(ADOPTED_IN_WORDS) == "applies"


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("effective_government", "applies"),
        ("recognised_government", "does_not_apply"),
        ("head_of_state_only", "does_not_apply"),
    ],
)
def test_whoever_governs_without_right_asks_on_one_reading_only(reading: str, expected: str) -> None:
    assert voiced(BY_JUNTA, readings=f"requester={reading}") == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("effective_government", "does_not_apply"),
        ("recognised_government", "applies"),
        ("head_of_state_only", "applies"),
    ],
)
def test_the_lawful_head_whom_another_has_ousted_asks_on_two(reading: str, expected: str) -> None:
    assert voiced(RIVALS, readings=f"requester={reading}") == expected


def test_a_rival_whom_others_recognise_puts_the_lawful_head_in_question() -> None:
    assert voiced(RECOGNISED_RIVAL) == "arguable"


def test_a_head_of_government_asks_since_the_text_of_2018_only() -> None:
    readings = "requester=head_of_state_only"
    assert voiced(BY_PREMIER, readings=readings) == "applies"
    earlier = changed(BY_PREMIER.replace("2022-", "2020-"), "date: 2020-12-31")
    assert voiced(earlier, readings=readings) == "does_not_apply"


def test_a_request_of_a_minister_engages_nobody() -> None:
    conclusion = 'stage("cst.4.collective_defence", engaged, (attack, armenia, russia))'
    by_minister = changed(BY_MINISTER, "measures: ~")
    assert standing(by_minister, conclusion) == "does_not_apply"
