"""Why something does not hold, as lines: rules nearest to it first, what was met, what failed, and why in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from foedus.present.reason_page import ARTICLE, FULL, VERDICT, Line, Steps, cited, marks
from foedus.present.words import sentence, unique
from foedus.reasoning.proofs.reason import Failure, Miss, Reason

_BOUND = "bound"
_MOST = 3
"""Rules that are told in full below one failure, unless everything is asked."""


class Misses:
    """Draws the misses of one refusal."""

    def __init__(self, depth: str) -> None:
        self._depth = depth
        self._steps = Steps(depth)
        self._other_texts: list[str] = []

    def all(self, misses: Sequence[Miss]) -> tuple[Line, ...]:
        """The nearest miss in one line, every rule, and at the end what was left aside."""
        if not misses:
            return (Line("aside", "No rule of the law could give this in the case as it stands."),)
        lines = [self._nearest(misses), *self._rules(misses)]
        if self._other_texts:
            said = "rules of a text that was not in force here are left aside: " + "; ".join(unique(self._other_texts))
            lines.append(Line("aside", sentence(said)))
        return tuple(lines)

    def _nearest(self, misses: Sequence[Miss]) -> Line:
        first = self._in_force(misses)[0]
        lacking = "; ".join(unique([failure.says for failure in first.failed]))
        return Line("failed", sentence(lacking), label="What is lacking", cite=cited(first.authority))

    def _in_force(self, misses: Sequence[Miss]) -> list[Miss]:
        """The rules of a text that bound; all of them where there is no such rule, or everything is asked."""
        if self._depth == FULL:
            return list(misses)
        fitting = [miss for miss in misses if not any(_is_of_another_text(each) for each in miss.failed)]
        return fitting or list(misses)

    def _rules(self, misses: Sequence[Miss]) -> Iterator[Line]:
        fitting = self._in_force(misses)
        for miss in misses:
            if miss not in fitting:
                self._other_texts += [each.says for each in miss.failed if _is_of_another_text(each)]
        shown = list(_merged(fitting, self._depth))
        several = len({miss.says for miss in fitting}) > 1
        for together in shown if self._depth == FULL else shown[:_MOST]:
            yield self._rule(together, several)
        rest = [miss for together in shown[_MOST:] for miss in together] if self._depth != FULL else []
        if rest:
            yield from self._rest(rest)

    def _rest(self, rest: Sequence[Miss]) -> Iterator[Line]:
        """What is further off, in a line each: what failed, without its reasons."""
        for miss in rest:
            said = "; ".join(unique([failure.says for failure in miss.failed]))
            yield Line("failed", sentence(said), label="Further off", cite=cited(miss.authority))

    def _rule(self, together: Sequence[Miss], several: bool) -> Line:
        first = together[0]
        cite = "; ".join(unique([each for miss in together if (each := cited(miss.authority))]))
        lines = [Line("met", sentence("; ".join(first.met)), label="Met")] if first.met else []
        lines += [self._failure(failure) for failure in first.failed]
        notes = tuple(f"Rule {miss.authority.rule}" for miss in together) if self._depth == FULL else ()
        text = f"Under {cite}" if cite else "By default"
        named = f"{text}, for “{first.says}”, it would take" if several else f"{text}, it would take"
        return Line("rule", f"{named}:", mark=marks(first.authority), notes=notes, lines=tuple(lines))

    def _failure(self, failure: Failure) -> Line:
        below: Iterable[Line] = ()
        if self._depth != VERDICT:
            below = [*self._blocked(failure.blocked_by), *self._rules(failure.misses)]
        label = "Failed, as above" if failure.again else "Failed"
        return Line("failed", sentence(failure.says), label=label, lines=tuple(below))

    def _blocked(self, reason: Reason | None) -> Iterator[Line]:
        """The reason for what stood in the way; the sentence itself is that of the failure."""
        if reason is not None:
            line = self._steps.of(reason)
            yield Line("aside", "What stood in the way:", lines=(line,))


def _is_of_another_text(failure: Failure) -> bool:
    return failure.predicate == _BOUND


def _merged(misses: Sequence[Miss], depth: str) -> Iterator[list[Miss]]:
    """Rules that conclude the same and fail for the same reasons stand together."""
    if depth not in (VERDICT, ARTICLE):
        yield from ([miss] for miss in misses)
        return

    def key(miss: Miss) -> tuple[str, ...]:
        return (miss.says, *(failure.says for failure in miss.failed))

    order = {key(miss): at for at, miss in reversed(list(enumerate(misses)))}
    for _, group in groupby(sorted(misses, key=lambda miss: order[key(miss)]), key):
        yield list(group)
