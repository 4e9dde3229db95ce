"""Hold generated cases to what holds of every case: proofs, verdicts by two roads, and hinges.

    python -m tests.generated.check --cases 2000 --seed 1 --jobs 2
    python -m tests.generated.check --seed 1 --only 42

Exit 1 where something does not hold; the case is then written to a folder.
"""

from __future__ import annotations

import argparse
import signal
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import yaml
from clingo import Symbol

from foedus import Case, Options
from foedus.reasoning.asked import Asked
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY
from foedus.reasoning.proofs.derivation import Derivation
from foedus.reasoning.proofs.reason import Reason
from foedus.reasoning.proofs.trace import World
from foedus.reasoning.proofs.tree import Explainer
from foedus.reasoning.proofs.why import Chambers, _explained
from foedus.reasoning.settling import goals
from foedus.text.source import InputError
from tests.generated.cases import Refused, generated
from tests.reasoning.bench import FACTS, KINDS, Bench, bench, differences, settles
from tests.reasoning.proofs.checker import circular, rules_of, unfounded
from tests.support import law

MOST_PROOFS = 12
"""Conclusions of one case whose proofs are checked, unless the caller says otherwise: one of each kind first."""
OWN_WORLDS = 5
"""Of these, how many are proved in the world in which they are told; the others in any of those where they hold."""
MOST_REFUSALS = 1
MOST_HINGES = 3
"""Arguable conclusions of one case whose hinges are put to the solver, and hinges of a side."""


@dataclass
class Found:
    """What was found in one case."""

    number: int
    faults: list[str] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    versions: set[str] = field(default_factory=set)
    proofs: int = 0
    verdicts: int = 0
    hinges: int = 0
    refusals: int = 0
    arguable: int = 0
    redrawn: int = 0
    empty: bool = False
    burst: bool = False
    values: dict[str, Any] | None = None


def check(number: int, seed: int, most: int = MOST_PROOFS) -> Found:
    """Everything that is held of the generated case of a number, with so many proofs."""
    found = Found(number)
    try:
        case, values, found.redrawn = generated(seed, number)
    except Refused as error:
        found.faults.append(f"every drawing was refused: {error}")
        return found
    try:
        _check(case, options(seed, number), Random(f"{seed}/{number}/sample"), found, most)
    except Burst:
        found.burst = True
    except Exception:
        found.faults.append(traceback.format_exc())
    if found.faults:
        found.values = values
    return found


def options(seed: int, number: int) -> Options:
    """The options under which the case of a number is judged."""
    random = Random(f"{seed}/{number}/options")
    doctrine = random.choice(list(law().doctrines)) if random.random() < 0.3 else None
    readings = random.choice(("main", "all"))
    return Options(readings=readings, facts=random.choice(("all", "all", *FACTS)), doctrine=doctrine)


def _check(case: Case, chosen: Options, random: Random, found: Found, most: int) -> None:
    try:
        chambers = Chambers(case, law(), chosen, goals(law()))
    except InputError as error:
        if "no world" not in str(error):
            raise
        found.empty = True
        _compare(bench(case), chosen, found)
        return
    # The solver works on the plain text, the diagrams on the marked one: both groundings are held to each other too.
    both = Bench(case, chambers.encoding, bench(case).worlds, chambers.diagrammed)
    _compare(both, chosen, found)
    conclusions = _conclusions(chambers, random)
    _prove(chambers, conclusions, found, most)
    _refuse(chambers, conclusions, found)
    _hinge(both, chambers, chosen, conclusions, found)


def _compare(both: Bench, chosen: Options, found: Found) -> None:
    """The verdicts of diagrams and solver: under the options, and with everything open, and with nothing."""
    asked = [(chosen.readings, chosen.facts, chosen.doctrine), ("all", "all", None), ("main", "established", None)]
    for each in dict.fromkeys(asked):
        found.verdicts += len([symbol for symbol in both.diagrammed.compiled.nodes if symbol.name in KINDS])
        found.faults += [f"the roads part under {each}: {said}" for said in differences(both, *each)]


def _conclusions(chambers: Chambers, random: Random) -> list[tuple[Symbol, str]]:
    """Conclusions that hold somewhere, with their verdicts: one of each kind before a second."""
    holding = [
        (symbol, chambers.verdict(symbol)) for symbol in chambers.diagrammed.compiled.nodes if symbol.name in KINDS
    ]
    holding = sorted(((symbol, verdict) for symbol, verdict in holding), key=str)
    random.shuffle(holding)
    kinds: dict[str, int] = {}
    rank = []
    for symbol, verdict in holding:
        kind = f"{symbol.arguments[:2] if symbol.name == 'stage' else symbol.arguments[:1]} {symbol.name} {verdict}"
        kinds[kind] = kinds.get(kind, 0) + 1
        rank.append((kinds[kind], len(rank), symbol, verdict))
    return [(symbol, verdict) for _, _, symbol, verdict in sorted(rank, key=lambda each: each[:2])]


def _prove(chambers: Chambers, conclusions: list[tuple[Symbol, str]], found: Found, most: int) -> None:
    told: dict[frozenset[int], tuple[World, list[Reason], Derivation]] = {}
    holding = [symbol for symbol, verdict in conclusions if verdict != DOES_NOT_APPLY][:most]
    for place, symbol in enumerate(holding):
        world = _world(chambers, symbol, [] if place < OWN_WORLDS else [each for each, _, _ in told.values()])
        literal = chambers.trace.literal(symbol)
        if world is None or literal is None or not world.holds(literal):
            found.faults.append(f"no world in which {symbol} holds")
            continue
        if world.true not in told:
            told[world.true] = (world, [], Derivation(world, chambers._contested))
        reason = Explainer(chambers._grounds, world, told[world.true][2]).reason(literal)
        if reason.atom != str(symbol):
            found.faults.append(f"the proof of {symbol} is one of {reason.atom}")
        told[world.true][1].append(reason)
    for world, reasons, _ in told.values():
        found.faults += unfounded(world, reasons, law())
        found.faults += [f"step {number} of {each.atom} is circular" for each in reasons for number in circular(each)]
        found.proofs += len(reasons)
        found.rules |= rules_of(reasons)
        authorities = [step.authority for each in reasons for step in each.walk() if step.authority is not None]
        found.versions |= {f"{each.provisions[0]} {each.version}" for each in authorities if each.provisions}


