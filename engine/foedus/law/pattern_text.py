"""Rule text to rows of patterns, through the solver's syntax tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clingo import Symbol, SymbolType
from clingo.ast import AST, ASTType, ComparisonOperator, Sign, Transformer, parse_string

from foedus.law.patterns import MARK

Row = list[Any]

_COMPARISONS: Final = {
    ComparisonOperator.GreaterThan: ">",
    ComparisonOperator.LessThan: "<",
    ComparisonOperator.LessEqual: "<=",
    ComparisonOperator.GreaterEqual: ">=",
    ComparisonOperator.NotEqual: "!=",
    ComparisonOperator.Equal: "=",
}
_OPERATORS: Final = {0: "^", 1: "?", 2: "&", 3: "+", 4: "-", 5: "*", 6: "/", 7: "\\", 8: "**"}


class Unreadable(Exception):
    """A rule has a construct that no pattern stands for."""


class _NameAnonymous(Transformer):
    """Gives `_` a name: else the grounder projects the premise away, and a proof would miss it."""

    def __init__(self) -> None:
        self._number = 0

    def visit_Variable(self, node: AST) -> AST:
        """A variable, named if it was not."""
        if node.name != "_":
            return node
        self._number += 1
        return node.update(name=f"_Some{self._number}")


def rows_of(rules: Sequence[tuple[str, str]]) -> list[Row]:
    """A row for each rule: id, head, body, marked text. Choices have no head and keep their text."""
    return [_row(number, name, text) for number, (name, text) in enumerate(rules)]


def _row(number: int, name: str, text: str) -> Row:
    nodes: list[AST] = []
    parse_string(text, nodes.append)
    rule = next(node for node in nodes if node.ast_type == ASTType.Rule)
    if rule.head.ast_type != ASTType.Literal:
        return [name, None, [], text]
    names = _NameAnonymous()
    body = [names.visit(part) if _is_positive(part) else part for part in rule.body]
    marked = f"{rule.head} :- " + "; ".join([f"{MARK}({number})", *map(str, body)]) + "."
    return [name, _atom(rule.head.atom.symbol), [row for part in body for row in _items(part)], marked]


def _is_positive(part: AST) -> bool:
    return bool(
        part.ast_type == ASTType.Literal and part.atom.ast_type == ASTType.SymbolicAtom and part.sign == Sign.NoSign
    )


def _items(part: AST) -> list[Row]:
    if part.ast_type == ASTType.ConditionalLiteral:
        return [["*", _premise(part.literal), [_premise(each) for each in part.condition]]]
    if part.ast_type != ASTType.Literal:
        raise Unreadable(str(part))
    if part.atom.ast_type == ASTType.Comparison:
        return _comparisons(part)
    return [_premise(part)]


def _comparisons(part: AST) -> list[Row]:
    """A chain of comparisons, each link a row."""
    rows: list[Row] = []
    left = _term(part.atom.term)
    for guard in part.atom.guards:
        right = _term(guard.term)
        rows.append(["?", left, _COMPARISONS[ComparisonOperator(guard.comparison)], right])
        left = right
    return rows


def _premise(literal: AST) -> Row:
    if literal.atom.ast_type != ASTType.SymbolicAtom:
        raise Unreadable(str(literal))
    return ["-" if literal.sign == Sign.Negation else "+", _atom(literal.atom.symbol)]


def _atom(symbol: AST) -> Row:
    return [symbol.name, [_term(each) for each in symbol.arguments]]


def _term(term: AST) -> Row:
    kind = term.ast_type
    if kind == ASTType.Variable:
        return ["v", term.name]
    if kind == ASTType.SymbolicTerm:
        return ["c", _plain(term.symbol)]
    if kind == ASTType.Pool:
        return ["p", [_term(each) for each in term.arguments]]
    if kind == ASTType.BinaryOperation:
        return ["x", _OPERATORS[int(term.operator_type)], [_term(term.left), _term(term.right)]]
    if kind == ASTType.UnaryOperation:
        return ["x", "-", [["c", 0], _term(term.argument)]]
    if kind == ASTType.Function:
        if term.name == "":
            return ["t", [_term(each) for each in term.arguments]]
        if not term.arguments:
            return ["c", term.name]
    raise Unreadable(str(term))


def _plain(symbol: Symbol) -> str | int:
    if symbol.type == SymbolType.Number:
        return symbol.number
    return f'"{symbol.string}' if symbol.type == SymbolType.String else symbol.name
