"""The good path: what a loaded rulebook holds, its digest, its cache, its record as facts, and what is laid over it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import clingo
import pytest
from toy_rulebook import HEADER, TOY, Toy

from foedus.law import rulebook as module
from foedus.law.rulebook import Rulebook
from foedus.text.atoms import Atom
from foedus.text.source import InputError


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing loaded before."""
    monkeypatch.setattr(module, "_loaded", {})


def test_rules_with_their_metadata(toy: Toy) -> None:
    rule = toy.load().rules["pact-1-any-attack"]
    assert (rule.file, rule.line, rule.column, rule.folder) == ("pact/article_1.lp", 29, 1, "pact")
    assert (rule.provision, rule.article, rule.versions, rule.kind, rule.grade) == (
        "pact.1",
        "pact.1",
        ("2000", "2010"),
        "operative",
        "A",
    )
    assert rule.restates == "An attack on one party is an attack on all."
    assert rule.says == "every armed raid is an attack, as {raid} was"
    assert rule.convention == "raids-are-judged-by-their-first-day"
    assert (rule.head, rule.head_arity) == ("attack", 2)
    assert rule.positive == ("event_day/2", "raid_against/2", "raid_force/2", "reads/3")
    assert rule.negative == ()
    assert toy.load().rules["pact-2-due"].negative == ("raid_by/2",)
    assert toy.load().rules["pact-2-candidate"].bounds == ("pact.2",)
    assert toy.load().rules["default-appeals-are-written"].kind == "default"


def test_paragraphs(toy: Toy) -> None:
    last = toy.load().paragraphs[-1]
    assert (last.provision, last.article, last.kind, last.because, last.rules) == (
        "pact.2(2)",
        "pact.2",
        "programmatic",
        "An aim without a condition.",
        (),
    )
    assert toy.load().paragraphs[0].rules[0] == "pact-1-left"


def test_data(toy: Toy) -> None:
    book = toy.load()
    assert book.trusted is False
    assert book.states["carpania"].until == 20191231
    assert not book.states["carpania"].exists_on(20200101)
    pact = book.instruments["pact"]
    assert (pact.signed, pact.folder, pact.versions["2010"].since) == (20000115, "pact", 20100101)
    assert list(book.organs) == ["assembly"]
    assert book.groups == {"pact_members": "pact"}
    mechanism = book.mechanisms["pact.2.aid"]
    assert (mechanism.of, mechanism.on_request, list(mechanism.stages)) == (
        ("raid", "victim", "helper"),
        False,
        ["attacked", "asked", "due"],
    )
    assert [each.value for each in book.terms["attack"].positions["large_only"].standing] == ["main", "outlier"]
    assert book.doctrines["narrow"].positions["attack"][1].any_of == ("any_of_them",)
    assert book.predicates["attack"].arity == 2


def test_version_days(toy: Toy) -> None:
    book = toy.load()
    assert book.version_day("pact-2010") == 20100101
    assert book.version_day("2001-02-03") == 20010203
    assert (
        book.version_day("pact-2010", [{"instrument": "pact", "version": "2010", "in_force_from": "2012-01-01"}])
        == 20120101
    )
    with pytest.raises(InputError, match="did you mean 'pact-2010'"):
        book.version_day("pact-2011")


def test_the_record_as_facts(toy: Toy) -> None:
    facts = toy.load().instrument_facts()
    assert Atom("instrument", ('"pact',)) in facts
    assert Atom("provision_of", ('"pact.2', '"pact')) in facts
    assert Atom("in_force", ('"pact.1', 2000, 20000601, 20091231)) in facts
    assert Atom("in_force", ('"pact.1', 2010, 20100101, 99991231)) in facts
    assert Atom("party_event", ("carpania", '"pact', "leaves", 20150101)) in facts


def test_suppositions(toy: Toy) -> None:
    suppose = [
        {"state": "dorado", "party_to": "pact", "from": "2005-01-01", "to": "2005-12-31"},
        {"state": "arcadia", "not_party_to": "pact", "from": 20060101},
        {"instrument": "pact", "version": "2010", "in_force_from": "2012-01-01"},
    ]
    facts = toy.load().instrument_facts(suppose)
    assert Atom("party_event", ("dorado", '"pact', "suppose_party", 20050101)) in facts
    assert Atom("party_event", ("dorado", '"pact', "suppose_end", 20060101)) in facts
    assert Atom("party_event", ("arcadia", '"pact', "suppose_not_party", 20060101)) in facts
    assert Atom("in_force", ('"pact.1', 2000, 20000601, 20111231)) in facts
    assert Atom("in_force", ('"pact.1', 2010, 20120101, 99991231)) in facts


def _solved(book: Rulebook, facts: str) -> set[str]:
    messages: list[str] = []
    control = clingo.Control(["--warn=no-atom-undefined"], logger=lambda _, message: messages.append(message))
    control.add("base", [], book.program)
    control.add("base", [], facts + "".join(f"{_text(each)}." for each in book.facts()))
    control.ground([("base", [])])
    found: set[str] = set()
    control.solve(on_model=lambda model: found.update(map(str, model.symbols(atoms=True))))
    assert messages == []
    return found


def _text(atom: Atom) -> str:
    said = [f'"{each[1:]}"' if str(each).startswith('"') else str(each) for each in atom.arguments]
    return f"{atom.name}({','.join(said)})"


