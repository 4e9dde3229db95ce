"""What a user asks reasons for: a mechanism or one of its stages, a breach, a lacuna, a doubt, or any conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clingo import Function, String, Symbol, Tuple_

from foedus.cases.case import Case
from foedus.law.mechanisms import Finding
from foedus.law.rulebook import Rulebook
from foedus.reasoning.conclusions import parse_conclusion
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.opinion import STRENGTH, FindingOpinion, MechanismOpinion, Opinion
from foedus.reasoning.options import Options
from foedus.text.names import expected, nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

_KINDS = ("breach", "lacuna", "doubt")


@frozen
class Asked:
    """A conclusion as it was asked for, and as the solver knows it."""

    said: str
    symbol: Symbol


def resolve(case: Case, said: str, rulebook: Rulebook, options: Options) -> Asked:
    """The conclusion that `said` names: for a mechanism, that of its headline instance. Raises InputError."""
    kind, colon, rest = said.partition(":")
    if "(" in said:
        return Asked(said, parse_conclusion(said, rulebook))
    if colon and kind in _KINDS:
        return _finding(case, kind, rest, rulebook, options)
    return _mechanism(case, said, rulebook, options)


def _mechanism(case: Case, said: str, rulebook: Rulebook, options: Options) -> Asked:
    name, _, stage = said.partition("/")
    base = name.partition(":")[0]
    mechanism = rulebook.mechanisms.get(base)
    if mechanism is None:
        known = [*rulebook.mechanisms, *(f"{kind}:…" for kind in _KINDS)]
        raise InputError(
            Problem(
                f"unknown conclusion '{said}'", None, f"one of {', '.join(rulebook.mechanisms)}", nearest(base, known)
            )
        )
    wanted = stage or mechanism.headline
    if wanted not in mechanism.stages:
        stages = "one of " + ", ".join(mechanism.stages)
        raise InputError(Problem(f"'{base}' has no stage '{stage}'", None, stages, nearest(stage, mechanism.stages)))
    opinion = evaluate(case, rulebook, replace(options, mechanisms=[base], at=None))
    found = _named(opinion, name)
    if not found.about:
        raise InputError(Problem(f"'{name}': {found.why}, so that there is nothing to give reasons for"))
    of = mechanism.stages[wanted].of
    about = _strongest(found, wanted)
    instance = Tuple_([Function(about[part]) for part in of])
    return Asked(said, Function("stage", [String(base), Function(wanted), instance]))


def _named(opinion: Opinion, name: str) -> MechanismOpinion:
    if name in opinion.mechanisms:
        return opinion.mechanisms[name]
    if ":" not in name and len(opinion.mechanisms) == 1:
        return next(iter(opinion.mechanisms.values()))
    known = list(opinion.mechanisms)
    raise InputError(Problem(f"'{name}' is not in this case", None, "one of " + ", ".join(known), nearest(name, known)))


def _strongest(opinion: MechanismOpinion, stage: str) -> Mapping[str, str]:
    """The instance to explain: the headline's, unless another has a stronger verdict at that stage."""
    instances = sorted(opinion.instances, key=lambda each: each.about != opinion.about)
    return max(instances, key=lambda each: STRENGTH[each.stage(stage).verdict]).about


def _finding(case: Case, kind: str, rest: str, rulebook: Rulebook, options: Options) -> Asked:
    table: Mapping[str, Finding] = {
        "breach": rulebook.breaches,
        "lacuna": rulebook.lacunae,
        "doubt": rulebook.doubts,
    }[kind]
    name, _, state = rest.partition(":")
    if name not in table:
        raise InputError(Problem(f"unknown {kind} '{name}'", None, expected(name, table), nearest(name, table)))
    opinion = evaluate(case, rulebook, replace(options, at=None))
    findings = {"breach": opinion.breaches, "lacuna": opinion.lacunae, "doubt": opinion.doubts}[kind]
    fitting = [each for each in findings if each.id == name and state in ("", each.state)]
    if not fitting:
        raise InputError(Problem(f"no world of this case has {kind} '{rest}', and nothing in it comes near one"))
    return Asked(f"{kind}:{rest}", finding_symbol(kind, max(fitting, key=lambda each: STRENGTH[each.verdict])))


def finding_symbol(kind: str, finding: FindingOpinion) -> Symbol:
    """A breach, lacuna or doubt as the solver knows it."""
    about = Tuple_([Function(part) for part in finding.about.values()])
    state = [Function(finding.state)] if finding.state is not None else []
    return Function(kind, [String(finding.id), *state, about])
