"""Mutants held to known cases: as they are, and as they would be if they expected more.

Each task reads one case file on one of several processes, and finds something of some mutants.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.reasoning.isolation import in_worker
from foedus.reasoning.program import make_program
from foedus.text.source import LimitReached
from foedus.workbench.mutate.bench import Bench
from foedus.workbench.mutate.mutants import Mutant
from foedus.workbench.mutate.selection import reached, with_mutants
from foedus.workbench.mutate.witness import Witness, expected, from_case
from foedus.workbench.processes import cores, in_order

ENDLESS = "the rules take more time or memory than a case may"
"""What is said of a mutant that grounds without end: whoever made that slip would notice."""
AT_ONCE = 400
"""Mutants in one grounding: more make it larger than they save."""
_WAVE = 6
"""Cases a process between two looks at which mutants are left."""

Found = TypeVar("Found")
Progress = Callable[[str], None]
Task = Callable[[Path, Rulebook, Sequence[Mutant], float], tuple[str, dict[str, Found]]]


def first_found(
    task: Task[Found],
    rulebook: Rulebook,
    asked: Sequence[Mutant],
    files: Sequence[Path],
    jobs: int | None,
    tell: Progress,
    seconds: float,
) -> dict[str, tuple[str, Found]]:
    """For each mutant the first case of which a task finds something, by its name, and what it finds."""
    found: dict[str, tuple[str, Found]] = {}
    wave = _WAVE * (jobs if jobs is not None else cores())
    for begin in range(0, len(files), wave):
        left = [each for each in asked if each.id not in found]
        if not left:
            break
        part = files[begin : begin + wave]
        for number, (name, shown) in enumerate(in_order(task, part, rulebook, jobs, left, seconds), begin + 1):
            tell(f"case {number} of {len(files)}, {len(asked) - len(found)} of {len(asked)} mutants left: {name}")
            for mutant, one in shown.items():
                found.setdefault(mutant, (name, one))
    return found


def is_named_for(path: Path, mutant: Mutant) -> bool:
    """Whether a case file is named for the rule of a mutant: what stands there to show that rule comes first."""
    return path.stem == mutant.rule or path.stem.startswith(f"{mutant.rule}-")


def parts(asked: Sequence[Mutant]) -> list[Sequence[Mutant]]:
    """The mutants in groups that go into one grounding."""
    return [asked[begin : begin + AT_ONCE] for begin in range(0, len(asked), AT_ONCE)]


def reached_in(case: Case, rulebook: Rulebook, asked: Sequence[Mutant]) -> list[Mutant]:
    """The mutants whose rule could have an instance in a case."""
    return reached(rulebook, asked, make_program(case, rulebook, encode(case, rulebook)).facts)


# The tasks


def killing(path: Path, rulebook: Rulebook, asked: Sequence[Mutant], seconds: float) -> tuple[str, dict[str, str]]:
    """The mutants under which a case is not as it expects, each with what it finds instead."""
    case = Case.load(path, rulebook)
    found: dict[str, str] = {}
    for part in parts(reached_in(case, rulebook, asked)) if case.expect else ():
        found |= _of_part(_killed, case, rulebook, part, seconds, ENDLESS)
    return case.id, found


def killing_own(
    path: Path, rulebook: Rulebook, asked: Sequence[Mutant], seconds: float
) -> tuple[str, dict[str, str]]:
    """The same, of the rule alone that a case file is named for."""
    own = [each for each in asked if is_named_for(path, each)]
    return killing(path, rulebook, own, seconds) if own else (path.stem, {})


def showing(path: Path, rulebook: Rulebook, asked: Sequence[Mutant], seconds: float) -> tuple[str, dict[str, Witness]]:
    """The mutants that a case would kill if it expected one thing more, each with the case that does."""
    case = Case.load(path, rulebook)
    found: dict[str, Witness] = {}
    for part in parts(reached_in(case, rulebook, asked)):
        found |= _of_part(_shown, case, rulebook, part, seconds)
    return case.id, found


def _killed(case: Case, rulebook: Rulebook, part: Sequence[Mutant], seconds: float) -> dict[str, str]:
    bench = Bench(case, with_mutants(rulebook, part), part, seconds)
    return {part[place].id: said for place, said in bench.killed()}


def _shown(case: Case, rulebook: Rulebook, part: Sequence[Mutant], seconds: float) -> dict[str, Witness]:
    bench = Bench(case, with_mutants(rulebook, part), part, seconds)
    found = {}
    for place in bench.effective:
        witness = from_case(rulebook, part[place], case) if expected(bench, place) else None
        if witness is not None:
            found[part[place].id] = witness
    return found


# One mutant that takes too much


def _of_part(
    task: Callable[..., dict[str, Found]],
    case: Case,
    rulebook: Rulebook,
    part: Sequence[Mutant],
    seconds: float,
    endless: Found | None = None,
) -> dict[str, Found]:
    """What a task finds of some mutants, in a worker: one may ground without end where the law does not.

    Such a mutant is looked for by halves. `endless` is what is found of it, where it counts.
    """
    try:
        return in_worker(seconds, task, case, rulebook, part, seconds)
    except LimitReached:
        if len(part) > 1:
            half = len(part) // 2
            return _of_part(task, case, rulebook, part[:half], seconds, endless) | _of_part(
                task, case, rulebook, part[half:], seconds, endless
            )
    if endless is None or not part or _is_beyond(case, rulebook, seconds):
        return {}
    return {part[0].id: endless}


def _is_beyond(case: Case, rulebook: Rulebook, seconds: float) -> bool:
    """Whether a case meets the limits under the law itself: then it shows nothing."""
    try:
        in_worker(seconds, _killed, case, rulebook, (), seconds)
    except LimitReached:
        return True
    return False
