"""Testing: case files found, each held to what it expects, on several processes, and skipped where nothing changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from foedus.cases.case import Case
from foedus.cases.library import find_case, shipped_paths
from foedus.law.rulebook import Rulebook
from foedus.text.source import InputError, LimitReached, Place, Problem
from foedus.text.values import frozen
from foedus.workbench import passed
from foedus.workbench.holding import Difference, hold
from foedus.workbench.processes import in_order

PASSED, FAILED, WRONG, LIMIT, SILENT = "passed", "failed", "wrong", "limit", "silent"
"""What became of a case: as expected, otherwise, bad input, a limit met, nothing expected."""


@frozen
class Outcome:
    """What became of one case file. `kept`: it passed before, and nothing that could matter has changed since."""

    name: str
    file: str
    status: str
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    kept: bool = False


def files_of(names: Sequence[str]) -> list[Path]:
    """The case files that names of shipped cases, files and folders stand for; without any, all shipped ones."""
    if not names:
        return list(shipped_paths().values())
    found: list[Path] = []
    problems: list[Problem] = []
    for name in names:
        if not Path(name).is_dir():
            try:
                found.append(find_case(name))
            except InputError as error:
                problems += error.problems
            continue
        below = sorted(path for ending in ("yaml", "yml") for path in Path(name).rglob(f"*.{ending}"))
        if not below:
            problems.append(Problem("the folder holds no cases", Place(name), "files *.yaml"))
        found += below
    if problems:
        raise InputError(problems)
    return list(dict.fromkeys(found))


def outcome_of(path: Path, rulebook: Rulebook, seconds: float = 60.0, fresh: bool = False) -> Outcome:
    """Hold the case in a file to what it expects. `fresh`: do so though it passed before with all else the same."""
    begun = time.perf_counter()
    name, file = path.stem, os.fspath(path)
    try:
        case = Case.load(path, rulebook)
        name = case.id
        if not case.expect:
            return Outcome(name, file, SILENT)
        kept = not fresh and passed.before(case, rulebook)
        differences = () if kept else hold(case, rulebook, seconds)
    except InputError as error:
        return Outcome(name, file, WRONG, problems=error.problems, seconds=time.perf_counter() - begun)
    except LimitReached as error:
        problem = Problem(str(error), Place(file))
        return Outcome(name, file, LIMIT, problems=(problem,), seconds=time.perf_counter() - begun)
    if not differences and not kept:
        passed.keep(case, rulebook)
    status = FAILED if differences else PASSED
    return Outcome(name, file, status, differences, seconds=time.perf_counter() - begun, kept=kept)


def run(
    files: Sequence[Path], rulebook: Rulebook, jobs: int | None = None, seconds: float = 60.0, fresh: bool = False
) -> Iterator[Outcome]:
    """The outcome of each file, in their order, as soon as it is there. `jobs`: processes; if not given, the cores."""
    yield from in_order(outcome_of, files, rulebook, jobs, seconds, fresh)


def worst(outcomes: Iterable[Outcome]) -> int:
    """The exit code: 2 where a file is wrong, 3 where a limit was met, 1 where a case is not as expected, else 0."""
    found = {each.status for each in outcomes}
    for status, code in ((WRONG, 2), (LIMIT, 3), (FAILED, 1)):
        if status in found:
            return code
    return 0
