"""Article 2: what armed force is, and who uses or threatens it against whom."""

from __future__ import annotations

from tests.rules.cst.scenes import changed, standing
from tests.rules.un_charter.scenes import WAR

THREAT = changed(WAR, "incidents.assault.force: threat", "incidents.assault.means: ~")

EXAMPLES = {
    "un-2-4-armed-force": (WAR, changed(THREAT, "incidents.reply.force: threat", "incidents.reply.means: ~")),
    "un-2-4-uses-force": (WAR, changed(THREAT, "incidents.reply.force: threat", "incidents.reply.means: ~")),
    "un-2-4-threatens-force": (THREAT, WAR),
    "un-2-4-member": (WAR, changed(WAR.replace("2022-", "1944-"), "date: 1944-12-31")),
    "un-2-4-unlawful-force": (WAR, changed(THREAT, "incidents.reply.happened: false")),
    "un-2-4-excess": (changed(WAR, "incidents.reply.faults: excessive"), WAR),
    "un-2-4-unlawful-threat": (THREAT, WAR),
}


def breach(text: str, state: str, event: str, victim: str) -> str:
    """The verdict on a breach of article 2(4)."""
    return standing(text, f'breach("un.2.force", {state}, ({event}, {victim}))')


def test_who_began_breaches_the_charter_whether_or_not_it_is_an_ally() -> None:
    assert breach(WAR, "azerbaijan", "assault", "armenia") == "applies"
    assert breach(WAR, "armenia", "reply", "azerbaijan") == "does_not_apply"
    assert breach(changed(WAR, "incidents.reply.faults: excessive"), "armenia", "reply", "azerbaijan") == "applies"
    turned = changed(WAR, "conflicts.war.first_use: armenia")
    assert breach(turned, "azerbaijan", "assault", "armenia") == "does_not_apply"
    assert breach(turned, "armenia", "reply", "azerbaijan") == "applies"
