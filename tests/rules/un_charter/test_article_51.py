"""Article 51: who may defend whom, what makes force lawful, and until when."""

from __future__ import annotations

import pytest

from tests.rules.cst.scenes import changed, standing
from tests.rules.un_charter.scenes import ANSWER, FOLLOWED, GUEST, HELP, RENEWED, WAR
from tests.support import verdict

ASSAULT = changed(WAR, "incidents.reply: ~")
GROUP = "{kind: armed_group, organised: true, based_in: azerbaijan, weapons_against: [authorities]}"
SIDES = "conflicts.war.sides: [[azerbaijan, band], [armenia]]"
BAND = changed(WAR, f"actors.band: {GROUP}", "incidents.assault.by: band", SIDES)
THREATS = changed(ASSAULT, "incidents.assault.force: none", "incidents.assault.means: ~")
UNCONSENTED = changed(GUEST, "consents: ~", "security_council: ~")
CONSENT_ONLY = changed(GUEST, "security_council: ~")
AUTHORITY_ONLY = changed(GUEST, "consents: ~")
THROUGH_THE_COUNCIL = changed(HELP, "requests.plea.to: csc")
LAWFUL_BEGINNING = changed(
    WAR, "security_council.mandate: {kind: authorization, on: 2022-09-01, about: war, for: azerbaijan}"
)
MINOR_BEGINNING = changed(WAR, "incidents.assault.gravity: minor", "readings: gravity=significant_scale")
UNTOLD_BEGINNING = changed(WAR, "incidents.assault: ~")
OLD_OCCUPATION = changed(ANSWER, "incidents.raid.kinds: occupation", "incidents.raid.to: ongoing")
CONTINUING = changed(OLD_OCCUPATION, "incidents.raid.continuing_attack: true")
KEPT = changed(ANSWER, "conflicts.first.cease_fires: [{on: 2022-03-05, kept: true}]")
ANSWERS_LAWFUL_FORCE = changed(
    ANSWER, "security_council.mandate: {kind: authorization, on: 2022-02-01, about: first, for: azerbaijan}"
)
NOTICE_ASKED = changed(WAR, "readings: notice=condition")
NOTICE = "{by: armenia, to: un_security_council, on: 2022-09-15, about: reply}"
TOLD = changed(NOTICE_ASKED, f"notifications.notice: {NOTICE}")
MEASURES = "{kind: measures_necessary, on: 2022-09-20, about: assault}"
ACTED = changed(FOLLOWED, f"security_council.measures: {MEASURES}")
TERROR = "[attack, terrorism]"

