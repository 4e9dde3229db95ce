"""Each error that a rule may have: where it is reported, and the name that was meant."""

from __future__ import annotations

import pytest
from toy_rulebook import HEADER, Toy

BASE = "attack(R, V) :- raid_by(R, V), "
DATED = BASE + "event_day(R, D), "


@pytest.mark.parametrize(
    ("rule", "where", "message", "nearest"),
    [
        (BASE + ".", "5:32", "syntax error", None),
        ("attack(R, V) :- raid_bye(R, V).", "5:17", "unknown predicate 'raid_bye'", "raid_by"),
        ("attack(R, V) :- raid_by(R), raid_against(R, V).", "5:17", "'raid_by' is given 1 arguments", None),
        ("atack(R, V) :- raid_by(R, V).", "5:1", "unknown predicate 'atack'", "attack"),
        ("raid_by(R, V) :- raid_against(R, V).", "5:1", "'raid_by' is a fact of the case", None),
        ("event_day(R, 1) :- raid(R).", "5:1", "'event_day' is given by the engine", None),
        (DATED + "reads(atack, any_of_them, D).", "5:55", "unknown open term 'atack'", "attack"),
        (
            DATED + "reads(attack, any_of_then, D).",
            "5:63",
            "position on 'attack' 'any_of_then'",
            "any_of_them",
        ),
        (
            "attack(R, V) :- raid_by(R, V), raid_force(R, arnmed).",
            "5:46",
            "'raid_force' cannot have 'arnmed' here",
            "armed",
        ),
        ("attack(R, arcadja) :- raid(R).", "5:11", "'attack' cannot have 'arcadja' here", "arcadia"),
        (BASE + "raid_scale(R, (small; larg)).", "5:54", "cannot have 'larg'", "large"),
        (DATED + 'bound(V, "pact.3", _, D).', "5:58", "unknown provision 'pact.3'", "pact.2"),
        (DATED + 'bound(V, "pact.2(1)", _, D).', "5:58", "'pact.2(1)' is a paragraph", None),
        (DATED + 'bound(V, "pact.2", 2001, D).', "5:68", "pact.2 has no version 2001", "2000"),
        (DATED + 'party_event(V, "pact", join, D).', "5:72", "cannot have 'join' here", "joins"),
        (DATED + 'party_event(V, "pakt", joins, D).', "5:64", "cannot have 'pakt' here", "pact"),
        ('breach("pact.1.rade", V, (R, V)) :- raid_by(R, V).', "5:8", "unknown breach 'pact.1.rade'", "pact.1.raid"),
        ('lacuna("both_partys", (R,)) :- raid(R).', "5:8", "unknown lacuna 'both_partys'", "both_parties"),
        ('doubt("unwriten", (A,)) :- appeal(A).', "5:7", "unknown doubt 'unwriten'", "unwritten"),
        (
            'stage("pact.2.ade", due, (R, V, V)) :- raid_by(R, V).',
            "5:7",
            "unknown mechanism 'pact.2.ade'",
            "pact.2.aid",
        ),
        ('stage("pact.2.aid", dew, (R, V, V)) :- raid_by(R, V).', "5:21", "unknown stage 'dew'", "due"),
        ('stage("pact.2.aid", due, (R, V)) :- raid_by(R, V).', "5:1", "has 2 parts", None),
        ('lacuna("both_parties", (R)) :- raid(R).', "5:24", "one term in parentheses is no tuple", None),
        (
            "attack(R, V) :- raid_by(R, V), event_day(R, D), 20000101 <= D, D < 20100101.",
            "5:1",
            "two constant bounds on D",
            None,
        ),
        (DATED + "1 <= D <= 5.", "5:1", "two constant bounds on D", None),
        (
            "attack(R, V) :- raid_by(R, V), event_day(R, D), D >= 1, not D >= 5.",
            "5:1",
            "two constant bounds on D",
            None,
        ),
        (DATED + "D = 1..5.", "5:53", "intervals are not allowed", None),
        ("{ attack(R, V) } :- raid_by(R, V).", "5:1", "choices stand in worlds.lp only", None),
        ("attack(R, V) ; left_by(V, 1, 2) :- raid_by(R, V).", "5:1", "disjunctions are not allowed", None),
        ("attack(R, V) :- raid(R).", "5:1", "nothing binds V", None),
        ("attack(R, V) :- raid(R), not raid_by(R, V).", "5:1", "nothing binds V", None),
        (":- raid(R).", "5:1", "a rule concludes an atom", None),
        (BASE + "contested(R, by).", "5:32", "only lacunae and doubts", None),
        ("-attack(R, V) :- raid_by(R, V).", "5:1", "strong negation", None),
        (BASE + "question(R).", "5:32", "unknown predicate 'question'", None),
        ('excluded("other", (R,)) :- raid(R).', "5:10", "'other' is not the id of the rule that says so", None),
        ("attack(R, V) :- raid_by(R, V). #show attack/2.", "5:32", "#show is not allowed", None),
        ("#external attack(a, b).", "5:1", "#external is not allowed", None),
        ('#include "x.lp".', "5:1", "#include is not allowed", None),
        ("% #script (python)", "5:3", "#script is not allowed", None),
        ("#minimize { 1 : raid(R) }.", "5:1", "#minimize is not allowed", None),
        (BASE + "R = @f(1).", "5:36", "functions of other languages", None),
        (BASE + "&diff { a } < 3.", "5:32", "theory atoms", None),
        (BASE + "V != 99999999999.", "5:37", "does not fit 32 bits", None),
        (
            "attack(R, V) :- raid_by(R, V), V != " + "f(" * 60 + "a" + ")" * 60 + ".",
            "5:138",
            "nested deeper than 50",
            None,
        ),
    ],
)
def test_an_error_in_a_rule(toy: Toy, rule: str, where: str, message: str, nearest: str | None) -> None:
    found = [each for each in toy.extra(rule) if message in each.message]
    assert len(found) == 1
    assert toy.where(found[0]) == f"pact/extra.lp:{where}"
    assert found[0].nearest == nearest
    assert nearest is None or f"did you mean '{nearest}'?" in str(found[0])


