"""Rules read from the solver's syntax tree into plain literals, as the lints look at them.

Only this file and rule_text.py touch `clingo.ast`: it is slow to import and to walk, and a cached rulebook needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from clingo import SymbolType
from clingo.ast import AST, ASTType, ComparisonOperator, Sign

from foedus.text.source import Place, Problem
from foedus.text.values import frozen

_LOWER = (ComparisonOperator.GreaterThan, ComparisonOperator.GreaterEqual)
_UPPER = (ComparisonOperator.LessThan, ComparisonOperator.LessEqual)


class Locator:
    """Places in a file. The parser counts columns in bytes, people count characters."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self._lines = text.split("\n")

    def place(self, line: int, column: int) -> Place:
        """The place for a line and a column in bytes."""
        said = self._lines[line - 1] if line <= len(self._lines) else ""
        if not said.isascii():
            column = len(said.encode()[: column - 1].decode(errors="ignore")) + 1
        return Place(self.file, line, column)

    def of(self, node: AST) -> Place:
        """Where a node begins."""
        begin = node.location.begin
        return self.place(begin.line, begin.column)

    def alone(self, place: Place) -> bool:
        """Whether nothing but space stands before this place on its line."""
        return not self._lines[place.line - 1][: place.column - 1].strip()


@frozen
class Constant:
    """A constant in an argument: a name, a quoted string (with a leading `"`), or a number."""

    value: str | int
    place: Place


@frozen
class Argument:
    """An argument: the constants it may be (several in a pool), its variable, or neither. `size` is that of a tuple."""

    constants: tuple[Constant, ...] = ()
    variable: str | None = None
    size: int | None = None


@frozen
class Literal:
    """An atom in a rule. `negative`: under `not`; `inner`: inside an aggregate or a conditional literal.

    `settled`: it must be settled before the rule can be asked (under `not`, in an aggregate, or in a condition).
    """

    name: str
    arguments: tuple[Argument, ...]
    place: Place
    negative: bool = False
    inner: bool = False
    settled: bool = False

    @property
    def arity(self) -> int:
        """How many arguments it has."""
        return len(self.arguments)

    @property
    def signature(self) -> str:
        """`name/arity`."""
        return f"{self.name}/{len(self.arguments)}"


@dataclass(slots=True)
class Clause:
    """A rule as the lints see it."""

    heads: list[Literal]
    body: list[Literal]
    place: Place
    end_line: int
    text: str
    choice: bool
    problems: list[Problem] = field(default_factory=list)


def clause(node: AST, at: Locator) -> Clause:
    """Read a rule."""
    head = node.head
    made = Clause([], [], at.of(node), node.location.end.line, str(node), head.ast_type != ASTType.Literal)
    if made.choice:
        _read_choice(head, made, at)
    elif head.atom.ast_type == ASTType.SymbolicAtom:
        if head.sign != Sign.NoSign:
            made.problems.append(Problem("a head is not negated", made.place))
        made.heads += _atoms(head.atom.symbol, at, made, False, False)
    else:
        what = 'a rule concludes an atom; what cannot be is written as `excluded("id", (Things,)) :- …`'
        made.problems.append(Problem(what, made.place))
    for part in node.body:
        made.body += _literals(part, at, made, False, False)
    # The walk over a whole tree is slow; the text tells whether it can find anything.
    if ".." in made.text or "@" in made.text:
        _find_forbidden(node, at, made)
    made.problems += _ranges(node, made.place)
    return made


def _read_choice(head: AST, made: Clause, at: Locator) -> None:
    if head.ast_type == ASTType.Disjunction:
        made.problems.append(Problem("disjunctions are not allowed: a rule has one head", made.place))
        return
    if head.ast_type != ASTType.Aggregate:
        made.problems.append(Problem("aggregates and theory atoms are not allowed in heads", made.place))
        return
    for element in head.elements:
        made.heads += _atoms(element.literal.atom.symbol, at, made, False, False)
        for condition in element.condition:
            made.body += _settled(condition, at, made, False)


