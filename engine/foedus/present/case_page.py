"""Cases as pages and as JSON: the list of those shipped, and one with its facts, sources and record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foedus.cases.case import Case
from foedus.cases.fact import ESTABLISHED, Fact, Thing
from foedus.cases.library import CaseEntry
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Table, Title
from foedus.present.words import capital, sentence, series
from foedus.reasoning.sentences import Names
from foedus.text.atoms import Term
from foedus.text.dates import FOREVER, day_text


def cases_page(listed: Sequence[CaseEntry]) -> Page:
    """The shipped cases by kind and date."""
    rows = tuple((each.id, each.date, each.kind, each.title) for each in _sorted(listed))
    return (Title("Cases"), Table(("case", "date", "kind", "title"), rows))


def _sorted(listed: Sequence[CaseEntry]) -> list[CaseEntry]:
    return sorted(listed, key=lambda each: (each.kind, each.date, each.id))


def case_page(case: Case, rulebook: Rulebook) -> Page:
    """One case: what it says, in sentences."""
    return tuple(_case(case, rulebook))


def _case(case: Case, rulebook: Rulebook) -> Iterator[Block]:
    names = Names(case, rulebook)
    yield Title(case.title, (f"{case.id}; {case.kind}; day of the question {day_text(case.date)}",))
    if case.summary:
        yield Paragraph(" ".join(case.summary.split()))
    section = ""
    for thing in case.things:
        if thing.section != section:
            section = thing.section
            yield Heading(capital(section.replace("_", " ")))
        yield _thing(case, rulebook, names, thing)
    yield from _supposed(case, names)
    yield from _record(case, rulebook, names)
    yield from _sources(case)


def _thing(case: Case, rulebook: Rulebook, names: Names, thing: Thing) -> Entry:
    fields = rulebook.vocabulary.sections[thing.section].fields
    notes = [
        note
        for name, facts in thing.facts.items()
        if name in fields
        for note in _facts(case, names, thing, fields[name], facts)
    ]
    later = " (after the day of the question)" if any(thing.id == left for left, _ in case.left_out) else ""
    return Entry(f"{capital(thing.readable)} [{thing.id}]{later}", tuple(notes))


def _facts(case: Case, names: Names, thing: Thing, field: Field, facts: Sequence[Fact]) -> Iterator[Note]:
    """Facts of a field: those established in one line, the others each with who says and denies it."""
    label = field.title or field.name.replace("_", " ")
    plain = [fact for fact in facts if fact.status == ESTABLISHED and not fact.source and not fact.parts]
    if plain:
        yield Note("; ".join(_said(names, fact) for fact in plain), capital(label))
    for fact in facts:
        if fact.parts:
            yield Note(
                "; ".join(_part(names, name, each) for name, several in fact.parts.items() for each in several),
                capital(label),
            )
        elif fact not in plain:
            yield Note(f"{_said(names, fact)} ({_status(names, fact)})", capital(label))


def _part(names: Names, name: str, fact: Fact) -> str:
    status = "" if fact.status == ESTABLISHED else f" ({_status(names, fact)})"
    return f"{name.replace('_', ' ')} {_said(names, fact)}{status}"


def _said(names: Names, fact: Fact) -> str:
    said = series((_value(names, value) for value in fact.values), "or")
    if fact.key is not None:
        said = f"{names.of(fact.key)}: {said}"
    if fact.since is not None or fact.until is not None:
        since = f"from {day_text(fact.since)}" if fact.since else ""
        until = f"to {day_text(fact.until)}" if fact.until not in (None, FOREVER) else ""
        said += f", {' '.join(each for each in (since, until) if each)}"
    return said


def _value(names: Names, value: Any) -> str:
    if isinstance(value, tuple):
        return series(names.of(each) for each in value)
    found: Term = value
    return names.of(found)


def _status(names: Names, fact: Fact) -> str:
    parts = [] if fact.status == ESTABLISHED else [fact.status]
    if fact.by:
        parts.append(f"by {series(names.of(each) for each in fact.by)}")
    if fact.denied_by:
        parts.append(f"denied by {series(names.of(each) for each in fact.denied_by)}")
    if fact.source:
        parts.append(f"source: {fact.source}" + (f", grade {fact.grade}" if fact.grade else ""))
    if fact.note:
        parts.append(fact.note)
    return "; ".join(parts)


def _supposed(case: Case, names: Names) -> Iterator[Block]:
    if case.suppose:
        yield Heading("Supposed")
        for each in case.suppose:
            yield Entry(", ".join(f"{key.replace('_', ' ')} {_plain(names, value)}" for key, value in each.items()))


_TREATED = {"applied": "as applied", "not_applied": "as not applied", "silent": "with silence"}
_LABELS = {"source": "source", "grade": "grade"}


def _record(case: Case, rulebook: Rulebook, names: Names) -> Iterator[Block]:
    if not case.record:
        return
    yield Heading("What was in fact said and done")
    for entry in case.record:
        who = _plain(names, entry.get("by"))
        day = f", {_plain(names, entry['on'])}" if entry.get("on") else ""
        said = f": {entry['says']}" if entry.get("says") else ""
        notes = [
            Note(f"treats {_mechanism(rulebook, names, name)} {_TREATED.get(str(treated), str(treated))}")
            for name, treated in (entry.get("treats_as") or {}).items()
        ]
        notes += [
            Note(_plain(names, value), capital(key.replace("_", " ")))
            for key, value in entry.items()
            if key not in ("by", "on", "says", "treats_as", *_LABELS)
        ]
        sourced = "; ".join(
            f"{label}{':' if key == 'source' else ''} {entry[key]}" for key, label in _LABELS.items() if entry.get(key)
        )
        notes += [Note(sourced, muted=True)] if sourced else []
        yield Entry(f"{who}{day}{said}", tuple(notes))


def _mechanism(rulebook: Rulebook, names: Names, name: str) -> str:
    """The title of a mechanism, with its object where it names one."""
    mechanism, _, thing = name.partition(":")
    title = rulebook.mechanisms[mechanism].title if mechanism in rulebook.mechanisms else mechanism
    return f"{title}: {names.of(thing)}" if thing else title


def _plain(names: Names, value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_plain(names, each)}" for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return series(_plain(names, each) for each in value)
    return names.of(value) if isinstance(value, (str, int)) else ""


def _sources(case: Case) -> Iterator[Block]:
    if not case.sources:
        return
    yield Heading("Sources")
    for name, source in case.sources.items():
        title = source.get("title") or name
        rest = [f"{key} {value}" for key, value in source.items() if key != "title" and value]
        yield Entry(sentence(title), (Note("; ".join([name, *rest]), muted=True),))


# JSON


def cases_value(listed: Sequence[CaseEntry]) -> dict[str, Any]:
    """The list as JSON."""
    return {
        "schema": "foedus/cases/1",
        "cases": [
            {"id": each.id, "title": each.title, "kind": each.kind, "date": each.date} for each in _sorted(listed)
        ],
    }


def case_value(case: Case, rulebook: Rulebook) -> dict[str, Any]:
    """One case as JSON: the whole file, with its base put in."""
    return {
        "schema": "foedus/case/1",
        "rules": rulebook.digest,
        "id": case.id,
        "title": case.title,
        "kind": case.kind,
        "date": day_text(case.date),
        "left_out": [{"thing": thing, "on": day_text(day)} for thing, day in case.left_out],
        "case": dict(case.whole),
    }
