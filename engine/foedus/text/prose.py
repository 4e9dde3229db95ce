"""Words in a row, as a sentence has them."""

from __future__ import annotations

from collections.abc import Iterable


def series(parts: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    several = list(parts)
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} {last} {several[-1]}"
