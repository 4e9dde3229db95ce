"""The map of a treaty’s gaps: the kinds of crisis in which no mechanism at all is open, as a handful of patterns.

A pattern is a least set of facts that leaves no mechanism open, whatever else a crisis of the space says; each is had
by dropping from the crisis that says least all that may be dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from foedus.law.mechanisms import Mechanism
from foedus.law.rulebook import Rulebook
from foedus.reasoning.diagrams.core import FALSE, TRUE
from foedus.reasoning.facts import answered
from foedus.reasoning.sentences import Names
from foedus.text.values import frozen
from foedus.workbench.space.counting import Chosen
from foedus.workbench.space.explore import Explorer, Found
from foedus.workbench.space.form import HAPPENED
from foedus.workbench.space.outlook import Outlook
from foedus.workbench.space.renaming import renamings

_WORD = re.compile(r"[a-z][a-z0-9_]*")
MOST = 8
"""Patterns that are told; what they do not cover is counted."""


@frozen
class Gap:
    """A kind of crisis: what it says, in clauses, how many crises it has up to names, and one of them."""

    says: tuple[str, ...]
    crises: int
    witness: Found


@frozen
class Gaps:
    """The patterns, how many crises have no mechanism open, and how many of these the patterns cover."""

    patterns: tuple[Gap, ...]
    crises: int
    covered: int
    of: int
    """Crises in which something took place that a mechanism could answer."""


def gaps(explorer: Explorer) -> Gaps:
    """The kinds of crisis in which no mechanism that answers an event is open, on any reading a court could adopt."""
    mechanisms = tuple(_answering(explorer.rulebook))
    outlook = Outlook(explorer.space, mechanisms)
    diagrams = outlook.diagrams
    found = outlook.verdicts()
    asked = diagrams.both(found.crises, _something_happened(outlook, mechanisms))
    closed = diagrams.both(asked, diagrams.negate(diagrams.either(found.applies, found.arguable)))
    implied = diagrams.either(closed, diagrams.negate(asked))
    exchanges = list(renamings(explorer.bounds))
    left = closed
    patterns: list[Gap] = []
    while left != FALSE and len(patterns) < MOST:
        chosen = next(outlook.least.all(left))
        every = [_pattern(outlook, implied, chosen, backwards) for backwards in (False, True)]
        _, pattern = max(((_covers(outlook, closed, each), each) for each in every), key=lambda pair: pair[0])
        alike = [_all_of(outlook, each) for each in _renamed(outlook, pattern, exchanges)]
        covers = int(outlook.count.of(diagrams.both(closed, diagrams.disjunction(alike))))
        name = f"gap-{len(patterns) + 1}"
        witness = explorer.found(outlook, chosen, name, "no mechanism is open")
        patterns.append(Gap(_clauses(outlook, pattern), covers, witness))
        left = diagrams.both(left, diagrams.negate(diagrams.disjunction(alike)))
    whole = int(outlook.count.of(closed))
    patterns.sort(key=lambda each: -each.crises)
    return Gaps(tuple(patterns), whole, whole - int(outlook.count.of(left)), int(outlook.count.of(asked)))


def _answering(rulebook: Rulebook) -> Iterable[Mechanism]:
    """The mechanisms of the kind of event that most of them answer: the others judge decisions, states, agreements."""
    events = {section.name for section in rulebook.vocabulary.sections.values() if section.event is not None}
    mechanisms = [each for each in rulebook.mechanisms.values() if not each.on_request]
    asked = [each for each in mechanisms if each.of[:1] and each.of[0] in events]
    kinds = Counter(each.of[0] for each in asked)
    return (each for each in asked if each.of[0] == kinds.most_common(1)[0][0])


def _something_happened(outlook: Outlook, mechanisms: Iterable[Mechanism]) -> int:
    """That an event took place of the kind that the mechanisms answer."""
    kinds = {each.of[0] for each in mechanisms}
    sections = outlook.space.rulebook.vocabulary.by_name
    keys = {sections[kind].key for kind in kinds}
    asked = {each.name for each in outlook.space.encoding.questions if each.field == HAPPENED and each.section in keys}
    diagrams = outlook.diagrams
    nodes = []
    for level, variable in enumerate(outlook.diagrammed.compiled.variables):
        if variable.question.name == "answer" and variable.question.arguments[0].string in asked:
            nodes += [diagrams.literal(level, at) for at, value in enumerate(variable.values) if value.string == "yes"]
    return diagrams.disjunction(nodes)


def _pattern(outlook: Outlook, implied: int, chosen: Chosen, backwards: bool) -> Chosen:
    """What of a crisis is enough for it: all that may be dropped is, what says least first."""
    costs, diagrams = outlook.least.costs, outlook.diagrams
    support = diagrams.support(implied)
    kept = {level: value for level, value in chosen.items() if level in support}
    for level in sorted(kept, key=lambda each: (costs[each][chosen[each]], each if backwards else -each)):
        without = {other: value for other, value in kept.items() if other != level}
        if diagrams.fix(implied, without) == TRUE:
            kept = without
    return kept


def _all_of(outlook: Outlook, pattern: Chosen) -> int:
    return outlook.diagrams.conjunction([outlook.diagrams.literal(level, value) for level, value in pattern.items()])


def _renamed(outlook: Outlook, pattern: Chosen, exchanges: Iterable[Mapping[str, str]]) -> list[Chosen]:
    """The pattern, and every one that differs from it in names only."""
    variables = outlook.diagrammed.compiled.variables
    levels = {str(each.question): level for level, each in enumerate(variables)}
    found: list[Chosen] = []
    for exchange in exchanges:
        fresh: Chosen = {}
        for level, value in pattern.items():
            variable = variables[level]
            at = levels[_exchanged(str(variable.question), exchange)]
            wanted = _exchanged(str(variable.values[value]), exchange)
            fresh[at] = next(place for place, each in enumerate(variables[at].values) if str(each) == wanted)
        if fresh not in found:
            found.append(fresh)
    return found


def _exchanged(said: str, exchange: Mapping[str, str]) -> str:
    """The name of a question, or a value, with the names in it exchanged."""
    return _WORD.sub(lambda word: exchange.get(word[0], word[0]), said)


def _covers(outlook: Outlook, closed: int, pattern: Chosen) -> int:
    """How many crises without an open mechanism have a pattern."""
    return int(outlook.count.of(outlook.diagrams.both(closed, _all_of(outlook, pattern))))


def _clauses(outlook: Outlook, pattern: Chosen) -> tuple[str, ...]:
    names = Names(outlook.space.case, outlook.space.rulebook)
    questions = outlook.space.questions
    said = []
    for level, value in sorted(pattern.items()):
        variable = outlook.diagrammed.compiled.variables[level]
        question = questions[variable.question.arguments[0].string]
        said.append(answered(question, [variable.values[value].string], names, outlook.space.rulebook))
    return tuple(said)
