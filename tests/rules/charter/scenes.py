"""The scenes from which the examples on the Organization are made."""

from __future__ import annotations

# The Council decides; all assent.
SESSION = """
decisions:
  paper: {organ: csc, on: 2022-11-23, kind: adopt, matter: security, votes: {others: for}}
"""

# The Council decides in limited format; one member stays out.
LIMITED = """
decisions:
  paper: {organ: csc, on: 2022-11-23, kind: adopt, matter: security, format: limited,
    votes: {others: for, armenia: not_taking_part}}
"""

# A member that does not perform is suspended; a later decision is taken against its vote.
SUSPENSION = """
membership:
  default: {state: belarus, kind: non_performance, on: 2022-01-01}
decisions:
  sanction: {organ: csc, on: 2022-03-01, kind: suspend, concerns: belarus, votes: {others: for, belarus: against}}
  paper: {organ: csc, on: 2022-11-23, kind: adopt, matter: security, votes: {others: for, belarus: against}}
"""

# The same member is excluded.
EXCLUSION = SUSPENSION.replace("kind: suspend", "kind: exclude")

# A member in arrears loses its vote.
ARREARS = """
membership:
  debt: {state: armenia, kind: arrears, on: 2020-01-01}
decisions:
  removal: {organ: csc, on: 2022-03-01, kind: remove_vote, concerns: armenia, votes: {others: for}}
  paper: {organ: csc, on: 2022-11-23, kind: adopt, matter: security, votes: {others: for, armenia: against}}
"""

# A state that is no member applies and is admitted.
ADMISSION = """
membership:
  application: {state: serbia, kind: applies, on: 2022-02-01, shares_purposes: true, ready_for_obligations: true}
decisions:
  welcome: {organ: csc, on: 2022-05-01, kind: admit, concerns: serbia, votes: {others: for}}
"""

# A member gives notice, settles its obligations, and six months run.
WITHDRAWAL = """
membership:
  notice: {state: armenia, kind: notice_of_withdrawal, on: 2022-03-01}
  settlement: {state: armenia, kind: obligations_settled, on: 2022-04-01}
"""

# A decision of the heads before the Charter was in force.
BEFORE = """
date: 2002-12-31
decisions:
  paper: {organ: csc, on: 2002-10-07, kind: adopt, matter: security, votes: {others: for}}
"""
