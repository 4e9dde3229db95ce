"""The YAML files of a rulebook, checked against their models and made into runtime objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from foedus.law import models
from foedus.law.burden import Burden, Duty
from foedus.law.content import Content
from foedus.law.conventions import Convention
from foedus.law.doctrines import Choice, Doctrine
from foedus.law.forms import checked
from foedus.law.instruments import Composition, Instrument, KnownTo, Organ, PartyEvent, Provision, Version
from foedus.law.mechanisms import Condition, Finding, Mechanism, Stage
from foedus.law.predicates import Predicate
from foedus.law.states import State
from foedus.law.terms import Argument, Holder, OpenTerm, Position, Span, Standing
from foedus.law.vocabulary import read_vocabulary
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem
from foedus.text.yaml_reader import Document, read_bytes


@dataclass(slots=True)
class LawFile:
    """A file of the rulebook: its name in it, the name for messages, its bytes, and whether a variant brings it."""

    name: str
    shown: str
    data: bytes
    variant: bool = False
    changes: list[Any] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """The folder at the top of the rulebook that the file is in, empty for the top itself."""
        return self.name.split("/", 1)[0] if "/" in self.name else ""


def read_content(files: list[LawFile]) -> Content:
    """What the YAML files say. Raises InputError with the problems of all of them."""
    content = Content()
    problems: list[Problem] = []
    # Instruments first: what stands beside them in a folder belongs to them.
    for file in sorted(files, key=lambda each: (_order(each.name), each.name)):
        reader = _reader(file)
        if reader is None:
            problems.append(Problem("no such file belongs in a rulebook", read_bytes(b"", file.shown).place()))
            continue
        try:
            document = read_bytes(file.data, file.shown)
            for change in file.changes:
                document.value = merged(document.value, change)
            if file.name == "vocabulary.yaml":
                content.vocabulary = read_vocabulary(document)
            elif document.value is not None:
                reader(document, file.folder, content, problems)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return content


def merged(old: Any, new: Any) -> Any:
    """A change laid over a value: mappings are merged, a key with nothing drops it, all else replaces."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    joined = dict(old)
    for key, value in new.items():
        if value is None:
            joined.pop(key, None)
        else:
            joined[key] = merged(joined.get(key), value)
    return joined


def _order(name: str) -> int:
    return (
        ("vocabulary.yaml", "states.yaml", "instrument.yaml").index(last)
        if (last := name.rsplit("/", 1)[-1])
        in (
            "vocabulary.yaml",
            "states.yaml",
            "instrument.yaml",
        )
        else 3
    )


_Reader = Callable[[Document, str, Content, list[Problem]], None]


def _reader(file: LawFile) -> _Reader | None:
    parts = file.name.split("/")
    if parts[0] == "doctrines" or "doctrines" in parts[1:-1]:
        return _doctrine
    if "open_terms" in parts[:-1]:
        return _term
    return _READERS.get(parts[-1]) if len(parts) <= 2 else None


def _note(content: Content, document: Document, kind: str, path: tuple[str, ...], problems: list[Problem]) -> None:
    """Remember where an entry stands, and refuse a second one of the same id."""
    key = (kind, path[-1])
    if key in content.places:
        problems.append(
            Problem(f"'{path[-1]}' is declared twice: also {content.places[key]}", document.key_place(path))
        )
    content.places[key] = document.key_place(path)


def _states(document: Document, _: str, content: Content, problems: list[Problem]) -> None:
    entries: dict[str, models.StateEntry] = checked(document, dict[models.Name, models.StateEntry], problems) or {}
    for name, each in entries.items():
        _note(content, document, "state", (name,), problems)
        record = dict(each.model_extra or {})
        content.states[name] = State(
            name,
            each.title,
            each.adjective,
            each.since,
            each.until,
            record,
            each.said_source,
            each.grade,
            each.said_note,
        )


