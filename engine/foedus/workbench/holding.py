"""Cases held to what they expect: each difference between a case's `expect` and the opinion that the rules give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from foedus.cases.case import Case
from foedus.cases.expectations import DOES_NOT_ARISE
from foedus.law.rulebook import Rulebook
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.opinion import (
    ARGUABLE,
    STRENGTH,
    FindingOpinion,
    InstanceOpinion,
    MechanismOpinion,
    StageVerdict,
    strongest,
)
from foedus.reasoning.options import Options
from foedus.text.values import frozen

FINDING_OF: Mapping[str, str] = {"breach": "breaches", "lacuna": "lacunae", "doubt": "doubts"}
"""For each predicate of a finding what a case, and an opinion, calls it."""
FINDINGS = tuple(FINDING_OF.values())
FACTS = ("established", "alleged")
MAIN = "main"

KeyPath: TypeAlias = tuple[str | int, ...]
_Said: TypeAlias = tuple[str, str]
"""A verdict, and the opinion's sentence on it."""


@frozen
class Difference:
    """One expectation that an opinion does not meet.

    `why` is the opinion's own sentence on what it found. `path` is where the case states the expectation, and `instead`
    what it would have to state there, as YAML; None where other words at that place would not do.
    """

    what: str
    expected: str
    found: str
    why: str = ""
    path: KeyPath = ()
    instead: str | None = None

    def __str__(self) -> str:
        return f"{self.what}: expected {in_words(self.expected)}, found {in_words(self.found)}"


class Judged(Protocol):
    """What an expectation is held to: of an opinion, the mechanisms and the findings."""

    @property
    def mechanisms(self) -> Mapping[str, MechanismOpinion]:
        """The mechanisms, by name."""

    @property
    def breaches(self) -> Sequence[FindingOpinion]:
        """The breaches."""

    @property
    def lacunae(self) -> Sequence[FindingOpinion]:
        """The lacunae."""

    @property
    def doubts(self) -> Sequence[FindingOpinion]:
        """The doubts."""


Judge = Callable[[str, str], Judged]
"""Judges a case: what becomes of facts, and which readings there are, are as `Options` has them."""


def in_words(said: str) -> str:
    """A verdict in words; a name as it is."""
    return said.replace("_", " ") if said in STRENGTH or said == DOES_NOT_ARISE else said


def hold(case: Case, rulebook: Rulebook | None = None, seconds: float = 60.0) -> tuple[Difference, ...]:
    """Everything in which the opinion on a case differs from what the case expects."""
    law = rulebook if rulebook is not None else Rulebook.load()
    if not case.expect:
        return ()
    wanted = [name for name in case.expect if name not in FINDINGS]
    usual = [each.id for each in law.mechanisms.values() if not each.on_request]
    asked = [*usual, *(name for name in wanted if law.mechanisms[name.partition(":")[0]].on_request)]

    def judged(facts: str, readings: str) -> Judged:
        hinges = facts == "all" and readings == MAIN
        return evaluate(case, law, Options(readings, facts, mechanisms=asked, hinges=hinges, seconds=seconds))

    return differences(case, judged)


def differences(case: Case, judged: Judge) -> tuple[Difference, ...]:
    """Everything in which what was judged differs from what a case expects."""
    return tuple(_Holding(case, judged).differences())


def readings_of(expected: Mapping[str, Any]) -> str:
    """The readings under which something is expected, as an evaluation is asked for them."""
    said = expected.get("readings") or {}
    return ",".join(f"{term}={said[term]}" for term in sorted(said)) or MAIN


