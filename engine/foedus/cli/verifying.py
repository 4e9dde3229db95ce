"""`verify`: what holds in every possible crisis, proved; or a crisis in which it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import ForceOption, FormatOption, RulesOption
from foedus.cli.output import Format, write_either
from foedus.text.files import write_files


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "verify", short_help="Prove properties of the law over every possible crisis.", epilog=help_examples.VERIFY
    )(verify)  # fmt: skip


def verify(
    properties: Annotated[
        list[str] | None, typer.Argument(metavar="PROPERTY…", help="The properties; all if none is named.")
    ] = None,
    rules: RulesOption = None,
    jobs: Annotated[int, typer.Option(min=0, help="How many processes work side by side; 0: one a core.")] = 0,
    folder: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write each counterexample as a case file there.")
    ] = None,
    force: ForceOption = False,
    output: FormatOption = Format.text,
) -> None:
    """Prove each property over the whole bounded space of crises, or refute it with a least crisis as a case file.

    The space is made from the vocabulary: who and what its crises are made of is printed with the answer. Exit code 1
    if a property is refuted.
    """
    from foedus.law.rulebook import Rulebook
    from foedus.present.verify_page import verify_page, verify_value
    from foedus.workbench.processes import cores
    from foedus.workbench.space.verify import verify as proved

    rulebook = Rulebook.load(rules, properties=True)
    found = proved(rulebook, properties or (), jobs or cores())
    write_either(output, lambda: verify_page(found, rulebook), lambda: verify_value(found))
    if folder is not None:
        refuted = {each.id: each.counterexample for each in found.found if each.counterexample is not None}
        write_files(folder, {f"{name}.yaml": each.text for name, each in refuted.items()}, over=force)
    if not all(each.holds for each in found.found):
        raise typer.Exit(1)
