"""What might have been otherwise: the changes of a case that the vocabulary admits, from the case's own names.

A change settles what is open, alters, drops or adds a value of a field that is marked `change`, lets an event happen
or not, or adds a thing that may be missing. Dates and the frame of an incident (its victim, its days) stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, MissingItem, missing_items
from foedus.cases.fact import Fact, Thing
from foedus.cases.names import MISSING_PREFIX
from foedus.cases.supposed import over_what, supposed_thing
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.reasoning.edits import ADD, DROP, ENTRY, HAPPENED, NEW, NOT_HAPPENED, REPLACE, SET, Edit
from foedus.reasoning.facts import field_value
from foedus.reasoning.sentences import Names
from foedus.reasoning.supposing import Clause, supposed
from foedus.text.atoms import Term, plain
from foedus.text.dates import day_text
from foedus.text.prose import series
from foedus.text.values import frozen

SUPPOSED = "supposed_"
"""The beginning of the id of a thing that a change adds."""
FULLER = "+"
"""The end of the name of a change that adds the same thing, saying more of it."""
_AGAINST = "against"
"""The field that makes a thing an incident: something that was done to somebody."""
_PARTIES = (_AGAINST, "by")
_NO_GROUPS = frozenset({"person", "government", "organ", "organization"})
_ADDED = frozenset({"choice", "provision", "instrument"})
"""Types of which a field takes one value more; elsewhere a single value gives way to another."""


@frozen
class Change:
    """One way in which the case might have been otherwise: the edit, and what then would be so, as a clause (`says`)
    and as a supposition (`had`).

    `settles` names a question of fact and the answer that it would then have.
    """

    id: str
    edit: Edit
    says: str
    had: str
    settles: tuple[str, str] | None = None


def possible_changes(case: Case, rulebook: Rulebook, encoding: Encoding) -> list[Change]:
    """Every change that the vocabulary admits for the case, in its order; some the case's reader may still refuse."""
    return list(_Otherwise(case, rulebook, encoding).changes())


