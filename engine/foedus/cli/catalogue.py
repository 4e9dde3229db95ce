"""`cases`: the cases that come with the package."""

from __future__ import annotations

from typing import Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import FormatOption, RulesOption
from foedus.cli.output import Format, write_either


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cases", short_help="List the shipped cases, or show one.", epilog=help_examples.CASES)(cases)


def cases(
    case: Annotated[
        str | None, typer.Argument(metavar="[CASE]", help="A shipped case by name, or a case file.", show_default=False)
    ] = None,
    rules: RulesOption = None,
    output: FormatOption = Format.text,
) -> None:
    """List the shipped cases, or show one: its facts with their status, its sources, the record."""
    from foedus.cases.case import Case
    from foedus.law.rulebook import Rulebook
    from foedus.present import case_page

    if case is not None:
        rulebook = Rulebook.load(rules)
        found = Case.load(case, rulebook)
        write_either(
            output, lambda: case_page.case_page(found, rulebook), lambda: case_page.case_value(found, rulebook)
        )
        return
    from foedus.cases.library import shipped_cases

    listed = shipped_cases()
    write_either(output, lambda: case_page.cases_page(listed), lambda: case_page.cases_value(listed))
