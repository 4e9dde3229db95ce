"""The engine's own part of the program: facts that depend on questions, readings on a day, admissible worlds."""

from __future__ import annotations

from foedus.law import seam
from foedus.law.vocabulary import Vocabulary

GLUE = """\
reads(T,P,D) :- reading(T,Q,P), in_period(T,Q,D).
some_excluded :- excluded(_,_).
admissible :- not some_excluded.
"""


def lifting(vocabulary: Vocabulary) -> str:
    """The text that lets each fact of the vocabulary depend on the answers."""
    lines = ["happened(X1) :- holds(happened(X1))."]
    for name, arity in sorted(vocabulary.predicates.items()):
        lines.append(_lift(name, arity, name in vocabulary.event_predicates))
    lines.append(_lift("event_day", 2, True))
    lines += [_lift(name, arity, False) for name, arity in seam.LIFTED]
    return "\n".join(lines) + "\n" + GLUE


def _lift(name: str, arity: int, of_event: bool) -> str:
    variables = ",".join(f"X{number}" for number in range(1, arity + 1))
    atom = f"{name}({variables})" if variables else name
    return f"{atom} :- holds({atom})" + (", happened(X1)." if of_event else ".")
