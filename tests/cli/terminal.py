"""The command line as a user has it: output, errors and exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from foedus.cli import app

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests" / "toy_treaty"
_ON_THEIR_OWN = frozenset({"test", "coverage", "diff", "mutate", "verify", "explore", "timeline"})
"""Commands that may start processes: not from within one that tests run in."""


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


def foedus(*arguments: str | Path, folder: Path | None = None, **environment: str) -> Answer:
    """Run `foedus` with these arguments: here where that makes no difference, else as `process` does."""
    asked = list(map(str, arguments))
    if environment or "--rules" in asked or not asked or asked[0] in _ON_THEIR_OWN:
        return process(*asked, folder=folder, **environment)
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        chdir(folder if folder is not None else Path.cwd()),
        patch.object(sys, "argv", ["foedus", *asked]),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        code = app.run()
    return Answer(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))  # type: ignore[attr-defined]


def process(*arguments: str | Path, folder: Path | None = None, **environment: str) -> Answer:
    """Run `foedus` with these arguments in a process of its own."""
    asked = [sys.executable, "-m", "foedus", *map(str, arguments)]
    given = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    answer = subprocess.run(
        asked, capture_output=True, cwd=folder, env=given, encoding="utf-8", timeout=120, check=False
    )
    assert "Traceback" not in answer.stderr, answer.stderr
    return Answer(answer.returncode, answer.stdout, answer.stderr)
