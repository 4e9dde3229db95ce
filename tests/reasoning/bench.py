"""A case on both roads: its worlds for the solver, and its diagrams, of one grounding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from clingo import Function

from foedus import Case
from foedus.cases.encoding import Encoding, encode
from foedus.cases.library import shipped_cases
from foedus.reasoning.hinges import Condition, Diagrammed, Hinge
from foedus.reasoning.program import make_program
from foedus.reasoning.settling import GOALS
from foedus.reasoning.worlds import Allowed, Worlds, parse_readings
from tests.support import law, share

CASES = share(sorted(each.id for each in shipped_cases()), 12)
FACTS = ("all", "established", "alleged")


@dataclass(frozen=True)
class Bench:
    """What both roads need."""

    case: Case
    encoding: Encoding
    worlds: Worlds
    diagrammed: Diagrammed

    def options(self, readings: str, facts: str, doctrine: str | None) -> tuple[list[int], Allowed]:
        """The solver's assumptions for these options, and the values that they allow."""
        chosen = law().doctrines[doctrine] if doctrine is not None else None
        asked = (parse_readings(readings, law()), facts, chosen)
        return self.worlds.assume(*asked), self.worlds.allowed(*asked)

    def granted(self, condition: Condition) -> list[int]:
        """The assumption that a question has one of some values: it has none of the others."""
        variable, values = condition
        others = [each for each in variable.values if each not in values]
        literals = [
            self.worlds.grounding.literal(Function(variable.question.name, [*variable.question.arguments, each]))
            for each in others
        ]
        return [-literal for literal in literals if literal is not None]


def bench(case: Case) -> Bench:
    """Both roads of a case."""
    encoding = encode(case, law())
    worlds = make_program(case, law(), encoding).ground(600, observe=True)
    return Bench(case, encoding, worlds, Diagrammed(worlds.grounding, GOALS))


@lru_cache(maxsize=32)
def shipped(name: str) -> Bench:
    """Both roads of a shipped case."""
    return bench(Case.load(name, law()))


def differences(found: Bench, readings: str, facts: str, doctrine: str | None) -> list[str]:
    """The conclusions on which the roads part under these options."""
    assumed, allowed = found.options(readings, facts, doctrine)
    solved = found.worlds.verdicts(assumed)
    admitted = found.diagrammed.admitted(allowed)
    names = {str(symbol): symbol for symbol in found.diagrammed.compiled.nodes if symbol.name in KINDS}
    if solved is None:
        return [] if found.diagrammed.verdict(Function("anything"), admitted) is None else ["no world"]
    names |= {said: Function("unknown") for said in solved.possible - names.keys() if said.partition("(")[0] in KINDS}
    return [said for said, symbol in names.items() if found.diagrammed.verdict(symbol, admitted) != solved.of(said)]


def settles(found: Bench, assumed: list[int], hinge: Hinge, wanted: int) -> bool:
    """Whether the solver finds a world under a hinge, and none in which the literal wanted fails."""
    under = [*assumed, *(each for one in hinge for each in found.granted(one))]
    assert found.worlds.grounding.world(under, ())[0] is not None, "no world under a hinge"
    return found.worlds.grounding.world([*under, -wanted], ())[0] is None


KINDS = frozenset(name for name, _ in GOALS)
"""The predicates of what an opinion concludes."""


def a_case_with_many_open_facts(incidents: int) -> str:
    """Incidents of one attacker, each with four open facts."""
    lines = ["actors: {band: {kind: armed_group}}", "places: {vardenis: {sovereign: armenia}}", "incidents:"]
    for number in range(incidents):
        lines.append(
            f"  raid_{number}: {{from: 2022-09-{number + 1:02}, to: 2022-09-30, against: armenia, at: vardenis, "
            "force: armed, happened: disputed, by: [{value: azerbaijan, status: alleged, by: armenia}, "
            "{value: band, status: unknown}], hits: [territory], gravity: unknown}"
        )
    about = ", ".join(f"raid_{number}" for number in range(incidents))
    lines.append("requests:")
    asks = "asks: military_assistance, invokes: cst.4, declares: attacked"
    lines.append(f"  call: {{by: armenia, to: csc, on: 2022-09-20, about: [{about}], {asks}}}")
    return "\n".join(lines)