EXAMPLES = {
    # 1. Who may defend whom
    "un-51-defends-itself": (WAR, changed(BAND, "incidents.reply: ~")),
    "un-51-asked-directly": (HELP, changed(HELP, "requests.plea.to: belarus")),
    "un-51-asked-through-the-organization": (THROUGH_THE_COUNCIL, HELP),
    "un-51-asked-for-help": (HELP, changed(HELP, "requests.plea.asks: mediation")),
    "un-51-request-withdrawn": (changed(HELP, "requests.plea.withdrawn: 2022-09-14"), HELP),
    "un-51-incident-is-its-own-matter": (WAR, "places: {town: {sovereign: armenia}}\n"),
    "un-51-conflict-is-the-matter-of-its-incidents": (WAR, FOLLOWED),
    "un-51-matter-leads-to-incident": (WAR, "places: {town: {sovereign: armenia}}\n"),
    "un-51-request-leads-to-incident": (FOLLOWED, WAR),
    "un-51-decision-leads-to-incident": (changed(FOLLOWED, "decisions.reply.about: assault"), FOLLOWED),
    "un-51-decision-about-a-request-leads-to-incident": (FOLLOWED, changed(FOLLOWED, "decisions.reply.about: assault")),
    "un-51-measure-leads-to-incident": (FOLLOWED, changed(FOLLOWED, "measures: ~")),
    "un-51-matter-itself": (WAR, "places: {town: {sovereign: armenia}}\n"),
    "un-51-matter-of-a-request": (FOLLOWED, WAR),
    "un-51-state-behind-the-force": (WAR, changed(BAND, "incidents.reply: ~")),
    "un-51-group-behind-the-force": (BAND, WAR),
    "un-51-armed": (WAR, THREATS),
    # 2. Who began
    "un-51-kept-cease-fire": (KEPT, RENEWED),
    "un-51-unkept-cease-fire": (
        RENEWED,
        changed(RENEWED, "conflicts.old.cease_fires: [{on: 2022-03-02, kept: false}, {on: 2022-03-03, kept: true}]"),
    ),
    "un-51-goes-on-from-an-earlier-conflict": (
        RENEWED,
        changed(RENEWED, "conflicts.old.cease_fires: [{on: 2022-03-03, kept: true}]"),
    ),
    "un-51-first-user": (WAR, changed(RENEWED, "conflicts.old.first_use: ~", "incidents.assault: ~")),
    "un-51-first-user-of-the-earlier-conflict": (
        RENEWED,
        changed(RENEWED, "conflicts.old.cease_fires: [{on: 2022-03-03, kept: true}]"),
    ),
    "un-51-first-side": (WAR, FOLLOWED),
    "un-51-side-of-an-author": (WAR, FOLLOWED),
    "un-51-side-of-the-state-behind": (
        changed(
            WAR,
            f"actors.band: {GROUP}",
            "actors.band.controlled_by: azerbaijan",
            "incidents.assault.by: band",
            "incidents.reply: ~",
        ),
        changed(
            WAR,
            f"actors.band: {GROUP}",
            "incidents.assault.by: band",
            "incidents.reply: ~",
            "conflicts.war.sides: [[band], [armenia]]",
            "conflicts.war.first_use: band",
        ),
    ),
    "un-51-first-force": (WAR, UNTOLD_BEGINNING),
    "un-51-first-force-of-the-earlier-conflict": (
        RENEWED,
        changed(RENEWED, "conflicts.old.cease_fires: [{on: 2022-03-03, kept: true}]"),
    ),
    "un-51-first-force-is-told": (WAR, UNTOLD_BEGINNING),
    "un-51-grave-first-use": (changed(WAR, "readings: gravity=significant_scale"), MINOR_BEGINNING),
    "un-51-attacked-in-conflict": (WAR, FOLLOWED),
    "un-51-shares-its-side": (HELP, WAR),
    "un-51-defends-alone": (WAR, changed(HELP, "conflicts.war.sides: [[azerbaijan, iran], [armenia, russia]]")),
    "un-51-defends-where-itself-attacked": (
        WAR,
        changed(HELP, "incidents.assault: ~", "requests: ~"),
    ),
    "un-51-defends-an-ally-that-asked": (HELP, changed(HELP, "requests: ~")),
    "un-51-answers-the-side-that-began": (WAR, ASSAULT),
    "un-51-same-conflict": (WAR, FOLLOWED),
    # 3. Authorization and consent
    "un-51-authorized-by-the-security-council": (GUEST, changed(GUEST, "security_council.resolution.for: belarus")),
    "un-51-security-council-act-over": (changed(GUEST, "security_council.resolution.to: 2022-01-07"), GUEST),
    "un-51-security-council-act-on-the-whole": (GUEST, changed(GUEST, "security_council.resolution.at: steppe")),
    "un-51-security-council-act-on-the-place": (
        changed(GUEST, "security_council.resolution.at: city"),
        changed(GUEST, "security_council.resolution.at: steppe"),
    ),
    "un-51-consent-withdrawn": (changed(GUEST, "consents.leave.withdrawn: 2022-01-07"), GUEST),
    "un-51-consent-ended": (changed(GUEST, "consents.leave.to: 2022-01-07"), GUEST),
    "un-51-consent-of-the-territorial-state": (GUEST, changed(GUEST, "consents.leave.given_to: belarus")),
    "un-51-consent-allows-force": (GUEST, changed(GUEST, "consents.leave.for: stationing")),
    "un-51-consent-stands": (GUEST, changed(GUEST, "consents.leave.free: false")),
    "un-51-consent-for-the-whole-state": (GUEST, changed(GUEST, "consents.leave.at: city")),
    "un-51-consent-for-the-place": (changed(GUEST, "consents.leave.at: city"), GUEST),
    "un-51-consent-reaches-a-place": (GUEST, changed(GUEST, "consents.leave.at: steppe")),
    "un-51-beyond-the-places-of-consent": (changed(GUEST, "incidents.strike.at: [city, sea]"), GUEST),
    "un-51-consent-for-everything": (GUEST, changed(GUEST, "consents.leave.about: strike")),
    "un-51-consent-for-the-incident": (changed(GUEST, "consents.leave.about: strike"), GUEST),
    "un-51-excused-by-authorization": (
        AUTHORITY_ONLY,
        changed(AUTHORITY_ONLY, f"incidents.strike.kinds: {TERROR}"),
    ),
    "un-51-excused-by-consent": (CONSENT_ONLY, changed(CONSENT_ONLY, f"incidents.strike.kinds: {TERROR}")),
    "un-51-not-terrorism": (ASSAULT, changed(ASSAULT, f"incidents.assault.kinds: {TERROR}")),
    "un-51-untold-defence": (NOTICE_ASKED, changed(WAR, "readings: notice=obligation")),
    "un-51-told-by-its-author": (TOLD, changed(TOLD, "notifications.notice.to: csto")),
    "un-51-told-of-what-it-answers": (
        changed(ANSWER, "notifications.notice: {by: armenia, to: un_security_council, on: 2022-09-05, about: raid}"),
        ANSWER,
    ),
    # 4. Earlier attacks
    "un-51-grave-enough-by-any-force": (WAR, changed(WAR, "readings: gravity=significant_scale")),
    "un-51-grave-enough-by-scale": (ASSAULT, changed(ASSAULT, "incidents.assault.gravity: minor")),
    "un-51-more-than-occupation": (ANSWER, changed(OLD_OCCUPATION, "incidents.answer: ~")),
    "un-51-old-occupation": (OLD_OCCUPATION, ANSWER),
    "un-51-ended-by-a-kept-cease-fire": (KEPT, ANSWER),
    "un-51-prior-attack": (ASSAULT, changed(ASSAULT, "incidents.assault.deliberate: false")),
    "un-51-occupation-that-goes-on-as-an-attack": (CONTINUING, OLD_OCCUPATION),
    "un-51-could-be-answered": (ANSWER, KEPT),
    "un-51-answerable": (ANSWER, OLD_OCCUPATION),
    "un-51-no-answer-to-what-is-no-attack": (OLD_OCCUPATION, changed(CONTINUING, "readings: notice=obligation")),
    "un-51-no-answer-to-lawful-force": (ANSWERS_LAWFUL_FORCE, ANSWER),
    "un-51-may-answer-first-use": (WAR, ASSAULT),
    "un-51-no-first-use-to-answer": (
        WAR,
        changed(UNTOLD_BEGINNING, "readings: notice=obligation"),
    ),
    "un-51-first-use-no-attack": (LAWFUL_BEGINNING, changed(WAR, "readings: notice=obligation")),
    "un-51-wrongful-force": (UNCONSENTED, CONSENT_ONLY),
    "un-51-lawful-by-excuse": (CONSENT_ONLY, UNCONSENTED),
    "un-51-lawful-as-self-defence": (ANSWER, ANSWERS_LAWFUL_FORCE),
    "un-51-lawful-as-answer-to-first-use": (WAR, LAWFUL_BEGINNING),
    "un-51-first-use-of-which-nothing-more-is-told": (UNTOLD_BEGINNING, WAR),
    "un-51-wrongful-force-of-a-state": (UNCONSENTED, CONSENT_ONLY),
    "un-51-wrongful-force-of-a-group": (BAND, WAR),
    "un-51-lawful-force-of-all": (CONSENT_ONLY, UNCONSENTED),
    # 5. The right itself
    "un-51-armed-attack": (UNCONSENTED, CONSENT_ONLY),
    "un-51-deliberate": (ASSAULT, changed(ASSAULT, "incidents.assault.deliberate: false")),
    "un-51-security-council-acted-by-a-day": (ACTED, changed(ACTED, "security_council.measures.kind: other")),
    "un-51-security-council-acted": (ACTED, changed(ACTED, "security_council.measures.kind: other")),
    "un-51-candidate": (ASSAULT, THREATS),
    "un-51-stage-armed-attack": (ASSAULT, changed(ASSAULT, "incidents.assault.deliberate: false")),
    "un-51-stage-right": (FOLLOWED, ACTED),
    "un-51-stage-help": (FOLLOWED, changed(FOLLOWED, "requests: ~", "decisions: ~")),
    "un-51-stage-notice": (FOLLOWED, changed(FOLLOWED, "notifications: ~")),
    "un-51-told-of-the-incident": (FOLLOWED, changed(FOLLOWED, "notifications.notice.by: azerbaijan")),
    "un-51-stands-behind": (FOLLOWED, changed(BAND, "incidents.reply: ~")),
}

