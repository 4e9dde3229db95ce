"""Treaties and other instruments: versions with their dates, provisions, the record of parties, organs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.law.rows import series, table
from foedus.text.values import frozen


@frozen
class Version:
    """A text of an instrument and when it is in force (`since` None: it never entered into force)."""

    id: str
    title: str
    since: int | None
    until: int | None = None
    source: str | None = None
    grade: str | None = None
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Version:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Provision:
    """An article, and the versions that made or changed it, the first being the original."""

    id: str
    title: str
    versions: tuple[str, ...]
    kind: str | None = None
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Provision:
        """Read back from a row."""
        return cls(cells[0], cells[1], tuple(cells[2]), *cells[3:])


@frozen
class PartyEvent:
    """An entry of the record of parties: a state signed, ratified, acceded, withdrew, … on a day (None: not known)."""

    state: str
    kind: str
    day: int | None
    source: str | None = None
    grade: str | None = None
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> PartyEvent:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Composition:
    """Who sits in an organ, from a day on (None: from the beginning)."""

    since: int | None
    text: str

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Composition:
        """Read back from a row."""
        return cls(*cells)


@frozen
class Organ:
    """An organ of the law's record: who sits in it, for what, and whether its decisions are decisions of law.

    `decides` is None where nothing is said of it; `presides` tells who is at its head, `appointment` how an office is
    filled; `of` is the organization whose organ it is, `rank` its place among the organs of it; `held_by`
    is the predicate of state and day by which rules conclude which state holds the office.
    """

    id: str
    title: str
    instrument: str
    since: int | None = None
    until: int | None = None
    article: str | None = None
    note: str | None = None
    source: str | None = None
    grade: str | None = None
    decides: bool | None = None
    composition: tuple[Composition, ...] = ()
    competence: str | None = None
    presides: str | None = None
    appointment: str | None = None
    conventions: tuple[str, ...] = ()
    of: str | None = None
    rank: int | None = None
    held_by: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Organ:
        """Read back from a row."""
        composition = series(cells[10], Composition.from_row)
        return cls(*[*cells[:10], composition, *cells[11:14], tuple(cells[14]), *cells[15:]])

    def existed(self, day: int) -> bool:
        """Whether it existed on that day, as far as the record tells its days."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def composition_on(self, day: int) -> Composition | None:
        """Who sat in it on that day."""
        return next((each for each in reversed(self.composition) if each.since is None or each.since <= day), None)


@frozen
class Instrument:
    """An instrument as its folder describes it."""

    id: str
    folder: str
    title: str
    short: str
    signed: int | None
    versions: Mapping[str, Version]
    provisions: Mapping[str, Provision]
    events: tuple[PartyEvent, ...]
    organs: Mapping[str, Organ]
    groups: tuple[str, ...]
    words: Mapping[str, str]
    sources: tuple[str, ...]
    note: str | None = None
    alliance: str | None = None
    """Of an alliance the mechanism by which an attack on one party is the affair of all."""

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> Instrument:
        """Read back from a row."""
        return cls(
            *[
                *cells[:5],
                table(cells[5], Version.from_row),
                table(cells[6], Provision.from_row),
                series(cells[7], PartyEvent.from_row),
                table(cells[8], Organ.from_row),
                tuple(cells[9]),
                cells[10],
                tuple(cells[11]),
                *cells[12:],
            ]
        )


@frozen
class KnownTo:
    """The day up to which the record of texts and parties was looked after, and by what source."""

    day: int
    source: str | None = None
    grade: str | None = None
    note: str | None = None

    @classmethod
    def from_row(cls, cells: Sequence[Any]) -> KnownTo:
        """Read back from a row."""
        return cls(*cells)


def article_of(provision: str) -> str:
    """The article that a provision belongs to: `x.4` of `x.4(1)`."""
    return provision.split("(", 1)[0]
