"""Provision blocks and rules made into runtime objects, with the checks of what the blocks cite."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.content import Content, one_of
from foedus.law.instruments import article_of
from foedus.law.lints import PlacedRule
from foedus.law.metadata import Block
from foedus.law.rule import Paragraph, Rule
from foedus.text.names import nearest
from foedus.text.source import Problem

# Where the predicates that ask the law of a day name the article.
_PROVISION_AT = {"bound": 1, "in_force": 0}


def provision_problems(block: Block, folder: str, content: Content, variant: bool) -> Iterator[Problem]:
    """What a provision block cites that the instrument does not have."""
    named = block.values["provision"]
    article = article_of(named)
    place = block.places["provision"]
    own = content.in_folder(folder)
    instrument = content.instrument_of(named)
    if instrument is None or (own is not None and instrument is not own and not variant):
        known = list(own.provisions if own is not None else content.provisions)
        where = f" of {own.id}" if own is not None else ""
        yield Problem(f"unknown provision '{article}'{where}", place, one_of(known), nearest(article, known))
        return
    versions = instrument.provisions[article].versions
    for version in block.several("version"):
        if version not in versions:
            message = f"{article} has no version '{version}'"
            yield Problem(message, block.places["version"], one_of(versions), nearest(version, versions))
    if block.values.get("kind") == "programmatic" and "because" not in block.values:
        yield Problem("a programmatic provision says why no rule follows from it", block.place, "`%@ because: …`")


def paragraph(block: Block, file: str, content: Content, rules: list[str]) -> Paragraph:
    """The provision block as a runtime object."""
    named = block.values["provision"]
    article = article_of(named)
    instrument = content.instrument_of(named)
    values = block.values
    versions = block.several("version") or (instrument.provisions[article].versions if instrument else ())
    return Paragraph(
        named,
        article,
        instrument.id if instrument else "",
        versions,
        values.get("kind", "operative"),
        values.get("grade"),
        values.get("restates"),
        values.get("because"),
        (values["sources"],) if values.get("sources") else (),
        file,
        block.place.line,
        tuple(rules),
    )


def rule_of(placed: PlacedRule, content: Content) -> Rule:
    """A rule as a runtime object."""
    clause, block, above = placed.written.clause, placed.written.block, placed.written.provision
    assert block is not None
    own = block.values
    upper = above.values if above is not None else {}
    named = upper.get("provision")
    instrument = content.instrument_of(named) if named else content.in_folder(placed.folder)
    head = clause.heads[0]
    kind = (
        own.get("kind")
        or upper.get("kind")
        or ("world" if placed.is_worlds else "default" if placed.is_default else "operative")
    )
    positive = {each.signature for each in clause.body if not each.negative}
    negative = {each.signature for each in clause.body if each.negative}
    articles = {
        str(constant.value).removeprefix('"')
        for each in clause.body
        if each.name in _PROVISION_AT
        for constant in each.arguments[_PROVISION_AT[each.name]].constants
    }
    return Rule(
        placed.id,
        placed.file,
        clause.place.line,
        clause.place.column,
        placed.folder,
        instrument.id if instrument else None,
        named,
        article_of(named) if named else None,
        block.several("version") or (above.several("version") if above is not None else ()),
        kind,
        own.get("grade") or upper.get("grade"),
        upper.get("restates"),
        own.get("because"),
        own.get("says"),
        block.several("cites"),
        own.get("convention"),
        head.name,
        head.arity,
        tuple(sorted(positive)),
        tuple(sorted(negative)),
        tuple(sorted(articles)),
        clause.text,
    )
