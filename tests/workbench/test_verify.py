"""Properties over the space of crises: proved on two roads, refuted by a least crisis, and worth something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import prod
from pathlib import Path

import pytest

from foedus import Case, Options, Rulebook
from foedus.cases.encoding import encode
from foedus.reasoning.diagrams.core import Diagrams
from foedus.reasoning.program import make_program
from foedus.reasoning.worlds import parse_readings
from foedus.text.source import InputError
from foedus.workbench.space.bounds import Bounds, read_bounds
from foedus.workbench.space.sameness import signature
from foedus.workbench.space.space import Space
from foedus.workbench.space.template import Template
from foedus.workbench.space.verify import VIOLATED, RoadsPart, Verified, properties, verify
from tests.support import share
from tests.workbench.wrong_rules import WRONG

DAYS = {"no-limited-format-before-its-time": 20050601, "no-duty-of-one-who-has-left": 20150801}
DAY = 20150601


@cache
def law() -> Rulebook:
    return Rulebook.load(properties=True)


@cache
def small() -> Bounds:
    """The shipped bounds with one incident and one place."""
    whole = read_bounds(law())
    return replace(whole, things=tuple(each for each in whole.things if each.id not in ("strike", "border")))


def with_rule(text: str) -> Rulebook:
    """The law with one more rule."""
    values = {**law()._values, "program": f"{law().program}\n{text}\n"}
    return Rulebook(values, law().root, f"{law().digest}+{hash(text)}", trusted=True)


def asked(name: str, rulebook: Rulebook) -> Verified:
    return verify(rulebook, [name], bounds=small(), days=[DAYS.get(name, DAY)]).found[0]


@cache
def of_the_law(day: int) -> dict[str, Verified]:
    """What the law itself says of each property that is asked of this day."""
    names = [name for name in WRONG if DAYS.get(name, DAY) == day]
    return {each.id: each for each in verify(law(), names, bounds=small(), days=[day]).found}


def test_every_property_has_a_wrong_rule() -> None:
    assert WRONG.keys() == properties(law()).keys()
    assert len(WRONG) >= 15


@pytest.mark.parametrize("name", WRONG)
def test_a_property_holds(name: str) -> None:
    holds = of_the_law(DAYS.get(name, DAY))[name]
    assert holds.holds
    assert holds.roads == 2


@pytest.mark.parametrize("name", share(WRONG, 3))
def test_a_wrong_rule_refutes_its_property(name: str, tmp_path: Path) -> None:
    broken = with_rule(WRONG[name])
    refuted = asked(name, broken)
    assert refuted.counterexample is not None
    file = tmp_path / f"{name}.yaml"
    file.write_text(refuted.counterexample.text, encoding="utf-8")
    assert _violates(file, name, refuted.counterexample.readings, broken)


def _violates(file: Path, name: str, readings: Mapping[str, str], rulebook: Rulebook) -> bool:
    """Whether the case file, read as any other, violates the property on these readings."""
    case = Case.load(file, law())
    program = make_program(case, rulebook, encode(case, rulebook))
    worlds = program.ground(10, observe=True)
    chosen = Options(readings=",".join(f"{term}={position}" for term, position in readings.items()) or "main")
    assumed = worlds.assume(parse_readings(chosen.readings, rulebook), "all")
    found = [each for each in worlds.grounding.symbols("violated", 2) if each.arguments[0].string == name]
    literals = [worlds.grounding.literal(each) for each in found]
    return any(
        literal is not None and worlds.grounding.world([*assumed, literal], [])[0] is not None for literal in literals
    )


def test_a_broken_operation_on_diagrams_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Diagrams, parts: object) -> int:
        return 0

    monkeypatch.setattr(Diagrams, "disjunction", broken)
    with pytest.raises(RoadsPart):
        asked("no-defence-without-armed-force", with_rule(WRONG["no-defence-without-armed-force"]))


def test_the_counterexample_is_the_least(tmp_path: Path) -> None:
    found = asked("no-breach-without-force", with_rule(WRONG["no-breach-without-force"])).counterexample
    assert found is not None
    file = tmp_path / "least.yaml"
    file.write_text(found.text, encoding="utf-8")
    assert [thing.id for thing in Case.load(file, law()).things] == ["raid"]


def test_an_unknown_property_is_named_with_the_nearest() -> None:
    with pytest.raises(InputError, match="no-decision-against-a-vote"):
        verify(law(), ["no-decision-against-votes"])


def test_the_number_of_crises_is_exact() -> None:
    """A notice must be about something, of which a space without measures has nothing: there is one crisis, without."""
    whole = read_bounds(law())
    tiny = replace(whole, things=tuple(each for each in whole.things if each.id == "telegram"))
    found = verify(law(), ["no-decision-that-nobody-wants"], bounds=tiny, days=[DAY])
    readings = prod(len(period.standing) for period in Space(law(), tiny, DAY).program.periods)
    assert found.crises == readings


def test_a_space_word_that_is_no_value_is_refused() -> None:
    whole = read_bounds(law())
    wrong = replace(whole.things[0], given={"kind": "army"})
    with pytest.raises(InputError, match="army"):
        Space(law(), replace(whole, things=(wrong,)), DAY)


def test_what_rules_read_varies_or_is_held_with_a_reason() -> None:
    """A field of the space's things that some rule reads may not be fixed without a word on why."""
    bodies = [(*rule.positive, *rule.negative) for rule in law().rules.values()]
    read = {signature.partition("/")[0] for body in bodies for signature in body}
    fields = law().vocabulary.sections
    held = Template(law(), read_bounds(law())).held
    without = [name for name, reason in held.items() if not reason]
    assert [name for name in without if fields[name.split(".")[0]].fields[name.split(".")[1]].predicate in read] == []


def test_periods_with_the_same_law_are_recognised_and_others_told_apart() -> None:
    def law_of(day: int) -> str:
        return signature(Space(law(), small(), day), [VIOLATED])

    assert law_of(20030428) == law_of(20030701)
    assert law_of(20121201) != law_of(20121219)
