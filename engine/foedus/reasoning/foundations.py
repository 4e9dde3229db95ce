"""What verdicts rest on beside the words of the law: settled points, and what is known from memory only (grade D)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from foedus.cases.case import Case
from foedus.law.instruments import article_of
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import Burst
from foedus.reasoning.opinion import FromMemory, Opinion, SettledPoint
from foedus.reasoning.options import Options
from foedus.reasoning.proofs.reason import Authority, Miss, Reason
from foedus.reasoning.proofs.why import Explanation, explain_all
from foedus.text.atoms import parse_atom, plain

MEMORY = "D"
"""The grade of what is known from memory only."""
_TOO_MANY = (
    "The settled points that carry these verdicts, and what rests on memory only, are not listed: the case leaves too "
    "much open for proofs."
)
_OF_ANOTHER_TEXT = "bound"


def founded(case: Case, opinion: Opinion, rulebook: Rulebook, options: Options) -> Opinion:
    """The opinion with the settled points that carry its verdicts and findings, and with what rests on memory only."""
    try:
        return with_foundations(opinion, explain_all(case, opinion, rulebook, options, findings=True), rulebook)
    except Burst:
        return replace(opinion, notes=(*opinion.notes, _TOO_MANY))


def with_foundations(opinion: Opinion, reasons: Mapping[str, Explanation], rulebook: Rulebook) -> Opinion:
    """The same from reasons that are at hand, by mechanism or finding."""
    points: dict[str, list[str]] = {}
    memory: dict[tuple[str, str], list[str]] = {}
    for name, explanation in reasons.items():
        for each in dict.fromkeys(_conventions(explanation, rulebook)):
            points.setdefault(each, []).append(name)
        for found in dict.fromkeys(_from_memory(explanation, rulebook)):
            memory.setdefault(found, []).append(name)
    return replace(
        opinion,
        conventions=tuple(
            SettledPoint(each.id, each.text, each.reason, each.grade, tuple(points[each.id]))
            for each in rulebook.conventions.values()
            if each.id in points
        ),
        from_memory=tuple(FromMemory(kind, says, tuple(names)) for (kind, says), names in memory.items()),
    )


def _conventions(explanation: Explanation, rulebook: Rulebook) -> Iterator[str]:
    for authority, _ in _carriers(explanation):
        rule = rulebook.rules.get(authority.rule) if authority is not None else None
        if rule is not None and rule.convention in rulebook.conventions:
            yield str(rule.convention)


def _from_memory(explanation: Explanation, rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """What is of the lowest grade among all that carries a verdict: its kind, and its name."""
    for authority, step in _carriers(explanation):
        if authority is not None and authority.grade == MEMORY:
            yield "provision", authority.provisions[0] if authority.provisions else authority.rule
        if step is None:
            continue
        if step.support is not None and step.support.grade == MEMORY:
            yield "fact", step.says
        if _recorded_grade(step, rulebook) == MEMORY:
            yield "record", step.says


def _recorded_grade(step: Reason, rulebook: Rulebook) -> str | None:
    """The grade of an entry of the law's own record: the dates of a text, an event in the history of a party."""
    if not step.atom.startswith(("in_force(", "party_event(")):
        return None
    atom = parse_atom(step.atom)
    first, second, third, fourth = map(plain, atom.arguments)
    if atom.name == "in_force":
        article = article_of(first)
        texts = (each.versions for each in rulebook.instruments.values() if article in each.provisions)
        return next((each[second].grade for each in texts if second in each), None)
    instrument = rulebook.instruments.get(second)
    events = instrument.events if instrument is not None else ()
    same = (each for each in events if (each.state, each.kind, str(each.day)) == (first, third, fourth))
    return next((each.grade for each in same), None)


# What carries a verdict

_Carrier = tuple[Authority | None, Reason | None]


def _carriers(explanation: Explanation) -> Iterator[_Carrier]:
    """Every step of the proof; of the refusal the rule that came nearest at each failure, and what stood in its way."""
    if explanation.proof is not None:
        yield from _steps(explanation.proof.reason)
    if explanation.refusal is not None:
        yield from _nearest(explanation.refusal.misses)


def _steps(reason: Reason) -> Iterator[_Carrier]:
    return ((step.authority, step) for step in reason.walk())


def _nearest(misses: Iterable[Miss]) -> Iterator[_Carrier]:
    """A rule of a text that bound nobody carries nothing."""
    for miss in misses:
        if all(failure.predicate != _OF_ANOTHER_TEXT for failure in miss.failed):
            yield miss.authority, None
            for failure in miss.failed:
                if failure.blocked_by is not None:
                    yield from _steps(failure.blocked_by)
                yield from _nearest(failure.misses)
            return