REPLY = "lawful_force(reply, armenia)"


def test_who_answers_the_side_that_began_is_in_the_right() -> None:
    """Inside a conflict first use decides."""
    assert verdict(WAR, REPLY) == "applies"
    assert verdict(WAR, "lawful_force(assault, azerbaijan)") == "does_not_apply"


def test_who_began_cannot_call_its_next_attack_an_answer() -> None:
    """What the other side did afterwards gives no ground inside the conflict."""
    later = changed(WAR, "incidents.assault.from: 2022-09-15")
    assert verdict(later, "lawful_force(assault, azerbaijan)") == "does_not_apply"


def test_disputed_first_use_leaves_both_sides_arguable() -> None:
    """Each world has one side that began."""
    text = changed(WAR, "conflicts.war.first_use: disputed")
    assert verdict(text, REPLY) == verdict(text, "lawful_force(assault, azerbaijan)") == "arguable"


def test_first_use_that_was_authorized_is_no_attack_to_be_answered() -> None:
    """Lawful force is no prior armed attack, inside a conflict too."""
    assert verdict(LAWFUL_BEGINNING, REPLY) == "does_not_apply"
    assert verdict(LAWFUL_BEGINNING, "lawful_force(assault, azerbaijan)") == "applies"


def test_a_wrong_after_an_authorized_beginning_may_be_answered() -> None:
    """One unlawful attack of the side that began is enough."""
    beyond = changed(
        LAWFUL_BEGINNING,
        "security_council.mandate.about: assault",
        "incidents.more: {from: 2022-09-13, kinds: attack, conflict: war, by: azerbaijan, against: armenia, at: town,"
        " force: armed, means: rockets, hits: people, gravity: significant}",
    )
    assert verdict(beyond, REPLY) == "applies"


