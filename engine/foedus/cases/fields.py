"""Fields of a thing, read into facts: single values, lists, maps, records, sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foedus.cases.claims import Claim, read_claim
from foedus.cases.desk import Desk, kind_of, short
from foedus.cases.fact import OPEN_STATUSES, STATUSES, Fact, Value, said_value
from foedus.cases.names import expected
from foedus.law.vocabulary import Field
from foedus.text.atoms import Term
from foedus.text.source import Problem
from foedus.text.yaml_reader import KeyPath

SIDES = ("1", "2")
_FACT_VALUES = ("value", "one_of")


class Slot:
    """What one value of a field may be: its types and words, and where the facts of it stand."""

    def __init__(self, field: Field, types: Sequence[str], words: Sequence[str], key: str | None = None) -> None:
        self.field = field
        self.types = types
        self.words = words
        self.key = key

    @property
    def is_yes_no(self) -> bool:
        """Whether it is true or false."""
        return tuple(self.types) == ("yes_no",)


class FieldReader:
    """Reads the fields of things; problems go to the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def read(
        self, field: Field, raw: Any, path: KeyPath, name: str, before: Mapping[str, tuple[Fact, ...]]
    ) -> tuple[Fact, ...]:
        """The facts of a field; `before` are the fields of the thing that are read already."""
        if raw is None:
            self.desk.problem(path, f"'{field.name}' is empty", self.expected(field))
            return ()
        read = (
            self._records if field.record else self._sides if field.two_lists else self._map if field.is_map else None
        )
        if read is not None:
            return read(field, raw, path, name)
        facts = self._rivals(field, raw, path, name, before) if field.bare_open else None
        return self._values(field, raw, path, name) if facts is None else facts

    def _values(self, field: Field, raw: Any, path: KeyPath, name: str) -> tuple[Fact, ...]:
        if field.many or (field.changing and isinstance(raw, list)):
            return self._list(field, raw, path, name)
        return self._one(Slot(field, field.types, field.words), raw, path, name)

    # Shapes

    def _one(self, slot: Slot, raw: Any, path: KeyPath, name: str) -> tuple[Fact, ...]:
        if isinstance(raw, list):
            if len(raw) != 1:
                said = f"'{slot.field.name}' has at most one value, and a list stands here"
                self.desk.problem(path, said, expected(slot.types, slot.field, slot.words))
                return ()
            raw, path = raw[0], (*path, 0)
        fact = self._fact(slot, raw, path, name)
        return () if fact is None else (fact,)

    def _list(self, field: Field, raw: Any, path: KeyPath, name: str) -> tuple[Fact, ...]:
        slot = Slot(field, field.types, field.words)
        found = []
        for number, (item, at) in enumerate(self.desk.listed(raw, path), 1):
            fact = self._fact(slot, item, at, f"{name}.{number}")
            if fact is not None:
                found.append(fact)
        if len(found) > 1:
            self._same_twice(found, field)
        return tuple(found)

    def _map(self, field: Field, raw: Any, path: KeyPath, name: str) -> tuple[Fact, ...]:
        found = []
        for number, (key, value) in enumerate(self._entries(field, raw, path), 1):
            at = (*path, key)
            if self._term(key, field.map_from, field, field.words) is None:
                self._wrong(key, at, field.map_from, field, field.words, key=True)
                continue
            fact = self._fact(Slot(field, field.map_to, field.value_words, key), value, at, f"{name}.{number}")
            if fact is not None:
                found.append(fact)
        return tuple(found)

    def _entries(self, field: Field, raw: Any, path: KeyPath) -> Iterable[tuple[str, Any]]:
        if not isinstance(raw, dict):
            said = f"'{field.name}' gives a value for each key, and {kind_of(raw)} stands here"
            self.desk.problem(path, said, self.expected(field))
            return ()
        return raw.items()

    def _sides(self, field: Field, raw: Any, path: KeyPath, name: str) -> tuple[Fact, ...]:
        if not isinstance(raw, list) or len(raw) != len(SIDES):
            self.desk.problem(path, f"'{field.name}' has two sides", "two lists, as in [[a, b], [c]]")
            return ()
        found = []
        for side, (group, at) in zip(SIDES, self.desk.listed(raw, path), strict=True):
            for number, (item, where) in enumerate(self.desk.listed(group, at), 1):
                slot = Slot(field, field.types, field.words, side)
                fact = self._fact(slot, item, where, f"{name}.{side}.{number}")
                if fact is not None:
                    found.append(fact)
        for side in SIDES:
            if not any(fact.key == side for fact in found):
                self.desk.problem(path, f"side {side} of '{field.name}' is empty", "at least one on each side")
        self._same_twice(found, field)
        return tuple(found)

    def _records(self, field: Field, raw: Any, path: KeyPath, name: str) -> tuple[Fact, ...]:
        assert field.record is not None
        found = []
        for number, (item, at) in enumerate(self.desk.listed(raw, path), 1):
            body = self.desk.mapping(item, at, f"an entry of '{field.name}'")
            parts: dict[str, tuple[Fact, ...]] = {}
            for key, value in body.items():
                inner = field.record.fields.get(key)
                if inner is None:
                    self.desk.unknown_key(at, key, f"'{field.name}'", field.record.fields)
                else:
                    parts[key] = self.read(inner, value, (*at, key), f"{name}.{number}.{key}", parts)
            for inner in field.record.fields.values():
                if inner.absent == "must" and not parts.get(inner.name) and inner.name not in body:
                    self.desk.problem(at, f"an entry of '{field.name}' has no '{inner.name}'", self.expected(inner))
            self.desk.count_fact(at)
            found.append(Fact(field.name, f"{name}.{number}", (number,), self.desk.place(at), parts=parts))
        return tuple(found)

    # Values

    def _fact(self, slot: Slot, raw: Any, path: KeyPath, name: str) -> Fact | None:
        self.desk.count_fact(path)
        claim = Claim()
        if isinstance(raw, dict):
            read = read_claim(self.desk, slot.field, raw, path)
            if read is None:
                return None
            claim = read
            if "one_of" in raw:
                rivals = self._one_of(slot, raw["one_of"], (*path, "one_of"))
                return None if rivals is None else claim.fact(slot.field, name, rivals, self.desk.place(path), slot.key)
            if "value" not in raw and not slot.is_yes_no:
                said = f"this mapping is no fact of '{slot.field.name}': it has neither 'value' nor 'one_of'"
                self.desk.problem(path, said, "{value: …, status: …}")
                return None
            raw, path = raw.get("value", "true"), ((*path, "value") if "value" in raw else path)
        elif slot.is_yes_no and raw in STATUSES:
            claim, raw = Claim(status=raw), "true"
            self._open_at_all(slot.field, claim.status, path)
        term = self._value(slot, raw, path)
        return None if term is None else claim.fact(slot.field, name, (term,), self.desk.place(path), slot.key)

    def _open_at_all(self, field: Field, status: str, path: KeyPath) -> None:
        if status in OPEN_STATUSES and not field.open:
            self.desk.problem(path, f"'{field.name}' cannot be left open: it is part of the frame", "a plain value")

    def _value(self, slot: Slot, raw: Any, path: KeyPath) -> Term | None:
        field = slot.field
        if not isinstance(raw, str):
            said = f"{kind_of(raw)} stands where one value of '{field.name}' should"
            self.desk.problem(path, said, expected(slot.types, field, slot.words))
            return None
        term = self._term(raw, slot.types, field, slot.words)
        if term is None:
            self._wrong(raw, path, slot.types, field, slot.words)
        return term

    def _term(self, text: str, types: Iterable[str], field: Field, words: Sequence[str]) -> Term | None:
        groups = self.desk.names.record.groups
        if text in groups and any(word in groups for word in words):
            return text
        return self.desk.names.term(text, types, field, words)

    def _one_of(self, slot: Slot, raw: Any, path: KeyPath) -> tuple[Value, ...] | None:
        if not isinstance(raw, list) or len(raw) < 2:
            self.desk.problem(path, "'one_of' has fewer than two rivals", "a list of at least two")
            return None
        rivals: list[Value] = []
        for item, at in self.desk.listed(raw, path):
            value: Value | None
            if isinstance(item, list) and slot.field.many:
                group = [self._value(slot, each, where) for each, where in self.desk.listed(item, at)]
                value = None if not group or None in group else tuple(each for each in group if each is not None)
            else:
                value = self._value(slot, item, at)
            if value is None:
                return None
            if value in rivals:
                self.desk.problem(at, f"the rival '{said_value(value)}' is given twice")
                return None
            rivals.append(value)
        return tuple(rivals)

    def _rivals(
        self, field: Field, raw: Any, path: KeyPath, name: str, before: Mapping[str, tuple[Fact, ...]]
    ) -> tuple[Fact, ...] | None:
        """A field whose bare `unknown`, or open single value, means one of all its values; None for another form."""
        if isinstance(raw, str) and raw in OPEN_STATUSES and raw not in field.choices:
            claim, claimed = Claim(status=raw), None
        elif isinstance(raw, dict) and raw.get("status") in OPEN_STATUSES and "one_of" not in raw:
            read = read_claim(self.desk, field, raw, path)
            if read is None:
                return ()
            slot = Slot(field, field.types, field.words)
            claim, claimed = read, self._claimed(slot, raw, (*path, "value"))
            if claimed is None and "value" in raw:
                return ()
        elif isinstance(raw, dict) and "one_of" in raw:
            fact = self._fact(Slot(field, field.types, field.words), raw, path, name)
            return () if fact is None else (fact,)
        else:
            return None
        self.desk.count_fact(path)
        rivals = _all_rivals(field, claimed, before)
        if len(rivals) < 2:
            self.desk.problem(path, f"'{field.name}' has no rivals here", "{one_of: […], status: …}")
            return ()
        return (claim.fact(field, name, rivals, self.desk.place(path), None, claimed),)

    def _claimed(self, slot: Slot, raw: dict[str, Any], path: KeyPath) -> Value | None:
        if "value" not in raw:
            return None
        terms = [self._value(slot, item, at) for item, at in self.desk.listed(raw["value"], path)]
        if not terms or None in terms:
            return None
        known = [term for term in terms if term is not None]
        return known[0] if len(known) == 1 else tuple(known)

    # Messages

    def expected(self, field: Field) -> str:
        """What a field expects, in words."""
        if field.record is not None:
            return "mappings with " + ", ".join(field.record.fields)
        if field.is_map:
            keys = expected(field.map_from, field, field.words)
            return f"a mapping from {keys} to {expected(field.map_to, field, field.value_words)}"
        return expected(field.types, field, field.words)

    def _wrong(
        self, text: str, path: KeyPath, types: Sequence[str], field: Field, words: Sequence[str], key: bool = False
    ) -> None:
        desk, names = self.desk, self.desk.names
        said = f"'{short(text)}' is no {'key' if key else 'value'} of '{field.name}'"
        if text in desk.dropped:
            said = f"'{text}' is dropped at {desk.dropped[text]}, and '{field.name}' still names it"
        elif text in names.things:
            said += f": '{text}' is of another kind ({names.kinds.get(text, names.things[text]).replace('_', ' ')})"
        desk.problem(
            path, said, expected(types, field, words), lambda: names.candidates(types, field, words), text, key=key
        )  # fmt: skip

    def _same_twice(self, facts: list[Fact], field: Field) -> None:
        """The same value established and rejected, given twice, or plain beside rivals of which it is one."""
        settled: dict[tuple[str | None, Value], Fact] = {}
        for fact in facts:
            if len(fact.values) > 1 or (field.changing and (fact.since or fact.until)):
                continue
            earlier = settled.setdefault((None if field.two_lists else fact.key, fact.value), fact)
            if earlier is not fact:
                self._clash(earlier, fact, field)
        for fact in facts:
            for rival in fact.values if len(fact.values) > 1 else ():
                plain_one = settled.get((fact.key, rival))
                if plain_one is not None:
                    self._clash(plain_one, fact, field, rival)

    def _clash(self, first: Fact, second: Fact, field: Field, rival: Value | None = None) -> None:
        value = said_value(second.value if rival is None else rival)
        if rival is not None:
            said = f"'{value}' is one of rivals here, and stands by itself in '{field.name}' at {first.place}"
        elif field.two_lists:
            said = f"'{value}' stands twice in '{field.name}': also at {first.place}"
        elif first.is_rejected != second.is_rejected:
            how = {True: "rejected", False: first.status if first.is_rejected is False else second.status}
            said = (
                f"'{value}' is {how[second.is_rejected]} in '{field.name}' here, and "
                f"{how[first.is_rejected]} at {first.place}"
            )
        else:
            said = f"'{value}' stands twice in '{field.name}': also at {first.place}"
        self.desk.problems.append(Problem(said, second.place))


def _all_rivals(field: Field, claimed: Value | None, before: Mapping[str, tuple[Fact, ...]]) -> tuple[Value, ...]:
    """Every value that the field could have; the one that is claimed first."""
    rivals: list[Value] = [] if claimed is None else [claimed]
    named = set(claimed if isinstance(claimed, tuple) else (claimed,))
    if field.rivals is None:
        return (*rivals, *(choice for choice in field.choices if choice not in named))
    for side in SIDES:
        group = [fact.value for fact in before.get(field.rivals, ()) if fact.key == side]
        members = tuple(term for term in group if not isinstance(term, tuple))
        if members and not named & set(members):
            rivals.append(members[0] if len(members) == 1 else members)
    return tuple(rivals)
