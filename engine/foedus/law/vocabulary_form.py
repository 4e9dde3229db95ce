"""The form of `vocabulary.yaml`: what may stand in it, and the vocabulary made from what does.

All problems of a file are found in one go, each with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from foedus.law.vocabulary import BASIC_TYPES, Field, Section, Vocabulary
from foedus.text.names import is_identifier, nearest
from foedus.text.source import InputError, Problem
from foedus.text.yaml_reader import Document, KeyPath

_SECTION_KEYS = (
    "name", "title", "event", "event_instead", "until", "says", "denies", "supposed", "means",
    "may_be_missing", "space", "fields",
)  # fmt: skip
_FIELD_KEYS = (
    "type", "of", "many", "map", "two_lists", "fields", "name", "open", "absent", "required_if", "words", "value_words",
    "and", "bare_open", "rivals", "predicate", "says", "denies", "title", "means", "reads", "shown", "may_be_missing",
    "space", "change",
)  # fmt: skip
_FILL_IN = re.compile(r"\{([^{}]*)\}")
_FIELD_FILL_INS = ("thing", "value", "key", "day")


def checked(document: Document) -> Vocabulary:
    """The vocabulary in the document, or InputError."""
    form = _Form(document)
    vocabulary = Vocabulary(form.sections())
    form.predicates_unique(vocabulary)
    if form.problems:
        raise InputError(form.problems)
    return vocabulary


class _Owner(NamedTuple):
    """What a field belongs to: the section, the name before its predicate, and the arguments that name the thing."""

    section: str
    prefix: str
    places: int


class _Form:
    """One walk over the document; problems are collected."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.types: set[str] = set(BASIC_TYPES)

    def problem(
        self, path: KeyPath, message: str, expected: str | None = None, near: str | None = None, key: bool = False
    ) -> None:
        place = self.document.key_place(path) if key else self.document.place(path)
        self.problems.append(Problem(message, place, expected, near))

    # Plain values

    def mapping(self, value: Any, path: KeyPath, what: str, keys: Iterable[str] | None = None) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.problem(path, f"{what} is no mapping", "keys with values")
            return {}
        if keys is not None:
            known = list(keys)
            for key in value:
                if key not in known:
                    self.problem((*path, key), f"'{key}' is no key of {what}", None, nearest(key, known), key=True)
        return value

    def text(self, value: Any, path: KeyPath, what: str, otherwise: str = "") -> str:
        if value is None:
            return otherwise
        if not isinstance(value, str):
            self.problem(path, f"{what} is no text", "one text")
            return otherwise
        return " ".join(value.split())

    def flag(self, value: Any, path: KeyPath, what: str) -> bool:
        if value not in (None, "true", "false"):
            self.problem(path, f"{what} is neither true nor false", "true or false")
        return bool(value == "true")

    def listed(self, value: Any, path: KeyPath, what: str) -> tuple[str, ...]:
        items = [] if value is None else value if isinstance(value, list) else [value]
        for place, item in enumerate(items):
            if not isinstance(item, str):
                where = (*path, place) if isinstance(value, list) else path
                self.problem(where, f"an item of {what} is no text", "a list of texts")
        return tuple(item for item in items if isinstance(item, str))

    def names(self, value: Any, path: KeyPath, what: str) -> tuple[str, ...]:
        items = self.listed(value, path, what)
        for place, item in enumerate(items):
            if not is_identifier(item):
                where = (*path, place) if isinstance(value, list) else path
                self.problem(where, f"'{item}' cannot be a name", "small letters, digits and underscores")
        if len(set(items)) < len(items):
            self.problem(path, f"{what} names something twice")
        return items

    def name(self, value: Any, path: KeyPath, what: str, otherwise: str) -> str:
        return next(iter(self.names(self.text(value, path, what, otherwise), path, what)), otherwise)

    # Sections

    def sections(self) -> dict[str, Section]:
        top = self.mapping(self.document.value, (), "the vocabulary", ["sections"])
        if "sections" not in top and isinstance(self.document.value, dict):
            self.problem((), "the vocabulary has no sections", "the key 'sections'")
        given = self.mapping(top.get("sections", {}), ("sections",), "the list of sections")
        for key, body in given.items():
            name = body.get("name") if isinstance(body, dict) else None
            self.types.add(name if isinstance(name, str) else key)
        return {key: self.section(key, body, ("sections", key)) for key, body in given.items()}

    def section(self, key: str, body: Any, path: KeyPath) -> Section:
        body = self.mapping(body, path, "a section", _SECTION_KEYS)
        self.name(key, path, "a section", key)
        name = self.name(body.get("name"), (*path, "name"), "the name", key)
        given = self.mapping(body.get("fields"), (*path, "fields"), "the list of fields") if "fields" in body else {}
        if not given:
            self.problem(path, f"the section '{key}' has no fields", "the key 'fields'", key=True)
        owner = _Owner(key, name, 1)
        fields = {field: self.field(field, one, (*path, "fields", field), owner) for field, one in given.items()}
        event = self.text(body.get("event"), (*path, "event"), "the event's day") or None
        if event is not None:
            self.event(event, fields, (*path, "event"))
            fields["happened"] = _happened(key)
        instead = self.text(body.get("event_instead"), (*path, "event_instead"), "the event's day") or None
        if instead is not None:
            self.event(instead, fields, (*path, "event_instead"))
        until = self.names(body.get("until"), (*path, "until"), "until")
        for one in until:
            self.known(one, fields, (*path, "until"), f"field of '{key}'")
        section = Section(
            key=key, name=name, title=self.text(body.get("title"), (*path, "title"), "the title", _words(name)),
            event=event, event_instead=instead, until=until, fields=fields,
            says=self.sentence(body.get("says"), (*path, "says"), (*fields, "thing", "day")),
            denies=self.sentence(body.get("denies"), (*path, "denies"), (*fields, "thing", "day")),
            supposed=self.sentence(body.get("supposed"), (*path, "supposed"), tuple(fields)),
            means=self.text(body.get("means"), (*path, "means"), "the meaning"),
            may_be_missing=self.missing(body.get("may_be_missing"), (*path, "may_be_missing"), fields),
            space=body.get("space"),
        )  # fmt: skip
        self.conditions(section, given, path)
        return section

    def event(self, event: str, fields: dict[str, Field], path: KeyPath) -> None:
        if event not in fields:
            self.known(event, fields, path, "field")
        elif "day" not in (*fields[event].types, *fields[event].map_to):
            self.problem(path, f"the field '{event}' is no day", "a field of type day")

    def known(self, name: str, known: Iterable[str], path: KeyPath, what: str) -> None:
        names = list(known)
        if name not in names:
            self.problem(path, f"'{name}' is no {what}", None, nearest(name, names))

    def missing(self, value: Any, path: KeyPath, fields: dict[str, Field]) -> dict[str, Any] | None:
        if value is None:
            return None
        body = self.mapping(value, path, "what may be missing")
        for key in body:
            self.known(key, fields, (*path, key), "field of this section")
        return body

    def conditions(self, section: Section, given: dict[str, Any], path: KeyPath) -> None:
        """What one field says of another."""
        for name, one in section.fields.items():
            if name not in given:
                continue
            at = (*path, "fields", name)
            for other, values in one.required_if.items():
                self.known(other, section.fields, (*at, "required_if", other), "field of this section")
                choices = section.fields[other].choices if other in section.fields else ()
                for value in values if choices else ():
                    self.known(value, choices, (*at, "required_if", other), f"value of '{other}'")
            if one.absent.startswith("="):
                self.known(one.absent[1:], section.fields, (*at, "absent", "same_as"), "field of this section")
            if one.rivals is not None:
                self.known(one.rivals, section.fields, (*at, "rivals"), "field of this section")

    # Fields

    def field(self, name: str, body: Any, path: KeyPath, owner: _Owner) -> Field:
        body = self.mapping(body, path, "a field", _FIELD_KEYS)
        self.name(name, path, "a field", name)
        types = self.type_names(body.get("type"), (*path, "type"))
        source, target = self.map_types(body.get("map"), (*path, "map"))
        many = self.flag(body.get("many"), (*path, "many"), "'many'")
        two_lists = self.flag(body.get("two_lists"), (*path, "two_lists"), "'two_lists'")
        if not types and not target:
            self.problem(path, f"the field '{name}' has neither type nor map", "the key 'type' or 'map'", key=True)
        is_open = self.openness(body.get("open"), (*path, "open"))
        choices, titles = self.choices(body.get("of"), (*path, "of"), "choice" in (*types, *source, *target))
        words, word_titles = self.titled(body.get("words"), (*path, "words"), "the words")
        literals = self.names(body.get("and"), (*path, "and"), "the words")
        field = Field(
            name=name, section=owner.section, types=types, many=many or "record" in types,
            map_from=source, map_to=target, two_lists=two_lists,
            record=self.record(name, body, path, owner, wanted="record" in types),
            open=is_open is not False, changing=is_open == "changing", absent=self.absent(body, path),
            choices=choices, choice_titles={**titles, **word_titles}, words=words, literals=literals,
            value_words=self.names(body.get("value_words"), (*path, "value_words"), "the words"),
            bare_open=self.flag(body.get("bare_open"), (*path, "bare_open"), "'bare_open'"),
            rivals=self.text(body.get("rivals"), (*path, "rivals"), "'rivals'") or None,
            required_if=self.required_if(body.get("required_if"), (*path, "required_if")),
            predicate=self.name(body.get("predicate"), (*path, "predicate"), "the predicate", f"{owner.prefix}_{name}"),
            arity=_arity(types, target, two_lists, is_open == "changing", owner.places),
            says=self.sentence(body.get("says"), (*path, "says"), _FIELD_FILL_INS),
            denies=self.sentence(body.get("denies"), (*path, "denies"), _FIELD_FILL_INS),
            title=self.text(body.get("title"), (*path, "title"), "the title", _words(name)),
            means=self.text(body.get("means"), (*path, "means"), "the meaning"),
            reads=self.listed(body.get("reads"), (*path, "reads"), "'reads'"),
            shown=self.flag(body.get("shown"), (*path, "shown"), "'shown'"),
            may_be_missing=self.text(body.get("may_be_missing"), (*path, "may_be_missing"), "the value") or None,
            space=body.get("space"), change=self.change(body.get("change"), (*path, "change")),
        )  # fmt: skip
        self.default(field, path)
        return field

    def change(self, value: Any, path: KeyPath) -> tuple[str, ...] | None:
        """The values to which a field may be changed: those listed, or with `true` any of its own."""
        if isinstance(value, (list, tuple)):
            return tuple(self.names(value, path, "the values"))
        return () if self.flag(value, path, "'change'") else None

    def type_names(self, value: Any, path: KeyPath) -> tuple[str, ...]:
        types = self.names(value, path, "the types")
        for place, one in enumerate(types):
            self.known(one, sorted(self.types), (*path, place) if isinstance(value, list) else path, "type")
        for alone in ("yes_no", "text", "record"):
            if alone in types and len(types) > 1:
                self.problem(path, f"'{alone}' stands beside another type", f"'{alone}' alone")
        return types

    def map_types(self, value: Any, path: KeyPath) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if value is None:
            return (), ()
        body = self.mapping(value, path, "a map", ["from", "to"])
        for key in ("from", "to"):
            if key not in body:
                self.problem(path, f"the map has no '{key}'", "both 'from' and 'to'")
        return self.type_names(body.get("from"), (*path, "from")), self.type_names(body.get("to"), (*path, "to"))

    def openness(self, value: Any, path: KeyPath) -> bool | str:
        if value not in (None, "false", "true", "changing"):
            self.problem(path, "'open' has another value", "false, true or changing")
        return "changing" if value == "changing" else bool(value == "true")

    def choices(self, value: Any, path: KeyPath, is_choice: bool) -> tuple[tuple[str, ...], dict[str, str]]:
        if (value is not None) != is_choice:
            said = "a choice without values" if is_choice else "values of a field that is no choice"
            self.problem(path, said, "'of' with the type choice, and only with it")
        return self.titled(value, path, "the values")

    def titled(self, value: Any, path: KeyPath, what: str) -> tuple[tuple[str, ...], dict[str, str]]:
        """Names in a list, or each with its readable words."""
        if not isinstance(value, dict):
            return self.names(value, path, what), {}
        titles = {key: self.text(words, (*path, key), "the words") for key, words in value.items()}
        for key in value:
            self.name(key, (*path, key), "a value", key)
        return tuple(value), {key: words for key, words in titles.items() if words}

    def record(self, name: str, body: dict[str, Any], path: KeyPath, owner: _Owner, *, wanted: bool) -> Section | None:
        if not wanted:
            for key in ("fields", "name"):
                if key in body:
                    self.problem((*path, key), f"'{key}' stands in a field that is no record", key=True)
            return None
        prefix = self.name(body.get("name"), (*path, "name"), "the record's name", name)
        given = self.mapping(body.get("fields", {}), (*path, "fields"), "the list of fields")
        if not given:
            self.problem(path, f"the record '{name}' has no fields", "the key 'fields'", key=True)
        inside = _Owner(owner.section, prefix, owner.places + 1)
        fields = {key: self.field(key, one, (*path, "fields", key), inside) for key, one in given.items()}
        inner = Section(key=name, name=prefix, title=_words(prefix), fields=fields)
        self.conditions(inner, given, path)
        return inner

    def absent(self, body: dict[str, Any], path: KeyPath) -> str:
        value, at = body.get("absent"), (*path, "absent")
        if isinstance(value, dict):
            other = self.mapping(value, at, "'absent'", ["same_as"]).get("same_as")
            return "=" + self.text(other, (*at, "same_as"), "the field")
        return self.text(value, at, "'absent'", "no")

    def default(self, field: Field, path: KeyPath) -> None:
        """A default must be a value that the field can have."""
        if field.absent.startswith("=") or field.absent in ("must", "no", "rule", "law"):
            return
        known = {*field.choices, *field.words, *field.literals, *field.value_words}
        if field.is_yes_no:
            known = {"yes"}
        if field.absent not in known:
            self.problem(
                (*path, "absent"), f"'{field.absent}' is no default of '{field.name}'",
                "must, no, rule, law, {same_as: field} or a value of the field", nearest(field.absent, known),
            )  # fmt: skip

    def required_if(self, value: Any, path: KeyPath) -> dict[str, tuple[str, ...]]:
        if value is None:
            return {}
        body = self.mapping(value, path, "'required_if'")
        return {key: self.listed(of, (*path, key), "the values") for key, of in body.items()}

    def sentence(self, value: Any, path: KeyPath, known: Iterable[str]) -> str:
        text = self.text(value, path, "the sentence")
        names = list(known)
        for fill_in in _FILL_IN.findall(text):
            if fill_in not in names:
                self.problem(path, f"'{{{fill_in}}}' is no fill-in here", None, nearest(fill_in, names))
        return text

    def predicates_unique(self, vocabulary: Vocabulary) -> None:
        seen: dict[str, str] = {key: section.name for key, section in vocabulary.sections.items()}
        owners: dict[str, KeyPath] = {}
        for key in seen:
            for name, path in self.owned(vocabulary.sections[key], ("sections", key)):
                if name in owners:
                    said = f"the predicate '{name}' is used twice: also at {self.document.key_place(owners[name])}"
                    self.problem(path, said, "a predicate of its own", key=True)
                owners.setdefault(name, path)

    def owned(self, section: Section, path: KeyPath) -> list[tuple[str, KeyPath]]:
        found = [(section.name, path)]
        for name, one in section.fields.items():
            at = (*path, "fields", name)
            if one.record is not None:
                found += self.owned(one.record, at)
            elif one.arity and name != "happened":
                found.append((one.predicate, at))
        return found


def _happened(section: str) -> Field:
    return Field(
        name="happened", section=section, types=("yes_no",), open=True, absent="yes", predicate="happened", arity=1,
        says="{thing} took place", denies="{thing} did not take place", title="took place",
        means="whether it took place at all; where it did not, nothing else about it holds",
    )  # fmt: skip


def _arity(types: tuple[str, ...], target: tuple[str, ...], two_lists: bool, changing: bool, places: int) -> int:
    """Arguments of the predicate: none for text, which never reaches the solver (a map to text keeps its keys)."""
    if target:
        return places + (1 if target == ("text",) else 2) + changing
    if types in (("text",), ("record",)):
        return 0
    return places + (0 if types == ("yes_no",) else 1) + two_lists + changing


def _words(name: str) -> str:
    return name.replace("_", " ")
