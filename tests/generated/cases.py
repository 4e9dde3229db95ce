"""Case files made at random: seeded, drawn from the domains of the vocabulary, and such that the loader takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any

from foedus import Case
from foedus.law.vocabulary import Field, Section
from foedus.text.source import InputError
from tests.generated.scene import Scene
from tests.generated.weights import CHOSEN, HAPPENED, LIKELY, OPENED, USUAL
from tests.support import law

ATTEMPTS = 25
"""How often a case is drawn anew where the loader refuses it."""
NO_WEAPONS = ("cyber", "sabotage_without_weapons", "economic", "information")
AT_SEA = ("high_seas", "international_airspace")
Body = dict[str, Any]


class Refused(Exception):
    """The loader took no drawing of a case: a fault of the generator."""


def generated(seed: int, number: int) -> tuple[Case, Body, int]:
    """The case of a seed and number, as plain values too, and how many drawings the loader refused before."""
    said: list[str] = []
    for attempt in range(ATTEMPTS):
        values = Draft(Scene(Random(f"{seed}/{number}/{attempt}"))).whole(f"generated-{seed}-{number}")
        try:
            return Case.from_mapping(values, law()), values, attempt
        except InputError as error:
            said.append(str(error))
    raise Refused("\n".join(said))


class Draft:
    """One drawing of a case."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.random = scene.random
        self.budget = self.random.choice((0, 2, 3, 4, 6))
        self.sections = law().vocabulary.sections
        self.begun: dict[str, date] = {}

    def whole(self, name: str) -> Body:
        """The case file, as plain values."""
        scene = self.scene
        values: Body = {
            "id": name, "title": "A generated case", "kind": "hypothetical", "date": scene.end.isoformat(),
            "summary": "Drawn at random.",
        }  # fmt: skip
        for key, section in self.sections.items():
            names = scene.things.get(key, [])
            if names:
                values[key] = {each: self._thing(section, each) for each in names}
        return values

    def _thing(self, section: Section, name: str) -> Body:
        body: Body = {}
        if section.event is not None:
            self.begun[name] = self.scene.day()
        for field in section.fields.values():
            if field.name in body or field.name == "happened" or not self._given(section, field):
                continue
            body[field.name] = self._drawn(section, name, field)
        body = {key: value for key, value in body.items() if value not in ([], None, {})}
        settle = SETTLED.get(section.key)
        if settle is not None:
            settle(self, name, body)
        if section.event is not None and self.budget > 0 and self.random.random() < HAPPENED:
            self.budget -= 1
            body["happened"] = self.random.choice(("disputed", "unknown", "alleged"))
        return body

    def _given(self, section: Section, field: Field) -> bool:
        chance = 1.0 if field.absent == "must" else LIKELY.get(f"{section.key}.{field.name}", USUAL)
        return self.random.random() < chance

    # Values

    def _drawn(self, section: Section, name: str, field: Field) -> Any:
        if field.record is not None:
            # What comes after a cease-fire that was kept would belong to another conflict.
            kept = self.random.random() < 0.5
            day = self.scene.end.isoformat() if kept else self._day(name)
            return [{"on": day, "kept": "true" if kept else self.random.choice(("false", "disputed"))}]
        if field.two_lists:
            return None
        if field.is_map:
            keys = self.scene.some(self._pool(section, field, field.map_from), 4)
            return {each: self._opened(field, self._one(section, name, field, field.map_to)) for each in keys}
        if field.many:
            pool = self._pool(section, field, field.types)
            return [self._opened(field, each) for each in self.scene.some(pool, 3)] if pool else None
        value = self._one(section, name, field, field.types)
        return None if value is None else self._single(section, field, value)

    def _one(self, section: Section, name: str, field: Field, types: Sequence[str]) -> str | None:
        if "day" in types:
            return self._day(name, first=field.name == section.event)
        if "yes_no" in types:
            return self.random.choice(("true", "false"))
        if "number" in types:
            return str(self.random.randint(1, 5))
        if "text" in types:
            return "a reservation"
        pool = self._pool(section, field, types)
        return self.random.choice(pool) if pool else None

    def _day(self, name: str, first: bool = False) -> str:
        begun = self.begun.get(name)
        day = begun if first and begun is not None else self.scene.day(begun)
        return day.isoformat()

    def _pool(self, section: Section, field: Field, types: Sequence[str]) -> list[str]:
        weighted = CHOSEN.get(f"{section.key}.{field.name}")
        if weighted is not None and ("choice" in types or not field.is_map):
            pool = self._weighed(field, weighted)
            if "state" in types or ("instrument" in types and "provision" not in types):
                pool += [each for each in self._of_types(field, types) if each in self.scene.states]
            return list(dict.fromkeys(pool))
        return self._of_types(field, types)

    def _weighed(self, field: Field, weighted: dict[str, float]) -> list[str]:
        """The weighted values in random order, the heavy ones first more often."""
        known = {each: weight for each, weight in weighted.items() if not field.choices or each in field.choices}
        return sorted(known, key=lambda each: -(self.random.random() ** (1 / known[each])))[:3]

    def _of_types(self, field: Field, types: Sequence[str]) -> list[str]:
        scene = self.scene
        pool: list[str] = []
        for one in types:
            if one == "choice":
                pool += field.choices
            elif one == "state":
                pool += scene.states
            elif one == "actor":
                pool += [*scene.states, *scene.groups]
            elif one in ("organ", "organization"):
                pool += ["csc", "csto", "permanent_council", "un_security_council"] if one == "organ" else ["csto"]
            elif one == "instrument":
                pool += ["cst", "charter"]
            elif one == "provision":
                pool += ["cst.2", "cst.4", "cst.6", "charter.7"]
            else:
                pool += next((scene.things.get(key, []) for key, each in self.sections.items() if each.name == one), [])
        return [*dict.fromkeys(pool), *(word for word in field.words if word not in ("none", "others"))]

    # What is open

    def _opened(self, field: Field, value: str | None) -> Any:
        """A value, or a fact that says that it is open."""
        if value is None or not field.open or self.budget <= 0 or self.random.random() > OPENED:
            return value
        self.budget -= 1
        status = self.random.choice(("alleged", "disputed", "unknown"))
        fact = {"value": value, "status": status}
        if status != "unknown":
            fact["by"] = self.random.choice(self.scene.states)
        return fact

    def _single(self, section: Section, field: Field, value: str) -> Any:
        """The same of a field that has one value: where it must have one, rivals are open, not the value."""
        must = field.absent == "must" or bool(field.required_if)
        if not must and not field.bare_open:
            return self._opened(field, value)
        pool = [each for each in self._pool(section, field, field.types) if each != value]
        if not pool or not field.open or self.budget <= 0 or self.random.random() > OPENED or "unknown" in pool:
            return value
        self.budget -= 1
        return {"one_of": [value, self.random.choice(pool)], "status": self.random.choice(("disputed", "unknown"))}


