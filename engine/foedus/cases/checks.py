"""What cannot be, seen in the facts that a case takes as established.

The rules exclude the same from every world; here each has a line to point at. The words are those of the vocabulary;
where a vocabulary does not have them, nothing is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from foedus.cases.desk import Desk
from foedus.cases.fact import Fact, Thing, truth
from foedus.cases.names import expected
from foedus.text.dates import day_text
from foedus.text.source import Problem

# Fields that cannot come before the day of their event, or of another field.
_ENDS = ("to", "until", "withdrawn", "received", "takes_effect", "occupation_to")
_LATER_ENTRIES = (("ratifications", "signatures"), ("left", "parties"))
_NO_WEAPONS = frozenset({"cyber", "sabotage_without_weapons", "economic", "information"})
_UNARMED = frozenset({"crowd", "person"})


def check_things(desk: Desk, things: Sequence[Thing], date: int) -> None:
    """Note what contradicts itself."""
    case = {thing.id: thing for thing in things}
    for thing in things:
        if thing.did_not_happen:
            continue
        for check in _CHECKS:
            for message, fact in check(thing, case):
                desk.problems.append(Problem(message, fact.place if fact is not None else thing.place))
        _one_value(desk, thing)


Found = Iterator[tuple[str, Fact | None]]


def _facts(thing: Thing, name: str) -> list[Fact]:
    """The established facts of a field that have one value."""
    return [fact for fact in thing.facts.get(name, ()) if fact.is_established and len(fact.values) == 1]


def _first(thing: Thing, name: str) -> Fact | None:
    return next(iter(_facts(thing, name)), None)


def _is(thing: Thing, name: str) -> bool | None:
    fact = next(iter(thing.facts.get(name, ())), None)
    return None if fact is None else truth(fact)


def _one_value(desk: Desk, thing: Thing) -> None:
    """A state of things may have one value after the other, not two at once."""
    section = desk.rulebook.vocabulary.sections[thing.section]
    for name, facts in thing.facts.items():
        field = section.fields[name]
        if field.many or field.is_map or field.two_lists or field.record is not None or len(facts) < 2:
            continue
        held = sorted((fact for fact in facts if not fact.is_rejected), key=lambda fact: fact.since or 0)
        for earlier, later in pairwise(held):
            if earlier.until is None or (later.since or 0) <= earlier.until:
                said = f"'{name}' has two values on one day: the other stands at {earlier.place}"
                wanted = f"{expected(field.types, field)}, with 'from' and 'to'"
                desk.problems.append(Problem(said, later.place, wanted))


# 2 and 3: sides, authors, days


def _sides(thing: Thing, case: dict[str, Thing]) -> Found:
    sides = {fact.value: fact.key for fact in _facts(thing, "sides")}
    seen: dict[str | None, Fact] = {}
    for fact in _facts(thing, "first_use"):
        side = sides.get(fact.value)
        if side is None and sides:
            yield f"'{fact.value}' stands on neither side, and cannot have used force first", fact
        for other, earlier in seen.items():
            if side is not None and other is not None and other != side:
                yield f"first use by both sides: also by '{earlier.value}' at {earlier.place}", fact
        seen[side] = fact


def _authors(thing: Thing, case: dict[str, Thing]) -> Found:
    victims = {fact.value for fact in _facts(thing, "against")}
    authors = _facts(thing, "by")
    for fact in authors:
        if fact.value in victims and "force" in thing.facts:
            yield f"'{fact.value}' is both attacker and victim of '{thing.id}'", fact
    conflict = case.get(str(next(iter(thing.certain("conflict")), "")))
    if conflict is None or conflict.section == thing.section:
        return
    sides = {fact.value: fact.key for fact in _facts(conflict, "sides")}
    of_victims = {sides[victim]: victim for victim in victims if victim in sides}
    before: Fact | None = None
    for fact in authors:
        side = sides.get(fact.value)
        if side is None:
            continue
        if side in of_victims and fact.value not in victims:
            yield f"'{fact.value}' attacks '{of_victims[side]}', on its own side of '{conflict.id}'", fact
        if before is not None and sides[before.value] != side:
            yield f"'{fact.value}' and '{before.value}' attack together, on two sides of '{conflict.id}'", fact
        before = fact


def _days(thing: Thing, case: dict[str, Thing]) -> Found:
    on = next(iter(thing.certain("on")), None)
    begins = on if isinstance(on, int) else thing.days[0] if len(thing.days) == 1 else None
    if begins is not None:
        for name in _ENDS:
            for fact in _facts(thing, name):
                if isinstance(fact.value, int) and fact.value < begins:
                    yield f"'{name}' is {day_text(fact.value)}, before the beginning on {day_text(begins)}", fact
    for later, earlier in _LATER_ENTRIES:
        first = {fact.key: fact.value for fact in _facts(thing, earlier)}
        for fact in _facts(thing, later):
            begun = first.get(fact.key)
            if isinstance(begun, int) and isinstance(fact.value, int) and fact.value < begun:
                said = f"'{later}' of '{fact.key}' is {day_text(fact.value)}"
                yield f"{said}, before {day_text(begun)} in '{earlier}'", fact


def _answers(thing: Thing, case: dict[str, Thing]) -> Found:
    for fact in _facts(thing, "response_to"):
        other = case.get(str(fact.value))
        if other is not None and other.days and thing.days and other.days[0] > thing.days[0]:
            yield f"'{thing.id}' cannot answer '{other.id}', which came after it", fact
        if _is(thing, "deliberate") is False:
            yield f"'{thing.id}' is an accident, and cannot answer anything", fact


def _follows(thing: Thing, case: dict[str, Thing]) -> Found:
    fact = _first(thing, "follows")
    seen = {thing.id}
    while fact is not None:
        if fact.value in seen:
            yield f"'{thing.id}' follows itself", fact
            return
        seen.add(str(fact.value))
        other = case.get(str(fact.value))
        fact = None if other is None else _first(other, "follows")


def _cease_fires(thing: Thing, case: dict[str, Thing]) -> Found:
    fact = _first(thing, "conflict")
    conflict = None if fact is None else case.get(str(fact.value))
    if conflict is None or not thing.days:
        return
    for entry in conflict.facts.get("cease_fires", ()):
        kept = any(truth(each) for each in entry.parts.get("kept", ()))
        for begun in entry.parts.get("on", ()):
            if kept and isinstance(begun.value, int) and thing.days[0] > begun.value:
                yield (
                    f"'{thing.id}' came after the cease-fire that ended '{conflict.id}' ({begun.place}): it belongs to "
                    "another conflict, which follows that one", fact,
                )  # fmt: skip


# 4: force


def _force(thing: Thing, case: dict[str, Thing]) -> Found:
    fact = _first(thing, "force")
    means = {str(value) for value in thing.possible("means")}
    if fact is not None and fact.value == "armed":
        if means and means <= _NO_WEAPONS:
            yield f"the force of '{thing.id}' is armed, and none of its means is a weapon or an entry of units", fact
        authors = thing.possible("by")
        if authors and all(_is_unarmed(case.get(str(author))) for author in authors):
            yield f"the force of '{thing.id}' is armed, and all its authors are unarmed", fact
    if fact is not None and fact.value == "none":
        for weapon in _facts(thing, "means"):
            if weapon.value not in _NO_WEAPONS:
                yield f"'{thing.id}' has no force, and a weapon among its means", weapon


def _is_unarmed(author: Thing | None) -> bool:
    if author is None or not set(map(str, author.certain("kind"))) & _UNARMED:
        return False
    organised = any(truth(fact) is not False for fact in author.facts.get("organised", ()))
    return not organised and not author.possible("weapons_against")


def _continuing(thing: Thing, case: dict[str, Thing]) -> Found:
    is_occupation = thing.possible("occupation_to") or "occupation" in thing.possible("kinds")
    if _is(thing, "continuing_attack") and not is_occupation:
        yield f"'{thing.id}' is no occupation, and cannot go on as an attack", thing.facts["continuing_attack"][0]


# 5 to 7: votes, voices, land


def _objections(thing: Thing, case: dict[str, Thing]) -> Found:
    votes = {fact.key: fact for fact in _facts(thing, "votes") if fact.value == "for"}
    for fact in _facts(thing, "objects_in_writing"):
        if fact.value in votes:
            yield f"'{fact.value}' votes for '{thing.id}' ({votes[str(fact.value)].place}), and objects to it", fact


def _voices(thing: Thing, case: dict[str, Thing]) -> Found:
    author = next(iter(thing.certain("by")), None)
    for fact in _facts(thing, "voiced_by"):
        speaker = case.get(str(fact.value))
        of = next(iter(speaker.certain("of")), None) if speaker is not None else None
        if of is not None and author is not None and author not in (of, fact.value):
            yield f"'{fact.value}' belongs to '{of}', and cannot speak for '{author}'", fact
    for name in ("to", "given_to"):
        for fact in _facts(thing, name):
            if author is not None and fact.value == author and len(thing.certain("by")) == 1:
                yield f"'{thing.id}' is addressed to its own author", fact


def _land(thing: Thing, case: dict[str, Thing]) -> Found:
    kind = next(iter(thing.certain("kind")), "land")
    for fact in _facts(thing, "sovereign"):
        if fact.value == "none" and kind in ("land", "enclave"):
            yield f"'{thing.id}' is land, and cannot be without a sovereign", fact


_CHECKS: tuple[Callable[[Thing, dict[str, Thing]], Found], ...] = (
    _sides, _authors, _days, _answers, _follows, _cease_fires, _force, _continuing, _objections, _voices, _land,
)  # fmt: skip
