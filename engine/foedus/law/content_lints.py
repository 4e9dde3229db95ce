"""What the YAML files of a rulebook say of each other: every name that one uses is declared by another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foedus.law import seam
from foedus.law.content import Content, one_of
from foedus.law.instruments import article_of
from foedus.law.mechanisms import Condition, Stage
from foedus.text.names import nearest
from foedus.text.source import Place, Problem

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def content_problems(content: Content) -> list[Problem]:
    """All names that lead nowhere."""
    return [
        *_states(content),
        *_instruments(content),
        *_predicates(content),
        *_mechanisms(content),
        *_sentences(content),
        *_terms(content),
        *_doctrines(content),
    ]


def _unknown(what: str, name: str, known: Iterable[str], place: Place | None) -> Iterator[Problem]:
    names = list(known)
    if name not in names:
        yield Problem(f"unknown {what} '{name}'", place, one_of(names), nearest(name, names))


def _states(content: Content) -> Iterator[Problem]:
    known = {name for section in content.vocabulary.sections.values() for name in section.fields}
    for state in content.states.values():
        for name in state.record:
            yield from _unknown("field", name, known, content.place("state", state.id))


def _instruments(content: Content) -> Iterator[Problem]:
    for each in content.instruments.values():
        if each.alliance is not None:
            yield from _unknown("mechanism", each.alliance, content.mechanisms, content.place("alliance", each.id))
        for provision in each.provisions.values():
            place = content.place("provision", provision.id)
            for version in provision.versions:
                yield from _unknown(f"version of {each.id}", version, each.versions, place)
            if article_of(provision.id) != provision.id:
                yield Problem(f"'{provision.id}' is a paragraph", place, "articles only")
        for index, event in enumerate(each.events):
            place = content.place("event", f"{each.id}.{index}.{event.state}")
            yield from _unknown("state", event.state, content.states, place)
        for organ in each.organs.values():
            place = content.place("organ", organ.id)
            yield from _unknown("instrument", organ.instrument, content.instruments, place)
            if organ.article is not None:
                yield from _unknown("provision", article_of(organ.article), content.provisions, place)
            if organ.of is not None:
                yield from _unknown("organ", organ.of, content.organs, place)
            if organ.held_by is not None:
                yield from _unknown("predicate", organ.held_by, content.predicates, place)
                if (predicate := content.predicates.get(organ.held_by)) and [*predicate.arguments.values()] != [
                    ("state",),
                    ("day",),
                ]:
                    yield Problem(f"'{organ.held_by}' is not of a state and a day", place)
            for convention in organ.conventions:
                yield from _unknown("convention", convention, content.conventions, place)


def _predicates(content: Content) -> Iterator[Problem]:
    for each in content.predicates.values():
        place = content.place("predicate", each.name)
        if each.name in content.vocabulary.predicates:
            yield Problem(f"'{each.name}' is declared twice: the vocabulary has it", place)
        if seam.arities(each.name, worlds=True) is not None:
            yield Problem(f"'{each.name}' is declared twice: it is a predicate of the engine", place)


def _mechanisms(content: Content) -> Iterator[Problem]:
    articles = [(each.id, "mechanism", each.article) for each in content.mechanisms.values()]
    for kind, found in (("breach", content.breaches), ("lacuna", content.lacunae), ("doubt", content.doubts)):
        articles += [(each.id, kind, each.article) for each in found.values() if each.article]
    for name, kind, article in articles:
        yield from _unknown("provision", article_of(article), content.provisions, content.place(kind, name))


def _sentences(content: Content) -> Iterator[Problem]:
    """Each `{name}` in a sentence is something that its atom is of."""
    for each in content.predicates.values():
        place = content.place("predicate", each.name)
        yield from _placeholders((each.says, each.denies, each.lacks), tuple(each.arguments), place)
    for mechanism in content.mechanisms.values():
        place = content.place("mechanism", mechanism.id)
        for stage in mechanism.stages.values():
            # A stage that fails may be told of the whole candidate; of one that is met, only its own part is known.
            yield from _placeholders((stage.met,), stage.of, place)
            yield from _placeholders((stage.failed, stage.open), mechanism.of, place)
            for condition in stage.conditions:
                yield from _condition(content, condition, stage, place)
    for kind, found in (("breach", content.breaches), ("lacuna", content.lacunae), ("doubt", content.doubts)):
        for finding in found.values():
            known = (*finding.of, "state") if kind == "breach" else finding.of
            yield from _placeholders((finding.says,), known, content.place(kind, finding.id))


def _condition(content: Content, condition: Condition, stage: Stage, place: Place | None) -> Iterator[Problem]:
    yield from _placeholders((condition.failed,), stage.of, place)
    yield from _unknown("predicate", condition.holds, content.predicates, place)
    predicate = content.predicates.get(condition.holds)
    if predicate is not None and predicate.arity != len(condition.of):
        yield Problem(f"'{condition.holds}' has {predicate.arity} arguments, not {len(condition.of)}", place)
    for name in condition.of:
        if name != "_":
            yield from _unknown("part of the instance", name, stage.of, place)


def _placeholders(sentences: Iterable[str | None], known: tuple[str, ...], place: Place | None) -> Iterator[Problem]:
    for sentence in sentences:
        for name in _PLACEHOLDER.findall(sentence or ""):
            for problem in _unknown("name", name, known, place):
                yield Problem(f"a sentence has the unknown name {{{name}}}", place, problem.expected, problem.nearest)


def _day(content: Content, said: str | None, place: Place | None) -> Iterator[Problem]:
    if said is not None and not said[:4].isdigit():
        for problem in _unknown("version", said, content.version_names(), place):
            yield Problem(problem.message, place, "a date, or INSTRUMENT-VERSION", problem.nearest)


def _terms(content: Content) -> Iterator[Problem]:
    for term in content.terms.values():
        place = content.place("term", term.id)
        for said in (term.exists.since, term.exists.until):
            yield from _day(content, said, place)
        for position in term.positions.values():
            place = content.place("position", f"{term.id}.{position.id}")
            days = [position.exists.since, position.exists.until, *(each.since for each in position.standing)]
            for said in days:
                yield from _day(content, said, place)
            if position.standing[0].since is not None:
                yield Problem("the first standing has a `from:`; it holds from the beginning", place)


def _doctrines(content: Content) -> Iterator[Problem]:
    for each in content.doctrines.values():
        for name in each.lists:
            yield from _unknown("instrument", name, content.instruments, content.place("doctrine", each.id))
        for name, choices in each.positions.items():
            place = content.place("doctrine term", f"{each.id}.{name}")
            yield from _unknown("open term", name, content.terms, place)
            for choice in choices if name in content.terms else ():
                yield from _day(content, choice.since, place)
                for position in choice.any_of:
                    yield from _unknown(f"position on '{name}'", position, content.terms[name].positions, place)
