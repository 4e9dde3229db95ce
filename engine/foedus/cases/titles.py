"""Readable names of what a case and the law's record name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.text.atoms import Term, plain
from foedus.text.dates import FOREVER, day_text

_NUMBERED = re.compile(r"^[^,(]*\b(?!of\b)[a-z]+ \d")


class Titles:
    """The readable name of everything that a case may name."""

    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        # A source can say something too; where a name is taken twice, a thing or a state is meant.
        self._titles = dict(_reserved(rulebook))
        self._titles.update((name, source.get("title") or name) for name, source in case.sources.items())
        self._titles.update((name, state.title) for name, state in rulebook.states.items())
        self._titles.update((name, organ.title) for name, organ in rulebook.organs.items())
        self._titles.update((name, with_article(instrument.title)) for name, instrument in rulebook.instruments.items())
        for instrument in rulebook.instruments.values():
            cited = ((name, f"{instrument.short} {name.partition('.')[2]}") for name in instrument.provisions)
            self._titles.update(cited)
        self._titles.update(
            (word, f"all parties to {with_article(rulebook.instruments[name].title)}")
            for word, name in rulebook.groups.items()
        )
        self._titles.update((thing.id, thing.readable) for thing in case.things)

    @property
    def titles(self) -> Mapping[str, str]:
        """All titles by id."""
        return self._titles

    def of(self, term: Term) -> str:
        """A title, a date, or the name with its underscores opened."""
        if isinstance(term, int):
            return "the day of the question" if term == FOREVER else day_text(term) if term > 10_000_000 else str(term)
        if not isinstance(term, str):
            return ", ".join(self.of(part) for part in term)
        name = plain(term)
        return self._titles.get(name) or name.replace("_", " ")


def with_article(title: str) -> str:
    """An instrument's title inside a sentence: `the Treaty`. One known by number, `resolution 1`, has no article."""
    return title if title.startswith("the ") or _NUMBERED.match(title) else f"the {title}"


def _reserved(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """The reserved words of all fields that have readable words."""
    for section in rulebook.vocabulary.sections.values():
        for field in section.fields.values():
            yield from ((word, field.choice_titles[word]) for word in field.words if word in field.choice_titles)
