"""The kinds of question that a claim can put to the engine. Each finds an answer; none knows a verdict of its own.

A question about what is not shipped (a case, an instrument, an organ) raises `NotShipped`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from foedus import Case, Opinion, Options, Rulebook, evaluate
from foedus.cases.fact import said_value
from foedus.cases.library import shipped_cases, shipped_paths
from foedus.law.instruments import Instrument, Organ
from foedus.reasoning.membership import Membership, membership
from foedus.reasoning.offices import holders
from foedus.reasoning.opinion import InstanceOpinion, MechanismOpinion, strongest
from foedus.text.dates import day_number, day_text
from foedus.workbench.diff.rulebooks import named

from .rows import Check, crises


class NotShipped(Exception):
    """What a question is about does not come with the package (yet)."""


class Found:
    """What the engine answers: a value (one word, or several), and the sentence that it gives with it."""

    def __init__(self, value: str | Sequence[str], text: str = "") -> None:
        self.value = value if isinstance(value, str) else tuple(sorted(value))
        self.text = text


def failures(check: Check) -> Iterator[str]:
    """In what the engine's answer is not the one asked for."""
    found = QUESTIONS[check.ask][0](check.given)
    for how, wanted in check.holds.items():
        yield from _failures(how, wanted, found)


def _failures(how: str, wanted: Any, found: Found) -> Iterator[str]:
    listed = [wanted] if isinstance(wanted, str) else list(wanted)
    if how == "answer":
        expected = wanted if isinstance(wanted, str) else tuple(sorted(wanted))
        if expected != found.value:
            yield f"expected {shown(expected)}, found {shown(found.value)}" + (f" ({found.text})" if found.text else "")
    elif how in ("includes", "excludes"):
        wrong = [each for each in listed if (each in found.value) != (how == "includes")]
        if wrong:
            yield f"expected {'' if how == 'includes' else 'not '}{shown(wrong)} among {shown(found.value)}"
    else:
        text = " ".join(found.text.split()).lower()
        wrong = [each for each in listed if (each.lower() in text) != (how == "mentions")]
        if wrong:
            yield f"expected the words {'' if how == 'mentions' else 'not '}to have {shown(wrong)}: {found.text!r}"


def shown(value: str | Sequence[str]) -> str:
    """A value in one line."""
    return value if isinstance(value, str) else ", ".join(value) or "nothing"


@cache
def law(variant: str | None = None) -> Rulebook:
    """The shipped law, or a shipped variant of it."""
    return Rulebook.load() if variant is None else named(variant).rulebook


# The law's own data


@cache
def _bonds(day: str) -> Membership:
    return membership(law(), day_number(day))


def bound(given: Mapping[str, Any]) -> Found:
    """Who is bound by an instrument (or one article, in one version) on a day; or the verdict on one state."""
    if not _instrument(given["instrument"]).events:
        raise NotShipped(f"no record of the parties to {given['instrument']}")
    bonds = [
        bond
        for bond in _bonds(given["at"]).bonds
        if bond.instrument == given["instrument"]
        and given.get("article") in (None, *bond.articles)
        and given.get("version") in (None, bond.version)
    ]
    if "state" in given:
        return Found(strongest(bond.verdict for bond in bonds if bond.state == given["state"]))
    states = {bond.state for bond in bonds if bond.verdict == "applies"}
    return Found(str(len(states)) if given.get("count") else sorted(states))


def party_event(given: Mapping[str, Any]) -> Found:
    """Which states have an event of that kind in an instrument's record (on a day); or the day of one state's."""
    events = [each for each in _instrument(given["instrument"]).events if each.kind == given["event"]]
    if "state" in given:
        mine = [each for each in events if each.state == given["state"]]
        text = " ".join(f"{each.note or ''} {each.source or ''}" for each in mine)
        return Found([day_text(each.day) if each.day else "no day known" for each in mine], text)
    on = day_number(given["on"]) if "on" in given else None
    return Found([each.state for each in events if on is None or each.day == on])


