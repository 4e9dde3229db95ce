"""Rule 13: what counts as consensus is settled by no text that was seen."""

from __future__ import annotations

from tests.rules.cst.scenes import changed

SESSION = """
decisions:
  budget: {organ: csc, on: 2022-11-23, kind: budget, votes: {others: for, armenia: unsigned}}
"""

EXAMPLES = {
    "rop-13-1-doubt": (SESSION, changed(SESSION, "decisions.budget.votes.armenia: for")),
    "rop-13-1-depends-on-the-reading": (SESSION, changed(SESSION, "decisions.budget.kind: procedural")),
}