def _burden(document: Document, _: str, content: Content, problems: list[Problem]) -> None:
    form = dict[models.Name, models.BurdenEntry]
    entries: dict[str, models.BurdenEntry] = checked(document, form, problems) or {}
    for name, each in entries.items():
        _note(content, document, "burden", (name,), problems)
        section = content.vocabulary.sections.get(name)
        if section is None:
            known = content.vocabulary.sections
            message = f"the vocabulary has no section '{name}'"
            problems.append(Problem(message, document.key_place((name,)), None, nearest(name, known)))
            continue
        named: list[tuple[tuple[str, ...], str]] = [((name, "fields", one), one) for one in each.duties]
        named += [((name, "invoking"), each.invoking)] if each.invoking is not None else []
        for path, said in named:
            if said not in section.fields:
                message = f"the section '{name}' has no field '{said}'"
                place = document.key_place(path)
                problems.append(Problem(message, place, None, nearest(said, section.fields)))
        duties = {field: Duty(one.bearer, one.unproven) for field, one in each.duties.items()}
        content.burden[name] = Burden(name, each.invoking, duties)


def _record(document: Document, _: str, content: Content, problems: list[Problem]) -> None:
    each = checked(document, models.RecordFile, problems)
    if each is not None:
        known = each.known_to
        content.known_to = KnownTo(known.on, known.said_source, known.grade, known.said_note)


def _conventions(document: Document, _: str, content: Content, problems: list[Problem]) -> None:
    entries: dict[str, models.ConventionEntry] = checked(document, dict[str, models.ConventionEntry], problems) or {}
    for name, each in entries.items():
        _note(content, document, "convention", (name,), problems)
        content.conventions[name] = Convention(name, each.text, each.reason, each.grade)


def _predicates(document: Document, folder: str, content: Content, problems: list[Problem]) -> None:
    form = dict[models.Name, models.PredicateEntry]
    entries: dict[str, models.PredicateEntry] = checked(document, form, problems) or {}
    for name, each in entries.items():
        _note(content, document, "predicate", (name,), problems)
        arguments = {argument: tuple(kinds) for argument, kinds in each.arguments.items()}
        sentences = (each.says, each.denies, each.lacks)
        content.predicates[name] = Predicate(name, folder, arguments, *sentences, each.said_note)
        if each.order:
            content.orders.add(name)


def _instrument(document: Document, folder: str, content: Content, problems: list[Problem]) -> None:
    each = checked(document, models.InstrumentFile, problems)
    if each is None:
        return
    _note(content, document, "instrument", (each.id,), problems)
    content.places["instrument", each.id] = document.place(("id",))
    content.places["alliance", each.id] = document.place(("alliance",))
    for provision in each.provisions:
        _note(content, document, "provision", ("provisions", provision), problems)
    for organ in each.organs:
        _note(content, document, "organ", ("organs", organ), problems)
    for index, event in enumerate(each.events):
        content.places["event", f"{each.id}.{index}.{event.state}"] = document.place(("events", index, "state"))
    content.instruments[each.id] = Instrument(
        each.id,
        folder,
        each.title,
        each.short,
        _signed(each.signed),
        {name: _version(name, one) for name, one in each.versions.items()},
        {
            name: Provision(name, one.title, tuple(one.versions), one.kind, one.said_note)
            for name, one in each.provisions.items()
        },
        tuple(
            PartyEvent(one.state, one.kind, one.on, one.said_source, one.grade, one.said_note) for one in each.events
        ),
        {name: _organ(name, one, each.id) for name, one in each.organs.items()},
        tuple(each.groups),
        dict(each.words),
        tuple(each.sources),
        each.said_note,
        each.alliance,
    )


def _organ(name: str, one: models.OrganEntry, instrument: str) -> Organ:
    return Organ(
        name,
        one.title,
        one.instrument or instrument,
        one.since,
        one.until,
        one.article,
        one.said_note,
        one.said_source,
        one.grade,
        one.decides,
        tuple(Composition(part.since, part.value) for part in one.composition),
        one.competence,
        one.presides,
        one.appointment,
        tuple(one.conventions),
        one.of,
        one.rank,
        one.held_by,
    )


def _signed(signed: int | models.Signed | None) -> int | None:
    return signed.on if isinstance(signed, models.Signed) else signed