def instrument(given: Mapping[str, Any]) -> Found:
    """What the record has of an instrument: its words, the day of signature, or that of entry into force."""
    record = _instrument(given["instrument"])
    first = next(iter(record.versions), "")
    version = record.versions.get(given.get("version", first))
    days = {"signed": record.signed, "in_force": version.since if version else None, "text": None}
    day = days[given["of"]]
    return Found(day_text(day) if day else "no day known", " ".join([record.title, record.note or "", *record.sources]))


def article(given: Mapping[str, Any]) -> Found:
    """An article (or paragraph) as the law restates it, at a day: operative or programmatic, and its words."""
    provision = given["provision"]
    day = day_number(given["at"]) if "at" in given else None
    blocks = [
        each
        for each in law().paragraphs
        if provision in (each.article, each.provision) and (day is None or _in_force(each.article, each.versions, day))
    ]
    if not blocks:
        raise NotShipped(f"no provision {provision}" + (f" in force on {given['at']}" if day else ""))
    text = " ".join(f"{each.restates or ''} {each.because or ''}" for each in blocks)
    return Found(sorted({each.kind for each in blocks}), text)


def _in_force(provision: str, versions: Sequence[str], day: int) -> bool:
    from foedus.present.law_page import spans

    there = [version for version, since, until in spans(law(), provision) if since <= day <= until]
    return any(not versions or version in versions for version in there)


def organ(given: Mapping[str, Any]) -> Found:
    """The article that an organ stands in, and what the record says of it."""
    record = _organ(given["organ"])
    seats = [each.text for each in record.composition]
    said = [record.title, *seats, record.competence, record.presides, record.appointment, record.note]
    return Found(record.article or "none", " ".join(filter(None, said)))


def organs(given: Mapping[str, Any]) -> Found:
    """The organs of an instrument of which the record knows that they were there on a day."""
    day = day_number(given["at"])
    there = _instrument(given["instrument"]).organs.values()
    if there and not any(each.since for each in there):
        raise NotShipped(f"no days of the organs of {given['instrument']}")
    return Found([each.id for each in there if each.since and each.since <= day <= (each.until or 99991231)])


def office(given: Mapping[str, Any]) -> Found:
    """Which states hold an office on a day, in every admissible reading."""
    _organ(given["organ"])
    held = holders(law(), day_number(given["at"]))
    return Found([each.state for each in held if each.organ == given["organ"] and each.verdict == "applies"])


def reading(given: Mapping[str, Any]) -> Found:
    """The positions on an open term; or the one that a doctrine chooses."""
    term = law().terms[given["term"]]
    if "doctrine" in given:
        choices = law().doctrines[given["doctrine"]].positions[given["term"]]
        return Found([" or ".join(each.any_of) or "open" for each in choices])
    holders = [f"{each.who}: {each.where}" for position in term.positions.values() for each in position.holders]
    return Found(list(term.positions), " ".join([term.question, *holders]))


def convention(given: Mapping[str, Any]) -> Found:
    """A point that the law takes as settled, with its reason."""
    if given["convention"] not in law().conventions:
        raise NotShipped(f"no convention {given['convention']}")
    settled = law().conventions[given["convention"]]
    return Found(settled.grade or "none", f"{settled.text} {settled.reason}")


def choices(given: Mapping[str, Any]) -> Found:
    """What a field of a case file can say, as SECTION.FIELD."""
    section, _, field = given["field"].partition(".")
    return Found(law().vocabulary.sections[section].fields[field].choices)


def _instrument(name: str) -> Instrument:
    if name not in law().instruments:
        raise NotShipped(f"no instrument {name}")
    return law().instruments[name]


def _organ(name: str) -> Organ:
    if name not in law().organs:
        raise NotShipped(f"no organ {name}")
    return law().organs[name]


# Cases


