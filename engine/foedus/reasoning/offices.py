"""Which state holds an office on a day: the rules are asked, by the predicate that the record of organs names."""

from __future__ import annotations

from foedus.law.rulebook import Rulebook
from foedus.reasoning.without_events import worlds_of_a_day
from foedus.reasoning.worlds import Readings
from foedus.text.atoms import parse_atom, plain
from foedus.text.values import frozen

_SECONDS = 60.0


@frozen
class Holder:
    """A state that holds an office, in every admissible reading (`applies`) or in some (`arguable`)."""

    organ: str
    state: str
    verdict: str


def holders(rulebook: Rulebook, day: int, seconds: float = _SECONDS) -> tuple[Holder, ...]:
    """Who holds the offices on a day, as far as the record tells."""
    offices = {organ.held_by: name for name, organ in rulebook.organs.items() if organ.held_by and organ.existed(day)}
    if not offices:
        return ()
    worlds = worlds_of_a_day(rulebook, day, [f"{predicate}/2" for predicate in offices], seconds)
    base = worlds.verdicts(worlds.assume(Readings(), "all"))
    if base is None:
        return ()
    found = []
    for said in base.possible:
        atom = parse_atom(said)
        if atom.name in offices and int(str(atom.arguments[1])) == day:
            found.append(Holder(offices[atom.name], plain(atom.arguments[0]), base.of(said)))
    return tuple(sorted(found, key=lambda each: (each.organ, each.state)))
