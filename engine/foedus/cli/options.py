"""Arguments and options that several commands take: one wording for each."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from foedus.cli.output import Format


class Facts(StrEnum):
    """What becomes of open facts."""

    all = "all"
    established = "established"
    alleged = "alleged"


CaseArgument = Annotated[str, typer.Argument(metavar="CASE", help="A shipped case by name, or a case file by path.")]
DoctrineOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Read the law as this doctrine does (see `foedus doctrines`).")
]
ReadingsOption = Annotated[str, typer.Option(metavar="main|all|TERM=POSITION,…", help="Which readings are open.")]
FactsOption = Annotated[
    Facts, typer.Option(help="Open facts stay open, fall to their defaults, or are taken as alleged.")
]
BurdenOption = Annotated[
    bool, typer.Option("--burden", help="Open facts are decided against the one who must prove them.")
]
AtOption = Annotated[str | None, typer.Option(metavar="DATE", help="Ask on another day: later events are left out.")]
UnderOption = Annotated[
    str | None,
    typer.Option(
        metavar="TREATY",
        help="Put the case to another alliance, as if the victim's allies of that day were its parties.",
    ),
]
RulesOption = Annotated[
    Path | None, typer.Option(metavar="DIR", help="A folder of rules, or one to lay over the shipped rules.")
]
TargetOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; the terminal if not given.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over files that are there.")]
SecondsOption = Annotated[float, typer.Option(min=0.01, help="How long solving may take.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the answer.")]