def verdict(given: Mapping[str, Any]) -> Found:
    """The verdict on a mechanism, a stage, a breach, a lacuna or a doubt, with the sentence on it."""
    opinion = _opinion(given)
    said = given["of"]
    kind, colon, name = said.partition(":")
    if colon and kind in ("breach", "lacuna", "doubt"):
        return _finding(opinion, kind, name, given)
    mechanism, _, stage = said.partition("/")
    if mechanism not in opinion.mechanisms:
        raise NotShipped(f"no mechanism {mechanism} in the opinion")
    return _mechanism(opinion[mechanism], stage or None, given)


def _mechanism(opinion: MechanismOpinion, stage: str | None, given: Mapping[str, Any]) -> Found:
    chosen: Sequence[InstanceOpinion | MechanismOpinion] = [opinion]
    if "for" in given:
        chosen = [each for each in opinion.instances if _is_of(each.about, given["for"])]
        if not chosen:
            return Found("no instance", f"the instances are {[dict(each.about) for each in opinion.instances]}")
    verdicts = [found for each in chosen for found in _verdicts(each, stage, given.get("doctrine"))]
    says = [_sentence(each, stage) for each in chosen]
    if given.get("doctrine") == "every":
        return Found(verdicts[0] if len(set(verdicts)) == 1 else sorted(set(verdicts)), says[0])
    best = strongest(verdicts)
    return Found(best, " ".join(dict.fromkeys(says)))


def _verdicts(found: InstanceOpinion | MechanismOpinion, stage: str | None, doctrine: str | None) -> list[str]:
    if doctrine is None:
        return [found.verdict if stage is None else found.stage(stage).verdict]
    by_doctrine = found.doctrines if stage is None else found.stage_doctrines[stage]
    return list(by_doctrine.values()) if doctrine == "every" else [by_doctrine[doctrine]]


def _sentence(found: InstanceOpinion | MechanismOpinion, stage: str | None) -> str:
    return found.why if stage is None else found.stage(stage).says


def _finding(opinion: Opinion, kind: str, name: str, given: Mapping[str, Any]) -> Found:
    several = {"breach": opinion.breaches, "lacuna": opinion.lacunae, "doubt": opinion.doubts}[kind]
    known = {"breach": law().breaches, "lacuna": law().lacunae, "doubt": law().doubts}[kind]
    name, _, state = name.partition(":")
    assert not state or state in law().states, f"{state} is no state of the record"
    if name not in known:
        raise NotShipped(f"no {kind} {name}")
    fitting = [
        each
        for each in several
        if each.id == name and state in ("", each.state) and _is_of(each.about, given.get("for", {}))
    ]
    doctrine = given.get("doctrine")
    if doctrine is None:
        verdicts = [each.verdict for each in fitting]
    elif doctrine == "every":
        verdicts = [found for each in fitting for found in each.doctrines.values()]
        if len(set(verdicts)) > 1:
            return Found(sorted(set(verdicts)))
    else:
        verdicts = [each.doctrines[doctrine] for each in fitting]
    return Found(strongest(verdicts), " ".join(each.says for each in fitting))


