"""Rule text from outside the package: what is refused before the solver's parser sees it.

The parser itself follows includes, wraps integers beyond 31 bits in silence, and overflows the stack on deep terms.
So the text is scanned first. The scan is cheap, and the shipped rules pass it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from foedus.text.source import InputError, Place, Problem

MAX_FILE = 1_000_000
MAX_FOLDER = 20_000_000
MAX_FILES = 2_000
MAX_DEPTH = 50
MAX_FOLDERS_DEEP = 12
MAX_OPERATORS = 500  # in one rule: a chain of them is as deep as it is long
MAX_ALTERNATIVES = 10_000  # that the pools of one rule, (a; b; c), multiply to

# Comments and strings first, so that what they hold is not scanned as code.
_TOKEN = re.compile(
    r'%\*.*?(?:\*%|\Z)|%[^\n]*|"(?:\\.|[^"\\\n])*"|#[A-Za-z_]+|@|&|0[xob]\w+|\d+|\.+|[();+*/\\^?~|-]', re.S
)
_HIDDEN = re.compile(r"#\s*(include|script)")
_DIRECTIVES = frozenset({"#true", "#false", "#count", "#sum", "#min", "#max", "#const", "#defined"})


def place_in(text: str, file: str, index: int) -> Place:
    """Line and column of a character."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def decoded(data: bytes, file: str) -> str:
    """The text of a rule file: UTF-8, of bounded size, without null bytes."""
    if len(data) > MAX_FILE:
        raise InputError(Problem("the file is too large", Place(file), f"at most {MAX_FILE:,} bytes"))
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(Problem("the file is not UTF-8 text", Place(file, line))) from None
    if "\0" in text:
        raise InputError(Problem("a null byte", place_in(text, file, text.index("\0"))))
    return text


def scan(text: str, file: str) -> None:
    """Refuse what must not reach the parser. Even hidden in comments or strings: no lexer shall be in doubt."""
    problems = list(_problems(text, file))
    if problems:
        raise InputError(problems)


def _problems(text: str, file: str) -> Iterator[Problem]:
    for hidden in _HIDDEN.finditer(text):
        yield Problem(f"#{hidden[1]} is not allowed", place_in(text, file, hidden.start()))
    size = _Size()
    for token in _TOKEN.finditer(text):
        said = token[0]
        problem = size.take(said) or _refusal(said)
        if problem is not None and not _HIDDEN.match(said):
            yield Problem(problem, place_in(text, file, token.start()))
        if size.exceeded:
            return


class _Size:
    """How deep, how long and how manifold the rule at hand is."""

    def __init__(self) -> None:
        self.exceeded = False
        self._pools: list[int] = []
        self._alternatives = 1
        self._operators = 0

    def take(self, said: str) -> str | None:
        """Count a token; what is too much, if anything."""
        if said == "(":
            self._pools.append(1)
        elif said == ")" and self._pools:
            self._alternatives *= self._pools.pop()
        elif said == ";" and self._pools:
            self._pools[-1] += 1
        elif said == "." and not self._pools:
            self._alternatives, self._operators = 1, 0
        elif said in "+-*/\\^?~|":
            self._operators += 1
        problem = self._problem()
        self.exceeded = problem is not None
        return problem

    def _problem(self) -> str | None:
        if len(self._pools) > MAX_DEPTH:
            return f"nested deeper than {MAX_DEPTH}"
        if self._operators > MAX_OPERATORS:
            return f"more than {MAX_OPERATORS} operators in one rule"
        if self._alternatives > MAX_ALTERNATIVES:
            return f"the alternatives of one rule multiply to more than {MAX_ALTERNATIVES:,}"
        return None


def _refusal(said: str) -> str | None:
    if said[0] == "#" and said not in _DIRECTIVES:
        return f"{said} is not allowed in rules"
    if said == "@":
        return "functions of other languages (@) are not allowed"
    if said == "&":
        return "theory atoms (&) are not allowed"
    if said[0].isdigit() and (len(said) > 10 or not said.isdecimal() or int(said) > 2**31 - 1):
        return f"the number {said[:20]} does not fit 32 bits"
    return None


def law_files(root: Path) -> list[tuple[str, Path]]:
    """The .yaml and .lp files under a folder, by relative name: bounded in number and size, none outside the folder."""
    if not root.is_dir():
        raise InputError(Problem("there is no such folder of rules", Place(str(root))))
    real = root.resolve()
    found: list[tuple[str, Path]] = []
    total = 0
    for path in _walk(root, 0):
        name = path.relative_to(root).as_posix()
        if path.is_symlink() and not path.resolve().is_relative_to(real):
            raise InputError(Problem("the link leads outside the folder of rules", Place(str(path))))
        size = path.stat().st_size
        total += size
        if size > MAX_FILE:
            raise InputError(Problem("the file is too large", Place(str(path)), f"at most {MAX_FILE:,} bytes"))
        found.append((name, path))
        if len(found) > MAX_FILES:
            raise InputError(Problem("the folder has too many files", Place(str(root)), f"at most {MAX_FILES:,}"))
    if total > MAX_FOLDER:
        raise InputError(Problem("the folder is too large", Place(str(root)), f"at most {MAX_FOLDER:,} bytes"))
    return sorted(found)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    if depth > MAX_FOLDERS_DEEP:
        raise InputError(Problem(f"folders nested deeper than {MAX_FOLDERS_DEEP}", Place(str(folder))))
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if path.is_symlink():
                raise InputError(Problem("a folder of rules holds no links to folders", Place(str(path))))
            yield from _walk(path, depth + 1)
        elif path.suffix in (".yaml", ".lp"):
            if not path.is_file():
                raise InputError(Problem("not a regular file", Place(str(path))))
            yield path
