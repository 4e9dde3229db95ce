"""Why, and why not: the reasons for a conclusion of a case, and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import Any

from clingo import Function, String, Symbol, Tuple_

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, encode
from foedus.cases.provenance import provenance
from foedus.law.patterns import MARK, patterns
from foedus.law.rulebook import Rulebook
from foedus.reasoning.as_if import as_asked
from foedus.reasoning.asked import Asked, finding_symbol, resolve
from foedus.reasoning.diagrams.core import FALSE
from foedus.reasoning.facts import answered
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.isolation import run
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY, STRENGTH, MechanismOpinion, Opinion
from foedus.reasoning.options import Options
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.proofs.choosing import Choices, choose, preferences
from foedus.reasoning.proofs.derivation import Derivation
from foedus.reasoning.proofs.reason import Proof, Refusal
from foedus.reasoning.proofs.trace import Trace, World
from foedus.reasoning.proofs.tree import Explainer, Grounds
from foedus.reasoning.proofs.whynot import WhyNot
from foedus.reasoning.sentences import Names
from foedus.reasoning.symbols import term as plain_term
from foedus.reasoning.unproven import lacking
from foedus.reasoning.view import View
from foedus.reasoning.worlds import Allowed, Worlds, parse_readings
from foedus.text.atoms import Atom
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

DEPTH = 4
"""How far why-not follows a failed condition, unless the caller says otherwise."""


@frozen
class Explanation:
    """Both sides of a conclusion, as far as there are: a proof where it holds, a refusal where it does not."""

    case: str
    title: str
    conclusion: str
    verdict: str
    proof: Proof | None
    refusal: Refusal | None
    options: Mapping[str, Any] = field(default_factory=dict)
    view: View = field(default_factory=View)
    """The options in the words of the law."""


class Chambers:
    """A case made ready for explanations: its grounding, its diagrams and what proofs rest on."""

    def __init__(self, case: Case, rulebook: Rulebook, options: Options, goals: Iterable[tuple[str, int]]) -> None:
        self.case = case
        self.rulebook = rulebook
        self.options = options
        self.names = Names(case, rulebook)
        self.encoding: Encoding = encode(case, rulebook)
        self.program: Program = make_program(case, rulebook, self.encoding)
        self.worlds: Worlds = self.program.ground_marked(patterns(rulebook).program, MARK, options.seconds)
        self.trace = Trace(self.worlds.grounding)
        self.diagrammed = Diagrammed(self.worlds.grounding, goals, held=self.trace.certain)
        self.allowed = self._allowed(options.taken)
        self.admitted = self.diagrammed.admitted(self.allowed)
        if self.admitted == FALSE:
            raise InputError(Problem("no world fits these facts and options", case.place_of(())))

    def _allowed(self, facts: str) -> Allowed:
        doctrine = None if self.options.doctrine is None else self.rulebook.doctrines[self.options.doctrine]
        return self.worlds.allowed(parse_readings(self.options.readings, self.rulebook), facts, doctrine)

    def verdict(self, conclusion: Symbol) -> str:
        """The verdict on a conclusion within the admissible worlds."""
        return self.diagrammed.verdict(conclusion, self.admitted) or DOES_NOT_APPLY

    def world(self, conclusion: Symbol, holds: bool) -> tuple[World, Choices] | None:
        """A world in which the conclusion holds (or fails), with as little granted as can be."""
        node = self.diagrammed.compiled.of(conclusion)
        side = node if holds else self.diagrammed.compiled.diagrams.negate(node)
        preferred = preferences(self.allowed, self._allowed("established"), self.rulebook)
        within = self.admitted if holds else self._nearest(conclusion, side)
        chosen = choose(self.diagrammed, side, within, preferred)
        if chosen is None:
            return None
        found = self.trace.world(chosen)
        return None if found is None else (found, chosen)

    def _nearest(self, conclusion: Symbol, side: int) -> int:
        """The admissible worlds in which a conclusion that fails comes as near as it can.

        As many rungs of its ladder as can hold together are taken to hold, so that what is told to fail is what fails
        in every world, not an accident of one.
        """
        diagrams = self.diagrammed.compiled.diagrams
        within = self.admitted
        for node in self._rungs(conclusion):
            nearer = diagrams.both(within, node)
            if diagrams.both(nearer, side) != FALSE:
                within = nearer
        return within

    def _rungs(self, conclusion: Symbol) -> Iterator[int]:
        """The nodes of the conditions and stages below a stage, for its instance."""
        if conclusion.name != "stage":
            return
        mechanism = self.rulebook.mechanisms[conclusion.arguments[0].string]
        parts = conclusion.arguments[2].arguments
        values = dict(zip(mechanism.of, parts, strict=False))
        for stage in mechanism.stages.values():
            for condition in stage.conditions:
                yield self._any(condition.holds, [values.get(part) for part in condition.of])
            if stage.id == conclusion.arguments[1].name:
                return
            about = Tuple_([values[part] for part in stage.of if part in values])
            yield self.diagrammed.compiled.of(Function("stage", [conclusion.arguments[0], Function(stage.id), about]))

    def _any(self, predicate: str, wanted: Sequence[Symbol | None]) -> int:
        nodes = [
            node
            for symbol, node in self.diagrammed.compiled.nodes.items()
            if symbol.name == predicate
            and len(symbol.arguments) == len(wanted)
            and all(one is None or one == given for one, given in zip(wanted, symbol.arguments, strict=True))
        ]
        return self.diagrammed.compiled.diagrams.disjunction(nodes)

    def explainer(self, world: World) -> Explainer:
        """What explains the things that hold in a world."""
        return Explainer(self._grounds, world, Derivation(world, self._contested))

    @cached_property
    def _grounds(self) -> Grounds:
        return Grounds(
            self.rulebook,
            patterns(self.rulebook),
            self.names,
            provenance(self.case, self.rulebook, self.encoding.days),
            {question.name: question for question in self.program.questions},
            self.case.sources,
            frozenset(map(str, self._open_choices)),
            lacking(self.program.questions, self.encoding, self.names) if self.options.burden else {},
            self.options.burden,
        )

    @cached_property
    def _open_choices(self) -> tuple[Symbol, ...]:
        """The choices that these options leave open."""
        return tuple(
            Function(question.name, [*question.arguments, value])
            for question, values in self.allowed.items()
            if len(values) > 1
            for value in values
        )

    @cached_property
    def _contested(self) -> frozenset[int]:
        literals = (self.trace.literal(choice) for choice in self._open_choices)
        return frozenset(literal for literal in literals if literal is not None)

    def told(self, chosen: Choices, conclusion: Symbol) -> tuple[str, ...]:
        """What a world grants of the questions on which the conclusion depends, as clauses."""
        diagrams = self.diagrammed.compiled.diagrams
        granted = []
        for level in sorted(diagrams.support(self.diagrammed.compiled.of(conclusion))):
            question = self.diagrammed.compiled.variables[level].question
            if len(self.allowed.get(question, ())) > 1:
                granted.append(self._clause(question, chosen[question]))
        return tuple(granted)

    def _clause(self, question: Symbol, value: Symbol) -> str:
        if question.name == "reading":
            known = self.rulebook.terms[question.arguments[0].name]
            return f"“{known.title}” is read as: {known.positions[value.name].short}"
        asked = {each.name: each for each in self.program.questions}[question.arguments[0].string]
        return answered(asked, [value.string], self.names, self.rulebook)


def explain(
    case: Case,
    said: str,
    rulebook: Rulebook | None = None,
    options: Options | None = None,
    *,
    every: bool = False,
    depth: int = DEPTH,
) -> Explanation:
    """The reasons for and against a conclusion, typed as `MECHANISM[:OBJECT][/STAGE]`, `breach:ID[:STATE]`, … .

    `every` gives the other proofs in the same world too; `depth` is how far a failure is followed. Raises InputError
    for what is no conclusion, Burst where the verdict diagrams grow past their cap.
    """
    law = rulebook if rulebook is not None else Rulebook.load()
    chosen = options if options is not None else Options()
    chosen.check(law)
    crisis = as_asked(case, law, chosen)
    return run(law, len(crisis.things), chosen.seconds, _explain, crisis, said, law, chosen, every, depth)


def _explain(case: Case, said: str, rulebook: Rulebook, options: Options, every: bool, depth: int) -> Explanation:
    asked = resolve(case, said, rulebook, replace(options, hinges=False, missing=None))
    chambers = Chambers(case, rulebook, options, goals(asked.symbol, rulebook))
    return _explained(chambers, asked, every, depth)


def goals(conclusion: Symbol, rulebook: Rulebook) -> list[tuple[str, int]]:
    """The predicates whose diagrams an explanation needs: the conclusion's own, and what its ladder names."""
    wanted = {(conclusion.name, len(conclusion.arguments))}
    if conclusion.name == "stage":
        mechanism = rulebook.mechanisms[conclusion.arguments[0].string]
        for stage in mechanism.stages.values():
            wanted |= {(condition.holds, len(condition.of)) for condition in stage.conditions}
    return sorted(wanted)