def _is_of(about: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(about.get(part) == name for part, name in wanted.items())


def turns_on(given: Mapping[str, Any]) -> Found:
    """The open terms and facts that some hinge of a verdict names."""
    found = _opinion(given, hinges=True)[given["of"]]
    if found.hinges is None:
        return Found([], f"the verdict is settled: {found.verdict}")
    named = {each.name for hinge in (*found.hinges.for_, *found.hinges.against) for each in hinge}
    return Found(sorted(named), found.why)


def fact(given: Mapping[str, Any]) -> Found:
    """What a case says of a field: each value with its status."""
    case = _case(given)
    thing = next((each for each in case.things if each.id == given["thing"]), None)
    if thing is None:
        raise NotShipped(f"no thing {given['thing']} in the case {case.id}")
    facts = [each for each in thing.facts.get(given["field"], ()) if given.get("key") in (None, each.key)]
    text = " ".join(filter(None, (part for each in facts for part in (each.note, each.source))))
    return Found([f"{said_value(each.value)} ({each.status})" for each in facts], text)


def record(given: Mapping[str, Any]) -> Found:
    """What the record of a case has of an organ, a state or a source: on which days, and in which words."""
    entries = [each for each in _case(given).record if given.get("by") in (None, *_several(each.get("by")))]
    days = [day_text(each["on"]) if each.get("on") else "no day known" for each in entries]
    return Found(days, " ".join(str(each.get("says") or "") for each in entries))


def _several(said: Any) -> Sequence[Any]:
    return said if isinstance(said, (list, tuple)) else (said,)


def decisions(given: Mapping[str, Any]) -> Found:
    """The decisions of a kind in historical cases up to a day that have a verdict, as `case:decision`."""
    found = []
    for entry in shipped_cases():
        if entry.kind != "historical" or entry.date > given["until"]:
            continue
        for thing in _kept(entry.id).things:
            kinds = {str(value) for each in thing.facts.get("kind", ()) for value in each.values}
            if thing.section == "decisions" and given["kind"] in kinds:
                opinion = _opinion({"case": entry.id}).mechanisms.get(f"charter.12.decision:{thing.id}")
                if opinion is not None and opinion.verdict == given["verdict"]:
                    found.append(f"{entry.id}:{thing.id}")
    return Found(found)


# The case that a question is put on


@cache
def _kept(name: str) -> Case:
    if name not in shipped_paths():
        raise NotShipped(f"the case {name} is not shipped")
    return Case.load(name, law())


@cache
def _crisis(name: str) -> Case:
    said = {"id": "claim", "kind": "hypothetical", **crises()[name]}
    base = said.get("based_on")
    if base is not None and base not in shipped_paths():
        raise NotShipped(f"the case {base} is not shipped")
    return Case.from_mapping(said, law())


def _case(given: Mapping[str, Any]) -> Case:
    return _kept(given["case"]) if "case" in given else _crisis(given["crisis"])


def _opinion(given: Mapping[str, Any], hinges: bool = False) -> Opinion:
    asked = given.get("of", "").partition(":")[0].partition("/")[0]
    on_request = asked in law().mechanisms and law().mechanisms[asked].on_request
    return _evaluated(
        given.get("case"), given.get("crisis"), given.get("variant"), given.get("facts", "all"),
        given.get("readings", "main"), given.get("under"), given.get("at"), hinges, asked if on_request else None,
    )  # fmt: skip


@cache
def _evaluated(
    case: str | None, crisis: str | None, variant: str | None, facts: str, readings: str, under: str | None,
    at: str | None, hinges: bool, mechanism: str | None,
) -> Opinion:  # fmt: skip
    put = _case({"case": case} if case is not None else {"crisis": crisis})
    if variant is not None:
        put = Case.load(case, law(variant)) if case is not None else put
    asked = None if mechanism is None else [mechanism]
    options = Options(readings=readings, facts=facts, under=under, at=at, hinges=hinges, mechanisms=asked)
    return evaluate(put, law(variant), options)


_ON = ("case", "crisis", "variant", "facts", "readings", "under", "at")
QUESTIONS: dict[str, tuple[Callable[[Mapping[str, Any]], Found], tuple[str, ...]]] = {
    "bound": (bound, ("instrument", "at", "state", "article", "version", "count")),
    "party_event": (party_event, ("instrument", "event", "state", "on")),
    "instrument": (instrument, ("instrument", "of", "version")),
    "article": (article, ("provision", "at")),
    "organ": (organ, ("organ",)),
    "organs": (organs, ("instrument", "at")),
    "office": (office, ("organ", "at")),
    "reading": (reading, ("term", "doctrine")),
    "convention": (convention, ("convention",)),
    "choices": (choices, ("field",)),
    "verdict": (verdict, (*_ON, "of", "for", "doctrine")),
    "turns_on": (turns_on, (*_ON, "of")),
    "fact": (fact, ("case", "crisis", "thing", "field", "key")),
    "record": (record, ("case", "by")),
    "decisions": (decisions, ("kind", "verdict", "until")),
}
"""Each kind of question, with the words that it takes."""
