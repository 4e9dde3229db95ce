"""Names: what an identifier is, and which known name a wrong one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def is_identifier(text: str) -> bool:
    """Whether the text may name a thing: small letters, digits and underscores, a letter first."""
    return len(text) <= 200 and IDENTIFIER.fullmatch(text) is not None


_FEW = 12
_NEAR = 5


def expected(word: str, known: Iterable[str]) -> str:
    """The known names as what was expected: all where they are few, else those most like `word`."""
    import difflib  # only errors need it

    names = list(known)
    if len(names) <= _FEW:
        return "one of " + ", ".join(names)
    like = difflib.get_close_matches(word[:200], names, n=_NEAR, cutoff=0) or names[:_NEAR]
    return f"one of {len(names)} names, of which the nearest are {', '.join(like)}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name closest to `word`, or None where none is close."""
    import difflib  # only errors need it

    names = list(known)
    for name in names:
        if name.casefold() == word.casefold().replace("-", "_").replace(" ", "_"):
            return name
    asked = word[:200]
    close = difflib.get_close_matches(asked, names, n=1, cutoff=0.6)
    # Words of which barely more than half is alike are taken for each other only where they begin alike.
    likely = close and (close[0][:1] == asked[:1] or difflib.get_close_matches(asked, close, cutoff=0.65))
    return close[0] if likely else None
