"""A pytest plugin: each case file of a configured folder is a test that holds the case to what it expects.

In the ini file: `foedus_cases = cases/ more/` names folders or files, from the root folder; `foedus_rules = rules/` the
rules to hold them to, where these are not the shipped ones. Without `foedus_cases` the plugin does nothing, and nothing
of the engine is imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from foedus.law.rulebook import Rulebook
    from foedus.workbench.testing import Outcome

CASES, RULES = "foedus_cases", "foedus_rules"
_ENDINGS = (".yaml", ".yml")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings."""
    parser.addini(CASES, "folders or files of foedus cases, from the root folder", type="args", default=[])
    parser.addini(RULES, "a folder of rules for these cases; the shipped ones if not given", default="")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Collect the folders of cases also where they are not among the folders of tests."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        given = {Path(config.rootpath, each) for each in config.args}
        for path in _configured(config):
            if not any(path == each or each in path.parents for each in given):
                config.args.append(str(path))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A case file below a configured folder."""
    if file_path.suffix not in _ENDINGS:
        return None
    for path in _configured(parent.config):
        if file_path == path or path in file_path.parents:
            collected: pytest.Collector = CaseFile.from_parent(parent, path=file_path)
            return collected
    return None


def _configured(config: pytest.Config) -> list[Path]:
    return [Path(config.rootpath, each).resolve() for each in config.getini(CASES)]


class CaseFile(pytest.File):
    """A case file: one test, named after the file."""

    def collect(self) -> Iterable[pytest.Item]:
        """The test."""
        yield CaseTest.from_parent(self, name=self.path.stem)


class CaseTest(pytest.Item):
    """A case held to what it expects."""

    def runtest(self) -> None:
        """Hold it. Raises NotAsExpected where the opinion is another."""
        from foedus.workbench.testing import PASSED, SILENT, outcome_of

        outcome = outcome_of(self.path, _rulebook(self.config))
        if outcome.status == SILENT:
            pytest.skip("the case expects nothing")
        if outcome.status != PASSED:
            raise NotAsExpected(outcome)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was expected and what was found, without a traceback."""
        if isinstance(excinfo.value, NotAsExpected):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the expectations stand."""
        return self.path, None, self.name


class NotAsExpected(Exception):
    """An opinion differs from what the case expects, or the case cannot be read."""

    def __init__(self, outcome: Outcome) -> None:
        from foedus.present import text
        from foedus.present.tested_page import tested_page

        super().__init__(text.draw(tested_page([outcome])[:-1]))


def _rulebook(config: pytest.Config) -> Rulebook:
    from foedus.law.rulebook import Rulebook

    folder = config.getini(RULES)
    return Rulebook.load(Path(config.rootpath, folder) if folder else None)
