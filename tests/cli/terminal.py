"""The command line as a user has it: a process of its own, with output, errors and exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests" / "toy_treaty"


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


def foedus(*arguments: str | Path, folder: Path | None = None, **environment: str) -> Answer:
    """Run `foedus` with these arguments."""
    asked = [sys.executable, "-m", "foedus", *map(str, arguments)]
    given = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    answer = subprocess.run(
        asked, capture_output=True, cwd=folder, env=given, encoding="utf-8", timeout=120, check=False
    )
    assert "Traceback" not in answer.stderr, answer.stderr
    return Answer(answer.returncode, answer.stdout, answer.stderr)
