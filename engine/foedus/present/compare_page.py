"""Two cases side by side, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Table, Title
from foedus.present.option_words import facts_within, options_below, within
from foedus.present.words import capital, cite, series, verdict_word
from foedus.reasoning.compare import Compared, Comparison, Pair, Parting, Transfer
from foedus.reasoning.view import View

SCHEMA = "foedus/compare/1"
_MOST = 4
"""Sets of facts named for one difference; the rest are counted."""


def compare_page(found: Comparison) -> Page:
    """The verdicts, where they part and why, and what the cases say differently."""
    return tuple(_blocks(found))


def _blocks(found: Comparison) -> Iterator[Block]:
    first, second = found.first, found.second
    below = f"{first.id} and {second.id} side by side{options_below(_asked(found))}"
    yield Title(f"{first.title}; {second.title}", (below,))
    yield Heading("Verdicts")
    rows = tuple(
        (_name(found, each), verdict_word(each.verdicts.first), verdict_word(each.verdicts.second) + _by_doctrine(each))
        for each in found.mechanisms
    )
    yield Table(("", first.id, second.id), rows)
    for each in found.mechanisms:
        if each.partings:
            yield from _parted(found, each)
    if found.differences:
        yield Heading("What the cases say differently")
        yield from (_difference(found, each.about, each.says) for each in found.differences)


def _name(found: Comparison, each: Compared) -> str:
    shorts = {name: instrument.short for name, instrument in found.rulebook.instruments.items()}
    return f"{capital(each.mechanism.title)} ({cite(each.mechanism.article, shorts)})"


def _by_doctrine(each: Compared) -> str:
    return " (they part by doctrine)" if any(parting.doctrines for parting in each.partings) else ""


def _parted(found: Comparison, each: Compared) -> Iterator[Block]:
    yield Heading(f"{_name(found, each)}: where they part")
    for parting in each.partings:
        yield Paragraph(_view(found, parting))
        for stage in parting.stages:
            yield Entry(f"At “{stage.title}”:", tuple(_pair(found, stage.verdicts, stage.says)))
        for transfer in parting.transfers:
            yield _transfer(found, transfer)


def _asked(found: Comparison) -> View:
    return View.of(found.options, found.rulebook)


def _view(found: Comparison, parting: Parting) -> str:
    names = [f"“{found.rulebook.doctrines[name].title}”" for name in parting.doctrines]
    verb = "reads" if len(names) == 1 else "read"
    asked = _asked(found)
    view = f"as {series(names)} {verb} the law{facts_within(asked)}," if names else within(asked)
    first, second = _clause(parting.verdicts.first), _clause(parting.verdicts.second)
    return f"{capital(view)} it {first} in {found.first.id} and {second} in {found.second.id}."


def _clause(verdict: str) -> str:
    return f"is {verdict_word(verdict)}" if verdict == "arguable" else verdict_word(verdict)


def _pair(found: Comparison, verdicts: Pair, says: Pair) -> Iterator[Note]:
    yield Note(f"{verdict_word(verdicts.first)}: {says.first}", found.first.id)
    yield Note(f"{verdict_word(verdicts.second)}: {says.second}", found.second.id)


def _transfer(found: Comparison, transfer: Transfer) -> Entry:
    cases = (found.first, found.second)
    own, other = cases[transfer.into], cases[1 - transfer.into]
    would = {"applies": "would apply", "arguable": "would be arguable", "does_not_apply": "would not apply"}
    verdict = f"in {own.id} it {would[transfer.verdict]} as in {other.id}"
    if not transfer.sets:
        return Entry(f"{capital(verdict)} on no change of its facts that was tried.")
    lead = f"With what was so in {other.id}" if transfer.shared else f"No facts of {other.id} make it so; but"
    notes = [Note(", and ".join(change.had for change in changes)) for changes in transfer.sets[:_MOST]]
    if len(transfer.sets) > _MOST or transfer.cut:
        more = f"and {len(transfer.sets) - _MOST} further ways" if len(transfer.sets) > _MOST else "perhaps others"
        notes.append(Note(more, muted=True))
    comma = "," if transfer.shared else ""
    return Entry(f"{lead}{comma} {verdict}:", tuple(notes))


def _difference(found: Comparison, about: str, says: Pair) -> Entry:
    return Entry(
        capital(about), (Note(says.first or "nothing", found.first.id), Note(says.second or "nothing", found.second.id))
    )


# JSON


def compare_value(found: Comparison) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": SCHEMA,
        "cases": [found.first.id, found.second.id],
        "titles": [found.first.title, found.second.title],
        "rules": found.rulebook.digest,
        "options": {name: value for name, value in found.options.shown().items() if name != "missing"},
        "mechanisms": {each.mechanism.id: _compared_value(each) for each in found.mechanisms},
        "facts": [{"about": each.about, "says": _pair_value(each.says)} for each in found.differences],
    }


def _compared_value(each: Compared) -> dict[str, Any]:
    return {"verdicts": _pair_value(each.verdicts), "partings": [_parting_value(parting) for parting in each.partings]}


def _pair_value(pair: Pair) -> list[str]:
    return [pair.first, pair.second]


def _parting_value(parting: Parting) -> dict[str, Any]:
    return {
        "doctrines": list(parting.doctrines),
        "verdicts": _pair_value(parting.verdicts),
        "stages": [
            {"id": stage.id, "title": stage.title, "verdicts": _pair_value(stage.verdicts),
             "says": _pair_value(stage.says)}
            for stage in parting.stages
        ],
        "transfers": [_transfer_value(transfer) for transfer in parting.transfers],
    }  # fmt: skip


def _transfer_value(transfer: Transfer) -> dict[str, Any]:
    return {
        "into": transfer.into,
        "verdict": transfer.verdict,
        "shared": transfer.shared,
        "facts": [[{"id": change.id, "says": change.says, "had": change.had} for change in changes]
                  for changes in transfer.sets],
        "complete": not transfer.cut,
    }  # fmt: skip
