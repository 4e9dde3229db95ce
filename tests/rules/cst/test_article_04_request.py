"""Article 4(2): what is asked, of whom, about what, and when; help accepted; the text of 1992."""

from __future__ import annotations

import pytest

from foedus import evaluate
from tests.rules.cst.scenes import ATTACK, OLD_ATTACK, changed, near, standing
from tests.support import case, law

NO_REQUEST = changed(ATTACK, "requests: ~")
TO_AN_ALLY = changed(ATTACK, "requests.appeal.to: russia")
NAMES_THE_TREATY = changed(ATTACK, "requests.appeal.invokes: cst")
UNDER_ARTICLE_2 = changed(ATTACK, "requests.appeal.invokes: cst.2", "requests.appeal.asks: consultation")
HELP_UNDER_ARTICLE_2 = changed(ATTACK, "requests.appeal.invokes: cst.2")
UNDER_ANOTHER_TREATY = changed(
    TO_AN_ALLY,
    "agreements.friendship: {kind: treaty, signatures: {armenia: 1997-08-29, russia: 1997-08-29},"
    " in_force: 1998-09-09}",
    "requests.appeal.invokes: friendship",
    "requests.appeal.asks: consultation",
)
HELD = changed(ATTACK, "incidents.attack.occupation_to: ongoing", "requests.appeal.on: 2022-10-01")
WITHDRAWN = changed(ATTACK, "requests.appeal.withdrawn: 2022-09-14")
ACCEPTED = changed(NO_REQUEST, "measures.aid.accepted_by: {armenia: 2022-09-14}")
SAID_TO_BE_ACCEPTED = changed(
    NO_REQUEST, "statements.word: {by: armenia, on: 2022-09-14, about: attack, says: accepts_help}"
)
OF_THE_ORGANIZATION = changed(ACCEPTED, "measures.aid.by: csto")
IN_ITS_NAME = changed(ACCEPTED, "measures.aid.in_name_of: csto")
UNDER_ITS_DECISION = changed(
    ACCEPTED,
    "decisions.help: {organ: csc, on: 2022-09-13, kind: assist, about: attack, votes: {others: for}}",
    "measures.aid.under: help",
)
OLD_TO_AN_ALLY = changed(OLD_ATTACK, "requests.appeal.to: russia")

