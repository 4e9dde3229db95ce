"""Under which options something was found, in words; an option that was left as it is says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_READINGS = {"main": None, "all": "all readings, the outliers too"}
_FACTS = {
    "all": None,
    "established": "only what is established",
    "alleged": "open facts taken as alleged",
}


def option_words(options: Mapping[str, Any], doctrine_titles: Mapping[str, str]) -> Iterator[str]:
    """The options one by one; `doctrine_titles` by the doctrines’ names."""
    readings = str(options.get("readings") or "main")
    named = _READINGS.get(readings, f"readings {readings.replace('_', ' ')}")
    facts = _FACTS.get(str(options.get("facts") or "all"))
    doctrine = options.get("doctrine")
    yield from (said for said in (named, facts) if said)
    if doctrine:
        yield f"under “{doctrine_titles.get(str(doctrine), str(doctrine))}”"
    if options.get("burden"):
        yield "open facts are decided by the burden of proof"
    if options.get("missing") == "unknown":
        yield "what the case does not say is taken as open"
