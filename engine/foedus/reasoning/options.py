"""What an evaluation is asked: readings, facts, a doctrine, a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.text.dates import day_number
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

BURDEN = "burden"
"""How facts are taken where the burden of proof decides those that are open."""
FACTS = ("all", "established", "alleged")
MISSING = ("list", "unknown")


@frozen
class Options:
    """The options of an evaluation.

    `readings`: `main`, `all`, or `TERM=POSITION,…`. `facts`: whether open facts stay open (`all`), fall to their
    defaults (`established`) or are taken as alleged (`alleged`). `missing`: None does not ask, `list` lists what was
    assumed absent and decided something, `unknown` makes it open. `mechanisms`: only these. `at`: another day of the
    question. `under`: another treaty, to which the case is put as if the victim's allies were its parties. `hinges`:
    whether an arguable verdict names what it turns on. `seconds`: how long solving may take. `burden`: open facts are
    decided against the one who must prove them.
    """

    readings: str = "main"
    facts: str = "all"
    doctrine: str | None = None
    missing: str | None = None
    mechanisms: Sequence[str] | None = None
    at: str | None = None
    hinges: bool = True
    seconds: float = 60.0
    under: str | None = None
    burden: bool = False

    @property
    def taken(self) -> str:
        """How open facts are taken: as `facts` says, or as the burden of proof decides."""
        return BURDEN if self.burden else self.facts

    def check(self, rulebook: Rulebook) -> None:
        """Raise InputError for a value that is none of those allowed."""
        problems = [
            *_among("--facts", self.facts, FACTS),
            *_among("--missing", self.missing, MISSING),
            *_among("--doctrine", self.doctrine, tuple(rulebook.doctrines)),
        ]
        if self.burden and self.facts != "all":
            message = f"--burden decides open facts, and so does --facts {self.facts}"
            problems.append(Problem(message, None, "one of the two"))
        for name in self.mechanisms or ():
            problems += _among("--mechanism", name.partition(":")[0], tuple(rulebook.mechanisms))
        if self.at is not None:
            try:
                day_number(self.at)
            except ValueError as error:
                problems.append(Problem(f"--at: {error}", None, "a date like 2022-01-06"))
        if problems:
            raise InputError(problems)

    def shown(self) -> dict[str, Any]:
        """The options that shape the opinion, for the opinion to carry."""
        return {
            "readings": self.readings,
            "facts": self.facts,
            "doctrine": self.doctrine,
            "missing": self.missing,
            "at": self.at,
            "under": self.under,
            "burden": self.burden,
        }


def _among(option: str, value: str | None, known: Sequence[str]) -> list[Problem]:
    if value is None or value in known:
        return []
    return [Problem(f"{option}: '{value}' is not known", None, "one of " + ", ".join(known), nearest(value, known))]


def asked_of(
    rulebook: Rulebook | None, options: Options | None, given: Mapping[str, Any]
) -> tuple[Rulebook, Options]:
    """The rulebook, else the shipped one, and the options, else those given as keywords; checked."""
    law = rulebook if rulebook is not None else Rulebook.load()
    chosen = options if options is not None else Options(**given)
    chosen.check(law)
    return law, chosen