EXAMPLES = {
    "cst-4-2-asks-help": near(ATTACK, "requests.appeal.asks: condemnation"),
    "cst-4-2-addressed-to-the-organization": (ATTACK, TO_AN_ALLY),
    "cst-4-2-organization-asked": (ATTACK, TO_AN_ALLY),
    "cst-4-2-about-the-incident": near(ATTACK, "requests.appeal.happened: false"),
    "cst-4-2-made-while-the-attack-lasts": near(ATTACK, "requests.appeal.on: 2022-09-15"),
    "cst-4-2-made-while-the-occupation-lasts": near(HELD, "incidents.attack.occupation_to: 2022-09-30"),
    "cst-4-2-goes-on-as-an-attack": near(ATTACK, "incidents.attack.happened: false"),
    "cst-4-2-goes-on-as-an-occupation": (HELD, ATTACK),
    "cst-4-2-taken-back": near(WITHDRAWN, "requests.appeal.withdrawn: 2022-09-15"),
    "cst-4-2-plea": near(ATTACK, "requests.appeal.asks: condemnation"),
    "cst-4-2-entreaty": near(ATTACK, "requests.appeal.on: 2022-09-15"),
    "cst-4-2-names-the-treaty": (NAMES_THE_TREATY, HELP_UNDER_ARTICLE_2),
    "cst-4-2-names-an-article-of-the-treaty": (ATTACK, HELP_UNDER_ARTICLE_2),
    "cst-4-2-rests-on-something-else": (HELP_UNDER_ARTICLE_2, ATTACK),
    # The text of 2010
    "cst-4-2-2010-express-request": (ATTACK, HELP_UNDER_ARTICLE_2),
    "cst-4-2-2010-stands-by-its-request": (ATTACK, WITHDRAWN),
    "cst-4-2-2010-request-on-another-footing": (HELP_UNDER_ARTICLE_2, ATTACK),
    "cst-4-2-2010-appeal-counts": near(UNDER_ARTICLE_2, "readings: request=required_express"),
    "cst-4-2-2010-plea-is-an-appeal": near(ATTACK, "requests.appeal.asks: condemnation"),
    "cst-4-2-2010-appeal-under-article-2": (UNDER_ARTICLE_2, ATTACK),
    "cst-4-2-2010-appeal-under-another-treaty": near(UNDER_ANOTHER_TREATY, "requests.appeal.to: united_states"),
    "cst-4-2-2010-reaches-through-the-organization": (ATTACK, TO_AN_ALLY),
    "cst-4-2-2010-reaches-the-ally-asked": near(TO_AN_ALLY, "requests.appeal.to: united_states"),
    "cst-4-2-2010-reaches-all": near(TO_AN_ALLY, "readings: request_addressee=any_member"),
    "cst-4-2-2010-request": (ATTACK, NO_REQUEST),
    "cst-4-2-2010-help-accepted": near(ACCEPTED, "readings: request_addressee=to_organization"),
    "cst-4-2-2010-help-of-one-accepted-binds-all": near(ACCEPTED, "readings: request_addressee=any_member"),
    "cst-4-2-2010-help-of-the-organization-accepted": (OF_THE_ORGANIZATION, ACCEPTED),
    "cst-4-2-2010-accepted-of": (ACCEPTED, NO_REQUEST),
    "cst-4-2-2010-accepted-of-an-ally": near(ACCEPTED, "measures.aid.by: france"),
    "cst-4-2-2010-accepted-measure": near(ACCEPTED, "measures.aid.accepted_by: {armenia: 2022-09-15}"),
    "cst-4-2-2010-accepted-by-statement": near(SAID_TO_BE_ACCEPTED, "measures.aid.is_help: false"),
    "cst-4-2-2010-says-it-accepts": near(SAID_TO_BE_ACCEPTED, "statements.word.says: attacked"),
    "cst-4-2-2010-help-by-the-organization": (OF_THE_ORGANIZATION, ACCEPTED),
    "cst-4-2-2010-help-in-its-name": (IN_ITS_NAME, ACCEPTED),
    "cst-4-2-2010-help-under-its-decision": near(UNDER_ITS_DECISION, "measures.aid.in_name_of: russia"),
    # The text of 1992
    "cst-4-2-1992-no-request-asked": (OLD_ATTACK, ATTACK),
    "cst-4-2-1992-request-by-custom": near(OLD_ATTACK, "requests.appeal.invokes: ~"),
    "cst-4-2-1992-reaches-all": (OLD_ATTACK, OLD_TO_AN_ALLY),
    "cst-4-2-1992-reaches-whom-it-names": (OLD_TO_AN_ALLY, OLD_ATTACK),
}


def requested(text: str, obligor: str = "russia", **options: str) -> str:
    """The verdict on whether the request that the text asks was made and reaches the obligor."""
    return standing(text, f'stage("cst.4.collective_defence", request, (attack, armenia, {obligor}))', **options)


def engaged(text: str, obligor: str = "russia", **options: str) -> str:
    """The verdict on whether the article is engaged for the obligor."""
    return standing(text, f'stage("cst.4.collective_defence", engaged, (attack, armenia, {obligor}))', **options)


def test_no_duty_without_a_request_under_the_2010_text() -> None:
    silent = changed(NO_REQUEST, "measures: ~")
    assert engaged(silent, readings="all") == "does_not_apply"
    assert engaged(ATTACK) == "applies"


def test_no_request_is_asked_by_the_words_of_1992() -> None:
    silent = changed(OLD_ATTACK, "requests: ~")
    assert engaged(silent, readings="request_1992=not_required") == "applies"
    assert engaged(silent, readings="request_1992=required_by_custom") == "does_not_apply"


def test_a_request_by_custom_counts_for_whom_it_names() -> None:
    readings = "request_1992=required_by_custom"
    assert requested(OLD_TO_AN_ALLY, "russia", readings=readings) == "applies"
    assert requested(OLD_TO_AN_ALLY, "belarus", readings=readings) == "does_not_apply"
    assert requested(OLD_ATTACK, "belarus", readings=readings) == "applies"


