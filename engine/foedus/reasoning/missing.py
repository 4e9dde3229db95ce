"""What a case does not say, and what would have changed had it been so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clingo import Function, String

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, MissingItem, missing_items
from foedus.cases.questions import YES
from foedus.law.rulebook import Rulebook
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.opinion import STRENGTH, Missing
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.worlds import Allowed, Verdicts, Worlds
from foedus.text.atoms import Atom, parse_atom, plain
from foedus.text.values import frozen

MOST = 64
"""How many silent points a case is asked about."""


@frozen
class Silence:
    """The points on which a case is silent, and the program in which each is a question."""

    items: tuple[MissingItem, ...]
    program: Program
    cut: bool

    @classmethod
    def of(cls, case: Case, rulebook: Rulebook, encoding: Encoding, opened: bool) -> Silence:
        """The silence of an encoded case; `opened`: its points are open questions, and not taken as not so."""
        items = missing_items(case, rulebook)
        kept = tuple(items[:MOST])
        program = make_program(case, rulebook, encoding.with_missing(kept))
        silent = frozenset() if opened else frozenset(item.question.name for item in kept)
        return cls(kept, replace(program, silent=silent), len(items) > MOST)


def what_is_missing(
    silence: Silence, worlds: Worlds, diagrammed: Diagrammed | None, allowed: Allowed, rulebook: Rulebook
) -> tuple[Missing, ...]:
    """The silent points that, granted alone, change the verdict of a mechanism, a stage or a finding.

    `allowed` are the values of all questions under the options, the silent points answered by no. Where there are no
    diagrams, the solver is asked.
    """
    if not silence.items:
        return ()
    before = _verdicts(worlds, diagrammed, allowed)
    found = []
    for item in silence.items:
        question = Function("answer", [String(item.question.name)])
        after = _verdicts(worlds, diagrammed, {**allowed, question: frozenset([String(YES)])})
        changes = _changes(before, after, item, rulebook) if after is not None and before is not None else {}
        if changes:
            found.append(Missing(item.question.name, item.says, changes))
    return tuple(found)


def _verdicts(worlds: Worlds, diagrammed: Diagrammed | None, allowed: Allowed) -> Verdicts | None:
    """The verdicts within these worlds; None where there are none."""
    return worlds.verdicts(worlds.within(allowed)) if diagrammed is None else diagrammed.verdicts(allowed)


def _changes(before: Verdicts, after: Verdicts, item: MissingItem, rulebook: Rulebook) -> dict[str, tuple[str, str]]:
    """The conclusions whose verdict differs, by mechanism and stage, in the order of the ladders.

    What is concluded of the missing thing itself is left out: that a decision would have been one says nothing.
    """
    changed: dict[str, tuple[str, str]] = {}
    for said in before.possible | after.possible:
        one, other = before.of(said), after.of(said)
        if one == other:
            continue
        atom = parse_atom(said)
        label = _label(atom, rulebook)
        if label is not None and item.question.thing not in _named(atom):
            # Of several instances the one that comes to stand strongest speaks, and of these the one that rises most.
            changed[label] = max(
                (one, other), changed.get(label, (one, other)), key=lambda each: (STRENGTH[each[1]], -STRENGTH[each[0]])
            )
    places = {
        f"{mechanism.id}/{stage}": (number, rung)
        for number, mechanism in enumerate(rulebook.mechanisms.values())
        for rung, stage in enumerate(mechanism.stages)
    }
    return dict(sorted(changed.items(), key=lambda each: (places.get(each[0], (999, 0)), each[0])))


def _label(atom: Atom, rulebook: Rulebook) -> str | None:
    name = plain(atom.arguments[0]) if atom.arguments else ""
    if atom.name == "stage":
        return None if rulebook.mechanisms[name].on_request else f"{name}/{atom.arguments[1]}"
    return f"{atom.name}:{name}" if atom.name in ("breach", "lacuna") else None


def _named(atom: Atom) -> Iterator[str]:
    """The ids in an instance. A missing field is asked of a thing that is there, and its name is no new one."""
    instance = atom.arguments[-1]
    for part in instance if isinstance(instance, (list, tuple)) else ():
        if str(part).startswith("missing_"):
            yield str(part)