def test_the_program_runs_without_a_message(toy: Toy) -> None:
    facts = """state(arcadia). state(borduria). day(20110101). question_day(20110101).
    raid(r). happened(r). event_day(r, 20110101). raid_by(r, dorado). raid_against(r, arcadia). raid_force(r, armed).
    raid_scale(r, small). appeal(a). event_day(a, 20110101). appeal_by(a, arcadia). appeal_about(a, r).
    period(attack, 20000601). position(attack, 20000601, any_of_them). in_period(attack, 20000601, 20110101)."""
    found = _solved(toy.load(), facts)
    assert 'stage("pact.2.aid",due,(r,arcadia,borduria))' in found
    assert 'stage("pact.2.aid",due,(r,arcadia,dorado))' not in found
    assert "admissible" in found


def test_facts_that_depend_on_questions_are_lifted(toy: Toy) -> None:
    facts = """raid(r). question("r.at"). option("r.at", "yes"). effect("r.at", "yes", raid_force(r, armed)). """
    assert "raid_force(r,armed)" not in _solved(toy.load(), facts)
    assert "raid_force(r,armed)" in _solved(toy.load(), facts + "happened(r).")


def test_one_digest_for_equal_folders(toy: Toy) -> None:
    assert toy.load().digest == Rulebook.load(TOY).digest
    toy.write("README.md", "not law")
    assert toy.load().digest == Rulebook.load(TOY).digest
    toy.replace("states.yaml", "Arcadia", "Arkadia")
    assert toy.load().digest != Rulebook.load(TOY).digest


def test_parsed_once_a_process(toy: Toy) -> None:
    assert toy.load() is toy.load()


def test_the_cache_needs_no_parser(toy: Toy) -> None:
    first = toy.load()
    code = (
        "import sys; from foedus.law.rulebook import Rulebook; "
        "book = Rulebook.load(sys.argv[1]); print(len(book.rules), book.digest); "
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'clingo', 'yaml')))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(toy.root)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, [str(len(first.rules)), first.digest])


def test_what_the_cache_gives_back_is_the_same(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    first = toy.load()
    monkeypatch.setattr(module, "_loaded", {})
    again = toy.load()
    assert again is not first
    names = ("states", "instruments", "rules", "paragraphs", "predicates", "terms", "doctrines", "conventions",
             "mechanisms", "breaches", "lacunae", "doubts", "program")  # fmt: skip
    assert all(getattr(first, name) == getattr(again, name) for name in names)
    assert first.vocabulary.predicates == again.vocabulary.predicates


@pytest.mark.parametrize("broken", [b"", b"{", b'{"key": "x"}', b'{"rules": 3}'])
def test_a_broken_cache_is_ignored(toy: Toy, monkeypatch: pytest.MonkeyPatch, broken: bytes) -> None:
    first = toy.load()
    for path in (toy.root.parent / "cache").rglob("*.json"):
        path.write_bytes(broken)
    monkeypatch.setattr(module, "_loaded", {})
    assert toy.load().rules == first.rules


def _variant(toy: Toy, text: str) -> Path:
    folder = toy.root.parent / "easier_aid"
    folder.mkdir()
    (folder / "variant.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_variant_drops_replaces_and_changes(toy: Toy) -> None:
    folder = _variant(
        toy,
        "title: aid without appeal\nreason: tried in a test\ndrops: [pact-2-asked]\n"
        "change: {pact/instrument.yaml: {short: New Pact, groups: null}}\n",
    )
    rule = HEADER.replace("extra", "pact-2-due") + (
        'stage("pact.2.aid", due, (R, V, H)) :- candidate("pact.2.aid", (R, V, H)), attack(R, V).\n'
    )
    (folder / "rules.lp").write_text(rule, encoding="utf-8")
    book = toy.load([folder])
    assert "pact-2-asked" not in book.rules
    assert book.rules["pact-2-due"].file == "easier_aid/rules.lp"
    assert book.instruments["pact"].short == "New Pact"
    assert book.instruments["pact"].groups == ()
    assert book.digest != toy.load().digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("drops: [pact-2-askd]\n", "variant.yaml:3:9: unknown rule 'pact-2-askd'; did you mean 'pact-2-asked'?"),
        ("parameters: {x: 3}\n", "variant.yaml:3:14: unknown parameter 'x'"),
        ("change: {pact/instrumnt.yaml: {}}\n", "did you mean 'pact/instrument.yaml'?"),
        ("drosp: []\n", "variant.yaml:3:1: unknown key 'drosp'"),
    ],
)
def test_a_variant_with_an_error(toy: Toy, text: str, message: str) -> None:
    folder = _variant(toy, "title: x\nreason: y\n" + text)
    with pytest.raises(InputError) as caught:
        toy.load([folder])
    assert message in str(caught.value)


def test_a_variant_sets_parameters(toy: Toy) -> None:
    toy.write("pact/quorum.lp", "#const quorum = 2.\n" + HEADER + "party_on(S, quorum) :- state(S).\n")
    folder = _variant(toy, "title: x\nreason: y\nparameters: {quorum: 3}\n")
    assert "#const quorum=2." in toy.load().program
    assert "#const quorum=3." in toy.load([folder]).program


def test_another_treaty_laid_over(toy: Toy, tmp_path: Path) -> None:
    league = tmp_path / "league_rules" / "league"
    shutil.copytree(TOY / "pact", league, ignore=shutil.ignore_patterns("*.lp", "open_terms"))
    for file in league.iterdir():
        text = file.read_text(encoding="utf-8").replace("pact", "league").replace("both_parties", "league_parties")
        text = (
            text.replace("unwritten:", "league_unwritten:")
            .replace("attack:", "league_attack:")
            .replace("assembly", "diet")
        )
        text = text.replace("party_on:", "league_party_on:").replace("left_by:", "league_left_by:")
        file.write_text(text, encoding="utf-8")
    book = toy.load([tmp_path / "league_rules"])
    assert list(book.instruments) == ["league", "pact"]
    assert book.mechanisms["league.2.aid"].instrument == "league"
