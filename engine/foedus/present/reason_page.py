"""Reasons as documents: sides, each a tree of lines, cut to the depth that the reader asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.present.option_words import options_below
from foedus.present.words import counted, sentence, series, unique
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY
from foedus.reasoning.proofs.reason import DEFAULT, FACT, READING, RECORD, Authority, Proof, Reason, Support
from foedus.reasoning.proofs.why import Explanation
from foedus.text.values import frozen

VERDICT, ARTICLE, FULL = "verdict", "article", "full"
WHY, WHY_NOT = "why", "whynot"
BY_DEFAULT = "taken as so, since the case says nothing else"
UNVERIFIED = "from memory, unverified"
_BINDING = "bound("
_QUOTED = re.compile(r"`([^`]*)`")


@frozen
class Line:
    """A line of a tree: its kind, a sentence, what it rests on, marks, muted notes, and what stands below it.

    Kinds: step, leaf, absent, again, rule, met, failed, aside.
    """

    kind: str
    text: str
    number: int | None = None
    label: str | None = None
    cite: str | None = None
    mark: str | None = None
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@frozen
class Side:
    """One side: its heading, what its world grants, and the trees of its reasons."""

    kind: str
    title: str
    granted: tuple[str, ...]
    lines: tuple[Line, ...]


@frozen
class ReasonPage:
    """A whole explanation, ready to be drawn."""

    title: str
    below: str
    lead: str
    verdict: str
    sides: tuple[Side, ...]


def reason_page(explanation: Explanation, asked: str = WHY, depth: str = ARTICLE) -> ReasonPage:
    """The explanation as a document; `asked` says which side comes first where there are two."""
    sides = [*proof_sides(explanation.proof, depth), *_refusal_sides(explanation, depth)]
    if asked == WHY_NOT:
        sides.sort(key=lambda side: side.kind != WHY_NOT)
    title = f"{'Why' if asked == WHY else 'Why not'}: {_claim(explanation)}"
    return ReasonPage(title, _below(explanation), _lead(explanation, asked), explanation.verdict, tuple(sides))


def _below(explanation: Explanation) -> str:
    """The case, and what was asked of it otherwise than it stands."""
    at = explanation.options.get("at")
    day = f"; day of the question {at}" if at else ""
    return f"{explanation.title}{day}{options_below(explanation.view)}"


def _claim(explanation: Explanation) -> str:
    """The conclusion as a clause that affirms it."""
    if explanation.proof is not None:
        return explanation.proof.says
    refusal = explanation.refusal
    if refusal is None:
        return explanation.conclusion
    return refusal.misses[0].says if refusal.misses else refusal.says


def _lead(explanation: Explanation, asked: str) -> str:
    if explanation.verdict == ARGUABLE:
        return "This is arguable: it holds in some of the worlds admitted here, and fails in others. Both sides follow."
    if explanation.verdict == APPLIES:
        said = "This holds in every world admitted here"
        return f"{said}." if asked == WHY else f"{said}, so that there is no “why not”; the reasons for it follow."
    said = "This holds in no world admitted here"
    return f"{said}." if asked == WHY_NOT else f"{said}, so that there is no “why”; what is lacking follows."


def proof_sides(proof: Proof | None, depth: str) -> Iterator[Side]:
    """The proof, and after it the other ways to the same conclusion."""
    if proof is None:
        return
    title = "Why it holds" if proof.verdict == APPLIES else "Where it holds"
    granted = proof.world if proof.verdict == ARGUABLE else ()
    yield Side(WHY, title, granted, (Steps(depth).of(proof.reason),))
    for number, other in enumerate(proof.others):
        yield Side(WHY, f"Another way to it ({number + 1} of {len(proof.others)})", (), (Steps(depth).of(other),))


def _refusal_sides(explanation: Explanation, depth: str) -> Iterator[Side]:
    refusal = explanation.refusal
    if refusal is None:
        return
    from foedus.present.reason_misses import Misses

    title = "Why it does not hold" if explanation.verdict == DOES_NOT_APPLY else "Where it does not hold"
    yield Side(WHY_NOT, title, refusal.world, Misses(depth).all(refusal.misses))


def cited(authority: Authority | None) -> str | None:
    """What a step rests on as lawyers cite it, with the text applied where there are several."""
    if authority is None or not authority.provisions:
        return None
    text = f", text of {authority.version}" if authority.version else ""
    return authority.provisions[0] + text + "".join(f"; {each}" for each in authority.provisions[1:])


def marks(authority: Authority | None) -> str | None:
    """The mark of an authority that was not verified."""
    return UNVERIFIED if authority is not None and authority.grade == "D" else None


class Steps:
    """Draws the steps of one proof; settled points and repeated leaves are told in full once."""

    def __init__(self, depth: str) -> None:
        self._depth = depth
        self._numbers: dict[int, int] = {}
        self._under: dict[int, int] = {}
        self._told: set[str] = set()
        self._leaves: set[str] = set()

    def of(self, reason: Reason) -> Line:
        """The line of a step or leaf, with what is below it."""
        if reason.again is not None:
            return self._again(reason)
        if not reason.number:
            return self._leaf(reason)
        if self._depth != FULL and reason.atom.startswith(_BINDING):
            return Line("leaf", sentence(reason.says), cite=cited(reason.authority), mark=marks(reason.authority))
        return self._step(reason)

    def _step(self, reason: Reason) -> Line:
        number = self._numbers[reason.number] = len(self._numbers) + 1
        notes = tuple(self._notes(reason))
        below = tuple(_distinct(self._below(reason, number)))
        return Line(
            "step",
            sentence(reason.says),
            number,
            cite=cited(reason.authority),
            mark=BY_DEFAULT if reason.kind == DEFAULT else marks(reason.authority),
            notes=notes,
            lines=below,
        )

    def _again(self, reason: Reason) -> Line:
        number = self._numbers.get(reason.again or 0)
        under = self._under.get(reason.again or 0)
        says = f"as in step {number}" if number else f"shown under step {under}" if under else "as above"
        return Line("again", sentence(reason.says), label=says)

    def _below(self, reason: Reason, number: int) -> Iterator[Line]:
        """Premises, absences and comparisons; at less than full depth what is only auxiliary moves up."""
        for premise in reason.premises:
            if self._is_spliced(premise):
                self._under[premise.number] = number
                yield from self._below(premise, number)
            elif self._depth == VERDICT:
                yield self._shallow(premise)
            elif not self._is_repeated(premise):
                yield self.of(premise)
        yield from (Line("absent", sentence(each), mark="nothing shows the contrary") for each in reason.absent)
        if self._depth == FULL:
            yield from (Line("leaf", sentence(each)) for each in reason.holds_if)

    def _is_spliced(self, reason: Reason) -> bool:
        auxiliary = not reason.shown and reason.number > 0 and not reason.atom.startswith(_BINDING)
        return auxiliary and self._depth == ARTICLE

    def _shallow(self, reason: Reason) -> Line:
        cite = cited(reason.authority)
        return Line("leaf", sentence(reason.says), cite=cite, mark=_standing(reason) or marks(reason.authority))

    def _is_repeated(self, reason: Reason) -> bool:
        """Whether a leaf without a source, or a sentence on who is bound, was told before."""
        if self._depth == FULL:
            return False
        plain = reason.kind not in (FACT, READING) and not reason.number
        known = reason.says in self._leaves
        if plain or reason.atom.startswith(_BINDING):
            self._leaves.add(reason.says)
            return known
        return False

    def _leaf(self, reason: Reason) -> Line:
        again = reason.says in self._told and self._depth != FULL
        self._told.add(reason.says)
        notes = () if again else tuple(_support(reason.support))
        return Line("leaf", sentence(reason.says), mark=_standing(reason), notes=notes)

    def _notes(self, reason: Reason) -> Iterator[str]:
        authority = reason.authority
        if authority is None:
            return
        if authority.convention and authority.convention not in self._told:
            self._told.add(authority.convention)
            why = f" Reason: {sentence(authority.convention_reason)}" if authority.convention_reason else ""
            yield unquoted(f"Taken as settled: {sentence(authority.convention)}{why}")
        if self._depth == FULL:
            yield f"Rule {authority.rule}"


def unquoted(said: str) -> str:
    """Prose of the law's files with the names that it quotes as words."""
    return _QUOTED.sub(lambda match: f"“{match[1].replace('_', ' ')}”", said)