def test_columns_count_characters(toy: Toy) -> None:
    found = toy.extra('attack(R, V) :- raid_by(R, V), V != "é", raid_bye(R, V).')
    assert [toy.where(each) for each in found] == ["pact/extra.lp:5:42"]


@pytest.mark.parametrize(
    ("text", "where", "message", "nearest"),
    [
        ("attack(R, V) :- raid_by(R, V).", "1:1", "a rule without id", None),
        ("%@ rule: x\nattack(R, V) :- raid_by(R, V).", "1:1", "the rule 'x' rests on no provision", None),
        (HEADER.replace("extra", "pact-1-left") + "attack(R, V) :- raid_by(R, V).", "4:1", "is given twice", None),
        (HEADER + "%@ sais: x\nattack(R, V) :- raid_by(R, V).", "5:1", "unknown key 'sais'", "says"),
        ("%@ provision: pact.2\n%@ versoin: 2000\n", "2:1", "unknown key 'versoin'", "version"),
        ("%@ provision: pact.7\n", "1:1", "unknown provision 'pact.7'", "pact.2"),
        ("%@ provision: pact.2(3)\n%@ version: 2010\n", "2:1", "pact.2 has no version '2010'", "2000"),
        ("%@ provision: pact.2\n%@ kind: programmatic\n", "1:1", "a programmatic provision says why", None),
        (HEADER + "%@ convention: raids-are-judged-by-its-first-day\nattack(R, V) :- raid_by(R, V).", "5:1",
         "unknown convention", "raids-are-judged-by-their-first-day"),
        (HEADER + "%@ says: {Vitcim}\nattack(R, Victim) :- raid_by(R, Victim).", "5:1", "names {Vitcim}", "victim"),
        (HEADER + "\nattack(R, V) :- raid_by(R, V).", "4:1", "a rule block without a rule", None),
        ("%@ provision: pact.2\n\n%@ words\n", "3:1", "not a metadata line", None),
        ("%@    continued\n", "1:1", "continues nothing", None),
        ("%@ says: x\n", "1:1", "a block cannot begin with 'says'", None),
        ("%@ provision: pact.2\n%@ grade: A\n%@ grade: B\n", "3:1", "'grade' is given twice", None),
        ("%@ provision:\n", "1:1", "'provision' is empty", None),
        (HEADER + "attack(R, V) :- raid_by(R, V), %@ rule: y\n  raid(R).", "5:32", "on a line of its own", None),
        (HEADER + "attack(R, V) :- raid_by(R, V),\n%@ rule: y\n  raid(R).", "6:1", "inside a rule", None),
        (HEADER + "attack(R, V) :- raid_by(R, V). attack(R, V) :- raid_against(R, V).", "5:32", "share an id", None),
    ],
)  # fmt: skip
def test_an_error_in_metadata(toy: Toy, text: str, where: str, message: str, nearest: str | None) -> None:
    toy.write("pact/extra.lp", text)
    found = [each for each in toy.problems() if message in each.message]
    assert found
    assert toy.where(found[0]) == f"pact/extra.lp:{where}"
    assert found[0].nearest == nearest


