"""`decisive`: which open questions matter, and how often."""

from __future__ import annotations

from typing import Annotated

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
    UnderOption,
)
from foedus.cli.output import OpinionFormat, coloured, width, write, write_json


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "decisive", short_help="Which open facts and readings decide, and how often.", epilog=help_examples.DECISIVE
    )(decisive_questions)


def decisive_questions(
    case: CaseArgument,
    doctrine: DoctrineOption = None,
    readings: ReadingsOption = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    mechanism: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this mechanism, and no findings; repeatable.")
    ] = None,
    at: AtOption = None,
    under: UnderOption = None,
    rules: RulesOption = None,
    output: Annotated[OpinionFormat, typer.Option("--format", help="How to write the answer.")] = OpinionFormat.text,
    seconds: SecondsOption = 60.0,
) -> None:
    """Say what does not matter, what decides and in what share of the worlds, and how firm the verdicts stand."""
    from foedus.law.rulebook import Rulebook
    from foedus.present import decisive_page
    from foedus.reasoning.decisive import decisive
    from foedus.reasoning.options import Options

    asked = mechanism or None
    options = Options(readings, facts.value, doctrine, None, asked, at, seconds=seconds, under=under, burden=burden)
    found = decisive(case, Rulebook.load(rules), options)
    if output is OpinionFormat.json:
        write_json(decisive_page.decisive_value(found))
        return
    page = decisive_page.decisive_page(found)
    if output is OpinionFormat.markdown:
        from foedus.present import markdown

        write(markdown.draw(page))
    else:
        from foedus.present import text

        write(text.draw(page, width(), coloured()))
