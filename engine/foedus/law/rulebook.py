"""The rulebook: the law of a folder of rules, read, checked, and kept between runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foedus import __version__
from foedus.law import layers as folders
from foedus.law.conventions import Convention
from foedus.law.doctrines import Doctrine
from foedus.law.instruments import Instrument, Organ
from foedus.law.mechanisms import Finding, Mechanism
from foedus.law.predicates import Predicate
from foedus.law.record import Suppositions, instrument_atoms, version_since
from foedus.law.rows import series, table
from foedus.law.rule import Paragraph, Rule
from foedus.law.states import State
from foedus.law.terms import OpenTerm
from foedus.law.vocabulary import Vocabulary
from foedus.text import cache
from foedus.text.atoms import Atom
from foedus.text.dates import FOREVER, day_number
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem

_FORMAT = 1  # raised whenever the cached form changes
_loaded: dict[str, Rulebook] = {}
_shipped: list[Rulebook] = []


@dataclass(frozen=True, eq=False)
class Rulebook:
    """All law of a folder. Mappings keep the files' order; file names are relative to `root`."""

    root: Path
    digest: str
    trusted: bool
    vocabulary: Vocabulary
    states: Mapping[str, State]
    instruments: Mapping[str, Instrument]
    rules: Mapping[str, Rule]
    paragraphs: tuple[Paragraph, ...]
    predicates: Mapping[str, Predicate]
    terms: Mapping[str, OpenTerm]
    doctrines: Mapping[str, Doctrine]
    conventions: Mapping[str, Convention]
    mechanisms: Mapping[str, Mechanism]
    breaches: Mapping[str, Finding]
    lacunae: Mapping[str, Finding]
    doubts: Mapping[str, Finding]
    program: str

    @classmethod
    def load(cls, path: Path | str | None = None, overlays: Iterable[Path | str] = ()) -> Rulebook:
        """The rulebook of a folder, or the shipped one. A folder without a vocabulary is laid over the shipped one."""
        above = tuple(Path(each) for each in overlays)
        if path is None and not above and _shipped:
            return _shipped[0]
        layers = folders.read_layers(None if path is None else Path(path), above)
        digest = folders.digest(layers)
        # Paths and trust belong to where the files are, not to what they say.
        trusted = all(layer.trusted for layer in layers)
        root = layers[-1].root
        key = f"{digest} {trusted} {root}"
        found = _loaded.get(key)
        if found is None:
            found = _loaded[key] = _read(layers, digest, trusted, root)
        if path is None and not above:
            _shipped.append(found)
        return found

    @property
    def organs(self) -> dict[str, Organ]:
        """The organs of all instruments."""
        return {name: organ for each in self.instruments.values() for name, organ in each.organs.items()}

    @property
    def groups(self) -> dict[str, str]:
        """The words for all parties of an instrument, with the instrument."""
        return {name: each.id for each in self.instruments.values() for name in each.groups}

    @property
    def bound_articles(self) -> frozenset[str]:
        """The articles that some rule asks `bound` for."""
        return frozenset(article for rule in self.rules.values() for article in rule.bounds)

    def instrument_facts(self, suppose: Suppositions = (), articles: Iterable[str] = ()) -> list[Atom]:
        """The record of versions and parties as facts; `articles` adds to those that rules ask `bound` for."""
        return instrument_atoms(self.instruments.values(), self.bound_articles | set(articles), suppose)

    def facts(self, suppose: Suppositions = ()) -> list[Atom]:
        """The record as facts, see `instrument_facts`."""
        return self.instrument_facts(suppose)

    def version_day(self, said: str, suppose: Suppositions = ()) -> int:
        """The day that `said` stands for: a date, or `INSTRUMENT-VERSION`. FOREVER if it never comes."""
        if said[:4].isdigit():
            return day_number(said)
        name, _, version = said.rpartition("-")
        instrument = self.instruments.get(name)
        if instrument is None or version not in instrument.versions:
            known = [f"{each.id}-{one}" for each in self.instruments.values() for one in each.versions]
            raise InputError(Problem(f"unknown version '{said}'", None, "INSTRUMENT-VERSION", nearest(said, known)))
        return version_since(instrument, version, suppose) or FOREVER


def _read(layers: list[folders.Layer], digest: str, trusted: bool, root: Path) -> Rulebook:
    key = f"{digest} {__version__} {_FORMAT}"
    kept = cache.read_json("rulebook", key)
    if kept is not None:
        try:
            return _made(kept, digest, trusted, root)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            pass  # a broken entry is written anew
    # Pydantic and the solver's syntax tree are needed only where the cache misses.
    from foedus.law.building import build

    values = build(*folders.joined(layers))
    cache.write_json("rulebook", key, values)
    return _made(values, digest, trusted, root)


def _made(values: dict[str, Any], digest: str, trusted: bool, root: Path) -> Rulebook:
    return Rulebook(
        root,
        digest,
        trusted,
        Vocabulary.from_dict(values["vocabulary"]),
        table(values["states"], State.from_row),
        table(values["instruments"], Instrument.from_row),
        table(values["rules"], Rule.from_row),
        series(values["paragraphs"], Paragraph.from_row),
        table(values["predicates"], Predicate.from_row),
        table(values["terms"], OpenTerm.from_row),
        table(values["doctrines"], Doctrine.from_row),
        table(values["conventions"], Convention.from_row),
        table(values["mechanisms"], Mechanism.from_row),
        table(values["breaches"], Finding.from_row),
        table(values["lacunae"], Finding.from_row),
        table(values["doubts"], Finding.from_row),
        str(values["program"]),
    )
