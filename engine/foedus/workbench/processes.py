"""The same task for many files, on several processes, its results in the files' order."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from foedus.law.rulebook import Rulebook
from foedus.text import inputs
from foedus.text.source import LimitReached

Result = TypeVar("Result")

_FEW = 4
"""Files for which another process is not worth its start."""


def in_order(
    task: Callable[..., Result], files: Sequence[Path], rulebook: Rulebook, jobs: int | None, *more: Any
) -> Iterator[Result]:
    """`task(file, rulebook, *more)` for each file, as soon as it is there. `jobs`: processes; else as many as fit."""
    inputs.note(files)
    wanted = min(len(files), jobs if jobs is not None else min(cores(), len(files) // _FEW))
    if wanted <= 1:
        yield from (_alone(task, path, rulebook, more) for path in files)
    else:
        yield from _on_processes(task, files, rulebook, wanted, more)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def whole_pool() -> Iterator[None]:
    """Raises LimitReached where a process of a pool was lost on the way, or had no memory left."""
    from concurrent.futures import BrokenExecutor

    try:
        yield
    except BrokenExecutor:
        raise LimitReached("a process was lost, most likely for want of memory; fewer --jobs take less") from None
    except MemoryError:
        raise LimitReached("no memory is left; fewer --jobs take less") from None


def _on_processes(
    task: Callable[..., Result], files: Sequence[Path], rulebook: Rulebook, jobs: int, more: tuple[Any, ...]
) -> Iterator[Result]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A forked process has the rulebook and the modules already; it is forked before anything was solved.
    way = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(way)
    with whole_pool(), ProcessPoolExecutor(jobs, context, _prepare, (rulebook.root,)) as pool:
        pending = [pool.submit(_one, task, path, more) for path in files]
        try:
            for each in pending:
                yield each.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_given: list[Rulebook] = []


def _prepare(root: Path) -> None:
    _given[:] = [Rulebook.load(root)]
    gc.freeze()  # what stays for good need not be looked through after each file


def _one(task: Callable[..., Result], path: Path, more: tuple[Any, ...]) -> Result:
    return _alone(task, path, _given[0], more)


def _alone(task: Callable[..., Result], path: Path, rulebook: Rulebook, more: tuple[Any, ...]) -> Result:
    try:
        return task(path, rulebook, *more)
    finally:
        gc.collect()  # diagrams hang together in circles: those of one file must not wait for those of the next
