"""The opinion: what an evaluation found. Plain frozen values; showing them is the business of `present`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from foedus.reasoning.view import View
from foedus.text.values import frozen

APPLIES: Final = "applies"
ARGUABLE: Final = "arguable"
DOES_NOT_APPLY: Final = "does_not_apply"
EXCLUDES_ITSELF: Final = "excludes_itself"
"""Under a doctrine or an option no world is left: there is no verdict, and saying one would mislead."""

STRENGTH: Final[Mapping[str, int]] = {APPLIES: 3, ARGUABLE: 2, DOES_NOT_APPLY: 1, EXCLUDES_ITSELF: 0}


@frozen
class StageVerdict:
    """A rung of the ladder with its verdict and a sentence on it."""

    id: str
    title: str
    verdict: str
    says: str


@frozen
class HingeLiteral:
    """One thing that a hinge grants: a fact with a value, or a term with one of some positions."""

    kind: str
    name: str
    values: tuple[str, ...]
    says: str
    period: int | None = None


@frozen
class Hinges:
    """All least sets of readings and facts that settle a verdict for, and all that settle it against; shortest first.

    `complete` is false where there were too many to list: then none are given. `outline` says when the mechanism
    applies as nested conditions, each line with its depth; empty where that would be no shorter.
    """

    for_: tuple[tuple[HingeLiteral, ...], ...] = ()
    against: tuple[tuple[HingeLiteral, ...], ...] = ()
    complete: bool = True
    outline: tuple[tuple[int, str], ...] = ()


@frozen
class InstanceOpinion:
    """A mechanism judged for one instance; `about` maps its parts (incident, victim, …) to ids."""

    about: Mapping[str, str]
    verdict: str
    stages: tuple[StageVerdict, ...]
    doctrines: Mapping[str, str]
    why: str
    stage_doctrines: Mapping[str, Mapping[str, str]]
    turning: tuple[StageVerdict, ...] = ()
    """The stages whose sentences give the verdict its reason."""

    def stage(self, name: str) -> StageVerdict:
        """The stage of that id. Raises KeyError where the ladder has none."""
        for stage in self.stages:
            if stage.id == name:
                return stage
        raise KeyError(name)


@frozen
class MechanismOpinion:
    """A mechanism's headline: the strongest verdict that any one of its instances has, and that instance."""

    id: str
    mechanism: str
    title: str
    article: str
    verdict: str
    why: str
    stages: tuple[StageVerdict, ...]
    doctrines: Mapping[str, str]
    stage_doctrines: Mapping[str, Mapping[str, str]]
    about: Mapping[str, str]
    instances: tuple[InstanceOpinion, ...]
    note: str | None = None
    hinges: Hinges | None = None
    turning: tuple[StageVerdict, ...] = ()
    """The stages whose sentences give the headline its reason."""

    def stage(self, name: str) -> StageVerdict:
        """The headline instance's stage of that id. Raises KeyError where the ladder has none."""
        for stage in self.stages:
            if stage.id == name:
                return stage
        raise KeyError(name)


@frozen
class FindingOpinion:
    """A breach, lacuna or doubt for one instance."""

    id: str
    title: str
    article: str | None
    about: Mapping[str, str]
    verdict: str
    says: str
    doctrines: Mapping[str, str]
    state: str | None = None


@frozen
class Missing:
    """Something of which the case is silent, and that would change verdicts had it been there."""

    question: str
    says: str
    changes: Mapping[str, tuple[str, str]]


@frozen
class OpenFact:
    """A fact that the case leaves open, as a question with its values.

    `in_play` is false where no conclusion shown depends on it, under the options. `unproven` says who failed to
    prove it where the burden of proof decided it.
    """

    question: str
    says: str
    status: str
    by: tuple[str, ...]
    denied_by: tuple[str, ...]
    options: tuple[str, ...]
    source: str | None = None
    grade: str | None = None
    in_play: bool = True
    unproven: str | None = None


