"""What holds of every case, on a few that were made at random; `python -m tests.generated.check` makes thousands."""

from __future__ import annotations

import pytest

from foedus.reasoning.proofs.tree import Explainer
from tests.generated.cases import generated
from tests.generated.check import check
from tests.reasoning.proofs import checker

SEED = 1
NUMBERS = range(1, 5)
MOST = 3
"""Proofs of one case."""


@pytest.mark.parametrize("number", NUMBERS)
def test_proofs_verdicts_and_hinges_hold(number: int) -> None:
    found = check(number, SEED, MOST)
    assert found.faults == []
    assert found.empty or (found.proofs and found.verdicts)


def test_a_case_comes_of_its_seed_alone() -> None:
    assert generated(SEED, 3)[1] == generated(SEED, 3)[1] != generated(SEED, 4)[1]


def test_the_loader_takes_what_is_drawn() -> None:
    assert sum(generated(SEED, number)[2] for number in range(1, 41)) <= 6


def test_what_a_proof_leaves_out_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Explainer, "_shown", lambda *_: ())
    assert any("without a word on" in fault for fault in check(2, SEED, 1).faults)


def test_a_step_of_another_rule_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "_narrowed", lambda rule, *_: f"nothing :- {rule.partition(':-')[2]}")
    assert any("does not give" in fault for fault in check(2, SEED, 1).faults)
