"""Crises that differ in names only: those of a role whose names the bounds call alike may change places."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from foedus.workbench.space.bounds import Bounds


def renamings(bounds: Bounds) -> Iterator[Mapping[str, str]]:
    """Every exchange of names that the bounds call alike."""
    groups = [bounds.roles[role] for role in bounds.alike]
    for exchanged in itertools.product(*(itertools.permutations(group) for group in groups)):
        pairs = (zip(group, fresh, strict=True) for group, fresh in zip(groups, exchanged, strict=True))
        yield dict(itertools.chain.from_iterable(pairs))


def told_apart(found: Iterable[Mapping[str, Any]], bounds: Bounds) -> list[Mapping[str, Any]]:
    """One of each sort of crises that differ in names only."""
    exchanges = list(renamings(bounds))
    kept: dict[str, Mapping[str, Any]] = {}
    for values in found:
        key = min(json.dumps(renamed(values, exchange), sort_keys=True) for exchange in exchanges)
        kept.setdefault(key, values)
    return list(kept.values())


def renamed(value: Any, exchange: Mapping[str, str]) -> Any:
    """The value with names exchanged, lists in one order."""
    if isinstance(value, Mapping):
        return {exchange.get(key, key): renamed(each, exchange) for key, each in value.items()}
    if isinstance(value, list):
        return sorted((renamed(each, exchange) for each in value), key=json.dumps)
    return exchange.get(value, value) if isinstance(value, str) else value
