"""The mutation score of the cases: which mutants they kill, which none could, and how much of the rest survives."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from foedus.law.rulebook import Rulebook
from foedus.reasoning.isolation import run
from foedus.text.dates import day_text
from foedus.text.names import nearest
from foedus.text.source import InputError, LimitReached, Problem
from foedus.text.values import frozen
from foedus.workbench.mutate.diagram_road import roads_where_alike
from foedus.workbench.mutate.known_cases import (
    Progress,
    first_found,
    is_named_for,
    killing,
    killing_own,
    parts,
    showing,
)
from foedus.workbench.mutate.mutants import Mutant, mutants, unseen
from foedus.workbench.mutate.nearby import Nearby, nearby
from foedus.workbench.mutate.parting import Parting
from foedus.workbench.mutate.selection import with_mutants
from foedus.workbench.mutate.witness import Witness, from_space
from foedus.workbench.processes import cores, whole_pool
from foedus.workbench.space.bounds import Bounds, read_bounds
from foedus.workbench.space.history import anchors
from foedus.workbench.space.outlook import smaller
from foedus.workbench.space.space import Space

KILLED, EQUIVALENT, SURVIVES, BEYOND = "killed", "equivalent", "survives", "beyond the space"
"""What becomes of a mutant. Beyond: neither a crisis of the space nor one around a known case asks for its rule."""


@frozen
class Fate:
    """What became of a mutant; `by` and `says`: the case that killed it, and what it found."""

    mutant: Mutant
    status: str
    by: str = ""
    says: str = ""
    witness: Witness | None = None
    periods: int = 0
    """In how many periods of the law it was asked whether a crisis of the space tells it apart."""
    nearby: int = 0
    """Around how many known cases it was asked: where the space does not reach its rule."""
    roads: int = 1
    """On how many roads it was had that none does: two, or the solver’s alone."""
    undecided: bool = False
    """Whether some period gave no answer in the time that it had."""
    unseen: bool = False
    """Whether no verdict rests on its rule, whatever the crisis."""


@frozen
class Score:
    """All mutants that were asked for, with their fates, out of how many there are."""

    fates: tuple[Fate, ...]
    known: int
    cases: int
    bounds: Bounds | None
    seconds: float
    """The median of a question of equivalence."""

    def of(self, status: str) -> list[Fate]:
        """The fates of one kind."""
        return [each for each in self.fates if each.status == status]

    @property
    def percentage(self) -> float:
        """Killed mutants of those that are not equivalent, in percent; a hundred where there is none."""
        counted = len(self.fates) - len(self.of(EQUIVALENT))
        return 100.0 * len(self.of(KILLED)) / counted if counted else 100.0


def chosen(
    rulebook: Rulebook, rules: Sequence[str], folder: str | None, sample: int | None, seed: int
) -> tuple[list[Mutant], int]:
    """The mutants asked for, drawn evenly where there are more than `sample`; and how many there are."""
    for name in rules:
        if name not in rulebook.rules:
            near = nearest(name, rulebook.rules)
            raise InputError(Problem(f"unknown rule '{name}'", None, "a rule of the law", near))
    found = mutants(rulebook, rules, folder)
    if not found:
        where = f"the folder '{folder}'" if folder is not None else "these rules"
        raise InputError(Problem(f"{where} has no rule that can be mutated", None, "a folder or file of rules"))
    if sample is None or sample >= len(found):
        return found, len(found)
    drawn = set(random.Random(seed).sample(range(len(found)), sample))
    return [each for place, each in enumerate(found) if place in drawn], len(found)


def score(
    rulebook: Rulebook,
    asked: Sequence[Mutant],
    known: int,
    files: Sequence[Path],
    jobs: int | None = None,
    progress: Progress | None = None,
    bounds: Bounds | None = None,
    days: Sequence[int] | None = None,
    seconds: float = 900.0,
    quick: bool = False,
) -> Score:
    """What becomes of each mutant. `bounds` and `days` are others than the rulebook’s own space and periods.

    Unless `quick`, that none tells a mutant apart is also had on the diagrams’ road, in the bounds with one thing of
    each sort, and the known cases, and crises around them, are asked also where those of the space are alike. Raises
    RoadsPart where the two roads disagree.
    """
    tell = progress if progress is not None else _silent
    hidden = unseen(rulebook)
    seen = [each for each in asked if each.rule not in hidden]
    killed = _killed(rulebook, seen, files, jobs, tell, seconds)
    left = [each for each in seen if each.id not in killed]
    within = bounds if bounds is not None else read_bounds(rulebook)
    asked_days = days if days is not None else _periods(rulebook, within)
    parted = _by_space(rulebook, left, within, asked_days, jobs, tell, quick) if left else {}
    open_ones = [each for each in left if not _is_answered(parted[each.id], quick)]
    shown = first_found(showing, rulebook, open_ones, files, jobs, tell, seconds)
    open_ones = [each for each in open_ones if each.id not in shown and not (quick and parted[each.id].reached)]
    around = nearby(rulebook, open_ones, files, jobs, tell, seconds, quick)
    fates = []
    for mutant in asked:
        if mutant.rule in hidden:
            fates.append(Fate(mutant, EQUIVALENT, roads=2, unseen=True))
        elif mutant.id in killed:
            by, said = killed[mutant.id]
            fates.append(Fate(mutant, KILLED, by, said))
        else:
            witness = shown.get(mutant.id, ("", None))[1]
            fates.append(_fate(mutant, parted[mutant.id], around.get(mutant.id, Nearby()), witness))
    times = [one for each in parted.values() for one in each.times]
    return Score(tuple(fates), known, len(files), within, statistics.median(times) if times else 0.0)


def _killed(
    rulebook: Rulebook, asked: Sequence[Mutant], files: Sequence[Path], jobs: int | None, tell: Progress, seconds: float
) -> dict[str, tuple[str, str]]:
    """The killed mutants. Cases that are named for a rule are held to its mutants first: they kill the most of them."""
    one_of_each = {each.rule: each for each in asked}.values()
    named = [path for path in files if any(is_named_for(path, each) for each in one_of_each)]
    killed = first_found(killing_own, rulebook, asked, named, jobs, tell, seconds)
    left = [each for each in asked if each.id not in killed]
    return killed | first_found(killing, rulebook, left, files, jobs, tell, seconds)


def _silent(_said: str) -> None:
    """Progress that nobody looks at."""


def _periods(rulebook: Rulebook, bounds: Bounds) -> list[int]:
    """The periods of the law, the last first."""
    return anchors(rulebook, dict.fromkeys(each for role in bounds.roles.values() for each in role))[::-1]


def _fate(mutant: Mutant, parted: _Parted, around: Nearby, shown: Witness | None) -> Fate:
    witness = parted.witness or shown or around.witness
    differs = parted.differs or around.differs
    if differs or parted.undecided or witness is not None:
        undecided = parted.undecided and not differs
        return Fate(mutant, SURVIVES, witness=witness, periods=parted.periods, undecided=undecided)
    if parted.reached:
        return Fate(mutant, EQUIVALENT, periods=parted.periods, nearby=around.reached, roads=parted.roads)
    if around.reached:
        return Fate(mutant, EQUIVALENT, nearby=around.reached, roads=around.roads)
    return Fate(mutant, BEYOND, periods=parted.periods)


# Over the space


@frozen
class _Parted:
    """What the space says of a mutant: whether its rule was reached, whether a world differs, a case file if so."""

    reached: bool = False
    differs: bool = False
    witness: Witness | None = None
    periods: int = 0
    times: tuple[float, ...] = ()
    roads: int = 1
    undecided: bool = False


def _by_space(
    rulebook: Rulebook,
    asked: Sequence[Mutant],
    bounds: Bounds,
    days: Sequence[int],
    jobs: int | None,
    tell: Progress,
    quick: bool,
) -> dict[str, _Parted]:
    number = min(jobs if jobs is not None else cores(), len(asked))
    if number <= 1 or not rulebook.trusted:
        return run(rulebook, 0, 3600.0, _over_periods, rulebook, asked, bounds, days, tell, quick)
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    way = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    found: dict[str, _Parted] = {}
    tell(f"{len(asked)} mutants over the space of crises")
    with whole_pool(), ProcessPoolExecutor(number, multiprocessing.get_context(way)) as pool:
        # Every so many: the mutants of one rule stand together, and should not fall to one process.
        parts = [asked[place::number] for place in range(number)]
        for each in [pool.submit(_over_periods, rulebook, part, bounds, days, _silent, quick) for part in parts]:
            found |= each.result()
    return found


def _over_periods(
    rulebook: Rulebook, asked: Sequence[Mutant], bounds: Bounds, days: Sequence[int], tell: Progress, quick: bool
) -> dict[str, _Parted]:
    found = {each.id: _Parted() for each in asked}
    for number, day in enumerate(days, 1):
        left = [each for each in asked if not found[each.id].witness]
        for part in parts(left):
            space = Space(with_mutants(rulebook, part), bounds, day)
            parting = _over(space, part)
            for place, mutant in enumerate(part):
                tell(f"period {number} of {len(days)}: {mutant.id}")
                found[mutant.id] = _in_period(rulebook, mutant, space, parting, place, found[mutant.id])
    alike = [each for each in asked if _is_alike(found[each.id])]
    if alike and not quick:
        roads = _roads(rulebook, alike, smaller(bounds), days, tell)
        found |= {each.id: replace(found[each.id], roads=roads) for each in alike}
    return found


def _is_alike(parted: _Parted) -> bool:
    return parted.reached and not parted.differs and not parted.undecided


def _is_answered(parted: _Parted, quick: bool) -> bool:
    """Whether the space says enough of a mutant, so that no known case need be looked at."""
    return parted.witness is not None or (quick and _is_alike(parted))


def _roads(rulebook: Rulebook, alike: Sequence[Mutant], bounds: Bounds, days: Sequence[int], tell: Progress) -> int:
    """On how many roads these mutants differ from the law in no period: one where the diagrams grew too large."""
    for number, day in enumerate(days, 1):
        tell(f"period {number} of {len(days)}: {len(alike)} mutants on the second road")
        gc.collect()  # the diagrams of the period before hang together in circles
        parting = _over(Space(with_mutants(rulebook, alike), bounds, day), alike)
        if roads_where_alike(parting, alike, sorted(parting.effective), f"at {day_text(day)}") == 1:
            return 1
    return 2


def _over(space: Space, asked: Sequence[Mutant]) -> Parting:
    return Parting(space.worlds, asked, space.weight)


def _in_period(
    rulebook: Rulebook, mutant: Mutant, space: Space, parting: Parting, place: int, so_far: _Parted
) -> _Parted:
    if place not in parting.effective:
        return replace(so_far, periods=so_far.periods + 1)
    begun = time.perf_counter()
    witness = None
    with parting.of(place) as difference:
        try:
            world = difference.world() if difference is not None else None
        except LimitReached:
            return replace(so_far, reached=True, undecided=True, periods=so_far.periods + 1)
        times = (*so_far.times, time.perf_counter() - begun)
        if difference is not None and world is not None:
            witness = from_space(rulebook, mutant, space, parting, difference)
    return _Parted(
        True, so_far.differs or world is not None, witness, so_far.periods + 1, times, undecided=so_far.undecided
    )
