"""What a timeline is: for each mechanism a strip of intervals of equal verdict, and what ended each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from foedus.reasoning.timeline.law_changes import LawChange
from foedus.reasoning.timeline.moving import span
from foedus.reasoning.view import View
from foedus.text.values import frozen


@frozen
class Ending:
    """A change of the law that ended an interval, and the event of the case that had then reached its day.

    `alone`: had this one thing not come about, the verdict would have stayed. Where no change has that power, since
    each would have sufficed, all stand here and none is alone.
    """

    change: LawChange
    says: str
    citation: str
    event: str
    event_title: str
    alone: bool


@frozen
class Told:
    """The reason of a verdict on the days from `since` to `until`."""

    since: int
    until: int
    why: str


@frozen
class Interval:
    """From `since` to `until`, days of the first incident, the verdict is the same.

    `reasons` cover these days in their order: a verdict may stay while its reason changes.
    """

    since: int
    until: int
    verdict: str
    reasons: tuple[Told, ...]
    ended_by: tuple[Ending, ...] = ()


@frozen
class Strip:
    """A mechanism through time. `id` has the object behind a colon where the mechanism has one."""

    id: str
    mechanism: str
    title: str
    article: str
    intervals: tuple[Interval, ...]

    @property
    def is_constant(self) -> bool:
        """Whether the verdict is the same on every day."""
        return len(self.intervals) == 1

    def on(self, day: int) -> Interval:
        """The interval that a day of the first incident falls into. Raises KeyError for a day outside the strip."""
        for each in self.intervals:
            if each.since <= day <= each.until:
                return each
        raise KeyError(day)


@frozen
class Timeline:
    """A case on every day from the first to the last.

    The days are those of `event`, the first incident of the case, which in the case itself took place on `own_day`.
    """

    case: str
    title: str
    rules: str
    options: Mapping[str, Any]
    view: View
    event: str
    event_title: str
    own_day: int
    since: int
    until: int
    known_to: int
    known_to_source: str | None
    strips: tuple[Strip, ...]
    notes: tuple[str, ...] = ()
    shorts: Mapping[str, str] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """How many days it covers."""
        return span(self.since, self.until) + 1

    def share(self, day: int) -> float:
        """How far into the whole a day is: 0 on the first day, 1 behind the last."""
        return span(self.since, day) / self.length

    def __getitem__(self, mechanism: str) -> Strip:
        """The strip of a mechanism, named as in the JSON. Raises KeyError with those that there are."""
        for each in self.strips:
            if each.id == mechanism:
                return each
        raise KeyError(f"no mechanism '{mechanism}' in this timeline; it has {', '.join(e.id for e in self.strips)}")

    def __str__(self) -> str:
        from foedus.present.text import draw
        from foedus.present.timeline_page import timeline_page

        return draw(timeline_page(self))

    def _repr_svg_(self) -> str:
        """How a notebook shows it."""
        from foedus.present.timeline_svg import timeline_svg

        return timeline_svg(self)
