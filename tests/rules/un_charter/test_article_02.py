"""Article 2: what armed force is, and who uses or threatens it against whom."""

from __future__ import annotations

from tests.rules.cst.scenes import changed
from tests.rules.un_charter.scenes import WAR

THREAT = changed(WAR, "incidents.assault.force: threat", "incidents.assault.means: ~")

EXAMPLES = {
    "un-2-4-armed-force": (WAR, changed(THREAT, "incidents.reply.force: threat", "incidents.reply.means: ~")),
    "un-2-4-uses-force": (WAR, changed(THREAT, "incidents.reply.force: threat", "incidents.reply.means: ~")),
    "un-2-4-threatens-force": (THREAT, WAR),
}