class _Holding:
    def __init__(self, case: Case, judged: Judge) -> None:
        self._case = case
        self._judged = judged
        self._known: dict[tuple[str, str], Judged] = {}

    def differences(self) -> Iterator[Difference]:
        for name, expected in self._case.expect.items():
            path: KeyPath = ("expect", name)
            if name in FINDINGS:
                yield from self._findings(name, expected, path)
            elif isinstance(expected, (list, tuple)):
                for number, one in enumerate(expected):
                    yield from self._of_mechanism(name, one, (*path, number))
            else:
                yield from self._of_mechanism(name, expected, path)

    def _opinion(self, expected: Mapping[str, Any], facts: str = "all") -> Judged:
        asked = (facts, readings_of(expected))
        if asked not in self._known:
            self._known[asked] = self._judged(*asked)
        return self._known[asked]

    def _of_mechanism(self, name: str, expected: Any, path: KeyPath) -> Iterator[Difference]:
        if isinstance(expected, Mapping):
            yield from self._mechanism(name, expected, path, (*path, "verdict"))
        else:
            yield from self._mechanism(name, {"verdict": expected}, path, path)

    def _mechanism(
        self, name: str, expected: Mapping[str, Any], path: KeyPath, verdict_path: KeyPath
    ) -> Iterator[Difference]:
        found = self._opinion(expected).mechanisms.get(name)
        if found is None:
            if expected.get("verdict") != DOES_NOT_ARISE:
                yield Difference(name, "an opinion on it", "none", path=path)
            return
        instances = list(_meant(found.instances, expected.get("for")))
        about = f" for {_written(expected['for'])}" if "for" in expected else ""
        label = f"{name}{_reading(expected)}"
        if expected.get("verdict") == DOES_NOT_ARISE:
            if instances:
                said = _strongest((each.verdict, each.why) for each in instances)
                yield from _differs(f"{label}{about}", DOES_NOT_ARISE, said, verdict_path)
            return
        if "for" in expected and not instances:
            if "verdict" in expected:
                yield from _differs(f"{label}{about}", expected["verdict"], (DOES_NOT_ARISE, found.why), verdict_path)
            else:
                yield Difference(f"{label}{about}", "a verdict", DOES_NOT_ARISE, found.why, (*path, "for"))
            return
        chosen = instances if "for" in expected else None
        if "verdict" in expected:
            yield from _differs(label, expected["verdict"], _verdict(found, chosen), verdict_path)
        for doctrine, verdict in (expected.get("doctrines") or {}).items():
            under = _by_doctrine(found, chosen, doctrine)
            yield from _differs(f"{label} under {doctrine}", verdict, under, (*path, "doctrines", doctrine))
        for stage, wanted in (expected.get("stages") or {}).items():
            yield from _stage(label, found, chosen, stage, wanted, (*path, "stages", stage))
        for state, verdict in (expected.get("obligors") or {}).items():
            mine = [(each.verdict, each.why) for each in found.instances if state in each.about.values()]
            yield from _differs(f"{label} for {state}", verdict, _strongest(mine), (*path, "obligors", state))
        for facts, verdict in (expected.get("facts") or {}).items():
            other = self._opinion(expected, facts).mechanisms[name]
            others = list(_meant(other.instances, expected["for"])) if "for" in expected else None
            under = _verdict(other, others)
            yield from _differs(f"{label} with facts {facts}", verdict, under, (*path, "facts", facts))
        yield from _turns_on(label, found, _listed(expected.get("turns_on")), (*path, "turns_on"))

    def _findings(self, kind: str, expected: Any, path: KeyPath) -> Iterator[Difference]:
        for wanted, at, verdict_path in _each_finding(expected, path):
            known: Sequence[FindingOpinion] = getattr(self._opinion(wanted), kind)
            fitting = [each for each in known if _fits(each, wanted)]
            label = " ".join(_written(wanted[key]) for key in ("id", "by", "against", "about") if key in wanted)
            label += _reading(wanted)
            if "verdict" in wanted:
                said = _strongest((each.verdict, each.says) for each in fitting)
                # What is named alone is expected to apply: anything else must be spelled out.
                form = f"{{id: {wanted['id']}, verdict: {{}}}}" if verdict_path == at else "{}"
                yield from _differs(label, wanted["verdict"], said, verdict_path, form)
            for doctrine, verdict in (wanted.get("doctrines") or {}).items():
                under = strongest(each.doctrines[doctrine] for each in fitting)
                yield from _differs(f"{label} under {doctrine}", verdict, (under, ""), (*at, "doctrines", doctrine))


def _each_finding(expected: Any, path: KeyPath) -> Iterator[tuple[Mapping[str, Any], KeyPath, KeyPath]]:
    """Every finding that is expected, with its place and that of its verdict: the same where it is named alone."""
    if isinstance(expected, Mapping) and "id" not in expected:
        for name, verdict in expected.items():
            yield {"id": name, "verdict": verdict}, path, (*path, name)
        return
    several = isinstance(expected, (list, tuple))
    for number, one in enumerate(_listed(expected)):
        at = (*path, number) if several else path
        if isinstance(one, Mapping):
            yield one, at, (*at, "verdict")
        else:
            yield {"id": one, "verdict": "applies"}, at, at


