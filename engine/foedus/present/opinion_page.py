"""An opinion as a page: for people who know the law, without a predicate's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Title, Verdict
from foedus.present.words import cite, grouped, sentence, series, unique, verdict_word
from foedus.reasoning.opinion import (
    APPLIES,
    DOES_NOT_APPLY,
    EXCLUDES_ITSELF,
    STRENGTH,
    FindingOpinion,
    InstanceOpinion,
    MechanismOpinion,
    Missing,
    OpenFact,
    Opinion,
    RecordEntry,
)

_READINGS = {"main": None, "all": "all readings, the outliers too"}
_FACTS = {
    "all": None,
    "established": "only what is established",
    "alleged": "open facts taken as alleged",
}
_TREATED = {"applied": "as applied", "not_applied": "as not applied", "silent": "with silence"}


def opinion_page(opinion: Opinion) -> Page:
    """All that an opinion says, in the order in which a reader wants it."""
    return tuple(_blocks(opinion))


def _blocks(opinion: Opinion) -> Iterator[Block]:
    yield Title(opinion.title, (_below(opinion),))
    yield Heading("Mechanisms")
    for mechanism in opinion.mechanisms.values():
        yield _mechanism(opinion, mechanism)
    yield from _findings(opinion, "Where the law is silent", opinion.lacunae)
    yield from _findings(opinion, "Breaches", opinion.breaches)
    yield from _findings(opinion, "Doubts", opinion.doubts)
    yield from _part("Open facts", (_open_fact(each) for each in opinion.open_facts))
    yield from _missing(opinion)
    yield from _part("What was in fact said and done", (_record(opinion, each) for each in opinion.record))
    if opinion.left_out:
        yield Heading("Left out")
        yield Paragraph(f"After the day of the question, and so left out: {series(opinion.left_out)}.")
    yield from (Paragraph(note, muted=True) for note in opinion.notes)


def _below(opinion: Opinion) -> str:
    said = [opinion.case, f"day of the question {opinion.date}", *_options(opinion)]
    return "; ".join(said)


def _options(opinion: Opinion) -> Iterator[str]:
    options = opinion.options
    readings = str(options.get("readings") or "main")
    named = _READINGS.get(readings, f"readings {readings.replace('_', ' ')}")
    facts = _FACTS.get(str(options.get("facts") or "all"))
    doctrine = options.get("doctrine")
    yield from (said for said in (named, facts) if said)
    if doctrine:
        yield f"under {opinion.doctrine_titles.get(str(doctrine), str(doctrine))}"
    if options.get("missing") == "unknown":
        yield "what the case does not say is taken as open"


def _part(title: str, entries: Iterable[Block]) -> Iterator[Block]:
    found = list(entries)
    if found:
        yield Heading(title)
        yield from found


# Mechanisms


def _mechanism(opinion: Opinion, mechanism: MechanismOpinion) -> Verdict:
    return Verdict(
        mechanism.verdict,
        _named(opinion, mechanism),
        cite(mechanism.article, opinion.shorts),
        tuple(_mechanism_notes(opinion, mechanism)),
    )


def _named(opinion: Opinion, mechanism: MechanismOpinion) -> str:
    """The title, with the object where the mechanism is listed once for each."""
    thing = mechanism.id.removeprefix(mechanism.mechanism).removeprefix(":")
    return f"{mechanism.title}: {_title(opinion, thing)}" if thing else mechanism.title


def _title(opinion: Opinion, name: str) -> str:
    return opinion.titles.get(name) or name.replace("_", " ")


def _mechanism_notes(opinion: Opinion, mechanism: MechanismOpinion) -> Iterator[Note]:
    turning = _turning(mechanism)
    why = sentence(mechanism.why)
    if turning is not None and mechanism.instances and len(mechanism.stages) > 1:
        word = "Open at" if mechanism.verdict != DOES_NOT_APPLY else "Fails at"
        yield Note(why, f"{word} “{turning}”")
    else:
        yield Note(why)
    yield from _each(opinion, mechanism)
    yield from _ladder(mechanism)
    disagreeing = _doctrines(opinion, mechanism.verdict, mechanism.doctrines)
    if disagreeing:
        yield Note(disagreeing, "Doctrines")
    yield Note(mechanism.id, muted=True)


def _turning(mechanism: MechanismOpinion) -> str | None:
    """The title of the stage that fails or is open; None where the mechanism applies."""
    if mechanism.verdict == APPLIES:
        return None
    return next((stage.title for stage in mechanism.stages if stage.verdict == mechanism.verdict), None)


def _ladder(mechanism: MechanismOpinion) -> Iterator[Note]:
    """Every stage with its verdict, unless the first fails already and so all do."""
    verdicts = unique([stage.verdict for stage in mechanism.stages])
    if len(mechanism.stages) < 2 or verdicts == [DOES_NOT_APPLY]:
        return
    by_verdict = grouped((stage.title, stage.verdict) for stage in mechanism.stages)
    said = [f"{verdict_word(verdict)}: {', '.join(titles)}" for verdict, titles in by_verdict.items()]
    yield Note("; ".join(said), "Stages")


def _doctrines(opinion: Opinion, verdict: str, doctrines: Mapping[str, str]) -> str:
    """The doctrines that see it otherwise than the headline, by what they say."""
    other = grouped((name, said) for name, said in doctrines.items() if said != verdict)
    parts = []
    for said in sorted(other, key=lambda each: -STRENGTH[each]):
        titles = series(opinion.doctrine_titles.get(name, name) for name in other[said])
        parts.append(f"{_under(said)} {titles}")
    return "; ".join(parts)


def _under(verdict: str) -> str:
    return "no world is left under" if verdict == EXCLUDES_ITSELF else f"{verdict_word(verdict)} under"


def _each(opinion: Opinion, mechanism: MechanismOpinion) -> Iterator[Note]:
    """How the verdict, and each stage, differs between the instances."""
    yield from _differing(opinion, mechanism.instances, lambda each: each.verdict, None)
    for stage in mechanism.stages:
        if stage.verdict != mechanism.verdict:
            name = stage.id
            yield from _differing(opinion, mechanism.instances, lambda each, name=name: each.stage(name).verdict, stage.title)


def _differing(
    opinion: Opinion, instances: Sequence[InstanceOpinion], verdict: Callable[[InstanceOpinion], str], label: str | None
) -> Iterator[Note]:
    if len({verdict(each) for each in instances}) < 2:
        return
    keys = _telling(instances, verdict)
    by_name = [(" and ".join(_title(opinion, each.about[key]) for key in keys), verdict(each)) for each in instances]
    found = grouped(unique_pairs(by_name))
    parts = [f"{verdict_word(said)} for {series(names)}" for said, names in found.items()]
    yield Note("; ".join(parts), label[:1].upper() + label[1:] if label else None)


def unique_pairs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs without repetition, in their order."""
    return list(dict.fromkeys(pairs))