# What of a thing hangs together


def _actor(draft: Draft, name: str, body: Body) -> None:
    scene, random = draft.scene, draft.random
    if name in scene.people:
        keep = ("office", "lawful_head", "effective", "recognised")
        told = {key: value for key, value in body.items() if key in keep}
        body.clear()
        body |= {"kind": "person" if random.random() < 0.7 else "government", "of": scene.victim, **told}
        if name != "head" and body.get("lawful_head") == "true":
            body["lawful_head"] = "false"
        return
    for key in ("office", "lawful_head", "effective", "recognised", "of"):
        body.pop(key, None)
    body["kind"] = random.choice(("armed_group", "armed_group", "armed_forces", "crowd", "mercenaries"))
    if body["kind"] == "armed_forces":
        body["of"] = scene.attacker
    if body["kind"] == "crowd":
        body.setdefault("weapons_against", ["authorities"])


def _place(draft: Draft, name: str, body: Body) -> None:
    body["sovereign"] = draft.scene.victim if draft.random.random() < 0.6 else body["sovereign"]
    if draft.budget > 0 and draft.random.random() < 0.1:
        draft.budget -= 1
        body["sovereign"] = {"one_of": draft.scene.states[:2], "status": "disputed"}
    if body.get("kind") in AT_SEA and draft.random.random() < 0.7:
        body["sovereign"] = "none"


def _conflict(draft: Draft, name: str, body: Body) -> None:
    scene = draft.scene
    first = [scene.attacker, *(each for each in scene.groups[:1] if draft.random.random() < 0.4)]
    second = [scene.victim, *scene.states[2:3]] if draft.random.random() < 0.4 else [scene.victim]
    body["sides"] = [first, second]
    if "first_use" in body:
        body["first_use"] = draft.random.choice(([scene.attacker], [scene.attacker], [scene.victim], "unknown"))
    body.pop("follows", None)


def _incident(draft: Draft, name: str, body: Body) -> None:
    scene, random = draft.scene, draft.random
    answer = name == "strike" and random.random() < 0.5
    attacker, victim = (scene.victim, scene.attacker) if answer else (scene.attacker, scene.victim)
    body["against"] = [victim]
    authors = [attacker] if answer else [attacker, *scene.groups]
    body["by"] = [draft._opened(draft.sections["incidents"].fields["by"], each) for each in scene.some(authors)]
    if random.random() < 0.05:
        body["by"] = ["unknown_state"]
    if not answer or "response_to" not in body or draft.begun["raid"] > draft.begun["strike"]:
        body.pop("response_to", None)
    else:
        body["response_to"] = ["raid"]
        body.pop("deliberate", None)
    _force(draft, body)
    if "occupation" in str(body.get("kinds", "")) or "occupation_to" in body:
        body["continuing_attack"] = random.choice(("true", "false"))


