"""The steps of a submission in words: readings with their arguments, facts with their proof, stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.law.terms import Argument, Holder
from foedus.present.outline import Item
from foedus.present.words import capital, sentence, series
from foedus.reasoning.pleading import StageLine, Submission
from foedus.reasoning.steps import OWN_GRADE, Evidence, FactStep, PositionTaken, ReadingStep

CANONS = {
    "ordinary_meaning": "Ordinary meaning",
    "context": "Context",
    "object_and_purpose": "Object and purpose",
    "subsequent_practice": "Subsequent practice",
    "travaux": "Preparatory work (travaux)",
}
OWN = f"our own argument, grade {OWN_GRADE}"
NO_HOLDER = f"No holder found; the argument is ours (grade {OWN_GRADE})."
NO_SOURCE = f"the case gives no source; put forward as our own, grade {OWN_GRADE}"
_OBJECTION = "Against our reading"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def clauses(parts: Iterable[str]) -> str:
    """Clauses one after another, each by itself: `a; b; and c`."""
    several = list(parts)
    return "; ".join([*several[:-1], f"and {several[-1]}"]) if len(several) > 1 else "".join(several)


def opened(said: str) -> str:
    """The clause as a sentence, with its first letter large also where it stands in quotation marks."""
    return sentence(f"“{said[1:2].upper()}{said[2:]}" if said.startswith("“") else said)


def counted_steps(submission: Submission) -> str:
    """`one reading and three facts`."""
    parts = [(len(submission.readings), "reading"), (len(submission.facts), "fact")]
    return series(f"{_number(each)} {word}{'' if each == 1 else 's'}" for each, word in parts if each)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def stage_item(line: StageLine) -> Item:
    """A stage with its sentence and what carries it."""
    return Item(sentence(line.says), capital(line.title), series(line.provisions))


class Argued:
    """Argues each position once: where it comes again, the reader is sent back."""

    def __init__(self) -> None:
        self._for: set[tuple[str, str]] = set()
        self._against: set[tuple[str, str]] = set()

    def positions(self, step: ReadingStep, label: str) -> Iterator[Item]:
        """The positions of a step; where there are several, each suffices."""
        several = len(step.positions) > 1
        for number, position in enumerate(step.positions):
            named = label if number == 0 or not several else "Or"
            when = f" (in the law from {step.since})" if step.since else ""
            said = opened(f"“{step.title}” is to be read as: {position.short}{when}")
            key = (step.term, position.id)
            if key in self._for:
                yield Item(said, named, None, _standing(position), (Item("Argued above."),))
                continue
            self._for.add(key)
            yield Item(said, named, step.text, _standing(position), tuple(_argued(position)))

    def objections(self, step: ReadingStep) -> Iterator[Item]:
        """What is argued against the positions of a step."""
        for position in step.positions:
            key = (step.term, position.id)
            said = opened(f"“{step.title}” as: {position.short}")
            if key in self._against:
                yield Item(said, _OBJECTION, None, None, (Item("The objections are given above."),))
            elif not position.against:
                yield Item(said, _OBJECTION, None, None, (Item("No objection is recorded."),))
            else:
                self._against.add(key)
                yield Item(said, _OBJECTION, None, None, tuple(_arguments(position.against)))


def _standing(position: PositionTaken) -> str | None:
    if position.standing == "outlier":
        return "an outlier" if position.admitted else "an outlier, not admitted"
    return None if position.admitted else "not admitted here"


def _argued(position: PositionTaken) -> Iterator[Item]:
    yield Item(sentence(position.reading), "In full")
    if position.for_:
        yield from _arguments(position.for_)
    else:
        yield Item("No argument for it is recorded; to assert it is our own argument.", None, None, OWN)
    if position.own:
        yield Item(NO_HOLDER)
    yield from map(_holder, position.holders)


def _arguments(arguments: Iterable[Argument]) -> Iterator[Item]:
    order = list(CANONS)
    for each in sorted(arguments, key=lambda each: order.index(each.canon) if each.canon in CANONS else len(order)):
        label = CANONS.get(each.canon, capital(each.canon.replace("_", " ")))
        if each.source:
            yield Item(sentence(each.text), label, _sourced(each.source, each.grade))
        else:
            yield Item(sentence(each.text), label, None, OWN)


def _holder(holder: Holder) -> Item:
    said = holder.who + (f": {holder.note}" if holder.note else "")
    if holder.where:
        return Item(sentence(said), "Held by", _sourced(holder.where, holder.grade))
    return Item(sentence(said), "Held by", None, f"no source is recorded, grade {OWN_GRADE}")


def _sourced(source: str, grade: str | None) -> str:
    return f"{source}; grade {grade}" if grade else f"{source}; not graded"


# Facts


def facts_items(facts: Iterable[FactStep]) -> tuple[Item, ...]:
    """The facts, each with what there is to prove it."""
    return tuple(Item(sentence(each.says), "Fact", None, None, tuple(_proof(each))) for each in facts)


def _proof(fact: FactStep) -> Iterator[Item]:
    yield Item(_sides(fact), "Status")
    whose = "Source" if fact.ours is not False else "Source for the contrary"
    for source in fact.sources:
        yield Item(_evidence(source), whose, f"grade {fact.grade or source.grade or 'not given'}")
    if not fact.sources:
        yield Item("None is named.", whose, None, NO_SOURCE)
    if fact.note:
        yield Item(sentence(fact.note), "The case notes")


def _evidence(source: Evidence) -> str:
    return f"{source.title}, {source.where}" if source.where else source.title


def _sides(fact: FactStep) -> str:
    """Who says so, and who says the contrary."""
    if fact.ours is None:
        named = f" It is put forward by {series(fact.by)}." if fact.by else ""
        denied = f" It is denied by {series(fact.denied_by)}." if fact.denied_by else ""
        return sentence(f"{fact.status or 'open'}: the case takes no side on it.{named}{denied}")
    if fact.ours:
        # A source that says it itself reports it; only an actor alleges.
        reported = bool(fact.by) and set(fact.by) <= {each.title for each in fact.sources}
        word = "reported by" if reported else "alleged by"
        said = f"{word} {series(fact.by)}" if fact.by else "alleged by nobody who is named"
        denied = f"denied by {series(fact.denied_by)}" if fact.denied_by else "nobody is named who denies it"
        return sentence(f"{_word(fact)}{said}; {denied}")
    alleged = f"by {series(fact.by)}" if fact.by else "by nobody who is named"
    contrary = f"the contrary is alleged {alleged}"
    denied = f"it is denied by {series(fact.denied_by)}" if fact.denied_by else "nobody is named who denies it"
    return sentence(f"{_word(fact)}{contrary}; {denied}")


def _word(fact: FactStep) -> str:
    return "disputed: " if fact.status == "disputed" else ""
