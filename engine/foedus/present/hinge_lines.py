"""Hinges for people: what an arguable verdict turns on, in a few lines however many hinges there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.present.words import counted
from foedus.reasoning.opinion import HingeLiteral, Hinges

MANY = 12
"""Hinges of one side past which only the shortest few are told."""
_FEW = 4

Hinge = Sequence[HingeLiteral]


def hinge_lines(hinges: Hinges) -> list[str]:
    """The lines that say when the mechanism applies, and when not; lines that belong to one above are indented."""
    if not hinges.complete:
        lines = ["It turns on more combinations of readings and facts than can be listed."]
    else:
        lines = [*_side("Applies", hinges.for_), *_side("Does not apply", hinges.against)]
    if hinges.outline:
        lines.append("In short:")
        lines += [f"{'  ' * (depth + 1)}{said}" for depth, said in hinges.outline]
    return lines


def conditions(hinge: Hinge) -> str:
    """`the bands were armed, and “armed attack” is read as: …`."""
    return ", and ".join(literal.says for literal in hinge)


def _side(word: str, hinges: Sequence[Hinge]) -> Iterator[str]:
    """`Applies if …; or if …`, what all share said once."""
    shared = [literal for literal in hinges[0] if all(literal in hinge for hinge in hinges[1:])] if hinges else []
    told = sorted(hinges, key=len)[:_FEW] if len(hinges) > MANY else list(hinges)
    if len(hinges) > MANY:
        yield f"{word} in {counted(len(hinges), 'way')}, of which these are the shortest."
    factored = len(told) > 2 and len(shared) > 1
    if factored:
        yield f"{word} only if {conditions(shared)};"
    for place, hinge in enumerate(told):
        lead = "  or if" if place else "  and moreover if" if factored else f"{word} if"
        rest = [literal for literal in hinge if not factored or literal not in shared]
        yield f"{lead} {conditions(rest)}{';' if place < len(told) - 1 else '.'}"
