"""Questions of fact, and a case as the solver is given it, in plain terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.cases.fact import Value
from foedus.text.atoms import Atom
from foedus.text.source import Place
from foedus.text.values import frozen

YES, NO = "yes", "no"
UNSAID = "unsaid"
"""The answer in which nothing is said and a rule's default speaks; assumed where only what is established counts."""


@frozen
class Question:
    """An open fact: in each world it has one of `options`.

    `default` is its answer where only established facts count (None: it stays open there), `alleged` where what is
    alleged is taken as it is alleged. `reserved` is an option that is no answer of its own (see `UNSAID`). `unproven`
    is its answer where the burden of proof decides (None: it stays open), and `bearer` and `borne_by` who then failed
    to prove it: the role, and the names if the case tells them.
    """

    name: str
    options: tuple[str, ...]
    section: str
    thing: str
    field: str
    default: str | None = None
    alleged: str | None = None
    reserved: str | None = None
    key: str | None = None
    values: tuple[Value, ...] = ()
    status: str = ""
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    source: str | None = None
    grade: str | None = None
    place: Place | None = None
    unproven: str | None = None
    bearer: str | None = None
    borne_by: tuple[str, ...] = ()


@frozen
class MissingItem:
    """Something of which a case tells nothing: the question whether it was so, and what would then hold."""

    question: Question
    effects: tuple[Atom, ...]
    says: str
    denies: str


@frozen
class Encoding:
    """A case as atoms, questions, and what each answer makes hold: (question, option, atom)."""

    facts: list[Atom]
    questions: list[Question]
    effects: list[tuple[str, str, Atom]]
    days: tuple[int, ...]
    order: tuple[str, ...]

    def with_missing(self, items: Iterable[MissingItem]) -> Encoding:
        """The same with some of what is missing as open questions."""
        added = list(items)
        things = dict.fromkeys((*self.order, *(item.question.thing for item in added)))
        effects = [(item.question.name, YES, atom) for item in added for atom in item.effects]
        return replace(
            self,
            questions=[*self.questions, *(item.question for item in added)],
            effects=[*self.effects, *effects],
            order=tuple(things),
        )  # fmt: skip