def test_a_predicate_belongs_to_its_folder(toy: Toy) -> None:
    header = "%@ rule: extra\n%@ cites: pact.2\n"
    toy.write("other/rules.lp", header + "attack(R, V) :- raid_by(R, V).\n")
    (found,) = toy.problems()
    assert toy.where(found) == "other/rules.lp:3:1"
    assert "'attack' belongs to pact" in found.message


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        ('breach("pact.1.raid", V, (R, V)) :- raid_by(R, V).', "3:8"),
        ('stage("pact.2.aid", attacked, (R, V)) :- raid_by(R, V).', "3:7"),
        ('bound(V, "pact.1", 2000, D) :- raid_by(R, V), event_day(R, D).', "3:10"),
        ('doubt("unwritten", (A,)) :- appeal(A).', "3:7"),
    ],
)
def test_the_seam_is_concluded_about_the_folders_own_ids(toy: Toy, rule: str, where: str) -> None:
    toy.write("other/rules.lp", "%@ rule: extra\n%@ cites: pact.2\n" + rule + "\n")
    (found,) = toy.problems()
    assert toy.where(found) == f"other/rules.lp:{where}"
    assert "belongs to pact" in found.message


def test_a_rule_that_can_never_fire(toy: Toy) -> None:
    toy.replace("pact/predicates.yaml", "attack:\n", "raided:\n  arguments: {raid: raid}\nattack:\n")
    (found,) = toy.extra(BASE + "raided(R).")
    assert toy.where(found) == "pact/extra.lp:5:32"
    assert "can never fire: nothing concludes 'raided'" in found.message


def test_negation_through_a_cycle_names_the_rules(toy: Toy) -> None:
    toy.replace("pact/predicates.yaml", "attack:\n", "spared:\n  arguments: {raid: raid, victim: state}\nattack:\n")
    text = (
        HEADER + "attack(R, V) :- raid_by(R, V), not spared(R, V).\n\n%@ rule: other\nspared(R, V) :- attack(R, V).\n"
    )
    toy.write("pact/extra.lp", text)
    (found,) = toy.problems()
    assert toy.where(found) == "pact/extra.lp:5:1"
    assert "extra (" in found.message and "other (" in found.message
    assert "extra.lp:5:1" in found.message and "extra.lp:8:1" in found.message


def chain(toy: Toy, order: str, absent: str) -> None:
    """A rule on raids that rests on what is not so of another raid."""
    entry = (
        "raid_after:\n  arguments: {earlier: raid, raid: raid}\n  order: true\n"
        "spared:\n  arguments: {raid: raid, victim: state}\nattack:\n"
    )
    text = (
        "raid_after(S, R) :- event_day(S, A), event_day(R, B), raid(S), raid(R), A < B.\n\n%@ rule: other\n"
        f"spared(R, V) :- raid_by(R, V), raid_by(S, V), {order}, not spared({absent}, V).\n\n%@ rule: third\n"
        "attack(R, V) :- spared(R, V).\n"
    )
    toy.replace("pact/predicates.yaml", "attack:\n", entry)
    toy.write("pact/extra.lp", HEADER + text)


def test_what_is_not_so_of_an_earlier_thing_may_count(toy: Toy) -> None:
    chain(toy, "raid_after(S, R)", "S")
    assert toy.load().predicates["raid_after"]


@pytest.mark.parametrize(
    ("order", "absent"), [("raid_after(R, S)", "S"), ("raid_after(S, R)", "R"), ("raid_by(S, V)", "S")]
)
def test_what_is_not_so_of_a_later_thing_or_the_same_may_not(toy: Toy, order: str, absent: str) -> None:
    chain(toy, order, absent)
    (found,) = toy.problems()
    assert found.message.startswith("negation through a cycle of rules: other (")


def test_recursion_without_negation_is_fine(toy: Toy) -> None:
    toy.write("pact/extra.lp", HEADER + "attack(R, V) :- raid_by(R, V), attack(R, W) : raid_against(R, W).\n")
    assert "extra" in toy.load().rules


def test_stages_of_one_mechanism_may_rest_on_the_absence_of_lower_ones(toy: Toy) -> None:
    rule = 'stage("pact.2.aid", due, (R, V, V)) :- raid_by(R, V), not stage("pact.2.aid", asked, (R, V)).\n'
    toy.write("pact/extra.lp", HEADER + rule)
    assert "extra" in toy.load().rules


def test_worlds_and_defaults_give_reasons(toy: Toy) -> None:
    toy.replace("worlds.lp", "%@ because: Nobody raids itself.\n", "")
    toy.replace("defaults.lp", "%@ because: Where nothing else is said, an appeal is in writing.\n", "")
    found = toy.problems()
    assert sorted(toy.where(each) for each in found) == ["defaults.lp:1:1", "worlds.lp:13:1"]
    assert all("gives no reason" in each.message for each in found)
