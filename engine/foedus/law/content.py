"""What the YAML files of a rulebook say, while it is being built."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from foedus.law.burden import Burden
from foedus.law.conventions import Convention
from foedus.law.doctrines import Doctrine
from foedus.law.instruments import Instrument, KnownTo, Organ, article_of
from foedus.law.mechanisms import Finding, Mechanism
from foedus.law.predicates import Predicate
from foedus.law.states import State
from foedus.law.terms import OpenTerm
from foedus.law.vocabulary import Vocabulary
from foedus.text.source import Place


@dataclass(slots=True)
class Content:
    """Everything but the rules. `places` knows where an entry stands, by kind and id.

    `orders` names the predicates that order things: the first argument comes before the second.
    """

    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary({}))
    states: dict[str, State] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    predicates: dict[str, Predicate] = field(default_factory=dict)
    orders: set[str] = field(default_factory=set)
    terms: dict[str, OpenTerm] = field(default_factory=dict)
    doctrines: dict[str, Doctrine] = field(default_factory=dict)
    conventions: dict[str, Convention] = field(default_factory=dict)
    mechanisms: dict[str, Mechanism] = field(default_factory=dict)
    breaches: dict[str, Finding] = field(default_factory=dict)
    lacunae: dict[str, Finding] = field(default_factory=dict)
    doubts: dict[str, Finding] = field(default_factory=dict)
    burden: dict[str, Burden] = field(default_factory=dict)
    known_to: KnownTo | None = None
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    @property
    def organs(self) -> dict[str, Organ]:
        """All organs."""
        return {name: organ for each in self.instruments.values() for name, organ in each.organs.items()}

    @property
    def provisions(self) -> dict[str, Instrument]:
        """Each article with its instrument."""
        return {name: each for each in self.instruments.values() for name in each.provisions}

    def in_folder(self, folder: str) -> Instrument | None:
        """The instrument that a folder holds."""
        return next((each for each in self.instruments.values() if each.folder == folder), None)

    def instrument_of(self, provision: str) -> Instrument | None:
        """The instrument of a provision, by its article."""
        article = article_of(provision)
        return next((each for each in self.instruments.values() if article in each.provisions), None)

    def version_names(self) -> list[str]:
        """All versions as days are named by them: `INSTRUMENT-VERSION`."""
        return [f"{each.id}-{version}" for each in self.instruments.values() for version in each.versions]

    def place(self, kind: str, name: str) -> Place | None:
        """Where an entry stands."""
        return self.places.get((kind, name))


def one_of(names: Iterable[str], limit: int = 12) -> str | None:
    """`one of a, b, c` for messages; nothing where there are too many to help."""
    known = sorted(names)
    return "one of " + ", ".join(known) if 0 < len(known) <= limit else None
