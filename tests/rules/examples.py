"""What holds a folder to an example for every rule, where it fires, and a near case, where it does not.

A text is solved once, and asked only of the rules that it is an example for: to watch every rule doubles the work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import yaml

from foedus import Options
from foedus.reasoning.conclusions import shown_verdicts
from tests.support import case, law

Examples = Mapping[str, tuple[str, str]]

_asked: dict[str, set[str]] = defaultdict(set)


def declared(examples: Examples) -> Examples:
    """The examples themselves; notes which rules each text is asked of."""
    for rule, texts in examples.items():
        for text in texts:
            _asked[text].add(rule)
    return examples


def examples_of(folder: str) -> dict[str, tuple[str, str]]:
    """The examples that the test modules of a folder declare, by rule. Raises AssertionError if a rule has two."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((Path(__file__).parent / folder).glob("test_*.py")):
        declares = getattr(import_module(f"tests.rules.{folder}.{path.stem}"), "EXAMPLES", {})
        assert not declares.keys() & found.keys(), f"{path.stem} has examples that another module has"
        found |= declared(declares)
    return found


def rules_of(folder: str) -> set[str]:
    """The ids of the rules of a folder."""
    return {rule.id for rule in law().rules.values() if rule.folder == folder}


def hold(rule: str, texts: tuple[str, str]) -> None:
    """The rule fires in its example, and not in the near case."""
    example, near = texts
    assert example != near
    assert rule in _fired(example), "it does not fire in its example"
    assert rule not in _fired(near), "it fires in the near case too"


@cache
def _fired(text: str) -> frozenset[str]:
    """Those of the rules asked of a text that fire in some world, with all readings open unless the text names some."""
    content = yaml.load(text, Loader=yaml.BaseLoader)
    options = Options(readings=content.pop("readings", "all"))
    told = case(yaml.safe_dump(content, sort_keys=False, width=1000))
    watchers = [_watcher(rule) for rule in sorted(_asked[text])]
    found = shown_verdicts(told, law(), options, [("fired", 1)], watchers)
    assert found is not None, "no world"
    return frozenset(rule for rule in _asked[text] if f'fired("{rule}")' in found.possible)


def _watcher(rule: str) -> str:
    _, arrow, body = law().rules[rule].text.partition(":-")
    return f'fired("{rule}") :- {body}' if arrow else f'fired("{rule}").'
