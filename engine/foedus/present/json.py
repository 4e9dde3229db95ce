"""Opinions as JSON: the fields that others build on, versioned by `schema`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from foedus.present.record_page import difference_words
from foedus.reasoning.opinion import (
    FindingOpinion,
    FromMemory,
    HingeLiteral,
    Hinges,
    InstanceOpinion,
    MechanismOpinion,
    Missing,
    OpenFact,
    Opinion,
    RecordDifference,
    RecordEntry,
    SettledPoint,
    StageVerdict,
    TermInPlay,
)
from foedus.text.dates import day_text

OPINION = "foedus/opinion/1"
OPINIONS = "foedus/opinions/1"


def to_json(opinion: Opinion) -> dict[str, Any]:
    """The opinion as a value for `json.dumps`."""
    return {
        "schema": OPINION,
        "case": opinion.case,
        "title": opinion.title,
        "date": opinion.date,
        "rules": opinion.rules,
        "options": dict(opinion.options),
        "mechanisms": {name: _mechanism(each) for name, each in opinion.mechanisms.items()},
        "lacunae": [_finding(each) for each in opinion.lacunae],
        "breaches": [_finding(each) | {"state": each.state} for each in opinion.breaches],
        "doubts": [_finding(each) for each in opinion.doubts],
        "conventions": [_convention(each) for each in opinion.conventions],
        "from_memory": [_from_memory(each) for each in opinion.from_memory],
        "open_facts": [_open_fact(each) for each in opinion.open_facts],
        "terms": [_term(each) for each in opinion.terms],
        "missing": [_missing(each) for each in opinion.missing],
        "missing_cut": opinion.missing_cut,
        "left_out": list(opinion.left_out),
        "record": [_record(opinion, each) for each in opinion.record],
        "differences": [
            {"conclusion": each.conclusion, "title": each.title, "says": each.says} for each in opinion.differences
        ],
        "supposed": list(opinion.supposed),
        "notes": list(opinion.notes),
    }


def several_to_json(opinions: Iterable[Opinion]) -> dict[str, Any]:
    """Several opinions as one value."""
    return {"schema": OPINIONS, "opinions": [to_json(each) for each in opinions]}


def _mechanism(mechanism: MechanismOpinion) -> dict[str, Any]:
    return {
        "verdict": mechanism.verdict,
        "title": mechanism.title,
        "article": mechanism.article,
        "why": mechanism.why,
        "stages": _stages(mechanism.stages),
        "doctrines": dict(mechanism.doctrines),
        "hinges": None if mechanism.hinges is None else hinges_value(mechanism.hinges),
        "about": dict(mechanism.about),
        "instances": [_instance(each) for each in mechanism.instances],
    }


def hinges_value(hinges: Hinges) -> dict[str, Any]:
    """The hinges of both sides."""
    return {
        "for": [[literal_value(literal) for literal in hinge] for hinge in hinges.for_],
        "against": [[literal_value(literal) for literal in hinge] for hinge in hinges.against],
        "complete": hinges.complete,
    }


def literal_value(literal: HingeLiteral) -> dict[str, Any]:
    """A fact with its answer or its values, or a term with the positions that are drawn together."""
    if literal.kind == "fact":
        plain = literal.values in (("yes",), ("no",))
        return {"fact": literal.name, "is": literal.values == ("yes",) if plain else list(literal.values)}
    value: dict[str, Any] = {"term": literal.name, "is": list(literal.values)}
    return value if literal.period is None else value | {"period": period_value(literal.period)}


def period_value(period: int) -> str | None:
    """The day from which a period of a term runs; none for the one that has no beginning."""
    return day_text(period) if period else None


def _instance(instance: InstanceOpinion) -> dict[str, Any]:
    return {
        "about": dict(instance.about),
        "verdict": instance.verdict,
        "why": instance.why,
        "stages": _stages(instance.stages),
        "doctrines": dict(instance.doctrines),
    }


def _stages(stages: Sequence[StageVerdict]) -> list[dict[str, str]]:
    return [{"id": stage.id, "title": stage.title, "verdict": stage.verdict, "says": stage.says} for stage in stages]


def _finding(finding: FindingOpinion) -> dict[str, Any]:
    return {
        "id": finding.id,
        "title": finding.title,
        "article": finding.article,
        "instance": dict(finding.about),
        "verdict": finding.verdict,
        "says": finding.says,
        "doctrines": dict(finding.doctrines),
    }


def _convention(point: SettledPoint) -> dict[str, Any]:
    return {
        "id": point.id,
        "text": point.text,
        "reason": point.reason,
        "grade": point.grade,
        "carries": list(point.carries),
    }


def _from_memory(found: FromMemory) -> dict[str, Any]:
    return {"kind": found.kind, "says": found.says, "carries": list(found.carries)}


def _open_fact(fact: OpenFact) -> dict[str, Any]:
    return {
        "fact": fact.question,
        "says": fact.says,
        "status": fact.status,
        "by": list(fact.by),
        "denied_by": list(fact.denied_by),
        "options": list(fact.options),
        "source": fact.source,
        "grade": fact.grade,
        "in_play": fact.in_play,
        "unproven": fact.unproven,
    }


def _term(term: TermInPlay) -> dict[str, Any]:
    value: dict[str, Any] = {"term": term.term, "title": term.title, "positions": list(term.positions)}
    return value if term.period is None else value | {"period": period_value(term.period)}


def _missing(missing: Missing) -> dict[str, Any]:
    changes = {name: {"before": before, "after": after} for name, (before, after) in missing.changes.items()}
    return {"fact": missing.question, "says": missing.says, "changes": changes}


def _record(opinion: Opinion, entry: RecordEntry) -> dict[str, Any]:
    return {
        "by": entry.by,
        "on": entry.on,
        "says": entry.says,
        "source": entry.source,
        "treats_as": dict(entry.treats_as),
        "differs": [_difference(opinion, entry, each) for each in entry.differs],
    }


def _difference(opinion: Opinion, entry: RecordEntry, difference: RecordDifference) -> dict[str, Any]:
    return {
        "mechanism": difference.mechanism,
        "treated": difference.treated,
        "verdict": difference.verdict,
        "overall": difference.overall,
        "doctrines": list(difference.doctrines),
        "says": difference_words(opinion, entry, difference),
    }
