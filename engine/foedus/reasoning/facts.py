"""The open facts of a case, as an opinion lists them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from clingo import Function, String, Symbol

from foedus.cases.encoding import Encoding, Question
from foedus.cases.questions import NO, YES
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field
from foedus.reasoning.opinion import OpenFact
from foedus.reasoning.sentences import Names
from foedus.reasoning.unproven import unproven
from foedus.text.atoms import Term
from foedus.text.prose import series


def open_facts(
    encoding: Encoding,
    names: Names,
    rulebook: Rulebook,
    played: Collection[Symbol] | None = None,
    burden: bool = False,
) -> tuple[OpenFact, ...]:
    """One entry for each question of fact, in the case's order; `played` are the questions in play, if known.

    `burden`: whether the burden of proof decided what has a bearer.
    """
    return tuple(
        _entry(question, names, rulebook, played is None or question_symbol(question.name) in played, burden)
        for question in encoding.questions
    )


def question_symbol(name: str) -> Symbol:
    """A question of fact as the solver's choices name it."""
    return Function("answer", [String(name)])


def _entry(question: Question, names: Names, rulebook: Rulebook, in_play: bool, burden: bool) -> OpenFact:
    options = tuple(option for option in question.options if option != question.reserved)
    return OpenFact(
        question.name,
        sentence(question, names, rulebook),
        question.status,
        tuple(names.of(who) for who in question.by),
        tuple(names.of(who) for who in question.denied_by),
        options,
        question.source,
        question.grade,
        in_play,
        unproven(question, names) if burden else None,
    )


def sentence(question: Question, names: Names, rulebook: Rulebook) -> str:
    """What the question asks, as the clause that its affirmative answer would state."""
    return _clause(question, [question.values], True, names, rulebook)


def answered(question: Question, options: Sequence[str], names: Names, rulebook: Rulebook) -> str:
    """The clause that an answer states, or one of several answers."""
    if set(options) <= {YES, NO}:
        return " or ".join(_clause(question, [question.values], each == YES, names, rulebook) for each in options)
    return _clause(question, [tuple(each.split("+")) for each in options], True, names, rulebook)


def _clause(
    question: Question, rivals: Sequence[tuple[Term, ...]], affirmed: bool, names: Names, rulebook: Rulebook
) -> str:
    """The field's sentence with one of some rival values, each of which may be several values at once."""
    section = rulebook.vocabulary.sections[question.section]
    field = section.fields.get(question.field)
    if field is None or question.field == "happened":
        return f"{names.of(question.thing)} {'took place' if affirmed else 'did not take place'}"
    fallback = "{thing}: " + (field.title or field.name) + (" {value}" if affirmed else " not {value}")
    template = (field.says if affirmed else field.denies) or fallback
    inner = "or" if len(rivals) == 1 and rivals[0] == question.values else "and"
    filled = {
        "thing": names.of(question.thing),
        "value": " or ".join(series((field_value(field, one, names) for one in rival), inner) for rival in rivals),
    }
    if question.key is not None:
        filled["key"] = names.of(question.key)
    for slot, text in filled.items():
        template = template.replace("{" + slot + "}", text)
    return template.replace(" on {day}", "").replace("{day}", "that day")


def field_value(field: Field, value: Term, names: Names) -> str:
    """A value of a field in readable words: a choice's own words, else a title."""
    if isinstance(value, str) and value in field.choices:
        return field.choice_title(value)
    return names.of(value)
