"""Pleadings as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.law.terms import Argument, Holder
from foedus.reasoning.authorities import Authority
from foedus.reasoning.pleading import Answer, Pleading, StageLine, Submission
from foedus.reasoning.steps import FactStep, PositionTaken, ReadingStep, Step

SCHEMA = "foedus/pleading/1"


def to_json(pleading: Pleading) -> dict[str, Any]:
    """The pleading as a value for `json.dumps`: everything, also what the documents cut."""
    opening = pleading.opening
    return {
        "schema": SCHEMA,
        "case": pleading.case,
        "title": pleading.title,
        "date": pleading.date,
        "rules": pleading.rules,
        "options": dict(pleading.options),
        "mechanism": pleading.mechanism,
        "mechanism_title": pleading.names,
        "article": pleading.article,
        "side": pleading.side,
        "verdict": pleading.verdict,
        "settled": pleading.settled,
        "admissible": not pleading.hopeless,
        "complete": pleading.complete,
        "claim": None if pleading.hopeless else pleading.claim,
        "why": pleading.why,
        "about": dict(pleading.about),
        "other_instances": pleading.others,
        "met": [_line(each) for each in pleading.met],
        "failed": [_line(each) for each in pleading.failed],
        "settled_points": [{"text": each.text, "reason": each.reason, "grade": each.grade} for each in pleading.points],
        "submissions": _submissions(pleading.submissions),
        "outside_the_admitted": None
        if opening is None
        else {
            "about": dict(opening.about),
            "complete": opening.complete,
            "submissions": _submissions(opening.submissions),
        },
        "authorities": [_authority(each) for each in pleading.authorities],
    }


def _line(line: StageLine) -> dict[str, Any]:
    return {"stage": line.title, "says": line.says, "provisions": list(line.provisions)}


def _submissions(submissions: Iterable[Submission]) -> list[dict[str, Any]]:
    return [
        {
            "steps": _steps(each.steps),
            "answers": [_answer(answer) for answer in each.answers],
            "rivals": _steps(each.rivals),
        }
        for each in submissions
    ]


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "denies": [_brief(each) for each in answer.denies],
        "granted": [_brief(each) for each in answer.granted],
        "further": _steps(answer.further),
    }


def _brief(step: Step) -> dict[str, Any]:
    if isinstance(step, FactStep):
        return {"fact": step.question, "is": list(step.values), "says": step.says}
    return {"term": step.term, "is": [each.id for each in step.positions], "from": step.since, "says": step.says}


def _steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [_brief(each) | (_fact(each) if isinstance(each, FactStep) else _reading(each)) for each in steps]


def _fact(step: FactStep) -> dict[str, Any]:
    return {
        "status": step.status,
        "record_is_for_it": step.ours,
        "by": list(step.by),
        "denied_by": list(step.denied_by),
        "sources": [{"title": each.title, "where": each.where, "grade": each.grade} for each in step.sources],
        "grade": step.grade,
        "note": step.note,
        "own_argument": not step.sources,
    }


def _reading(step: ReadingStep) -> dict[str, Any]:
    return {
        "title": step.title,
        "question": step.question,
        "text": step.text,
        "positions": [_position(each) for each in step.positions],
    }


def _position(position: PositionTaken) -> dict[str, Any]:
    return {
        "id": position.id,
        "reading": position.reading,
        "short": position.short,
        "standing": position.standing,
        "admitted": position.admitted,
        "own_argument": position.own,
        "holders": [_holder(each) for each in position.holders],
        "for": [_argument(each) for each in position.for_],
        "against": [_argument(each) for each in position.against],
    }


def _holder(holder: Holder) -> dict[str, Any]:
    return {"who": holder.who, "where": holder.where, "grade": holder.grade, "note": holder.note}


def _argument(argument: Argument) -> dict[str, Any]:
    return {
        "canon": argument.canon,
        "text": argument.text,
        "source": argument.source,
        "grade": argument.grade,
        "own_argument": argument.source is None,
    }


def _authority(authority: Authority) -> dict[str, Any]:
    return {
        "kind": authority.kind,
        "title": authority.title,
        "where": authority.where,
        "grades": list(authority.grades),
        "used_for": list(authority.used_for),
    }
