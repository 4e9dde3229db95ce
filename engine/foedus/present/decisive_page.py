"""What a case turns on, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from foedus.present.blocks import Block, Entry, Heading, Note, Page, Paragraph, Title
from foedus.present.json import literal_value, period_value
from foedus.present.option_words import option_words
from foedus.present.words import capital, cite, counted, sentence, series, unique, verdict_word
from foedus.reasoning.conclusion_names import Conclusion
from foedus.reasoning.decisive import Deciding, Decisive, Idle, OpenQuestion
from foedus.reasoning.opinion import ARGUABLE
from foedus.reasoning.robustness import Fall, Standing

SCHEMA = "foedus/decisive/1"
_MOST = 6
"""Conclusions named under a question; the rest are counted."""
_FALLS = 3
_MODES = {
    "established": "with only what is established",
    "alleged": "with open facts taken as alleged",
    "burden": "with open facts decided by the burden of proof",
}


def decisive_page(found: Decisive) -> Page:
    """First what does not matter, then what decides and how often, then how firm the verdicts stand."""
    return tuple(_blocks(found))


def _blocks(found: Decisive) -> Iterator[Block]:
    below = [found.case, f"day of the question {found.date}", *option_words(found.view)]
    yield Title(found.title, ("; ".join([*below, "what the case turns on"]),))
    if found.counted:
        yield from _idle(found)
    yield from _elsewhere(found)
    yield from _deciding(found)
    yield from _firm(found)


# What does not matter


def _idle(found: Decisive) -> Iterator[Block]:
    yield Heading("What does not matter, on any reading")
    facts = [each for each in found.idle if each.question.kind == "fact"]
    terms = [each for each in found.idle if each.question.kind == "term"]
    yield from (_idle_entry(each) for each in facts)
    yield from (_idle_entry(each) for each in terms if each.asked_by)
    never = [each.question.says for each in terms if not each.asked_by]
    if never:
        yield Entry(f"How these are read: {series(never)}.", (Note("Nothing in the case raises the question."),))
    if not found.idle:
        yield Paragraph("Every open fact and every open term can matter here.")


def _idle_entry(idle: Idle) -> Entry:
    question = idle.question
    said = f"Whether {question.says}." if question.kind == "fact" else f"How {question.says} is read."
    if idle.asked_by:
        why = f"It is asked for {series(unique(idle.asked_by))}; the answer is the same either way."
    else:
        why = "No rule on which a conclusion here rests asks it."
    return Entry(said, (Note(why),))


def _elsewhere(found: Decisive) -> Iterator[Block]:
    if found.elsewhere:
        yield Heading("What matters only on readings or facts that are left out here")
        yield from (Entry(_asks(each)) for each in found.elsewhere)


def _asks(question: OpenQuestion) -> str:
    return sentence(question.says) if question.kind == "fact" else f"How {question.says} is read."


# What decides


def _deciding(found: Decisive) -> Iterator[Block]:
    yield Heading("What decides, the most often first")
    if not found.deciding:
        yield Paragraph("Nothing that is open decides anything: every conclusion is settled.")
        return
    yield Paragraph(_method(found), muted=True)
    yield from (_entry(found, each) for each in found.deciding)


def _method(found: Decisive) -> str:
    if found.worlds is None:
        return (
            "The case is too large to count worlds, so shares are not counted. A question stands here where an answer "
            "to it alone changes a verdict; one that does not may still matter together with others."
        )
    return (
        f"A share is no probability. The questions in play leave {counted(found.worlds, 'world')}, each of which "
        "counts the same; the share is of those in which another answer to this question alone changes a conclusion."
    )


def _entry(found: Decisive, each: Deciding) -> Entry:
    question = each.question
    notes = [Note(f"{question.status or 'open'}; can be: {'; '.join(question.values)}.", muted=True)]
    if question.kind == "term":
        notes = [Note(f"can be read as: {'; or '.join(question.values)}.", muted=True)]
    elif len(question.values) <= 2:
        notes = [Note(f"{question.status}", muted=True)] if question.status else []
    notes += [Note(_pivot(found, pivot.conclusion, pivot.share)) for pivot in each.pivots[:_MOST]]
    if len(each.pivots) > _MOST:
        notes.append(Note(f"and {counted(len(each.pivots) - _MOST, 'further conclusion')}"))
    if not each.pivots:
        notes.append(Note(_only_with_others(each)))
    return Entry(f"{_lead(each.share)}{_asks(question)}", tuple(notes))


def _lead(share: Fraction | None) -> str:
    return "" if share is None else f"{percent(share)}  "


def _pivot(found: Decisive, conclusion: Conclusion, share: Fraction | None) -> str:
    told = f"{percent(share)} for " if share is not None else ""
    article = cite(conclusion.article, found.shorts)
    named = f"{conclusion.title}, {article}" if article else conclusion.title
    return f"{told}{named}: {verdict_word(conclusion.verdict)}"


def _only_with_others(each: Deciding) -> str:
    shown = list(each.also[:_FALLS])
    if not shown:
        return "It decides no conclusion alone, only together with other answers."
    rest = len(each.also) - len(shown)
    said = f"It decides no headline; it decides {series(shown)}"
    return f"{said}, and {counted(rest, 'more')}." if rest else f"{said}."


def percent(share: Fraction) -> str:
    """A share in per cent: exact at the ends, and never rounded to them."""
    if share in (0, 1):
        return f"{100 * int(share)} %"
    if share < Fraction(1, 100):
        return "under 1 %"
    return f"{min(round(100 * share), 99)} %"


# How firm the verdicts stand


def _firm(found: Decisive) -> Iterator[Block]:
    if not found.standings:
        return
    yield Heading("How firm the verdicts stand")
    yield Paragraph(
        "From a settled world, the least number of contested facts whose change turns the verdict; readings stay as "
        "the doctrine has them.",
        muted=True,
    )
    untouched = []
    for mechanism, title in found.mechanisms.items():
        mine = [each for each in found.standings if each.mechanism == mechanism]
        if any(each.least is not None for each in mine):
            yield Entry(capital(title), tuple(Note(line) for line in _standings(found, mine)))
        elif any(each.settled for each in mine):
            untouched.append(title)
    if untouched:
        yield Entry(f"No contested fact turns a settled verdict on {series(untouched, 'or')}.")


def _standings(found: Decisive, mine: Sequence[Standing]) -> Iterator[str]:
    grouped: dict[tuple[str, str, int | None, tuple[Fall, ...]], list[Standing]] = {}
    for each in mine:
        grouped.setdefault((each.facts, each.verdict, each.least, each.falls), []).append(each)
    for several in grouped.values():
        yield _standing(found, several)


def _standing(found: Decisive, several: Sequence[Standing]) -> str:
    first = several[0]
    under = _under(found, several)
    where = f"{capital(_MODES[first.facts])}, {under}"
    if not first.settled:
        return f"{where}: {'arguable' if first.verdict == ARGUABLE else 'no world left'}, so there is nothing to turn."
    said = f"{where}: {verdict_word(first.verdict)}"
    if first.least is None:
        return f"{said}, whatever the contested facts were."
    return f"{said}. {_survives(first)}"


def _survives(standing: Standing) -> str:
    least = standing.least or 0
    ways = [f"{', and '.join(literal.says for literal in fall)}" for fall in standing.falls[:_FALLS]]
    more = " (among others)" if standing.cut or len(standing.falls) > _FALLS else ""
    falls = f"falls if {'; or if '.join(ways)}{more}."
    if least < 2:
        return f"It {falls}"
    survived = "any one contested fact" if least == 2 else f"any {least - 1} contested facts"
    return f"It survives {survived}; with {least} changed it {falls}"


def _under(found: Decisive, several: Sequence[Standing]) -> str:
    """`on every reading admitted and under “A” and “B”`."""
    named = [found.doctrine_titles[each.doctrine] for each in several if each.doctrine is not None]
    parts = ["on every reading admitted"] if len(named) < len(several) else []
    if len(named) > 1 and len(named) == len(found.doctrine_titles):
        parts.append("under every doctrine")
    elif named:
        parts.append(f"under {series(f'“{each}”' for each in named)}")
    return " and ".join(parts)


# JSON


def decisive_value(found: Decisive) -> dict[str, Any]:
    """The same for programs; shares are exact fractions, as text and as numbers."""
    return {
        "schema": SCHEMA,
        "case": found.case,
        "title": found.title,
        "date": found.date,
        "rules": found.rules,
        "options": {name: value for name, value in found.options.items() if name != "missing"},
        "worlds": found.worlds,
        "counted": found.counted,
        "irrelevant": [_question_value(each.question) | {"asked_by": list(each.asked_by)} for each in found.idle],
        "elsewhere": [_question_value(each) for each in found.elsewhere],
        "decisive": [_deciding_value(each) for each in found.deciding],
        "robustness": [_standing_value(each) for each in found.standings],
    }


def _question_value(question: OpenQuestion) -> dict[str, Any]:
    value: dict[str, Any] = {question.kind: question.name, "says": question.says}
    return value if question.period is None else value | {"period": period_value(question.period)}


def _deciding_value(each: Deciding) -> dict[str, Any]:
    pivots = [_conclusion_value(pivot.conclusion) | {"share": _share(pivot.share)} for pivot in each.pivots]
    return {**_question_value(each.question), "share": _share(each.share), "pivotal": pivots, "also": list(each.also)}


def _conclusion_value(conclusion: Conclusion) -> dict[str, Any]:
    value = {conclusion.kind: conclusion.id, "about": dict(conclusion.about), "verdict": conclusion.verdict}
    return value if conclusion.state is None else value | {"state": conclusion.state}


def _share(share: Fraction | None) -> dict[str, Any] | None:
    return None if share is None else {"exact": str(share), "value": float(share)}


def _standing_value(standing: Standing) -> dict[str, Any]:
    return {
        "mechanism": standing.mechanism,
        "doctrine": standing.doctrine,
        "facts": standing.facts,
        "verdict": standing.verdict,
        "least": standing.least,
        "falls": [_fall_value(fall) for fall in standing.falls],
        "complete": not standing.cut,
    }


def _fall_value(fall: Iterable[Any]) -> list[dict[str, Any]]:
    return [literal_value(literal) for literal in fall]

