"""Sentences filled with readable names: templates stand beside the rules, titles in the case and the record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.text.atoms import Term, plain
from foedus.text.dates import FOREVER, day_text

_SLOT = re.compile(r"\{([a-z_]+)\}")


class Names:
    """The readable name of everything that a case or the law's record names."""

    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        self._titles: dict[str, str] = {name: state.title for name, state in rulebook.states.items()}
        self._titles.update((name, organ.title) for name, organ in rulebook.organs.items())
        self._titles.update((name, instrument.title) for name, instrument in rulebook.instruments.items())
        for instrument in rulebook.instruments.values():
            cited = ((name, f"{instrument.short} {name.partition('.')[2]}") for name in instrument.provisions)
            self._titles.update(cited)
        self._titles.update(
            (word, f"all parties to the {rulebook.instruments[name].title}") for word, name in rulebook.groups.items()
        )
        self._titles.update((thing.id, thing.title) for thing in case.things if thing.title)

    @property
    def titles(self) -> Mapping[str, str]:
        """All titles by id."""
        return self._titles

    def of(self, term: Term) -> str:
        """The readable name of a term: a title, a date, or the id with its underscores opened."""
        if isinstance(term, int):
            return "ongoing" if term == FOREVER else day_text(term) if term > 10_000_000 else str(term)
        if not isinstance(term, str):
            return ", ".join(self.of(part) for part in term)
        name = plain(term)
        return self._titles.get(name) or name.replace("_", " ")

    def fill(self, template: str, values: Mapping[str, Term]) -> str:
        """The sentence with its slots filled. A slot without a value stays as it is, for a test to find."""

        def value(match: re.Match[str]) -> str:
            found = values.get(match[1])
            return match[0] if found is None else self.of(found)

        return _SLOT.sub(value, template)
