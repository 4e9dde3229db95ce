"""Pleadings: the case for one side of a mechanism, as a moot court would want it outlined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.law.terms import Argument, Holder
from foedus.reasoning.as_if import as_asked
from foedus.reasoning.authorities import Authority, cited, collected
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY, HingeLiteral, Hinges, MechanismOpinion, Opinion
from foedus.reasoning.options import Options
from foedus.reasoning.sentences import Names
from foedus.reasoning.steps import FactStep, PositionTaken, ReadingStep, Step, Steps
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

__all__ = [
    "Answer", "Argument", "Authority", "FactStep", "Holder", "Opening", "Pleading", "PositionTaken", "ReadingStep",
    "SettledPoint", "StageLine", "Submission", "plead",
]  # fmt: skip

FOR, AGAINST = "for", "against"
_WINS = {FOR: APPLIES, AGAINST: DOES_NOT_APPLY}
_QUOTED = re.compile(r"`([^`]+)`")
_STAGE = re.compile(r'stage\(\s*"([^"]+)"\s*,\s*([a-z][a-z0-9_]*)')


@frozen
class StageLine:
    """A stage of the ladder with its sentence and the provisions whose rules conclude it."""

    title: str
    says: str
    provisions: tuple[str, ...]


@frozen
class SettledPoint:
    """A point of interpretation that the rulebook takes as settled, with its reason."""

    text: str
    reason: str
    grade: str | None


@frozen
class Answer:
    """One way in which the other side wins against a submission.

    `denies` contradicts a step of the submission, `granted` accepts one, `further` is what it needs besides.
    """

    denies: tuple[Step, ...]
    granted: tuple[Step, ...]
    further: tuple[Step, ...]


@frozen
class Submission:
    """One sufficient set of steps, with what the other side says to it."""

    steps: tuple[Step, ...]
    answers: tuple[Answer, ...] = ()
    rivals: tuple[ReadingStep, ...] = ()
    """The readings that the answers rely on, with what speaks for them."""

    @property
    def readings(self) -> tuple[ReadingStep, ...]:
        """The positions that it needs."""
        return tuple(step for step in self.steps if isinstance(step, ReadingStep))

    @property
    def facts(self) -> tuple[FactStep, ...]:
        """The facts that it needs."""
        return tuple(step for step in self.steps if isinstance(step, FactStep))


@frozen
class Opening:
    """Submissions that exist only where readings outside the admitted ones are let in."""

    about: Mapping[str, str]
    submissions: tuple[Submission, ...]
    complete: bool = True


@frozen
class Pleading:
    """The case for one side (`for` or `against`) of a mechanism.

    `verdict` is the opinion's. Where it is settled for this side, `settled` is true and there are no submissions;
    where it is settled against it, `opening` says which readings outside the admitted ones would change that.
    """

    case: str
    title: str
    date: str
    rules: str
    options: Mapping[str, Any]
    mechanism: str
    names: str
    article: str
    side: str
    verdict: str
    why: str
    claim: str
    about: Mapping[str, str]
    others: int
    """How many further instances the mechanism has in the case: each is judged by itself."""
    submissions: tuple[Submission, ...]
    complete: bool
    met: tuple[StageLine, ...]
    failed: tuple[StageLine, ...]
    points: tuple[SettledPoint, ...]
    opening: Opening | None
    authorities: tuple[Authority, ...]
    doctrine: str | None = None

    @property
    def settled(self) -> bool:
        """Whether every world decides for this side."""
        return self.verdict == _WINS[self.side]

    @property
    def hopeless(self) -> bool:
        """Whether no admitted world decides for this side."""
        return self.verdict not in (ARGUABLE, _WINS[self.side])

    def __str__(self) -> str:
        from foedus.present.pleading_page import text

        return text(self)

    def _repr_html_(self) -> str:
        """How a notebook shows the pleading."""
        from foedus.present.pleading_html import fragment

        return fragment(self)


def plead(
    case: str | Path | Case,
    mechanism: str,
    side: str,
    rulebook: Rulebook | None = None,
    options: Options | None = None,
    **given: Any,
) -> Pleading:
    """The pleading for a side, `for` or `against`, of a mechanism: `MECHANISM` or `MECHANISM:OBJECT`.

    Options are those of `evaluate`. Raises InputError for an unknown mechanism, object or side, and as `evaluate` does.
    """
    if side not in _WINS:
        raise InputError(Problem(f"unknown side '{side}'", None, "for or against", nearest(side, _WINS)))
    law = rulebook if rulebook is not None else Rulebook.load()
    kind = mechanism.partition(":")[0]
    if kind not in law.mechanisms:
        raise InputError(Problem(f"unknown mechanism '{mechanism}'", None, None, nearest(kind, law.mechanisms)))
    chosen = replace(options if options is not None else Options(**given), mechanisms=[kind], hinges=True, missing=None)
    chosen.check(law)
    crisis = case if isinstance(case, Case) else Case.load(case, law)
    crisis = as_asked(crisis, law, chosen)
    return _Advocate(crisis, law, chosen, side).pleading(mechanism)


def _named(opinion: Opinion, mechanism: str) -> MechanismOpinion:
    """The opinion on the mechanism asked; without an object, that on its only one."""
    known = list(opinion.mechanisms)
    if mechanism in opinion.mechanisms:
        return opinion.mechanisms[mechanism]
    if ":" not in mechanism and len(known) == 1:
        return opinion.mechanisms[known[0]]
    expected = "one of " + ", ".join(known)
    if ":" not in mechanism:
        raise InputError(Problem(f"'{mechanism}' is asked of several things", None, expected))
    raise InputError(Problem(f"the case has no '{mechanism}'", None, expected, nearest(mechanism, known)))


class _Advocate:
    """Draws up the pleading for one side."""

    def __init__(self, case: Case, rulebook: Rulebook, options: Options, side: str) -> None:
        self._case = case
        self._law = rulebook
        self._options = options
        self._side = side
        self._names = Names(case, rulebook)
        self._steps = Steps(case, rulebook, options, self._names)

    def pleading(self, mechanism: str) -> Pleading:
        """The whole pleading."""
        opinion = evaluate(self._case, self._law, self._options)
        found = _named(opinion, mechanism)
        submissions = self._submissions(found.hinges)
        settled = found.verdict == _WINS[self._side]
        opening = None if settled or found.verdict == ARGUABLE else self._opening(found)
        met, failed = self._lines(found, APPLIES), self._failing(found)
        shown = (*submissions, *(opening.submissions if opening else ()))
        provisions = [found.article, *(each for line in (*met, *failed) for each in line.provisions)]
        doctrine = self._law.doctrines[self._options.doctrine] if self._options.doctrine else None
        return Pleading(
            case=self._case.id,
            title=self._case.title,
            date=opinion.date,
            rules=opinion.rules,
            options=opinion.options,
            mechanism=found.id,
            names=self._title(found),
            article=cited(found.article, self._law),
            side=self._side,
            verdict=found.verdict,
            why=found.why,
            claim=self._claim(found),
            about=self._about(found),
            others=max(len(found.instances) - 1, 0),
            submissions=submissions,
            complete=found.hinges is None or found.hinges.complete,
            met=self._cited(met),
            failed=self._cited(failed),
            points=self._points(found),
            opening=opening,
            authorities=collected(self._law, _steps_of(shown), provisions),
            doctrine=doctrine.title if doctrine else None,
        )

    def _title(self, found: MechanismOpinion) -> str:
        thing = found.id.removeprefix(found.mechanism).removeprefix(":")
        return f"{found.title}: {self._names.of(thing)}" if thing else found.title

    def _about(self, found: MechanismOpinion) -> dict[str, str]:
        return {part.replace("_", " "): self._names.of(name) for part, name in found.about.items()}

    def _claim(self, found: MechanismOpinion) -> str:
        """What this side asks the court to find."""
        mechanism = self._law.mechanisms[found.mechanism]
        if not found.instances:
            return mechanism.none
        stages = list(mechanism.stages)
        if self._side == FOR:
            return self._names.fill(mechanism.stages[mechanism.headline].met, found.about)
        if found.verdict == DOES_NOT_APPLY:
            return found.why
        # The ladder's own sentence on the headline speaks of its last condition; below it stands what is contested.
        below = stages[: stages.index(mechanism.headline)]
        contested = [each for each in below if found.stage(each).verdict == ARGUABLE] or [mechanism.headline]
        return "; or ".join(self._names.fill(mechanism.stages[each].failed, found.about) for each in contested)

    # Submissions

    def _submissions(self, hinges: Hinges | None) -> tuple[Submission, ...]:
        if hinges is None:
            return ()
        own, theirs = (hinges.for_, hinges.against) if self._side == FOR else (hinges.against, hinges.for_)
        rival = sorted(theirs, key=self._asks)
        return tuple(self._submission(hinge, rival) for hinge in sorted(own, key=self._asks))

    def _asks(self, hinge: tuple[HingeLiteral, ...]) -> tuple[int, int, int, int]:
        """How much a hinge asks of the court: steps, disputed facts, readings nobody holds; the wider the less."""
        facts = sum(literal.kind == "fact" for literal in hinge)
        unheld = sum(literal.kind == "term" and not self._held(literal) for literal in hinge)
        return len(hinge), facts, unheld, -sum(len(literal.values) for literal in hinge)

    def _held(self, literal: HingeLiteral) -> bool:
        positions = self._law.terms[literal.name].positions
        return any(positions[each].holders for each in literal.values)

    def _submission(self, own: tuple[HingeLiteral, ...], theirs: list[tuple[HingeLiteral, ...]]) -> Submission:
        answers = tuple(answer for hinge in theirs if (answer := self._answer(own, hinge)) is not None)
        steps = tuple(self._steps.step(literal) for literal in own)
        rivals: dict[tuple[str, str | None], ReadingStep] = {}
        for answer in answers:
            for step in (*answer.denies, *answer.further):
                if isinstance(step, ReadingStep):
                    key = (step.term, step.since)
                    rivals[key] = step if key not in rivals else rivals[key].joined(step)
        return Submission(steps, answers, tuple(rivals.values()))

    def _answer(self, own: tuple[HingeLiteral, ...], theirs: tuple[HingeLiteral, ...]) -> Answer | None:
        """How a hinge of the other side answers; None where both can stand together."""
        mine = {(each.kind, each.name, each.period): frozenset(each.values) for each in own}
        denies, granted, further = [], [], []
        for literal in theirs:
            values = mine.get((literal.kind, literal.name, literal.period))
            if values is None:
                further.append(literal)
            elif values & set(literal.values):
                granted.append(literal)
            else:
                denies.append(literal)
        if not denies:
            return None
        return Answer(*(tuple(map(self._steps.step, each)) for each in (denies, granted, further)))

    def _opening(self, found: MechanismOpinion) -> Opening:
        """What would be left to say if every reading were let in, outliers and those a doctrine closes too."""
        wider = replace(self._options, readings="all", doctrine=None)
        opinion = evaluate(self._case, self._law, wider)
        opened = opinion.mechanisms.get(found.id)
        if opened is None or opened.verdict != ARGUABLE:
            return Opening({}, ())
        complete = opened.hinges is not None and opened.hinges.complete
        return Opening(self._about(opened), self._submissions(opened.hinges), complete)

    # The ladder

    def _lines(self, found: MechanismOpinion, verdict: str) -> tuple[StageLine, ...]:
        if not found.instances:
            return ()
        return tuple(
            StageLine(stage.title, stage.says, self._provisions(found, stage.id))
            for stage in found.stages
            if stage.verdict == verdict
        )

    def _failing(self, found: MechanismOpinion) -> tuple[StageLine, ...]:
        """The stages at which it fails; those that fail only because of them have sentences beside the point."""
        ids = [stage.id for stage in found.stages]
        place = ids.index(self._law.mechanisms[found.mechanism].headline)
        below = replace(found, stages=found.stages[:place])
        headline = replace(found, stages=found.stages[place : place + 1])
        return self._lines(below, DOES_NOT_APPLY) or self._lines(headline, DOES_NOT_APPLY)

    def _provisions(self, found: MechanismOpinion, stage: str) -> tuple[str, ...]:
        """The provisions whose rules conclude a stage; the mechanism's article where none is named."""
        rules = [rule for name, rule in self._concluding(found.mechanism) if name == stage]
        return tuple(dict.fromkeys(each for rule in rules for each in rule.citation)) or (found.article,)

    def _cited(self, lines: Iterable[StageLine]) -> tuple[StageLine, ...]:
        return tuple(
            replace(line, provisions=tuple(cited(each, self._law) for each in line.provisions)) for line in lines
        )

    def _concluding(self, mechanism: str) -> Iterator[tuple[str, Any]]:
        for rule in self._law.rules.values():
            match = _STAGE.match(rule.text) if rule.head == "stage" else None
            if match is not None and match[1] == mechanism:
                yield match[2], rule

    def _points(self, found: MechanismOpinion) -> tuple[SettledPoint, ...]:
        """The settled points that stand at the rules of the ladder, up to the headline."""
        mechanism = self._law.mechanisms[found.mechanism]
        stages = list(mechanism.stages)
        reached = stages[: stages.index(mechanism.headline) + 1]
        names = [rule.convention for stage, rule in self._concluding(mechanism.id) if stage in reached]
        known = [self._law.conventions[each] for each in dict.fromkeys(names) if each in self._law.conventions]
        return tuple(SettledPoint(self._plain(each.text), self._plain(each.reason), each.grade) for each in known)

    def _plain(self, said: str) -> str:
        """A text of the rulebook with the names in it put as titles."""
        stages = {name: each.title for one in self._law.mechanisms.values() for name, each in one.stages.items()}
        terms = {name: term.title for name, term in self._law.terms.items()}

        def titled(match: re.Match[str]) -> str:
            name = match[1]
            return f"“{terms.get(name) or stages.get(name) or self._names.of(name)}”"

        return _QUOTED.sub(titled, said)


def _steps_of(submissions: Iterable[Submission]) -> Iterator[Step]:
    for submission in submissions:
        yield from submission.steps
        yield from submission.rivals
        for answer in submission.answers:
            yield from (*answer.denies, *answer.granted, *answer.further)
