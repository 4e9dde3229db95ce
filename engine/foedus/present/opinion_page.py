"""An opinion as a page: for people who know the law, without a predicate's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Title, Verdict
from foedus.present.hinge_lines import hinge_lines
from foedus.present.option_words import option_words
from foedus.present.record_page import record_entry
from foedus.present.titles import mechanism_title, thing_title
from foedus.present.words import capital, cite, grouped, sentence, series, stop, unique, verdict_word
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
    SettledPoint,
    TermInPlay,
    ToldDifference,
)
from foedus.text.dates import day_text

_FEW = 3
"""How many instances of one verdict are named; more of the commonest are "the others"."""


def opinion_page(opinion: Opinion) -> Page:
    """All that an opinion says, in the order in which a reader wants it."""
    return tuple(_blocks(opinion))


def _blocks(opinion: Opinion) -> Iterator[Block]:
    yield Title(opinion.title, (_below(opinion),))
    yield from (Paragraph(said) for said in opinion.supposed)
    yield from _mechanisms(opinion)
    yield from _findings(opinion, "Where the law is silent", "lacuna", opinion.lacunae)
    yield from _findings(opinion, "Breaches", "breach", opinion.breaches)
    yield from _findings(opinion, "Doubts", "doubt", opinion.doubts)
    yield from _part("Open facts", (_open_fact(opinion, each) for each in opinion.open_facts))
    yield from _part("Open terms on which it turns", (_term_in_play(each) for each in opinion.terms))
    yield from _part("Settled points that carry this", (_settled(opinion, each) for each in opinion.conventions))
    yield from _missing(opinion)
    yield from _part("What was in fact said and done", (record_entry(opinion, each) for each in opinion.record))
    yield from _part("Where another verdict was expected", map(_difference, opinion.differences))
    if opinion.left_out:
        yield Heading("Left out")
        yield Paragraph(f"After the day of the question, and so left out: {series(opinion.left_out)}.")
    yield from (Paragraph(note, muted=True) for note in opinion.notes)


def _mechanisms(opinion: Opinion) -> Iterator[Block]:
    """The mechanisms in play, the strongest verdicts first; below them those that nothing in the case calls for."""
    asked = [each for each in opinion.mechanisms.values() if each.instances]
    idle = [each for each in opinion.mechanisms.values() if not each.instances]
    asked.sort(key=lambda each: -STRENGTH[each.verdict])
    yield from _part("Mechanisms", (_mechanism(opinion, each) for each in asked))
    # What is of an instrument that the case touches is told with its reason; of the others their names are enough.
    touched = {_instrument(each) for each in asked} or {_instrument(each) for each in idle}
    told = [_idle(opinion, each) for each in idle if _instrument(each) in touched]
    others = dict.fromkeys(_instrument(each) for each in idle if _instrument(each) not in touched)
    if others:
        named = series(thing_title(opinion, each) for each in others)
        told.append(Entry(f"All mechanisms of {named}.", ()))
    yield from _part("Mechanisms that do not apply: nothing in the case calls for them", told)


def _instrument(mechanism: MechanismOpinion) -> str:
    return mechanism.article.partition(".")[0]


def _idle(opinion: Opinion, mechanism: MechanismOpinion) -> Entry:
    named = f"{capital(mechanism.title)} ({cite(mechanism.article, opinion.shorts)})"
    return Entry(f"{named}: {mechanism.why}", (Note(mechanism.id, muted=True),))


def _below(opinion: Opinion) -> str:
    asked = option_words(opinion.view)
    return "; ".join((opinion.case, f"day of the question {opinion.date}", *asked))


def _part(title: str, entries: Iterable[Block]) -> Iterator[Block]:
    found = list(entries)
    if found:
        yield Heading(title)
        yield from found


# Mechanisms


def _mechanism(opinion: Opinion, mechanism: MechanismOpinion) -> Verdict:
    return Verdict(
        mechanism.verdict,
        mechanism_title(opinion, mechanism),
        cite(mechanism.article, opinion.shorts),
        tuple(_mechanism_notes(opinion, mechanism)),
    )


def _mechanism_notes(opinion: Opinion, mechanism: MechanismOpinion) -> Iterator[Note]:
    if mechanism.verdict != APPLIES and mechanism.turning and len(mechanism.stages) > 1:
        word = "Open at" if mechanism.verdict != DOES_NOT_APPLY else "Fails at"
        yield from (Note(stop(each.says), f"{word} “{each.title}”") for each in mechanism.turning)
    else:
        yield Note(sentence(mechanism.why))
    yield from _each(opinion, mechanism)
    yield from _ladder(mechanism)
    if mechanism.hinges is not None:
        yield from (Note(line) for line in hinge_lines(mechanism.hinges))
    disagreeing = _doctrines(opinion, mechanism.verdict, mechanism.doctrines)
    if disagreeing:
        yield Note(disagreeing, "Doctrines")
    memory = memory_line(opinion, mechanism.id)
    if memory is not None:
        yield Note(memory)
    yield Note(mechanism.id, muted=True)


def memory_line(opinion: Opinion, mechanism: str) -> str | None:
    """What of the grounds of a mechanism's headline is known from memory only."""
    grounds = sorted(opinion.from_memory, key=lambda each: each.says)
    found = grouped((each.says, each.kind) for each in grounds if mechanism in each.carries)
    if not found:
        return None
    said = [*found.get("provision", ()), *found.get("record", ())]
    said += [f"that {each}" for each in found.get("fact", ())]
    return f"Rests in part on what is known from memory only (grade D): {'; '.join(said)}."


