"""Write the reference: the help of every command, and the JSON Schemas. `python docs/reference/generate.py`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
_HEAD = """# Commands

Made from the commands' own `--help` by `docs/reference/generate.py`; a test fails when it is stale.
"""


def _help(*command: str) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    asked = [sys.executable, "-m", "foedus", *command, "--help"]
    answer = subprocess.run(asked, env=environment, capture_output=True, check=True, encoding="utf-8")
    return answer.stdout.strip()


def _commands(overview: str) -> list[str]:
    """The names in the list of commands, which ends the overview."""
    lines = overview.partition("Commands:\n")[2].splitlines()
    return [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")]


def commands() -> str:
    """The page of all commands."""
    overview = _help()
    parts = [_HEAD, _fenced("foedus --help", overview)]
    for name in _commands(overview):
        parts.append(f"## {name}\n\n{_fenced(f'foedus {name} --help', _help(name))}")
    return "\n".join(parts)


def _fenced(command: str, answer: str) -> str:
    return f"```console\n$ {command}\n{answer}\n```\n"


def opinion_schema() -> str:
    """The JSON Schema of an opinion."""
    from foedus.present.opinion_schema import opinion_schema as schema

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def case_schema() -> str:
    """The JSON Schema of a case file by the shipped vocabulary."""
    from foedus.cases.schema import case_schema as schema
    from foedus.law.rulebook import Rulebook

    return json.dumps(schema(Rulebook.load()), ensure_ascii=False, indent=2) + "\n"


def reason_schema() -> str:
    """The JSON Schema of reasons."""
    from foedus.present.reason_value import reason_schema as schema

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def timeline_schema() -> str:
    """The JSON Schema of a timeline."""
    from foedus.present.timeline_schema import timeline_schema as schema

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


PAGES = {
    "commands.md": commands,
    "opinion.schema.json": opinion_schema,
    "case.schema.json": case_schema,
    "reason.schema.json": reason_schema,
    "timeline.schema.json": timeline_schema,
}


if __name__ == "__main__":
    for page, make in PAGES.items():
        (HERE / page).write_text(make(), encoding="utf-8")
