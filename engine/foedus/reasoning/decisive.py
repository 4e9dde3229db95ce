"""Decisive questions: which open facts and terms do not matter, and how often each of the others decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from clingo import Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, encode
from foedus.law.doctrines import Doctrine
from foedus.law.rulebook import Rulebook
from foedus.reasoning.as_if import as_asked
from foedus.reasoning.conclusion_names import Conclusion, Labels, conclusions
from foedus.reasoning.diagrams.compilation import NotStratified
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.diagrams.order import supports
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.facts import question_symbol
from foedus.reasoning.hinges import Diagrammed, Relevance
from foedus.reasoning.isolation import run
from foedus.reasoning.opinion import Opinion
from foedus.reasoning.options import Options
from foedus.reasoning.program import make_program
from foedus.reasoning.robustness import Firmness, Standing
from foedus.reasoning.sentences import Names
from foedus.reasoning.settling import GOALS, shown_nodes
from foedus.reasoning.shares import Shares
from foedus.reasoning.turning import turning
from foedus.reasoning.view import View
from foedus.reasoning.wording import Wording, reading_symbol
from foedus.reasoning.worlds import Allowed, Readings, Worlds, parse_readings
from foedus.text.dates import day_text
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

CAP = 50_000
"""Nodes past which the solver answers, which can tell what decides but not how often."""


@frozen
class OpenQuestion:
    """An open fact or term: its id, what it asks, and the values that it can have, in words."""

    kind: str
    name: str
    says: str
    values: tuple[str, ...] = ()
    period: int | None = None
    status: str | None = None


@frozen
class Idle:
    """A question that decides nothing, whatever else is so; `asked_by` are the conclusions whose rules look at it."""

    question: OpenQuestion
    asked_by: tuple[str, ...] = ()


@frozen
class Pivot:
    """A conclusion that a question decides, and in what share of the worlds; None where that was not counted."""

    conclusion: Conclusion
    share: Fraction | None


@frozen
class Deciding:
    """A question in play, with the share of worlds in which it decides some conclusion, and which.

    Where the conclusions together grow too large to count, it is the share of the one that it decides most often.
    `also` names the other stages and instances that depend on it.
    """

    question: OpenQuestion
    share: Fraction | None
    pivots: tuple[Pivot, ...]
    also: tuple[str, ...] = ()


@frozen
class Decisive:
    """What a case turns on.

    `idle` matters on no reading; `elsewhere` only on readings or facts that the options leave out. `worlds` is the
    number of worlds over the questions in play; None where the case is too large to count (`counted` is false).
    """

    case: str
    title: str
    date: str
    rules: str
    options: Mapping[str, Any]
    view: View
    idle: tuple[Idle, ...]
    elsewhere: tuple[OpenQuestion, ...]
    deciding: tuple[Deciding, ...]
    standings: tuple[Standing, ...]
    worlds: int | None
    mechanisms: Mapping[str, str] = field(default_factory=dict)
    doctrine_titles: Mapping[str, str] = field(default_factory=dict)
    shorts: Mapping[str, str] = field(default_factory=dict)

    @property
    def counted(self) -> bool:
        """Whether shares were counted."""
        return self.worlds is not None


def decisive(
    case: str | Path | Case,
    rulebook: Rulebook | None = None,
    options: Options | None = None,
    cap: int = CAP,
) -> Decisive:
    """What a case turns on: a case by name, by path, or loaded. Raises as `evaluate` does.

    Past `cap` nodes of its diagrams the solver answers: it tells what decides, but not how often.
    """
    law = rulebook if rulebook is not None else Rulebook.load()
    chosen = replace(options or Options(), missing=None, hinges=False)
    crisis = case if isinstance(case, Case) else Case.load(case, law)
    opinion = evaluate(crisis, law, chosen)
    crisis = as_asked(crisis, law, chosen)
    return run(law, len(crisis.things), chosen.seconds, _found, crisis, law, chosen, opinion, cap)


def _found(case: Case, rulebook: Rulebook, options: Options, opinion: Opinion, cap: int) -> Decisive:
    encoding = encode(case, rulebook)
    program = make_program(case, rulebook, encoding)
    worlds = program.ground(options.seconds, observe=True)
    search = _Search(case, rulebook, options, opinion, encoding, worlds)
    try:
        return search.counted(Diagrammed(worlds.grounding, GOALS, cap))
    except Burst:
        return search.solved()
    except NotStratified as error:
        raise InputError(Problem(f"these rules have no verdict diagrams: {error}")) from error


class _Search:
    def __init__(
        self,
        case: Case,
        rulebook: Rulebook,
        options: Options,
        opinion: Opinion,
        encoding: Encoding,
        worlds: Worlds,
    ) -> None:
        self._case = case
        self._rulebook = rulebook
        self._options = options
        self._opinion = opinion
        self._encoding = encoding
        self._worlds = worlds
        self._names = Names(case, rulebook)
        self._readings = parse_readings(options.readings, rulebook)
        doctrine = rulebook.doctrines[options.doctrine] if options.doctrine is not None else None
        self._allowed = worlds.allowed(self._readings, options.taken, doctrine)
        self._everything = worlds.allowed(Readings(every=True), "all")
        self._findings = options.mechanisms is None
        self._shown = frozenset(each.mechanism for each in opinion.mechanisms.values())
        self._labels = Labels(rulebook, self._names)
        self._conclusions = conclusions(opinion, rulebook, self._names, self._findings)
        self._wording = self._words(self._allowed)

    def _words(self, allowed: Allowed) -> Wording:
        return Wording(self._rulebook, self._names, self._encoding.questions, self._worlds.periods, allowed)

    def _questions(self) -> dict[Symbol, OpenQuestion]:
        """All open facts and terms of the case, facts first."""
        status = {question_symbol(each.name): each.status for each in self._encoding.questions}
        readings = [reading_symbol(period) for period in self._worlds.periods if len(period.every) > 1]
        return {each: self._question(each, status.get(each)) for each in [*status, *readings]}

    def _question(self, name: Symbol, status: str | None) -> OpenQuestion:
        kind, written, period, says = self._wording.question(name)
        values = tuple(self._wording.value(name, each) for each in sorted(self._allowed[name]))
        return OpenQuestion(kind, written, says, values, period, status)

    # By diagrams

    def counted(self, diagrammed: Diagrammed) -> Decisive:
        """Everything, with exact shares. Raises Burst."""
        shown = shown_nodes(diagrammed, self._shown, self._findings)
        ever = Relevance(diagrammed, self._everything).of_any(shown.values())
        relevance = Relevance(diagrammed, self._allowed)
        here = relevance.of_any(shown.values())
        level = {variable.question: at for at, variable in enumerate(diagrammed.compiled.variables)}
        asked = self._asked(diagrammed, shown)
        idle, elsewhere, played = [], [], []
        for name, question in self._questions().items():
            at = level.get(name)
            if at in here:
                played.append((at, question))
            elif at in ever:
                elsewhere.append(question)
            else:
                idle.append(Idle(question, asked.get(name, ())))
        standings = self._standings(diagrammed)
        shares = Shares(diagrammed, self._allowed, here)
        deciding = self._deciding(diagrammed, shares, shown, relevance, played)
        return self._result(idle, elsewhere, deciding, standings, shares.number)

    def _asked(self, diagrammed: Diagrammed, shown: Mapping[Symbol, int]) -> dict[Symbol, tuple[str, ...]]:
        """The conclusions whose rules look at a question, whether or not it decides them."""
        program = diagrammed.program
        under = supports(program)
        found: dict[Symbol, dict[str, None]] = {}
        for symbol in shown:
            for variable in under.get(program.goals.get(symbol, 0), ()):
                question = program.variables[variable].question
                found.setdefault(question, {})[self._labels.whole(symbol)] = None
        return {question: tuple(labels) for question, labels in found.items()}

    def _deciding(
        self,
        diagrammed: Diagrammed,
        shares: Shares,
        shown: Mapping[Symbol, int],
        relevance: Relevance,
        played: list[tuple[int, OpenQuestion]],
    ) -> list[Deciding]:
        first = {each.symbol for each in self._conclusions}
        sides = [(each, shares.sides(diagrammed.compiled.of(each.symbol))) for each in self._conclusions]
        found, turned = [], []
        for at, question in played:
            nodes = [(each, shares.pivotal(both, at)) for each, both in sides]
            pivots = [Pivot(each, shares.share(node)) for each, node in nodes if node]
            pivots.sort(key=lambda pivot: -(pivot.share or 0))
            others = [each for each, node in shown.items() if each not in first and at in relevance.of(node)]
            also = dict.fromkeys(map(self._labels.part, others))
            found.append(Deciding(question, None, tuple(pivots), tuple(also)))
            turned.append([node for _, node in nodes])
        totals = shares.totals(turned)
        found = [replace(each, share=total) for each, total in zip(found, totals, strict=True)]
        return sorted(found, key=lambda each: (-(each.share or 0), -len(each.pivots)))

    def _standings(self, diagrammed: Diagrammed) -> list[Standing]:
        """How firm each headline stands, under each doctrine that may be meant."""
        options, law = self._options, self._rulebook
        doctrines: dict[str | None, Doctrine | None] = {None: None} if options.doctrine is None else {}
        doctrines.update((each, law.doctrines[each]) for each in law.doctrines if options.doctrine in (None, each))
        modes = ("established", "alleged") if options.taken == "all" else (options.taken,)
        firmness = Firmness(diagrammed, self._worlds, self._readings, self._words(self._everything))
        found: list[Standing] = []
        for each in self._conclusions:
            if each.kind == "mechanism":
                found += firmness.standings(each.id, each.symbol, doctrines, modes)
        return found

    # By the solver

    def solved(self) -> Decisive:
        """What decides, without shares: a question counts where one answer alone changes a verdict."""
        assumed = self._assumed()
        found = []
        for name, question in self._questions().items():
            turned = turning(self._worlds, assumed, name, self._allowed[name])
            pivots = tuple(Pivot(each, None) for each in self._conclusions if str(each.symbol) in turned)
            if pivots:
                found.append(Deciding(question, None, pivots))
        found.sort(key=lambda each: -len(each.pivots))
        return self._result([], [], found, [], None)

    def _assumed(self) -> list[int]:
        law, name = self._rulebook, self._options.doctrine
        return self._worlds.assume(self._readings, self._options.taken, None if name is None else law.doctrines[name])

    def _result(
        self,
        idle: list[Idle],
        elsewhere: list[OpenQuestion],
        deciding: list[Deciding],
        standings: list[Standing],
        worlds: int | None,
    ) -> Decisive:
        law = self._rulebook
        return Decisive(
            self._case.id,
            self._case.title,
            day_text(self._case.date),
            law.digest,
            self._options.shown(),
            View.of(self._options, law),
            tuple(idle),
            tuple(elsewhere),
            tuple(deciding),
            tuple(standings),
            worlds,
            {each.id: each.title for each in self._conclusions if each.kind == "mechanism"},
            {name: doctrine.title for name, doctrine in law.doctrines.items()},
            {name: instrument.short for name, instrument in law.instruments.items()},
        )
