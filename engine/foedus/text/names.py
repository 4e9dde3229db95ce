"""Names: what an identifier is, and which known name a wrong one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def is_identifier(text: str) -> bool:
    """Whether the text may name a thing: small letters, digits and underscores, a letter first."""
    return len(text) <= 200 and IDENTIFIER.fullmatch(text) is not None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name closest to `word`, or None where none is close."""
    import difflib  # only errors need it

    names = list(known)
    for name in names:
        if name.casefold() == word.casefold().replace("-", "_").replace(" ", "_"):
            return name
    close = difflib.get_close_matches(word[:200], names, n=1, cutoff=0.6)
    return close[0] if close else None
