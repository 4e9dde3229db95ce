"""No name of a state, organ, instrument, provision, mechanism, finding, term or doctrine stands in the engine."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import foedus
from foedus import Rulebook

PACKAGE = Path(foedus.__file__).parent
EXAMPLES = PACKAGE / "cli" / "help_examples.py"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path != EXAMPLES)

# Words of the law's files that are plain English or words of the engine's own trade.
COMMON = frozenset(
    "pk un place request requester notice threat goods gravity freeze textual membership".split()  # noqa: SIM905
)


def names() -> set[str]:
    """Every id of the shipped law that could only mean this law."""
    law = Rulebook.load()
    found = {*law.states, *law.organs, *law.instruments, *law.groups, *law.terms, *law.doctrines}
    found |= {*law.mechanisms, *law.breaches, *law.lacunae, *law.doubts, *law.predicates}
    found |= {name for each in law.instruments.values() for name in each.provisions}
    return {name for name in found if name not in COMMON and len(name) > 2}


def words(path: Path) -> Iterator[str]:
    """The names and the words of strings in a source file, comments and docstrings too."""
    with path.open("rb") as stream:
        for token in tokenize.tokenize(stream.readline):
            if token.type in (tokenize.NAME, tokenize.STRING, tokenize.COMMENT):
                yield from re.findall(r"[A-Za-z_][A-Za-z0-9_.\-]*", token.string)


TITLES = re.compile(
    r"\b(Armenia|Azerbaijan|Kazakh|Kyrgyz|Tajik|Uzbek|Russia|Belarus|CSTO|Tashkent|Collective Security)"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_source_file_names_nothing_of_the_law(path: Path) -> None:
    known = names()
    predicates = set(Rulebook.load().predicates)
    # A predicate of the law may share its name with a function; what matters is that no string of the engine holds it.
    strings = set()
    with path.open("rb") as stream:
        for token in tokenize.tokenize(stream.readline):
            if token.type == tokenize.STRING:
                strings |= set(re.findall(r"[a-z_][a-z0-9_.\-]*", token.string))
    found = (set(words(path)) & (known - predicates)) | (strings & {name for name in predicates if "_" in name})
    assert not found
    assert not TITLES.search(path.read_text(encoding="utf-8"))