def test_an_attack_that_goes_on_as_occupation_makes_the_answer_lawful_and_the_defence_against_it_not() -> None:
    """The two sides cannot both be in the right."""
    both = changed(
        CONTINUING,
        "incidents.defence: {from: 2022-09-04, kinds: attack, conflict: second, by: azerbaijan, against: armenia,"
        " at: town, force: armed, means: artillery, hits: territory, gravity: significant}",
    )
    assert verdict(both, "lawful_force(answer, armenia)") == "applies"
    assert verdict(both, "lawful_force(defence, azerbaijan)") == "does_not_apply"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("incidents.assault.gravity: significant", "applies"),
        ("incidents.assault.gravity: minor", "arguable"),
        ("incidents.assault.gravity: unknown", "arguable"),
        ("incidents.assault.deliberate: false", "does_not_apply"),
        ("incidents.reply.kinds: [attack, terrorism]", "does_not_apply"),
    ],
)
def test_what_began_must_be_a_deliberate_attack_and_its_answer_no_terrorism(change: str, expected: str) -> None:
    """A minor beginning is an attack on one reading of gravity only."""
    assert verdict(changed(WAR, change), REPLY) == expected


def test_graver_force_that_came_later_does_not_mend_an_answer_to_a_minor_one() -> None:
    """What had not happened yet cannot have been answered."""
    later = changed(
        MINOR_BEGINNING,
        "readings: ~",
        "incidents.more: {from: 2022-09-20, kinds: attack, conflict: war, by: azerbaijan, against: armenia, at: town,"
        " force: armed, means: rockets, hits: people, gravity: significant}",
    )
    assert verdict(later, REPLY, readings="gravity=significant_scale") == "does_not_apply"
    assert verdict(later, REPLY, readings="gravity=any_armed_force") == "applies"


