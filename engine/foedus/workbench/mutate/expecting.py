"""What a case would have to expect to tell one judgement from another: the verdicts of the first, where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foedus.cases.expectations import DOES_NOT_ARISE, VERDICTS
from foedus.reasoning.opinion import DOES_NOT_APPLY, FindingOpinion, InstanceOpinion, MechanismOpinion
from foedus.workbench.holding import FINDINGS
from foedus.workbench.mutate.bench import Judgement


def expectation(law: Judgement, other: Judgement) -> dict[str, Any] | None:
    """The first verdict of the law that the other judgement does not share, as a case states it; None: there is none.

    Headlines are looked at first, then single doctrines, instances and stages, then findings.
    """
    return next((each for each in (*_mechanisms(law, other), *_findings(law, other)) if each), None)


def with_readings(expected: Mapping[str, Any], readings: Mapping[str, str]) -> dict[str, Any]:
    """The same, expected where these readings are chosen."""
    return {
        name: [{**each, "readings": dict(readings)} for each in said]
        if name in FINDINGS
        else {**(said if isinstance(said, Mapping) else {"verdict": said}), "readings": dict(readings)}
        for name, said in expected.items()
    }


def _mechanisms(law: Judgement, other: Judgement) -> Iterator[dict[str, Any]]:
    pairs = [(each, other.mechanisms.get(name)) for name, each in law.mechanisms.items()]
    yield from ({mine.id: mine.verdict} for mine, theirs in pairs if theirs is None)
    yield from ({name: DOES_NOT_ARISE} for name in other.mechanisms if name not in law.mechanisms)
    for mine, theirs in pairs:
        if theirs is not None and _told(mine.verdict) and mine.verdict != theirs.verdict:
            yield {mine.id: mine.verdict}
    for mine, theirs in pairs:
        if theirs is not None:
            differing = _differing(mine.doctrines, theirs.doctrines)
            if differing and _told(mine.verdict):
                yield {mine.id: {"verdict": mine.verdict, "doctrines": differing}}
    for mine, theirs in pairs:
        if theirs is not None:
            yield from _instances(mine, theirs)


def _instances(mine: MechanismOpinion, theirs: MechanismOpinion) -> Iterator[dict[str, Any]]:
    known = {tuple(each.about.items()): each for each in theirs.instances}
    own = {tuple(each.about.items()): each for each in mine.instances}
    for about, each in own.items():
        if about not in known:
            yield {mine.id: {"for": dict(about), "verdict": each.verdict}}
            continue
        stages = dict(_stages(each, known[about]))
        if stages:
            yield {mine.id: {"for": dict(about), "stages": stages}}
    for about in known:
        if about not in own:
            yield {mine.id: {"for": dict(about), "verdict": DOES_NOT_ARISE}}


def _stages(mine: InstanceOpinion, theirs: InstanceOpinion) -> Iterator[tuple[str, Any]]:
    for stage in mine.stages:
        verdict = theirs.stage(stage.id).verdict
        differing = _differing(mine.stage_doctrines[stage.id], theirs.stage_doctrines[stage.id])
        if _told(stage.verdict) and stage.verdict != verdict:
            yield stage.id, stage.verdict
        elif differing:
            yield stage.id, {"doctrines": differing}


def _findings(law: Judgement, other: Judgement) -> Iterator[dict[str, Any]]:
    for kind in FINDINGS:
        mine: Sequence[FindingOpinion] = getattr(law, kind)
        theirs: Sequence[FindingOpinion] = getattr(other, kind)
        known = {_key(each): each for each in theirs}
        own = {_key(each): each for each in mine}
        for key, each in {**known, **own}.items():
            verdict = own[key].verdict if key in own else DOES_NOT_APPLY
            found = known[key].verdict if key in known else DOES_NOT_APPLY
            said = _finding(each)
            if verdict != found and _told(verdict):
                yield {kind: [{**said, "verdict": verdict}]}
            elif key in own and key in known:
                differing = _differing(own[key].doctrines, known[key].doctrines)
                if differing:
                    yield {kind: [{**said, "doctrines": differing}]}


def _finding(each: FindingOpinion) -> dict[str, Any]:
    said: dict[str, Any] = {"id": each.id}
    if each.state is not None:
        said["by"] = each.state
    about = [name for part, name in each.about.items() if part != "state"]
    return {**said, "about": about} if about else said


def _key(each: FindingOpinion) -> tuple[str, str | None, tuple[tuple[str, str], ...]]:
    return each.id, each.state, tuple(each.about.items())


def _differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """The first doctrine whose verdict another does not share."""
    for name, verdict in mine.items():
        if _told(verdict) and theirs.get(name) != verdict:
            return {name: verdict}
    return {}


def _told(verdict: str) -> bool:
    return verdict in VERDICTS
