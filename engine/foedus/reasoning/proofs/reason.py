"""The reason for a conclusion: a tree of steps whose leaves are facts, readings and the law's own record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from foedus.text.values import frozen

RULE, FACT, READING, RECORD, DEFAULT, GIVEN = "rule", "fact", "reading", "record", "default", "given"


@frozen
class Authority:
    """What a step rests on: a rule of the law, its provisions in the version applied, and a settled point if any."""

    rule: str
    provisions: tuple[str, ...]
    version: str | None
    file: str
    line: int
    grade: str | None = None
    convention: str | None = None
    convention_reason: str | None = None
    because: str | None = None


@frozen
class Support:
    """What there is for a fact: its status in this world, who says it, who denies it, and where it stands."""

    status: str
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    source: str | None = None
    grade: str | None = None
    note: str | None = None
    question: str | None = None


@frozen
class Reason:
    """One step. `number` names it, so that a step used twice is stated once: `again` then holds that number.

    `absent` are the things that were looked for and not found; `contested` counts the open leaves below; `atom` is what
    is concluded, as the solver writes it.
    """

    kind: str
    says: str
    number: int = 0
    again: int | None = None
    authority: Authority | None = None
    support: Support | None = None
    premises: tuple[Reason, ...] = ()
    absent: tuple[str, ...] = ()
    holds_if: tuple[str, ...] = ()
    contested: int = 0
    open: bool = False
    shown: bool = True
    atom: str = ""

    def walk(self) -> Iterator[Reason]:
        """This step and all below it."""
        yield self
        for premise in self.premises:
            yield from premise.walk()


@frozen
class Proof:
    """A proof of a conclusion in one world, with other ways to the same conclusion in that world."""

    conclusion: str
    verdict: str
    says: str
    reason: Reason
    others: tuple[Reason, ...] = ()
    world: tuple[str, ...] = ()


@frozen
class Miss:
    """A rule that could have given a conclusion: what of it was met, and what failed, each with its own reasons."""

    authority: Authority
    says: str
    met: tuple[str, ...]
    failed: tuple[Failure, ...]


@frozen
class Failure:
    """A condition that failed: why in turn, or what stood in its way. `predicate` is what it speaks of."""

    says: str
    misses: tuple[Miss, ...] = ()
    blocked_by: Reason | None = None
    again: bool = False
    predicate: str = ""


@frozen
class Refusal:
    """Why a conclusion does not hold in a world: every rule that could have given it, nearest miss first."""

    conclusion: str
    verdict: str
    says: str
    misses: tuple[Miss, ...]
    world: tuple[str, ...] = field(default=())
