"""What a case does not tell of and might have: what the vocabulary marks as possibly missing, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from foedus.cases.atoms_of import constant_default, field_atoms
from foedus.cases.case import Case
from foedus.cases.fact import Thing
from foedus.cases.names import MISSING_PREFIX, Names, record_of
from foedus.cases.questions import NO, YES, MissingItem, Question
from foedus.cases.supposed import filled, over_what, supposed_thing
from foedus.cases.titles import Titles
from foedus.law.instruments import Instrument
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Section
from foedus.text.atoms import Atom, Term
from foedus.text.source import Place
from foedus.text.values import frozen

MOST_MISSING = 64
"""How many of them a case is asked for; one more is returned where there are more."""

_VICTIMS, _AUTHORS, _FIRST_DAY = "victims", "authors", "first_day"
_STATUS = "missing"
# The fields in which the things that others are about name who is hit, and who acts.
_OF_VICTIM, _OF_AUTHOR, _ABOUT = "against", "by", "about"


def missing_items(case: Case, rulebook: Rulebook, at_most: int = MOST_MISSING + 1) -> list[MissingItem]:
    """The things and single fields of which a case tells nothing, each as a question that is `no` by default."""
    found: list[MissingItem] = []
    for item in _Absences(case, rulebook).items():
        if len(found) >= at_most:
            break
        found.append(item)
    return found


@frozen
class _About:
    """What a missing thing would be about, and whom it concerns."""

    thing: Thing
    state: str
    day: int


class _Absences:
    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        self.case = case
        self.rulebook = rulebook
        self.sections = rulebook.vocabulary.sections
        self.titles = Titles(case, rulebook)
        gone = {name for name, _ in case.left_out}
        self.things = [thing for thing in case.things if thing.id not in gone and not thing.did_not_happen]
        self.names = Names(
            record_of(rulebook),
            {thing.id: self.sections[thing.section].name for thing in case.things},
            {thing.id: str(kind) for thing in case.things for kind in thing.certain("kind")},
        )

    def items(self) -> Iterator[MissingItem]:
        for section in self.sections.values():
            if section.may_be_missing is not None:
                yield from self._whole(section, section.may_be_missing)
        for thing in self.things:
            section = self.sections[thing.section]
            for name, word in section.single_missing.items():
                if not thing.facts.get(name):
                    yield from self._single(thing, section, section.fields[name], word)

    # Whole things

    def _whole(self, section: Section, marks: Mapping[str, Any]) -> Iterator[MissingItem]:
        for about in self._abouts(marks):
            if not any(self._is_told(thing, about, marks) for thing in self.things if thing.section == section.key):
                item = self._thing(section, marks, about)
                if item is not None:
                    yield item

    def _abouts(self, marks: Mapping[str, Any]) -> Iterator[_About]:
        """Each thing that one could be about, with each state that it hits (or that took it)."""
        words = {word for word in marks.values() if isinstance(word, str)}
        kinds = [key for key in self.sections if key in words]
        field = _OF_AUTHOR if _AUTHORS in words else _OF_VICTIM
        for thing in self.things:
            if thing.section in kinds and thing.days:
                for state in dict.fromkeys(map(str, thing.possible(field))):
                    if self.names.is_state(state):
                        yield _About(thing, state, thing.days[0])

    def _is_told(self, thing: Thing, about: _About, marks: Mapping[str, Any]) -> bool:
        """Whether the case tells of such a thing already, if only as something open."""
        for name, word in marks.items():
            if word in (_VICTIMS, _AUTHORS) and name == "by" and about.state not in thing.possible(name):
                return False
            if word == about.thing.section and not self._reaches(thing, name, about.thing.id):
                return False
        return True

    def _reaches(self, thing: Thing, name: str, target: str) -> bool:
        """Whether the field names the target, or a thing that is itself about it."""
        named = list(map(str, thing.possible(name)))
        by_id = self.case.by_id
        return target in named or any(each in by_id and target in by_id[each].possible(_ABOUT) for each in named)

    def _thing(self, section: Section, marks: Mapping[str, Any], about: _About) -> MissingItem | None:
        name = f"{MISSING_PREFIX}{section.name}_{about.thing.id}_{about.state}"
        atoms = [Atom("happened", (name,)), Atom(section.name, (name,)), Atom("event_day", (name, about.day))]
        values: dict[str, Term] = {}
        for field_name, word in marks.items():
            field = section.fields.get(field_name)
            if field is None:
                return None
            for key, said in word.items() if isinstance(word, dict) else ((None, word),):
                value = self._value(field, str(said), about)
                if value is None:
                    return None
                values[field_name] = value
                atoms += field_atoms(field, (name,), key, value, None, frozenset())
                if field.absent == "rule":
                    atoms.append(Atom("said", (name, field.name)))
        atoms += self._defaults(section, values, name)
        return self._item(f"{section.key}.{name}", section, name, "", atoms, values, about.thing.place)

    @staticmethod
    def _defaults(section: Section, given: Mapping[str, Term], name: str) -> Iterable[Atom]:
        for field in section.fields.values():
            if field.name in given or field.name == "happened" or field.changing:
                continue
            value = given.get(field.absent[1:]) if field.absent.startswith("=") else constant_default(field)
            if value is not None:
                yield from field_atoms(field, (name,), None, value, None, frozenset())

    def _value(self, field: Field, word: str, about: _About) -> Term | None:
        if word in (_VICTIMS, _AUTHORS):
            return about.state
        if word == about.thing.section:
            return about.thing.id
        if word == _FIRST_DAY:
            return about.day
        return self._resolved(field, word, self._instrument_of_state(about.state))

    def _resolved(self, field: Field, word: str, instrument: Instrument | None) -> Term | None:
        """A word that the instrument gives a meaning to, else the word itself where it is a value of the field."""
        meant = instrument.words.get(word, word) if instrument is not None else word
        types = field.map_to or field.types
        return self.names.term(meant, types, field, (*field.words, *field.value_words))

    def _instrument_of_state(self, state: str) -> Instrument | None:
        """The instrument that says what the common words mean for a state: the one of which it was a party."""
        for each in self.rulebook.instruments.values():
            if each.words and any(event.state == state for event in each.events):
                return each
        return None

    # Single fields

    def _single(self, thing: Thing, section: Section, field: Field, word: str) -> Iterator[MissingItem]:
        value = self._resolved(field, word, self._instrument_of_thing(thing))
        if value is None:
            return
        place: tuple[Term, ...] = (thing.id,)
        atoms = field_atoms(field, place, None, value, None, frozenset())
        if field.absent == "rule":
            atoms.append(Atom("said", (thing.id, field.name)))
        name = f"{section.key}.{thing.id}.{field.name}"
        yield self._item(name, section, thing.id, field.name, atoms, {"thing": thing.id, "value": value}, thing.place)

    def _instrument_of_thing(self, thing: Thing) -> Instrument | None:
        for facts in thing.facts.values():
            for fact in facts:
                for term in fact.terms():
                    organ = self.rulebook.organs.get(str(term))
                    if organ is not None:
                        instrument = self.rulebook.instruments.get(organ.instrument)
                        if instrument is not None and instrument.words:
                            return instrument
                    if self.names.is_state(str(term)):
                        found = self._instrument_of_state(str(term))
                        if found is not None:
                            return found
        return None

    # Both

    def _item(
        self, name: str, section: Section, thing: str, field: str, atoms: list[Atom], values: Mapping[str, Term],
        place: Place,
    ) -> MissingItem:  # fmt: skip
        question = Question(name, (YES, NO), section.key, thing, field, NO, None, status=_STATUS, place=place)
        of = section.fields[field] if field else section
        if field:
            value = values["value"]
            words = {"thing": self.titles.of(thing), "value": self._words(section.fields[field], value)}
        else:
            words = {name: self._words(section.fields[name], value) for name, value in values.items()}
            words["thing"] = supposed_thing(section, words)
        says, denies = (self._clause(section, each or "{thing}", words) for each in (of.says, of.denies))
        return MissingItem(question, tuple(atoms), says, denies)

    @staticmethod
    def _clause(section: Section, template: str, words: Mapping[str, str]) -> str:
        return filled(template, words) + over_what(section, template, words)

    def _words(self, field: Field, value: Term) -> str:
        return field.choice_title(value) if isinstance(value, str) and value in field.choices else self.titles.of(value)
