"""The engine's own part of the program: facts that depend on questions, readings on a day, admissible worlds."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law import seam
from foedus.law.predicates import Predicate
from foedus.law.vocabulary import Vocabulary

GLUE = """\
reads(T,P,D) :- reading(T,Q,P), in_period(T,Q,D).
some_excluded :- excluded(_,_).
admissible :- not some_excluded.
"""

SHOW = "".join(f"#show {name}/{arity}.\n" for name, (arity,) in seam.CONCLUDED.items())
"""What a solve may be asked to show: the seam. Not part of the program, since each question shows what it asks."""


def lifting(vocabulary: Vocabulary, declared: Iterable[Predicate]) -> str:
    """The text that lets each fact of the vocabulary depend on the answers, and defines what may be without facts."""
    lines = ["happened(X1) :- holds(happened(X1))."]
    for name, arity in sorted(vocabulary.predicates.items()):
        lines.append(_lift(name, arity, name in vocabulary.event_predicates))
    lines.append(_lift("event_day", 2, True))
    lines += [_lift(name, arity, False) for name, arity in seam.LIFTED]
    return "\n".join(lines) + "\n" + GLUE + _defined(vocabulary, declared)


def _lift(name: str, arity: int, of_event: bool) -> str:
    variables = ",".join(f"X{number}" for number in range(1, arity + 1))
    atom = f"{name}({variables})" if variables else name
    return f"{atom} :- holds({atom})" + (", happened(X1)." if of_event else ".")


def _defined(vocabulary: Vocabulary, declared: Iterable[Predicate]) -> str:
    signatures = {f"{name}/{arity}" for name, arity in vocabulary.predicates.items()}
    signatures |= {f"{each.name}/{each.arity}" for each in declared}
    for known in (seam.CONCLUDED, seam.GIVEN, seam.WORLDS):
        signatures |= {f"{name}/{arity}" for name, arities in known.items() for arity in arities}
    return "".join(f"#defined {signature}.\n" for signature in sorted(signatures))