class _Otherwise:
    def __init__(self, case: Case, rulebook: Rulebook, encoding: Encoding) -> None:
        self.case = case
        self.rulebook = rulebook
        self.sections = rulebook.vocabulary.sections
        self.names = Names(case, rulebook)
        self.questions = {question.name: question for question in encoding.questions}
        gone = {name for name, _ in case.left_out}
        self.things = [thing for thing in case.things if thing.id not in gone]
        self.mentioned = self._mentioned()
        self.words = self._words()

    def changes(self) -> Iterator[Change]:
        for thing in self.things:
            yield from self._happening(thing)
            if thing.did_not_happen:
                continue
            section = self.sections[thing.section]
            if section.name == "actor" and not self._is_group(thing):
                continue
            for field in section.fields.values():
                yield from self._field(thing, section, field)
        yield from self._missing()

    # Names and words of the case

    def _mentioned(self) -> dict[str, list[str]]:
        """The states between which something happened, and the groups of the case."""
        found: dict[str, None] = {}
        for thing in self.things:
            if is_incident(self.sections[thing.section]):
                named = [fact for name in _PARTIES for fact in thing.facts.get(name, ())]
                found.update(dict.fromkeys(plain(term) for fact in named for term in fact.terms()))
        groups = [thing.id for thing in self.things if self._is_group(thing)]
        states = [name for name in found if name in self.rulebook.states]
        return {"actor": list(dict.fromkeys((*groups, *states))), "state": states}

    def _is_group(self, thing: Thing) -> bool:
        return self.sections[thing.section].name == "actor" and not _NO_GROUPS & set(map(plain, thing.certain("kind")))

    def _words(self) -> dict[str, str]:
        """What common words such as `defence` mean by the instruments of the states that the case names."""
        meant: dict[str, str] = {}
        for instrument in self.rulebook.instruments.values():
            if instrument.words and any(event.state in self.mentioned["state"] for event in instrument.events):
                meant = {**instrument.words, **meant}
        return meant

    def _domain(self, thing: Thing, section: Section, field: Field) -> list[str]:
        """The values that the field might have had."""
        if field.change:
            return list(field.change)
        marks = section.may_be_missing or {}
        found: list[str] = list(field.choices)
        for one in field.types:
            if one in ("state", "actor") and field.name not in marks:
                found += self.mentioned[one]
            elif one in ("state", "actor", "organ", "organization", "instrument"):
                continue  # whom to ask or tell is what the mark says
            elif one == "provision":
                found += [word for word in self.words.values() if "." in word]
            elif one == "day":
                found += [day_text(day) for day in thing.days[:1]]
            else:
                found += [each.id for each in self.things if self.sections[each.section].name == one]
        if isinstance(marks.get(field.name), str):
            found.append(self.words.get(marks[field.name], ""))
        return [each for each in dict.fromkeys(found) if each and each != thing.id]

    # Events

    def _happening(self, thing: Thing) -> Iterator[Change]:
        section = self.sections[thing.section]
        name = f"{thing.name}.{HAPPENED}"
        fact = next(iter(thing.facts.get(HAPPENED, ())), None)
        if section.event is None or (is_incident(section) and (fact is None or not fact.is_open)):
            return  # that the incident took place is the frame of the case
        if fact is not None and fact.is_open:
            yield from self._settled(thing, None, fact)
        elif thing.did_not_happen:
            yield Change(name, Edit(SET, thing.section, thing.id, HAPPENED, "true"), *self._event(thing, True))
        else:
            edit = Edit(SET, thing.section, thing.id, HAPPENED, dict(NOT_HAPPENED))
            yield Change(name, edit, *self._event(thing, False))

    def _event(self, thing: Thing, happened: bool) -> Clause:
        section = self.sections[thing.section]
        template = (section.says if happened else section.denies) or "{thing}"
        said = {"thing": self.names.of(thing.id)}
        for name, field in section.fields.items():
            values = thing.possible(name)
            if values and not field.is_map and field.record is None:
                said[name] = series(field_value(field, value, self.names) for value in values)
        return _clause(template, said)

    # Fields

    def _field(self, thing: Thing, section: Section, field: Field) -> Iterator[Change]:
        facts = thing.facts.get(field.name, ())
        for fact in facts:
            if fact.is_open:
                yield from self._settled(thing, field, fact)
        if field.change is None or field.is_text or field.record is not None or field.two_lists:
            return
        if field.is_yes_no:
            yield from self._toggled(thing, field, facts)
        elif field.is_map:
            yield from self._entries(thing, field, facts)
        elif field.many:
            yield from self._listed(thing, section, field, facts)
        else:
            yield from self._single(thing, section, field, facts)

    def _settled(self, thing: Thing, field: Field | None, fact: Fact) -> Iterator[Change]:
        """An open fact, had it been established one way or the other."""
        question = self.questions.get(fact.name)
        if question is None or fact.key is not None:
            return
        for option in question.options:
            if option != question.reserved and not (option == "no" and _is_the_last(thing, field)):
                edit = self._settling(thing, field, fact, option)
                clause = self._answer(thing, field, fact, option)
                yield Change(f"{fact.name}={option}", edit, *clause, (fact.name, option))

    def _answer(self, thing: Thing, field: Field | None, fact: Fact, option: str) -> Clause:
        affirmed = option != "no"
        if field is None:
            template = "{thing} took place" if affirmed else "{thing} did not take place"
            return _clause(template, {"thing": self.names.of(thing.id)})
        if option not in ("yes", "no"):
            return self._says(thing, field, option, True)
        return self._says(thing, field, None if field.is_yes_no else _text(fact.value), affirmed)

    @staticmethod
    def _settling(thing: Thing, field: Field | None, fact: Fact, option: str) -> Edit:
        where = (thing.section, thing.id, fact.field)
        if field is None or field.is_yes_no or fact.field == HAPPENED:
            said: Any = {"yes": "true", "no": {"value": "true", "status": "rejected"}}[option]
            return Edit(SET, *where, said)
        if len(fact.values) > 1:
            parts = option.split("+")
            return Edit(SET, *where, parts if len(parts) > 1 else option)
        value = _text(fact.value)
        if field.many:
            return Edit(REPLACE, *where, value, value) if option == "yes" else Edit(DROP, *where, None, value)
        return Edit(SET, *where, value if option == "yes" else None)

    def _toggled(self, thing: Thing, field: Field, facts: tuple[Fact, ...]) -> Iterator[Change]:
        if any(fact.is_open or fact.since or fact.until for fact in facts) or len(facts) > 1:
            return
        now = (facts[0].value == "yes") != facts[0].is_rejected if facts else field.absent == "yes"
        value: Any = {"value": "true", "status": "rejected"} if now else "true"
        edit = Edit(SET, thing.section, thing.id, field.name, value)
        yield self._change(edit, self._says(thing, field, None, not now))

    def _single(self, thing: Thing, section: Section, field: Field, facts: tuple[Fact, ...]) -> Iterator[Change]:
        if any(fact.is_open or fact.since or fact.until for fact in facts) or len(facts) > 1:
            return
        now = _text(facts[0].value) if facts else field.absent
        for value in self._domain(thing, section, field):
            if value != now:
                edit = Edit(SET, thing.section, thing.id, field.name, value)
                yield self._change(edit, self._says(thing, field, value, True))
        if facts and field.absent == "no" and not field.required_if:
            edit = Edit(SET, thing.section, thing.id, field.name, None)
            yield self._change(edit, self._says(thing, field, now, False))

    def _listed(self, thing: Thing, section: Section, field: Field, facts: tuple[Fact, ...]) -> Iterator[Change]:
        if any(fact.since or fact.until or len(fact.values) > 1 or fact.is_rejected for fact in facts):
            return
        there = [_text(fact.value) for fact in facts]
        fixed = [_text(fact.value) for fact in facts if fact.is_established]
        where = (thing.section, thing.id, field.name)
        for old in fixed:
            yield self._change(Edit(DROP, *where, None, old), self._says(thing, field, old, False))
        for value in self._domain(thing, section, field):
            if value in there:
                continue
            if len(there) != 1 or len(fixed) != 1 or _ADDED & set(field.types):
                yield self._change(Edit(ADD, *where, value), self._says(thing, field, value, True))
            else:
                instead = f", not {self._value(field, fixed[0])}"
                clause = self._says(thing, field, value, True)
                edit = Edit(REPLACE, *where, value, fixed[0])
                yield self._change(edit, Clause(clause.says + instead, clause.had + instead))

    def _entries(self, thing: Thing, field: Field, facts: tuple[Fact, ...]) -> Iterator[Change]:
        """A vote and the like: another value for each key that the case names or could name."""
        if "choice" not in field.map_to:
            return
        values = field.change or field.choices
        told = {fact.key: _text(fact.value) for fact in facts if fact.key is not None and fact.is_established}
        open_keys = {fact.key for fact in facts if not fact.is_established}
        for key in dict.fromkeys((*told, *self.mentioned["state"])):
            for value in values:
                if key in open_keys or told.get(key) == value:
                    continue
                edit = Edit(ENTRY, thing.section, thing.id, field.name, value, key=key)
                yield self._change(edit, self._says(thing, field, value, True, key))

    @staticmethod
    def _change(edit: Edit, clause: Clause) -> Change:
        value = edit.value if isinstance(edit.value, str) else "no"
        about = f"{edit.section}.{edit.thing}.{edit.field}"
        key = f".{edit.key}" if edit.key else ""
        old = f"-{edit.old}" if edit.old else ""
        new = f"{'+' if edit.kind == ADD else '='}{value}" if edit.kind != DROP else ""
        return Change(f"{about}{key}{old}{new}", edit, *clause)

    def _says(self, thing: Thing, field: Field, value: str | None, affirmed: bool, key: str | None = None) -> Clause:
        template = (field.says if affirmed else field.denies) or "{thing}: " + (field.title or field.name) + " {value}"
        filled = {"thing": self.names.of(thing.id)}
        if value is not None:
            filled["value"] = series(self._value(field, part) for part in value.split("+"))
        if key is not None:
            filled["key"] = self.names.of(key)
        return _clause(template.replace(" on {day}", "").replace("{day}", "that day"), filled)

    def _value(self, field: Field, value: str) -> str:
        return field_value(field, value, self.names)

    # What is missing

    def _missing(self) -> Iterator[Change]:
        for item in missing_items(self.case, self.rulebook):
            section = self.sections[item.question.section]
            if item.question.field:
                yield from self._missing_field(item, section)
            else:
                yield from self._missing_thing(item, section)

    def _missing_field(self, item: MissingItem, section: Section) -> Iterator[Change]:
        field = section.fields[item.question.field]
        if field.change is None:
            value = self._said_of(item, section).get(field.name)
            if value is not None:
                edit = Edit(SET, section.key, item.question.thing, field.name, value)
                yield self._change(edit, Clause(item.says, f"had it been so that {item.says}"))

    def _missing_thing(self, item: MissingItem, section: Section) -> Iterator[Change]:
        """The thing as the marks give it; and once more with the fields of it that may themselves be missing."""
        name = SUPPOSED + item.question.thing.removeprefix(MISSING_PREFIX)
        said = self._said_of(item, section)
        words = self._words_of(section, said)
        clause = _supposed_thing(section, words)
        edit = Edit(NEW, section.key, name, body={"title": words["thing"], **said})
        yield Change(f"{section.key}.{name}", edit, *clause)
        more: dict[str, str] = {}
        clauses = []
        for field_name, word in section.single_missing.items():
            field = section.fields[field_name]
            value = self.words.get(word, word if word in field.choices else "")
            if value and field.change is not None and field_name not in said:
                more[field_name] = value
                template = field.says.replace("{value}", self._value(field, value))
                clauses.append(Clause(template.replace("{thing}", "it"), supposed(template).replace("{thing}", "it")))
        if more:
            fuller = Edit(NEW, section.key, name, body={**edit.body, **more})
            says = ", and ".join((clause.says, *(each.says for each in clauses)))
            had = ", and ".join((clause.had, *(each.had for each in clauses)))
            yield Change(f"{section.key}.{name}{FULLER}", fuller, says, had)

    def _words_of(self, section: Section, said: Mapping[str, Any]) -> dict[str, str]:
        words = {
            name: self._value(section.fields[name], value) for name, value in said.items() if isinstance(value, str)
        }
        return {**words, "thing": supposed_thing(section, words)}

    def _said_of(self, item: MissingItem, section: Section) -> dict[str, Any]:
        """What a case file would say of a missing item."""
        fields = self.rulebook.vocabulary.fields_of
        wanted = {*(section.may_be_missing or {}), item.question.field}
        body: dict[str, Any] = {}
        for atom in item.effects:
            field = fields.get(atom.name)
            if field is None or field.section != section.key or field.name not in wanted:
                continue
            rest = [_text(term) for term in atom.arguments[1:]]
            if field.is_map:
                body[field.name] = {**body.get(field.name, {}), rest[0]: rest[1]}
            else:
                body[field.name] = rest[0] if rest else "true"
        return body


