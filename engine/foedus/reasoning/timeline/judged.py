"""A case judged when it is moved by a span, and as if some changes of the law had not come about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from clingo import String, Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import encode
from foedus.law.mechanisms import Mechanism
from foedus.law.rulebook import Rulebook
from foedus.reasoning.judging import Court, judge
from foedus.reasoning.opinion import EXCLUDES_ITSELF, MechanismOpinion
from foedus.reasoning.options import Options
from foedus.reasoning.program import Program, make_program
from foedus.reasoning.sentences import Names
from foedus.reasoning.timeline.cone import program_of
from foedus.reasoning.timeline.law_changes import PARTIES, TEXT, LawChange
from foedus.reasoning.timeline.moving import moved_case
from foedus.reasoning.worlds import Verdicts, parse_readings
from foedus.text.values import frozen

Undone = frozenset[LawChange]
_NEVER = "ongoing"


@frozen
class Judged:
    """The verdict on a mechanism, and its reason."""

    mechanism: str
    title: str
    article: str
    verdict: str
    why: str


Verdicted = Mapping[str, Judged]


class Bench:
    """Judges one case on many days; what was judged once is kept."""

    def __init__(self, case: Case, rulebook: Rulebook, options: Options) -> None:
        self._case = case
        self._rulebook = rulebook
        self._options = options
        self._readings = parse_readings(options.readings, rulebook)
        self._doctrine = None if options.doctrine is None else rulebook.doctrines[options.doctrine]
        self._names = Names(case, rulebook)
        named = [thing.id for thing in case.things]
        things = [*named, *(state for state in rulebook.states if state not in set(named))]
        self._order = {name: place for place, name in enumerate(things)}
        self._text = program_of(rulebook, [each.id for each in self._wanted()])
        self._known: dict[tuple[int, Undone], Verdicted] = {}
        self._found: dict[tuple[int, Undone], Verdicts | None] = {}

    @property
    def judged(self) -> int:
        """How many days were judged, those asked without some change included."""
        return len(self._known)

    def on(self, shift: int, undone: Iterable[LawChange] = ()) -> Verdicted:
        """The verdicts when all days of the case are moved by `shift`, as if what is undone had not come about."""
        key = (shift, frozenset(undone))
        if key not in self._known:
            self._known[key] = self._judged(self._verdicts(*key))
        return self._known[key]

    def conclusions(self, shift: int) -> Verdicts | None:
        """Everything that is concluded when all days are moved by `shift`; None where there is no world."""
        return self._verdicts(shift, frozenset())

    def _verdicts(self, shift: int, undone: Undone) -> Verdicts | None:
        key = (shift, undone)
        if key not in self._found:
            worlds = self._program(shift, undone).ground(self._options.seconds)
            assumed = worlds.assume(self._readings, self._options.taken, self._doctrine)
            self._found[key] = worlds.verdicts(assumed)
        return self._found[key]

    def _program(self, shift: int, undone: Undone) -> Program:
        moved = moved_case(self._case, self._rulebook, shift)
        texts = [each for each in undone if each.kind == TEXT]
        never = [{"instrument": each.about, "version": each.name, "in_force_from": _NEVER} for each in texts]
        supposed = replace(moved, suppose=(*never, *moved.suppose)) if never else moved
        program = make_program(supposed, self._rulebook, encode(supposed, self._rulebook))
        program = replace(program, text=self._text)
        acts = [each for each in undone if each.kind == PARTIES]
        if not acts:
            return program
        return replace(
            program, facts=tuple(fact for fact in program.facts if not any(_tells(fact, each) for each in acts))
        )

    def _judged(self, found: Verdicts | None) -> Verdicted:
        court = Court(self._rulebook, self._names, self._order, found or _NONE, {})
        judged = {}
        for each in self._asked(court):
            verdict = each.verdict if found is not None else EXCLUDES_ITSELF
            why = each.why if found is not None else "no world fits the facts"
            judged[each.id] = Judged(each.mechanism, each.title, each.article, verdict, why)
        return judged

    def _wanted(self) -> list[Mechanism]:
        """The mechanisms asked for; without a choice those that are not shown on request only."""
        asked = self._options.mechanisms
        every = self._rulebook.mechanisms.values()
        if asked is None:
            return [each for each in every if not each.on_request]
        return [each for each in every if any(name.partition(":")[0] == each.id for name in asked)]

    def _asked(self, court: Court) -> Iterable[MechanismOpinion]:
        named = self._options.mechanisms
        for mechanism in self._wanted():
            found = judge(court, mechanism)
            yield from (each for each in found if named is None or {each.id, each.mechanism} & set(named))


_NONE = Verdicts(frozenset(), frozenset())


def _tells(fact: Symbol, act: LawChange) -> bool:
    """Whether a fact is the entry of the record for one of the states that act."""
    if fact.name != "party_event":
        return False
    state, instrument, kind, day = fact.arguments
    named = (state.name in act.states, instrument == String(act.about), kind.name == act.name, day.number == act.day)
    return all(named)
