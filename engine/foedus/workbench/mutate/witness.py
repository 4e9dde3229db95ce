"""A case file that kills a mutant: a crisis of the space, or a known case that expects one verdict more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foedus.cases.case import Case
from foedus.cases.library import shipped_paths
from foedus.law.rulebook import Rulebook
from foedus.reasoning.edits import Edit, change_block, edited
from foedus.reasoning.worlds import Allowed
from foedus.text.source import InputError, LimitReached
from foedus.text.values import frozen
from foedus.workbench.holding import MAIN, readings_of
from foedus.workbench.mutate.around import Neighbourhood
from foedus.workbench.mutate.bench import Bench, NoWorld
from foedus.workbench.mutate.expecting import expectation, with_readings
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.parting import Difference, Parting
from foedus.workbench.mutate.selection import with_mutants
from foedus.workbench.space.crisis import Crisis, case_text
from foedus.workbench.space.space import Space, World

_FRAME = ("id", "title", "kind", "date", "summary", "expect", "record")


@frozen
class Witness:
    """A case file that expects what the law says and a mutant does not; `says`: what it finds under the mutant."""

    name: str
    text: str
    says: str


def name_of(mutant: Mutant) -> str:
    """The name of a case that kills a mutant."""
    return f"kills-{mutant.id.replace('~', '-')}"


def from_space(
    rulebook: Rulebook, mutant: Mutant, space: Space, parting: Parting, difference: Difference
) -> Witness | None:
    """The first small crisis of the space that some opinion tells apart, by the main readings or by a doctrine."""
    for world in _worlds(rulebook, parting, difference):
        crisis = Crisis(space, world)
        found = _killing(rulebook, mutant, crisis.values(name_of(mutant), _title(mutant), _summary(mutant)))
        if found is not None:
            return found
    return None


def from_around(
    rulebook: Rulebook, mutant: Mutant, around: Neighbourhood, parting: Parting, difference: Difference
) -> Witness | None:
    """A known case with few changes that some opinion tells apart."""
    for world in _worlds(rulebook, parting, difference):
        edits = [change.edit for change in around.changes(world)]
        found = _killing(rulebook, mutant, _changed(rulebook, mutant, around.case, edits))
        if found is not None:
            return found
    return None


def _changed(rulebook: Rulebook, mutant: Mutant, case: Case, edits: Sequence[Edit]) -> dict[str, Any]:
    """A known case with changes, as a file based on it says it; told whole where it did not come with the package."""
    frame = {"id": name_of(mutant), "title": _title(mutant), "kind": "hypothetical"}
    after = edited(case.whole, edits)
    if case.id not in shipped_paths():
        rest = {key: value for key, value in after.items() if key not in _FRAME}
        return {**frame, "date": after["date"], "summary": _summary(mutant), **rest}
    block = change_block(case.whole, after, rulebook.vocabulary.sections)
    values = {**frame, "summary": _summary(mutant), "based_on": case.id}
    return {**values, "change": block} if block else values


def _worlds(rulebook: Rulebook, parting: Parting, difference: Difference) -> Iterator[World]:
    """Small worlds that differ, one for each view of the law; none more where the solver finds none in its time."""
    try:
        if difference.world() is None:
            return
        for allowed in _views(rulebook, parting):
            world = difference.world(allowed)
            if world is not None:
                yield difference.small(allowed, world)
    except LimitReached:
        return


def _views(rulebook: Rulebook, parting: Parting) -> Iterator[Allowed]:
    yield parting.allowed(None)
    for doctrine in rulebook.doctrines.values():
        yield parting.allowed(doctrine)
    yield parting.every_reading()


def _title(mutant: Mutant) -> str:
    return f"A crisis that needs the rule {mutant.rule} as it stands"


def _summary(mutant: Mutant) -> str:
    return f"It is judged otherwise where that rule is changed ({mutant.kind}): {mutant.says}."


def _killing(rulebook: Rulebook, mutant: Mutant, values: Mapping[str, Any]) -> Witness | None:
    """The case that values tell, with an expectation that a mutant does not meet; None where no opinion differs."""
    try:
        case = Case.from_mapping(values, rulebook, str(values["id"]))
        bench = Bench(case, with_mutants(rulebook, [mutant]), [mutant])
        wanted = expected(bench, 0)
        if wanted is None:
            return None
        whole = {**values, "expect": wanted}
        bench.expect(Case.from_mapping(whole, rulebook, str(values["id"])).expect)
    except InputError:
        return None
    killed = dict(bench.killed())
    return Witness(str(values["id"]), case_text(whole), killed[0]) if killed else None


def expected(bench: Bench, place: int) -> dict[str, Any] | None:
    """What the case of a bench would have to expect to kill a mutant; None where no opinion differs.

    Where none does on the readings that a court could adopt, outliers are chosen with which one does; where the verdict
    is arguable under the law and under the mutant, single readings, as few as will do.
    """
    found = _expected(bench, place, MAIN)
    if found is not None:
        return found
    for chosen in bench.readings(place):
        if chosen and _where(bench, place, chosen) is not None:
            least = _least(bench, place, chosen)
            found = _where(bench, place, least)
            return None if found is None else with_readings(found, least)
    return None


def _where(bench: Bench, place: int, readings: Mapping[str, str]) -> dict[str, Any] | None:
    return _expected(bench, place, readings_of({"readings": readings}))


def _least(bench: Bench, place: int, readings: Mapping[str, str]) -> dict[str, str]:
    """Those readings without any of which no opinion differs."""
    kept, waiting = dict(readings), [list(readings)]
    while waiting:
        part = waiting.pop()
        tried = {term: position for term, position in kept.items() if term not in part}
        if tried and _where(bench, place, tried) is not None:
            kept = tried
        elif len(part) > 1:
            half = len(part) // 2
            waiting += [part[half:], part[:half]]
    return kept


def _expected(bench: Bench, place: int, readings: str) -> dict[str, Any] | None:
    try:
        law = bench.judged(None, readings=readings, every=True)
    except NoWorld:
        return None
    try:
        other = bench.judged(place, readings=readings, every=True)
    except NoWorld:
        return {name: each.verdict for name, each in list(law.mechanisms.items())[:1]}
    return expectation(law, other)


def from_case(rulebook: Rulebook, mutant: Mutant, case: Case) -> Witness | None:
    """A known case with one expectation more; None where no opinion on it differs."""
    return _killing(rulebook, mutant, _changed(rulebook, mutant, case, ()))