def _version(name: str, one: models.VersionEntry) -> Version:
    return Version(name, one.title or name, one.since, one.until, one.said_source, one.grade, one.said_note)


def _stage(key: str, one: models.StageEntry) -> Stage:
    conditions = tuple(Condition(each.holds, tuple(each.of), each.failed) for each in one.conditions)
    return Stage(key, one.title, tuple(one.of), one.met, one.failed, one.open or "", one.said_note, conditions)


def _mechanisms(document: Document, folder: str, content: Content, problems: list[Problem]) -> None:
    each = checked(document, models.MechanismsFile, problems)
    if each is None:
        return
    instrument = content.in_folder(folder)
    owner = instrument.id if instrument else folder
    for name, one in each.mechanisms.items():
        _note(content, document, "mechanism", ("mechanisms", name), problems)
        stages = {
            key: _stage(key, stage)
            for key, stage in one.stages.items()
        }
        content.mechanisms[name] = Mechanism(
            name,
            owner,
            one.title,
            one.article,
            one.headline,
            one.object,
            one.on_request,
            one.none,
            stages,
            one.said_note,
        )
    for kind, key, entries, target in (
        ("breach", "breaches", each.breaches, content.breaches),
        ("lacuna", "lacunae", each.lacunae, content.lacunae),
        ("doubt", "doubts", each.doubts, content.doubts),
    ):
        for name, found in entries.items():
            _note(content, document, kind, (key, name), problems)
            target[name] = Finding(
                name, owner, found.title, found.article, tuple(found.of), found.says, found.said_note
            )


def _term(document: Document, folder: str, content: Content, problems: list[Problem]) -> None:
    each = checked(document, models.TermFile, problems)
    if each is None:
        return
    _note(content, document, "term", (each.id,), problems)
    content.places["term", each.id] = document.place(("id",))
    for name in each.positions:
        content.places["position", f"{each.id}.{name}"] = document.key_place(("positions", name))
    positions = {name: _position(name, one) for name, one in each.positions.items()}
    content.terms[each.id] = OpenTerm(
        each.id, folder, each.title, each.question, each.text, _span(each.exists), each.grade, positions, each.said_note
    )


def _span(span: models.SpanEntry) -> Span:
    return Span(span.since, span.until)


def _position(name: str, one: models.PositionEntry) -> Position:
    return Position(
        name,
        one.reading,
        one.short,
        tuple(Standing(each.since, each.value) for each in one.standing),
        _span(one.exists),
        tuple(Holder(each.who, each.where, each.grade, each.said_note) for each in one.holders),
        tuple(Argument(each.canon, each.side, each.text, each.said_source, each.grade) for each in one.arguments),
        one.said_note,
    )


def _doctrine(document: Document, _: str, content: Content, problems: list[Problem]) -> None:
    each = checked(document, models.DoctrineFile, problems)
    if each is None:
        return
    _note(content, document, "doctrine", (each.id,), problems)
    content.places["doctrine", each.id] = document.place(("id",))
    for term in each.positions:
        content.places["doctrine term", f"{each.id}.{term}"] = document.key_place(("positions", term))
    positions = {term: tuple(map(_choice, choices)) for term, choices in each.positions.items()}
    content.doctrines[each.id] = Doctrine(
        each.id,
        each.title,
        each.summary,
        tuple(each.lists),
        each.otherwise,
        positions,
        dict(each.notes),
        tuple(each.sources),
        each.practice,
    )


def _choice(one: models.ChoiceEntry) -> Choice:
    chosen = tuple(each for each in (*one.value, *one.any_of) if each != "open")
    return Choice(one.since, chosen)


def _vocabulary(_: Document, __: str, ___: Content, ____: list[Problem]) -> None:
    """Read by the vocabulary's own reader."""


_READERS: dict[str, _Reader] = {
    "vocabulary.yaml": _vocabulary,
    "states.yaml": _states,
    "burden.yaml": _burden,
    "record.yaml": _record,
    "conventions.yaml": _conventions,
    "predicates.yaml": _predicates,
    "instrument.yaml": _instrument,
    "mechanisms.yaml": _mechanisms,
}
