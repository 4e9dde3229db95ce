"""A case told by roles instead of names, so that two cases can be held side by side: victim, attacker, place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foedus.cases.atoms_of import constant_default
from foedus.cases.case import Case
from foedus.cases.fact import Fact, Thing
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.reasoning.changeable import Change, is_incident
from foedus.reasoning.edits import ADD, DROP, ENTRY, HAPPENED, NEW, NOT_HAPPENED, REPLACE
from foedus.reasoning.facts import field_value
from foedus.reasoning.sentences import Names
from foedus.text.atoms import Term, plain
from foedus.text.prose import series

VICTIM, ATTACKER, INCIDENT, OTHER_INCIDENT = "victim", "attacker", "incident", "another incident"
_AUTHORS = ("by", "organ")
_AGAINST, _BY, _AT, _CONFLICT, _SOVEREIGN = "against", "by", "at", "conflict", "sovereign"

Told = tuple[str, str, str]
"""The role of a thing, a field, and the role of its value."""


class Roles:
    """The roles in a case, seen from one incident."""

    def __init__(self, case: Case, rulebook: Rulebook, incident: str | None) -> None:
        self.case = case
        self.names = Names(case, rulebook)
        self.sections = rulebook.vocabulary.sections
        gone = {name for name, _ in case.left_out}
        self.things = [thing for thing in case.things if thing.id not in gone and not thing.did_not_happen]
        self.main = case.by_id.get(incident) if incident is not None else None
        self.victims = self._named(_AGAINST)
        self.attackers = self._named(_BY)
        self.places = self._named(_AT)
        self.conflicts = self._named(_CONFLICT)
        self.told = frozenset(self._told())

    def _named(self, field: str) -> list[str]:
        """What the incident's field names for certain; else what it may name."""
        if self.main is None:
            return []
        return list(dict.fromkeys(map(plain, self.main.certain(field) or self.main.possible(field))))

    def of(self, name: str) -> str:
        """The role that something has; what has none of its own stands for itself."""
        if name in self.victims:
            return VICTIM
        if name in self.attackers:
            return ATTACKER
        thing = self.case.by_id.get(name)
        if thing is None:
            return name
        section = self.sections[thing.section]
        if thing is self.main:
            return INCIDENT
        if is_incident(section):
            return OTHER_INCIDENT
        owners = sorted({self.of(plain(term)) for term in thing.possible(_SOVEREIGN)})
        return f"{section.name} of the {' and '.join(owners)}" if owners else section.name

    def thing(self, thing: Thing) -> str | None:
        """The role of a thing of which facts are told; None for what stands apart from the incident."""
        if is_incident(self.sections[thing.section]):
            return INCIDENT if thing is self.main else None
        name = self.sections[thing.section].name
        within = {"actor": self.attackers, "place": self.places, "conflict": self.conflicts}.get(name)
        return name if within is None or thing.id in within else None

    def author(self, section: Section, values: Mapping[str, Iterable[str]]) -> Told:
        """That there was an event of this kind, and whose it was."""
        authors = {self.of(name) for field in _AUTHORS for name in values.get(field, ())}
        return (section.name, HAPPENED, " and ".join(sorted(authors)))

    def _told(self) -> Iterator[Told]:
        for thing in self.things:
            role = self.thing(thing)
            if role is None:
                continue
            section = self.sections[thing.section]
            if section.event is not None and not is_incident(section):
                yield self.author(section, _values(thing))
            for name in thing.facts:
                for term in thing.certain(name):
                    yield (role, name, self.of(plain(term)))
            for field in section.fields.values():
                default = constant_default(field) if field.name not in thing.facts else None
                if isinstance(default, str):
                    yield (role, field.name, default)

    def shared(self, change: Change, other: Roles) -> bool:
        """Whether what a change of this case would make so is so in the other case, and not yet in this one."""
        edit = change.edit
        section = self.sections[edit.section]
        thing = self.case.by_id.get(edit.thing)
        if edit.kind == NEW:
            values = {name: [value] for name, value in edit.body.items() if isinstance(value, str)}
            return self.author(section, values) in other.told
        if thing is None:
            return False
        if edit.field == HAPPENED and not is_incident(section):
            event = self.author(section, _values(thing))
            undone = bool(edit.value == dict(NOT_HAPPENED))
            return (event in other.told) != undone
        role = self.thing(thing)
        return role is not None and self._value_shared(role, change, other)

    def _value_shared(self, role: str, change: Change, other: Roles) -> bool:
        edit = change.edit
        if not any(told[0] == role for told in other.told):
            return False
        had = (role, edit.field, self.of(edit.old or ""))
        if edit.kind == DROP:
            return had not in other.told
        value = edit.value
        if value is None:
            return not any(told[:2] == (role, edit.field) for told in other.told)
        if isinstance(value, dict):  # a yes/no said to be not so
            return (role, edit.field, "yes") not in other.told
        said = "yes" if value == "true" else self.of(str(value))
        wanted = (role, edit.field, said)
        if edit.kind == ADD or (edit.kind == REPLACE and edit.old == value) or edit.kind == ENTRY:
            return wanted in other.told
        return wanted in other.told and (had not in other.told or edit.kind != REPLACE)


