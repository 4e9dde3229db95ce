"""A plain `foedus eval` from process start to exit, against a bare process that grounds and solves the same program.

Usage: python benchmarks/start.py [CASE] [RUNS]
Prints medians in milliseconds and the median of the ratios pair by pair, for the second and later runs (the cache of
parsed rules is warm, the usual state) and for the first (reported only).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from foedus import Case, Rulebook
from foedus.cases.encoding import encode
from foedus.reasoning.program import make_program

BARE = """
import sys
import clingo, pydantic, typer, yaml
control = clingo.Control(["--warn=none"])
control.load(sys.argv[1])
control.ground([("base", [])])
for mode in ("brave", "cautious"):
    control.configuration.solve.models, control.configuration.solve.enum_mode = 0, mode
    with control.solve(yield_=True) as handle:
        for model in handle:
            print(len(model.symbols(shown=True)))
"""


def program_of(case: str) -> str:
    """The very program that `foedus eval` solves, as text."""
    law = Rulebook.load()
    loaded = Case.load(case, law)
    program = make_program(loaded, law, encode(loaded, law))
    return program.text + program.shown + "".join(f"{fact}.\n" for fact in program.facts)


def milliseconds(command: list[str], environment: dict[str, str]) -> float:
    """How long a process takes, from start to exit."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - begun)


def main() -> None:
    """Run the pairs and print the ratios."""
    case = sys.argv[1] if len(sys.argv) > 1 else "kazakhstan-2022"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "program.lp"
        text.write_text(program_of(case), encoding="utf-8")
        # As an installed package has it: modules compiled once, whatever this shell says of writing bytecode.
        environment = dict(os.environ, FOEDUS_CACHE=str(Path(folder) / "cache"), PYTHONPYCACHEPREFIX=f"{folder}/code")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ours = [sys.executable, "-m", "foedus", "eval", case]
        bare = [sys.executable, "-c", BARE, str(text)]
        first = milliseconds(ours, environment)
        milliseconds(bare, environment)
        pairs = [(milliseconds(ours, environment), milliseconds(bare, environment)) for _ in range(runs)]
    print(f"foedus eval {case}: median {statistics.median(a for a, _ in pairs):.0f} ms; first run {first:.0f} ms")
    print(f"bare process: median {statistics.median(b for _, b in pairs):.0f} ms")
    print(f"ratio, median of {runs} pairs: {statistics.median(a / b for a, b in pairs):.2f} (limit 1.5)")


if __name__ == "__main__":
    main()