def _settled(opinion: Opinion, point: SettledPoint) -> Entry:
    carried = series(unique([_carried_title(opinion, each) for each in point.carries]))
    graded = f"; grade {point.grade}" if point.grade else ""
    return Entry(
        sentence(point.text),
        (Note(sentence(point.reason), "Because"), Note(f"carries {carried}{graded}; {point.id}", muted=True)),
    )


def _carried_title(opinion: Opinion, name: str) -> str:
    """The title of a mechanism, or of a finding named as `breach:ID:STATE`."""
    if name in opinion.mechanisms:
        return mechanism_title(opinion, opinion.mechanisms[name])
    kind, _, rest = name.partition(":")
    found = {"breach": opinion.breaches, "lacuna": opinion.lacunae, "doubt": opinion.doubts}.get(kind, ())
    titles = (each.title for each in found if rest in (each.id, f"{each.id}:{each.state}"))
    return f"{kind} “{next(titles, rest)}”"


def _ladder(mechanism: MechanismOpinion) -> Iterator[Note]:
    """Every stage with its verdict, unless the first fails already and so all do."""
    verdicts = unique([stage.verdict for stage in mechanism.stages])
    if len(mechanism.stages) < 2 or verdicts == [DOES_NOT_APPLY]:
        return
    by_verdict = grouped((stage.title, stage.verdict) for stage in mechanism.stages)
    said = [f"{verdict_word(verdict)} ({', '.join(titles)})" for verdict, titles in by_verdict.items()]
    yield Note("; ".join(said), "Stages")


def _doctrines(opinion: Opinion, verdict: str, doctrines: Mapping[str, str]) -> str:
    """The doctrines that see it otherwise than the headline, by what they say."""
    other = grouped((name, said) for name, said in doctrines.items() if said != verdict)
    parts = []
    for said in sorted(other, key=lambda each: -STRENGTH[each]):
        titles = series(f"“{opinion.doctrine_titles.get(name, name)}”" for name in other[said])
        parts.append(f"{_under(said)} {titles}")
    return "; ".join(parts)


def _under(verdict: str) -> str:
    return "no world is left under" if verdict == EXCLUDES_ITSELF else f"{verdict_word(verdict)} under"


def _each(opinion: Opinion, mechanism: MechanismOpinion) -> Iterator[Note]:
    """How the verdict, and each stage, differs between the instances."""
    yield from _differing(opinion, mechanism.instances, lambda each: each.verdict, None)
    for stage in mechanism.stages:
        if stage.verdict != mechanism.verdict:
            yield from _differing(opinion, mechanism.instances, _verdict_at(stage.id), stage.title)


def _verdict_at(stage: str) -> Callable[[InstanceOpinion], str]:
    return lambda instance: instance.stage(stage).verdict


def _differing(
    opinion: Opinion, instances: Sequence[InstanceOpinion], verdict: Callable[[InstanceOpinion], str], label: str | None
) -> Iterator[Note]:
    if len({verdict(each) for each in instances}) < 2:
        return
    keys = _telling(instances, verdict)
    pairs = [(_instance_name(opinion, each, keys), verdict(each)) for each in instances]
    found = grouped(dict.fromkeys(pairs))
    most = max(found, key=lambda said: len(found[said]))
    rest = [most] if len(found[most]) > _FEW else []
    parts = [f"for {series(found[said])}: {verdict_word(said)}" for said in found if said not in rest]
    parts += [f"for the others: {verdict_word(said)}" for said in rest]
    said = "; ".join(parts)
    yield Note(said, capital(label)) if label else Note(sentence(said))


def _instance_name(opinion: Opinion, instance: InstanceOpinion, keys: Sequence[str]) -> str:
    """The obligor alone, or `state (incident, victim)` where it takes more than one part to tell."""
    titles = [thing_title(opinion, instance.about[key]) for key in keys]
    return f"{titles[-1]} ({', '.join(titles[:-1])})" if len(titles) > 1 else "".join(titles)


def _telling(instances: Sequence[InstanceOpinion], verdict: Callable[[InstanceOpinion], str]) -> tuple[str, ...]:
    """The part of the instance that tells the verdict by itself, the last of several; else all parts that vary."""
    varying = [key for key in instances[0].about if len({each.about.get(key) for each in instances}) > 1]
    for key in reversed(varying):
        seen: dict[str, set[str]] = {}
        for each in instances:
            seen.setdefault(each.about[key], set()).add(verdict(each))
        if all(len(verdicts) == 1 for verdicts in seen.values()):
            return (key,)
    return tuple(varying)


