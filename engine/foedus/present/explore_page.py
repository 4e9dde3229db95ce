"""Walks through the space of crises as pages and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Heading, Listing, Note, Page, Paragraph, Table, Title
from foedus.text.dates import day_text
from foedus.workbench.space.bounds import Bounds
from foedus.workbench.space.explore import Explorer, Found, Tally
from foedus.workbench.space.gaps import Gap, Gaps

SCHEMA = "foedus/exploration/1"


def number(value: int) -> str:
    """A number of crises, in words that can be read: `5.0 · 10^37`."""
    return f"{value:,}" if value < 10**7 else f"{value:.1e}".replace("e+", " · 10^")


def share(part: int, whole: int) -> str:
    """A share of the crises, as a percentage that is never rounded to nothing."""
    if not whole or not part:
        return "none"
    percent = 100 * part / whole
    return f"{percent:.1f} %" if percent >= 0.1 else f"{percent:.1g} %"


def _bounds(explorer: Explorer) -> Paragraph:
    return Paragraph(within(explorer.bounds, explorer.rulebook), muted=True)


def within(bounds: Bounds, rulebook: Rulebook) -> str:
    """Within which bounds, in a sentence."""
    counts: dict[str, int] = {}
    for each in bounds.things:
        counts[each.section] = counts.get(each.section, 0) + 1
    sections = rulebook.vocabulary.sections
    things = ", ".join(f"{sections[key].title}: {count}" for key, count in counts.items())
    return f"Within the bounds of the space: {things}; who: {', '.join(dict.fromkeys(_names(bounds)))}."


def _names(bounds: Bounds) -> Iterator[str]:
    for role in bounds.roles.values():
        yield from role


def tallies_page(explorer: Explorer, tallies: Sequence[Tally]) -> Page:
    """In how many crises a mechanism applies."""
    rows = tuple(
        (share(each.applies, each.crises), share(each.arguable, each.crises), f"{each.about}, of {number(each.crises)}")
        for each in tallies
    )
    below = f"crises on {day_text(explorer.day)}, each counted once; over the readings that a court could adopt"
    title = Title("How often the mechanisms apply", (below,))
    return (title, Table(("applies", "arguable", "mechanism"), rows), _bounds(explorer))


def tallies_value(explorer: Explorer, tallies: Sequence[Tally]) -> dict[str, Any]:
    """The same for programs: whole numbers, as texts."""
    return {
        "schema": SCHEMA,
        "day": day_text(explorer.day),
        "tallies": [
            {
                "about": each.about,
                "applies": str(each.applies),
                "arguable": str(each.arguable),
                "crises": str(each.crises),
            }
            for each in tallies
        ],
    }


def crises_page(explorer: Explorer, title: str, found: Iterable[Found], nothing: str) -> Page:
    """Crises as case files."""
    return tuple(_crises(explorer, title, list(found), nothing))


def _crises(explorer: Explorer, title: str, found: Sequence[Found], nothing: str) -> Iterator[Block]:
    yield Title(title, (f"crises on {day_text(explorer.day)}",))
    if not found:
        yield Paragraph(nothing)
    for each in found:
        yield Entry(f"{each.says[:1].upper()}{each.says[1:]}:")
        yield Listing(tuple(each.text.rstrip().split("\n")))
    yield _bounds(explorer)


def crises_value(explorer: Explorer, found: Iterable[Found], more: dict[str, Any] | None = None) -> dict[str, Any]:
    """The same for programs."""
    cases = [{"says": each.says, "case": each.text} for each in found]
    return {"schema": SCHEMA, "day": day_text(explorer.day), "crises": cases, **(more or {})}


def gaps_page(explorer: Explorer, found: Gaps) -> Page:
    """The map of the gaps."""
    return tuple(_gaps(explorer, found))


def _gaps(explorer: Explorer, found: Gaps) -> Iterator[Block]:
    said = f"{share(found.crises, found.of)} of the crises in which something took place: {number(found.crises)}"
    yield Title("Where no mechanism is open", (said,))
    yield Paragraph(
        f"These patterns cover {share(found.covered, found.crises)} of them. Each is least: whatever else the crisis "
        "says, no mechanism is open on any reading that a court could adopt."
    )
    for each in found.patterns:
        yield Entry(_sentence(each.says), (Note(f"{share(each.crises, found.crises)} of these crises", muted=True),))
    if found.patterns:
        yield Heading("One such crisis")
        yield Listing(tuple(found.patterns[0].witness.text.rstrip().split("\n")))
    yield _bounds(explorer)


def _sentence(clauses: Sequence[str]) -> str:
    said = "; ".join(clauses) or "whatever a crisis says"
    return f"{said[:1].upper()}{said[1:]}."


def gaps_value(explorer: Explorer, found: Gaps) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": SCHEMA,
        "day": day_text(explorer.day),
        "crises": str(found.crises),
        "of": str(found.of),
        "covered": str(found.covered),
        "patterns": [_gap_value(each) for each in found.patterns],
    }


def _gap_value(gap: Gap) -> dict[str, Any]:
    return {"says": list(gap.says), "crises": str(gap.crises), "case": gap.witness.text}