def _force(draft: Draft, body: Body) -> None:
    """Armed force strikes somewhere and something; what is none has no weapons."""
    fields = draft.sections["incidents"].fields
    force = str(body.get("force", "none"))
    if "armed" not in force:
        body.pop("means", None)
        body.pop("kinds", None)
        return
    section = draft.sections["incidents"]
    for key in ("at", "hits", "gravity"):
        if key not in body:
            body[key] = draft._drawn(section, "", fields[key])
    if "'none'" in str(force):
        body.pop("means", None)


def _voice(draft: Draft, name: str, body: Body) -> None:
    """The victim asks, consents and speaks more often than others; its own people speak for it."""
    scene = draft.scene
    if draft.random.random() < 0.75:
        body["by"] = scene.victim
    if body.get("by") == scene.victim and scene.people and "voiced_by" in body:
        body["voiced_by"] = draft.random.choice(scene.people)
    else:
        body.pop("voiced_by", None)
    for key in ("to", "given_to"):
        if isinstance(body.get(key), list):
            others = [each for each in body[key] if str(body["by"]) not in str(each)]
            body[key] = others or ["csto"]
    if "about" in body and draft.random.random() < 0.75:
        body["about"] = [draft.random.choice(scene.things["incidents"])]


def _decision(draft: Draft, name: str, body: Body) -> None:
    scene, random = draft.scene, draft.random
    about = body.get("kind")
    if about in law_of_membership(draft):
        body["concerns"] = [random.choice(scene.states)]
        body["organ"] = "csc" if random.random() < 0.8 else body["organ"]
    else:
        body.pop("concerns", None)
    votes = {} if not isinstance(body.get("votes"), dict) or random.random() < 0.5 else body["votes"]
    body["votes"] = {**votes, **({"others": "for"} if random.random() < 0.9 or not votes else {})}
    dissent = [each for each in scene.states if each not in votes]
    body["objects_in_writing"] = dissent[:1] if "objects_in_writing" in body and random.random() < 0.3 else []
    if not body["objects_in_writing"]:
        del body["objects_in_writing"]
    else:
        body["votes"][dissent[0]] = "against"
    for key in ("about", "proposed_by"):
        if key in body and name in body[key]:
            del body[key]
    if "about" not in body or random.random() < 0.4:
        body["about"] = [random.choice(scene.things["requests"] or scene.things["incidents"])]


def law_of_membership(draft: Draft) -> Sequence[str]:
    """The kinds of decisions that concern somebody."""
    return draft.sections["decisions"].fields["concerns"].required_if["kind"]


def _measure(draft: Draft, name: str, body: Body) -> None:
    scene, random = draft.scene, draft.random
    if random.random() < 0.5:
        body["for"] = [scene.victim]
    helpers = [each for each in scene.states if each != scene.victim] + ["csto"]
    body["by"] = scene.some(helpers)
    kinds = set(map(str, body["kind"]))
    if kinds & {"political_support", "mission", "mediation"} or any(len(kind) > 20 for kind in kinds):
        body.setdefault("is_help", random.choice(("true", "false")))
    if "about" not in body and random.random() < 0.7:
        body["about"] = [random.choice(scene.things["incidents"])]


def _notification(draft: Draft, name: str, body: Body) -> None:
    body["by"] = draft.scene.some(draft.scene.states)
    told = [each for each in body["to"] if str(each) not in body["by"]]
    body["to"] = told or ["un_security_council"]


def _agreement(draft: Draft, name: str, body: Body) -> None:
    signed = body.get("signatures")
    if not isinstance(signed, dict):
        body["signatures"] = {each: draft._day(name, first=True) for each in draft.scene.states[:2]}
    else:
        body["signatures"] = {each: draft._day(name, first=True) for each in signed}


def _alliance(draft: Draft, name: str, body: Body) -> None:
    body["parties"] = {each: draft._day(name, first=True) for each in draft.scene.states[-2:]}


SETTLED: dict[str, Callable[[Draft, str, Body], None]] = {
    "actors": _actor, "places": _place, "conflicts": _conflict, "incidents": _incident, "requests": _voice,
    "statements": _voice, "consents": _voice, "decisions": _decision, "measures": _measure,
    "notifications": _notification, "agreements": _agreement, "alliances": _alliance,
}  # fmt: skip
"""What is put right in a thing after its fields were drawn."""
