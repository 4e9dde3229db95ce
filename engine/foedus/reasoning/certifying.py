"""Certificates: for every verdict of an opinion a proof that `python -m foedus.certificate` checks on its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clingo import Function, String, Symbol, Tuple_

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.reasoning.as_if import as_asked
from foedus.reasoning.covering import Claim, Covering, Ground, Leaf
from foedus.reasoning.isolation import run
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY, FindingOpinion, Opinion
from foedus.reasoning.options import Options
from foedus.reasoning.program import make_program
from foedus.reasoning.solver import Grounding
from foedus.reasoning.worlds import CHOICES, Allowed, Worlds, parse_readings
from foedus.text.source import LimitReached

SCHEMA = "foedus/certificate/1"
MOST_BYTES = 100_000_000
_NOT_SHOWN = (
    "That the ground rules are those of the law and of the case: the digest names the law, and whoever has it grounds "
    "it again and compares. That the law is rightly stated. Verdicts under doctrines other than the one asked for."
)


def certificate(case: Case, opinion: Opinion, rulebook: Rulebook, options: Options) -> str:
    """The certificate of an opinion on a case, as JSON. Raises LimitReached where it would be too large."""
    crisis = as_asked(case, rulebook, options)
    value = run(rulebook, len(crisis.things), options.seconds, _certified, crisis, opinion, rulebook, options)
    value["seal"] = _seal(value)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if len(text) > MOST_BYTES:
        raise LimitReached(f"the certificate would take more than {MOST_BYTES} bytes")
    return text


def _seal(value: Mapping[str, Any]) -> str:
    said = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _certified(case: Case, opinion: Opinion, rulebook: Rulebook, options: Options) -> dict[str, Any]:
    program = make_program(case, rulebook, encode(case, rulebook))
    grounding = Grounding(program.text, program.facts, "", options.seconds, observe=True, keep_facts=True)
    worlds = Worlds(grounding, program.periods, program.questions, program.calendar, program.silent)
    doctrine = None if options.doctrine is None else rulebook.doctrines[options.doctrine]
    allowed = worlds.allowed(parse_readings(options.readings, rulebook), options.taken, doctrine)
    verdicts = dict(_verdicts(opinion, rulebook))
    ground = _ground(grounding, allowed, verdicts)
    covering = Covering(ground)
    writer = _Writer(ground, covering)
    conclusions = [writer.conclusion(symbol, verdict) for symbol, verdict in verdicts.items()]
    return {
        "schema": SCHEMA,
        "case": case.id,
        "date": opinion.date,
        "rules_digest": rulebook.digest,
        "options": options.shown(),
        "not_shown": _NOT_SHOWN,
        "atoms": ground.names,
        "strata": ground.strata,
        "rules": [[head, list(positive), list(negative)] for head, positive, negative in ground.rules],
        "questions": [list(atoms) for atoms in ground.questions],
        "admissible": ground.admissible,
        "nodes": writer.nodes,
        "conclusions": conclusions,
    }


def _verdicts(opinion: Opinion, rulebook: Rulebook) -> Iterable[tuple[Symbol, str]]:
    """Every stage of every instance, and every finding, with its verdict."""
    for each in opinion.mechanisms.values():
        mechanism = rulebook.mechanisms[each.mechanism]
        for instance in each.instances:
            for stage in instance.stages:
                about = [Function(instance.about[part]) for part in mechanism.stages[stage.id].of]
                yield Function("stage", [String(each.mechanism), Function(stage.id), Tuple_(about)]), stage.verdict
    kinds = (("breach", opinion.breaches), ("lacuna", opinion.lacunae), ("doubt", opinion.doubts))
    for kind, findings in kinds:
        for finding in findings:
            yield _finding(kind, finding), finding.verdict


def _finding(kind: str, finding: FindingOpinion) -> Symbol:
    about = Tuple_([Function(part) for part in finding.about.values()])
    state = [] if finding.state is None else [Function(finding.state)]
    return Function(kind, [String(finding.id), *state, about])


def _ground(grounding: Grounding, allowed: Allowed, wanted: Iterable[Symbol]) -> Ground:
    """What the conclusions depend on, numbered anew."""
    observed = grounding.observed
    asked: dict[Symbol, list[int]] = {}
    for name, place in CHOICES.items():
        for symbol, literal in grounding.atoms(name, place + 1):
            question, value = Function(name, symbol.arguments[:place]), symbol.arguments[place]
            values = allowed.get(question)
            mine = asked.setdefault(question, [])
            if values is None or value in values:
                mine.append(literal)
    admissible = Function("admissible")
    goals = {symbol: grounding.literal(symbol) for symbol in (*wanted, admissible)}
    return Ground.of(observed, list(asked.values()), goals, admissible)


class _Writer:
    """Puts coverings into the certificate's form, each node once."""

    def __init__(self, ground: Ground, covering: Covering) -> None:
        self._ground = ground
        self._covering = covering
        self.nodes: list[dict[str, Any]] = []
        self._known: dict[str, int] = {}
        self._worlds: dict[str, Any] = {}

    def conclusion(self, symbol: Symbol, verdict: str) -> dict[str, Any]:
        atom = self._ground.goals[symbol]
        if verdict == ARGUABLE:
            sides = {side: self._world(Claim(atom, holds)) for side, holds in (("for", True), ("against", False))}
            return {"atom": atom, "verdict": verdict, **sides}
        if verdict not in (APPLIES, DOES_NOT_APPLY):
            raise LimitReached(f"no certificate for the verdict '{verdict}'")
        claim = Claim(atom, verdict == APPLIES)
        return {"atom": atom, "verdict": verdict, "world": self._world(None), "tree": self._tree(claim)}

    def _world(self, claim: Claim | None) -> dict[str, Any]:
        found = self._covering.world(claim)
        if found is None:
            raise LimitReached("no world of the kind that the verdict needs was found")
        answers, leaf = found
        return {"answers": _pairs(answers), "leaf": _leaf(leaf)}

    def _tree(self, claim: Claim) -> int:
        node = self._covering.tree(claim)
        return self._number(node)

    def _number(self, node: Any) -> int:
        value: dict[str, Any]
        if node.leaf is not None:
            value = {"assumes": _pairs(node.assumes), "leaf": _leaf(node.leaf)}
        else:
            children = [self._number(child) for child in node.children]
            value = {"assumes": _pairs(node.assumes), "asks": node.asks, "children": children}
        key = json.dumps(value)
        if key not in self._known:
            self._known[key] = len(self.nodes)
            self.nodes.append(value)
        return self._known[key]


def _pairs(answers: Mapping[int, int]) -> list[list[int]]:
    return [[question, place] for question, place in sorted(answers.items())]


def _leaf(leaf: Leaf) -> dict[str, Sequence[int]]:
    return {"holds": list(leaf.holds), "cannot": sorted(leaf.cannot)}
