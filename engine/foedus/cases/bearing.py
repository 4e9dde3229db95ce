"""Who must prove an open fact of a case, and how it stands if that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.cases.case import Case
from foedus.cases.fact import Fact, Thing
from foedus.law.burden import ALLEGING
from foedus.law.rulebook import Rulebook
from foedus.text.values import frozen


@frozen
class Borne:
    """The answer that a fact has where it is not proven, and who failed to prove it.

    `by` is empty where the case does not tell: then it is whoever `role` names.
    """

    unproven: str
    role: str
    by: tuple[str, ...]


class Bearing:
    """Finds the bearer of each open fact by what stands beside the rules."""

    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        self._case = case
        self._burden = rulebook.burden

    def of(self, thing: Thing, fact: Fact) -> Borne | None:
        """Who must prove a fact of a thing; None where nobody has to."""
        burden = self._burden.get(thing.section)
        duty = None if burden is None else burden.duties.get(fact.field)
        if duty is None:
            return None
        by = fact.by if duty.bearer == ALLEGING else tuple(self._invoking(thing))
        return Borne(duty.unproven, duty.bearer, by)

    def _invoking(self, thing: Thing) -> Iterator[str]:
        """Who invokes the law over a thing: named by itself, or by the nearest things that it names or that name it."""
        seen, near = {thing.id}, [thing]
        while near:
            found = dict.fromkeys(name for each in near for name in self._named(each))
            if found:
                yield from found
                return
            near = [each for each in self._beside(near) if each.id not in seen]
            seen |= {each.id for each in near}

    def _named(self, thing: Thing) -> Iterable[str]:
        burden = self._burden.get(thing.section)
        if burden is None or burden.invoking is None:
            return ()
        return [name for name in thing.possible(burden.invoking) if isinstance(name, str)]

    def _beside(self, near: Iterable[Thing]) -> list[Thing]:
        """The things that these name, and those that name one of these, in the case's order."""
        ids = {each.id for each in near}
        named = {name for each in near for name in _names(each)}
        return [each for each in self._case.things if each.id in named or ids & _names(each)]


def _names(thing: Thing) -> set[str]:
    """Everything that a thing's facts name."""
    return {term for fact in thing.every_fact() for term in fact.terms() if isinstance(term, str)}