# Findings


def _findings(opinion: Opinion, title: str, kind: str, findings: Sequence[FindingOpinion]) -> Iterator[Block]:
    yield from _part(title, (_finding(opinion, kind, each) for each in _joined(findings)))


def _joined(findings: Sequence[FindingOpinion]) -> list[list[FindingOpinion]]:
    """Findings that differ only in whom they are of stand together."""
    together: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[FindingOpinion]] = {}
    for each in findings:
        together.setdefault((each.id, each.verdict, tuple(each.doctrines.items())), []).append(each)
    return list(together.values())


def _finding(opinion: Opinion, kind: str, several: Sequence[FindingOpinion]) -> Verdict:
    first = several[0]
    notes = [Note(said) for said in unique([sentence(each.says) for each in several])]
    disagreeing = _doctrines(opinion, first.verdict, first.doctrines)
    if disagreeing:
        notes.append(Note(disagreeing, "Doctrines"))
    states = unique([each.state for each in several if each.state is not None])
    notes.append(Note(":".join((kind, first.id, *(states if len(states) == 1 else ()))), muted=True))
    return Verdict(first.verdict, first.title, cite(first.article, opinion.shorts), tuple(notes))


# Facts


def _open_fact(opinion: Opinion, fact: OpenFact) -> Entry:
    notes = [Note("; ".join(_standing(opinion, fact)), muted=True)]
    if fact.unproven is not None:
        notes.insert(0, Note(sentence(fact.unproven)))
    elif not fact.in_play:
        notes.insert(0, Note("It decides nothing here: the conclusions are the same either way."))
    return Entry(sentence(fact.says), tuple(notes))


def _standing(opinion: Opinion, fact: OpenFact) -> Iterator[str]:
    """The status, who says and who denies it, and the source. A source that says it itself is named once."""
    known = set(opinion.sources.values())
    actors = [each for each in fact.by if each not in known]
    reporting = [each for each in fact.by if each in known]
    graded = f" (grade {fact.grade})" if fact.source and fact.grade else ""
    source = opinion.sources.get(fact.source, fact.source) if fact.source else None
    if fact.status == "alleged" and actors:
        yield f"alleged by {series(actors)}"
    elif fact.status != "alleged" or not reporting:
        yield f"{fact.status}, asserted by {series(actors)}" if actors else fact.status
    if reporting:
        yield f"reported by {series(reporting)}{graded if source in reporting else ''}"
    if fact.denied_by:
        yield f"denied by {series(fact.denied_by)}"
    if source is not None and source not in reporting:
        yield f"source: {source}{graded}"


def _term_in_play(term: TermInPlay) -> Entry:
    since = f", from {day_text(term.period)} on" if term.period else ""
    return Entry(f"“{term.title}”{since}: {'; or '.join(term.says)}")


def _missing(opinion: Opinion) -> Iterator[Block]:
    if not opinion.missing:
        return
    yield Heading("Not recorded, and taken as not so")
    for each in opinion.missing:
        yield Entry(sentence(each.says), tuple(Note(text) for text in _changes(opinion, each)))
    if opinion.missing_cut:
        yield Paragraph("The case is silent on more points than were asked.", muted=True)


_WOULD = {"applies": "apply", "arguable": "be arguable", "does_not_apply": "not apply"}


def _changes(opinion: Opinion, missing: Missing) -> Iterator[str]:
    """`Had it been so, collective defence (request, article engaged) would be arguable`, by what would be."""
    titles = _conclusion_titles(opinion)
    by_verdict: dict[str, dict[str, list[str]]] = {}
    for name, (_, after) in missing.changes.items():
        if name in titles:
            whole, part = titles[name]
            by_verdict.setdefault(after, {}).setdefault(whole, []).extend([part] if part else [])
    said = []
    for after, wholes in by_verdict.items():
        names = [f"{whole} ({', '.join(unique(parts))})" if parts else whole for whole, parts in wholes.items()]
        said.append(f"{series(names)} would {_WOULD.get(after, after)}")
    if said:
        yield f"Had it been so, {'; '.join(said)}."


def _conclusion_titles(opinion: Opinion) -> dict[str, tuple[str, str]]:
    titles = {}
    for mechanism in opinion.mechanisms.values():
        for stage in mechanism.stages:
            titles[f"{mechanism.mechanism}/{stage.id}"] = (mechanism.title, stage.title)
    for kind, findings in (("breach", opinion.breaches), ("lacuna", opinion.lacunae)):
        titles.update((f"{kind}:{each.id}", (each.title, "")) for each in findings)
    return titles


# The record


def _difference(told: ToldDifference) -> Entry:
    return Entry(f"{capital(told.title)}: {' '.join(told.says.split())}")
