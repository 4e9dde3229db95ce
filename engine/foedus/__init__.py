"""Foedus: the law of a collective-defence alliance as answer-set rules.

    import foedus
    opinion = foedus.evaluate("my-case.yaml")        # or the name of a shipped case
    print(opinion)                                   # every mechanism: applies, does not apply, arguable, and why
    opinion.mechanisms["…"].verdict                  # one mechanism; also .stages, .doctrines, .instances
    foedus.evaluate("my-case.yaml", doctrine="…", facts="established", at="2022-01-05")

Names are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.cases.case import Case
    from foedus.law.rulebook import Rulebook
    from foedus.reasoning.change import Changes, changes
    from foedus.reasoning.compare import Comparison, compare
    from foedus.reasoning.decisive import decisive
    from foedus.reasoning.evaluate import evaluate
    from foedus.reasoning.opinion import Opinion
    from foedus.reasoning.options import Options
    from foedus.reasoning.pleading import Pleading, plead
    from foedus.reasoning.timeline.making import timeline
    from foedus.reasoning.timeline.strip import Timeline
    from foedus.text.source import InputError, LimitReached

__version__ = "0.1.0"

__all__ = [
    "Case",
    "Changes",
    "Comparison",
    "InputError",
    "LimitReached",
    "Opinion",
    "Options",
    "Pleading",
    "Rulebook",
    "Timeline",
    "changes",
    "compare",
    "decisive",
    "evaluate",
    "plead",
    "timeline",
]

_HOMES = {
    "Case": "foedus.cases.case",
    "Changes": "foedus.reasoning.change",
    "Comparison": "foedus.reasoning.compare",
    "InputError": "foedus.text.source",
    "LimitReached": "foedus.text.source",
    "Opinion": "foedus.reasoning.opinion",
    "Options": "foedus.reasoning.options",
    "Pleading": "foedus.reasoning.pleading",
    "Rulebook": "foedus.law.rulebook",
    "Timeline": "foedus.reasoning.timeline.strip",
    "changes": "foedus.reasoning.change",
    "compare": "foedus.reasoning.compare",
    "decisive": "foedus.reasoning.decisive",
    "evaluate": "foedus.reasoning.evaluate",
    "plead": "foedus.reasoning.pleading",
    "timeline": "foedus.reasoning.timeline.making",
}


def __getattr__(name: str) -> object:
    """Load a public name on its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'foedus' has no attribute '{name}'")
    from importlib import import_module

    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
