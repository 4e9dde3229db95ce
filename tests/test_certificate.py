"""Certificates: written for every case, checked by a module that knows nothing of the engine, refused when altered."""

from __future__ import annotations

import ast
import itertools
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import foedus as package
from foedus import Case, Options, Rulebook, evaluate
from foedus.cases.library import shipped_cases
from foedus.certificate import Refused, seal, verify
from foedus.reasoning.certifying import certificate
from tests.cli.terminal import TOY, foedus
from tests.support import share

MODULE = Path(package.__file__).parent / "certificate.py"
RAID = Path(__file__).parent / "cli" / "raid.yaml"
PLAIN = Options(hinges=False)
ALTERATIONS = 1000


def made(case: Case, law: Rulebook, options: Options = PLAIN) -> str:
    """The certificate of the opinion on a case."""
    return certificate(case, evaluate(case, law, options), law, options)


@pytest.fixture(scope="module")
def raid() -> str:
    """The certificate of a small case, with verdicts of each kind."""
    law = Rulebook.load(TOY)
    return made(Case.load(RAID, law), law)


def test_the_checker_is_small_and_alone() -> None:
    text = MODULE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
        assert all(name.split(".")[0] in sys.stdlib_module_names for name in names)
    for path in MODULE.parent.rglob("*.py"):
        assert "foedus.certificate import" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", share([entry.id for entry in shipped_cases() if entry.kind == "historical"], 8))
def test_every_verdict_of_a_case_is_shown(name: str) -> None:
    law = Rulebook.load()
    case = Case.load(name, law)
    opinion = evaluate(case, law, PLAIN)
    shown = dict(verify(certificate(case, opinion, law, PLAIN)))
    for each in opinion.mechanisms.values():
        for instance in each.instances:
            for stage in instance.stages:
                of = law.mechanisms[each.mechanism].stages[stage.id].of
                about = ",".join(instance.about[part] for part in of) + ("," if len(of) == 1 else "")
                assert shown[f'stage("{each.mechanism}",{stage.id},({about}))'] == stage.verdict


@pytest.mark.parametrize(
    "options",
    [
        Options(hinges=False, facts="established"),
        Options(hinges=False, readings="all"),
        Options(hinges=False, doctrine="source_paper"),
        Options(hinges=False, at="2020-10-01"),
    ],
)
def test_options_are_kept(options: Options) -> None:
    law = Rulebook.load()
    assert verify(made(Case.load("karabakh-2020", law), law, options))


def test_verdicts_of_each_kind_are_shown(raid: str) -> None:
    assert {verdict for _, verdict in verify(raid)} == {"applies", "arguable", "does_not_apply"}


def all_verdicts(value: dict[str, Any]) -> dict[str, str]:
    """The verdict on every atom, by going through all worlds: an answer for each question, then stratum by stratum."""
    worlds: list[set[int]] = []
    for answers in itertools.product(*value["questions"]):
        true = set(answers)
        for stratum in range(max(value["strata"]) + 1):
            rules = [each for each in value["rules"] if value["strata"][each[0]] == stratum]
            before = -1
            while before != len(true):
                before = len(true)
                true |= {head for head, yes, no in rules if true.issuperset(yes) and true.isdisjoint(no)}
        if value["admissible"] in true:
            worlds.append(true)
    found = {}
    for atom, name in enumerate(value["atoms"]):
        count = sum(atom in world for world in worlds)
        found[name] = "applies" if count == len(worlds) else "arguable" if count else "does_not_apply"
    return found


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        found += _paths(below, (*path, key))
    return found


