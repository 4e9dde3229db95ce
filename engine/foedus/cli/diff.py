"""`diff`: two rulebooks, and the cases on which they differ."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import ForceOption, TargetOption
from foedus.cli.output import OpinionFormat, coloured, width, write, write_json
from foedus.cli.why import Depth
from foedus.text.files import write_file, write_files

if TYPE_CHECKING:
    from foedus.workbench.diff.changes import Difference
    from foedus.workbench.diff.rulebooks import Named

_RULEBOOK = "`current`, a shipped variant by name, a folder, or a git revision (REVISION or REVISION:FOLDER)."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff", short_help="Two rulebooks, and the cases they judge otherwise.", epilog=help_examples.DIFF)(
        diff
    )


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=f"The rulebook before: {_RULEBOOK}")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The rulebook after.")],
    cases: Annotated[
        list[str] | None,
        typer.Option("--case", metavar="PATH", help="Only this case, file or folder of cases; repeatable."),
    ] = None,
    searched: Annotated[
        bool, typer.Option("--search", help="Search the space of crises for what the two judge otherwise.")
    ] = False,
    whole: Annotated[bool, typer.Option("--whole", help="With --search: all things of the space.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="With --search: write the crises as case files.")
    ] = None,
    force: ForceOption = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=256, metavar="N", help="Processes; as many as fit if not given.")
    ] = None,
    depth: Annotated[Depth, typer.Option(help="How far the proofs are told.")] = Depth.verdict,
    output: Annotated[OpinionFormat, typer.Option("--format", help="How to write it.")] = OpinionFormat.text,
    target: TargetOption = None,
    seconds: Annotated[float, typer.Option(min=0.01, help="How long solving may take for each case.")] = 60.0,
) -> None:
    """Say which rules differ, and every case whose opinion does, with the proof before and after.

    Exit codes: 0 no opinion differs, 1 some do, 2 bad input, 3 a limit was reached.
    """
    from foedus.workbench.diff.changes import differences
    from foedus.workbench.diff.rulebooks import named
    from foedus.workbench.testing import files_of

    before, after = named(old), named(new)
    if searched:
        _search(before, after, whole, folder, output, force)
        return
    files = files_of(cases or [])
    shown = sys.stderr.isatty()

    def progress(number: int, name: str) -> None:
        sys.stderr.write(f"\r\x1b[K{number} of {len(files)}: {name[:60]}" if number < len(files) else "\r\x1b[K")
        sys.stderr.flush()

    found = differences(before, after, files, jobs, seconds, progress if shown else None)
    said = _said(found, output, depth.value, target is None)
    if target is None:
        write(said)
    else:
        write_file(target, said + "\n")
    if found.cases:
        raise typer.Exit(1)


def _search(
    before: Named, after: Named, whole: bool, folder: Path | None, output: OpinionFormat, force: bool
) -> None:
    """The crises on which two rulebooks differ, or that there is none; exit code 1 where there are."""
    from foedus.present import markdown, text
    from foedus.present.search_page import search_page, search_value
    from foedus.reasoning.diagrams.core import Burst
    from foedus.text.source import LimitReached
    from foedus.workbench.diff.search import search

    def progress(number: int, of: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{number} of {of} periods of the law" if number + 1 < of else "\r\x1b[K")
            sys.stderr.flush()

    try:
        found = search(before.rulebook, after.rulebook, whole, progress)
    except Burst as error:
        raise LimitReached(f"the diagrams grow too large ({error})") from error
    page = search_page(found, before.rulebook, before.name, after.name)
    if output is OpinionFormat.json:
        write_json(search_value(found))
    elif output is OpinionFormat.markdown:
        write(markdown.draw(page))
    else:
        write(text.draw(page, width(), coloured()))
    if folder is not None:
        write_files(folder, {f"{each.name}.yaml": each.text for each in found.partings}, over=force)
    if found.partings:
        raise typer.Exit(1)


def _said(found: Difference, output: OpinionFormat, depth: str, on_terminal: bool) -> str:
    from foedus.present import diff_page

    if output is OpinionFormat.json:
        return json.dumps(diff_page.diff_value(found), ensure_ascii=False, indent=2)
    if output is OpinionFormat.markdown:
        return diff_page.diff_markdown(found, depth)
    return diff_page.diff_text(found, width() if on_terminal else 100, on_terminal and coloured(), depth)
