"""The JSON Schema of a timeline, of the form that `timeline_page.timeline_value` writes."""

from __future__ import annotations

from typing import Any

from foedus.present.timeline_page import SCHEMA

_TEXT: dict[str, Any] = {"type": "string"}
_TEXT_OR_NONE: dict[str, Any] = {"type": ["string", "null"]}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}


def _object(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_ENDING = _object(
    {
        "on": _DAY,
        "kind": {"enum": ["text", "parties", "reading", "doctrine", "state"]},
        "about": {**_TEXT, "description": "The instrument, the open term or the state."},
        "name": {**_TEXT, "description": "The version, the parties' act, the position or the doctrine."},
        "states": _TEXTS,
        "says": _TEXT,
        "citation": _TEXT,
        "sources": _TEXTS,
        "grade": _TEXT_OR_NONE,
        "event": {**_TEXT_OR_NONE, "description": "The event that had come to this day; null for the question's day."},
        "alone": {"type": "boolean", "description": "Without this one change the verdict would have stayed."},
    },
    "A change of the law that ended an interval.",
)
_INTERVAL = _object(
    {
        "from": _DAY,
        "to": _DAY,
        "verdict": {"enum": ["applies", "does_not_apply", "arguable", "excludes_itself"]},
        "reasons": {
            "type": "array",
            "items": _object({"from": _DAY, "to": _DAY, "why": _TEXT}, "A reason, with the days on which it is one."),
            "minItems": 1,
        },
        "ended_by": {"type": "array", "items": {"$ref": "#/$defs/ending"}},
    },
    "Days of the case's first event on which the verdict is the same, the last included.",
)
_STRIP = _object(
    {
        "mechanism": _TEXT,
        "title": _TEXT,
        "article": _TEXT,
        "intervals": {"type": "array", "items": {"$ref": "#/$defs/interval"}, "minItems": 1},
    },
    "A mechanism through time.",
)


def timeline_schema() -> dict[str, Any]:
    """The schema of what `foedus timeline --format json` writes."""
    whole = _object(
        {
            "schema": {"const": SCHEMA},
            "case": _TEXT,
            "title": _TEXT,
            "rules": {**_TEXT, "description": "The digest of the rules."},
            "options": {"type": "object"},
            "event": _object({"id": _TEXT, "title": _TEXT, "day": _DAY}, "The event whose days the intervals count."),
            "from": _DAY,
            "to": _DAY,
            "known_to": _object({"on": _DAY, "source": _TEXT_OR_NONE}, "Up to when the record of the law is known."),
            "mechanisms": {"type": "object", "additionalProperties": {"$ref": "#/$defs/strip"}},
            "notes": _TEXTS,
        },
        "A case moved through time.",
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Timeline",
        **whole,
        "$defs": {"strip": _STRIP, "interval": _INTERVAL, "ending": _ENDING},
    }