def _fits(found: FindingOpinion, wanted: Mapping[str, Any]) -> bool:
    if found.id != wanted["id"] or ("by" in wanted and found.state not in _listed(wanted["by"])):
        return False
    named = [part for key in ("against", "about") for part in _listed(wanted.get(key))]
    return all(part in found.about.values() for part in named)


def _meant(instances: Iterable[InstanceOpinion], named: Any) -> Iterator[InstanceOpinion]:
    for each in instances:
        if isinstance(named, Mapping):
            if all(each.about.get(part) == name for part, name in named.items()):
                yield each
        elif all(name in each.about.values() for name in _listed(named)):
            yield each


def _reading(expected: Mapping[str, Any]) -> str:
    said = readings_of(expected)
    return "" if said == MAIN else f" with {said.replace(',', ', ')}"


def _verdict(found: MechanismOpinion, chosen: Sequence[InstanceOpinion] | None) -> _Said:
    if chosen is None:
        return found.verdict, found.why
    return _strongest((each.verdict, each.why) for each in chosen)


def _strongest(said: Iterable[_Said]) -> _Said:
    """The strongest of several verdicts, with the first sentence on it."""
    known = list(said)
    verdict = strongest(each for each, _ in known)
    return verdict, next((why for each, why in known if each == verdict), "")


def _by_doctrine(found: MechanismOpinion, chosen: Sequence[InstanceOpinion] | None, doctrine: str) -> _Said:
    if chosen is None:
        return found.doctrines[doctrine], ""
    return strongest(each.doctrines[doctrine] for each in chosen), ""


def _stage(
    name: str,
    found: MechanismOpinion,
    chosen: Sequence[InstanceOpinion] | None,
    stage: str,
    wanted: Any,
    path: KeyPath,
) -> Iterator[Difference]:
    label = f"{name}/{stage}"
    expected = wanted if isinstance(wanted, Mapping) else {"verdict": wanted}
    among = found.instances if chosen is None else chosen
    if "verdict" in expected:
        rungs = [each.stage(stage) for each in among] or [_rung(found.stages, stage)]
        said = _strongest((each.verdict, each.says) for each in rungs)
        at = (*path, "verdict") if isinstance(wanted, Mapping) else path
        yield from _differs(label, expected["verdict"], said, at)
    for doctrine, verdict in (expected.get("doctrines") or {}).items():
        under = [each.stage_doctrines[stage][doctrine] for each in among] or [found.stage_doctrines[stage][doctrine]]
        at = (*path, "doctrines", doctrine)
        yield from _differs(f"{label} under {doctrine}", verdict, (strongest(under), ""), at)


def _rung(stages: Iterable[StageVerdict], name: str) -> StageVerdict:
    return next(stage for stage in stages if stage.id == name)


def _turns_on(name: str, found: MechanismOpinion, wanted: Sequence[str], path: KeyPath) -> Iterator[Difference]:
    if not wanted:
        return
    if found.verdict != ARGUABLE or found.hinges is None:
        said = "nothing: the verdict is settled"
        yield Difference(f"{name} turns on", ", ".join(wanted), said, found.why, path, "[]")
        return
    named = {literal.name for hinge in (*found.hinges.for_, *found.hinges.against) for literal in hinge}
    kept = f"[{', '.join(each for each in wanted if each in named)}]"
    for each in wanted:
        if each not in named:
            said = ", ".join(sorted(named)) or "nothing"
            yield Difference(f"{name} turns on", each, said, found.why, path, kept)


def _differs(what: str, expected: str, found: _Said, path: KeyPath, form: str = "{}") -> Iterator[Difference]:
    verdict, why = found
    if expected != verdict:
        yield Difference(what, expected, verdict, why, path, form.replace("{}", verdict))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _written(value: Any) -> str:
    """Names as they are told: one, several, or by part."""
    if isinstance(value, Mapping):
        return ", ".join(f"{part} {name}" for part, name in value.items())
    return ", ".join(map(str, _listed(value)))
