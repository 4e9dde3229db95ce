"""Cases held to what they expect: each difference between a case's `expect` and the opinion that the rules give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.reasoning.evaluate import evaluate
from foedus.reasoning.opinion import (
    ARGUABLE,
    FindingOpinion,
    InstanceOpinion,
    MechanismOpinion,
    Opinion,
    StageVerdict,
    strongest,
)
from foedus.reasoning.options import Options
from foedus.text.values import frozen

FINDINGS = ("breaches", "lacunae", "doubts")
FACTS = ("established", "alleged")


@frozen
class Difference:
    """One expectation that an opinion does not meet."""

    what: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected.replace('_', ' ')}, found {self.found.replace('_', ' ')}"


def hold(case: Case, rulebook: Rulebook | None = None) -> tuple[Difference, ...]:
    """Everything in which the opinion on a case differs from what the case expects."""
    law = rulebook if rulebook is not None else Rulebook.load()
    if not case.expect:
        return ()
    return tuple(_Holding(case, law).differences())


class _Holding:
    def __init__(self, case: Case, rulebook: Rulebook) -> None:
        self._case = case
        self._law = rulebook
        self._opinions: dict[str, Opinion] = {}

    def differences(self) -> Iterator[Difference]:
        for name, expected in self._case.expect.items():
            if name in FINDINGS:
                yield from self._findings(name, expected)
            elif isinstance(expected, Mapping):
                yield from self._mechanism(name, expected)
            else:
                yield from self._mechanism(name, {"verdict": expected})

    def _opinion(self, facts: str = "all") -> Opinion:
        if facts not in self._opinions:
            wanted = [name for name in self._case.expect if name not in FINDINGS]
            asked = [*self._usual(), *(name for name in wanted if self._is_on_request(name))]
            options = Options(facts=facts, mechanisms=asked, hinges=facts == "all")
            self._opinions[facts] = evaluate(self._case, self._law, options)
        return self._opinions[facts]

    def _usual(self) -> list[str]:
        return [each.id for each in self._law.mechanisms.values() if not each.on_request]

    def _is_on_request(self, name: str) -> bool:
        return self._law.mechanisms[name.partition(":")[0]].on_request

    def _mechanism(self, name: str, expected: Mapping[str, Any]) -> Iterator[Difference]:
        found = self._opinion().mechanisms.get(name)
        if found is None:
            yield Difference(name, "an opinion on it", "none")
            return
        instances = list(_meant(found.instances, expected.get("for")))
        if "for" in expected and not instances:
            yield Difference(name, f"an instance for {expected['for']}", "none")
            return
        chosen = instances if "for" in expected else None
        if "verdict" in expected:
            yield from _differs(name, expected["verdict"], _verdict(found, chosen))
        for doctrine, verdict in (expected.get("doctrines") or {}).items():
            yield from _differs(f"{name} under {doctrine}", verdict, _by_doctrine(found, chosen, doctrine))
        for stage, wanted in (expected.get("stages") or {}).items():
            yield from _stage(name, found, chosen, stage, wanted)
        for state, verdict in (expected.get("obligors") or {}).items():
            mine = [each.verdict for each in found.instances if state in each.about.values()]
            yield from _differs(f"{name} for {state}", verdict, strongest(mine))
        for facts, verdict in (expected.get("facts") or {}).items():
            other = self._opinion(facts).mechanisms[name]
            others = list(_meant(other.instances, expected["for"])) if "for" in expected else None
            yield from _differs(f"{name} with facts {facts}", verdict, _verdict(other, others))
        yield from _turns_on(name, found, _listed(expected.get("turns_on")))

    def _findings(self, kind: str, expected: Any) -> Iterator[Difference]:
        known: Sequence[FindingOpinion] = getattr(self._opinion(), kind)
        if isinstance(expected, Mapping) and "id" not in expected:
            expected = [{"id": name, "verdict": verdict} for name, verdict in expected.items()]
        for one in _listed(expected):
            wanted = one if isinstance(one, Mapping) else {"id": one, "verdict": "applies"}
            fitting = [each for each in known if _fits(each, wanted)]
            label = " ".join(str(wanted[key]) for key in ("id", "by", "against", "about") if key in wanted)
            if "verdict" in wanted:
                yield from _differs(label, wanted["verdict"], strongest(each.verdict for each in fitting))
            for doctrine, verdict in (wanted.get("doctrines") or {}).items():
                under = strongest(each.doctrines[doctrine] for each in fitting)
                yield from _differs(f"{label} under {doctrine}", verdict, under)


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


def _verdict(found: MechanismOpinion, chosen: Sequence[InstanceOpinion] | None) -> str:
    return found.verdict if chosen is None else strongest(each.verdict for each in chosen)


def _by_doctrine(found: MechanismOpinion, chosen: Sequence[InstanceOpinion] | None, doctrine: str) -> str:
    return found.doctrines[doctrine] if chosen is None else strongest(each.doctrines[doctrine] for each in chosen)


def _stage(
    name: str, found: MechanismOpinion, chosen: Sequence[InstanceOpinion] | None, stage: str, wanted: Any
) -> Iterator[Difference]:
    label = f"{name}/{stage}"
    expected = wanted if isinstance(wanted, Mapping) else {"verdict": wanted}
    among = found.instances if chosen is None else chosen
    if "verdict" in expected:
        verdicts = [each.stage(stage).verdict for each in among] or [_rung(found.stages, stage).verdict]
        yield from _differs(label, expected["verdict"], strongest(verdicts))
    for doctrine, verdict in (expected.get("doctrines") or {}).items():
        under = [each.stage_doctrines[stage][doctrine] for each in among] or [found.stage_doctrines[stage][doctrine]]
        yield from _differs(f"{label} under {doctrine}", verdict, strongest(under))


def _rung(stages: Iterable[StageVerdict], name: str) -> StageVerdict:
    return next(stage for stage in stages if stage.id == name)


def _turns_on(name: str, found: MechanismOpinion, wanted: Sequence[str]) -> Iterator[Difference]:
    if not wanted:
        return
    if found.verdict != ARGUABLE or found.hinges is None:
        yield Difference(f"{name} turns on", ", ".join(wanted), "nothing: the verdict is settled")
        return
    named = {literal.name for hinge in (*found.hinges.for_, *found.hinges.against) for literal in hinge}
    for each in wanted:
        if each not in named:
            yield Difference(f"{name} turns on", each, ", ".join(sorted(named)) or "nothing")


def _differs(what: str, expected: str, found: str) -> Iterator[Difference]:
    if expected != found:
        yield Difference(what, expected, found)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
