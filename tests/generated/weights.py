"""How often a generated case says what: what is not listed here is drawn evenly from the vocabulary."""

from __future__ import annotations

COUNTS: dict[str, tuple[float, ...]] = {
    "conflicts": (0.5, 0.5),
    "disputes": (0.75, 0.25),
    "statements": (0.45, 0.35, 0.2),
    "consultations": (0.5, 0.5),
    "requests": (0.15, 0.6, 0.25),
    "consents": (0.55, 0.45),
    "decisions": (0.35, 0.4, 0.25),
    "measures": (0.35, 0.4, 0.25),
    "notifications": (0.6, 0.4),
    "security_council": (0.75, 0.25),
    "membership": (0.65, 0.25, 0.1),
    "agreements": (0.85, 0.15),
    "alliances": (0.85, 0.15),
    "exercises": (0.85, 0.15),
    "bases": (0.85, 0.15),
    "dialogues": (0.92, 0.08),
}
"""The chances that a case has no thing of a section, one, two."""

USUAL = 0.25
"""The chance of a field that need not be given."""

LIKELY: dict[str, float] = {
    "actors.organised": 0.5, "actors.directed_from": 0.3, "actors.weapons_against": 0.6, "actors.office": 0.8,
    "actors.lawful_head": 0.8, "actors.effective": 0.5, "actors.un_member": 0.05, "actors.region": 0.05,
    "actors.council_seat": 0.05, "actors.security_policy": 0.05, "actors.nationals_of": 0.1,
    "places.kind": 0.25, "places.administered_by": 0.25, "places.boundary": 0.2, "places.areas": 0.1,
    "conflicts.first_use": 0.85, "conflicts.cease_fires": 0.3, "conflicts.refused_peace": 0.05,
    "incidents.by": 0.95, "incidents.at": 0.95, "incidents.force": 0.95, "incidents.to": 0.5,
    "incidents.conflict": 0.7, "incidents.threatens": 0.7, "incidents.kinds": 0.5, "incidents.hostilities": 0.1,
    "incidents.unable_to_help": 0.1, "incidents.deliberate": 0.1, "incidents.continuing_attack": 0.0,
    "incidents.response_to": 0.4, "incidents.territory_lent_by": 0.15, "incidents.launched_from": 0.3,
    "statements.voiced_by": 0.4, "requests.voiced_by": 0.5, "requests.invokes": 0.7, "requests.declares": 0.5,
    "requests.withdrawn": 0.12, "consents.voiced_by": 0.3, "consents.withdrawn": 0.15, "consents.free": 0.1,
    "decisions.matter": 0.3, "decisions.about": 0.8, "decisions.under": 0.5, "decisions.measure": 0.4,
    "decisions.purpose": 0.5, "decisions.at": 0.5, "decisions.objects_in_writing": 0.15, "decisions.chair": 0.1,
    "decisions.represented_by": 0.3, "decisions.signatures": 0.2, "decisions.reservations": 0.1,
    "decisions.post": 0.1, "decisions.appointee": 0.1, "decisions.term_years": 0.1, "decisions.finds": 0.15,
    "measures.for": 0.9, "measures.about": 0.8, "measures.under": 0.6, "measures.accepted_by": 0.4,
    "measures.used_against": 0.3, "measures.at": 0.5, "measures.units": 0.4, "measures.is_help": 0.2,
    "consultations.about": 0.95, "consultations.took_part": 0.7, "consultations.called_by": 0.5,
    "security_council.finds": 0.3, "membership.to": 0.7, "membership.as": 0.2, "disputes.pursued_by": 0.6,
}  # fmt: skip
"""The chance of a field that is likelier than usual, or less."""

HAPPENED = 0.12
"""The chance that it is open whether an event happened."""

OPENED = 0.14
"""The chance that a fact that may be open is open, as long as the case has few that are."""

