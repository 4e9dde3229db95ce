"""What a case does not say, and what would have changed had it been so."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, MissingItem, missing_items
from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import Missing
from foedus.reasoning.options import Options
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.sentences import Names
from foedus.reasoning.worlds import Verdicts, Worlds, parse_readings
from foedus.text.atoms import parse_atom
from foedus.text.atoms import plain as plain_text

MOST = 64
"""How many silent points a case is asked about."""


@dataclass(frozen=True, slots=True)
class Silence:
    """The points on which a case is silent, and the grounding in which each is a question."""

    items: tuple[MissingItem, ...]
    program: Program
    names: Names
    cut: bool

    @classmethod
    def of(cls, case: Case, rulebook: Rulebook, encoding: Encoding) -> Silence:
        """The silence of an encoded case."""
        items = missing_items(case, rulebook)
        kept = items[:MOST]
        widened = encoding.with_missing(kept)
        program = make_program(case, rulebook, widened)
        return cls(tuple(kept), program, Names(case, rulebook), len(items) > MOST)

    def ground(self, seconds: float, observe: bool = False) -> Worlds:
        """The grounding in which every silent point is open."""
        return self.program.ground(seconds, observe)


def what_is_missing(silence: Silence, rulebook: Rulebook, encoding: Encoding, options: Options) -> tuple[Missing, ...]:
    """The silent points that, granted alone, change the verdict of a mechanism, a stage or a finding."""
    if not silence.items:
        return ()
    worlds = silence.ground(options.seconds)
    readings = parse_readings(options.readings, rulebook)
    doctrine = rulebook.doctrines[options.doctrine] if options.doctrine is not None else None
    base = worlds.assume(readings, options.facts, doctrine)
    refused = {item.question.name: worlds.granted(item.question.name, "no") for item in silence.items}
    plain = worlds.verdicts([*base, *(literal for each in refused.values() for literal in each)])
    if plain is None:
        return ()
    found = []
    for item in silence.items:
        others = [literal for name, each in refused.items() if name != item.question.name for literal in each]
        granted = worlds.verdicts([*base, *others, *worlds.granted(item.question.name, "yes")])
        changes = _changes(plain, granted, rulebook) if granted is not None else {}
        if changes:
            found.append(Missing(item.question.name, item.says, changes))
    return tuple(found)


def _changes(plain: Verdicts, granted: Verdicts, rulebook: Rulebook) -> dict[str, tuple[str, str]]:
    """The conclusions whose verdict differs, by mechanism and stage, in the order of the ladders."""
    kinds = ("stage", "breach", "lacuna")
    differing = (plain.possible ^ granted.possible) | (plain.certain ^ granted.certain)
    changed: dict[str, tuple[str, str]] = {}
    for said in differing:
        kind = said.partition("(")[0]
        if kind not in kinds:
            continue
        atom = parse_atom(said)
        name = plain_text(atom.arguments[0])
        label = f"{name}/{atom.arguments[1]}" if kind == "stage" else f"{kind}:{name}"
        before, after = plain.of(said), granted.of(said)
        if before != after:
            changed.setdefault(label, (before, after))
    places = {
        f"{mechanism.id}/{stage}": (number, rung)
        for number, mechanism in enumerate(rulebook.mechanisms.values())
        for rung, stage in enumerate(mechanism.stages)
    }
    return dict(sorted(changed.items(), key=lambda each: (places.get(each[0], (999, 0)), each[0])))
