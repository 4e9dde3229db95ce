"""Who is bound by which text on a day: the rules are asked, since readings decide it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import APPLIES, ARGUABLE
from foedus.reasoning.periods import periods
from foedus.reasoning.without_events import worlds_of_a_day
from foedus.reasoning.worlds import Readings, Verdicts, Worlds
from foedus.text.atoms import parse_atom, plain
from foedus.text.values import frozen

_SECONDS = 60.0
# Opinions are read off other predicates.
_SHOW = ("bound/4",)


@frozen
class Bond:
    """A state bound by articles of an instrument in one version; `turns_on` is the open term that settles it alone."""

    state: str
    instrument: str
    version: str
    articles: tuple[str, ...]
    verdict: str
    turns_on: str | None = None


@frozen
class Membership:
    """Everybody bound by anything on a day."""

    day: int
    bonds: tuple[Bond, ...]


def membership(rulebook: Rulebook, day: int, seconds: float = _SECONDS) -> Membership:
    """Who is bound on a day, over the readings that a court could adopt."""
    worlds = worlds_of_a_day(rulebook, day, _SHOW, seconds)
    base = worlds.verdicts(worlds.assume(Readings(), "all"))
    if base is None:
        return Membership(day, ())
    bound = [each for each in base.possible if each.startswith("bound(")]
    open_ones = [each for each in bound if base.of(each) == ARGUABLE]
    turning = _turning(worlds, rulebook, day, open_ones) if open_ones else {}
    return Membership(day, tuple(_bonds(rulebook, base, bound, turning)))


def _turning(worlds: Worlds, rulebook: Rulebook, day: int, asked: Sequence[str]) -> dict[str, str]:
    """For each open bond the term whose every single position settles it."""
    left = set(asked)
    found: dict[str, str] = {}
    for period in periods(rulebook, [day]):
        if len(period.main) < 2 or not left:
            continue
        settled = set(left)
        for position in sorted(period.main):
            under = worlds.verdicts(worlds.assume(Readings(only={period.term: frozenset({position})}), "all"))
            if under is not None:
                settled = {each for each in settled if under.of(each) != ARGUABLE}
        found.update(dict.fromkeys(settled, period.term))
        left -= settled
    return found


def _bonds(rulebook: Rulebook, verdicts: Verdicts, bound: Sequence[str], turning: dict[str, str]) -> Iterator[Bond]:
    """The bonds joined by state, instrument, version and verdict, in the record's order."""
    homes = {name: each.id for each in rulebook.instruments.values() for name in each.provisions}
    order = {name: place for place, name in enumerate(homes)}
    joined: dict[tuple[str, str, str, str, str | None], set[str]] = {}
    for said in bound:
        state, article, version = (plain(part) for part in parse_atom(said).arguments[:3])
        key = (state, homes[article], version, verdicts.of(said), turning.get(said))
        joined.setdefault(key, set()).add(article)
    instruments, states = list(rulebook.instruments), list(rulebook.states)

    def place(key: tuple[str, str, str, str, str | None]) -> tuple[int, str, bool, int]:
        return instruments.index(key[1]), key[2], key[3] != APPLIES, states.index(key[0]) if key[0] in states else 999

    for key in sorted(joined, key=place):
        state, instrument, version, verdict, term_id = key
        yield Bond(state, instrument, version, tuple(sorted(joined[key], key=order.__getitem__)), verdict, term_id)