def _literals(node: AST, at: Locator, made: Clause, negative: bool, inner: bool) -> Iterator[Literal]:
    kind = node.ast_type
    if kind == ASTType.Literal:
        negative = negative or node.sign != Sign.NoSign
        atom = node.atom
        if atom.ast_type == ASTType.SymbolicAtom:
            yield from _atoms(atom.symbol, at, made, negative, inner)
        elif atom.ast_type in (ASTType.Aggregate, ASTType.BodyAggregate):
            for element in atom.elements:
                yield from _settled(element, at, made, negative)
        elif atom.ast_type == ASTType.TheoryAtom:
            made.problems.append(Problem("theory atoms are not allowed", at.of(node)))
    elif kind == ASTType.ConditionalLiteral:
        yield from _literals(node.literal, at, made, negative, True)
        for condition in node.condition:
            yield from _settled(condition, at, made, negative)
    elif kind == ASTType.BodyAggregateElement:
        for condition in node.condition:
            yield from _literals(condition, at, made, negative, True)


def _settled(node: AST, at: Locator, made: Clause, negative: bool) -> Iterator[Literal]:
    for literal in _literals(node, at, made, negative, True):
        yield replace(literal, settled=True)


def _find_forbidden(node: AST, at: Locator, made: Clause) -> None:
    if node.ast_type == ASTType.Interval:
        made.problems.append(Problem("intervals are not allowed: the solver walks through them", at.of(node)))
    if node.ast_type == ASTType.Function and node.external:
        made.problems.append(Problem("functions of other languages (@) are not allowed", at.of(node)))
    for key in node.child_keys:
        child = getattr(node, key)
        for each in (child,) if isinstance(child, AST) else child or ():
            _find_forbidden(each, at, made)


def _atoms(symbol: AST, at: Locator, made: Clause, negative: bool, inner: bool) -> Iterator[Literal]:
    kind = symbol.ast_type
    if kind == ASTType.Pool:
        for each in symbol.arguments:
            yield from _atoms(each, at, made, negative, inner)
    elif kind == ASTType.Function:
        arguments = tuple(_argument(each, at) for each in symbol.arguments)
        yield Literal(symbol.name, arguments, at.of(symbol), negative, inner, negative)
    elif kind == ASTType.UnaryOperation:
        made.problems.append(Problem("strong negation (-) is not allowed: name what is meant", at.of(symbol)))


def _argument(term: AST, at: Locator) -> Argument:
    kind = term.ast_type
    if kind == ASTType.SymbolicTerm:
        return Argument((_constant(term, at),))
    if kind == ASTType.Variable:
        return Argument(variable=term.name)
    if kind == ASTType.Pool:
        parts = [_argument(each, at) for each in term.arguments]
        return Argument(tuple(constant for part in parts for constant in part.constants))
    if kind == ASTType.Function:
        size = len(term.arguments)
        if term.name == "":
            return Argument(size=size)
        if not size:
            return Argument((Constant(term.name, at.of(term)),))
    return Argument()


def _constant(term: AST, at: Locator) -> Constant:
    symbol = term.symbol
    if symbol.type == SymbolType.Number:
        return Constant(symbol.number, at.of(term))
    if symbol.type == SymbolType.String:
        return Constant(f'"{symbol.string}', at.of(term))
    return Constant(str(symbol), at.of(term))


def _ranges(node: AST, place: Place) -> Iterator[Problem]:
    """Two constant bounds on one variable become a range that the grounder walks through."""
    lower: set[str] = set()
    upper: set[str] = set()
    for literal in node.body:
        if literal.ast_type == ASTType.Literal and literal.atom.ast_type == ASTType.Comparison:
            _bounds(literal, lower, upper)
    for name in sorted(lower & upper):
        message = f"two constant bounds on {name} become a range that the solver walks through"
        yield Problem(message, place, "dates of the law as facts of instrument.yaml, asked by `bound` or `in_force`")


def _bounds(literal: AST, lower: set[str], upper: set[str]) -> None:
    left = literal.atom.term
    for guard in literal.atom.guards:
        right, operator = guard.term, guard.comparison
        less = operator in _UPPER
        if less or operator in _LOWER:
            if literal.sign == Sign.Negation:
                less = not less
            if left.ast_type == ASTType.Variable and _is_number(right):
                (upper if less else lower).add(left.name)
            elif right.ast_type == ASTType.Variable and _is_number(left):
                (lower if less else upper).add(right.name)
        left = right


def _is_number(term: AST) -> bool:
    return bool(term.ast_type == ASTType.SymbolicTerm and term.symbol.type == SymbolType.Number)
