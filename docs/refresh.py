"""Run the commands that the README and the guides show, and put their real output in place.

Usage: python docs/refresh.py [--check] [--slow]
A block that begins with ```console holds commands after `$ `, each followed by its output. With --check nothing is
written, and the exit code is 1 where a block is stale. Commands run in an empty folder, 100 columns wide. Blocks that
begin with ```console slow take minutes: they are run with --slow only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console( slow)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def pages() -> list[Path]:
    """The README and every guide."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def run(command: str, folder: Path) -> str:
    """What a command prints, errors included."""
    binaries = str(Path(sys.executable).parent)
    environment = dict(os.environ, PATH=f"{binaries}:{os.environ['PATH']}", COLUMNS="100", NO_COLOR="1")
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def commands(block: str) -> Iterator[str]:
    """The commands of a block."""
    for line in block.splitlines():
        if line.startswith("$ "):
            yield line[2:]


def refreshed(text: str, slow: bool = False) -> str:
    """The page with the real output of its commands; of slow ones only where asked."""

    def block(match: re.Match[str]) -> str:
        if match[1] and not slow:
            return match[0]
        with tempfile.TemporaryDirectory() as folder:
            parts = [f"$ {command}\n{run(command, Path(folder))}" for command in commands(match[2])]
        body = "".join(part if part.endswith("\n") else part + "\n" for part in parts)
        return f"```console{match[1] or ''}\n{body}```"

    return BLOCK.sub(block, text)


def main() -> int:
    """Refresh or check every page."""
    stale = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        new = refreshed(text, "--slow" in sys.argv)
        if new != text:
            stale.append(page.relative_to(ROOT))
            if "--check" not in sys.argv:
                page.write_text(new, encoding="utf-8")
    print("\n".join(map(str, stale)) or "all fresh")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
