"""The law's own record as facts: versions in force and parties, as they are or as a case supposes them to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from foedus.law.instruments import Instrument, Provision
from foedus.text.atoms import Atom, Term, quoted
from foedus.text.dates import FOREVER, day_number, next_day, previous_day

Suppositions = Sequence[Mapping[str, Any]]
PARTIES_OF = "parties_of"
"""Marks a supposition that the parties to an instrument are those supposed, and not those of the record."""


def instrument_atoms(
    instruments: Iterable[Instrument], articles: Iterable[str], suppose: Suppositions = ()
) -> list[Atom]:
    """instrument/1, provision_of/2, in_force/4 (for these articles alone), party_event/4."""
    wanted = set(articles)
    others = {each[PARTIES_OF] for each in suppose if PARTIES_OF in each and not each.get("own")}
    atoms: list[Atom] = []
    for each in instruments:
        name = quoted(each.id)
        atoms.append(Atom("instrument", (name,)))
        for provision in each.provisions.values():
            atoms.append(Atom("provision_of", (quoted(provision.id), name)))
            if provision.id in wanted:
                atoms += _in_force(each, provision, suppose)
        atoms += (
            Atom("party_event", (event.state, name, event.kind, event.day))
            for event in each.events
            if event.day is not None and each.id not in others
        )
    atoms += (Atom("party_event", event) for event in _supposed(suppose))
    return list(dict.fromkeys(atoms))


def version_term(version: str) -> Term:
    """A version as the solver sees it: a year is a number."""
    return int(version) if version.isdecimal() and len(version) <= 9 else version


def version_since(instrument: Instrument, version: str, suppose: Suppositions = ()) -> int | None:
    """The day a version enters into force, as supposed; None where it never does."""
    for each in suppose:
        if each.get("instrument") == instrument.id and str(each.get("version")) == version and "in_force_from" in each:
            return _day(each["in_force_from"])
    return instrument.versions[version].since


def _in_force(instrument: Instrument, provision: Provision, suppose: Suppositions) -> Iterator[Atom]:
    spans = [
        (since, version) for version in provision.versions if (since := version_since(instrument, version, suppose))
    ]
    spans.sort()
    for position, (since, version) in enumerate(spans):
        until = instrument.versions[version].until or FOREVER
        if position + 1 < len(spans):
            until = min(until, previous_day(spans[position + 1][0]))
        if since <= until:
            yield Atom("in_force", (quoted(provision.id), version_term(version), since, until))


def _supposed(suppose: Suppositions) -> Iterator[tuple[Term, ...]]:
    for each in suppose:
        for key, begins, ends in (
            ("party_to", "suppose_party", "suppose_end"),
            ("not_party_to", "suppose_not_party", "suppose_not_end"),
        ):
            if key not in each:
                continue
            for name in (each[key],) if isinstance(each[key], str) else each[key]:
                instrument = quoted(name)
                yield (each["state"], instrument, begins, _day(each.get("from")) or 10101)
                until = _day(each.get("to"))
                if until is not None and until != FOREVER:
                    yield (each["state"], instrument, ends, next_day(until))


def _day(value: Any) -> int | None:
    if value is None or isinstance(value, int):
        return value
    return FOREVER if value == "ongoing" else day_number(str(value))