def _distinct(lines: Iterator[Line]) -> Iterator[Line]:
    """Each sentence once; where it is told both as a step and plainly, the step stays."""
    found: dict[str, Line] = {}
    for line in lines:
        known = found.get(line.text)
        if known is None or (known.kind != "step" and line.kind == "step"):
            found[line.text] = line
    yield from found.values()


NOT_PROVEN = ("not proven", "not disproven")
"""How the standing of a fact begins that the burden of proof decided."""


def _standing(reason: Reason) -> str | None:
    """What a leaf is: a fact of what standing, a reading, the law's record, a default."""
    if reason.kind == READING:
        return "open: on this reading" if reason.open else "not open here"
    if reason.kind == RECORD:
        return "the law’s record"
    support = reason.support
    if support is None:
        return None
    if support.status.startswith("assumed"):
        return BY_DEFAULT
    if support.status.startswith(NOT_PROVEN):
        return support.status
    if reason.open:
        return f"{claimed(support)}; assumed in this world"
    return "established" if support.status == "established" else f"{claimed(support)}; taken so under the options"


def claimed(support: Support) -> str:
    """Who alleges it, and who denies it; a source that says it itself reports it."""
    said = support.status
    if support.status == "alleged" and support.by == (support.source,):
        said = f"reported by {support.source}"
    elif support.by:
        said += f" by {series(support.by)}"
    return f"{said}, denied by {series(support.denied_by)}" if support.denied_by else said


def _support(support: Support | None) -> Iterator[str]:
    """Source, grade and who denies it, for a leaf."""
    if support is None:
        return
    if support.source is not None and support.source in support.by and support.status != "established":
        yield from ([sentence(f"grade {support.grade}")] if support.grade else ())  # it was named as who says so
    elif support.source:
        yield sentence(f"source: {support.source}" + (f" (grade {support.grade})" if support.grade else ""))
    if support.status == "established" and support.denied_by:
        yield sentence(f"denied by {series(support.denied_by)}")


def granted(side: Side) -> str | None:
    """What a world grants, as one sentence."""
    if not side.granted:
        return None
    return sentence(f"granted in this world: {'; '.join(unique(side.granted))}")


def size(lines: tuple[Line, ...]) -> str:
    """How many steps a tree has, in words."""
    return counted(sum(1 for line in _walk(lines) if line.kind == "step"), "step")


def _walk(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _walk(line.lines)
