"""`compare`: two cases side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import (
    BurdenOption,
    CaseArgument,
    DoctrineOption,
    Facts,
    FactsOption,
    ReadingsOption,
    RulesOption,
    UnderOption,
)
from foedus.cli.output import OpinionFormat, coloured, width, write, write_json


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare", short_help="Two cases side by side, and why they part.", epilog=help_examples.COMPARE)(
        compare_cases
    )


def compare_cases(
    first: CaseArgument,
    second: Annotated[str, typer.Argument(metavar="CASE", help="The case to hold against it.")],
    doctrine: DoctrineOption = None,
    readings: ReadingsOption = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    mechanism: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this mechanism; repeatable.")] = None,
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="Ask of both on this day: later events are left out.")
    ] = None,
    under: UnderOption = None,
    rules: RulesOption = None,
    output: Annotated[OpinionFormat, typer.Option("--format", help="How to write the answer.")] = OpinionFormat.text,
    seconds: Annotated[float, typer.Option(min=0.01, help="How long to search behind each difference.")] = 3.0,
) -> None:
    """Say where the verdicts on two cases part, at which stage, and which facts make the difference."""
    from foedus.law.rulebook import Rulebook
    from foedus.present import compare_page
    from foedus.reasoning.compare import compare
    from foedus.reasoning.options import Options

    asked = mechanism or None
    options = Options(
        readings, facts.value, doctrine, None, asked, at, hinges=False, seconds=600.0, under=under, burden=burden
    )
    found = compare(first, second, Rulebook.load(rules), options, seconds)
    if output is OpinionFormat.json:
        write_json(compare_page.compare_value(found))
        return
    page = compare_page.compare_page(found)
    if output is OpinionFormat.markdown:
        from foedus.present import markdown

        write(markdown.draw(page))
    else:
        from foedus.present import text

        write(text.draw(page, width(), coloured()))
