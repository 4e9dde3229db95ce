"""A diagram as nested conditions: if this, so; otherwise if that, …"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from foedus.reasoning.diagrams.core import TRUE, Diagrams

Says = Callable[[int, tuple[int, ...]], str]
"""The clause that a variable has one of these values."""
Line = tuple[int, str]
"""How deep a line stands, and what it says."""


class TooLong(Exception):
    """More lines than anyone reads."""


def nested(diagrams: Diagrams, a: int, allowed: Callable[[int], tuple[int, ...]], says: Says, most: int) -> list[Line]:
    """The lines that say when a node is true. Raises TooLong past `most`.

    `allowed` gives the values that a variable can have. Values with the same outcome stand together, outcomes that are
    settled come first, and the last one is what remains.
    """
    lines: list[Line] = []
    for line in _lines(diagrams, a, allowed, says, 0, ""):
        lines.append(line)
        if len(lines) > most:
            raise TooLong
    return lines


def _lines(
    diagrams: Diagrams, a: int, allowed: Callable[[int], tuple[int, ...]], says: Says, depth: int, lead: str
) -> Iterator[Line]:
    if a < 2:
        yield depth, f"{lead}{_outcome(a)}"
        return
    variable, children = diagrams.nodes[a]
    grouped: dict[int, list[int]] = {}
    for value in allowed(variable):
        grouped.setdefault(children[value], []).append(value)
    outcomes = sorted(grouped, key=lambda child: (child > 1, -child))
    for child in outcomes[:-1]:
        condition = f"{lead}if {says(variable, tuple(grouped[child]))}"
        if child < 2:
            yield depth, f"{condition}, {_outcome(child)}"
        else:
            yield depth, f"{condition}:"
            yield from _lines(diagrams, child, allowed, says, depth + 1, "")
        lead = "otherwise "
    yield from _lines(diagrams, outcomes[-1], allowed, says, depth, lead)


def _outcome(leaf: int) -> str:
    return "it applies" if leaf == TRUE else "it does not apply"
