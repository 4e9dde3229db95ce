"""Two rulebooks held against each other."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from foedus.text.shipped import shipped_rules
from tests.cli.terminal import foedus

CONSULTATION = "cst.2.consultation"


@pytest.fixture
def no_consultation(tmp_path: Path) -> Path:
    """Rules that lack the duty to consult."""
    folder = tmp_path / "no_consultation"
    folder.mkdir()
    (folder / "variant.yaml").write_text("title: x\nreason: y\ndrops: [cst-2-2-consult]\n", encoding="utf-8")
    return folder


def test_the_same_rulebook_twice_has_no_difference() -> None:
    answer = foedus("diff", "current", "current", "--case", "karabakh-2020")
    assert answer.code == 0
    assert "No difference" in answer.out


def test_rules_cases_and_both_proofs_are_told(no_consultation: Path) -> None:
    asked = ("diff", "current", no_consultation, "--case", "karabakh-2020")
    answer = foedus(*asked)
    assert (answer.code, answer.err) == (1, "")
    assert "cst-2-2-consult: dropped" in answer.out
    assert "Old  " in answer.out
    assert " │ New" in answer.out
    assert "The opinion on 1 of 1 cases differs." in answer.out
    value = json.loads(foedus(*asked, "--format", "json").out)
    assert value["schema"] == "foedus/diff/1"
    case = value["cases"][0]
    change = next(each for each in case["conclusions"] if each["id"] == CONSULTATION)
    assert change["verdicts"][0] == {"of": None, "before": "applies", "after": "does_not_apply"}
    assert change["before"]["verdict"] == "applies"
    assert change["after"]["verdict"] == "does_not_apply"


def test_markdown_fits_a_review(no_consultation: Path) -> None:
    said = foedus("diff", "current", no_consultation, "--case", "karabakh-2020", "--format", "markdown").out
    assert "<details><summary>Both proofs</summary>" in said
    assert said.count("<details>") == said.count("</details>")
    assert "| verdict | applies | does not apply |" in said


def test_a_change_that_no_case_shows_is_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "other_words"
    folder.mkdir()
    (folder / "variant.yaml").write_text(
        "title: x\nreason: y\nchange: {cst/instrument.yaml: {title: The Treaty}}\n", encoding="utf-8"
    )
    answer = foedus("diff", "current", folder, "--case", "karabakh-2020")
    assert answer.code == 0
    assert "Warning: the law differs, and no opinion on the case asked does." in answer.out
    assert "instruments: cst" in answer.out


def test_a_git_revision_is_a_rulebook(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    rules = tmp_path / "law"
    for path in sorted(shipped_rules().rglob("*")):
        if path.suffix in (".yaml", ".lp"):
            target = rules / path.relative_to(shipped_rules())
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    article = rules / "cst" / "article_02.lp"
    article.write_text(article.read_text(encoding="utf-8").replace("%@ rule: cst-2-2-consult\n", "%@ rule: other\n"))
    git("add", ".")
    git("commit", "-q", "-m", "x")
    answer = foedus("diff", "HEAD:law", "current", "--case", "karabakh-2020", folder=tmp_path)
    assert "other: dropped" in answer.out
    assert "cst-2-2-consult: new" in answer.out
    missing = foedus("diff", "HEAD", "current", folder=tmp_path)
    assert (missing.code, "has no folder 'rules'" in missing.err) == (2, True)


def test_an_unknown_name_is_told(tmp_path: Path) -> None:
    answer = foedus("diff", "curent", "current", folder=tmp_path)
    assert (answer.code, "did you mean 'current'?" in answer.err) == (2, True)
    assert foedus("diff", "--upload-pack=x", "current", folder=tmp_path).code == 2
    assert foedus("diff", "current", "-x").code == 2
