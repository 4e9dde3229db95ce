"""The authorities of a pleading: every source that it relies on, each once."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.instruments import article_of
from foedus.law.rulebook import Rulebook
from foedus.reasoning.steps import FactStep, ReadingStep, Step
from foedus.text.values import frozen

PROVISIONS, LAW, FACTS = "provisions", "law", "facts"
"""Provisions of the law; sources on how it is read; sources of the case."""


@frozen
class Authority:
    """A source, with the grades that it is used at and what it is used for."""

    kind: str
    title: str
    where: str | None
    grades: tuple[str, ...]
    used_for: tuple[str, ...]


def cited(provision: str, rulebook: Rulebook) -> str:
    """A provision as lawyers cite it."""
    name, dot, article = provision.partition(".")
    instrument = rulebook.instruments.get(name)
    short = instrument.short if instrument is not None else name
    return f"{short} {article}" if dot else short


def collected(rulebook: Rulebook, steps: Iterable[Step], provisions: Iterable[str]) -> tuple[Authority, ...]:
    """All authorities of these steps and provisions, by kind, in the order of first use."""
    found = _Collection()
    for provision in dict.fromkeys(provisions):
        titled, grade = _titled(provision, rulebook), _grade(provision, rulebook)
        found.add(PROVISIONS, cited(provision, rulebook), titled, grade, None)
    for step in dict.fromkeys(steps):
        if isinstance(step, FactStep):
            for source in step.sources:
                found.add(FACTS, source.title, source.where, source.grade, step.says)
        else:
            _read(found, step)
    return found.sorted()


def _read(found: _Collection, step: ReadingStep) -> None:
    for position in step.positions:
        used = f"“{step.title}”: {position.short}"
        for holder in position.holders:
            found.add(LAW, holder.where or holder.who, None, holder.grade, used)
        for argument in (*position.for_, *position.against):
            if argument.source:
                found.add(LAW, argument.source, None, argument.grade, used)


def _titled(provision: str, rulebook: Rulebook) -> str | None:
    instrument = rulebook.instruments.get(provision.partition(".")[0])
    if instrument is None:
        return None
    article = instrument.provisions.get(article_of(provision))
    return f"{instrument.title}: {article.title}" if article is not None else instrument.title


def _grade(provision: str, rulebook: Rulebook) -> str | None:
    """The grade of the text, as the rules that restate the provision, or a part of it, give it: the lowest."""
    grades = [
        each.grade for each in rulebook.paragraphs if provision in (each.provision, each.article) and each.grade
    ]
    return max(grades, default=None)


class _Collection:
    """Authorities by kind and title."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[str | None, dict[str, None], dict[str, None]]] = {}

    def add(self, kind: str, title: str, where: str | None, grade: str | None, used_for: str | None) -> None:
        """Note one use of a source."""
        _, grades, uses = self._known.setdefault((kind, title), (where, {}, {}))
        grades.update({grade: None} if grade else {})
        uses.update({used_for: None} if used_for else {})

    def sorted(self) -> tuple[Authority, ...]:
        """All of them, provisions first, sources of the case last."""
        kinds = (PROVISIONS, LAW, FACTS)
        return tuple(
            Authority(kind, title, where, tuple(sorted(grades)), tuple(uses))
            for (kind, title), (where, grades, uses) in sorted(
                self._known.items(), key=lambda each: kinds.index(each[0][0])
            )
        )
