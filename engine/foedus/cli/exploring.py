"""`explore`: the space of all crises within bounds, counted, drawn from, and asked for its smallest and strangest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli import help_examples
from foedus.cli.options import ForceOption, FormatOption, RulesOption
from foedus.cli.output import Format, coloured, width, write, write_either
from foedus.text.files import write_files

if TYPE_CHECKING:
    from foedus.workbench.space.explore import Explorer, Found


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "explore", short_help="Count, draw and quiz over the space of all crises.", epilog=help_examples.EXPLORE
    )(explore)  # fmt: skip


def explore(
    mechanism: Annotated[
        str | None, typer.Argument(metavar="[MECHANISM]", help="One mechanism; all if not named.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="PART", help="Count by a part of the instances, or by `date`.")
    ] = None,
    sample: Annotated[
        int, typer.Option(min=0, metavar="N", help="Draw this many crises, each with the same chance.")
    ] = 0,
    diverse: Annotated[bool, typer.Option("--diverse", help="Draw crises that lie far from each other.")] = False,
    seed: Annotated[int, typer.Option(help="Begins the drawing: the same seed draws the same crises.")] = 1,
    minimal: Annotated[
        bool, typer.Option("--minimal", help="The smallest crises in which the mechanism applies.")
    ] = False,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="The least crisis on which two doctrines, or readings TERM=POSITION, part."),
    ] = None,
    exam: Annotated[bool, typer.Option("--exam", help="The fewest crises that tell all doctrines apart.")] = False,
    gaps: Annotated[bool, typer.Option("--gaps", help="The kinds of crisis for which no mechanism is open.")] = False,
    quiz: Annotated[bool, typer.Option("--quiz", help="Ask for the verdict on a crisis, then show why.")] = False,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the first incident; else the last period.")
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="All things of the space, not one of each sort.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write the crises as case files.")
    ] = None,
    force: ForceOption = False,
    rules: RulesOption = None,
    output: FormatOption = Format.text,
) -> None:
    """Walk through the space of crises: everything that a crisis of a few states, incidents and acts can be.

    Without an option it counts, exactly, in how many crises each mechanism applies. Counts are over what case files can
    say; a crisis counts where the mechanism applies on every reading that a court could adopt.
    """
    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.diagrams.core import Burst
    from foedus.text.source import LimitReached
    from foedus.workbench.space.explore import Explorer

    asked = {
        "--gaps": gaps,
        "--quiz": quiz,
        "--exam": exam,
        "--between": between is not None,
        "--minimal": minimal,
        "--sample": bool(sample),
    }
    way = _way([name for name, wanted in asked.items() if wanted])
    given = {"MECHANISM": mechanism is not None, "--by": by is not None, "--diverse": diverse}
    given |= {"--write": folder is not None, "--format json": output is Format.json}
    _refuse([name for name, wanted in given.items() if wanted], way)
    explorer = Explorer(Rulebook.load(rules), _day(on), whole)
    try:
        if gaps:
            _gaps(explorer, output, folder, force)
        elif quiz:
            _quiz(explorer, mechanism, seed)
        elif exam:
            _exam(explorer, mechanism, output, folder, force)
        elif between is not None:
            _between(explorer, between, mechanism, output, folder, force)
        elif minimal:
            _minimal(explorer, mechanism, output, folder, force)
        elif sample:
            found = explorer.sample(mechanism, sample, seed, diverse)
            _show(explorer, "Drawn from the space", found, "No crisis is of this kind.", output, folder, force)
        else:
            _count(explorer, mechanism, by, output)
    except Burst as error:
        said = f"the diagrams of this space grow too large ({error}); without --whole they are smaller"
        raise LimitReached(said) from error


_TAKES = {
    "": ("MECHANISM", "--by", "--format json"),
    "--gaps": ("--write", "--format json"),
    "--quiz": ("MECHANISM",),
    "--exam": ("MECHANISM", "--write", "--format json"),
    "--between": ("MECHANISM", "--write", "--format json"),
    "--minimal": ("MECHANISM", "--write", "--format json"),
    "--sample": ("MECHANISM", "--diverse", "--write", "--format json"),
}
"""What is asked of the space (if nothing, it counts), with the options that go with it."""


def _way(asked: Sequence[str]) -> str:
    from foedus.text.source import InputError, Problem

    if len(asked) > 1:
        raise InputError(Problem(f"{' and '.join(asked)} do not go together", None, "one of them"))
    return asked[0] if asked else ""


def _refuse(given: Sequence[str], way: str) -> None:
    from foedus.text.source import InputError, Problem

    for name in given:
        if name not in _TAKES[way]:
            fitting = [each or "counting" for each, takes in _TAKES.items() if name in takes]
            said = f"{name} does not go with {way or 'counting'}"
            raise InputError(Problem(said, None, f"{name} with {', '.join(fitting)}"))


def _day(said: str | None) -> int | None:
    from foedus.text.dates import day_number
    from foedus.text.source import InputError, Problem

    if said is None:
        return None
    try:
        return day_number(said)
    except ValueError as error:
        raise InputError(Problem(str(error), None, "a date like 2022-01-06")) from error


def _count(explorer: Explorer, mechanism: str | None, by: str | None, output: Format) -> None:
    from foedus.present.explore_page import tallies_page, tallies_value

    found = explorer.tallies(mechanism, by)
    write_either(output, lambda: tallies_page(explorer, found), lambda: tallies_value(explorer, found))


def _show(
    explorer: Explorer,
    title: str,
    found: Sequence[Found],
    nothing: str,
    output: Format,
    folder: Path | None,
    force: bool,
    more: dict[str, Any] | None = None,
) -> None:
    from foedus.present.explore_page import crises_page, crises_value

    write_either(
        output,
        lambda: crises_page(explorer, title, found, nothing),
        lambda: crises_value(explorer, found, more),
    )
    _keep(found, folder, force)


def _keep(found: Sequence[Found], folder: Path | None, force: bool) -> None:
    if folder is not None:
        write_files(folder, {f"{each.values['id']}.yaml": each.text for each in found}, over=force)


def _minimal(explorer: Explorer, mechanism: str | None, output: Format, folder: Path | None, force: bool) -> None:
    from foedus.text.source import InputError, Problem

    if mechanism is None:
        raise InputError(Problem("the smallest crises of what?", None, "a mechanism before --minimal"))
    title = explorer.rulebook.mechanisms[mechanism].title if mechanism in explorer.rulebook.mechanisms else mechanism
    found = explorer.minimal(mechanism)
    nothing = "It applies in no crisis of the space."
    _show(explorer, f"The smallest crises: {title}", found, nothing, output, folder, force)


def _between(
    explorer: Explorer, pair: tuple[str, str], mechanism: str | None, output: Format, folder: Path | None, force: bool
) -> None:
    found = explorer.between(*pair, mechanism)
    nothing = "They give the same verdicts in every crisis of the space."
    _show(explorer, "Where two readings part", [] if found is None else [found], nothing, output, folder, force)


def _exam(explorer: Explorer, mechanism: str | None, output: Format, folder: Path | None, force: bool) -> None:
    found, alike = explorer.exam(mechanism)
    said = f"An exam: {len(found)} crises that tell the doctrines apart"
    pairs = ", ".join(f"{one} and {other}" for one, other in alike)
    nothing = f"No crisis tells these apart: {pairs}." if alike else "No crisis tells any doctrines apart."
    _show(explorer, said, found, nothing, output, folder, force, {"alike": [list(pair) for pair in alike]})
    if alike and output is Format.text and found:
        write(nothing)


def _gaps(explorer: Explorer, output: Format, folder: Path | None, force: bool) -> None:
    from foedus.present.explore_page import gaps_page, gaps_value
    from foedus.workbench.space.gaps import gaps

    found = gaps(explorer)
    write_either(output, lambda: gaps_page(explorer, found), lambda: gaps_value(explorer, found))
    _keep([each.witness for each in found.patterns], folder, force)


def _quiz(explorer: Explorer, mechanism: str | None, seed: int) -> None:
    from foedus.cases.case import Case
    from foedus.present.reason_page import reason_page
    from foedus.present.reason_text import text
    from foedus.present.words import capital, verdict_word
    from foedus.reasoning.evaluate import evaluate
    from foedus.reasoning.proofs.why import explain
    from foedus.text.source import InputError, Problem

    if mechanism is None:
        raise InputError(Problem("a quiz on what?", None, "a mechanism before --quiz"))
    drawn = explorer.sample(mechanism, 1, seed)
    if not drawn:
        raise InputError(Problem(f"'{mechanism}' is open in no crisis of the space", None, "another mechanism"))
    case = Case.from_mapping(drawn[0].values, explorer.rulebook)
    write(drawn[0].text)
    title = explorer.rulebook.mechanisms[mechanism].title
    answer = str(typer.prompt(f"{capital(title)}: applies, arguable or does not apply")).strip()
    found = evaluate(case, explorer.rulebook).mechanisms[mechanism]
    said = "Right" if answer.replace(" ", "_") == found.verdict else "No"
    verdict = f"it {'is ' if found.verdict == 'arguable' else ''}{verdict_word(found.verdict)}"
    write(f"{said}: {verdict}.{f' {capital(found.why)}' if found.why else ''}")
    write(text(reason_page(explain(case, mechanism, explorer.rulebook)), width(), coloured()))
