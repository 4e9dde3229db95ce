"""`decisive`: which open questions matter, and how often."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.evaluating import Facts
from foedus.cli.output import OpinionFormat, coloured, width, write, write_json


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "decisive", short_help="Which open facts and readings decide, and how often.", epilog=help_examples.DECISIVE
    )(decisive_questions)


def decisive_questions(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A shipped case by name, or a case file by path.")],
    doctrine: Annotated[
        str | None, typer.Option(metavar="NAME", help="Read the law as this doctrine does (see `foedus doctrines`).")
    ] = None,
    readings: Annotated[
        str, typer.Option(metavar="main|all|TERM=POSITION,…", help="Which readings are open.")
    ] = "main",
    facts: Annotated[
        Facts, typer.Option(help="Open facts stay open, fall to their defaults, or are taken as alleged.")
    ] = Facts.all,
    mechanism: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this mechanism, and no findings; repeatable.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="Ask on another day: later events are left out.")
    ] = None,
    rules: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of rules, or one to lay over the shipped rules.")
    ] = None,
    output: Annotated[OpinionFormat, typer.Option("--format", help="How to write the answer.")] = OpinionFormat.text,
    seconds: Annotated[float, typer.Option(min=0.01, help="How long solving may take.")] = 60.0,
) -> None:
    """Say what does not matter, what decides and in what share of the worlds, and how firm the verdicts stand."""
    from foedus.law.rulebook import Rulebook
    from foedus.present import decisive_page
    from foedus.reasoning.decisive import decisive
    from foedus.reasoning.options import Options

    options = Options(readings, facts.value, doctrine, None, mechanism or None, at, seconds=seconds)
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