def _proof(chambers: Chambers, asked: Asked, verdict: str, every: bool) -> Proof | None:
    found = chambers.world(asked.symbol, holds=True)
    if found is None:
        return None
    world, chosen = found
    explainer = chambers.explainer(world)
    literal = chambers.trace.literal(asked.symbol)
    if literal is None:
        return None
    reason = explainer.reason(literal)
    others = explainer.others(literal) if every else ()
    return Proof(asked.said, verdict, reason.says, reason, others, chambers.told(chosen, asked.symbol))


def _refusal(chambers: Chambers, asked: Asked, verdict: str, depth: int) -> Refusal | None:
    found = chambers.world(asked.symbol, holds=False)
    if found is None:
        return None
    world, chosen = found
    explainer = chambers.explainer(world)
    atom = Atom(asked.symbol.name, tuple(plain_term(part) for part in asked.symbol.arguments))
    why_not = WhyNot(explainer, chambers.rulebook, patterns(chambers.rulebook), depth)
    misses = why_not.misses(atom)
    says = explainer.teller.says(atom, affirmed=False)
    granted = chambers.told(chosen, asked.symbol) if verdict == ARGUABLE else ()
    return Refusal(asked.said, verdict, says, misses, granted)


def explain_all(
    case: Case, opinion: Opinion, rulebook: Rulebook, options: Options, findings: bool = False
) -> dict[str, Explanation]:
    """The reasons for the headline of every mechanism in play in an opinion, from one grounding.

    With `findings` also for its breaches, lacunae and doubts, each named as a conclusion is typed. Raises Burst where
    the verdict diagrams grow past their cap.
    """
    crisis = as_asked(case, rulebook, options)
    size, seconds = len(crisis.things), options.seconds
    return run(rulebook, size, seconds, _explain_all, crisis, opinion, rulebook, options, findings)


