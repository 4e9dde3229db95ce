"""What a case file can say: sections, their fields, and the predicates that these become.

Plain frozen values, made from a dictionary that JSON can hold, so that the cache needs no model library.
The form of the file itself is checked in `vocabulary_form`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from foedus.text.values import frozen

if TYPE_CHECKING:
    from foedus.text.yaml_reader import Document

BASIC_TYPES = frozenset((
    "state", "organ", "organization", "actor", "provision", "instrument",
    "day", "number", "yes_no", "choice", "text", "record",
))  # fmt: skip
_RAW = ("space", "may_be_missing", "choice_titles")


@frozen
class Field:
    """A field of a section, or of a record inside one."""

    name: str
    section: str
    types: tuple[str, ...] = ()
    many: bool = False
    map_from: tuple[str, ...] = ()
    map_to: tuple[str, ...] = ()
    two_lists: bool = False
    record: Section | None = None
    open: bool = False
    changing: bool = False
    absent: str = "no"
    """`must`, `no`, `yes`, `rule`, `law`, a constant, or `=` and the field whose value it then has."""
    choices: tuple[str, ...] = ()
    """Values of a choice; of a map from choice, its keys."""
    choice_titles: dict[str, str] = field(default_factory=dict)
    """Readable words for choices and for reserved words."""
    words: tuple[str, ...] = ()
    """Reserved words admitted beside the types; of a map, as keys."""
    value_words: tuple[str, ...] = ()
    """Reserved words admitted as values of a map."""
    literals: tuple[str, ...] = ()
    """Words admitted for a day or number, such as `ongoing`."""
    bare_open: bool = False
    rivals: str | None = None
    required_if: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The field must be given where all these fields have one of these values."""
    predicate: str = ""
    arity: int = 0
    says: str = ""
    denies: str = ""
    title: str = ""
    means: str = ""
    reads: tuple[str, ...] = ()
    shown: bool = False
    may_be_missing: str | None = None
    space: Any = None
    change: tuple[str, ...] | None = None
    """To which values a search for least changes may alter it: those named, all where none is; None: to none."""

    @property
    def is_map(self) -> bool:
        """Whether the field gives a value for each of several keys."""
        return bool(self.map_to)

    @property
    def is_yes_no(self) -> bool:
        """Whether the field is true or false."""
        return self.types == ("yes_no",)

    @property
    def is_text(self) -> bool:
        """Whether the field is shown only and never reaches the solver."""
        return self.types == ("text",)

    def choice_title(self, value: str) -> str:
        """The readable words for a choice."""
        return self.choice_titles.get(value) or value.replace("_", " ")

    def to_dict(self) -> dict[str, Any]:
        """A dictionary that JSON can hold; values at their default are left out."""
        return _to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Field:
        """The field that `to_dict` described."""
        values = _values(data)
        if "record" in values:
            values["record"] = Section.from_dict(data["record"])
        if "required_if" in values:
            values["required_if"] = {name: tuple(of) for name, of in data["required_if"].items()}
        return cls(**values)


@frozen
class Section:
    """A kind of thing that a case names, or (inside a field) the records without a name."""

    key: str
    name: str
    title: str = ""
    event: str | None = None
    """The field that is the event's day; a map to days gives the event a day for each of its keys."""
    event_instead: str | None = None
    """The field whose day counts instead, where it is given."""
    until: tuple[str, ...] = ()
    """The fields that say until when it counts."""
    says: str = ""
    denies: str = ""
    supposed: str = ""
    """Words for one of which nothing more is known than that it may be missing."""
    means: str = ""
    fields: dict[str, Field] = field(default_factory=dict)
    may_be_missing: dict[str, Any] | None = None
    space: Any = None

    @property
    def single_missing(self) -> dict[str, str]:
        """The single fields that may be missing, with the value that would then be supposed."""
        return {name: one.may_be_missing for name, one in self.fields.items() if one.may_be_missing is not None}

    def to_dict(self) -> dict[str, Any]:
        """A dictionary that JSON can hold; values at their default are left out."""
        said = _to_dict(self)
        said["fields"] = {name: one.to_dict() for name, one in self.fields.items()}
        return said

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Section:
        """The section that `to_dict` described."""
        values = _values(data)
        values["fields"] = {name: Field.from_dict(one) for name, one in data.get("fields", {}).items()}
        return cls(**values)


@frozen
class Vocabulary:
    """All sections, and what follows from them."""

    sections: dict[str, Section]

    @cached_property
    def by_name(self) -> dict[str, Section]:
        """Each section by the name of its things (`request` for the section `requests`)."""
        return {section.name: section for section in self.sections.values()}

    @cached_property
    def predicates(self) -> dict[str, int]:
        """Every predicate that the facts of a case can have, with its arity; `happened` is the engine's own."""
        return {name: arity for section in self.sections.values() for name, arity in _predicates(section, 1)}

    @cached_property
    def event_predicates(self) -> frozenset[str]:
        """The predicates whose first argument is an event."""
        events = [section for section in self.sections.values() if section.event is not None]
        return frozenset(name for section in events for name, _ in _predicates(section, 1))

    @cached_property
    def fields_of(self) -> dict[str, Field]:
        """The field behind each predicate that comes from one."""
        found: dict[str, Field] = {}
        for section in self.sections.values():
            for one in section.fields.values():
                inner = one.record.fields.values() if one.record is not None else ()
                found.update((item.predicate, item) for item in (one, *inner) if item.arity)
        return found

    def to_dict(self) -> dict[str, Any]:
        """A dictionary that JSON can hold."""
        return {"sections": {key: section.to_dict() for key, section in self.sections.items()}}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Vocabulary:
        """The vocabulary that `to_dict` described."""
        return cls({key: Section.from_dict(section) for key, section in data["sections"].items()})


def read_vocabulary(document: Document) -> Vocabulary:
    """The vocabulary that a YAML document gives. Raises InputError with every problem of its form."""
    from foedus.law.vocabulary_form import checked  # only a rulebook that is not in the cache needs it

    return checked(document)


def _predicates(section: Section, places: int) -> list[tuple[str, int]]:
    found = [(section.name, places)]
    for one in section.fields.values():
        if one.record is not None:
            found += _predicates(one.record, places + 1)
        elif one.arity and one.predicate != "happened":
            found.append((one.predicate, one.arity))
    return found


def _to_dict(thing: Field | Section) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for one in fields(thing):
        value = getattr(thing, one.name)
        default = one.default if one.default_factory is MISSING else one.default_factory()
        if value != default:
            said[one.name] = value.to_dict() if isinstance(value, Section) else _listed(value)
    return said


def _listed(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return {key: _listed(part) for key, part in value.items()}
    return value


def _values(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) and key not in _RAW else value for key, value in data.items()}
