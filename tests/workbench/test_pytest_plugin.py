"""The pytest plugin, in pytest processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CRISIS = Path(__file__).parents[1] / "crises" / "sheltered.yaml"
PLUGIN = "foedus.workbench.pytest_plugin"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder of two cases, one with a wrong expectation, beside a test of another kind."""
    (tmp_path / "crises").mkdir()
    text = CRISIS.read_text(encoding="utf-8").partition("\nexpect:")[0]
    for name, verdict in (("good", "applies"), ("bad", "does_not_apply")):
        expect = f"\nexpect: {{cst.2.consultation: {verdict}}}\n"
        (tmp_path / "crises" / f"{name}.yaml").write_text(text + expect, encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_other.py").write_text("def test_other(): pass\n", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = tests\nfoedus_cases = crises\n", encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and output of pytest with the plugin."""
    asked = [sys.executable, "-m", "pytest", "-p", PLUGIN, "-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(
        asked, cwd=project, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_cases_are_tests_with_readable_failures(project: Path) -> None:
    code, said = run(project, "-v")
    assert code == 1
    assert "crises/good.yaml::good PASSED" in said
    assert "1 failed, 2 passed" in said
    report = said.partition("FAILURES")[2]
    assert "cst.2.consultation\n    expected: does not apply\n    found:    applies\n    because: " in report
    assert "Traceback" not in said
    assert "holding.py" not in report


def test_choosing_by_name(project: Path) -> None:
    code, said = run(project, "-k", "good")
    assert (code, "1 passed, 2 deselected" in said) == (0, True)
    code, said = run(project, "crises/good.yaml")
    assert (code, "1 passed" in said) == (0, True)
    code, said = run(project, "tests")
    assert (code, "1 passed" in said) == (0, True)


def test_several_processes(project: Path) -> None:
    code, said = run(project, "-p", "xdist", "-n", "2")
    assert (code, "1 failed, 2 passed" in said) == (1, True)


def test_a_broken_file_is_told_with_its_line(project: Path) -> None:
    (project / "crises" / "good.yaml").write_text("id: good\ntitle: A case\nkind: strange\n", encoding="utf-8")
    code, said = run(project, "-k", "good")
    assert code == 1
    assert "good.yaml:3:7" in said
    assert "Traceback" not in said


def test_idle_it_imports_no_engine(project: Path) -> None:
    (project / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    body = "import sys\ndef test_idle(): assert not {'clingo', 'pydantic', 'yaml'} & set(sys.modules)\n"
    (project / "tests" / "test_other.py").write_text(body, encoding="utf-8")
    code, said = run(project)
    assert (code, "1 passed" in said) == (0, True)
