"""What holds a folder to an example for every rule, where it fires, and a near case, where it does not."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.rules.cst.scenes import fired
from tests.support import law

Examples = dict[str, tuple[str, str]]


def examples_of(folder: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The examples that the test modules of a folder declare, by module and rule."""
    modules = sorted(path.stem for path in (Path(__file__).parent / folder).glob("test_*.py"))
    return {
        (module, rule): texts
        for module in modules
        if module != "test_every_rule"
        for rule, texts in getattr(import_module(f"tests.rules.{folder}.{module}"), "EXAMPLES", {}).items()
    }


def rules_of(folder: str) -> list[str]:
    """The ids of the rules of a folder, in order."""
    return sorted(rule.id for rule in law().rules.values() if rule.folder == folder)


def hold(rule: str, texts: tuple[str, str]) -> None:
    """The rule fires in its example, and not in the near case."""
    example, near = texts
    assert example != near
    assert rule in fired(example), "it does not fire in its example"
    assert rule not in fired(near), "it fires in the near case too"
