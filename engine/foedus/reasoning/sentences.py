"""Sentences filled with readable names: templates stand beside the rules, titles in the case and the record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from foedus.cases.titles import Titles
from foedus.text.atoms import Term

_SLOT = re.compile(r"\{([a-z_]+)\}")


def slots(template: str) -> frozenset[str]:
    """The names that a sentence leaves to be filled in."""
    return frozenset(_SLOT.findall(template))


class Names(Titles):
    """The readable name of everything that a case or the law's record names."""

    def fill(self, template: str, values: Mapping[str, Term]) -> str:
        """The sentence with its slots filled. A slot without a value stays as it is, for a test to find."""

        def value(match: re.Match[str]) -> str:
            found = values.get(match[1])
            return match[0] if found is None else self.of(found)

        return _SLOT.sub(value, template)
