"""`timeline`: the same crisis on every day of the law."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.options import (
    BurdenOption,
    CaseArgument,
    DoctrineOption,
    Facts,
    FactsOption,
    ReadingsOption,
    RulesOption,
    SecondsOption,
    TargetOption,
)
from foedus.cli.output import coloured, width, write
from foedus.text.files import write_file


class TimelineFormat(StrEnum):
    """How a timeline is written."""

    text = "text"
    json = "json"
    svg = "svg"
    markdown = "markdown"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("timeline", short_help="The same crisis on every day of the law.", epilog=help_examples.TIMELINE)(
        through_time
    )


def through_time(
    case: CaseArgument,
    doctrine: DoctrineOption = None,
    readings: ReadingsOption = "main",
    facts: FactsOption = Facts.all,
    burden: BurdenOption = False,
    mechanism: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this mechanism; repeatable, and faster.")
    ] = None,
    rules: RulesOption = None,
    output: Annotated[TimelineFormat, typer.Option("--format", help="How to write the strips.")] = TimelineFormat.text,
    target: TargetOption = None,
    seconds: SecondsOption = 60.0,
) -> None:
    """Move a case to every day from the first signature on, and say when its verdicts change and what changed them."""
    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.options import Options
    from foedus.reasoning.timeline.making import timeline
    from foedus.reasoning.timeline.strip import Timeline

    options = Options(readings, facts.value, doctrine, None, mechanism or None, None, seconds=seconds, burden=burden)
    found: Timeline = timeline(case, Rulebook.load(rules), options)
    said = _said(found, output, target is None)
    if target is None:
        write(said)
    else:
        write_file(target, said + "\n")


def _said(found: object, output: TimelineFormat, on_terminal: bool) -> str:
    from foedus.present import timeline_page
    from foedus.reasoning.timeline.strip import Timeline

    assert isinstance(found, Timeline)
    if output is TimelineFormat.json:
        import json

        return json.dumps(timeline_page.timeline_value(found), ensure_ascii=False, indent=2)
    if output is TimelineFormat.svg:
        from foedus.present.timeline_svg import timeline_svg

        return timeline_svg(found)
    page = timeline_page.timeline_page(found)
    if output is TimelineFormat.markdown:
        from foedus.present import markdown

        return markdown.draw(page)
    from foedus.present import text

    return text.draw(page, width() if on_terminal else 100, on_terminal and coloured())
