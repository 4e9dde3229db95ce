"""What reasons cost, as ratios from one run: of diagrams and hinges to verdicts alone, of proofs to a full opinion.

Usage: python benchmarks/reasons.py [CASE ...]
For each case: compiling its verdict diagrams (limit 5), the hinges of every mechanism (limit 10), and the proof or
why-not of every headline (limit 3 for all of a case's, explained from one preparation).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from foedus import Case, Options, Rulebook, evaluate
from foedus.cases.encoding import encode
from foedus.cases.library import shipped_cases
from foedus.reasoning.hinges import Diagrammed
from foedus.reasoning.program import make_program
from foedus.reasoning.proofs.why import explain_all
from foedus.reasoning.settling import goals

RUNS = 5


def median(task: Callable[[], object]) -> float:
    """The median time of a few runs, in milliseconds."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def measure(name: str, law: Rulebook) -> None:
    """Print a line for a case."""
    case = Case.load(name, law)
    base = median(lambda: evaluate(case, law, Options(hinges=False)))
    with_hinges = median(lambda: evaluate(case, law, Options(hinges=True)))
    program = make_program(case, law, encode(case, law))
    grounding = program.ground(60, observe=True).grounding
    compiling = median(lambda: Diagrammed(grounding, goals(law)))
    opinion = evaluate(case, law, Options(hinges=False))
    evaluated = median(lambda: evaluate(case, law))
    told = median(lambda: explain_all(case, opinion, law, Options()))
    number = sum(1 for each in opinion.mechanisms.values() if each.about)
    print(
        f"{name:36} evaluate {base:6.1f} ms | diagrams x{compiling / base:4.2f} (5) | hinges x{with_hinges / base:4.2f}"
        f" (10) | {number} reasons x{told / evaluated:4.2f} (3)"
    )


def main() -> None:
    """Measure the cases named, or all shipped ones."""
    law = Rulebook.load()
    for name in sys.argv[1:] or [entry.id for entry in shipped_cases()]:
        measure(name, law)


if __name__ == "__main__":
    main()
