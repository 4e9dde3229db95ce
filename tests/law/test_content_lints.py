"""Each error that the YAML files of a rulebook may have."""

from __future__ import annotations

import pytest
from toy_rulebook import Toy

INSTRUMENT = "pact/instrument.yaml"
TERM = "pact/open_terms/attack.yaml"
MECHANISMS = "pact/mechanisms.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "message", "nearest"),
    [
        (INSTRUMENT, "short: Pact", "shrot: Pact", "3:1", "unknown key 'shrot'", "short"),
        (INSTRUMENT, "title: Pact of Mutual Aid\n", "", "1:1", "'title' is missing", None),
        (INSTRUMENT, "from: 2000-06-01}", "from: 2000-06-31}", "7:36", "2000-06-31", None),
        (INSTRUMENT, "versions: [2000, 2010]", "versions: [2000, 2011]", "10:3", "version of pact '2011'", "2010"),
        (INSTRUMENT, "{state: borduria", "{state: bordurja", "14:13", "unknown state 'bordurja'", "borduria"),
        (INSTRUMENT, "article: pact.2", "article: pact.5", "18:3", "unknown provision 'pact.5'", "pact.2"),
        (INSTRUMENT, "kind: leaves,", "king: leaves,", "16:23", "unknown key 'king'", "kind"),
        ("states.yaml", "arcadia: {title: Arcadia,", "arcadia: {title: Arcadia, soverein: x,", "1:1",
         "unknown field 'soverein'", "sovereign"),
        (TERM, "standing: main", "standing: mian", "8:15", "'mian' is not allowed here", "main"),
        (TERM, "from: pact-2010, is", "from: pact-2011, is", "13:3", "unknown version 'pact-2011'", "pact-2010"),
        (TERM, "side: for", "side: fro", "12:49", "'fro' is not allowed here", "for"),
        ("doctrines/narrow.yaml", "{attack: [", "{atack: [", "6:13", "unknown open term 'atack'", "attack"),
        ("doctrines/narrow.yaml", "is: large_only", "is: large_one", "6:13",
         "unknown position on 'attack' 'large_one'", "large_only"),
        ("doctrines/narrow.yaml", "lists: [pact]", "lists: [pakt]", "1:5", "unknown instrument 'pakt'", "pact"),
        (MECHANISMS, "    article: pact.2\n", "    article: pact.6\n", "2:3", "unknown provision 'pact.6'", "pact.2"),
        (MECHANISMS, "headline: due", "headline: dew", "3:5", "the headline 'dew' is none of the stages", None),
        (MECHANISMS, "of: [raid, victim, helper]", "of: [raid, helper]", "3:5", "is not the beginning of", None),
        ("pact/predicates.yaml", "attack:\n", "raid_by:\n", "9:1", "'raid_by' is declared twice: the vocabulary", None),
        ("pact/predicates.yaml", "attack:\n", "stage:\n", "9:1", "'stage' is declared twice: it is", None),
        ("pact/predicates.yaml", '  denies: "{raid} was', '  deny: "{raid} was', "12:3",
         "unknown key 'deny'", "denies"),
        ("pact/predicates.yaml", "was no attack on {victim}", "was no attack on {vitcim}", "9:1",
         "unknown name {vitcim}", "victim"),
        (MECHANISMS, "{victim} was attacked", "{helper} was attacked", "2:3", "unknown name {helper}", None),
        (MECHANISMS, 'says: "{state} attacked', 'says: "{stat} attacked', "25:3", "unknown name {stat}", "state"),
        ("conventions.yaml", "reason: ", "reasn: ", "1:94", "unknown key 'reasn'", "reason"),
    ],
)  # fmt: skip
def test_an_error_in_data(
    toy: Toy, file: str, old: str, new: str, where: str, message: str, nearest: str | None
) -> None:
    toy.replace(file, old, new)
    found = [each for each in toy.problems() if message in each.message]
    assert found
    assert toy.where(found[0]) == f"{file}:{where}"
    assert found[0].nearest == nearest


def test_a_predicate_declared_twice(toy: Toy) -> None:
    toy.write("other/predicates.yaml", "\nattack:\n  arguments: {raid: raid, victim: state}\n")
    found = [each for each in toy.problems() if "declared twice" in each.message]
    assert toy.where(found[0]) == "pact/predicates.yaml:9:1"
    assert "other/predicates.yaml:2:1" in found[0].message


def test_all_problems_in_one_go(toy: Toy) -> None:
    toy.replace(INSTRUMENT, "short: Pact", "shrot: Pact")
    toy.replace(TERM, "standing: main", "standing: mian")
    assert len({each.place.file for each in toy.problems() if each.place}) == 2


def test_a_file_that_does_not_belong(toy: Toy) -> None:
    toy.write("pact/mechanism.yaml", "mechanisms: {}\n")
    assert toy.where(toy.problems()[0]) == "pact/mechanism.yaml:1:1"
