"""What one case exercises: in some world of it, under any reading."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.patterns import Patterns, patterns
from foedus.law.rulebook import Rulebook
from foedus.reasoning.isolation import run
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import Allowed, Worlds
from foedus.text import cache
from foedus.text.atoms import parse_atom, plain
from foedus.text.values import frozen
from foedus.workbench import passed
from foedus.workbench.coverage.deciding import Decisive, what_decides
from foedus.workbench.coverage.probes import BLOCKED, FIRED, READ, SHOWN, UNREAD, probes

_KIND = "exercise"
_FORMAT = 2
_EVERY: Allowed = {}
"""Every reading, every fact both ways, and as if nothing had been said of it."""

Place = tuple[int, int]
"""The number of a rule, and the place of a condition in its body."""
Position = tuple[str, str]
"""A term and one of its positions."""


@frozen
class Exercise:
    """What a case exercises. `weighed`: whether all that is decisive could be told."""

    fired: frozenset[int]
    blocked: frozenset[Place]
    decisive: frozenset[int]
    decisive_conditions: frozenset[Place]
    read: frozenset[Position]
    unread: frozenset[Position]
    decisive_positions: frozenset[Position]
    weighed: bool = True

    def to_row(self) -> list[Any]:
        """As plain lists."""
        sets: Sequence[frozenset[Any]] = (
            self.fired, self.blocked, self.decisive, self.decisive_conditions, self.read, self.unread,
            self.decisive_positions,
        )  # fmt: skip
        return [*(sorted(each) for each in sets), self.weighed]

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Exercise:
        """Read back from plain lists."""
        numbers = [frozenset(row[place]) for place in (0, 2)]
        pairs = [frozenset(map(tuple, row[place])) for place in (1, 3, 4, 5, 6)]
        return cls(numbers[0], pairs[0], numbers[1], pairs[1], pairs[2], pairs[3], pairs[4], bool(row[7]))


def exercise(case: Case, rulebook: Rulebook, seconds: float = 120.0, quick: bool = False) -> Exercise:
    """What a case exercises; kept between runs while case, rules and engine are the same. `quick`: not what decides."""
    key = f"{passed.key(case, rulebook)} {_FORMAT}"
    # What could not be told in some time may be told in more.
    hurried = f"{key} within {seconds:g}"
    for kind in (key, hurried, f"{key} quick")[: 3 if quick else 2]:
        row = cache.read_json(_KIND, kind)
        if isinstance(row, list) and len(row) == 8:
            return Exercise.from_row(row)
    row = run(rulebook, len(case.things), seconds, _exercised, case, rulebook, seconds, quick)
    found = Exercise.from_row(json.loads(json.dumps(row)))
    cache.write_json(_KIND, f"{key} quick" if quick else key if found.weighed else hurried, row)
    return found


_probes: dict[str, str] = {}
"""The probes, by the digest of the rules."""


def _exercised(case: Case, rulebook: Rulebook, seconds: float, quick: bool) -> list[Any]:
    until = time.monotonic() + seconds
    law = patterns(rulebook)
    if rulebook.digest not in _probes:
        _probes[rulebook.digest] = probes(law)
    program = make_program(case, rulebook, encode(case, rulebook))
    found = _probed(program, _probes[rulebook.digest], seconds, law)
    fired = frozenset(each[0] for each in found[FIRED])
    blocked = frozenset(found[BLOCKED])
    decisive = Decisive() if quick else what_decides(program, rulebook, fired, blocked, until)
    return Exercise(
        fired,
        blocked,
        frozenset(decisive.rules),
        frozenset(decisive.conditions),
        frozenset(found[READ]),
        frozenset(found[UNREAD]),
        frozenset(decisive.positions),
        decisive.whole and not quick,
    ).to_row()


def _probed(program: Program, asked: str, seconds: float, law: Patterns) -> Mapping[str, set[Any]]:
    """What the probes say in some world; of constraints in any, since they fire where none is admissible."""
    grounding = Grounding(program.text + asked, program.facts, SHOWN, seconds)
    worlds = Worlds(grounding, program.periods, program.questions, program.calendar, program.silent)
    admissible = grounding.possible(worlds.within(_EVERY)) or frozenset()
    everywhere = grounding.possible(worlds.narrowed(_EVERY)) or frozenset()
    excluding = {rule.number for rule in law.rules if rule.head.name == "excluded"}
    found: dict[str, set[Any]] = {FIRED: set(), BLOCKED: set(), READ: set(), UNREAD: set()}
    for said in admissible | everywhere:
        atom = parse_atom(said)
        parts = tuple(part if isinstance(part, int) else plain(part) for part in atom.arguments)
        if said in admissible or (atom.name in (FIRED, BLOCKED) and parts[0] in excluding):
            found[atom.name].add(parts)
    return found
