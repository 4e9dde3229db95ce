"""The open facts of a case, as an opinion lists them."""

from __future__ import annotations

from collections.abc import Collection

from clingo import Function, String, Symbol

from foedus.cases.encoding import Encoding, Question
from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field
from foedus.reasoning.opinion import OpenFact
from foedus.reasoning.sentences import Names
from foedus.text.atoms import Term


def open_facts(
    encoding: Encoding, names: Names, rulebook: Rulebook, played: Collection[Symbol] | None = None
) -> tuple[OpenFact, ...]:
    """One entry for each question of fact, in the case's order; `played` are the questions in play, if known."""
    return tuple(
        _entry(question, names, rulebook, played is None or question_symbol(question.name) in played)
        for question in encoding.questions
    )


def question_symbol(name: str) -> Symbol:
    """A question of fact as the solver's choices name it."""
    return Function("answer", [String(name)])


def _entry(question: Question, names: Names, rulebook: Rulebook, in_play: bool) -> OpenFact:
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
    )


def sentence(question: Question, names: Names, rulebook: Rulebook) -> str:
    """What the question asks, as the clause that its affirmative answer would state."""
    return _clause(question, question.values, True, names, rulebook)


def answered(question: Question, option: str, names: Names, rulebook: Rulebook) -> str:
    """The clause that an answer states."""
    if option in ("yes", "no"):
        return _clause(question, question.values, option == "yes", names, rulebook)
    return _clause(question, tuple(option.split("+")), True, names, rulebook)


def _clause(question: Question, values: tuple[Term, ...], affirmed: bool, names: Names, rulebook: Rulebook) -> str:
    section = rulebook.vocabulary.sections[question.section]
    field = section.fields.get(question.field)
    if field is None or question.field == "happened":
        return f"{names.of(question.thing)} {'took place' if affirmed else 'did not take place'}"
    fallback = "{thing}: " + (field.title or field.name) + (" {value}" if affirmed else " not {value}")
    template = (field.says if affirmed else field.denies) or fallback
    filled = {
        "thing": names.of(question.thing),
        "value": " or ".join(field_value(field, each, names) for each in values),
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
