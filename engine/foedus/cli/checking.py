"""`check` and `schema`: whether files are sound, and what a sound one looks like."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli import help_examples
from foedus.cli.options import FormatOption, RulesOption
from foedus.cli.output import Format, write, write_json

if TYPE_CHECKING:
    from foedus.law.rulebook import Rulebook
    from foedus.text.source import Problem

_LAW = ("vocabulary.yaml", "instrument.yaml", "variant.yaml")


class Kind(StrEnum):
    """What a JSON Schema is of."""

    case = "case"
    opinion = "opinion"
    timeline = "timeline"
    reason = "reason"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("check", short_help="Check case files and folders of rules.", epilog=help_examples.CHECK)(check)
    app.command("schema", short_help="Print a JSON Schema.", epilog=help_examples.SCHEMA)(schema)


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Case files, folders of them, or folders of rules.")
    ],
    rules: RulesOption = None,
    output: FormatOption = Format.text,
) -> None:
    """Check case files and folders of rules: every problem of every file, with line and column."""
    from foedus.law.rulebook import Rulebook

    rulebook = Rulebook.load(rules)
    answers = [(name, *_checked(name, rulebook)) for each in files for name in _files(each)]
    wrong = any(problems for _, problems, _ in answers)
    if output is Format.json:
        write_json({"schema": "foedus/check/1", "files": [_value(*answer) for answer in answers]})
    else:
        for name, problems, warnings in answers:
            for problem in problems:
                sys.stderr.write(f"{problem}\n")
            for warning in warnings:
                write(f"{warning} (warning)")
            if not problems:
                write(f"{name}: OK")
    if wrong:
        raise typer.Exit(2)


def _files(name: str) -> Iterator[str]:
    """The file itself; of a folder of cases each of its files."""
    path = Path(name)
    if not path.is_dir() or _is_law(path):
        yield name
        return
    found = sorted(path.rglob("*.yaml"))
    yield from map(str, found) if found else (name,)


def _is_law(path: Path) -> bool:
    return any((path / name).exists() for name in _LAW) or next(path.rglob("*.lp"), None) is not None


def _checked(name: str, rulebook: Rulebook) -> tuple[Sequence[Problem], Sequence[Problem]]:
    """The problems and the warnings of a file or folder."""
    from foedus.cases.case import Case
    from foedus.law.rulebook import Rulebook as Law
    from foedus.text.source import InputError

    try:
        if Path(name).is_dir():
            Law.load(Path(name), properties=True)
            return (), ()
        case = Case.load(name, rulebook)
    except InputError as error:
        return error.problems, ()
    from foedus.reasoning.duration import lasting

    return (), (*case.warnings, *lasting(case, rulebook))


def _value(name: str, problems: Sequence[Problem], warnings: Sequence[Problem]) -> dict[str, Any]:
    return {
        "file": name,
        "ok": not problems,
        "problems": [_problem(each) for each in problems],
        "warnings": [_problem(each) for each in warnings],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "message": problem.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "expected": problem.expected,
        "nearest": problem.nearest,
    }


def schema(
    kind: Annotated[Kind, typer.Argument(help="What the schema is of.")] = Kind.case, rules: RulesOption = None
) -> None:
    """Print the JSON Schema of case files, of opinions, of timelines or of reasons (`why`, `whynot`)."""
    if kind is Kind.opinion:
        from foedus.present.opinion_schema import opinion_schema

        write_json(opinion_schema())
        return
    if kind is Kind.timeline:
        from foedus.present.timeline_schema import timeline_schema

        write_json(timeline_schema())
        return
    if kind is Kind.reason:
        from foedus.present.reason_value import reason_schema

        write_json(reason_schema())
        return
    from foedus.cases.schema import case_schema
    from foedus.law.rulebook import Rulebook

    write_json(case_schema(Rulebook.load(rules)))
