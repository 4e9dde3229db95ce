"""`new`: the beginning of a case file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.output import write
from foedus.text.files import write_file


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("new", short_help="Begin a case file.", epilog=help_examples.NEW)(new)


def new(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="The id: small letters, digits, hyphens; or the file, ID.yaml.")
    ],
    path: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help="Where to write; ID.yaml if not given.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The title; the id if not given.")] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day of the question; today if not given.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a case file to start from, with every section explained."""
    from foedus.cases.starter import starter
    from foedus.law.rulebook import Rulebook

    if path is None and name.endswith(".yaml"):
        path, name = Path(name), Path(name).stem
    target = path or Path(f"{name}.yaml")
    written = starter(name, Rulebook.load(), title, date)
    write_file(target, written, over=force)
    write(f"{target} written. Next:\n  foedus check {target}\n  foedus eval {target}")