def test_the_first_use_of_an_earlier_conflict_governs_when_its_cease_fire_broke() -> None:
    """Armenia, said to have begun the new conflict, answers who began the old one."""
    assert verdict(RENEWED, REPLY) == "applies"
    kept = changed(RENEWED, "conflicts.old.cease_fires: [{on: 2022-03-03, kept: true}]")
    assert verdict(kept, REPLY) == "does_not_apply"


def test_a_later_cease_fire_that_was_kept_ends_the_earlier_conflict_though_a_first_one_broke() -> None:
    """Then the new conflict has its own beginning."""
    text = changed(RENEWED, "conflicts.old.cease_fires: [{on: 2022-03-02, kept: false}, {on: 2022-03-03, kept: true}]")
    assert verdict(text, REPLY) == "does_not_apply"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("requests.plea.to: russia", "applies"),
        ("requests.plea.to: csc", "applies"),
        ("requests.plea.to: belarus", "does_not_apply"),
        ("requests.plea.asks: condemnation", "does_not_apply"),
        ("requests.plea.on: 2022-09-16", "does_not_apply"),
        ("requests.plea.withdrawn: 2022-09-14", "does_not_apply"),
        ("requests.plea.withdrawn: 2022-09-20", "applies"),
        ("requests.plea.by: belarus", "does_not_apply"),
    ],
)
def test_who_helps_stands_in_the_place_of_the_attacked_if_asked_by_that_day(change: str, expected: str) -> None:
    """The request must be the attacked state's, for help, to the helper or the Organization, and stand on the day."""
    assert verdict(changed(HELP, change), "lawful_force(aid, russia)") == expected


def test_a_later_attack_on_the_helper_does_not_justify_what_it_did_before() -> None:
    """It defends itself only from the day on which it was attacked."""
    text = changed(
        HELP,
        "requests: ~",
        "places.base: {sovereign: russia}",
        "incidents.strike: {from: 2022-09-20, kinds: attack, conflict: war, by: azerbaijan, against: russia, at: base,"
        " force: armed, means: rockets, hits: territory, gravity: significant}",
    )
    assert verdict(text, "lawful_force(aid, russia)") == "does_not_apply"
    assert verdict(changed(text, "incidents.strike.from: 2022-09-14"), "lawful_force(aid, russia)") == "applies"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("incidents.raid.gravity: significant", "applies"),
        ("incidents.raid.gravity: minor", "arguable"),
        ("incidents.raid.deliberate: false", "does_not_apply"),
        ("incidents.raid.kinds: ~", "applies"),
        ("incidents.raid.kinds: occupation", "does_not_apply"),
        ("incidents.answer.response_to: ~", "does_not_apply"),
        ("incidents.answer.kinds: terrorism", "does_not_apply"),
        ("conflicts.first.cease_fires: [{on: 2022-03-05, kept: true}]", "does_not_apply"),
        ("conflicts.first.cease_fires: [{on: 2022-03-05, kept: {value: true, status: unknown}}]", "arguable"),
    ],
)
def test_across_conflicts_it_decides_what_is_answered(change: str, expected: str) -> None:
    """A deliberate armed attack by the state now struck, that no kept cease-fire has ended."""
    assert verdict(changed(ANSWER, change), "lawful_force(answer, armenia)") == expected


def test_an_alleged_continuing_attack_leaves_the_answer_arguable() -> None:
    """The fact is open, and so is the verdict."""
    text = changed(OLD_OCCUPATION, "incidents.raid.continuing_attack: {value: true, status: alleged, by: armenia}")
    assert verdict(text, "lawful_force(answer, armenia)") == "arguable"


