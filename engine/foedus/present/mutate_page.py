"""What became of the mutants of the rules: the score, the survivors with the cases that kill them, the equivalent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Heading, Listing, Note, Page, Paragraph, Title
from foedus.workbench.mutate.score import BEYOND, EQUIVALENT, KILLED, SURVIVES, Fate, Score

SCHEMA = "foedus/mutants/1"


def mutate_page(found: Score, rulebook: Rulebook) -> Page:
    """The page of a score."""
    return tuple(_blocks(found, rulebook))


def _blocks(found: Score, rulebook: Rulebook) -> Iterator[Block]:
    counts = ", ".join(f"{len(found.of(status))} {status}" for status in (KILLED, EQUIVALENT, SURVIVES, BEYOND))
    drawn = f"{len(found.fates)} of {found.known} mutants" if found.known > len(found.fates) else "all"
    yield Title(f"Mutation score: {found.percentage:.1f} %", (f"{drawn}: {counts}; {found.cases} cases",))
    if found.of(SURVIVES):
        yield Heading("Survivors, each with a case that would kill it")
        for each in found.of(SURVIVES):
            yield _entry(each, rulebook)
            if each.witness is not None:
                yield Listing(tuple(each.witness.text.rstrip().split("\n")))
    for status, title in ((BEYOND, "Beyond the space and the cases"), (EQUIVALENT, "Equivalent within the bounds")):
        if found.of(status):
            yield Heading(title)
            for each in found.of(status):
                yield _entry(each, rulebook)
    yield Paragraph(_asked(found), muted=True)


def _asked(found: Score) -> str:
    things = 0 if found.bounds is None else len(found.bounds.things)
    return (
        "Equivalent: no crisis of the bounded space, in any period of the law and under any reading, has another "
        f"stage, breach, lacuna or doubt. A crisis has at most {things} things; what the space holds fixed is listed "
        "by `foedus verify`. Where none of these asks for a rule, those around known cases are meant: all that say "
        "other things of the same things, and of one more like each. "
        f"A question of equivalence took {1000 * found.seconds:.0f} ms at the median."
    )


def _entry(each: Fate, rulebook: Rulebook) -> Entry:
    rule = rulebook.rules[each.mutant.rule]
    notes = [Note(f"{rule.file}:{rule.line}", muted=True)]
    if each.unseen:
        notes.append(Note("no verdict rests on its rule, whatever the crisis", muted=True))
    elif each.status == EQUIVALENT and not each.periods:
        cases = "a case that reaches its rule" if each.nearby == 1 else f"{each.nearby} cases that reach its rule"
        notes.append(Note(f"beyond the space; no crisis around {cases} tells it apart", muted=True))
    if each.status == EQUIVALENT and each.roads == 1:
        notes.append(Note("on the solver’s road alone", muted=True))
    if each.undecided:
        notes.append(Note("not decided in the time that a question has"))
    elif each.status == SURVIVES and each.witness is None:
        notes.append(Note("a world tells it apart, but no opinion does: on readings that no doctrine takes together"))
    return Entry(f"{each.mutant.id}, {each.mutant.kind}: {each.mutant.says}", tuple(notes))


def mutate_value(found: Score, rulebook: Rulebook) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": SCHEMA,
        "rules": rulebook.digest,
        "score": round(found.percentage, 2),
        "mutants": len(found.fates),
        "known": found.known,
        "cases": found.cases,
        "counts": {status: len(found.of(status)) for status in (KILLED, EQUIVALENT, SURVIVES, BEYOND)},
        "fates": [_value(each) for each in found.fates],
    }


def _value(each: Fate) -> dict[str, Any]:
    return {
        "id": each.mutant.id,
        "rule": each.mutant.rule,
        "kind": each.mutant.kind,
        "says": each.mutant.says,
        "text": each.mutant.text,
        "status": each.status,
        "killed_by": each.by or None,
        "difference": each.says or None,
        "around": each.nearby,
        "unseen": each.unseen,
        "roads": each.roads if each.status == EQUIVALENT else None,
        "case": None if each.witness is None else each.witness.text,
    }
