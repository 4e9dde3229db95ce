"""Two cases side by side: where their verdicts part, at which stage, and which facts make the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.mechanisms import Mechanism
from foedus.law.rulebook import Rulebook
from foedus.reasoning.as_if import as_asked
from foedus.reasoning.change import MOST_CHANGES, Asked, Inquiry
from foedus.reasoning.changeable import Change, is_incident, possible_changes
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.opinion import EXCLUDES_ITSELF, STRENGTH, MechanismOpinion, Opinion
from foedus.reasoning.options import Options, asked_of
from foedus.reasoning.roles import Portrait, Roles

SECONDS = 3.0
"""How long a search for the facts behind one difference goes on."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Something of the first case and of the second."""

    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.first != self.second


@dataclass(frozen=True, slots=True)
class StageParting:
    """A stage at which the cases part, with the sentence for each."""

    id: str
    title: str
    verdicts: Pair
    says: Pair


@dataclass(frozen=True, slots=True)
class Transfer:
    """What would give a case the verdict of the other one.

    `into` is 0 for the first case, 1 for the second. `shared`: every change makes so what is so in the other case;
    where no such change does it, the least changes of any kind are given.
    """

    into: int
    verdict: str
    shared: bool
    sets: tuple[tuple[Change, ...], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Parting:
    """One way in which the verdicts on a mechanism differ: over all worlds, or as some doctrines read the law."""

    doctrines: tuple[str, ...]
    verdicts: Pair
    stages: tuple[StageParting, ...]
    transfers: tuple[Transfer, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A mechanism in both cases; without partings the verdicts are the same, by doctrine too."""

    mechanism: Mechanism
    verdicts: Pair
    partings: tuple[Parting, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the cases say differently, once their names are put into roles."""

    about: str
    says: Pair


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cases side by side."""

    first: Case
    second: Case
    rulebook: Rulebook
    options: Options
    mechanisms: tuple[Compared, ...]
    differences: tuple[Difference, ...]

    def __getitem__(self, mechanism: str) -> Compared:
        for each in self.mechanisms:
            if each.mechanism.id == mechanism:
                return each
        raise KeyError(mechanism)

    def __str__(self) -> str:
        from foedus.present.compare_page import compare_page
        from foedus.present.text import draw

        return draw(compare_page(self))


def compare(
    first: str | Path | Case,
    second: str | Path | Case,
    rulebook: Rulebook | None = None,
    options: Options | None = None,
    seconds: float = SECONDS,
    **given: object,
) -> Comparison:
    """Two cases held against each other. Options are those of `evaluate`; `mechanisms` narrows what is compared."""
    law, chosen = asked_of(rulebook, options, given)
    loaded = [each if isinstance(each, Case) else Case.load(each, law) for each in (first, second)]
    cases = [as_asked(each, law, chosen) for each in loaded]
    return _Comparing(cases, law, chosen, seconds).comparison()


class _Side:
    """One of the two cases, with its opinions and, once asked for, its changes."""

    def __init__(self, case: Case, rulebook: Rulebook, options: Options) -> None:
        self.case = case
        self.rulebook = rulebook
        self.options = replace(options, hinges=False, missing=None, at=None)
        self.opinion = self._opinion(options.doctrine)
        self._opinions: dict[str | None, Opinion] = {options.doctrine: self.opinion}
        self._inquiry: Inquiry | None = None

    def _opinion(self, doctrine: str | None) -> Opinion:
        return evaluate(self.case, self.rulebook, replace(self.options, doctrine=doctrine))

    def under(self, doctrine: str | None) -> Opinion:
        """The opinion as a doctrine reads the law."""
        if doctrine not in self._opinions:
            self._opinions[doctrine] = self._opinion(doctrine)
        return self._opinions[doctrine]

    @property
    def inquiry(self) -> Inquiry:
        """The grounding with all changes."""
        if self._inquiry is None:
            found = possible_changes(self.case, self.rulebook, encode(self.case, self.rulebook))
            self._inquiry = Inquiry(self.case, self.rulebook, self.options, found[:MOST_CHANGES])
        return self._inquiry


def _headline(opinion: Opinion, mechanism: str) -> MechanismOpinion | None:
    """The strongest of the opinions on a mechanism, of which there is one for each object."""
    found = [each for each in opinion.mechanisms.values() if each.mechanism == mechanism]
    return max(found, key=lambda each: STRENGTH[each.verdict], default=None)


class _Comparing:
    def __init__(self, cases: list[Case], rulebook: Rulebook, options: Options, seconds: float) -> None:
        self.rulebook = rulebook
        self.options = options
        self.seconds = seconds
        self.sides = [_Side(case, rulebook, options) for case in cases]

    def comparison(self) -> Comparison:
        compared = tuple(self._mechanisms())
        first, second = self.sides
        return Comparison(
            first.case, second.case, self.rulebook, self.options, compared, tuple(self._differences(compared))
        )

    def _mechanisms(self) -> Iterator[Compared]:
        for mechanism in self.rulebook.mechanisms.values():
            found = [_headline(side.opinion, mechanism.id) for side in self.sides]
            first, second = found
            if first is None or second is None or not (first.instances or second.instances):
                continue
            partings = tuple(self._partings(mechanism, first, second))
            yield Compared(mechanism, Pair(first.verdict, second.verdict), partings)

    # Where they part

    def _partings(self, mechanism: Mechanism, first: MechanismOpinion, second: MechanismOpinion) -> Iterator[Parting]:
        if first.verdict != second.verdict:
            yield self._parting(mechanism, (), self.options.doctrine)
            return
        if self.options.doctrine is not None:
            return
        grouped: dict[tuple[str, ...], list[str]] = {}
        for name in self.rulebook.doctrines:
            pair = (first.doctrines[name], second.doctrines[name])
            if pair[0] != pair[1] and EXCLUDES_ITSELF not in pair:
                stages = [
                    each.stage_doctrines[stage][name] for each in (first, second) for stage in mechanism.stages
                ]
                grouped.setdefault((*pair, *stages), []).append(name)
        for names in grouped.values():
            yield self._parting(mechanism, tuple(names), names[0])

    def _parting(self, mechanism: Mechanism, doctrines: tuple[str, ...], doctrine: str | None) -> Parting:
        found = [_headline(side.under(doctrine), mechanism.id) for side in self.sides]
        first, second = found
        assert first is not None and second is not None
        stages = tuple(self._stages(mechanism, first, second))
        transfers = tuple(self._transfers(mechanism, doctrine, [first, second]))
        return Parting(doctrines, Pair(first.verdict, second.verdict), stages, transfers)

    def _stages(
        self, mechanism: Mechanism, first: MechanismOpinion, second: MechanismOpinion
    ) -> Iterator[StageParting]:
        """The stages at which the strongest instances part; the headline's only where no earlier one does."""
        parted = False
        for stage in mechanism.stages.values():
            pair = Pair(first.stage(stage.id).verdict, second.stage(stage.id).verdict)
            is_last = stage.id == mechanism.headline
            if pair.differs and not (is_last and parted):
                says = Pair(first.stage(stage.id).says, second.stage(stage.id).says)
                yield StageParting(stage.id, stage.title, pair, says)
                parted = True
            if is_last:
                return

    # Which facts make the difference

    def _transfers(
        self, mechanism: Mechanism, doctrine: str | None, found: list[MechanismOpinion]
    ) -> Iterator[Transfer]:
        weaker = 0 if STRENGTH[found[0].verdict] < STRENGTH[found[1].verdict] else 1
        for into in (weaker, 1 - weaker):
            target = found[1 - into].verdict
            # Without an object of its own a case has nothing that the other's facts could be put into.
            if found[into].instances and found[1 - into].instances and target != EXCLUDES_ITSELF:
                transfer = self._transfer(mechanism, doctrine, into, target, found, into == weaker)
                if transfer.sets or into == weaker:
                    yield transfer

    def _transfer(
        self, mechanism: Mechanism, doctrine: str | None, into: int, target: str, found: list[MechanismOpinion],
        of_any_kind: bool,
    ) -> Transfer:  # fmt: skip
        inquiry = self.sides[into].inquiry
        search = inquiry.search(Asked(mechanism, mechanism.headline, None), doctrine)
        own, other = (
            Roles(self.sides[each].case, self.rulebook, self._incident(self.sides[each], found[each].about))
            for each in (into, 1 - into)
        )
        shared = [name for name, change in inquiry.facts.items() if own.shared(change, other)]
        least = search.least(target, shared, self.seconds)
        if least.sets or not of_any_kind:
            return Transfer(into, target, True, inquiry.told(least), least.cut)
        least = search.least(target, list(inquiry.facts), self.seconds)
        return Transfer(into, target, False, inquiry.told(least), least.cut)

    def _incident(self, side: _Side, about: Mapping[str, str]) -> str | None:
        """The incident of which an instance speaks."""
        sections = self.rulebook.vocabulary.sections
        things = (side.case.by_id.get(name) for name in about.values())
        found = (thing.id for thing in things if thing is not None and is_incident(sections[thing.section]))
        return next(found, None)

    # Facts

    def _of_incidents(self, mechanism: Mechanism) -> bool:
        opinions = [(side, _headline(side.opinion, mechanism.id)) for side in self.sides]
        return all(each is not None and self._incident(side, each.about) is not None for side, each in opinions)

    def _differences(self, compared: tuple[Compared, ...]) -> Iterator[Difference]:
        """What the cases say of their main incidents: those of the first mechanism that parts, or of the first."""
        of_incidents = [each for each in compared if self._of_incidents(each.mechanism)]
        leading = next((each for each in of_incidents if each.partings), of_incidents[0] if of_incidents else None)
        if leading is None:
            return
        portraits = []
        for side in self.sides:
            opinion = _headline(side.opinion, leading.mechanism.id)
            incident = None if opinion is None else self._incident(side, opinion.about)
            portraits.append(Portrait(Roles(side.case, self.rulebook, incident)).rows())
        first, second = portraits
        for about in dict.fromkeys((*first, *second)):
            one, other = first.get(about, ("", "")), second.get(about, ("", ""))
            if one[1] != other[1]:
                yield Difference(about, Pair(one[0], other[0]))