def test_an_answer_to_another_state_than_the_attacker_is_none() -> None:
    """Self-defence is against the state said to be the victim."""
    text = changed(
        ANSWER,
        "places.plain: {sovereign: iran}",
        "conflicts.second.sides: [[iran], [armenia]]",
        "incidents.answer.against: iran",
        "incidents.answer.at: plain",
    )
    assert verdict(text, "lawful_force(answer, armenia)") == "does_not_apply"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("consents.leave.for: use_of_force", "applies"),
        ("consents.leave.for: stationing", "does_not_apply"),
        ("consents.leave.by: belarus", "does_not_apply"),
        ("consents.leave.given_to: belarus", "does_not_apply"),
        ("consents.leave.on: 2022-01-09", "does_not_apply"),
        ("consents.leave.withdrawn: 2022-01-08", "does_not_apply"),
        ("consents.leave.withdrawn: 2022-01-09", "applies"),
        ("consents.leave.to: 2022-01-07", "does_not_apply"),
        ("consents.leave.to: 2022-01-08", "applies"),
        ("consents.leave.free: false", "does_not_apply"),
        ("consents.leave.free: {value: true, status: disputed, denied_by: kazakhstan}", "arguable"),
        ("consents.leave.at: steppe", "does_not_apply"),
        ("incidents.strike.at: [city, sea]", "does_not_apply"),
        ("consents.leave.about: strike", "applies"),
        ("incidents.strike.kinds: terrorism", "does_not_apply"),
    ],
)
def test_consent_must_be_the_territorial_states_free_standing_and_reach_the_place(change: str, expected: str) -> None:
    """Each condition alone decides."""
    assert verdict(changed(CONSENT_ONLY, change), "lawful_force(strike, russia)") == expected


def test_consent_in_a_ministers_voice_counts_for_nothing() -> None:
    """Nobody but who may speak for the state consents for it."""
    minister = "actors.minister: {kind: person, of: kazakhstan, office: minister}"
    text = changed(CONSENT_ONLY, minister, "consents.leave.voiced_by: minister")
    assert verdict(text, "lawful_force(strike, russia)") == "does_not_apply"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("security_council.resolution.kind: authorization", "applies"),
        ("security_council.resolution.kind: mandate", "does_not_apply"),
        ("security_council.resolution.for: belarus", "does_not_apply"),
        ("security_council.resolution.on: 2022-01-09", "does_not_apply"),
        ("security_council.resolution.to: 2022-01-07", "does_not_apply"),
        ("security_council.resolution.at: steppe", "does_not_apply"),
        ("security_council.resolution.at: city", "applies"),
    ],
)
def test_authorization_must_be_given_to_the_actor_before_and_for_the_place(change: str, expected: str) -> None:
    """Each condition alone decides."""
    assert verdict(changed(AUTHORITY_ONLY, change), "lawful_force(strike, russia)") == expected


def test_notice_read_as_a_condition_undoes_the_defence_of_who_did_not_tell() -> None:
    """On the main reading notice is an obligation, and its absence undoes nothing."""
    assert verdict(changed(NOTICE_ASKED, "readings: ~"), REPLY, readings="notice=condition") == "does_not_apply"
    assert verdict(changed(TOLD, "readings: ~"), REPLY, readings="notice=condition") == "applies"
    assert verdict(WAR, REPLY) == "applies"


def test_measures_of_the_security_council_end_the_right_until_they_run_out() -> None:
    """Measures that have ended hold the right back no more."""
    acted = "security_council_acted(assault)"
    assert verdict(FOLLOWED, acted) == "does_not_apply"
    assert verdict(ACTED, acted) == "applies"
    assert verdict(changed(ACTED, "security_council.measures.to: 2022-10-01"), acted) == "does_not_apply"


def test_there_is_no_right_under_the_charter_before_the_charter() -> None:
    early = changed(WAR.replace("2022-", "1944-"), "date: 1944-12-31")
    late = changed(WAR.replace("2022-", "1946-"), "date: 1946-12-31")
    right = 'stage("un.51.self_defence", right, (assault, armenia))'
    assert standing(early, right) == "does_not_apply"
    assert standing(late, right) == "applies"