def _explain_all(
    crisis: Case, opinion: Opinion, rulebook: Rulebook, options: Options, findings: bool
) -> dict[str, Explanation]:
    asked = {name: Asked(name, headline(found, rulebook)) for name, found in opinion.mechanisms.items() if found.about}
    if findings:
        asked |= {each.said: each for each in _findings(opinion)}
    wanted = sorted({goal for each in asked.values() for goal in goals(each.symbol, rulebook)})
    if not wanted:
        return {}
    chambers = Chambers(crisis, rulebook, options, wanted)
    return {name: _explained(chambers, each) for name, each in asked.items()}


def _findings(opinion: Opinion) -> Iterator[Asked]:
    """Every finding that some world has, the strongest last, so that of those of one name it is the one kept."""
    for kind, found in (("breach", opinion.breaches), ("lacuna", opinion.lacunae), ("doubt", opinion.doubts)):
        for each in sorted(found, key=lambda one: STRENGTH[one.verdict]):
            if each.verdict in (APPLIES, ARGUABLE):
                named = f"{kind}:{each.id}" if each.state is None else f"{kind}:{each.id}:{each.state}"
                yield Asked(named, finding_symbol(kind, each))


def headline(found: MechanismOpinion, rulebook: Rulebook) -> Symbol:
    """The conclusion that a mechanism’s headline stands for, of its headline instance."""
    mechanism = rulebook.mechanisms[found.mechanism]
    of = mechanism.stages[mechanism.headline].of
    instance = Tuple_([Function(found.about[part]) for part in of])
    return Function("stage", [String(found.mechanism), Function(mechanism.headline), instance])


def _explained(chambers: Chambers, asked: Asked, every: bool = False, depth: int = DEPTH) -> Explanation:
    verdict = chambers.verdict(asked.symbol)
    proof = None if verdict == DOES_NOT_APPLY else _proof(chambers, asked, verdict, every)
    refusal = None if verdict == APPLIES else _refusal(chambers, asked, verdict, depth)
    options = chambers.options
    return Explanation(
        chambers.case.id, chambers.case.title, asked.said, verdict, proof, refusal, options.shown(),
        View.of(options, chambers.rulebook),
    )  # fmt: skip
