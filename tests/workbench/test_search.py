"""The search for a crisis on which two rulebooks differ: found, confirmed by evaluation, or proved not to be."""

from __future__ import annotations

from pathlib import Path

from foedus import Case, Options, Rulebook, evaluate
from foedus.text.yaml_reader import read_bytes
from foedus.workbench.diff.rulebooks import named
from foedus.workbench.diff.search import search

DAYS = [20220601]


def test_a_variant_that_differs_is_told_by_its_least_crisis() -> None:
    old, new = Rulebook.load(), named("majority_voting").rulebook
    found = search(old, new, days=DAYS)
    assert 0 < found.differing < found.crises
    told = {each.mechanism: each for each in found.partings}
    decision = told["charter.12.decision"]
    case = Case.from_values(read_bytes(decision.text.encode(), "found.yaml").value, read_bytes(b"", "found.yaml"), old)
    verdicts = [
        evaluate(case, law, Options(hinges=False)).mechanisms["charter.12.decision:send"].verdict for law in (old, new)
    ]
    assert verdicts == [decision.before, decision.after]
    assert verdicts[0] != verdicts[1]


def test_a_change_that_changes_nothing_is_proved_to(tmp_path: Path) -> None:
    (tmp_path / "variant.yaml").write_text("title: The same\nreason: a rule said twice\n", encoding="utf-8")
    (tmp_path / "charter").mkdir()
    rule = Rulebook.load().rules["charter-12-1-objection"]
    (tmp_path / "charter" / "again.lp").write_text(
        f"%@ rule: charter-12-1-objection-again\n%@ cites: charter.12(1)\n{rule.text}\n", encoding="utf-8"
    )
    found = search(Rulebook.load(), Rulebook.load(tmp_path), days=DAYS)
    assert found.partings == ()
    assert found.differing == 0
