"""`plead`: the case for one side of a mechanism."""

from __future__ import annotations

from enum import StrEnum
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
    RulesOption,
    SecondsOption,
    TargetOption,
    UnderOption,
)
from foedus.cli.output import coloured, width, write
from foedus.text.files import write_file

if TYPE_CHECKING:
    from foedus.reasoning.pleading import Pleading


class PleadingFormat(StrEnum):
    """How a pleading is written."""

    markdown = "markdown"
    html = "html"
    json = "json"
    text = "text"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plead", short_help="Draw up the case for one side.", epilog=help_examples.PLEAD)(plead_case)


def plead_case(
    case: CaseArgument,
    mechanism: Annotated[str, typer.Argument(metavar="MECHANISM[:OBJECT]", help="A mechanism, as `eval` lists it.")],
    for_: Annotated[bool, typer.Option("--for", help="Plead that it applies.")] = False,
    against: Annotated[bool, typer.Option("--against", help="Plead that it does not apply.")] = False,
    doctrine: DoctrineOption = None,
    readings: Annotated[
        str, typer.Option(metavar="main|all|TERM=POSITION,…", help="Which readings the court may adopt.")
    ] = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    at: AtOption = None,
    under: UnderOption = None,
    rules: RulesOption = None,
    output: Annotated[
        PleadingFormat, typer.Option("--format", help="How to write the pleading.")
    ] = PleadingFormat.markdown,
    target: TargetOption = None,
    seconds: SecondsOption = 60.0,
) -> None:
    """Draw up a pleading: the submissions for one side, what they rest on, and the other side's best answer to each."""
    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.options import Options
    from foedus.reasoning.pleading import plead

    side = _side(for_, against)
    options = Options(
        readings=readings, facts=facts.value, doctrine=doctrine, at=at, seconds=seconds, under=under, burden=burden
    )
    pleading = plead(case, mechanism, side, Rulebook.load(rules), options)
    if target is None:
        write(_said(pleading, output, width(), coloured()))
    else:
        write_file(target, _said(pleading, output, 100, False) + "\n")


def _side(for_: bool, against: bool) -> str:
    if for_ == against:
        from foedus.text.source import InputError, Problem

        said = "both sides are named" if for_ else "no side is named"
        raise InputError(Problem(said, None, "--for or --against"))
    return "for" if for_ else "against"


def _said(pleading: Pleading, output: PleadingFormat, columns: int, colour: bool) -> str:
    from foedus.present import pleading_html, pleading_page

    if output is PleadingFormat.html:
        return pleading_html.document(pleading)
    if output is PleadingFormat.json:
        import json

        return json.dumps(pleading_page.to_json(pleading), ensure_ascii=False, indent=2)
    if output is PleadingFormat.text:
        return pleading_page.text(pleading, columns, colour)
    return pleading_page.markdown(pleading)
