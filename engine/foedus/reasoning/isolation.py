"""Where an evaluation runs: in this process, or in a worker that can be killed.

Grounding cannot be interrupted. The shipped rules with a case of ordinary size ground in milliseconds and run here;
foreign rules, and very large cases, run in a process of their own with a bound on memory and on time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from foedus.law.rulebook import Rulebook
from foedus.text.source import InputError, LimitReached

Result = TypeVar("Result")

LARGE_CASE = 400
"""Things in a case from which on even the shipped rules ground in a worker."""
MEGABYTES = 2048
"""Address space that a worker may take."""


_inside = False
"""Whether this process is a worker: what it asks in turn runs in it, within the same bounds."""


def runs_here(rulebook: Rulebook, size: int) -> bool:
    """The one place that decides: shipped rules and a case of ordinary size run in this process."""
    return rulebook.trusted and size <= LARGE_CASE


def run(rulebook: Rulebook, size: int, seconds: float, task: Callable[..., Result], *arguments: Any) -> Result:
    """The result of `task(*arguments)`. Raises what it raises; LimitReached when a worker meets its bounds."""
    if _inside or runs_here(rulebook, size):
        return task(*arguments)
    return in_worker(seconds, task, *arguments)


def in_worker(seconds: float, task: Callable[..., Result], *arguments: Any) -> Result:
    """The result of `task(*arguments)`, had in a process of its own."""
    import multiprocessing  # the plain path does without

    context: Any = multiprocessing.get_context(
        "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    )
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, seconds, task, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        # The worker ends its own solving at the bound; what lies beyond is grounding that cannot end.
        if not mine.poll(seconds + 1.0):
            raise LimitReached(f"no answer within {seconds:g} seconds: the rules may ground without end")
        kind, value = mine.recv()
    except EOFError:
        raise LimitReached("the rules filled the memory that they may use") from None
    finally:
        process.kill()
        process.join()
        mine.close()
    if kind == "result":
        found: Result = value
        return found
    raise {"input": InputError, "limit": LimitReached}.get(kind, RuntimeError)(value)


def _work(pipe: Any, seconds: float, task: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    global _inside  # noqa: PLW0603 - a worker is one for all its life
    _inside = True
    _bound(seconds)
    try:
        answer: tuple[str, Any] = ("result", task(*arguments))
    except InputError as error:
        answer = ("input", error.problems)
    except LimitReached as error:
        answer = ("limit", str(error))
    except MemoryError:
        answer = ("limit", "the rules filled the memory that they may use")
    except Exception as error:
        answer = ("error", f"{type(error).__name__}: {error}")
    try:
        pipe.send(answer)
    except MemoryError:
        sys.exit(1)


def _bound(seconds: float) -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system; the deadline must do
        return
    size = MEGABYTES << 20
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 5, int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
