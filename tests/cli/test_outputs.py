"""Where commands write: never over what they read, and over other files only where that is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foedus import InputError, Rulebook
from foedus.cli.app import _ended
from foedus.present.law_page import titled
from foedus.reasoning.options import asked_of
from tests.cli.terminal import TOY, foedus

RAID = Path(__file__).parent / "raid.yaml"


def test_an_opinion_does_not_take_the_place_of_its_case(tmp_path: Path) -> None:
    case = tmp_path / "raid.yaml"
    shutil.copy(RAID, case)
    before = case.read_bytes()
    for _ in range(2):  # read, then taken from what is kept
        refused = foedus("eval", case, "--rules", TOY, "-o", case)
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.count("\n") == 1
        assert "is read by this command" in refused.err
        assert case.read_bytes() == before
    link = tmp_path / "opinion.txt"
    link.symlink_to(case)
    assert foedus("eval", case, "--rules", TOY, "-o", link).code == 2
    assert case.read_bytes() == before


def test_nor_the_place_of_a_base_or_of_a_rule(tmp_path: Path) -> None:
    law = tmp_path / "law"
    shutil.copytree(TOY, law)
    base = tmp_path / "raid.yaml"
    shutil.copy(RAID, base)
    derived = tmp_path / "derived.yaml"
    derived.write_text("id: derived\ntitle: Derived\nkind: hypothetical\nbased_on: raid.yaml\n", encoding="utf-8")
    article = law / "pact" / "article_1.lp"
    for target in (base, article):
        before = target.read_bytes()
        refused = foedus("eval", derived, "--rules", law, "-o", target)
        assert (refused.code, "is read by this command" in refused.err) == (2, True)
        assert target.read_bytes() == before
    assert foedus("eval", derived, "--rules", law, "-o", tmp_path / "opinion.txt").code == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--sample", "2", "--minimal"), "do not go together"),
        (("--gaps", "--exam"), "do not go together"),
        (("--quiz", "--format", "json"), "--format json does not go with --quiz"),
        (("--diverse",), "--diverse does not go with counting"),
        (("--write", "there"), "--write does not go with counting"),
        (("--by", "date", "--minimal"), "--by does not go with --minimal"),
    ],
)
def test_explore_refuses_what_does_not_go_together(given: tuple[str, ...], said: str) -> None:
    refused = foedus("explore", *given)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.count("\n") == 1
    assert said in refused.err


@pytest.mark.parametrize("command", ["explore", "mutate", "verify", "diff"])
def test_crises_are_written_over_files_by_force_only(command: str) -> None:
    assert "--force" in foedus(command, "--help").out


def test_the_schema_of_reasons_is_printed() -> None:
    assert '"$schema"' in foedus("schema", "reason").out


def test_a_short_title_stands_beside_another_only() -> None:
    law = Rulebook.load().instruments.values()
    for each in law:
        assert (f"({each.short})" in titled(each)) == (each.short not in each.title or f"({each.short})" in each.title)


def test_one_case_is_no_plural(tmp_path: Path) -> None:
    said = foedus("diff", TOY, TOY, "--case", RAID)
    assert said.code == 0
    assert "so is the opinion on 1 case." in said.out


def test_options_are_taken_as_keywords_or_whole() -> None:
    law, options = asked_of(None, None, {"facts": "alleged"})
    assert options.facts == "alleged"
    assert asked_of(law, options, {}) == (law, options)
    with pytest.raises(InputError):
        asked_of(law, None, {"facts": "alledged"})


def test_an_output_that_cannot_be_written_is_bad_input() -> None:
    assert _ended(OSError(28, "No space left on device")) == ("the output: No space left on device", 2)
