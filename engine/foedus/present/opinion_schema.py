"""The JSON Schema of an opinion, of the form that `present.json` writes."""

from __future__ import annotations

from typing import Any

_TEXT: dict[str, Any] = {"type": "string"}
_TEXT_OR_NONE: dict[str, Any] = {"type": ["string", "null"]}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_VERDICT: dict[str, Any] = {"$ref": "#/$defs/verdict"}
_BY_DOCTRINE: dict[str, Any] = {"type": "object", "additionalProperties": _VERDICT}
_ABOUT: dict[str, Any] = {"type": "object", "additionalProperties": _TEXT}


def _object(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _named(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


_STAGE = _object(
    {"id": _TEXT, "title": _TEXT, "verdict": _VERDICT, "says": _TEXT},
    "A rung of the mechanism's ladder, with a sentence on it.",
)
_INSTANCE = _object(
    {"about": _ABOUT, "verdict": _VERDICT, "why": _TEXT, "stages": _list(_named("stage")), "doctrines": _BY_DOCTRINE},
    "The mechanism judged for one instance; `about` names its parts by their ids.",
)
_MECHANISM = _object(
    {
        "verdict": _VERDICT,
        "title": _TEXT,
        "article": _TEXT,
        "why": _TEXT,
        "stages": _list(_named("stage")),
        "doctrines": _BY_DOCTRINE,
        "hinges": {"anyOf": [_named("hinges"), {"type": "null"}]},
        "about": _ABOUT,
        "instances": _list(_named("instance")),
    },
    "The headline: the strongest verdict that any one instance has, with that instance's stages.",
)
_FINDING_FIELDS: dict[str, Any] = {
    "id": _TEXT,
    "title": _TEXT,
    "article": _TEXT_OR_NONE,
    "instance": _ABOUT,
    "verdict": _VERDICT,
    "says": _TEXT,
    "doctrines": _BY_DOCTRINE,
}
_OPEN_FACT = _object(
    {
        "fact": _TEXT,
        "says": _TEXT,
        "status": {"enum": ["alleged", "disputed", "unknown"]},
        "by": _list(_TEXT),
        "denied_by": _list(_TEXT),
        "options": _list(_TEXT),
        "source": _TEXT_OR_NONE,
        "grade": _TEXT_OR_NONE,
        "in_play": {"type": "boolean", "description": "Whether any conclusion shown depends on it."},
        "unproven": _TEXT_OR_NONE | {"description": "Who failed to prove it, where the burden of proof decided it."},
    },
    "A fact that the case leaves open, as a question with its values.",
)
_PERIOD: dict[str, Any] = {
    "type": ["string", "null"],
    "format": "date",
    "description": "The first day of the period, where the case falls into several of the term's; null: the first one.",
}
_FACT_LITERAL = _object(
    {"fact": _TEXT, "is": {"anyOf": [{"type": "boolean"}, _list(_TEXT)]}},
    "An open fact granted or denied, or with one of these values.",
)
_TERM_LITERAL = _object({"term": _TEXT, "is": _list(_TEXT)}, "An open term read in one of these ways.")
_TERM_LITERAL["properties"]["period"] = _PERIOD
_HINGE = _list({"anyOf": [_FACT_LITERAL, _TERM_LITERAL]})
_HINGES = _object(
    {"for": _list(_HINGE), "against": _list(_HINGE), "complete": {"type": "boolean"}},
    "All least sets of facts and readings that settle the verdict, whatever else is open; none if not complete.",
)
_TERM = _object(
    {"term": _TEXT, "title": _TEXT, "positions": _list(_TEXT)},
    "An open term on whose reading some conclusion shown depends, with the positions that are allowed.",
)
_TERM["properties"]["period"] = _PERIOD
_CHANGE = _object({"before": _VERDICT, "after": _VERDICT}, "A verdict as it is, and as it would be.")
_MISSING = _object(
    {"fact": _TEXT, "says": _TEXT, "changes": {"type": "object", "additionalProperties": _CHANGE}},
    "Something of which the case is silent and that, granted alone, changes verdicts.",
)
_TREATED: dict[str, Any] = {"enum": ["applied", "not_applied", "silent"]}
_RECORD_DIFFERENCE = _object(
    {
        "mechanism": _TEXT,
        "treated": _TREATED,
        "verdict": _VERDICT,
        "overall": {"type": "boolean", "description": "Whether it is the verdict of this opinion, within its options."},
        "doctrines": _list(_TEXT) | {"description": "Those that state what organs profess, and give this verdict."},
        "says": _TEXT,
    },
    "A verdict that differs from how the mechanism was treated, and under what it is had.",
)
_RECORD = _object(
    {
        "by": _TEXT,
        "on": _TEXT_OR_NONE,
        "says": _TEXT,
        "source": _TEXT_OR_NONE,
        "treats_as": {"type": "object", "additionalProperties": _TREATED},
        "differs": _list(_named("record_difference")),
    },
    "What an organ or a state in fact said or did, and where the verdicts differ from it.",
)
_DIFFERENCE = _object(
    {"conclusion": _TEXT, "title": _TEXT, "says": _TEXT},
    "A conclusion on which a source expects another verdict than the rules give, and why they part; told by the case.",
)
_CONVENTION = _object(
    {"id": _TEXT, "text": _TEXT, "reason": _TEXT, "grade": _TEXT_OR_NONE, "carries": _list(_TEXT)},
    "A settled point of the law, with its reason, and what it carries: headlines of mechanisms, and findings.",
)
_FROM_MEMORY = _object(
    {"kind": {"enum": ["provision", "fact", "record"]}, "says": _TEXT, "carries": _list(_TEXT)},
    "What is known from memory only (grade D), and what rests on it in part: headlines of mechanisms, and findings.",
)
_OPTIONS = _object(
    {
        "readings": _TEXT,
        "facts": {"enum": ["all", "established", "alleged"]},
        "doctrine": _TEXT_OR_NONE,
        "missing": {"enum": [None, "list", "unknown"]},
        "at": {"type": ["string", "null"], "format": "date"},
        "under": _TEXT_OR_NONE | {"description": "Another treaty to which the case is put."},
        "burden": {"type": "boolean", "description": "Whether open facts were decided by the burden of proof."},
    },
    "The options that shaped the opinion.",
)


def opinion_schema() -> dict[str, Any]:
    """The schema, by the 2020-12 draft."""
    properties = {
        "schema": {"const": "foedus/opinion/1"},
        "case": _TEXT,
        "title": _TEXT,
        "date": _DAY | {"description": "The day of the question."},
        "rules": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "The digest of the rules."},
        "options": _OPTIONS,
        "mechanisms": {"type": "object", "additionalProperties": _named("mechanism")},
        "lacunae": _list(_named("finding")),
        "breaches": _list(_named("breach")),
        "doubts": _list(_named("finding")),
        "conventions": _list(_named("convention")),
        "from_memory": _list(_named("from_memory")),
        "open_facts": _list(_named("open_fact")),
        "terms": _list(_named("term")),
        "missing": _list(_named("missing")),
        "missing_cut": {"type": "boolean", "description": "Whether the case is silent on more points than were asked."},
        "left_out": _list(_TEXT),
        "record": _list(_named("record_entry")),
        "differences": _list(_named("told_difference")),
        "supposed": _list(_TEXT) | {"description": "What is supposed where the case is put to another treaty."},
        "notes": _list(_TEXT),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Opinion of foedus on a case",
        **_object(properties, "What `foedus eval --format json` writes for one case."),
        "$defs": {
            "verdict": {
                "enum": ["applies", "arguable", "does_not_apply", "excludes_itself"],
                "description": "In every world, in some, in none; or there is no world at all.",
            },
            "stage": _STAGE,
            "instance": _INSTANCE,
            "mechanism": _MECHANISM,
            "finding": _object(_FINDING_FIELDS, "A lacuna or a doubt for one instance."),
            "breach": _object({**_FINDING_FIELDS, "state": _TEXT_OR_NONE}, "A breach by a state for one instance."),
            "hinges": _HINGES,
            "open_fact": _OPEN_FACT,
            "term": _TERM,
            "missing": _MISSING,
            "record_entry": _RECORD,
            "record_difference": _RECORD_DIFFERENCE,
            "told_difference": _DIFFERENCE,
            "convention": _CONVENTION,
            "from_memory": _FROM_MEMORY,
        },
    }
