"""`why` and `whynot`: the reasons for a conclusion, and against it."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import (
    AtOption,
    BurdenOption,
    CaseArgument,
    DoctrineOption,
    Facts,
    FactsOption,
    ReadingsOption,
    RulesOption,
    SecondsOption,
    TargetOption,
    UnderOption,
)
from foedus.cli.output import coloured, width, write
from foedus.text.files import write_file

if TYPE_CHECKING:
    from foedus.present.reason_page import ReasonPage
    from foedus.reasoning.options import Options
    from foedus.reasoning.proofs.why import Explanation

_DEEPEST = 12
"""How far full depth follows a failure."""


class ReasonFormat(StrEnum):
    """How reasons are written."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"
    mermaid = "mermaid"
    svg = "svg"


class Depth(StrEnum):
    """How far reasons are told."""

    verdict = "verdict"
    article = "article"
    full = "full"


ConclusionArgument = Annotated[
    str,
    typer.Argument(
        metavar="CONCLUSION",
        help="MECHANISM[:OBJECT][/STAGE], breach:ID[:STATE], lacuna:ID, doubt:ID, or a conclusion of a rule.",
    ),
]
EveryOption = Annotated[bool, typer.Option("--all", help="The other proofs too, least contested first.")]
DepthOption = Annotated[
    Depth, typer.Option(help="The conclusion and what it rests on, the steps that the articles take, or everything.")
]
FormatOption = Annotated[ReasonFormat, typer.Option("--format", help="How to write; svg needs Graphviz.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("why", short_help="Why something holds: the proof, with its articles.", epilog=help_examples.WHY)(why)
    app.command("whynot", short_help="Why something does not hold: what is lacking.", epilog=help_examples.WHYNOT)(
        whynot
    )


def why(
    case: CaseArgument,
    conclusion: ConclusionArgument,
    doctrine: DoctrineOption = None,
    readings: ReadingsOption = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    at: AtOption = None,
    under: UnderOption = None,
    rules: RulesOption = None,
    every: EveryOption = False,
    depth: DepthOption = Depth.article,
    output: FormatOption = ReasonFormat.text,
    target: TargetOption = None,
    seconds: SecondsOption = 60.0,
) -> None:
    """Prove a conclusion: each step with its article, each fact with its source; if arguable, both sides."""
    options = _options(doctrine, readings, facts, burden, at, under, seconds)
    _write(_explained(case, conclusion, rules, options, every, depth), "why", depth, output, target)


def whynot(
    case: CaseArgument,
    conclusion: ConclusionArgument,
    doctrine: DoctrineOption = None,
    readings: ReadingsOption = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    at: AtOption = None,
    under: UnderOption = None,
    rules: RulesOption = None,
    every: EveryOption = False,
    depth: DepthOption = Depth.article,
    output: FormatOption = ReasonFormat.text,
    target: TargetOption = None,
    seconds: SecondsOption = 60.0,
) -> None:
    """Say why a conclusion does not hold: each rule that could give it, nearest first, and what it lacks."""
    options = _options(doctrine, readings, facts, burden, at, under, seconds)
    _write(_explained(case, conclusion, rules, options, every, depth), "whynot", depth, output, target)


def _options(
    doctrine: str | None, readings: str, facts: Facts, burden: bool, at: str | None, under: str | None, seconds: float
) -> Options:
    from foedus.reasoning.options import Options

    return Options(
        readings=readings, facts=facts.value, doctrine=doctrine, at=at, seconds=seconds, under=under, burden=burden
    )


def _explained(
    case: str, conclusion: str, rules: Path | None, options: Options, every: bool, depth: Depth
) -> Explanation:
    from foedus.cases.case import Case
    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.proofs.why import DEPTH, explain

    rulebook = Rulebook.load(rules)
    options.check(rulebook)
    deep = _DEEPEST if depth is Depth.full else DEPTH
    return explain(Case.load(case, rulebook), conclusion, rulebook, options, every=every, depth=deep)


def _write(explanation: Explanation, asked: str, depth: Depth, output: ReasonFormat, target: Path | None) -> None:
    if output is ReasonFormat.json:
        import json

        from foedus.present.reason_value import to_json

        said = json.dumps(to_json(explanation), ensure_ascii=False, indent=2)
    else:
        from foedus.present.reason_page import reason_page

        said = _said(reason_page(explanation, asked, depth.value), output, target is None)
    if target is None:
        write(said)
    else:
        write_file(target, said + "\n")


def _said(page: ReasonPage, output: ReasonFormat, to_terminal: bool) -> str:
    from foedus.present import reason_graph, reason_html, reason_text

    if output is ReasonFormat.html:
        return reason_html.document(page)
    if output is ReasonFormat.mermaid:
        return reason_graph.mermaid(page)
    if output is ReasonFormat.svg:
        return reason_graph.svg(page)
    if output is ReasonFormat.markdown:
        return reason_text.markdown(page)
    if not to_terminal:
        return reason_text.text(page)
    return reason_text.text(page, width(), coloured(), _has_boxes())


def _has_boxes() -> bool:
    """Whether the output can show the strokes of a tree."""
    if os.environ.get("TERM") == "dumb" and sys.stdout.isatty():
        return False
    try:
        "├─└│".encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
