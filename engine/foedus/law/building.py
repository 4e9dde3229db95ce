"""A rulebook built from its files: read, checked as a whole, made into plain values. Only where the cache misses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from foedus.law import seam
from foedus.law.content import Content
from foedus.law.content_lints import content_problems
from foedus.law.lifting import lifting
from foedus.law.lints import PlacedRule, rule_problems
from foedus.law.metadata import Block
from foedus.law.paragraphs import paragraph, provision_problems, rule_of
from foedus.law.reading import LawFile, read_content
from foedus.law.rows import row
from foedus.law.rule_text import RuleFile, read_rules
from foedus.law.safety import unsafe_problems
from foedus.law.statements import rows as statement_rows
from foedus.law.stratification import cycle_problems
from foedus.law.variant import Variant
from foedus.text.source import InputError, Place, Problem

# Folders of the rulebook that are not law in force.
APART = frozenset({"variants", seam.PROPERTIES_FOLDER})
SPACE = f"{seam.PROPERTIES_FOLDER}/space.yaml"
"""Who and what crises of the bounded space are made of: no part of any rulebook."""


@dataclass(slots=True)
class _Text:
    """The rule files, read."""

    rules: list[PlacedRule] = field(default_factory=list)
    provisions: list[tuple[Block, LawFile]] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def build(files: list[LawFile], variant: Variant | None, properties: bool = False) -> dict[str, Any]:
    """The rulebook as plain values, ready for the cache. Raises InputError with every problem.

    With `properties`, what must hold in every crisis is part of it, as rules that say what violates it.
    """
    apart = APART - {seam.PROPERTIES_FOLDER} if properties else APART
    files = [file for file in files if file.folder not in apart and file.name != SPACE]
    content = read_content([file for file in files if file.name.endswith(".yaml")])
    problems = content_problems(content)
    text = _read_text([file for file in files if file.name.endswith(".lp")])
    problems += text.problems
    if variant is not None:
        problems += _vary(text, variant)
    for block, file in text.provisions:
        problems += provision_problems(block, file.folder, content, file.variant)
    problems += rule_problems(text.rules, content)
    problems += cycle_problems(text.rules, content.orders)
    problems += unsafe_problems(text.rules)
    if problems:
        raise InputError(dict.fromkeys(sorted(problems, key=_by_place)))
    return _plain(content, text)


def _by_place(problem: Problem) -> tuple[str, int, int]:
    place = problem.place or Place("")
    return place.file, place.line, place.column


def _read_text(files: list[LawFile]) -> _Text:
    text = _Text()
    for file in files:
        try:
            found = read_rules(file.data, file.name, file.shown, choices=file.name == seam.WORLDS_FILE)
        except InputError as error:
            text.problems += error.problems
            continue
        _add(text, found, file)
    return text


def _add(text: _Text, found: RuleFile, file: LawFile) -> None:
    text.problems += found.problems
    text.rules += [PlacedRule(each, file.name, file.folder, file.variant) for each in found.rules]
    text.provisions += [(block, file) for block in found.provisions]
    for name, value in found.definitions.items():
        if name in text.definitions:
            text.problems.append(Problem(f"the constant '{name}' is defined twice", Place(file.shown)))
        text.definitions[name] = value


def _vary(text: _Text, variant: Variant) -> list[Problem]:
    """Drop and replace rules as a variant says."""
    known = {rule.id for rule in text.rules if not rule.variant}
    problems = variant.unknown_drops(known) + variant.unknown_parameters(text.definitions)
    replaced = {rule.id for rule in text.rules if rule.variant}
    gone = replaced | set(variant.drops)
    text.rules = [rule for rule in text.rules if rule.variant or rule.id not in gone]
    text.definitions |= variant.parameters
    return problems


def _plain(content: Content, text: _Text) -> dict[str, Any]:
    rules = {placed.id: rule_of(placed, content) for placed in text.rules}
    paragraphs = []
    for block, file in text.provisions:
        below = [placed.id for placed in text.rules if placed.written.provision is block]
        paragraphs.append(paragraph(block, file.name, content, below))
    lines = [f"#const {name}={value}." for name, value in sorted(text.definitions.items())]
    lines += [rule.text for rule in rules.values()]
    engine = lifting(content.vocabulary)
    program = "\n".join(lines) + "\n" + engine
    return {
        "vocabulary": content.vocabulary.to_dict(),
        "states": row(content.states),
        "instruments": row(content.instruments),
        "rules": row(rules),
        "paragraphs": row(paragraphs),
        "predicates": row(content.predicates),
        "terms": row(content.terms),
        "doctrines": row(content.doctrines),
        "conventions": row(content.conventions),
        "mechanisms": row(content.mechanisms),
        "breaches": row(content.breaches),
        "lacunae": row(content.lacunae),
        "doubts": row(content.doubts),
        "burden": row(content.burden),
        "known_to": row(content.known_to),
        "bound_articles": sorted({article for rule in rules.values() for article in rule.bounds}),
        "program": program,
        "statements": statement_rows(program),
        # What stands in the program beside the rules: constants of the law, and the engine's own text.
        "program_of_engine": "\n".join(lines[: len(text.definitions)]) + "\n" + engine,
    }
