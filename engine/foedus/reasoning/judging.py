"""From what holds in some or in every world to opinions on mechanisms, stages and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clingo import Function, String, Symbol, Tuple_

from foedus.law.mechanisms import Finding, Mechanism, Stage
from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import (
    APPLIES,
    ARGUABLE,
    DOES_NOT_APPLY,
    EXCLUDES_ITSELF,
    STRENGTH,
    FindingOpinion,
    InstanceOpinion,
    MechanismOpinion,
    StageVerdict,
    strongest,
)
from foedus.reasoning.sentences import Names
from foedus.reasoning.symbols import term
from foedus.reasoning.worlds import Verdicts
from foedus.text.atoms import plain

Instance = tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class Court:
    """What judging needs: the law, readable names, the order of things, and what holds overall and by doctrine."""

    rulebook: Rulebook
    names: Names
    order: Mapping[str, int]
    overall: Verdicts
    doctrines: Mapping[str, Verdicts | None]

    def stage(self, mechanism: Mechanism, stage: Stage, instance: Instance, under: Verdicts | None) -> str:
        """The verdict on a stage for an instance, whose beginning the stage is of."""
        if under is None:
            return EXCLUDES_ITSELF
        about = Tuple_(list(instance[: len(stage.of)]))
        return under.of(Function("stage", [String(mechanism.id), Function(stage.id), about]))

    def candidates(self, mechanism: Mechanism) -> list[Instance]:
        """The instances for which a mechanism is asked in some world, in the case's order."""
        verdicts = [self.overall, *(each for each in self.doctrines.values() if each is not None)]
        found = {
            tuple(symbol.arguments[1].arguments)
            for each in verdicts
            for symbol in each.possible
            if symbol.name == "candidate" and symbol.arguments[0].string == mechanism.id
        }
        return sorted(found, key=self._place)

    def _place(self, instance: Instance) -> tuple[tuple[int, str], ...]:
        last = len(self.order)
        return tuple((self.order.get(str(part), last), str(part)) for part in instance)

    def about(self, of: Sequence[str], instance: Iterable[Symbol]) -> dict[str, str]:
        """The parts of an instance by name, as ids."""
        return {name: plain(term(part)) for name, part in zip(of, instance, strict=False)}


def judge(court: Court, mechanism: Mechanism) -> list[MechanismOpinion]:
    """The opinion on a mechanism; one for each object where it has one (a decision, a state)."""
    instances = court.candidates(mechanism)
    if not instances:
        return [_no_candidate(court, mechanism)]
    if mechanism.object is None:
        return [_headline(court, mechanism, mechanism.id, instances)]
    grouped: dict[Symbol, list[Instance]] = {}
    for instance in instances:
        grouped.setdefault(instance[0], []).append(instance)
    return [
        _headline(court, mechanism, f"{mechanism.id}:{plain(term(thing))}", group) for thing, group in grouped.items()
    ]


def _no_candidate(court: Court, mechanism: Mechanism) -> MechanismOpinion:
    stages = tuple(StageVerdict(stage.id, stage.title, DOES_NOT_APPLY, mechanism.none) for stage in _ladder(mechanism))
    doctrines = dict.fromkeys(court.doctrines, DOES_NOT_APPLY)
    by_stage = {stage.id: doctrines for stage in stages}
    return MechanismOpinion(
        mechanism.id,
        mechanism.id,
        mechanism.title,
        mechanism.article,
        DOES_NOT_APPLY,
        mechanism.none,
        stages,
        doctrines,
        by_stage,
        {},
        (),
        mechanism.note,
    )


def _ladder(mechanism: Mechanism) -> list[Stage]:
    return list(mechanism.stages.values())


def _headline(court: Court, mechanism: Mechanism, name: str, candidates: list[Instance]) -> MechanismOpinion:
    length = len(mechanism.of)
    instances = [_instance(court, mechanism, candidate) for candidate in candidates if len(candidate) == length]
    # max keeps the first of equals, so that ties go to the case's order.
    first = max(instances, key=lambda each: STRENGTH[each.verdict])
    by_stage = {
        stage.id: {
            doctrine: strongest(each.stage_doctrines[stage.id][doctrine] for each in instances)
            for doctrine in court.doctrines
        }
        for stage in _ladder(mechanism)
    }
    return MechanismOpinion(
        name,
        mechanism.id,
        mechanism.title,
        mechanism.article,
        first.verdict,
        first.why,
        first.stages,
        by_stage[mechanism.headline],
        by_stage,
        first.about,
        tuple(instances),
        mechanism.note,
    )


def _instance(court: Court, mechanism: Mechanism, instance: Instance) -> InstanceOpinion:
    values = {name: term(part) for name, part in zip(mechanism.of, instance, strict=True)}
    stages = []
    for stage in _ladder(mechanism):
        verdict = court.stage(mechanism, stage, instance, court.overall)
        stages.append(StageVerdict(stage.id, stage.title, verdict, court.names.fill(_template(stage, verdict), values)))
    by_stage = {
        stage.id: {
            doctrine: court.stage(mechanism, stage, instance, under) for doctrine, under in court.doctrines.items()
        }
        for stage in _ladder(mechanism)
    }
    verdict = next(stage.verdict for stage in stages if stage.id == mechanism.headline)
    return InstanceOpinion(
        court.about(mechanism.of, instance),
        verdict,
        tuple(stages),
        by_stage[mechanism.headline],
        _why(mechanism, verdict, stages),
        by_stage,
    )


def _template(stage: Stage, verdict: str) -> str:
    return {APPLIES: stage.met, ARGUABLE: stage.open}.get(verdict, stage.failed)


def _why(mechanism: Mechanism, verdict: str, stages: Sequence[StageVerdict]) -> str:
    """The ladder's sentence for the first stage, up to the headline, that gives the verdict its reason."""
    ids = [stage.id for stage in stages]
    rungs = stages[: ids.index(mechanism.headline) + 1]
    return next((stage.says for stage in rungs if stage.verdict == verdict and verdict != APPLIES), rungs[-1].says)


def findings(court: Court, kind: str, known: Mapping[str, Finding]) -> list[FindingOpinion]:
    """The breaches, lacunae or doubts that some world has."""
    everywhere = [court.overall, *(each for each in court.doctrines.values() if each is not None)]
    atoms = {symbol for each in everywhere for symbol in each.possible if symbol.name == kind}
    found = [_finding(court, symbol, known) for symbol in atoms]
    kinds = list(known)

    def place(each: FindingOpinion) -> tuple[int, list[int], str]:
        about = [court.order.get(part, len(court.order)) for part in each.about.values()]
        return (kinds.index(each.id), about, each.state or "")

    return sorted(found, key=place)


def _finding(court: Court, symbol: Symbol, known: Mapping[str, Finding]) -> FindingOpinion:
    finding = known[symbol.arguments[0].string]
    instance = symbol.arguments[-1].arguments
    state = plain(term(symbol.arguments[1])) if len(symbol.arguments) == 3 else None
    values = {name: term(part) for name, part in zip(finding.of, instance, strict=False)}
    if state is not None:
        values["state"] = state
    doctrines = {
        name: EXCLUDES_ITSELF if under is None else under.of(symbol) for name, under in court.doctrines.items()
    }
    return FindingOpinion(
        finding.id,
        finding.title,
        finding.article,
        court.about(finding.of, instance),
        court.overall.of(symbol),
        court.names.fill(finding.says, values),
        doctrines,
        state,
    )