@frozen
class TermInPlay:
    """An open term on whose reading some conclusion shown depends, with the positions that the options allow.

    `period` is the first day of the period meant, where the case falls into several.
    """

    term: str
    title: str
    positions: tuple[str, ...]
    says: tuple[str, ...]
    period: int | None = None


@frozen
class RecordDifference:
    """A verdict that differs from how a mechanism was treated, with the views in which it is had.

    `overall`: it is the verdict of the opinion, within its options; `doctrines` are those of practice that give it.
    """

    mechanism: str
    treated: str
    verdict: str
    overall: bool
    doctrines: tuple[str, ...]


@frozen
class RecordEntry:
    """What an organ or a state in fact said or did, and where the verdicts differ from it.

    `titles` has a title for each mechanism that was treated in some way.
    """

    by: str
    on: str | None
    says: str
    source: str | None
    treats_as: Mapping[str, str]
    titles: Mapping[str, str]
    differs: tuple[RecordDifference, ...] = ()


@frozen
class SettledPoint:
    """A convention of the law that carries headline verdicts: what it settles, why, and for which mechanisms."""

    id: str
    text: str
    reason: str
    grade: str | None
    carries: tuple[str, ...]


@frozen
class FromMemory:
    """What is known from memory only (grade D) and carries headline verdicts.

    `kind` is `provision` (`says` then cites it), `fact` or `record`, the law's own record of texts and parties.
    """

    kind: str
    says: str
    carries: tuple[str, ...]


@frozen
class ToldDifference:
    """What a case tells of a conclusion on which a source expects another verdict than the rules give, and why."""

    conclusion: str
    title: str
    says: str


@frozen
class Opinion:
    """The result of evaluating a case under options, by the rules of one digest."""

    case: str
    title: str
    date: str
    rules: str
    options: Mapping[str, Any]
    mechanisms: Mapping[str, MechanismOpinion]
    view: View = field(default_factory=View)
    """The options in the words of the law."""
    breaches: tuple[FindingOpinion, ...] = ()
    lacunae: tuple[FindingOpinion, ...] = ()
    doubts: tuple[FindingOpinion, ...] = ()
    missing: tuple[Missing, ...] = ()
    missing_cut: bool = False
    open_facts: tuple[OpenFact, ...] = ()
    terms: tuple[TermInPlay, ...] = ()
    left_out: tuple[str, ...] = ()
    record: tuple[RecordEntry, ...] = ()
    differences: tuple[ToldDifference, ...] = ()
    notes: tuple[str, ...] = ()
    conventions: tuple[SettledPoint, ...] = ()
    from_memory: tuple[FromMemory, ...] = ()
    supposed: tuple[str, ...] = ()
    """What is supposed where the case is put to another treaty."""
    titles: Mapping[str, str] = field(default_factory=dict)
    doctrine_titles: Mapping[str, str] = field(default_factory=dict)
    shorts: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, mechanism: str) -> MechanismOpinion:
        """The opinion on a mechanism, named as in the JSON (with `:object` where it has one)."""
        try:
            return self.mechanisms[mechanism]
        except KeyError:
            known = ", ".join(self.mechanisms)
            raise KeyError(f"no mechanism '{mechanism}' in this opinion; it has {known}") from None

    def lacuna(self, name: str) -> str:
        """The verdict on a lacuna: the strongest over its instances."""
        return strongest(finding.verdict for finding in self.lacunae if finding.id == name)

    def breach(self, name: str, state: str | None = None) -> str:
        """The verdict on a breach (by a state): the strongest over its instances."""
        return strongest(
            finding.verdict for finding in self.breaches if finding.id == name and state in (None, finding.state)
        )

    def _repr_html_(self) -> str:
        """How a notebook shows the opinion."""
        from foedus.present.html import fragment

        return fragment(self)

    def __str__(self) -> str:
        from foedus.present.text import render

        return render(self)


def strongest(verdicts: Any) -> str:
    """The strongest of several verdicts; `does_not_apply` where there is none."""
    return max(verdicts, key=STRENGTH.__getitem__, default=DOES_NOT_APPLY)
