"""`mutate`: whether the cases notice where a rule is changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import ForceOption, FormatOption, RulesOption
from foedus.cli.output import Format, write_either
from foedus.text.files import write_files


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mutate", short_help="Whether the cases notice where a rule is changed.", epilog=help_examples.MUTATE)(
        mutate
    )


def mutate(
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="ID", help="Only mutants of this rule; repeatable.")
    ] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", metavar="FOLDER", help="Only mutants of rules in this folder or file.")
    ] = None,
    sample: Annotated[int, typer.Option(min=1, metavar="N", help="How many mutants to draw.")] = 40,
    every: Annotated[bool, typer.Option("--all", help="All mutants, none drawn.")] = False,
    seed: Annotated[int, typer.Option(help="Which ones are drawn.")] = 0,
    cases: Annotated[
        list[str] | None,
        typer.Option("--case", metavar="PATH", help="Only this case, file or folder of cases; repeatable."),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write a case file for each survivor there.")
    ] = None,
    force: ForceOption = False,
    at_least: Annotated[
        float, typer.Option("--at-least", min=0.0, max=100.0, metavar="PERCENT", help="Fail below this score.")
    ] = 0.0,
    quick: Annotated[
        bool, typer.Option("--quick", help="Equivalent by the solver alone, and by the space where it answers.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=256, metavar="N", help="Processes; as many as fit if not given.")
    ] = None,
    rules: RulesOption = None,
    output: FormatOption = Format.text,
) -> None:
    """Change the rules one thing at a time and see whether some case is then not as it expects.

    A mutant drops or negates a condition, swaps a constant or two arguments, moves a bound, drops a rule. One that no
    case kills is equivalent where no possible crisis tells it from the law; else a case that kills it is shown.
    Exit codes: 0 fine, 1 the score is below --at-least, 2 bad input, 3 a limit was reached.
    """
    from foedus.law.rulebook import Rulebook
    from foedus.present.mutate_page import mutate_page, mutate_value
    from foedus.workbench.mutate.score import chosen, score
    from foedus.workbench.testing import files_of

    rulebook = Rulebook.load(rules)
    asked, known = chosen(rulebook, rule or (), folder, None if every else sample, seed)
    files = files_of(cases or [])
    shown = sys.stderr.isatty()

    def progress(said: str) -> None:
        sys.stderr.write(f"\r\x1b[K{said[:100]}")
        sys.stderr.flush()

    found = score(rulebook, asked, known, files, jobs, progress if shown else None, quick=quick)
    if shown:
        progress("")
    write_either(output, lambda: mutate_page(found, rulebook), lambda: mutate_value(found, rulebook))
    if target is not None:
        witnesses = [each.witness for each in found.fates if each.witness is not None]
        write_files(target, {f"{each.name}.yaml": each.text for each in witnesses}, over=force)
    if found.percentage < at_least:
        raise typer.Exit(1)
