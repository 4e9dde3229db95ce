"""A rule file read through the solver's own parser: provision blocks, rules, and what is wrong with the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clingo import MessageCode
from clingo.ast import AST, ASTType, parse_string

from foedus.law import guard
from foedus.law.metadata import Block, Comment, blocks
from foedus.law.syntax import Clause, Locator, clause
from foedus.text.source import InputError, Place, Problem

_MESSAGE = re.compile(r"<string>:(\d+):(\d+)\S*: \w+: (.*)", re.S)
# One term in parentheses is that term: the solver drops the tuple without a word.
_LONELY = re.compile(r"[(,]\s*(\(\s*(?:[A-Za-z_]\w*|\"[^\"\n]*\"|\d+)\s*\))")
_COMMENT_OR_STRING = re.compile(r'%\*.*?(?:\*%|\Z)|%[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)


@dataclass(slots=True)
class WrittenRule:
    """A rule of a file with the blocks that speak of it."""

    clause: Clause
    block: Block | None
    provision: Block | None


@dataclass(slots=True)
class RuleFile:
    """What a rule file holds."""

    name: str
    provisions: list[Block] = field(default_factory=list)
    rules: list[WrittenRule] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_rules(data: bytes, name: str, shown: str, choices: bool = False) -> RuleFile:
    """Read a rule file. `name` is its name in the rulebook, `shown` the one for messages; `choices`: it may choose."""
    found = RuleFile(name)
    text = guard.decoded(data, shown)
    guard.scan(text, shown)
    at = Locator(text, shown)
    comments: list[Comment] = []
    clauses: list[Clause] = []
    for node in _parsed(text, shown, at):
        if node.ast_type == ASTType.Comment:
            if node.value.startswith("%@"):
                place = at.of(node)
                comments.append(Comment(node.value, place, at.alone(place)))
        elif node.ast_type == ASTType.Rule:
            clauses.append(clause(node, at))
        else:
            _other(node, found, at)
    found.problems += _lonely(text, shown)
    _join(found, blocks(comments, found.problems), clauses, choices)
    return found


def _parsed(text: str, shown: str, at: Locator) -> list[AST]:
    nodes: list[AST] = []
    messages: list[str] = []

    def log(_: MessageCode, message: str) -> None:
        messages.append(message.strip())

    try:
        parse_string(text, nodes.append, logger=log)
    except RuntimeError:
        problems = []
        for message in messages or ["cannot be parsed"]:
            match = _MESSAGE.match(message)
            place = at.place(int(match[1]), int(match[2])) if match else Place(shown)
            problems.append(Problem(match[3] if match else message, place))
        raise InputError(problems) from None
    return nodes


def _other(node: AST, found: RuleFile, at: Locator) -> None:
    kind = node.ast_type
    if kind == ASTType.Program and node.name == "base" and not node.parameters:
        return
    if kind == ASTType.Defined:  # the engine defines what may be without facts
        return
    if kind == ASTType.Definition:
        found.definitions[node.name] = str(node.value)
        return
    what = str(kind).removeprefix("ASTType.")
    found.problems.append(Problem(f"statements of the kind {what} are not allowed in rules", at.of(node), "rules only"))


def _lonely(text: str, shown: str) -> list[Problem]:
    blank = _COMMENT_OR_STRING.sub(lambda match: _blanked(match[0]), text)
    return [
        Problem(
            "one term in parentheses is no tuple", guard.place_in(text, shown, match.start(1)), f"{match[1][:-1]},)"
        )
        for match in _LONELY.finditer(blank)
    ]


def _blanked(said: str) -> str:
    if said.startswith('"'):
        return '"' + "_" * (len(said) - 2) + '"'
    return re.sub(r"[^\n]", " ", said)


def _join(found: RuleFile, written: list[Block], clauses: list[Clause], choices: bool) -> None:
    ahead = {block.last_line + 1: block for block in written if not block.is_provision}
    found.provisions = [block for block in written if block.is_provision]
    used: set[int] = set()
    for each in clauses:
        found.problems += each.problems
        if each.choice and not choices:
            found.problems.append(Problem("choices stand in worlds.lp only", each.place))
        block = ahead.get(each.place.line)
        if block is None:
            message = "a rule without id: no `%@ rule:` block stands directly above it"
            found.problems.append(Problem(message, each.place, "`%@ rule: some-id`"))
        elif each.place.line in used:
            found.problems.append(Problem("two rules on one line share an id", each.place, "one rule below each block"))
        used.add(each.place.line)
        before = [one for one in found.provisions if one.last_line < each.place.line]
        found.rules.append(WrittenRule(each, block, before[-1] if before else None))
    for line, block in ahead.items():
        if line not in used:
            found.problems.append(Problem("a rule block without a rule directly below it", block.place))
    _comments_inside(found, written, clauses)


def _comments_inside(found: RuleFile, written: list[Block], clauses: list[Clause]) -> None:
    for block in written:
        for each in clauses:
            if each.place.line < block.place.line <= each.end_line:
                found.problems.append(Problem("a %@ line inside a rule", block.place, "metadata above the rule"))