def _altered(value: Any, path: tuple[Any, ...], chance: random.Random) -> None:
    """Change, drop or double what stands at a path."""
    for key in path[:-1]:
        value = value[key]
    key, old = path[-1], value[path[-1]]
    ways: list[Callable[[], Any]] = [lambda: value.pop(key)]
    if isinstance(value, list):
        ways.append(lambda: value.insert(key, old))
    if isinstance(old, bool) or old is None:
        ways.append(lambda: value.__setitem__(key, 0))
    elif isinstance(old, int):
        ways += [lambda: value.__setitem__(key, old + chance.choice([-1, 1, 7])), lambda: value.__setitem__(key, "1")]
    elif isinstance(old, str):
        others = ["applies", "arguable", "does_not_apply", old + "x"]
        ways.append(lambda: value.__setitem__(key, chance.choice([each for each in others if each != old])))
    else:
        ways.append(lambda: value.__setitem__(key, []))
    chance.choice(ways)()


def test_a_thousand_alterations_are_refused(raid: str) -> None:
    chance = random.Random(1)
    paths = _paths(json.loads(raid))
    tried = 0
    while tried < ALTERATIONS:
        value = json.loads(raid)
        _altered(value, chance.choice(paths), chance)
        if value == json.loads(raid):
            continue
        tried += 1
        with pytest.raises(Refused):
            verify(json.dumps(value))


def test_a_forged_proof_is_refused_or_shows_the_truth(raid: str) -> None:
    """With a fitting seal, what is altered in the proofs is refused, unless all verdicts are still shown rightly."""
    chance = random.Random(2)
    truth = all_verdicts(json.loads(raid))
    assert dict(verify(raid)).items() <= truth.items()
    paths = [path for path in _paths(json.loads(raid)) if path[0] in ("conclusions", "nodes")]
    refused = 0
    for _ in range(ALTERATIONS):
        value = json.loads(raid)
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            path = chance.choice(paths)
            try:
                _altered(value, path, chance)
            except (KeyError, IndexError, TypeError, AttributeError):
                continue
        value["seal"] = seal(value)
        try:
            shown = verify(json.dumps(value))
        except Refused:
            refused += 1
            continue
        assert all(truth[name] == verdict for name, verdict in shown)
    assert refused > ALTERATIONS * 0.7


def test_another_verdict_is_refused_even_with_a_fitting_seal(raid: str) -> None:
    for number, _ in enumerate(json.loads(raid)["conclusions"]):
        for verdict in ("applies", "arguable", "does_not_apply"):
            value = json.loads(raid)
            if value["conclusions"][number]["verdict"] == verdict:
                continue
            value["conclusions"][number]["verdict"] = verdict
            value["seal"] = seal(value)
            with pytest.raises(Refused):
                verify(json.dumps(value))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1e999", '{"seal": 1}', "[" * 100_000, '"\\ud800"'])
def test_what_is_no_certificate_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        verify(text)


def test_the_ground_rules_are_those_of_the_case(raid: str) -> None:
    law = Rulebook.load(TOY)
    again = json.loads(made(Case.load(RAID, law), law))
    assert again["rules_digest"] == law.digest
    assert (again["atoms"], again["rules"]) == (json.loads(raid)["atoms"], json.loads(raid)["rules"])


def test_the_command_writes_one_and_the_module_checks_it(tmp_path: Path) -> None:
    target = tmp_path / "opinion.cert"
    assert foedus("eval", "kazakhstan-2022", "--certificate", target).code == 0
    def checked(path: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-X", "importtime", "-m", "foedus.certificate", str(path)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)

    fine = checked(target)
    assert fine.returncode == 0
    assert 'stage("cst.4.collective_defence",trigger,(unrest,kazakhstan))' in fine.stdout
    assert "clingo" not in fine.stderr
    assert "foedus.reasoning" not in fine.stderr
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace('"verdict":"arguable"', '"verdict":"applies"', 1), encoding="utf-8")
    assert checked(target).returncode == 1
    assert checked(tmp_path / "missing").returncode == 2
    both = foedus("eval", "kazakhstan-2022", "karabakh-2020", "--certificate", target)
    assert (both.code, "one case" in both.err) == (2, True)
