"""Case to atoms: what is established as facts, what is open as questions with the effects of each answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.cases.atoms_of import constant_default, field_atoms, same_as
from foedus.cases.bearing import Bearing
from foedus.cases.case import Case
from foedus.cases.fact import ALLEGED, DISPUTED, Fact, Thing, Value, said_value, truth
from foedus.cases.names import TRUE
from foedus.cases.questions import NO, UNSAID, YES, Encoding, Question
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.text.atoms import Atom, Term

_CLAIMED = (ALLEGED, DISPUTED)
_ACTOR = "actor"
_SPOKEN_BY_LAW = ("rule", "law")


def encode(case: Case, rulebook: Rulebook, days: Iterable[int] = ()) -> Encoding:
    """The facts, questions and days of a case. Later events than the question, and what names them, are left out.

    `days` are further days for which what changes in time is stated.
    """
    return _Encoder(case, rulebook, days).encoding()


class _Encoder:
    def __init__(self, case: Case, rulebook: Rulebook, days: Iterable[int] = ()) -> None:
        self.case = case
        self.rulebook = rulebook
        self.sections = rulebook.vocabulary.sections
        self.gone = frozenset(name for name, _ in case.left_out)
        self.things = [thing for thing in case.things if thing.id not in self.gone]
        self.told = [thing for thing in self.things if not thing.did_not_happen]
        self.days = tuple(sorted({*self._days(), *days}))
        self.facts: list[Atom] = []
        self.questions: list[Question] = []
        self.effects: list[tuple[str, str, Atom]] = []
        self._bearing = Bearing(case, rulebook)
        self.happening: str | None = None
        """The question whether the thing at hand took place, while that is open."""

    def encoding(self) -> Encoding:
        self.facts += [Atom("day", (day,)) for day in self.days]
        self.facts.append(Atom("question_day", (self.case.date,)))
        self._record()
        for thing in self.told:
            self._thing(thing, self.sections[thing.section])
        order = tuple(thing.id for thing in self.things)
        return Encoding(self.facts, self.questions, self.effects, self.days, order)

    def _days(self) -> tuple[int, ...]:
        date = self.case.date
        days = {date}
        for thing in self.told:
            days.update(day for day in thing.days if day <= date)
            for facts in thing.facts.values():
                for fact in facts:
                    days.update(day for day in self._entry_days(thing, fact) if day <= date)
        return tuple(sorted(days))

    def _entry_days(self, thing: Thing, fact: Fact) -> Iterator[int]:
        """The days that the parts of a record name."""
        if fact.parts:
            record = self.sections[thing.section].fields[fact.field].record
            for name, facts in fact.parts.items():
                if record is not None and record.fields[name].types == ("day",):
                    yield from (value for each in facts for value in each.values if isinstance(value, int))

    # The law's record

    def _record(self) -> None:
        section = self.rulebook.vocabulary.by_name.get(_ACTOR)
        for state in self.rulebook.states.values():
            self.facts.append(Atom("state", (state.id,)))
            told = self.case.by_id.get(state.id)
            for name, value in state.record.items():
                field = None if section is None else section.fields.get(name)
                if field is not None and (told is None or name not in told.facts):
                    self.facts += _recorded(field, state.id, value)
        self.facts += [Atom("organ", (organ,)) for organ in self.rulebook.organs]
        known = {*self.rulebook.states, *self.rulebook.organs}
        for thing in self.told:
            if section is not None and thing.section == section.key and thing.id not in known:
                kinds = [kind for kind in ("state", "organ") if kind in thing.certain("kind")]
                self.facts += [Atom(kind, (thing.id,)) for kind in kinds]

    # Things

    def _thing(self, thing: Thing, section: Section) -> None:
        self.happening = None
        if section.event is not None:
            self._happening(thing)
        self._give(Atom(section.name, (thing.id,)))
        self._event_days(thing, section)
        for name, field in self._in_order(thing, section):
            self._field(thing, section, field, thing.facts.get(name))

    @staticmethod
    def _in_order(thing: Thing, section: Section) -> Iterator[tuple[str, Field]]:
        """The fields in the order of the file, then those of which it says nothing."""
        for name in thing.facts:
            if name != "happened":
                yield name, section.fields[name]
        for name, field in section.fields.items():
            if name not in thing.facts and name != "happened":
                yield name, field

    def _happening(self, thing: Thing) -> None:
        fact = next(iter(thing.facts.get("happened", ())), None)
        happened = Atom("happened", (thing.id,))
        if fact is None or not fact.is_open:
            self.facts.append(happened)
            return
        alleged = str(fact.value) if fact.status in _CLAIMED else None
        self._ask(thing, fact, (YES, NO), YES, alleged)
        self.effects.append((fact.name, YES, happened))
        self.facts.append(Atom("contested", (thing.id, "happened")))
        self.happening = fact.name

    def _event_days(self, thing: Thing, section: Section) -> None:
        source = section.fields.get(section.event or "")
        opened: set[int] = set()
        if source is not None and source.is_map:
            for fact in thing.facts.get(source.name, ()):
                if fact.is_open:
                    opened.update(term for term in fact.terms() if isinstance(term, int))
        for day in thing.days:
            if day <= self.case.date and day not in opened:
                self._give(Atom("event_day", (thing.id, day)))

    def _give(self, *atoms: Atom) -> None:
        """State what is established; of an event that may not have happened, as an effect of its happening."""
        if self.happening is None:
            self.facts += atoms
        else:
            self.effects += [(self.happening, YES, atom) for atom in atoms]

    # Fields

    def _field(self, thing: Thing, section: Section, field: Field, facts: tuple[Fact, ...] | None) -> None:
        if field.is_text:
            return
        if field.record is not None:
            for fact in facts or ():
                self._entry(thing, field, fact)
            return
        self._values(thing, section, field, facts, (thing.id,))

    def _entry(self, thing: Thing, field: Field, fact: Fact) -> None:
        """A record: a thing without a name, known by its place."""
        assert field.record is not None
        if any(day > self.case.date for day in self._entry_days(thing, fact)):
            return
        place: tuple[Term, ...] = (thing.id, *fact.terms())
        self._give(Atom(field.record.name, place))
        for name, inner in field.record.fields.items():
            self._values(thing, field.record, inner, fact.parts.get(name), place)

    def _values(
        self, thing: Thing, section: Section, field: Field, facts: tuple[Fact, ...] | None, place: tuple[Term, ...]
    ) -> None:
        counted = [fact for fact in facts or () if not self._is_later(field, fact)]
        speaks = facts is not None and (not facts or any(not fact.is_rejected for fact in counted))
        for fact in counted:
            if fact.is_open:
                self._open(thing, section, field, fact, place, alone=len(counted) == 1)
            elif field.is_yes_no:
                speaks = True
                value = YES if truth(fact) else NO
                self._give(*self._atoms(field, place, fact, value), *self._said(field, place, fact))
            elif not fact.is_rejected:
                self._give(*self._atoms(field, place, fact, fact.value), *self._said(field, place, fact))
        if facts == ():
            self._give(*self._said(field, place, None))
        if not speaks:
            rejected = {fact.value for fact in counted if fact.is_rejected}
            self._give(*(atom for atom in self._default(thing, field, place) if not rejected & set(atom.arguments)))

    def _is_later(self, field: Field, fact: Fact) -> bool:
        """Whether an open fact, or an entry of a map, is of a day that the question does not reach."""
        if "day" not in (*field.types, *field.map_to) or field.literals or not (field.open or field.is_map):
            return False
        return all(isinstance(term, int) and term > self.case.date for term in fact.terms())

    def _atoms(self, field: Field, place: tuple[Term, ...], fact: Fact, value: Value) -> list[Atom]:
        days = [day for day in self.days if fact.holds_on(day)] if field.changing else None
        return field_atoms(field, place, fact.key, value, days, self.gone)

    def _said(self, field: Field, place: tuple[Term, ...], fact: Fact | None) -> list[Atom]:
        """That the case says something of a field for which otherwise a rule or the record speaks."""
        if field.absent not in _SPOKEN_BY_LAW or len(place) > 1:
            return []
        if not field.changing:
            return [Atom("said", (*place, field.name))]
        return [Atom("said", (*place, field.name, day)) for day in self.days if fact is None or fact.holds_on(day)]

    def _default(self, thing: Thing, field: Field, place: tuple[Term, ...]) -> list[Atom]:
        value = constant_default(field)
        if value is None:
            value = same_as(field, thing)
        if value is None:
            return []
        return field_atoms(field, place, None, value, self.days if field.changing else None, self.gone)

    # Open facts

    def _open(
        self, thing: Thing, section: Section, field: Field, fact: Fact, place: tuple[Term, ...], alone: bool
    ) -> None:
        self.facts.append(Atom("contested", (thing.id, field.name if len(place) == 1 else field.predicate)))
        if field.is_yes_no:
            self._open_yes_no(thing, field, fact, place)
        elif len(fact.values) > 1:
            self._open_rivals(thing, field, fact, place)
        else:
            self._open_value(thing, field, fact, place, alone)

    def _open_yes_no(self, thing: Thing, field: Field, fact: Fact, place: tuple[Term, ...]) -> None:
        alleged = str(fact.value) if fact.status in _CLAIMED else None
        by_rule = field.absent == "rule"
        options = (YES, NO, UNSAID) if by_rule else (YES, NO)
        default = UNSAID if by_rule else YES if field.absent == YES else NO
        self._ask(thing, fact, options, default, alleged, UNSAID if by_rule else None)
        said = self._said(field, place, fact)
        self._effect(fact, YES, [*self._atoms(field, place, fact, YES), *said])
        self._effect(fact, NO, said)

    def _open_value(self, thing: Thing, field: Field, fact: Fact, place: tuple[Term, ...], alone: bool) -> None:
        self._ask(thing, fact, (YES, NO), NO, YES if fact.status in _CLAIMED else None)
        self._effect(fact, YES, [*self._atoms(field, place, fact, fact.value), *self._said(field, place, fact)])
        if self._gives_day(field):
            self._effect(fact, YES, [Atom("event_day", (thing.id, day)) for day in fact.terms() if day in self.days])
        if alone:
            self._effect(fact, NO, self._default(thing, field, place))

    def _open_rivals(self, thing: Thing, field: Field, fact: Fact, place: tuple[Term, ...]) -> None:
        options = {said_value(value): value for value in fact.values}
        claimed = said_value(fact.claimed) if fact.claimed is not None and fact.status in _CLAIMED else None
        self._ask(thing, fact, tuple(options), None, claimed)
        for option, value in options.items():
            self._effect(fact, option, [*self._atoms(field, place, fact, value), *self._said(field, place, fact)])

    def _gives_day(self, field: Field) -> bool:
        return field.is_map and self.sections[field.section].event == field.name

    def _effect(self, fact: Fact, option: str, atoms: Iterable[Atom]) -> None:
        self.effects += [(fact.name, option, atom) for atom in atoms]

    def _ask(
        self, thing: Thing, fact: Fact, options: tuple[str, ...], default: str | None, alleged: str | None,
        reserved: str | None = None,
    ) -> None:  # fmt: skip
        borne = self._bearing.of(thing, fact) if YES in options else None
        self.questions.append(
            Question(
                fact.name, options, thing.section, thing.id, fact.field, default, alleged, reserved, fact.key,
                fact.values, fact.status, fact.by, fact.denied_by, fact.source, fact.grade, fact.place,
                *(() if borne is None else (borne.unproven, borne.role, borne.by)),
            )
        )  # fmt: skip


def _recorded(field: Field, state: str, value: Any) -> list[Atom]:
    """What the record says of a state."""
    values = value if isinstance(value, list) else [value]
    atoms: list[Atom] = []
    for one in values:
        if field.is_yes_no:
            atoms += field_atoms(field, (state,), None, YES if one in TRUE else NO, None, frozenset())
        elif isinstance(one, str) and one.isdecimal():
            atoms += field_atoms(field, (state,), None, int(one), None, frozenset())
        elif isinstance(one, str) and not field.is_text:
            atoms += field_atoms(field, (state,), None, one, None, frozenset())
    return atoms
