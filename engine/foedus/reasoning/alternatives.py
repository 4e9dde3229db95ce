"""The encoding of a case in which every change is a question of its own: what each would add and take away.

What a change does is read off the encoding of the edited case, so that the file written of it says the same. Edits of
different things are encoded together; those that the reader of cases refuses fall out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clingo import Function, String, Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, Question
from foedus.cases.encoding import encode as encode_case
from foedus.cases.origin import Unplaced
from foedus.law.rulebook import Rulebook
from foedus.reasoning.changeable import Change
from foedus.reasoning.edits import NEW, edited
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.symbols import atom_symbol
from foedus.text.atoms import Atom
from foedus.text.dates import day_number, is_day
from foedus.text.source import InputError
from foedus.text.values import frozen

MOST_TOGETHER = 3
"""How many changes at once are tried."""

RULES = f"""\
holds(F) :- kept(F), not undone(F).
undone(F) :- answer(C,"yes"), undoes(C,F).
told(Q,V) :- answer(C,"yes"), settles(C,Q,V).
settled(Q) :- told(Q,V).
given(Q,V) :- told(Q,V).
given(Q,V) :- answer(Q,V), not settled(Q).
holds(F) :- given(Q,V), kept_effect(Q,V,F), not undone_effect(Q,V,F).
undone_effect(Q,V,F) :- answer(C,"yes"), undoes_effect(C,Q,V,F).
holds(F) :- answer(C,"yes"), given(Q,V), more_effect(C,Q,V,F).
moved_to(T,P) :- answer(C,"yes"), moves(C,T,P).
moved(T) :- moved_to(T,P).
clash :- answer(C,"yes"), answer(D,"yes"), slot(C,S), slot(D,S), C < D.
made(K) :- K = 0..{MOST_TOGETHER}, K = #count {{ C : answer(C,"yes"), change(C) }}.
#defined kept/1.  #defined undoes/2.  #defined kept_effect/3.  #defined undoes_effect/4.  #defined more_effect/4.
#defined settles/3.  #defined moves/3.  #defined slot/2.  #defined change/1.
"""
"""Changes as questions. What a change settles or moves is so whatever the world answers or reads."""
_READS = "reads(T,P,D) :- reading(T,Q,P), in_period(T,Q,D).\n"
_MOVED = """\
reads(T,P,D) :- reading(T,Q,P), in_period(T,Q,D), not moved(T).
reads(T,P,D) :- moved_to(T,P), position(T,Q,P), in_period(T,Q,D).
reads(T,P,D) :- reading(T,Q,P), in_period(T,Q,D), moved_to(T,N), not position(T,Q,N).
"""

Effect = tuple[str, str, Atom]


@dataclass(slots=True)
class Effects:
    """What a change adds and takes away."""

    adds: list[Atom] = field(default_factory=list)
    undoes: list[Atom] = field(default_factory=list)
    adds_effects: list[Effect] = field(default_factory=list)
    undoes_effects: list[Effect] = field(default_factory=list)


@frozen
class Alternatives:
    """The changes that the reader of cases admits, with their effects, over one encoding."""

    changes: tuple[Change, ...]
    effects: Mapping[str, Effects]
    base: Encoding
    questions: tuple[Question, ...]
    """Questions that only arise where a change is made."""

    def program(self, case: Case, rulebook: Rulebook, readings: Iterable[tuple[str, str, str]] = ()) -> Program:
        """The case's program with every change as a question. `readings`: changes of reading: id, term, position."""
        undone = {atom for each in self.effects.values() for atom in each.undoes}
        settled = {change.settles[0] for change in self.changes if change.settles is not None}
        loose = {effect for each in self.effects.values() for effect in each.undoes_effects}
        loose |= {effect for effect in self.base.effects if effect[0] in settled}
        encoding = Encoding(
            [atom for atom in self.base.facts if atom not in undone],
            [*self.base.questions, *self.questions],
            [effect for effect in self.base.effects if effect not in loose],
            self.base.days,
            self.base.order,
        )
        program = make_program(case, rulebook, encoding)
        more = [Function("kept", [atom_symbol(atom)]) for atom in undone]
        more += [Function("kept_effect", _effect(effect)) for effect in loose]
        for change in self.changes:
            more += self._symbols(change)
        for name, term, position in readings:
            more += _asked(name)
            more += [Function("moves", [String(name), Function(term), Function(position)])]
            more += [Function("slot", [String(name), String(term)])]
        return Program(
            program.text.replace(_READS, _MOVED) + RULES, program.shown, (*program.facts, *more), program.questions,
            program.periods, program.calendar,
        )  # fmt: skip

    def _symbols(self, change: Change) -> Iterator[Symbol]:
        name = String(change.id)
        yield from _asked(change.id)
        if change.edit.slot is not None:
            yield Function("slot", [name, String(change.edit.slot)])
        if change.settles is not None:
            yield Function("settles", [name, *map(String, change.settles)])
        effects = self.effects.get(change.id, Effects())
        for atom in effects.adds:
            yield Function("effect", [name, String("yes"), atom_symbol(atom)])
        for atom in effects.undoes:
            yield Function("undoes", [name, atom_symbol(atom)])
        for effect in effects.adds_effects:
            yield Function("more_effect", [name, *_effect(effect)])
        for effect in effects.undoes_effects:
            yield Function("undoes_effect", [name, *_effect(effect)])


