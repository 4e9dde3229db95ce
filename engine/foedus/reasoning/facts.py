"""The open facts of a case, as an opinion lists them."""

from __future__ import annotations

from foedus.cases.encoding import Encoding, Question
from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import OpenFact
from foedus.reasoning.sentences import Names
from foedus.text.atoms import Term


def open_facts(encoding: Encoding, names: Names, rulebook: Rulebook) -> tuple[OpenFact, ...]:
    """One entry for each question of fact, in the case's order."""
    return tuple(_entry(question, names, rulebook) for question in encoding.questions)


def _entry(question: Question, names: Names, rulebook: Rulebook) -> OpenFact:
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
    )


def sentence(question: Question, names: Names, rulebook: Rulebook) -> str:
    """What the question asks, as the clause that its affirmative answer would state."""
    section = rulebook.vocabulary.sections[question.section]
    field = section.fields.get(question.field)
    if field is None or question.field == "happened":
        return f"{names.of(question.thing)} took place"
    template = field.says or "{thing}: " + (field.title or field.name) + " {value}"
    values: dict[str, Term] = {"thing": question.thing}
    if question.key is not None:
        values["key"] = question.key
    said = " or ".join(names.of(value) for value in question.values)
    filled = names.fill(template, values)
    return filled.replace("{value}", said).replace(" on {day}", "").replace("{day}", "that day")
