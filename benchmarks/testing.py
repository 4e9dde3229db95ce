"""Holding all shipped cases to what they expect, against evaluating them: one process, nothing kept.

Usage: python benchmarks/testing.py [RUNS]
"""

from __future__ import annotations

import statistics
import sys
import time

from foedus import Case, Rulebook, evaluate
from foedus.workbench.holding import hold
from foedus.workbench.testing import files_of, outcome_of


def main() -> None:
    """Print medians over all cases."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    law = Rulebook.load()
    files = files_of([])
    cases = [Case.load(path, law) for path in files]
    timed: dict[str, list[float]] = {"evaluating": [], "testing": [], "unchanged": []}
    for _ in range(runs):
        for name, taken in timed.items():
            begun = time.perf_counter()
            for path, case in zip(files, cases, strict=True):
                if name == "evaluating":
                    evaluate(case, law)
                elif name == "testing":
                    hold(case, law)
                else:
                    outcome_of(path, law)
            taken.append(time.perf_counter() - begun)
    ratio = statistics.median(a / b for a, b in zip(timed["testing"], timed["evaluating"], strict=True))
    for name, seconds in timed.items():
        print(f"{name:12} {len(cases)} cases {1000 * statistics.median(seconds):7.0f} ms")
    print(f"testing against evaluating: {ratio:.2f} (limit 2)")


if __name__ == "__main__":
    main()
