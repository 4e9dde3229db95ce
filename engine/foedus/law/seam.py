"""The seam between rules and engine: the predicates that both know, and nothing else."""

from __future__ import annotations

from typing import Final

# What rules conclude, in any folder, about that folder's own ids.
CONCLUDED: Final[dict[str, tuple[int, ...]]] = {
    "candidate": (2,),
    "stage": (3,),
    "breach": (3,),
    "lacuna": (2,),
    "doubt": (2,),
    "bound": (4,),
    "excluded": (2,),
    "violated": (2,),
}

# What rules are given besides the vocabulary's facts.
GIVEN: Final[dict[str, tuple[int, ...]]] = {
    "event_day": (2,),
    "happened": (1,),
    "reads": (3,),
    "in_force": (4,),
    "party_event": (4,),
    "contested": (2,),
    "said": (2, 3),
    "state": (1,),
    "organ": (1,),
    "day": (1,),
    "question_day": (1,),
    "instrument": (1,),
    "provision_of": (2,),
}

# What only the rules that make the worlds see.
WORLDS: Final[dict[str, tuple[int, ...]]] = {
    "question": (1,),
    "option": (2,),
    "effect": (3,),
    "answer": (2,),
    "holds": (1,),
    "period": (2,),
    "in_period": (3,),
    "position": (3,),
    "reading": (3,),
}

# Seam predicates that questions may decide, beside the vocabulary's own.
LIFTED: Final[tuple[tuple[str, int], ...]] = (("said", 2), ("said", 3))

PROPERTIES_FOLDER: Final = "properties"
"""The folder of what must hold in every crisis; its rules alone conclude `violated`."""
WORLDS_FILE: Final = "worlds.lp"
DEFAULTS_FILE: Final = "defaults.lp"
# Predicates of the record that a default may add to: a case may complete the record of parties.
ADDED_BY_DEFAULTS: Final = frozenset({"party_event"})

# Event kinds that `suppose` adds to the record of parties.
SUPPOSED_KINDS: Final = ("suppose_party", "suppose_end", "suppose_not_party", "suppose_not_end")


def arities(name: str, worlds: bool) -> tuple[int, ...] | None:
    """With how many arguments a seam predicate comes, None if the name is not of the seam."""
    known = CONCLUDED.get(name) or GIVEN.get(name)
    return known or (WORLDS.get(name) if worlds else None)
