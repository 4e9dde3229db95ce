"""What a case could say otherwise: everything that the form of a case file admits, and what it refuses falls out."""

from __future__ import annotations

import pytest

from foedus import Case, InputError
from foedus.cases.origin import Unplaced
from foedus.reasoning.alternatives import alternatives
from foedus.reasoning.changeable import Change
from foedus.reasoning.edits import edited
from foedus.workbench.mutate.elsewise import elsewise
from tests.support import case, law

CRISIS = """
actors:
  band: {title: the band, kind: armed_group}
incidents:
  raid:
    title: the raid
    from: 2022-12-01
    to: 2022-12-01
    by: [azerbaijan]
    against: [armenia]
    force: threat
requests:
  appeal: {title: the appeal, on: 2022-12-03, by: armenia, to: [csto], about: [raid], asks: [assistance]}
decisions:
  send: {title: the decision, on: 2022-12-05, organ: csc, kind: deploy, votes: {armenia: for, kazakhstan: against}}
"""


def changes() -> dict[str, Change]:
    return {each.id: each for each in elsewise(case(CRISIS), law(), ["tajikistan", "cmd"])}


@pytest.mark.parametrize(
    "name",
    [
        "set.incidents.raid.happened.no",
        "set.incidents.raid.against.tajikistan",
        "add.incidents.raid.against.tajikistan",
        "set.incidents.raid.by.band",
        "set.incidents.raid.by",
        "set.requests.appeal.on.2022-11-30",
        "set.requests.appeal.on.2022-12-06",
        "set.decisions.send.organ.cmd",
        "set.decisions.send.organ.cssc",
        "set.incidents.raid.kinds.unresolved_conflict",
        "entry.decisions.send.votes.kazakhstan",
        "entry.decisions.send.votes.kazakhstan.for",
        "new.incidents.another_raid.",
        "new.incidents.another_raid.against=tajikistan",
    ],
)
def test_it_could_have_been_otherwise(name: str) -> None:
    assert name in changes()


def test_no_two_changes_have_one_name() -> None:
    every = list(elsewise(case(CRISIS), law(), ["tajikistan", "cmd"]))
    assert len({each.id for each in every}) == len(every)


def test_those_that_the_reader_of_cases_refuses_fall_out() -> None:
    crisis = case(CRISIS)
    every = changes()
    admitted = {each.id for each in alternatives(crisis, law(), list(every.values())).changes}
    assert 100 < len(admitted) < len(every)
    for name, change in list(every.items())[::7]:
        try:
            whole = edited(crisis.whole, [change.edit])
            Case.from_values(whole, Unplaced("x"), law()).at(crisis.date)
        except InputError:
            assert name not in admitted
        else:
            assert name in admitted