CHOSEN: dict[str, dict[str, float]] = {
    "places.kind": {"land": 4, "base": 2, "territorial_sea": 1, "high_seas": 1, "embassy": 1, "airspace": 1},
    "incidents.force": {"armed": 9, "threat": 2, "none": 1},
    "incidents.gravity": {"significant": 3, "minor": 1, "unknown": 1},
    "incidents.hits": {"territory": 5, "people": 3, "infrastructure": 2, "armed_forces": 4, "mission": 1, "organ": 1},
    "incidents.kinds": {
        "attack": 4, "invasion": 2, "occupation": 2, "border_clash": 2, "riot": 2, "coup": 1, "terrorism": 2,
    },
    "incidents.means": {"small_arms": 3, "artillery": 2, "missiles": 1, "drones": 1, "entry_of_units": 2},
    "incidents.threatens": {
        "security": 4, "stability": 4, "territorial_integrity": 4, "sovereignty": 4, "political_independence": 1,
        "international_peace": 2,
    },
    "actors.office": {"head_of_state": 4, "head_of_government": 2, "minister": 1},
    "requests.to": {
        "csc": 4, "csto": 3, "cst_members": 2, "russia": 1, "un_security_council": 1, "chair": 1,
    },
    "requests.asks": {
        "assistance": 4, "military_assistance": 4, "forces": 2, "peacekeepers": 1, "consultation": 3, "meeting": 1,
        "humanitarian_help": 1,
    },
    "requests.invokes": {"cst": 4, "cst.4": 4, "cst.2": 3, "un.51": 1, "charter": 1},
    "consents.given_to": {"csto": 3, "russia": 2},
    "consents.for": {"use_of_force": 4, "stationing": 2, "peacekeeping": 2, "help": 2, "transit": 1},
    "decisions.organ": {"csc": 8, "cmfa": 2, "cmd": 2, "cssc": 1, "permanent_council": 1, "chair": 1},
    "decisions.kind": {
        "deploy": 6, "assist": 5, "send_mission": 3, "end_measure": 1, "statement": 1, "adopt": 1, "appoint": 1,
        "admit": 2, "suspend": 3, "suspend_at_own_wish": 2, "exclude": 3, "restore": 2, "remove_vote": 2,
        "restore_vote": 2, "set_composition": 1,
    },
    "decisions.under": {"cst.4": 4, "cst.2": 3, "cst.6": 2, "cst": 2, "charter": 1},
    "decisions.votes": {"for": 8, "against": 1, "abstained": 1, "unsigned": 1, "absent": 1, "not_taking_part": 1},
    "decisions.format": {"full": 2, "limited": 2},
    "measures.kind": {
        "troops": 4, "peacekeepers": 3, "arms": 2, "equipment": 1, "advisers": 1, "mission": 2, "mediation": 1,
        "political_support": 1, "humanitarian_help": 1,
    },
    "notifications.to": {"un_security_council": 5, "csto": 1, "secretary_general": 1},
    "consultations.in": {"csc": 4, "permanent_council": 2, "cmfa": 1, "un_security_council": 1},
    "statements.in": {"csc": 3, "permanent_council": 1, "un_security_council": 1},
    "statements.says": {
        "threatened": 4, "attacked": 4, "raises": 3, "accepts_help": 4, "adopts_request": 3, "no_objection": 2,
    },
    "membership.to": {"cst": 3, "charter": 2},
    "membership.kind": {
        "notice_of_withdrawal": 4, "takes_back_notice": 1, "obligations_settled": 2, "ratifies": 2, "accedes": 2,
        "restores": 2, "freezes": 2, "asks_suspension": 2, "extends": 1, "does_not_extend": 1, "applies": 2,
        "not_performing": 2, "performs_again": 1, "in_arrears": 2, "arrears_paid": 1, "resumes": 1, "enters": 1,
    },
    "membership.as": {"member": 4, "observer": 1},
    "disputes.matter": {"interpretation": 2, "application": 2, "border": 1, "other": 1},
}  # fmt: skip
"""The values of a field that are drawn, with their weights; those that the vocabulary does not know fall away."""
