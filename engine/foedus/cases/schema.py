"""The JSON Schema of a case file, made from the vocabulary, so that an editor completes and checks one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.cases.claims import GRADES
from foedus.cases.expectations import DOES_NOT_ARISE, EXPECTED_KEYS, FACT_SETTINGS, FINDING_KEYS, FINDINGS, VERDICTS
from foedus.cases.fact import OPEN_STATUSES, STATUSES
from foedus.cases.frame import KINDS, RECORD_KEYS, SOURCE_KEYS, SUPPOSED, TREATMENTS
from foedus.cases.names import Record, record_of
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_CASE_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_TEXT = {"type": "string"}
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_YES_NO = {"enum": [True, False, "true", "false"]}
# A number may be one, or a text: a reader that keeps all scalars as text sees the same file.
_NUMBER = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}]}


def case_schema(rulebook: Rulebook) -> Schema:
    """The schema (draft 2020-12). Every field takes the plain value or a mapping with status and source."""
    return _Writer(rulebook).case()


class _Writer:
    def __init__(self, rulebook: Rulebook) -> None:
        self.law = rulebook
        self.record: Record = record_of(rulebook)
        self.sections = rulebook.vocabulary.sections
        self.shared: Schema = {}
        """Schemas that are named once and used in more than one place."""

    def case(self) -> Schema:
        frame = self._frame()
        sections = {key: self._section(section, whole=True) for key, section in self.sections.items()}
        changes = {key: self._section(section, whole=False) for key, section in self.sections.items()}
        frame["change"] = _object(changes, "what differs from the base; null drops a thing or a field")
        return {
            "$schema": _DIALECT,
            "title": "A case",
            "type": "object",
            "properties": {**frame, **sections},
            "required": ["id", "title", "kind"],
            # A case that is based on another has its date from there.
            "if": {"not": {"required": ["based_on"]}},
            "then": {"required": ["date"]},
            "additionalProperties": False,
            "$defs": {**self._definitions(), **self.shared},
        }

    def _definitions(self) -> Schema:
        states, organs = sorted(self.record.states), sorted(self.record.organs)
        return {
            "id": _ID,
            "day": _DAY,
            "yes_no": _YES_NO,
            "number": _NUMBER,
            "state": _either({"enum": states}, _ID),
            "organ": _either({"enum": organs}, _ID),
            "actor": _either({"enum": [*states, *organs]}, _ID),
            "instrument": {"enum": sorted(self.record.instruments)},
            "provision": {"enum": sorted(self.record.provisions)},
            "verdict": {"enum": list(VERDICTS)},
            "status": {"enum": list(STATUSES)},
            "grade": {"enum": list(GRADES)},
            "speakers": _one_or_many({"type": "string"}),
        }

    # Sections

    def _section(self, section: Section, *, whole: bool) -> Schema:
        thing = self._thing(section, whole=whole)
        things: Schema = {
            "type": "object",
            "propertyNames": _ref("id"),
            "additionalProperties": thing if whole else _either(thing, {"type": "null"}),
        }
        return _described(things, section.means or section.title)

    def _thing(self, section: Section, *, whole: bool) -> Schema:
        properties = {"title": _described(_TEXT, f"how the {section.title} is called in sentences")}
        for name, field in section.fields.items():
            schema = self._field(field)
            properties[name] = schema if whole else _either(schema, {"type": "null"})
        thing = _object(properties, None)
        if whole:
            thing["required"] = [name for name, field in section.fields.items() if field.absent == "must"]
            conditions = [_condition(field) for field in section.fields.values() if field.required_if]
            if conditions:
                thing["allOf"] = conditions
        return thing

    # Fields

    def _field(self, field: Field) -> Schema:
        return self._share(f"field.{field.predicate}", _described(self._shape(field), field.means or field.title))

    def _share(self, name: str, schema: Schema) -> Schema:
        self.shared.setdefault(name, schema)
        return _ref(name)

    def _shape(self, field: Field) -> Schema:
        if field.record is not None:
            return _one_or_many(self._thing(field.record, whole=True))
        if field.two_lists:
            side = _one_or_many(self._fact(field, field.types, field.words))
            return {"type": "array", "minItems": 2, "maxItems": 2, "items": side}
        if field.is_map:
            entry = self._fact(field, field.map_to, field.value_words)
            keys = self._value(field, field.map_from, field.words)
            return {"type": "object", "propertyNames": keys, "additionalProperties": entry}
        fact = self._fact(field, field.types, field.words)
        if field.bare_open or field.is_yes_no:
            bare = STATUSES if field.is_yes_no else OPEN_STATUSES
            fact = _either(fact, {"enum": list(bare)})
        return _one_or_many(fact) if field.many or field.changing else fact

    def _fact(self, field: Field, types: Iterable[str], words: tuple[str, ...]) -> Schema:
        value = self._value(field, types, words)
        rivals = _one_or_many(value) if field.many else value
        parts: Schema = {
            "value": rivals if field.bare_open else value,
            "one_of": {"type": "array", "minItems": 2, "items": rivals},
            "status": _ref("status"),
            "by": _ref("speakers"),
            "denied_by": _ref("speakers"),
            "source": _one_or_many(_TEXT),
            "grade": _ref("grade"),
            "note": _TEXT,
        }
        if field.changing:
            parts |= {"from": _ref("day"), "to": _either(_ref("day"), {"const": "ongoing"})}
        fact = _object(parts, None)
        needed = ("value", "one_of", "status") if field.is_yes_no or field.bare_open else ("value", "one_of")
        fact["anyOf"] = [{"required": [key]} for key in needed]
        return _either(value, fact)

    def _value(self, field: Field, types: Iterable[str], words: tuple[str, ...]) -> Schema:
        found = [self._of_type(one, field) for one in types]
        reserved = [*words, *field.literals]
        if any(word in self.record.groups for word in words):
            reserved += [group for group in self.record.groups if group not in reserved]
        if reserved:
            found.append({"enum": reserved})
        return _either(*found)

    def _of_type(self, one: str, field: Field) -> Schema:
        if one == "choice":
            titles = any(choice in field.choice_titles for choice in field.choices)
            plain = {"enum": list(field.choices)}
            titled = [{"const": choice, "title": field.choice_title(choice)} for choice in field.choices]
            return self._share(f"choice.{field.predicate}", {"oneOf": titled} if titles else plain)
        if one == "text":
            return _TEXT
        known = ("day", "yes_no", "number", "state", "organ", "actor", "instrument", "provision")
        return _ref("organ" if one == "organization" else one if one in known else "id")

    # Frame

    def _frame(self) -> Schema:
        source = _object({**dict.fromkeys(SOURCE_KEYS, _TEXT), "grade": _ref("grade")}, None)
        return {
            "id": _described(_CASE_ID, "the name of the case, with hyphens"),
            "title": _TEXT,
            "kind": {"enum": list(KINDS)},
            "date": _described(_ref("day"), "the day of the question; each event is judged by the law of its own day"),
            "summary": _TEXT,
            "sources": {"type": "object", "additionalProperties": _either(_TEXT, source)},
            "based_on": _described(_TEXT, "the case from which this one starts"),
            "suppose": _one_or_many(_either(*(self._supposition(form) for form in SUPPOSED))),
            "record": _one_or_many(self._record_entry()),
            "expect": self._expect(),
        }

    def _supposition(self, form: tuple[str, ...]) -> Schema:
        instruments = _one_or_many(_ref("instrument"))
        ends = _either(_ref("day"), {"const": "ongoing"})
        known: Schema = {
            "state": _ref("state"), "party_to": instruments, "not_party_to": instruments, "from": _ref("day"),
            "instrument": _ref("instrument"), "version": {"type": ["string", "integer"]},
            "in_force_from": _ref("day"), "to": ends,
        }  # fmt: skip
        supposition = _object({key: known[key] for key in form}, None)
        supposition["required"] = list(form[:2])
        return supposition

    def _record_entry(self) -> Schema:
        names = _either(_ref("provision"), _ref("instrument"))
        known: Schema = {
            "by": _ref("speakers"), "on": _ref("day"), "in": _ref("organ"), "says": _TEXT,
            "names": _one_or_many(names), "source": _one_or_many(_TEXT), "grade": _ref("grade"),
            "treats_as": {"type": "object", "additionalProperties": {"enum": list(TREATMENTS)}},
        }  # fmt: skip
        return _object({key: known[key] for key in RECORD_KEYS}, "what was said or done; shown, and read by no rule")

    def _expect(self) -> Schema:
        table = {"type": "object", "additionalProperties": _ref("verdict")}
        stage = _object({"verdict": _ref("verdict"), "doctrines": table, "differs": _TEXT}, None)
        stages = {"type": "object", "additionalProperties": _either(_ref("verdict"), stage)}
        judged = _either(_ref("verdict"), {"const": DOES_NOT_ARISE})
        readings = _object({name: {"enum": list(term.positions)} for name, term in self.law.terms.items()}, None)
        known: Schema = {
            "verdict": judged, "for": {"type": ["string", "array", "object"]}, "stages": stages,
            "obligors": table, "doctrines": table, "readings": readings, "turns_on": _one_or_many(_TEXT),
            "facts": _object(dict.fromkeys(FACT_SETTINGS, _ref("verdict")), None),
            "differs": _TEXT,
        }  # fmt: skip
        more = _object({key: known[key] for key in EXPECTED_KEYS}, None)
        expected = self._share("expected", _one_or_many(_either(judged, more)))
        properties: Schema = dict.fromkeys(self.law.mechanisms, expected)
        findings = {"breaches": self.law.breaches, "lacunae": self.law.lacunae, "doubts": self.law.doubts}
        for kind in FINDINGS:
            ids = {"enum": list(findings[kind])}
            parts: Schema = dict.fromkeys(FINDING_KEYS, _one_or_many(_TEXT))
            verdicts = {"verdict": _ref("verdict"), "doctrines": table, "readings": readings}
            entry = _object({**parts, "id": ids, **verdicts, "differs": _TEXT}, None)
            properties[kind] = _either(_one_or_many(_either(ids, entry)), table)
        objects = {f"^{name.replace('.', '[.]')}:": expected for name in self.law.mechanisms}
        return {
            "type": "object",
            "properties": properties,
            "patternProperties": objects,
            "additionalProperties": False,
            "description": "the verdicts that the case is held to by tests",
        }


def _condition(field: Field) -> Schema:
    """A field that must be given where others have certain values."""
    properties = {}
    for other, values in field.required_if.items():
        one = {"enum": list(values)}
        properties[other] = _either(one, {"type": "array", "contains": one})
    given = {"properties": properties, "required": list(field.required_if)}
    return {"if": given, "then": {"required": [field.name]}}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _either(*schemas: Schema) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": list(schemas)}


def _one_or_many(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def _object(properties: Schema, means: str | None) -> Schema:
    return _described({"type": "object", "properties": properties, "additionalProperties": False}, means)


def _described(schema: Schema, means: str | None) -> Schema:
    return {**schema, "description": means} if means else schema
