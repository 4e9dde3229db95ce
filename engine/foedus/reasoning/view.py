"""Under which options something was found, with the law's own words for what they name."""

from __future__ import annotations

from foedus.law.rulebook import Rulebook
from foedus.reasoning.options import Options
from foedus.reasoning.worlds import parse_readings
from foedus.text.values import frozen


@frozen
class ChosenReading:
    """An open term that the options let be read in these ways only."""

    term: str
    positions: tuple[str, ...]


@frozen
class View:
    """What the options let in: doctrine and readings by their titles, and how open facts are taken.

    `outliers`: readings with the standing of an outlier too. `facts` is what `Options.taken` says. `opened`: what the
    case does not say is open. `put_to`: the treaty that the case is put to.
    """

    outliers: bool = False
    readings: tuple[ChosenReading, ...] = ()
    doctrine: str | None = None
    facts: str = "all"
    opened: bool = False
    put_to: str | None = None

    @classmethod
    def of(cls, options: Options, rulebook: Rulebook) -> View:
        """The options in the words of a rulebook. Raises InputError for names that it does not have."""
        asked = parse_readings(options.readings, rulebook)
        doctrine = None if options.doctrine is None else rulebook.doctrines[options.doctrine].title
        readings = tuple(_reading(rulebook, term, chosen) for term, chosen in (asked.only or {}).items())
        treaty = None if options.under is None else rulebook.instruments[options.under].title
        return cls(asked.every, readings, doctrine, options.taken, options.missing == "unknown", treaty)


def _reading(rulebook: Rulebook, term: str, chosen: frozenset[str]) -> ChosenReading:
    known = rulebook.terms[term]
    return ChosenReading(known.title, tuple(each.short for name, each in known.positions.items() if name in chosen))
