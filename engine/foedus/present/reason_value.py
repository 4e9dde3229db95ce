"""Reasons as JSON, versioned by `schema`, with the schema that describes them."""

from __future__ import annotations

from typing import Any

from foedus.reasoning.proofs.reason import Authority, Failure, Miss, Proof, Reason, Refusal, Support
from foedus.reasoning.proofs.why import Explanation

REASON = "foedus/reason/1"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def to_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as a value for `json.dumps`: everything, whatever depth a page would show."""
    return {
        "schema": REASON,
        "case": explanation.case,
        "title": explanation.title,
        "options": {name: value for name, value in explanation.options.items() if name != "missing"},
        "conclusion": explanation.conclusion,
        "verdict": explanation.verdict,
        "proof": None if explanation.proof is None else _proof(explanation.proof),
        "refusal": None if explanation.refusal is None else _refusal(explanation.refusal),
    }


def _proof(proof: Proof) -> dict[str, Any]:
    others = [_reason(each) for each in proof.others]
    return {"says": proof.says, "granted": list(proof.world), "reason": _reason(proof.reason), "others": others}


def _refusal(refusal: Refusal) -> dict[str, Any]:
    misses = [_miss(each) for each in refusal.misses]
    return {"says": refusal.says, "granted": list(refusal.world), "misses": misses}


def _reason(reason: Reason) -> dict[str, Any]:
    """A step or leaf; a step that was stated before holds its number alone."""
    if reason.again is not None:
        return {"kind": reason.kind, "says": reason.says, "atom": reason.atom, "again": reason.again}
    return {
        "kind": reason.kind,
        "says": reason.says,
        "atom": reason.atom,
        "number": reason.number or None,
        "authority": None if reason.authority is None else _authority(reason.authority),
        "support": None if reason.support is None else _support(reason.support),
        "open": reason.open,
        "contested": reason.contested,
        "absent": list(reason.absent),
        "holds_if": list(reason.holds_if),
        "premises": [_reason(each) for each in reason.premises],
    }


def _authority(authority: Authority) -> dict[str, Any]:
    return {
        "rule": authority.rule,
        "provisions": list(authority.provisions),
        "version": authority.version,
        "grade": authority.grade,
        "convention": authority.convention,
        "convention_reason": authority.convention_reason,
        "because": authority.because,
        "file": authority.file,
        "line": authority.line,
    }


def _support(support: Support) -> dict[str, Any]:
    return {
        "status": support.status,
        "by": list(support.by),
        "denied_by": list(support.denied_by),
        "source": support.source,
        "grade": support.grade,
        "note": support.note,
        "question": support.question,
    }


def _miss(miss: Miss) -> dict[str, Any]:
    failed = [_failure(each) for each in miss.failed]
    return {"authority": _authority(miss.authority), "says": miss.says, "met": list(miss.met), "failed": failed}


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "says": failure.says,
        "predicate": failure.predicate or None,
        "again": failure.again,
        "blocked_by": None if failure.blocked_by is None else _reason(failure.blocked_by),
        "misses": [_miss(each) for each in failure.misses],
    }


# The schema

_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_WHOLE: dict[str, Any] = {"type": "integer", "minimum": 0}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    properties = required | optional
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _ref(name)}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(name: str) -> dict[str, Any]:
    return {"anyOf": [_ref(name), {"type": "null"}]}


def reason_schema() -> dict[str, Any]:
    """The JSON Schema of what `why` and `whynot` write."""
    whole = _object(
        {
            "schema": {"const": REASON},
            "case": _TEXT,
            "title": _TEXT,
            "options": {"type": "object", "description": "The options that shaped the verdict, by name."},
            "conclusion": _TEXT,
            "verdict": {"enum": ["applies", "arguable", "does_not_apply"]},
            "proof": _or_null("proof"),
            "refusal": _or_null("refusal"),
        }
    )
    return {"$schema": _DRAFT, "$id": REASON, "title": "Reasons of a conclusion", **whole, "$defs": _definitions()}


def _definitions() -> dict[str, Any]:
    return {
        "proof": _object({"says": _TEXT, "granted": _TEXTS, "reason": _ref("step"), "others": _list_of("step")}),
        "refusal": _object({"says": _TEXT, "granted": _TEXTS, "misses": _list_of("miss")}),
        "step": {"oneOf": [_ref("reason"), _ref("again")]},
        "again": _object({"kind": _TEXT, "says": _TEXT, "atom": _TEXT, "again": _WHOLE}),
        "reason": _reason_schema(),
        "authority": _object(
            {
                "rule": _TEXT,
                "provisions": _TEXTS,
                **dict.fromkeys(("version", "grade", "convention", "convention_reason", "because"), _MAYBE),
                "file": _TEXT,
                "line": _WHOLE,
            }
        ),
        "support": _object(
            {
                "status": _TEXT,
                "by": _TEXTS,
                "denied_by": _TEXTS,
                **dict.fromkeys(("source", "grade", "note", "question"), _MAYBE),
            }
        ),
        "miss": _object({"authority": _ref("authority"), "says": _TEXT, "met": _TEXTS, "failed": _list_of("failure")}),
        "failure": _object(
            {
                "says": _TEXT,
                "predicate": _MAYBE,
                "again": {"type": "boolean"},
                "blocked_by": _or_null("step"),
                "misses": _list_of("miss"),
            }
        ),
    }


def _reason_schema() -> dict[str, Any]:
    return _object(
        {
            "kind": {"enum": ["rule", "fact", "reading", "record", "default", "given"]},
            "says": _TEXT,
            "atom": _TEXT,
            "number": {"type": ["integer", "null"]},
            "authority": _or_null("authority"),
            "support": _or_null("support"),
            "open": {"type": "boolean"},
            "contested": _WHOLE,
            "absent": _TEXTS,
            "holds_if": _TEXTS,
            "premises": _list_of("step"),
        }
    )
