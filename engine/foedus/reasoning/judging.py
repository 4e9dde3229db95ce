"""From what holds in some or in every world to opinions on mechanisms, stages and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from foedus.law.mechanisms import Condition, Finding, Mechanism, Stage
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
from foedus.reasoning.worlds import Verdicts
from foedus.text.atoms import Atom, Term, atom_text, parse_atom, plain, quoted

Instance = tuple[str, ...]


class Court:
    """What judging needs: the law, readable names, the order of things, and what holds overall and by doctrine."""

    def __init__(
        self,
        rulebook: Rulebook,
        names: Names,
        order: Mapping[str, int],
        overall: Verdicts,
        doctrines: Mapping[str, Verdicts | None],
    ) -> None:
        self.rulebook = rulebook
        self.names = names
        self.order = order
        self.overall = overall
        self.doctrines = doctrines
        everywhere = [overall, *(each for each in doctrines.values() if each is not None)]
        self._possible = sorted({said for each in everywhere for said in each.possible})
        self._candidates: dict[str, list[Instance]] = {}
        for atom in self.atoms("candidate"):
            instance = tuple(map(plain, cast("list[Term]", atom.arguments[1])))
            self._candidates.setdefault(plain(atom.arguments[0]), []).append(instance)

    def atoms(self, predicate: str) -> list[Atom]:
        """What is concluded of a predicate in some world, overall or under a doctrine."""
        return [parse_atom(said) for said in self._possible if said.startswith(f"{predicate}(")]

    def stage(self, mechanism: Mechanism, stage: Stage, instance: Instance, under: Verdicts | None) -> str:
        """The verdict on a stage for an instance, whose beginning the stage is of."""
        if under is None:
            return EXCLUDES_ITSELF
        about = list(instance[: len(stage.of)])
        return under.of(atom_text(Atom("stage", (quoted(mechanism.id), stage.id, about))))

    def candidates(self, mechanism: Mechanism) -> list[Instance]:
        """The instances for which a mechanism is asked in some world, in the case's order."""
        return sorted(self._candidates.get(mechanism.id, ()), key=self._place)

    def _place(self, instance: Instance) -> tuple[tuple[int, str], ...]:
        last = len(self.order)
        return tuple((self.order.get(part, last), part) for part in instance)

    def possible(self, condition: Condition, values: Mapping[str, str]) -> bool:
        """Whether a condition of a stage can hold in a world of the overall verdict."""
        wanted = [values.get(part) for part in condition.of]
        return any(
            all(one is None or one == plain(argument) for one, argument in zip(wanted, atom.arguments, strict=True))
            for atom in self.overall.atoms(condition.holds)
        )


def judge(court: Court, mechanism: Mechanism) -> list[MechanismOpinion]:
    """The opinion on a mechanism; one for each object where it has one (a decision, a state)."""
    instances = court.candidates(mechanism)
    if not instances:
        return [_no_candidate(court, mechanism)]
    if mechanism.object is None:
        return [_headline(court, mechanism, mechanism.id, instances)]
    grouped: dict[str, list[Instance]] = {}
    for instance in instances:
        grouped.setdefault(instance[0], []).append(instance)
    return [_headline(court, mechanism, f"{mechanism.id}:{thing}", group) for thing, group in grouped.items()]


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
        turning=first.turning,
    )


def _instance(court: Court, mechanism: Mechanism, instance: Instance) -> InstanceOpinion:
    values = dict(zip(mechanism.of, instance, strict=True))
    stages = []
    for stage in _ladder(mechanism):
        verdict = court.stage(mechanism, stage, instance, court.overall)
        stages.append(StageVerdict(stage.id, stage.title, verdict, _says(court, stage, verdict, values)))
    by_stage = {
        stage.id: {
            doctrine: court.stage(mechanism, stage, instance, under) for doctrine, under in court.doctrines.items()
        }
        for stage in _ladder(mechanism)
    }
    verdict = next(stage.verdict for stage in stages if stage.id == mechanism.headline)
    turning = _turning(mechanism, verdict, stages)
    why = "; ".join(stage.says for stage in turning)
    return InstanceOpinion(values, verdict, tuple(stages), by_stage[mechanism.headline], why, by_stage, turning)


def _says(court: Court, stage: Stage, verdict: str, values: Mapping[str, str]) -> str:
    """The sentence on a stage; where it fails, what it lacks as far as the ladder names its conditions."""
    if verdict == APPLIES:
        return court.names.fill(stage.met, values)
    if verdict == ARGUABLE:
        return court.names.fill(stage.open or f"it is arguable whether {stage.met}", values)
    lacking = [each for each in stage.conditions if not court.possible(each, values)]
    # The first condition is what the others speak of: where it fails, they say nothing more.
    told = lacking[:1] if lacking[:1] == list(stage.conditions[:1]) else lacking
    return court.names.fill(" and ".join(each.failed for each in told) or stage.failed, values)


def _turning(mechanism: Mechanism, verdict: str, stages: Sequence[StageVerdict]) -> tuple[StageVerdict, ...]:
    """The stages that give the verdict its reason: all that fails below the headline, or is open."""
    ids = [stage.id for stage in stages]
    place = ids.index(mechanism.headline)
    below, headline = stages[:place], stages[place]
    reasons = tuple(stage for stage in below if stage.verdict == verdict)
    return (headline,) if verdict == APPLIES or not reasons else reasons


def findings(court: Court, kind: str, known: Mapping[str, Finding]) -> list[FindingOpinion]:
    """The breaches, lacunae or doubts that some world has, overall or under a doctrine."""
    kinds = list(known)

    def place(each: FindingOpinion) -> tuple[int, list[int], str]:
        about = [court.order.get(part, len(court.order)) for part in each.about.values()]
        return (kinds.index(each.id), about, each.state or "")

    return sorted((_finding(court, atom, known) for atom in court.atoms(kind)), key=place)


def _finding(court: Court, atom: Atom, known: Mapping[str, Finding]) -> FindingOpinion:
    finding = known[plain(atom.arguments[0])]
    instance = cast("list[Term]", atom.arguments[-1])
    state = plain(atom.arguments[1]) if len(atom.arguments) == 3 else None
    about = {name: plain(part) for name, part in zip(finding.of, instance, strict=False)}
    values = about if state is None else about | {"state": state}
    said = atom_text(atom)
    doctrines = {name: EXCLUDES_ITSELF if under is None else under.of(said) for name, under in court.doctrines.items()}
    return FindingOpinion(
        finding.id,
        finding.title,
        finding.article,
        about,
        court.overall.of(said),
        court.names.fill(finding.says, values),
        doctrines,
        state,
    )
