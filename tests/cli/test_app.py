"""The command line as a whole: help, start, exit codes, pipes, the reference."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from foedus import __version__
from tests.cli.terminal import ROOT, TOY, foedus

HEAVY = ("clingo", "pydantic", "yaml")
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("arguments", [["--help"], ["eval", "--help"], ["--version"], ["law", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom foedus.cli.app import run\n"
        f"sys.argv = ['foedus', *{arguments!r}]\ncode = run()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\nsys.exit(code)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stderr.strip() == "[]"


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, foedus; print([name for name in {HEAVY!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_the_public_names_are_there() -> None:
    import foedus as package

    for name in package.__all__:
        assert getattr(package, name) is not None
        assert name in dir(package)
    with pytest.raises(AttributeError, match="nosuch"):
        _ = package.nosuch


def test_the_version_is_said() -> None:
    assert foedus("--version").out.strip() == f"foedus {__version__}"


@pytest.mark.parametrize("arguments", [["nosuch"], ["eval"], ["eval", "x", "--facts", "maybe"], ["eval", "--nosuch"]])
def test_misuse_is_exit_code_2(arguments: list[str]) -> None:
    answer = foedus(*arguments)
    assert answer.code == 2
    assert "Usage: foedus" in answer.err


def test_a_reader_who_leaves_is_no_failure() -> None:
    command = f"{sys.executable} -m foedus terms --rules {TOY}; echo ${{PIPESTATUS[0]}} >&2"
    piped = command.replace("; echo", " | true; echo")
    answer = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=True)
    assert answer.stderr.strip() == "0"


@pytest.mark.parametrize("command", [["--version"], ["doctrines", "--rules", str(TOY)], ["law", "--format", "json"]])
def test_an_output_that_is_full_is_told_without_a_traceback(command: list[str]) -> None:
    """Whether it is full while a page is written or only when the last of it goes out."""
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    with Path("/dev/full").open("w") as full:
        asked = [sys.executable, "-m", "foedus", *command]
        answer = subprocess.run(asked, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert answer.returncode == 2
    assert answer.stderr == "the output: No space left on device\n"


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", REFERENCE / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["commands.md", "opinion.schema.json", "case.schema.json"])
def test_the_reference_is_fresh(page: str) -> None:
    made = _generator().PAGES[page]()
    assert (REFERENCE / page).read_text(encoding="utf-8") == made, "run python docs/reference/generate.py"


@pytest.mark.parametrize("kind", ["case", "opinion"])
def test_schemas_are_schemas(kind: str) -> None:
    answer = foedus("schema", kind)
    assert answer.code == 0, answer.err
    Draft202012Validator.check_schema(json.loads(answer.out))
