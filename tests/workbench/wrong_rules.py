"""For each property, a rule that must not be: with it in the law, the property is refuted."""

from __future__ import annotations

_DEFENCE = '"cst.4.collective_defence"'
_OF_ALL = "incident_against(Incident, Victim), state(Obligor)"

WRONG: dict[str, str] = {
    "no-defence-of-one-who-is-no-party": (
        f"stage({_DEFENCE}, engaged, (Incident, Victim, Obligor)) :- incident(Incident), state(Victim), state(Obligor)."
    ),
    "no-duty-of-one-who-is-no-party": f"stage({_DEFENCE}, duty, (Incident, Victim, Obligor)) :- {_OF_ALL}.",
    "no-duty-of-one-who-has-left": f"stage({_DEFENCE}, duty, (Incident, Victim, Obligor)) :- {_OF_ALL}.",
    "no-defence-under-the-text-of-2010-without-a-request": (
        f"stage({_DEFENCE}, engaged, (Incident, Victim, Obligor)) :- "
        f"stage({_DEFENCE}, trigger, (Incident, Victim)), candidate({_DEFENCE}, (Incident, Victim, Obligor))."
    ),
    "no-defence-without-armed-force": f"stage({_DEFENCE}, engaged, (Incident, Victim, Obligor)) :- {_OF_ALL}.",
    "no-defence-against-an-accident": (
        f"stage({_DEFENCE}, engaged, (Incident, Victim, Obligor)) :- {_OF_ALL}, incident_force(Incident, armed)."
    ),
    "no-attacker-is-obliged": f"stage({_DEFENCE}, duty, (Incident, Victim, Obligor)) :- {_OF_ALL}.",
    "nobody-owes-itself-help": f"stage({_DEFENCE}, duty, (Incident, Victim, Obligor)) :- {_OF_ALL}.",
    "measures-cease-when-the-security-council-acts": (
        f"stage({_DEFENCE}, engaged, (Incident, Victim, Obligor)) :- "
        f"stage({_DEFENCE}, trigger, (Incident, Victim)), stage({_DEFENCE}, request, (Incident, Victim, Obligor))."
    ),
    "no-duty-where-nothing-is-engaged": f"stage({_DEFENCE}, duty, (Incident, Victim, Obligor)) :- {_OF_ALL}.",
    "no-breach-by-one-who-helped": (
        'breach("cst.4.no_help", State, (Incident, Victim)) :- stage("cst.4.collective_defence", duty, '
        "(Incident, Victim, State))."
    ),
    "no-breach-before-a-decision-where-one-is-needed": (
        'breach("cst.4.no_help", State, (Incident, Victim)) :- stage("cst.4.collective_defence", engaged, '
        "(Incident, Victim, State))."
    ),
    "no-breach-of-notice-without-measures": (
        'breach("cst.4.no_notice", State, (Incident, Victim)) :- stage("cst.4.collective_defence", duty, '
        "(Incident, Victim, State))."
    ),
    "no-breach-without-force": (
        'breach("cst.1.force", State, (Incident, Victim)) :- incident_by(Incident, State), incident_against(Incident, '
        "Victim), state(State)."
    ),
    "no-consultation-without-a-threat": (
        'stage("cst.2.consultation", consult, (Incident, Party)) :- incident_against(Incident, Party).'
    ),
    "no-consultation-for-one-who-is-no-party": (
        'stage("cst.2.consultation", consult, (Incident, Party)) :- incident(Incident), state(Party).'
    ),
    "forces-are-used-on-a-decision-only": (
        'stage("cst.6.use_of_forces", use, (Incident, Party)) :- incident_against(Incident, Party).'
    ),
    "no-decision-against-a-vote": (
        'stage("charter.12.decision", valid, (Decision,)) :- decision(Decision), under_charter(Decision).'
    ),
    "no-decision-that-nobody-wants": (
        'stage("charter.12.decision", valid, (Decision,)) :- decision(Decision), not blocked(Decision).'
    ),
    "no-outsider-is-bound-by-a-decision": (
        'stage("charter.12.decision", binding, (Decision, Member)) :- adopted(Decision), state(Member).'
    ),
    "no-decision-without-competence": (
        'stage("charter.12.decision", valid, (Decision,)) :- decision(Decision), carried(Decision).'
    ),
    "no-limited-format-before-its-time": "limited_format(Decision) :- decision_format(Decision, limited).",
    "nobody-is-excluded-by-its-own-vote-alone": (
        "excluded_by(Decision, State, Day) :- decision_kind(Decision, exclude), decision_concerns(Decision, State), "
        "event_day(Decision, Day)."
    ),
    "no-sanction-without-its-ground": (
        "suspended_by(Decision, State) :- decision_kind(Decision, suspend), decision_concerns(Decision, State)."
    ),
    "no-exclusion-without-its-ground": (
        "excluded_by(Decision, State, Day) :- decision_kind(Decision, exclude), decision_concerns(Decision, State), "
        "event_day(Decision, Day)."
    ),
    "no-peacekeeping-without-a-decision": (
        'stage("peacekeeping.deployment", deployment, (Incident, Host)) :- incident_against(Incident, Host).'
    ),
    "no-peacekeeping-abroad-without-a-mandate": (
        'stage("peacekeeping.deployment", deployment, (Incident, Host)) :- peacekeeping_decision(Decision, Incident), '
        "sent_to(Decision, Host)."
    ),
    "no-forces-into-a-war-of-members": (
        'stage("cst.6.use_of_forces", use, (Incident, Party)) :- incident_against(Incident, Party), '
        "armed_force(Incident)."
    ),
}
