"""`eval`: the opinion on cases."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli import help_examples
from foedus.cli.options import (
    AtOption,
    BurdenOption,
    DoctrineOption,
    Facts,
    FactsOption,
    RulesOption,
    TargetOption,
    UnderOption,
)
from foedus.cli.output import coloured, width, write
from foedus.text.files import write_file

if TYPE_CHECKING:
    from foedus.cases.case import Case
    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.opinion import Opinion
    from foedus.reasoning.options import Options


class EvaluationFormat(StrEnum):
    """How an opinion on a case is written; HTML is a document of its own, with the proofs."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


class MissingChoice(StrEnum):
    """What becomes of points on which the case is silent."""

    list = "list"
    unknown = "unknown"
    no = "no"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval", short_help="Judge cases: which mechanisms apply, and why.", epilog=help_examples.EVAL)(
        evaluate_cases
    )


def evaluate_cases(
    cases: Annotated[list[str], typer.Argument(metavar="CASE…", help="Shipped cases by name, or case files by path.")],
    doctrine: DoctrineOption = None,
    readings: Annotated[
        str,
        typer.Option(
            metavar="main|all|TERM=POSITION,…",
            help="Which readings are open: those a court could adopt, all, or for the terms named just those.",
        ),
    ] = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    missing: Annotated[
        MissingChoice,
        typer.Option(
            help="Silent points: list those that decided something, take them all as unknown, or do not ask (faster)."
        ),
    ] = MissingChoice.list,
    mechanism: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this mechanism, also one that is shown on request only; repeatable."),
    ] = None,
    at: AtOption = None,
    under: UnderOption = None,
    rules: RulesOption = None,
    output: Annotated[
        EvaluationFormat, typer.Option("--format", help="How to write the opinion; html is for one case.")
    ] = EvaluationFormat.text,
    target: TargetOption = None,
    proof: Annotated[
        Path | None,
        typer.Option(
            "--certificate",
            metavar="FILE",
            help="Write there a proof of every verdict that `python -m foedus.certificate` checks; for one case.",
        ),
    ] = None,
    conventions: Annotated[
        bool | None,
        typer.Option(
            "--conventions/--no-conventions",
            help="Show the settled points that carry the verdicts, and what rests on memory only (grade D); it takes "
            "the proofs, so that text does without unless asked.",
            show_default=False,
        ),
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.01, help="How long solving may take for each case.")] = 60.0,
) -> None:
    """Say which mechanisms a case sets in motion: applies, does not apply or arguable, and why."""
    import json

    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.options import Options

    rulebook = Rulebook.load(rules)
    options = Options(
        readings=readings,
        facts=facts.value,
        doctrine=doctrine,
        missing=None if missing is MissingChoice.no else missing.value,
        mechanisms=mechanism or None,
        at=at,
        under=under,
        burden=burden,
        seconds=seconds,
    )
    options.check(rulebook)
    crises = _loaded(cases, rulebook)
    if proof is not None:
        _certify(crises, rulebook, options, proof)
    judge = _judged if (output is not EvaluationFormat.text if conventions is None else conventions) else _opinion
    if target is None and output in (EvaluationFormat.text, EvaluationFormat.markdown):
        for number, crisis in enumerate(crises):
            said = _said(judge(crisis, rulebook, options), output, width(), coloured())
            write(f"\n{said}" if number else said)
            sys.stdout.flush()
        return
    if output is EvaluationFormat.html:
        whole = _document(crises, rulebook, options)
    elif output is EvaluationFormat.json:
        whole = json.dumps(_value([judge(each, rulebook, options) for each in crises]), ensure_ascii=False, indent=2)
    else:
        whole = "\n\n".join(_said(judge(each, rulebook, options), output, 100, False) for each in crises)
    if target is None:
        write(whole)
    else:
        write_file(target, whole + "\n")


def _certify(crises: list[Case], rulebook: Rulebook, options: Options, target: Path) -> None:
    from dataclasses import replace

    from foedus.reasoning.certifying import certificate
    from foedus.text.source import InputError, Problem

    if len(crises) != 1:
        raise InputError(Problem("--certificate: a certificate is of one case", None, "one CASE"))
    if options.missing == "unknown":
        said = "--certificate: points on which the case is silent stay as they are"
        raise InputError(Problem(said, None, "no --missing unknown"))
    plain = replace(options, hinges=False, missing=None)
    text = certificate(crises[0], _opinion(crises[0], rulebook, plain), rulebook, plain)
    write_file(target, text + "\n")


def _document(crises: list[Case], rulebook: Rulebook, options: Options) -> str:
    from foedus.present.opinion_document import document
    from foedus.reasoning.as_if import as_asked
    from foedus.reasoning.foundations import with_foundations
    from foedus.reasoning.proofs.why import explain_all
    from foedus.text.source import InputError, Problem

    if len(crises) != 1:
        raise InputError(Problem("--format html: a document is of one case", None, "one CASE"))
    crisis = as_asked(crises[0], rulebook, options)
    opinion = _opinion(crisis, rulebook, options)
    reasons = explain_all(crises[0], opinion, rulebook, options, findings=True)
    return document(crisis, with_foundations(opinion, reasons, rulebook), reasons)


def _loaded(names: list[str], rulebook: Rulebook) -> list[Case]:
    """All cases, so that every problem of every file is told before anything is evaluated."""
    from foedus.cases.case import Case
    from foedus.text.source import InputError, Problem

    found: list[Case] = []
    problems: list[Problem] = []
    for name in names:
        try:
            found.append(Case.load(name, rulebook))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def _opinion(crisis: Case, rulebook: Rulebook, options: Options) -> Opinion:
    from foedus.reasoning.evaluate import evaluate

    return evaluate(crisis, rulebook, options)


def _judged(crisis: Case, rulebook: Rulebook, options: Options) -> Opinion:
    """The opinion with what its verdicts rest on."""
    from foedus.reasoning.foundations import founded

    return founded(crisis, _opinion(crisis, rulebook, options), rulebook, options)


def _value(opinions: list[Opinion]) -> dict[str, Any]:
    from foedus.present.json import several_to_json, to_json

    return to_json(opinions[0]) if len(opinions) == 1 else several_to_json(opinions)


def _said(opinion: Opinion, output: EvaluationFormat, columns: int, colour: bool) -> str:
    if output is EvaluationFormat.markdown:
        from foedus.present.markdown import render as as_markdown

        return as_markdown(opinion)
    from foedus.present.text import render as as_text

    return as_text(opinion, columns, colour)
