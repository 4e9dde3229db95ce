"""`change`: what would have to be otherwise for the verdict to be another."""

from __future__ import annotations

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
    UnderOption,
)
from foedus.cli.output import OpinionFormat, coloured, width, write, write_json
from foedus.text.files import write_file, write_files

if TYPE_CHECKING:
    from foedus.reasoning.change import Changes


class Target(StrEnum):
    """The verdict to reach."""

    applies = "applies"
    arguable = "arguable"
    does_not_apply = "does_not_apply"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "change", short_help="The least changes that would turn a verdict.", epilog=help_examples.CHANGE
    )(change)  # fmt: skip


def change(
    case: CaseArgument,
    conclusion: Annotated[
        str, typer.Argument(metavar="MECHANISM[:OBJECT][/STAGE]", help="The mechanism, perhaps one stage of it.")
    ],
    to: Annotated[Target | None, typer.Option("--to", help="Only what would bring this verdict about.")] = None,
    at_most: Annotated[
        int, typer.Option(min=1, max=3, metavar="N", help="How many changes at once are tried; fewer are faster.")
    ] = 3,
    doctrine: DoctrineOption = None,
    readings: ReadingsOption = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    at: AtOption = None,
    under: UnderOption = None,
    folder: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write each change of facts as a case file there.")
    ] = None,
    first: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the first one as a case file.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
    rules: RulesOption = None,
    output: Annotated[OpinionFormat, typer.Option("--format", help="How to write the answer.")] = OpinionFormat.text,
    seconds: Annotated[float, typer.Option(min=0.01, help="How long to search for each verdict.")] = 10.0,
) -> None:
    """Find the least changes of facts, and apart from them of readings, that would turn a mechanism's verdict."""
    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.change import VERDICTS, changes
    from foedus.reasoning.options import Options
    from foedus.text.source import InputError, Problem

    if under is not None and (folder is not None or first is not None):
        said = "a case file cannot say to which alliance it is put"
        raise InputError(Problem(said, None, "--under without --write and --output"))
    limit = 60.0 + 6 * seconds
    options = Options(
        readings, facts.value, doctrine, None, None, at, hinges=False, seconds=limit, under=under, burden=burden
    )
    wanted = VERDICTS if to is None else (to.value,)
    found = changes(case, conclusion, Rulebook.load(rules), options, wanted, seconds, at_most)
    _show(found, output)
    _keep(found, folder, first, force)


def _show(found: Changes, output: OpinionFormat) -> None:
    from foedus.present.change_page import change_page, change_value

    if output is OpinionFormat.json:
        write_json(change_value(found))
    elif output is OpinionFormat.markdown:
        from foedus.present import markdown

        write(markdown.draw(change_page(found)))
    else:
        from foedus.present import text

        write(text.draw(change_page(found), width(), coloured()))


def _keep(found: Changes, folder: Path | None, first: Path | None, force: bool) -> None:
    from foedus.reasoning.supposition import numbered, written

    answers = numbered(found)
    if folder is not None:
        texts = {f"{name}.yaml": written(found, name, reached, each, folder) for name, reached, each in answers}
        write_files(folder, texts, over=force)
    if first is not None and answers:
        _, reached, changes = answers[0]
        write_file(first, written(found, first.stem, reached, changes, first.parent), over=force)
