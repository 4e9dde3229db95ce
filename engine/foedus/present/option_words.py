"""Under which options something was found, in words; an option that was left as it is says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.present.words import series
from foedus.reasoning.view import View

_FACTS = {
    "established": "only what is established",
    "alleged": "open facts taken as alleged",
    "burden": "open facts are decided by the burden of proof",
}
_WITH_FACTS = {
    "established": "with only what is established",
    "alleged": "with open facts taken as alleged",
    "burden": "with open facts decided by the burden of proof",
}


def option_words(view: View) -> Iterator[str]:
    """The options one by one."""
    if view.put_to is not None:
        yield f"put to the {view.put_to}"
    if view.outliers:
        yield "all readings, the outliers too"
    yield from (f"“{each.term}” read as: {series(each.positions, 'or')}" for each in view.readings)
    if view.facts in _FACTS:
        yield _FACTS[view.facts]
    if view.doctrine is not None:
        yield f"under “{view.doctrine}”"
    if view.opened:
        yield "what the case does not say is taken as open"


def options_below(view: View) -> str:
    """The options as they follow what else a line below a title says, each after a semicolon."""
    return "".join(f"; {each}" for each in option_words(view))


def within(view: View) -> str:
    """The worlds over which a verdict was found, to begin a clause with: `over all admissible readings`."""
    return " ".join((_readings_within(view), *_facts_within(view)))


def facts_within(view: View) -> str:
    """How facts were taken, to follow another view: `, with only what is established`; nothing where they stay open."""
    return "".join(f", {each}" for each in _facts_within(view))


def _readings_within(view: View) -> str:
    chosen = "on the readings chosen" if view.readings else None
    if view.doctrine is not None:
        return " ".join(filter(None, (f"under “{view.doctrine}”", chosen)))
    return chosen or ("over all readings, the outliers too" if view.outliers else "over all admissible readings")


def _facts_within(view: View) -> Iterator[str]:
    if view.facts in _WITH_FACTS:
        yield _WITH_FACTS[view.facts]
    if view.opened:
        yield "with what the case does not say taken as open"