def _asked(name: str) -> list[Symbol]:
    asked = String(name)
    options = [Function("option", [asked, String(option)]) for option in ("yes", "no")]
    return [Function("question", [asked]), Function("change", [asked]), *options]


def _effect(effect: Effect) -> list[Symbol]:
    question, option, atom = effect
    return [String(question), String(option), atom_symbol(atom)]


def alternatives(case: Case, rulebook: Rulebook, changes: Sequence[Change]) -> Alternatives:
    """The changes as questions over the case's encoding."""
    return _Comparison(case, rulebook, changes).alternatives()


class _Comparison:
    def __init__(self, case: Case, rulebook: Rulebook, changes: Sequence[Change]) -> None:
        self.case = case
        self.rulebook = rulebook
        self.changes = changes
        self.days = self._days()
        self.base = encode_case(case, rulebook, self.days)
        self.facts = set(self.base.facts)
        self.base_effects = set(self.base.effects)
        self.effects: dict[str, Effects] = {}
        self.questions: dict[str, Question] = {}

    def alternatives(self) -> Alternatives:
        settling = [change for change in self.changes if change.settles is not None]
        pending = [change for change in self.changes if change.settles is None]
        kept = {change.id for change in settling}
        while pending:
            together = list({change.edit.thing: change for change in reversed(pending)}.values())
            kept.update(self._encoded(together))
            done = {change.id for change in together}
            pending = [change for change in pending if change.id not in done]
        order = tuple(change for change in self.changes if change.id in kept)
        return Alternatives(order, self.effects, self.base, tuple(self.questions.values()))

    def _days(self) -> list[int]:
        """The days of all events that a change could bring about, or move there."""
        days = {day for thing in self.case.things for day in thing.days}
        for change in self.changes:
            edit = change.edit
            event = self.rulebook.vocabulary.sections[edit.section].event
            said = edit.body.get(event) if edit.kind == NEW else edit.value if edit.field == event else None
            every = said.values() if isinstance(said, Mapping) else [said]
            days.update(day_number(each) for each in every if is_day(each))
        return sorted(day for day in days if day <= self.case.date)

    def _encoded(self, changes: list[Change]) -> Iterator[str]:
        """The ids of those that the reader admits; their effects are noted."""
        if not changes:
            return
        try:
            whole = edited(self.case.whole, (change.edit for change in changes))
            case = Case.from_values(whole, Unplaced(self.case.file), self.rulebook).at(self.case.date)
        except InputError:
            if len(changes) > 1:
                half = len(changes) // 2
                yield from self._encoded(changes[:half])
                yield from self._encoded(changes[half:])
            return
        self._note(changes, encode_case(case, self.rulebook, self.days))
        yield from (change.id for change in changes)

    def _note(self, changes: list[Change], encoding: Encoding) -> None:
        by_thing = {change.edit.thing: self.effects.setdefault(change.id, Effects()) for change in changes}
        known = {question.name for question in self.base.questions}
        there = {question.name: question for question in encoding.questions}
        fresh = {name: question for name, question in there.items() if name not in known}
        self.questions |= fresh
        facts, effects = set(encoding.facts), set(encoding.effects)
        for atom in facts - self.facts:
            self._of(by_thing, atom).adds.append(atom)
        for atom in self.facts - facts:
            self._of(by_thing, atom).undoes.append(atom)
        for effect in effects - self.base_effects:
            if effect[0] in fresh:
                self.base.effects.append(effect)
                self.base_effects.add(effect)
            else:
                self._of(by_thing, effect[2]).adds_effects.append(effect)
        for effect in self.base_effects - effects:
            if effect[0] in there and effect[0] in known:
                self._of(by_thing, effect[2]).undoes_effects.append(effect)

    def _of(self, by_thing: Mapping[str, Effects], atom: Atom) -> Effects:
        """The effects of the change of the thing that an atom is about; of what the seam knows not, nobody's."""
        first = atom.arguments[0] if atom.arguments else ""
        if atom.name == "contested" or not isinstance(first, str):
            return Effects()
        return by_thing.get(first, Effects())
