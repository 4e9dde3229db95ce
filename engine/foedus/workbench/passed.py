"""Cases that passed, remembered: one is skipped only while everything that its outcome is made from is the same.

That is: the whole case with its bases and what it expects; the rulebook, every file of it; the engine's own source, the
solver and the interpreter. Which rules a case can reach is not asked, so that nothing rests on being right about it.
Failures are never remembered.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache as once
from pathlib import Path

import clingo

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.text import cache

_KIND = "passed"


def before(case: Case, rulebook: Rulebook) -> bool:
    """Whether this case, held to what it expects by these rules and this engine, has passed."""
    return cache.read_json(_KIND, key(case, rulebook)) is True


def keep(case: Case, rulebook: Rulebook) -> None:
    """Remember that it has."""
    cache.write_json(_KIND, key(case, rulebook), True)


def key(case: Case, rulebook: Rulebook) -> str:
    """What stands for all that an outcome on this case is made from."""
    # The order of keys counts: instances are judged in the order of the file.
    said = json.dumps([case.whole, case.expect, case.date, case.suppose, rulebook.digest, rulebook.trusted])
    return f"{hashlib.sha256(said.encode()).hexdigest()} {_engine()}"


@once
def _engine() -> str:
    """The digest of the engine and what it runs on."""
    found = hashlib.sha256(f"{sys.version} {clingo.__version__}".encode())
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*.py")):
        found.update(f"\0{path.relative_to(package)}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()
