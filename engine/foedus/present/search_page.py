"""What a search for a difference between two rulebooks found, or that there is none within the bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Listing, Note, Page, Paragraph, Title
from foedus.present.explore_page import number, share, within
from foedus.present.words import verdict_word
from foedus.text.dates import day_text
from foedus.workbench.diff.search import Search

SCHEMA = "foedus/search/1"


def search_page(found: Search, rulebook: Rulebook, old: str, new: str) -> Page:
    """The page of a search."""
    return tuple(_blocks(found, rulebook, old, new))


def _blocks(found: Search, rulebook: Rulebook, old: str, new: str) -> Iterator[Block]:
    first, last = day_text(found.periods[0]), day_text(found.periods[-1])
    said = f"{len(found.periods)} periods of the law from {first} to the one that began on {last}"
    if not found.partings:
        yield Title(f"{old} and {new}: no crisis of the space on which they differ", (said,))
        yield Paragraph(f"Proved for all {number(found.crises)} crises: every headline verdict is the same.")
    else:
        yield Title(f"{old} and {new} differ", (said,))
        part = share(found.differing, found.crises)
        yield Paragraph(f"In {part} of the crises: {number(found.differing)} of {number(found.crises)}.")
    for each in found.partings:
        title = rulebook.mechanisms[each.mechanism].title if each.mechanism in rulebook.mechanisms else each.mechanism
        note = Note(f"from {day_text(each.day)}: in {share(each.differing, each.crises)} of the crises of that period")
        words = f"{verdict_word(each.before)} becomes {verdict_word(each.after)} in the least crisis"
        yield Entry(f"{title[:1].upper()}{title[1:]}: {words}.", (note,))
        yield Listing(tuple(each.text.rstrip().split("\n")))
    yield Paragraph(within(found.bounds, rulebook), muted=True)


def search_value(found: Search) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": SCHEMA,
        "differing": str(found.differing),
        "crises": str(found.crises),
        "periods": [day_text(day) for day in found.periods],
        "partings": [
            {
                "mechanism": each.mechanism,
                "from": day_text(each.day),
                "differing": str(each.differing),
                "crises": str(each.crises),
                "before": each.before,
                "after": each.after,
                "case": each.text,
            }
            for each in found.partings
        ],
    }