def _world(chambers: Chambers, symbol: Symbol, known: list[World]) -> World | None:
    """A known world in which a conclusion holds, or the one in which it is told."""
    literal = chambers.trace.literal(symbol)
    for world in known:
        if literal is not None and world.holds(literal):
            return world
    chosen = chambers.world(symbol, holds=True)
    return None if chosen is None else chosen[0]


def _refuse(chambers: Chambers, conclusions: list[tuple[Symbol, str]], found: Found) -> None:
    """Both sides as they are told to a reader: each where it should be, and nothing missed that did not fail."""
    for symbol, verdict in [each for each in conclusions if each[1] != APPLIES][:MOST_REFUSALS]:
        told = _explained(chambers, Asked(str(symbol), symbol))
        found.refusals += 1
        if (told.proof is None) != (verdict == DOES_NOT_APPLY) or told.refusal is None:
            found.faults.append(f"the reasons for {symbol} do not fit: {verdict}")
        elif not all(miss.failed for miss in told.refusal.misses):
            found.faults.append(f"a rule for {symbol} is told to miss, and nothing of it failed")


def _hinge(
    both: Bench, chambers: Chambers, chosen: Options, conclusions: list[tuple[Symbol, str]], found: Found
) -> None:
    """Each hinge of a sample settles its conclusion, by the solver."""
    assumed, _ = both.options(chosen.readings, chosen.facts, chosen.doctrine)
    arguable = [symbol for symbol, verdict in conclusions if verdict == ARGUABLE]
    found.arguable = len(arguable)
    for symbol in arguable[:MOST_HINGES]:
        try:
            hinges = both.diagrammed.hinges(symbol, chambers.admitted)
        except Burst:
            continue
        literal = both.worlds.grounding.literal(symbol)
        assert literal is not None
        for side, goal in ((hinges.for_, literal), (hinges.against, -literal)):
            if not side:
                found.faults.append(f"{symbol} is arguable, and has no hinge on one side")
            for hinge in side[:MOST_HINGES]:
                found.hinges += 1
                if not settles(both, assumed, hinge, goal):
                    found.faults.append(f"a hinge of {symbol} does not settle it: {hinge}")


# The command


def main() -> int:
    """Run the check of the command line; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.generated.check", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cases", type=int, default=200, help="how many cases")
    parser.add_argument("--seed", type=int, default=1, help="of the generator")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    parser.add_argument("--since", type=int, default=1, help="the number of the first case")
    parser.add_argument("--only", type=int, help="only the case of this number")
    parser.add_argument("--folder", type=Path, default=Path("failing-cases"), help="where failing cases are written")
    given = parser.parse_args()
    numbers = [given.only] if given.only is not None else range(given.since, given.since + given.cases)
    began = monotonic()
    every: list[Found] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for found in _all(list(numbers), given.seed, given.jobs):
            every.append(found)
            if found.faults:
                _write(found, given.folder, given.seed)
            if len(every) % 100 == 0:
                print(f"{len(every)} cases, {_sum(every, 'proofs')} proofs, {monotonic() - began:.0f} s", flush=True)
    except KeyboardInterrupt:
        print("stopped: what was found so far")
    print(_summary(every))
    return 1 if any(each.faults for each in every) else 0


def _all(numbers: list[int], seed: int, jobs: int) -> Iterator[Found]:
    if jobs == 1:
        yield from map(partial(check, seed=seed), numbers)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(check, seed=seed), numbers, chunksize=5)


def _write(found: Found, folder: Path, seed: int) -> None:
    print(f"case {found.number} (--seed {seed} --only {found.number}):", *found.faults[:4], sep="\n  ", flush=True)
    if found.values is not None:
        folder.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(found.values, sort_keys=False, allow_unicode=True, default_flow_style=None)
        (folder / f"{found.values['id']}.yaml").write_text(text, encoding="utf-8")


def _sum(every: list[Found], name: str) -> int:
    return sum(getattr(each, name) for each in every)


def _summary(every: list[Found]) -> str:
    seen = frozenset[str]().union(*(each.rules for each in every))
    versions = frozenset[str]().union(*(each.versions for each in every))
    provable = {rule.id for rule in law().rules.values() if not rule.text.lstrip().startswith(("{", "excluded"))}
    never = sorted(provable - seen)
    return "\n".join(
        [
            f"cases {len(every)}, of which without a world {_sum(every, 'empty')}, too large {_sum(every, 'burst')}; "
            f"drawings refused {_sum(every, 'redrawn')}",
            f"proofs checked {_sum(every, 'proofs')}, refusals {_sum(every, 'refusals')}, "
            f"verdicts compared {_sum(every, 'verdicts')}, arguable {_sum(every, 'arguable')}, "
            f"hinges put to the solver {_sum(every, 'hinges')}",
            f"rules seen {len(seen)} of {len(provable)}, provisions and versions {len(versions)}",
            f"never seen: {' '.join(never)}",
            f"cases that fail: {sum(bool(each.faults) for each in every)}",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