def _telling(instances: Sequence[InstanceOpinion], verdict: Callable[[InstanceOpinion], str]) -> tuple[str, ...]:
    """The fewest parts of the instance that tell the verdict: the last part that does alone, else all that vary."""
    varying = [key for key in instances[0].about if len({each.about.get(key) for each in instances}) > 1]
    for key in reversed(varying):
        seen: dict[str, set[str]] = {}
        for each in instances:
            seen.setdefault(each.about[key], set()).add(verdict(each))
        if all(len(verdicts) == 1 for verdicts in seen.values()):
            return (key,)
    return tuple(varying)


# Findings


def _findings(opinion: Opinion, title: str, findings: Sequence[FindingOpinion]) -> Iterator[Block]:
    yield from _part(title, (_finding(opinion, each) for each in _joined(findings)))


def _joined(findings: Sequence[FindingOpinion]) -> list[FindingOpinion]:
    """Findings that read the same are shown once."""
    return list({(each.says, each.verdict): each for each in findings}.values())


def _finding(opinion: Opinion, finding: FindingOpinion) -> Verdict:
    notes = [Note(sentence(finding.says))]
    disagreeing = _doctrines(opinion, finding.verdict, finding.doctrines)
    if disagreeing:
        notes.append(Note(disagreeing, "Doctrines"))
    return Verdict(finding.verdict, finding.title, cite(finding.article, opinion.shorts), tuple(notes))


# Facts


def _open_fact(fact: OpenFact) -> Entry:
    said = [fact.status]
    if fact.by:
        said.append(f"{series(fact.by)} {'says' if len(fact.by) == 1 else 'say'} so")
    if fact.denied_by:
        said.append(f"{series(fact.denied_by)} {'denies' if len(fact.denied_by) == 1 else 'deny'} it")
    if fact.source:
        said.append(f"source: {fact.source}" + (f" (grade {fact.grade})" if fact.grade else ""))
    return Entry(sentence(fact.says), (Note("; ".join(said), muted=True),))


def _missing(opinion: Opinion) -> Iterator[Block]:
    if not opinion.missing:
        return
    yield Heading("Not recorded, and taken as not so")
    for each in opinion.missing:
        yield Entry(sentence(each.says), tuple(Note(text) for text in _changes(opinion, each)))
    if opinion.missing_cut:
        yield Paragraph("The case is silent on more points than were asked.", muted=True)


def _changes(opinion: Opinion, missing: Missing) -> Iterator[str]:
    """`Had it been there: collective defence (request) would be arguable, not does not apply`."""
    titles = _conclusion_titles(opinion)
    by_change: dict[tuple[str, str], list[str]] = {}
    for name, change in missing.changes.items():
        if name in titles:
            by_change.setdefault((change[0], change[1]), []).append(titles[name])
    for (before, after), names in by_change.items():
        yield f"Had it been so: {series(unique(names))} — {verdict_word(after)} (now: {verdict_word(before)})"


def _conclusion_titles(opinion: Opinion) -> dict[str, str]:
    titles = {}
    for mechanism in opinion.mechanisms.values():
        for stage in mechanism.stages:
            titles[f"{mechanism.mechanism}/{stage.id}"] = f"{mechanism.title} ({stage.title})"
    for kind, findings in (("breach", opinion.breaches), ("lacuna", opinion.lacunae)):
        titles.update((f"{kind}:{each.id}", each.title) for each in findings)
    return titles


# The record


def _record(opinion: Opinion, entry: RecordEntry) -> Entry:
    who = entry.by + (f", {entry.on}" if entry.on else "")
    said = f"{who}: {entry.says}" if entry.says else who
    notes = []
    for name, treated in entry.treats_as.items():
        found = opinion.mechanisms.get(name)
        titled = _named(opinion, found) if found else name
        notes.append(Note(f"treats {titled} {_TREATED.get(treated, treated)}"))
    notes += [Note(_without_ids(opinion, text), "Differs") for text in entry.differs]
    if entry.source:
        notes.append(Note(f"source: {entry.source}", muted=True))
    return Entry(said, tuple(notes))


def _without_ids(opinion: Opinion, text: str) -> str:
    """A sentence without the ids that stand in brackets behind titles."""
    for name in opinion.mechanisms:
        text = text.replace(f" ({name})", "")
    return text
