"""What one case exercises: in some world of it, under any reading."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.patterns import Patterns, patterns
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.isolation import run
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.settling import goals
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import Allowed, Worlds
from foedus.text import cache
from foedus.text.atoms import parse_atom, plain
from foedus.text.values import frozen
from foedus.workbench import passed
from foedus.workbench.coverage.dependence import Dependence
from foedus.workbench.coverage.probes import BLOCKED, FIRED, READ, SHOWN, UNREAD, probes, selectors

_KIND = "exercise"
_FORMAT = 1
_EVERY: Allowed = {}
"""Every reading, every fact both ways, and as if nothing had been said of it."""

Place = tuple[int, int]
"""The number of a rule, and the place of a condition in its body."""
Position = tuple[str, str]
"""A term and one of its positions."""


@frozen
class Exercise:
    """What a case exercises. `weighed`: whether it could be told what is decisive."""

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
    for kind in (key, f"{key} quick")[: 2 if quick else 1]:
        row = cache.read_json(_KIND, kind)
        if isinstance(row, list) and len(row) == 8:
            return Exercise.from_row(row)
    row = run(rulebook, len(case.things), seconds, _exercised, case, rulebook, seconds, quick)
    cache.write_json(_KIND, f"{key} quick" if quick else key, row)
    return Exercise.from_row(json.loads(json.dumps(row)))


_texts: dict[str, tuple[str, str]] = {}
"""The probes and the selectors, by the digest of the rules."""


def _exercised(case: Case, rulebook: Rulebook, seconds: float, quick: bool) -> list[Any]:
    law = patterns(rulebook)
    if rulebook.digest not in _texts:
        _texts[rulebook.digest] = (probes(law), selectors(law))
    asked, selecting = _texts[rulebook.digest]
    program = make_program(case, rulebook, encode(case, rulebook))
    found = _probed(program, asked, seconds, law)
    fired = frozenset(each[0] for each in found[FIRED])
    blocked = frozenset(found[BLOCKED])
    decisive = (frozenset[int](), frozenset[Place](), frozenset[Position]())
    weighed = not quick
    if not quick:
        try:
            decisive = _decisive(program, law, rulebook, selecting, seconds, fired, blocked)
        except Burst:
            weighed = False
    read, unread = frozenset(found[READ]), frozenset(found[UNREAD])
    return Exercise(fired, blocked, decisive[0], decisive[1], read, unread, decisive[2], weighed).to_row()


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


def _decisive(
    program: Program,
    law: Patterns,
    rulebook: Rulebook,
    selecting: str,
    seconds: float,
    fired: frozenset[int],
    blocked: frozenset[Place],
) -> tuple[frozenset[int], frozenset[Place], frozenset[Position]]:
    choosing = {rule.id for rule in law.rules}
    free = "\n".join(rule.text for rule in rulebook.rules.values() if rule.id not in choosing)
    text = f"{free}\n{selecting}{rulebook.program_of_engine}"
    grounding = Grounding(text, program.facts, program.shown, seconds, observe=True)
    dependence = Dependence(grounding, goals(rulebook), _EVERY)
    rules = frozenset(number for number in fired if dependence.turns_without(number))
    conditions = frozenset(place for place in blocked if dependence.turns_without_condition(*place))
    return rules, conditions, frozenset(dependence.positions())
