"""What a name may stand for in a case: things of the case, and states, organs, instruments of the law's record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field, Vocabulary
from foedus.text.atoms import Term, quoted
from foedus.text.dates import FOREVER, day_number
from foedus.text.names import is_identifier

ONGOING = "ongoing"
TRUE, FALSE = ("true", "yes"), ("false", "no")
MISSING_PREFIX = "missing_"
"""Begins the names of things that a case does not tell of, and that are supposed to see what would follow."""
_NUMBER_LIMIT = 1_000_000
# Words of the solver's language, which would be no names in a program that is written out.
_NEVER = frozenset({"not"})


class Record:
    """The names of the law's record."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.states = frozenset(rulebook.states)
        self.organs = frozenset(rulebook.organs)
        self.groups = tuple(rulebook.groups)
        self.instruments = frozenset(rulebook.instruments)
        self.provisions = frozenset(name for each in rulebook.instruments.values() for name in each.provisions)
        self.words = frozenset(_words(rulebook.vocabulary)) | set(self.groups) | _NEVER


@lru_cache(maxsize=8)
def record_of(rulebook: Rulebook) -> Record:
    """The names of a rulebook's record, gathered once."""
    return Record(rulebook)


def _words(vocabulary: Vocabulary) -> Iterator[str]:
    for section in vocabulary.sections.values():
        for one in section.fields.values():
            yield from (*one.words, *one.value_words, *one.literals)
            if one.record is not None:
                for inner in one.record.fields.values():
                    yield from (*inner.words, *inner.value_words, *inner.literals)


class Names:
    """The names that a case may use: `things` gives the type of each of its own, `kinds` what sort of actor one is."""

    def __init__(self, record: Record, things: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        self.record = record
        self.things = things
        self.kinds = kinds

    def term(self, text: str, types: Iterable[str], field: Field, words: Iterable[str] = ()) -> Term | None:
        """The term that a text stands for in a field, or None where it is no value of these types."""
        if text in words:
            return text
        for one in types:
            found = self._of_type(text, one, field)
            if found is not None:
                return found
        return None

    def is_actor(self, text: str) -> bool:
        """Whether the text names somebody who can act or speak."""
        return self.things.get(text) == "actor" or text in self.record.states or text in self.record.organs

    def is_state(self, text: str) -> bool:
        """Whether the text names a state."""
        return text in self.record.states or self.kinds.get(text) == "state"

    def is_organ(self, text: str) -> bool:
        """Whether the text names an organ or an organization."""
        return text in self.record.organs or self.kinds.get(text) in ("organ", "organization")

    def _of_type(self, text: str, one: str, field: Field) -> Term | None:
        record = self.record
        if one in _PLAIN:
            return _plain(text, one, field)
        if one in ("instrument", "provision"):
            return quoted(text) if text in (record.instruments if one == "instrument" else record.provisions) else None
        return text if self._names(text, one, field) else None

    def _names(self, text: str, one: str, field: Field) -> bool:
        if one == "choice":
            return text in field.choices
        if one == "state":
            return self.is_state(text)
        if one == "actor":
            return self.is_actor(text)
        if one in ("organ", "organization"):
            return text in self.record.organs or self.kinds.get(text) == one
        return self.things.get(text) == one

    def candidates(self, types: Iterable[str], field: Field, words: Iterable[str] = ()) -> Iterator[str]:
        """Every name that would be right, for the nearest one to be found."""
        yield from words
        for one in types:
            yield from self._candidates(one, field)

    def _candidates(self, one: str, field: Field) -> Iterator[str]:
        record = self.record
        known: dict[str, Iterable[str]] = {
            "choice": field.choices, "state": record.states, "organ": record.organs, "organization": record.organs,
            "actor": (*record.states, *record.organs), "instrument": record.instruments,
            "provision": record.provisions, "yes_no": ("true", "false"), "day": field.literals,
        }  # fmt: skip
        yield from sorted(known.get(one, ())) if one != "choice" else field.choices
        yield from (name for name, of in self.things.items() if of == one or self.kinds.get(name) == one)


_PLAIN = ("day", "number", "yes_no", "text")


def _plain(text: str, one: str, field: Field) -> Term | None:
    if one == "text":
        return text
    if one == "yes_no":
        return "yes" if text in TRUE else "no" if text in FALSE else None
    if one == "number":
        is_number = text.isascii() and text.isdigit() and len(text) < 8 and int(text) < _NUMBER_LIMIT
        return int(text) if is_number else None
    return day_of(text, field.literals)


def day_of(text: str, literals: Iterable[str] = ()) -> int | None:
    """The day that a text stands for, or None."""
    if text in literals:
        return FOREVER if text == ONGOING else None
    try:
        return day_number(text)
    except ValueError:
        return None


def expected(types: Iterable[str], field: Field, words: Iterable[str] = ()) -> str:
    """What a field expects, in words."""
    said = [_EXPECTED.get(one) or f"the id of {_a(one)}" for one in types if one != "choice"]
    choices = [*(field.choices if "choice" in types else ()), *field.literals, *words]
    if choices:
        said.append(("one of " if not said else "") + ", ".join(choices))
    return " or ".join(said)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind.replace('_', ' ')}"


_EXPECTED = {
    "state": "a state of the record or an actor of the kind state", "organ": "an organ",
    "organization": "an organization", "actor": "an actor, a state or an organ", "instrument": "an instrument",
    "provision": "a provision, by its article", "day": "a date like 2022-01-06", "number": "a whole number",
    "yes_no": "true or false", "text": "a text",
}  # fmt: skip


def name_problem(text: str) -> str | None:
    """Why a text cannot name a thing, or None where it can."""
    if not is_identifier(text):
        return "cannot be a name"
    if text.startswith(MISSING_PREFIX):
        return f"begins with '{MISSING_PREFIX}', which is kept for what a case does not tell"
    return None
