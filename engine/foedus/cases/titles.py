"""Readable names of what a case and the law's record name, and sentences filled with them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.text.atoms import Term, plain
from foedus.text.dates import FOREVER, day_text

_SLOT = re.compile(r"\{([a-z_]+)\}")


class Titles:
    """The readable name of everything that a case may name."""

    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        self._titles: dict[str, str] = {name: state.title for name, state in rulebook.states.items()}
        self._titles.update((name, organ.title) for name, organ in rulebook.organs.items())
        self._titles.update((name, instrument.title) for name, instrument in rulebook.instruments.items())
        self._titles.update((thing.id, thing.readable) for thing in case.things)

    def of(self, term: Term) -> str:
        """A title, a date, or the name with its underscores opened."""
        if isinstance(term, int):
            return "ongoing" if term == FOREVER else day_text(term) if term > 10_000_000 else str(term)
        if not isinstance(term, str):
            return ", ".join(self.of(part) for part in term)
        name = plain(term)
        return self._titles.get(name) or name.replace("_", " ")

    def filled(self, template: str, values: Mapping[str, Term]) -> str:
        """The sentence with its slots filled; a slot without a value keeps its name."""
        return _SLOT.sub(lambda found: self.of(values.get(found[1], found[1])), template)
