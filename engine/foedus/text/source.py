"""Where something stands in a file, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.text.values import frozen


@frozen
class Place:
    """A file, and a line and column in it, both counted from one."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Problem:
    """One thing that is wrong with an input.

    `expected` says what would have been right, `nearest` is the valid name that comes closest to the one given.
    """

    message: str
    place: Place | None = None
    expected: str | None = None
    nearest: str | None = None

    def __str__(self) -> str:
        said = self.message if self.place is None else f"{self.place}: {self.message}"
        if self.expected is not None:
            said += f"; expected {self.expected}"
        if self.nearest is not None:
            said += f"; did you mean '{self.nearest}'?"
        return said


class InputError(Exception):
    """Bad input: every problem of a file, found in one go. The command line answers with exit code 2."""

    def __init__(self, problems: Iterable[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class LimitReached(Exception):
    """A bound on time, memory or size was met before the answer. The command line answers with exit code 3."""
