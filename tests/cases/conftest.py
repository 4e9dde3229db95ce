"""The law, and cases made from text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from crisis import HEAD

from foedus.cases.case import Case
from foedus.law.rulebook import Rulebook
from foedus.text.source import InputError
from foedus.text.yaml_reader import read_bytes


@pytest.fixture(scope="session")
def law() -> Rulebook:
    """The shipped law."""
    return Rulebook.load()


@pytest.fixture
def case(law: Rulebook) -> Callable[..., Case]:
    """A case from the YAML of its sections."""

    def made(sections: str, head: str = HEAD) -> Case:
        document = read_bytes((head + sections).encode(), "case.yaml")
        return Case.from_values(document.value, document, law)

    return made


@pytest.fixture
def refused(case: Callable[..., Case]) -> Callable[..., list[str]]:
    """The problems of a case that is refused, one line each."""

    def problems(sections: str, head: str = HEAD) -> list[str]:
        with pytest.raises(InputError) as caught:
            case(sections, head)
        return [str(problem) for problem in caught.value.problems]

    return problems
