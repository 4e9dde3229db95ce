"""`test`: cases held to what they expect."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import FormatOption, RulesOption
from foedus.cli.output import Format, write, write_either
from foedus.text.files import write_file

if TYPE_CHECKING:
    from foedus.law.rulebook import Rulebook
    from foedus.workbench.testing import Outcome


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("test", short_help="Hold cases to what they expect.", epilog=help_examples.TEST)(test)


def test(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Case files, folders of them, shipped cases by name; all shipped ones."),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Write what was found into the files' `expect`, after showing it.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --update on a terminal: do not ask before writing.")] = False,
    report: Annotated[
        Path | None, typer.Option("--junit", metavar="FILE", help="Write a JUnit report there as well.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=256, metavar="N", help="Processes; as many as fit if not given.")
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Test also what passed before with the same case, rules and engine.")
    ] = False,
    rules: RulesOption = None,
    output: FormatOption = Format.text,
    seconds: Annotated[float, typer.Option(min=0.01, help="How long solving may take for each case.")] = 60.0,
) -> None:
    """Hold every case to its `expect`: verdicts, stages, doctrines, lacunae, breaches, and what it turns on.

    A case that passed is not tested again while its file, the rules and the engine are the same, to the byte.
    Exit codes: 0 all as expected, 1 some otherwise, 2 some not readable, 3 a limit was reached.
    """
    from foedus.law.rulebook import Rulebook
    from foedus.present.tested_page import tested_page, tested_value
    from foedus.workbench.testing import files_of, worst

    files = files_of(paths or [])
    rulebook = Rulebook.load(rules)
    outcomes = _run(files, rulebook, jobs, seconds, fresh)
    if report is not None:
        from foedus.workbench.junit import report as junit

        write_file(report, junit(outcomes))
    write_either(output, lambda: tested_page(outcomes), lambda: tested_value(outcomes, rulebook.digest))
    code = worst(outcomes)
    if update:
        code = _update(outcomes, yes, code)
    if code:
        raise typer.Exit(code)


def _run(
    files: Sequence[Path], rulebook: Rulebook, jobs: int | None, seconds: float, fresh: bool
) -> list[Outcome]:
    from foedus.workbench.testing import run

    outcomes: list[Outcome] = []
    shown = sys.stderr.isatty()
    for each in run(files, rulebook, jobs, seconds, fresh):
        outcomes.append(each)
        if shown:
            sys.stderr.write(f"\r\x1b[K{len(outcomes)} of {len(files)}: {each.name[:60]}")
            sys.stderr.flush()
    if shown:
        sys.stderr.write("\r\x1b[K")
    return outcomes


def _update(outcomes: Sequence[Outcome], yes: bool, code: int) -> int:
    """Write what was found where it was expected otherwise; the exit code that is left."""
    from foedus.workbench.updating import update_of

    updates = [update for update in map(update_of, outcomes) if update is not None]
    for update in updates:
        for refused in update.refused:
            sys.stderr.write(f"{update.path}: {refused}\n")
        if update.after != update.before:
            write(f"\n{update.difference()}")
    changed = [update for update in updates if update.after != update.before]
    if not changed:
        return code
    if sys.stdout.isatty() and not yes and not typer.confirm(f"\nWrite {len(changed)} file(s)?"):
        return code
    for update in changed:
        update.write()
    files = "1 file" if len(changed) == 1 else f"{len(changed)} files"
    write(f"\nWritten: {files}.")
    return code if code != 1 or any(update.refused for update in updates) else 0
