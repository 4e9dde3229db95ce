"""`law`, `terms`, `doctrines`: the law that the opinions rest on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import help_examples
from foedus.cli.choosing import day, named
from foedus.cli.options import FormatOption, RulesOption
from foedus.cli.output import Format, write_either

if TYPE_CHECKING:
    from foedus.law.rulebook import Rulebook

MEMBERSHIP = "membership"
ORGANS = "organs"

def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("law", short_help="Instruments, articles and who is bound by them.", epilog=help_examples.LAW)(law)
    app.command("terms", short_help="Open terms: positions, holders, arguments.", epilog=help_examples.TERMS)(terms)
    app.command("doctrines", short_help="Doctrines and what they choose.", epilog=help_examples.DOCTRINES)(doctrines)


def law(
    provision: Annotated[
        str | None,
        typer.Argument(
            metavar="[PROVISION|membership|organs]",
            help="An instrument, an article, `membership` or `organs`.",
            show_default=False,
        ),
    ] = None,
    at: Annotated[str | None, typer.Option(metavar="DATE", help="The law of this day; `membership` needs one.")] = None,
    rules: RulesOption = None,
    output: FormatOption = Format.text,
) -> None:
    """List the instruments and their articles, show one with its rules, or tell who is bound, or which organs are."""
    asked = day(at)
    rulebook = _rulebook(rules)
    if provision == MEMBERSHIP:
        _membership(rulebook, asked, output)
        return
    if provision == ORGANS:
        _organs(rulebook, asked, output)
        return

    from foedus.law.instruments import article_of
    from foedus.present import law_page

    if provision is None:
        write_either(output, lambda: law_page.law_page(rulebook, asked), lambda: law_page.law_value(rulebook, asked))
        return
    if provision in rulebook.instruments:
        instrument = rulebook.instruments[provision]
        write_either(
            output,
            lambda: law_page.instrument_page(rulebook, instrument, asked),
            lambda: law_page.instrument_value(rulebook, instrument, asked),
        )
        return
    articles = {name: each for one in rulebook.instruments.values() for name, each in one.provisions.items()}
    article = named(article_of(provision), {**articles}, "provision or instrument")
    write_either(
        output,
        lambda: law_page.article_page(rulebook, article, asked),
        lambda: law_page.article_value(rulebook, article, asked),
    )


def _membership(rulebook: Rulebook, asked: int | None, output: Format) -> None:
    from foedus.present import membership_page
    from foedus.reasoning.membership import membership
    from foedus.text.source import InputError, Problem

    if asked is None:
        raise InputError(Problem("membership is asked for a day", None, "--at DATE"))
    found = membership(rulebook, asked)
    write_either(output, lambda: membership_page.page(rulebook, found), lambda: membership_page.value(rulebook, found))


def _organs(rulebook: Rulebook, asked: int | None, output: Format) -> None:
    from foedus.present import organs_page
    from foedus.reasoning.offices import holders

    held = holders(rulebook, asked) if asked is not None else ()
    write_either(
        output,
        lambda: organs_page.organs_page(rulebook, asked, held),
        lambda: organs_page.organs_value(rulebook, asked, held),
    )


def terms(
    term: Annotated[str | None, typer.Argument(metavar="[TERM]", help="An open term.", show_default=False)] = None,
    rules: RulesOption = None,
    output: FormatOption = Format.text,
) -> None:
    """List the open terms, or show one: its positions, who holds them, and the arguments for and against."""
    rulebook = _rulebook(rules)
    from foedus.present import term_page

    if term is None:
        write_either(output, lambda: term_page.terms_page(rulebook), lambda: term_page.terms_value(rulebook))
        return
    found = named(term, rulebook.terms, "open term")
    write_either(output, lambda: term_page.term_page(rulebook, found), lambda: term_page.term_value(rulebook, found))


def doctrines(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A doctrine.", show_default=False)] = None,
    rules: RulesOption = None,
    output: FormatOption = Format.text,
) -> None:
    """List the doctrines, or show one with what it chooses for every open term."""
    rulebook = _rulebook(rules)
    from foedus.present import doctrine_page

    if name is None:
        write_either(
            output, lambda: doctrine_page.doctrines_page(rulebook), lambda: doctrine_page.doctrines_value(rulebook)
        )
        return
    found = named(name, rulebook.doctrines, "doctrine")
    write_either(
        output,
        lambda: doctrine_page.doctrine_page(rulebook, found),
        lambda: doctrine_page.doctrine_value(rulebook, found),
    )


def _rulebook(rules: Path | None) -> Rulebook:
    from foedus.law.rulebook import Rulebook

    return Rulebook.load(rules)
