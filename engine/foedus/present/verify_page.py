"""What was proved of all crises: each property with its verdict, counterexamples, and the bounds of the proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Heading, Listing, Note, Page, Paragraph, Title
from foedus.text.dates import day_text
from foedus.workbench.space.verify import Verification, Verified, titled

SCHEMA = "foedus/verification/1"


def verify_page(found: Verification, rulebook: Rulebook) -> Page:
    """The page of a verification."""
    return tuple(_blocks(found, rulebook))


def _blocks(found: Verification, rulebook: Rulebook) -> Iterator[Block]:
    refuted = sum(1 for each in found.found if not each.holds)
    said = "all proved" if not refuted else f"{refuted} of {len(found.found)} refuted"
    yield Title(f"Properties of the law: {said}", (f"{crises(found)}, {periods(found)}",))
    for each in found.found:
        yield _entry(each, rulebook)
        if each.counterexample is not None:
            yield Listing(tuple(each.counterexample.text.rstrip().split("\n")))
    yield Heading("The bounds")
    yield from _bounds(found, rulebook)


def _entry(each: Verified, rulebook: Rulebook) -> Entry:
    cited = "; ".join(f"{_short(rulebook, name)}" for name in each.cites)
    word = "proved" if each.holds else "REFUTED"
    notes = [Note(f"{each.because} [{cited}]", muted=True)]
    if each.roads == 1:
        notes.append(Note("on the solver’s road alone: the diagrams grew too large", muted=True))
    return Entry(f"{word}: {titled(each.id)}.", tuple(notes))


def _short(rulebook: Rulebook, provision: str) -> str:
    instrument, _, article = provision.partition(".")
    known = rulebook.instruments.get(instrument)
    return provision if known is None else f"{known.short} {article}"


def crises(found: Verification) -> str:
    """How many crises the proofs cover, in words."""
    number = f"{found.crises:.1e}".replace("e+", " · 10^")
    return f"{number} crises with their readings"


def periods(found: Verification) -> str:
    """Over which periods of the law, in words."""
    first, last = day_text(found.periods[0]), day_text(found.periods[-1])
    alike = len(found.periods) - found.distinct
    same = f", {alike} of them with the law of an earlier one" if alike else ""
    return f"{len(found.periods)} periods of the law from {first} to the one that began on {last}{same}"


def _bounds(found: Verification, rulebook: Rulebook) -> Iterator[Block]:
    counts: dict[str, int] = {}
    for each in found.bounds.things:
        counts[each.section] = counts.get(each.section, 0) + 1
    sections = rulebook.vocabulary.sections
    things = ", ".join(f"{sections[key].title}: {number}" for key, number in counts.items())
    roles = "; ".join(f"{role}: {', '.join(names)}" for role, names in found.bounds.roles.items())
    yield Paragraph(
        f"A crisis has at most these things: {things}. Who they may be about: {roles}. {found.questions} questions of "
        "fact are open, and all readings, outliers too; a fact that is alleged, disputed or unknown is covered by both "
        "of its values."
    )
    held: dict[str, list[str]] = {}
    for field, reason in found.held.items():
        held.setdefault(reason or "not varied", []).append(field)
    for reason, fields in held.items():
        yield Paragraph(f"Held fixed ({reason}): {', '.join(fields)}.", muted=True)
    yield Paragraph(f"No crisis of the space has: {', '.join(found.left_out)}.", muted=True)


def verify_value(found: Verification) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": SCHEMA,
        "rules": found.digest,
        "crises": str(found.crises),
        "periods": [day_text(day) for day in found.periods],
        "distinct_periods": found.distinct,
        "questions": found.questions,
        "roles": {role: list(names) for role, names in found.bounds.roles.items()},
        "things": {each.id: each.section for each in found.bounds.things},
        "held_fixed": dict(found.held),
        "left_out": list(found.left_out),
        "properties": [_property_value(each) for each in found.found],
    }


def _property_value(each: Verified) -> dict[str, Any]:
    example = each.counterexample
    return {
        "id": each.id,
        "holds": each.holds,
        "because": each.because,
        "cites": list(each.cites),
        "roads": each.roads,
        "counterexample": None
        if example is None
        else {"case": example.text, "readings": dict(example.readings), "least": example.least},
    }
