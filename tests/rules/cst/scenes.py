"""The scenes from which the examples of this folder are made, and how one is changed into another."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from clingo import parse_term

from foedus import Options
from foedus.reasoning.conclusions import shown_verdicts
from foedus.reasoning.worlds import Verdicts
from tests import support

# A neighbour that is no party attacks a party at home. The party asks, others help, the Security Council is told.
ATTACK = """
places:
  town: {sovereign: armenia}
incidents:
  attack: {from: 2022-09-13, to: 2022-09-14, kinds: attack, by: azerbaijan, against: armenia, at: town, force: armed,
    means: artillery, hits: [territory, people], gravity: significant}
requests:
  appeal: {by: armenia, on: 2022-09-13, to: csc, about: attack, asks: assistance, invokes: cst.4}
measures:
  aid: {by: russia, for: armenia, about: attack, kind: arms, from: 2022-09-14}
notifications:
  notice: {by: armenia, to: un_security_council, on: 2022-09-15, about: attack}
"""

# The same under the text of 1992.
OLD_ATTACK = ATTACK.replace("2022-", "2010-") + "date: 2010-12-31\n"

# A group attacks a party from a third state.
RAID = """
actors:
  band: {kind: armed_group, organised: true, based_in: afghanistan, weapons_against: [authorities]}
places:
  valley: {sovereign: tajikistan}
incidents:
  raid: {from: 2022-05-01, kinds: incursion, by: band, against: tajikistan, at: valley, force: armed, means: small_arms,
    hits: [territory, people], gravity: significant}
"""
OLD_RAID = RAID.replace("2022-", "2010-") + "date: 2010-12-31\n"

# Unrest inside a party, and forces sent at its request.
UNREST = """
actors:
  rioters: {kind: crowd, weapons_against: [authorities]}
places:
  city: {sovereign: kazakhstan}
incidents:
  unrest: {from: 2022-01-02, to: 2022-01-07, kinds: riot, by: rioters, against: kazakhstan, at: city, force: armed,
    means: small_arms, hits: [territory, people], gravity: significant}
requests:
  appeal: {by: kazakhstan, on: 2022-01-05, to: csc, about: unrest, asks: forces}
decisions:
  dispatch: {organ: csc, on: 2022-01-06, kind: deploy, about: unrest, votes: {others: for}, purpose: guard_objects,
    at: city}
"""

# Two parties fight each other.
BORDER_WAR = """
places:
  batken: {sovereign: kyrgyzstan}
  sughd: {sovereign: tajikistan}
conflicts:
  war: {sides: [[kyrgyzstan], [tajikistan]], first_use: tajikistan}
incidents:
  on_batken: {from: 2022-09-14, kinds: attack, conflict: war, by: tajikistan, against: kyrgyzstan, at: batken,
    force: armed, means: artillery, hits: [territory, people], gravity: significant}
  on_sughd: {from: 2022-09-14, kinds: attack, conflict: war, by: kyrgyzstan, against: tajikistan, at: sughd,
    force: armed, means: artillery, hits: [territory, people], gravity: significant}
"""


def changed(scene: str, *changes: str) -> str:
    """The scene with some things changed, each written `section.thing.field: value`; a value `~` takes away.

    A line `readings: …` opens only these readings in the world of the example.
    """
    content: dict[str, Any] = _read(scene)
    for change in changes:
        path, _, written = change.partition(": ")
        *above, last = path.split(".")
        node = content
        for step in above:
            node = node.setdefault(step, {})
        if written == "~":
            del node[last]
        else:
            node[last] = _read(written)
    return _written(content)


def near(scene: str, *changes: str) -> tuple[str, str]:
    """A scene in which a rule fires, and the near case in which it does not."""
    return scene, changed(scene, *changes)


@cache
def fired(text: str) -> frozenset[str]:
    """The rules that fire in an example, with all readings open unless it names some."""
    content = _read(text)
    readings = content.pop("readings", "all")
    return support.fired(_written(content), readings=readings)


SEAM = [("stage", 3), ("breach", 3), ("lacuna", 2), ("bound", 4)]


def standing(text: str, conclusion: str, **options: Any) -> str:
    """The verdict on a stage, breach or lacuna, or on who is bound, such as `lacuna("x", (war,))`."""
    return _verdicts(text, tuple(sorted(options.items()))).of(str(parse_term(conclusion)))


@cache
def _verdicts(text: str, options: tuple[tuple[str, Any], ...]) -> Verdicts:
    found = shown_verdicts(support.case(text), support.law(), Options(**dict(options)), SEAM)
    assert found is not None, "no world"
    return found


def _read(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _written(content: Any) -> str:
    return yaml.dump(content, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False, width=1000)
