"""Evaluation: from a case and a rulebook to an opinion."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from clingo import Symbol

from foedus.cases.case import Case
from foedus.cases.encoding import Encoding, encode
from foedus.law.doctrines import Doctrine
from foedus.law.instruments import Instrument
from foedus.law.mechanisms import Finding
from foedus.law.rulebook import Rulebook
from foedus.reasoning.as_if import as_asked, put_under, sentences
from foedus.reasoning.differences import told_differences
from foedus.reasoning.facts import open_facts
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.isolation import run
from foedus.reasoning.judging import Court, findings, judge
from foedus.reasoning.missing import Silence, what_is_missing
from foedus.reasoning.opinion import ARGUABLE, FindingOpinion, MechanismOpinion, Missing, Opinion, TermInPlay
from foedus.reasoning.options import Options, asked_of
from foedus.reasoning.program import make_program
from foedus.reasoning.record import compared
from foedus.reasoning.sentences import Names
from foedus.reasoning.settling import Settling
from foedus.reasoning.view import View
from foedus.reasoning.wording import Wording
from foedus.reasoning.worlds import Readings, Verdicts, Worlds, parse_readings
from foedus.text.atoms import plain
from foedus.text.dates import day_text
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen


def evaluate(
    case: str | Path | Case,
    rulebook: Rulebook | None = None,
    options: Options | None = None,
    **given: object,
) -> Opinion:
    """The opinion on a case: a name, a path or a loaded case.

    Options are the fields of `Options`, as keywords: `doctrine="textual"`, `readings="all"`, `facts="established"`,
    `missing="unknown"`, `at="2022-01-05"`, `under="…"`, `mechanisms=["…"]`, `seconds=10`. Raises
    InputError for a bad case, an unknown name, or a case that no world fits; LimitReached where time or memory ends
    first.
    """
    law, chosen = asked_of(rulebook, options, given)
    crisis = case if isinstance(case, Case) else Case.load(case, law)
    crisis = as_asked(crisis, law, chosen)
    return run(law, len(crisis.things), chosen.seconds, _evaluated, crisis, law, chosen)


def _evaluated(case: Case, rulebook: Rulebook, options: Options) -> Opinion:
    encoding = encode(case, rulebook)
    opened = options.missing == "unknown"
    silence = Silence.of(case, rulebook, encoding, opened) if options.missing is not None else None
    program = silence.program if silence is not None else make_program(case, rulebook, encoding)
    lists = silence is not None and not opened
    worlds = program.ground(options.seconds, observe=options.hinges or lists)
    names = Names(case, rulebook)
    readings = parse_readings(options.readings, rulebook)
    allowed = worlds.allowed(readings, options.taken, _doctrine(options, rulebook))
    wording = Wording(rulebook, names, program.questions, worlds.periods, allowed)
    settling = Settling(worlds, allowed, rulebook, wording)
    diagrammed = settling.diagrammed if options.hinges or lists else None
    court = _court(case, rulebook, _order(encoding, rulebook), names, _Bench(worlds, diagrammed), options)
    treaty = put_under(case, rulebook)
    mechanisms = _mechanisms(court, options, treaty, case.expect)
    played: frozenset[Symbol] | None = None
    terms: tuple[TermInPlay, ...] = ()
    if options.hinges:
        mechanisms = settling.settle(mechanisms)
        played = settling.in_play((each.mechanism for each in mechanisms.values()), findings=treaty is None)
        terms = wording.terms(worlds.periods, played or ())
    missing = (
        what_is_missing(silence, worlds, diagrammed, allowed, rulebook)
        if silence is not None and lists
        else ()
    )
    return Opinion(
        case=case.id,
        title=case.title,
        date=day_text(case.date),
        rules=rulebook.digest,
        options=options.shown(),
        mechanisms=mechanisms,
        view=View.of(options, rulebook),
        breaches=_findings(court, "breach", rulebook.breaches, treaty),
        lacunae=_findings(court, "lacuna", rulebook.lacunae, treaty),
        doubts=_findings(court, "doubt", rulebook.doubts, treaty),
        missing=missing if treaty is None else tuple(_about(missing, mechanisms)),
        missing_cut=silence is not None and silence.cut,
        open_facts=open_facts(encoding, names, rulebook, played, options.burden),
        terms=terms,
        left_out=tuple(f"{names.of(thing)} ({day_text(day)})" for thing, day in case.left_out),
        # What was said and expected of the case is about the treaties that did bind its states.
        record=compared(case, rulebook, mechanisms, names, options) if treaty is None else (),
        differences=told_differences(case, rulebook) if treaty is None and not case.moved else (),
        supposed=sentences(case, rulebook),
        notes=tuple(_without_doctrine(rulebook, mechanisms, put_to=treaty)),
        titles=dict(names.titles),
        doctrine_titles={name: doctrine.title for name, doctrine in rulebook.doctrines.items()},
        shorts={name: instrument.short for name, instrument in rulebook.instruments.items()},
        sources={name: source.get("title") or name for name, source in case.sources.items()},
    )


@frozen
class _Bench:
    """Two roads to the same verdicts: the diagrams where there are any, else the solver."""

    worlds: Worlds
    diagrammed: Diagrammed | None

    def verdicts(self, readings: Readings, facts: str, doctrine: Doctrine | None) -> Verdicts | None:
        allowed = self.worlds.allowed(readings, facts, doctrine)
        if self.diagrammed is not None:
            return self.diagrammed.verdicts(allowed)
        return self.worlds.verdicts(self.worlds.within(allowed))


def _court(
    case: Case, rulebook: Rulebook, order: Mapping[str, int], names: Names, bench: _Bench, options: Options
) -> Court:
    readings = parse_readings(options.readings, rulebook)
    doctrine = _doctrine(options, rulebook)
    overall = bench.verdicts(readings, options.taken, doctrine)
    if overall is None:
        raise _no_world(case, rulebook, bench.worlds, readings, options, doctrine)
    by_doctrine = {name: bench.verdicts(readings, options.taken, each) for name, each in rulebook.doctrines.items()}
    return Court(rulebook, names, order, overall, by_doctrine)


def _doctrine(options: Options, rulebook: Rulebook) -> Doctrine | None:
    return None if options.doctrine is None else rulebook.doctrines[options.doctrine]


def _order(encoding: Encoding, rulebook: Rulebook) -> dict[str, int]:
    names = [*encoding.order, *(state for state in rulebook.states if state not in encoding.order)]
    return {name: place for place, name in enumerate(names)}


def _mechanisms(
    court: Court, options: Options, treaty: Instrument | None, expected: Collection[str]
) -> dict[str, MechanismOpinion]:
    """The mechanisms asked for; unless they are named, of a case that is put to a treaty those of that treaty alone.

    One that is judged on request only is judged too where the case says what it expects of it.
    """
    found: dict[str, MechanismOpinion] = {}
    for mechanism in court.rulebook.mechanisms.values():
        if options.mechanisms is None:
            if treaty is not None and mechanism.instrument != treaty.id:
                continue
            if not mechanism.on_request:
                found.update((each.id, each) for each in judge(court, mechanism))
            elif treaty is None and any(name.partition(":")[0] == mechanism.id for name in expected):
                found.update((each.id, each) for each in judge(court, mechanism) if _asked(each, expected))
        elif any(name.partition(":")[0] == mechanism.id for name in options.mechanisms):
            found.update((each.id, each) for each in judge(court, mechanism) if _asked(each, options.mechanisms))
    return found


def _findings(
    court: Court, kind: str, known: Mapping[str, Finding], treaty: Instrument | None
) -> tuple[FindingOpinion, ...]:
    found = findings(court, kind, known)
    return tuple(each for each in found if treaty is None or known[each.id].instrument == treaty.id)


def _about(missing: Iterable[Missing], mechanisms: Mapping[str, MechanismOpinion]) -> Iterator[Missing]:
    """What is missing to these mechanisms."""
    named = {each.mechanism for each in mechanisms.values()}
    for each in missing:
        changes = {name: change for name, change in each.changes.items() if name.partition("/")[0] in named}
        if changes:
            yield replace(each, changes=changes)


def _without_doctrine(
    rulebook: Rulebook, mechanisms: Mapping[str, MechanismOpinion], put_to: Instrument | None
) -> Iterator[str]:
    """That no doctrine speaks to a treaty, where something of it is arguable, or the case is put to that treaty."""
    listed = {name for each in rulebook.doctrines.values() for name in each.lists}
    judged = [(rulebook.mechanisms[each.mechanism].instrument, each) for each in mechanisms.values() if each.instances]
    told = [name for name, each in judged if _is_open(each) or (put_to is not None and name == put_to.id)]
    for name in dict.fromkeys(told):
        if listed and name not in listed:
            yield f"No doctrine speaks to the {rulebook.instruments[name].title}: under each, its open terms stay open."


def _is_open(opinion: MechanismOpinion) -> bool:
    """Whether some stage of some instance is arguable."""
    return any(stage.verdict == ARGUABLE for each in opinion.instances for stage in each.stages)


def _asked(opinion: MechanismOpinion, wanted: Collection[str]) -> bool:
    return opinion.id in wanted or opinion.mechanism in wanted


def _no_world(
    case: Case, rulebook: Rulebook, worlds: Worlds, readings: Readings, options: Options, doctrine: Doctrine | None
) -> InputError:
    """Why no world is left: what is excluded in every one."""
    names = Names(case, rulebook)
    problems = []
    for excluded in worlds.excluded(readings, options.taken, doctrine):
        constraint = plain(excluded.arguments[0])
        parts = excluded.arguments[1]
        things = [plain(part) for part in (parts if isinstance(parts, list) else [parts])]
        rule = rulebook.rules.get(constraint)
        about = ", ".join(names.of(thing) for thing in things)
        reason = f"{rule.because} " if rule is not None and rule.because else ""
        said = f"no world fits these facts: {reason}({about}; constraint {constraint})"
        problems.append(Problem(said, case.place_of(things)))
    return InputError(problems or [Problem("no world fits these facts and options", case.place_of(()))])
