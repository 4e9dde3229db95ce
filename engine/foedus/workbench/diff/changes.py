"""What differs between two rulebooks: rules, other parts of the law, and the opinions on cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from foedus.cases.case import Case
from foedus.law.rule import Rule
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.opinion import FindingOpinion, Opinion
from foedus.reasoning.options import Options
from foedus.reasoning.proofs.why import Explanation, explain
from foedus.text.source import InputError, LimitReached
from foedus.text.values import frozen
from foedus.workbench.diff.rulebooks import Named
from foedus.workbench.holding import FINDING_OF
from foedus.workbench.processes import in_order

ABSENT = "absent"
"""The verdict of what the other rulebook does not know, or does not find."""
_PARTS = ("instruments", "terms", "doctrines", "conventions", "mechanisms", "breaches", "lacunae", "doubts", "states")


@frozen
class RuleChange:
    """A rule that only one rulebook has, or that says something else in the other."""

    id: str
    before: Rule | None
    after: Rule | None


@frozen
class Point:
    """One verdict that differs: of a mechanism, stage, doctrine or instance."""

    what: str
    before: str
    after: str


@frozen
class ConclusionChange:
    """A mechanism or finding of which verdicts differ; its own first.

    The proofs are of its own verdict: given where that differs, and of each case for the first conclusion at least.
    """

    id: str
    title: str
    points: tuple[Point, ...]
    before: Explanation | None = None
    after: Explanation | None = None

    @property
    def turns(self) -> bool:
        """Whether its own verdict differs, not only one under a doctrine or for some instance."""
        return any(not point.what for point in self.points)


@frozen
class CaseChange:
    """A case whose opinion differs; or one that a rulebook cannot read, and what it says of it."""

    case: str
    title: str
    file: str
    conclusions: tuple[ConclusionChange, ...]
    refused_before: str | None = None
    refused_after: str | None = None


@frozen
class Difference:
    """Everything that differs between two rulebooks, over some cases."""

    old: str
    new: str
    old_digest: str
    new_digest: str
    rules: tuple[RuleChange, ...]
    parts: tuple[str, ...]
    cases: tuple[CaseChange, ...]
    tested: int

    @property
    def is_silent(self) -> bool:
        """Whether the law differs and no case shows it."""
        return bool(self.rules or self.parts) and not self.cases


def differences(
    old: Named,
    new: Named,
    files: Sequence[Path],
    jobs: int | None = None,
    seconds: float = 60.0,
    progress: Callable[[int, str], None] | None = None,
) -> Difference:
    """What differs between two rulebooks, and in which of these cases."""
    changed: list[CaseChange] = []
    asked = in_order(_of_case, files, new.rulebook, jobs, str(old.rulebook.root), seconds)
    for number, (path, change) in enumerate(zip(files, asked, strict=True), 1):
        if change is not None:
            changed.append(change)
        if progress is not None:
            progress(number, path.stem)
    return Difference(
        old.name,
        new.name,
        old.rulebook.digest,
        new.rulebook.digest,
        tuple(_rules(old.rulebook.rules, new.rulebook.rules)),
        tuple(_parts(old.rulebook, new.rulebook)),
        tuple(changed),
        len(files),
    )


def _rules(old: Mapping[str, Rule], new: Mapping[str, Rule]) -> Iterator[RuleChange]:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before is None or after is None or _said(before) != _said(after):
            yield RuleChange(name, before, after)


def _said(rule: Rule) -> tuple[Any, ...]:
    return (rule.text, rule.provision, rule.versions, rule.says, rule.because, rule.cites, rule.convention)


def _parts(old: Rulebook, new: Rulebook) -> Iterator[str]:
    """What differs beside the rules, as `terms: place`."""
    for part in _PARTS:
        before, after = getattr(old, part), getattr(new, part)
        for name in dict.fromkeys([*before, *after]):
            if before.get(name) != after.get(name):
                yield f"{part}: {name}"
    if old.vocabulary.to_dict() != new.vocabulary.to_dict():
        yield "vocabulary"
    if old.program_of_engine != new.program_of_engine:
        yield "parameters"


def _of_case(path: Path, new: Rulebook, old_root: str, seconds: float) -> CaseChange | None:
    old = Rulebook.load(old_root)
    before, refused_before = _judged(path, old, seconds)
    after, refused_after = _judged(path, new, seconds)
    if before is None or after is None:
        if refused_before == refused_after:
            return None
        known = (after or before or (None,))[0]
        title = known.title if known is not None else path.stem
        return CaseChange(path.stem, title, str(path), (), refused_before, refused_after)
    found = sorted(_conclusions(before[1], after[1]), key=lambda each: not each.turns)
    if not found:
        return None
    proved = [
        _with_proofs(each, before[0], old, after[0], new, seconds) if each.turns or not number else each
        for number, each in enumerate(found)
    ]
    return CaseChange(after[0].id, after[0].title, str(path), tuple(proved))


def _judged(path: Path, law: Rulebook, seconds: float) -> tuple[tuple[Case, Opinion] | None, str | None]:
    try:
        case = Case.load(path, law)
        return (case, evaluate(case, law, Options(hinges=False, seconds=seconds))), None
    except (InputError, LimitReached) as error:
        return None, str(error)


def _conclusions(before: Opinion, after: Opinion) -> Iterator[ConclusionChange]:
    old, new = _verdicts(before), _verdicts(after)
    for name in dict.fromkeys([*old, *new]):
        title, mine = old.get(name) or new[name]
        theirs = new[name][1] if name in new else {}
        mine = mine if name in old else {}
        points = tuple(
            Point(what, mine.get(what, ABSENT), theirs.get(what, ABSENT))
            for what in dict.fromkeys([*mine, *theirs])
            if mine.get(what, ABSENT) != theirs.get(what, ABSENT)
        )
        if points:
            yield ConclusionChange(name, title, points)


def _verdicts(opinion: Opinion) -> dict[str, tuple[str, dict[str, str]]]:
    """Of each mechanism and finding its title and every verdict on it, by what the verdict is of; its own under ""."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for each in opinion.mechanisms.values():
        said = {"": each.verdict} | {f"under {name}": verdict for name, verdict in each.doctrines.items()}
        for instance in each.instances:
            about = ", ".join(opinion.titles.get(part) or part for part in instance.about.values())
            said |= {f"{stage.title} ({about})": stage.verdict for stage in instance.stages}
        found[each.id] = (each.title, said)
    for kind, name in FINDING_OF.items():
        finding: FindingOpinion
        for finding in getattr(opinion, name):
            about = ", ".join(f"{part} {thing}" for part, thing in finding.about.items())
            key = ":".join([kind, finding.id, *([finding.state] if finding.state else [])])
            # What no world has is not found; that it is listed at all is no matter of the law.
            said = {f"({about})": finding.verdict} | {
                f"({about}) under {doctrine}": verdict for doctrine, verdict in finding.doctrines.items()
            }
            kept = {what: verdict for what, verdict in said.items() if verdict in ("applies", "arguable")}
            found.setdefault(key, (finding.title, {}))[1].update(kept)
    return found


def _with_proofs(
    change: ConclusionChange, before: Case, old: Rulebook, after: Case, new: Rulebook, seconds: float
) -> ConclusionChange:
    proofs = (_explained(before, change.id, old, seconds), _explained(after, change.id, new, seconds))
    return ConclusionChange(change.id, change.title, change.points, *proofs)


def _explained(case: Case, said: str, law: Rulebook, seconds: float) -> Explanation | None:
    try:
        return explain(case, said, law, Options(seconds=seconds))
    except (InputError, LimitReached, Burst):
        return None
