"""`coverage`: which rules, conditions and positions the cases exercise."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import RulesOption, TargetOption
from foedus.cli.output import coloured, width, write
from foedus.text.files import write_file

if TYPE_CHECKING:
    from foedus.workbench.coverage.coverage import Coverage


class CoverageFormat(StrEnum):
    """How coverage is written; HTML shows the law's files coloured."""

    text = "text"
    json = "json"
    html = "html"


class Way(StrEnum):
    """What a case can show of a rule."""

    fired = "fired"
    blocked = "blocked"
    decisive = "decisive"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("coverage", short_help="Which rules and positions the cases exercise.", epilog=help_examples.COVERAGE)(
        coverage
    )


def coverage(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Case files, folders of them, cases by name, beside all shipped ones."),
    ] = None,
    only: Annotated[bool, typer.Option("--only", help="Only the cases named, without the shipped ones.")] = False,
    require: Annotated[
        list[Way] | None,
        typer.Option(help="Fail where some rule is never fired, never blocked, or never decisive; repeatable."),
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Without what is decisive: many times as fast.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=256, metavar="N", help="Processes; as many as fit if not given.")
    ] = None,
    rules: RulesOption = None,
    output: Annotated[CoverageFormat, typer.Option("--format", help="How to write it.")] = CoverageFormat.text,
    target: TargetOption = None,
    seconds: Annotated[float, typer.Option(min=0.01, help="How long each case may take.")] = 120.0,
) -> None:
    """Say for each rule, each of its conditions and each position in which cases it fired, was blocked, was decisive.

    A rule fires where all its conditions hold in some world of the case under some reading, is blocked where all but
    one do, and is decisive where some conclusion would be another without it. A condition is decisive where some
    conclusion would be another had the rule not asked for it.
    """
    from foedus.law.rulebook import Rulebook
    from foedus.present.coverage_page import lacking
    from foedus.text.source import InputError, Problem
    from foedus.workbench.coverage.coverage import covered
    from foedus.workbench.testing import files_of

    if quick and Way.decisive in (require or ()):
        raise InputError(Problem("--quick does not tell what is decisive", None, "--require fired, --require blocked"))
    if only and not paths:
        raise InputError(Problem("--only: no case is named", None, "cases before or after it"))
    named = files_of(paths) if paths else []
    files = named if only else list(dict.fromkeys([*files_of([]), *named]))
    shown = sys.stderr.isatty()

    def progress(number: int, name: str) -> None:
        sys.stderr.write(f"\r\x1b[K{number} of {len(files)}: {name[:60]}" if number < len(files) else "\r\x1b[K")
        sys.stderr.flush()

    found = covered(files, Rulebook.load(rules), jobs, seconds, progress if shown else None, quick)
    text = _written(found, output, target is None)
    if target is None:
        write(text)
    else:
        write_file(target, text + "\n")
    if require and lacking(found, [each.value for each in require]):
        raise typer.Exit(1)


def _written(found: Coverage, output: CoverageFormat, on_terminal: bool) -> str:
    if output is CoverageFormat.html:
        from foedus.present.coverage_html import coverage_document

        return coverage_document(found)
    from foedus.present.coverage_page import coverage_page, coverage_value

    if output is CoverageFormat.json:
        import json

        return json.dumps(coverage_value(found), ensure_ascii=False, indent=2)
    from foedus.present import text

    return text.draw(coverage_page(found), width() if on_terminal else 100, on_terminal and coloured())