def test_a_request_by_custom_may_name_any_article_if_it_says_that_one_is_attacked() -> None:
    readings = "request_1992=required_by_custom"
    article_2 = changed(OLD_ATTACK, "requests.appeal.invokes: cst.2")
    assert requested(article_2, readings=readings) == "does_not_apply"
    declared = changed(article_2, "requests.appeal.declares: attacked")
    assert requested(declared, readings=readings) == "applies"


@pytest.mark.parametrize(
    ("invoked", "expected"),
    [
        ("~", "applies"),
        ("cst", "applies"),
        ("cst.4", "applies"),
        ("cst.6", "applies"),
        ("cst.2", "does_not_apply"),
        ("charter", "does_not_apply"),
        ("[cst.2, cst.4]", "applies"),
    ],
)
def test_an_express_request_need_not_name_the_article_but_names_no_other_footing(invoked: str, expected: str) -> None:
    request = changed(ATTACK, f"requests.appeal.invokes: {invoked}")
    assert requested(request, readings="request=required_express") == expected


def test_an_appeal_under_article_2_is_an_implied_request() -> None:
    assert requested(UNDER_ARTICLE_2, readings="request=implied") == "applies"
    assert requested(UNDER_ARTICLE_2, readings="request=required_express") == "does_not_apply"


def test_a_request_under_another_treaty_reaches_the_member_asked() -> None:
    readings = "request=implied,request_addressee=any_member"
    assert requested(UNDER_ANOTHER_TREATY, "russia", readings=readings) == "applies"
    assert requested(UNDER_ANOTHER_TREATY, "belarus", readings=readings) == "does_not_apply"


@pytest.mark.parametrize(
    ("reading", "russia", "belarus"),
    [
        ("to_organization", "does_not_apply", "does_not_apply"),
        ("any_member", "applies", "does_not_apply"),
        ("any_request_binds_all", "applies", "applies"),
    ],
)
def test_a_request_to_one_ally_binds_by_the_reading_of_the_addressee(reading: str, russia: str, belarus: str) -> None:
    readings = f"request_addressee={reading}"
    assert requested(TO_AN_ALLY, "russia", readings=readings) == russia
    assert requested(TO_AN_ALLY, "belarus", readings=readings) == belarus


@pytest.mark.parametrize(
    ("reading", "russia", "belarus"),
    [
        ("to_organization", "does_not_apply", "does_not_apply"),
        ("any_member", "applies", "does_not_apply"),
        ("any_request_binds_all", "applies", "applies"),
    ],
)
def test_help_accepted_is_addressed_to_him_who_gives_it(reading: str, russia: str, belarus: str) -> None:
    readings = f"request=implied,request_addressee={reading}"
    assert requested(ACCEPTED, "russia", readings=readings) == russia
    assert requested(ACCEPTED, "belarus", readings=readings) == belarus


@pytest.mark.parametrize("text", [OF_THE_ORGANIZATION, IN_ITS_NAME, UNDER_ITS_DECISION])
def test_help_of_the_organization_accepted_is_a_request_to_it(text: str) -> None:
    readings = "request=implied,request_addressee=to_organization"
    assert requested(text, "belarus", readings=readings) == "applies"


def test_help_accepted_is_no_express_request() -> None:
    assert requested(OF_THE_ORGANIZATION, readings="request=required_express") == "does_not_apply"


def test_a_request_counts_to_the_day_before_it_is_withdrawn() -> None:
    assert requested(changed(WITHDRAWN, "date: 2022-09-13", "measures: ~", "notifications: ~")) == "applies"
    assert requested(changed(WITHDRAWN, "date: 2022-09-20")) == "does_not_apply"


def test_a_request_after_the_attack_counts_while_ground_is_held() -> None:
    assert requested(changed(ATTACK, "requests.appeal.on: 2022-10-01")) == "does_not_apply"
    assert requested(HELD) == "applies"


def test_an_opinion_tells_a_request_that_was_taken_back_from_one_that_was_not_made() -> None:
    def why(text: str) -> str:
        return evaluate(case(text), law()).mechanisms["cst.4.collective_defence"].why

    assert "Armenia took its request over the attack back" in why(WITHDRAWN)
    assert "nobody who may speak for Armenia turned to others" in why(changed(NO_REQUEST, "measures: ~"))