def _clause(template: str, filled: Mapping[str, str]) -> Clause:
    """The clause of a template, and the supposition."""
    had = supposed(template)
    for slot, text in filled.items():
        template, had = template.replace("{" + slot + "}", text), had.replace("{" + slot + "}", text)
    return Clause(template, had)


def is_incident(section: Section) -> bool:
    """Whether things of this kind are done to somebody: they make the frame of a case."""
    return section.event is not None and _AGAINST in section.fields


def _supposed_thing(section: Section, words: Mapping[str, str]) -> Clause:
    template = section.says or "{thing} took place"
    clause, about = _clause(template, words), over_what(section, template, words)
    return Clause(clause.says + about, clause.had + about)


def _text(value: Term | tuple[Term, ...]) -> str:
    """A value as a case file writes it."""
    if isinstance(value, tuple):
        return "+".join(_text(part) for part in value)
    if isinstance(value, int):
        return day_text(value) if value > 10_000_000 else str(value)
    return plain(value)


def _is_the_last(thing: Thing, field: Field | None) -> bool:
    """Whether a field that a case must give has one value only: without it there would be no such case."""
    if field is None or field.absent != "must" or not field.many:
        return False
    return sum(not fact.is_rejected for fact in thing.facts.get(field.name, ())) == 1
