"""The steps of a submission: a reading with what speaks for it, a fact with what there is to prove it."""

from __future__ import annotations

from dataclasses import replace

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.rulebook import Rulebook
from foedus.law.terms import Argument, Holder
from foedus.reasoning.opinion import HingeLiteral
from foedus.reasoning.options import Options
from foedus.reasoning.periods import Calendar, Period, chosen, periods
from foedus.reasoning.sentences import Names
from foedus.reasoning.worlds import parse_readings
from foedus.text.dates import day_text
from foedus.text.values import frozen

OWN_GRADE = "D"
"""The grade of what rests on the product's own reasoning."""


@frozen
class PositionTaken:
    """One reading of a term, with who holds it and what is argued for and against it.

    `admitted` is false where the options under which the pleading is made do not let it in.
    """

    id: str
    reading: str
    short: str
    standing: str
    admitted: bool
    holders: tuple[Holder, ...]
    for_: tuple[Argument, ...]
    against: tuple[Argument, ...]

    @property
    def own(self) -> bool:
        """Whether nobody is known to hold it, so that to argue it is the product's own doing."""
        return not self.holders


@frozen
class ReadingStep:
    """That a term is read in one of some ways, for the time from `since` where that matters."""

    term: str
    title: str
    question: str
    text: str | None
    since: str | None
    positions: tuple[PositionTaken, ...]

    @property
    def says(self) -> str:
        """The step as a clause."""
        short = " or ".join(position.short for position in self.positions)
        when = f" (in the law from {self.since})" if self.since else ""
        return f"“{self.title}” is read as: {short}{when}"

    def joined(self, other: ReadingStep) -> ReadingStep:
        """The same term with the other step's positions too."""
        known = {each.id for each in self.positions}
        return replace(self, positions=self.positions + tuple(each for each in other.positions if each.id not in known))


@frozen
class Evidence:
    """A source of the case."""

    title: str
    where: str | None
    grade: str | None


@frozen
class FactStep:
    """That a fact is so: its status, who says so and who says the contrary, and the case's source for it.

    `ours` tells whether what the case records speaks for this step; else it speaks for the contrary. None: for neither.
    """

    question: str
    values: tuple[str, ...]
    says: str
    status: str
    ours: bool | None
    by: tuple[str, ...]
    denied_by: tuple[str, ...]
    sources: tuple[Evidence, ...]
    grade: str | None
    note: str | None


Step = ReadingStep | FactStep


class Steps:
    """Makes steps of the literals of hinges."""

    def __init__(self, case: Case, rulebook: Rulebook, options: Options, names: Names) -> None:
        self._case = case
        self._law = rulebook
        self._names = names
        encoding = encode(case, rulebook)
        self._questions = {question.name: question for question in encoding.questions}
        self._periods: dict[str, list[Period]] = {}
        for period in periods(rulebook, encoding.days, case.suppose):
            self._periods.setdefault(period.term, []).append(period)
        self._readings = parse_readings(options.readings, rulebook)
        self._doctrine = rulebook.doctrines[options.doctrine] if options.doctrine is not None else None
        self._calendar = Calendar(rulebook, case.suppose)
        self._made: dict[HingeLiteral, Step] = {}

    def step(self, literal: HingeLiteral) -> Step:
        """The step that a literal asks for."""
        if literal not in self._made:
            self._made[literal] = self._reading(literal) if literal.kind == "term" else self._fact(literal)
        return self._made[literal]

    # Readings

    def _reading(self, literal: HingeLiteral) -> ReadingStep:
        term = self._law.terms[literal.name]
        known = self._periods[term.id]
        period = next((each for each in known if each.start == literal.period), known[0])
        since = day_text(max(period.start, period.days[0])) if literal.period is not None else None
        positions = tuple(self._position(period, name) for name in literal.values)
        return ReadingStep(term.id, term.title, term.question, term.text, since, positions)

    def _position(self, period: Period, name: str) -> PositionTaken:
        position = self._law.terms[period.term].positions[name]
        by_doctrine = chosen(self._doctrine, period, self._calendar) if self._doctrine is not None else frozenset()
        return PositionTaken(
            id=name,
            reading=position.reading,
            short=position.short,
            standing=period.standing[name],
            admitted=name in (by_doctrine or self._readings.allowed(period)),
            holders=position.holders,
            for_=tuple(each for each in position.arguments if each.side == "for"),
            against=tuple(each for each in position.arguments if each.side == "against"),
        )

    # Facts

    def _fact(self, literal: HingeLiteral) -> FactStep:
        question = self._questions[literal.name]
        told = self._case.fact(literal.name)
        return FactStep(
            question=literal.name,
            values=literal.values,
            says=literal.says,
            status=question.status,
            ours=None if question.alleged is None else question.alleged in literal.values,
            by=tuple(map(self._who, question.by)),
            denied_by=tuple(map(self._who, question.denied_by)),
            sources=self._sources(question.source),
            grade=question.grade,
            note=told.note if told is not None else None,
        )

    def _who(self, name: str) -> str:
        source = self._case.sources.get(name)
        return self._names.of(name) if source is None else source.get("title") or self._names.of(name)

    def _sources(self, said: str | None) -> tuple[Evidence, ...]:
        """The sources that a fact names: one, or several with commas between."""
        found = []
        for name in (part.strip() for part in (said or "").split(",")):
            if name:
                source = self._case.sources.get(name, {})
                found.append(Evidence(source.get("title") or name, source.get("where"), source.get("grade")))
        return tuple(found)
