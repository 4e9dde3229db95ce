"""Evaluating a loaded case in-process, all worlds, verdicts only, against the solver's own time for the same program.

Usage: python benchmarks/evaluate.py [RUNS]
"""

from __future__ import annotations

import statistics
import sys
import time

import clingo

from foedus import Case, Options, Rulebook, evaluate
from foedus.cases.encoding import encode
from foedus.cases.library import shipped_cases
from foedus.reasoning.program import make_program


def solver_alone(text: str, facts: tuple[clingo.Symbol, ...], rounds: int) -> float:
    """Grounding once and solving brave and cautious `rounds` times: overall and under each doctrine."""
    begun = time.perf_counter()
    control = clingo.Control(["--warn=none"])
    control.add("base", [], text)
    with control.backend() as backend:
        for fact in facts:
            backend.add_rule([backend.add_atom(fact)])
    control.ground([("base", [])])
    for _ in range(rounds):
        for mode in ("brave", "cautious"):
            control.configuration.solve.models, control.configuration.solve.enum_mode = 0, mode
            with control.solve(yield_=True) as handle:
                for model in handle:
                    model.symbols(shown=True)
    return time.perf_counter() - begun


def main() -> None:
    """Print a line for each shipped case."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    law = Rulebook.load()
    options = Options(hinges=False)
    for entry in shipped_cases():
        case = Case.load(entry.id, law)
        program = make_program(case, law, encode(case, law))
        text, rounds = program.text + program.shown, 1 + len(law.doctrines)
        pairs = []
        for _ in range(runs):
            begun = time.perf_counter()
            evaluate(case, law, options)
            ours = time.perf_counter() - begun
            pairs.append((ours, solver_alone(text, program.facts, rounds)))
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"{entry.id:40} {1000 * statistics.median(a for a, _ in pairs):6.1f} ms   ratio {ratio:.2f} (limit 1.5)")


if __name__ == "__main__":
    main()
