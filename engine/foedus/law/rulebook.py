"""The rulebook: the law of a folder of rules, read, checked, and kept between runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeGuard

from foedus import __version__
from foedus.law import layers as folders
from foedus.law.burden import Burden
from foedus.law.conventions import Convention
from foedus.law.doctrines import Doctrine
from foedus.law.instruments import Instrument, KnownTo, Organ
from foedus.law.mechanisms import Finding, Mechanism
from foedus.law.predicates import Predicate
from foedus.law.record import Suppositions, instrument_atoms, version_since
from foedus.law.rows import series, table
from foedus.law.rule import Paragraph, Rule
from foedus.law.seam import PROPERTIES_FOLDER
from foedus.law.statements import remember
from foedus.law.states import State
from foedus.law.terms import OpenTerm
from foedus.law.vocabulary import Vocabulary
from foedus.text import cache
from foedus.text.atoms import Atom
from foedus.text.dates import FOREVER, day_number
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem

_FORMAT = 34  # raised whenever the cached form changes
_TABLES = (
    "vocabulary", "states", "instruments", "rules", "predicates", "terms", "doctrines", "conventions", "mechanisms",
    "breaches", "lacunae", "doubts", "burden",
)  # fmt: skip
_loaded: dict[str, Rulebook] = {}
_shipped: list[Rulebook] = []


class Rulebook:
    """All law of a folder. Mappings keep the files' order; file names are relative to `root`.

    Made from plain values, each table when it is first asked for: a plain evaluation needs only some.
    """

    def __init__(self, values: Mapping[str, Any], root: Path, digest: str, trusted: bool) -> None:
        self._values = values
        self.root = root
        self.digest = digest
        self.trusted = trusted
        self.program: str = values["program"]
        self.program_of_engine: str = values["program_of_engine"]
        remember(self.program, values["statements"])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a case can say."""
        return Vocabulary.from_dict(self._values["vocabulary"])

    @cached_property
    def states(self) -> dict[str, State]:
        """The states of the record."""
        return table(self._values["states"], State.from_row)

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """The instruments, by id."""
        return table(self._values["instruments"], Instrument.from_row)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules, by id."""
        return table(self._values["rules"], Rule.from_row)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The provision blocks of the rule files."""
        return series(self._values["paragraphs"], Paragraph.from_row)

    @cached_property
    def predicates(self) -> dict[str, Predicate]:
        """What rules conclude, besides the seam."""
        return table(self._values["predicates"], Predicate.from_row)

    @cached_property
    def terms(self) -> dict[str, OpenTerm]:
        """The open terms."""
        return table(self._values["terms"], OpenTerm.from_row)

    @cached_property
    def doctrines(self) -> dict[str, Doctrine]:
        """The doctrines."""
        return table(self._values["doctrines"], Doctrine.from_row)

    @cached_property
    def conventions(self) -> dict[str, Convention]:
        """The settled points."""
        return table(self._values["conventions"], Convention.from_row)

    @cached_property
    def mechanisms(self) -> dict[str, Mechanism]:
        """The mechanisms, by instrument file, then in the file's order."""
        return table(self._values["mechanisms"], Mechanism.from_row)

    @cached_property
    def breaches(self) -> dict[str, Finding]:
        """The breaches that rules may find."""
        return table(self._values["breaches"], Finding.from_row)

    @cached_property
    def lacunae(self) -> dict[str, Finding]:
        """The lacunae that rules may find."""
        return table(self._values["lacunae"], Finding.from_row)

    @cached_property
    def doubts(self) -> dict[str, Finding]:
        """The doubts that rules may find."""
        return table(self._values["doubts"], Finding.from_row)

    @cached_property
    def burden(self) -> dict[str, Burden]:
        """Who must prove what is open, by section."""
        return table(self._values["burden"], Burden.from_row)

    @cached_property
    def known_to(self) -> KnownTo | None:
        """Up to which day the record reaches; None where the rules do not say."""
        cells = self._values["known_to"]
        return None if cells is None else KnownTo.from_row(cells)

    @classmethod
    def load(
        cls, path: Path | str | None = None, overlays: Iterable[Path | str] = (), properties: bool = False
    ) -> Rulebook:
        """The rulebook of a folder, or the shipped one. A folder without a vocabulary is laid over the shipped one.

        With `properties`, the rules on what must hold in every crisis are part of it.
        """
        above = tuple(Path(each) for each in overlays)
        plain = path is None and not above and not properties
        if plain and _shipped:
            return _shipped[0]
        layers = folders.read_layers(None if path is None else Path(path), above)
        digest = folders.digest(layers)
        # Paths and trust belong to where the files are, not to what they say.
        trusted = all(layer.trusted for layer in layers)
        root = layers[-1].root
        digest = f"{digest}+{PROPERTIES_FOLDER}" if properties else digest
        key = f"{digest} {trusted} {root}"
        found = _loaded.get(key)
        if found is None:
            found = _loaded[key] = _read(layers, digest, trusted, root, properties)
        if plain:
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
        return frozenset(self._values["bound_articles"])

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


def _read(layers: list[folders.Layer], digest: str, trusted: bool, root: Path, properties: bool) -> Rulebook:
    key = f"{digest} {__version__} {_FORMAT}"
    kept = cache.read_json("rulebook", key)
    if _whole(kept):
        return Rulebook(kept, root, digest, trusted)
    # Pydantic and the solver's syntax tree are needed only where the cache misses.
    from foedus.law.building import build

    values = build(*folders.joined(layers), properties)
    cache.write_json("rulebook", key, values)
    return Rulebook(values, root, digest, trusted)


def _whole(kept: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a cached value has every table; one that does not is written anew."""
    if not isinstance(kept, dict) or not isinstance(kept.get("program"), str):
        return False
    lists = all(isinstance(kept.get(name), list) for name in ("paragraphs", "bound_articles", "statements"))
    return lists and all(isinstance(kept.get(name), dict) for name in _TABLES)
