"""Articles 2 and 7: first use, findings of the Security Council, self-determination."""

from __future__ import annotations

from tests.rules.cst.scenes import BORDER_WAR, RAID, changed, near

FOUND_NONE = changed(
    BORDER_WAR,
    "security_council.act: {kind: finding, on: 2022-09-20, about: war, finds: {no_aggression: tajikistan}}",
)
FOUND_ANOTHER = changed(
    BORDER_WAR,
    "security_council.act: {kind: finding, on: 2022-09-20, about: war, finds: {aggressor: kyrgyzstan}}",
)
FOUND_THE_SAME = changed(FOUND_ANOTHER, "security_council.act.finds: {aggressor: tajikistan}")

EXAMPLES = {
    "res3314-2-found-otherwise": (FOUND_NONE, BORDER_WAR),
    "res3314-2-found-no-aggression": (FOUND_NONE, FOUND_ANOTHER),
    "res3314-2-found-another": (FOUND_ANOTHER, FOUND_THE_SAME),
    "res3314-7-doubt": near(
        changed(RAID, "actors.band.self_determination: true"), "actors.band.self_determination: false"
    ),
}
