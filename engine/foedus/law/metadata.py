"""The `%@ key: value` lines above rules: provision blocks and rule blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from foedus.text.names import nearest
from foedus.text.source import Place, Problem

PROVISION_KEYS = ("provision", "version", "kind", "grade", "restates", "because", "sources")
RULE_KEYS = ("rule", "says", "cites", "convention", "because", "grade", "kind", "version", "sources")
_LINE = re.compile(r"%@(\s*)(?:([A-Za-z_]+)\s*:)?\s*(.*?)\s*")
_RULE_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Comment:
    """A `%@` line: its text, and whether it stands on a line of its own."""

    text: str
    place: Place
    alone: bool


@dataclass(slots=True)
class Block:
    """An unbroken run of metadata lines."""

    place: Place
    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    last_line: int = 0

    @property
    def is_provision(self) -> bool:
        """Whether this is a provision block, not a rule block."""
        return "provision" in self.values

    def several(self, key: str) -> tuple[str, ...]:
        """A value that lists things, parted by commas."""
        return tuple(part.strip() for part in self.values.get(key, "").split(",") if part.strip())


def blocks(comments: Iterable[Comment], problems: list[Problem]) -> list[Block]:
    """The blocks that the lines form; what is wrong with them is added to `problems`."""
    found: list[Block] = []
    for run in _runs(comments, problems):
        block = _block(run, problems)
        if block is not None:
            found.append(block)
    return found


def _runs(comments: Iterable[Comment], problems: list[Problem]) -> Iterator[list[Comment]]:
    run: list[Comment] = []
    for comment in sorted(comments, key=lambda each: each.place.line):
        if not comment.alone:
            problems.append(Problem("a %@ line stands above a rule, on a line of its own", comment.place))
            continue
        if run and comment.place.line != run[-1].place.line + 1:
            yield run
            run = []
        run.append(comment)
    if run:
        yield run


def _block(run: list[Comment], problems: list[Problem]) -> Block | None:
    block = Block(run[0].place, last_line=run[-1].place.line)
    current: str | None = None
    for comment in run:
        match = _LINE.fullmatch(comment.text)
        if match is not None and len(match[1]) >= 3:
            said = comment.text[2:].strip()
            if current is None:
                problems.append(Problem("a line that continues nothing", comment.place, "`%@ key: value` first"))
            else:
                block.values[current] = f"{block.values[current]} {said}".strip()
            continue
        if match is None or match[2] is None:
            problems.append(Problem("not a metadata line", comment.place, "`%@ key: value`"))
            continue
        current = match[2]
        if current in block.values:
            problems.append(Problem(f"'{current}' is given twice in one block", comment.place))
        block.values[current] = match[3]
        block.places[current] = comment.place
    return block if _well_formed(block, problems) else None


def _well_formed(block: Block, problems: list[Problem]) -> bool:
    first = next(iter(block.values), None)
    if first not in ("provision", "rule"):
        if first is not None:
            message = f"a block cannot begin with '{first}'"
            problems.append(
                Problem(message, block.place, "`provision:` or `rule:`", nearest(first, ("provision", "rule")))
            )
        return False
    known = PROVISION_KEYS if first == "provision" else RULE_KEYS
    for key, place in block.places.items():
        if key not in known:
            expected = (
                "an empty line between the blocks" if key in ("provision", "rule") else "one of " + ", ".join(known)
            )
            problems.append(Problem(f"unknown key '{key}' in a {first} block", place, expected, nearest(key, known)))
        elif not block.values[key]:
            problems.append(Problem(f"'{key}' is empty", place))
    if first == "rule" and not _RULE_ID.fullmatch(block.values["rule"]):
        problems.append(
            Problem(f"'{block.values['rule']}' is no rule id", block.place, "small letters, digits and hyphens")
        )
    return True
