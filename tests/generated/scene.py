"""Who and when: the cast of a generated case, the days on which it plays, and the things that it will have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from tests.generated.weights import COUNTS

T = TypeVar("T")

MEMBERS = ("armenia", "belarus", "kazakhstan", "kyrgyzstan", "russia", "tajikistan", "uzbekistan")
SOMETIME_MEMBERS = ("azerbaijan", "georgia")
TURNS = ("1999-04-10", "2006-08-20", "2008-04-01", "2012-12-10", "2013-01-10", "2021-01-15", "2022-01-02", "2024-02-20")
"""Days about which the treaty or its circle of parties changed."""
FIRST, LAST = date(1994, 4, 25), date(2024, 6, 30)


class Scene:
    """The cast of a case: a state attacked, one that attacks, others, an armed group, and who speaks for whom."""

    def __init__(self, random: Random) -> None:
        self.random = random
        cast = random.sample(MEMBERS, k=random.choice((1, 2, 2, 3)))
        others = [*SOMETIME_MEMBERS, "ukraine", "turkey", "afghanistan", "united_states"]
        cast += random.sample(others, k=random.choice((0, 1, 1)) if len(cast) > 1 else 1)
        random.shuffle(cast)
        # Who is struck is a party more often than not.
        cast.sort(key=lambda each: each not in MEMBERS and random.random() < 0.8)
        self.states: list[str] = cast
        self.victim, self.attacker = cast[0], cast[1]
        self.groups = ["band"] if random.random() < 0.6 else []
        if random.random() < 0.15:
            self.groups.append("crew")
        self.people = ["head"] if random.random() < 0.7 else []
        if self.people and random.random() < 0.35:
            self.people.append("rival")
        self.start = self._first_day()
        self.end = self.start + timedelta(days=random.choice((5, 30, 90, 240, 400)))
        self.things = {section: self._named(section, chances) for section, chances in COUNTS.items()}
        self.things["incidents"] = ["raid", "strike"][: random.choice((1, 1, 2))]
        self.things["places"] = ["north", "south"][: random.choice((1, 2))]
        self.things["actors"] = [*self.groups, *self.people]

    def _named(self, section: str, chances: Sequence[float]) -> list[str]:
        many = self.random.choices(range(len(chances)), chances)[0]
        return [f"{section}_{number}" for number in range(1, many + 1)]

    def _first_day(self) -> date:
        if self.random.random() < 0.25:
            return date.fromisoformat(self.random.choice(TURNS))
        return FIRST + timedelta(days=self.random.randrange((LAST - FIRST).days))

    def day(self, since: date | None = None) -> date:
        """A day of the case, not before another."""
        first = min(since or self.start, self.end)
        near = first + timedelta(days=self.random.choice((0, 1, 2, 5, 20)))
        late = first + timedelta(days=self.random.randrange((self.end - first).days + 1))
        return min(near if self.random.random() < 0.6 else late, self.end)

    def some(self, pool: Sequence[T], most: int = 2) -> list[T]:
        """One or a few of a pool."""
        few = 1 if self.random.random() < 0.65 else self.random.randint(1, most)
        return self.random.sample(pool, k=min(few, len(pool)))