def _values(thing: Thing) -> dict[str, list[str]]:
    return {name: list(map(plain, thing.possible(name))) for name in thing.facts}


class Portrait:
    """What a case says of the incident and of what was said and done about it, row by row."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles

    def rows(self) -> dict[str, tuple[str, str]]:
        """By what the row is about: the text, and the same by roles, to be compared."""
        found: dict[str, tuple[str, str]] = {}
        main = self.roles.main
        if main is not None:
            found.update(self._fields(main, "incident"))
            for role, names in (("conflict", self.roles.conflicts), ("place", self.roles.places)):
                for name in names:
                    thing = self.roles.case.by_id.get(name)
                    if thing is not None:
                        found.update(self._fields(thing, role, found))
            found.update(self._attackers())
        for section in self.roles.sections.values():
            if section.event is not None and not is_incident(section):
                events = [thing for thing in self.roles.things if thing.section == section.key]
                if events:
                    text = "; ".join(self._event(thing, section) for thing in events)
                    roles = sorted({self._event_roles(thing, section) for thing in events})
                    found[section.title or section.name] = (text, "; ".join(roles))
        return found

    def _fields(
        self, thing: Thing, role: str, before: Mapping[str, tuple[str, str]] | None = None
    ) -> Iterator[tuple[str, tuple[str, str]]]:
        section = self.roles.sections[thing.section]
        for name, facts in thing.facts.items():
            field = section.fields.get(name)
            if field is None or field.is_text or field.record is not None or "day" in field.types or field.two_lists:
                continue
            label = f"{role}: {field.title or name}"
            text = ", ".join(self._fact(field, fact) for fact in facts)
            compared = ", ".join(sorted(self._compared(field, fact) for fact in facts))
            earlier = (before or {}).get(label)
            yield label, (f"{earlier[0]}; {text}", f"{earlier[1]}; {compared}") if earlier else (text, compared)

    def _attackers(self) -> Iterator[tuple[str, tuple[str, str]]]:
        for name in self.roles.attackers:
            thing = self.roles.case.by_id.get(name)
            if thing is not None:
                said = list(self._fields(thing, name))
                text = "; ".join(f"{label.partition(': ')[2]} {value[0]}" for label, value in said)
                yield f"attacker: {self.roles.names.of(name)}", (text, text)

    def _fact(self, field: Field, fact: Fact) -> str:
        said = " or ".join(self._value(field, value) for value in fact.values)
        return said if fact.is_established else f"{said} ({'not so' if fact.is_rejected else fact.status})"

    def _value(self, field: Field, value: Term | tuple[Term, ...]) -> str:
        if isinstance(value, tuple):
            return series(field_value(field, part, self.roles.names) for part in value)
        return field_value(field, value, self.roles.names)

    def _compared(self, field: Field, fact: Fact) -> str:
        values = sorted(self.roles.of(plain(term)) for term in fact.terms())
        return f"{' or '.join(values)} {fact.status}"

    def _event_roles(self, thing: Thing, section: Section) -> str:
        """Whose it was, and what its sentence says of it, days apart."""
        said = [
            f"{name} {' and '.join(sorted(self.roles.of(value) for value in values))}"
            for name, values in _values(thing).items()
            if "{" + name + "}" in section.says and "day" not in section.fields[name].types
        ]
        return ", ".join((*self.roles.author(section, _values(thing)), *said))

    def _event(self, thing: Thing, section: Section) -> str:
        template = section.says or "{thing}"
        said = {"thing": self.roles.names.of(thing.id)}
        for name, field in section.fields.items():
            values = thing.possible(name)
            if values and not field.is_map and field.record is None:
                said[name] = series(self._value(field, value) for value in values)
        for slot, text in said.items():
            template = template.replace("{" + slot + "}", text)
        return template
