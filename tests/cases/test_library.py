"""Finding cases."""

from __future__ import annotations

import pytest

from foedus.cases.case import Case
from foedus.cases.library import find_case, shipped_cases
from foedus.text.dates import day_text
from foedus.text.source import InputError


def test_the_list_says_what_the_files_say(law):
    for entry in shipped_cases():
        read = Case.load(entry.id, law)
        assert (entry.id, entry.title, entry.kind, entry.date) == (read.id, read.title, read.kind, day_text(read.date))
        assert entry.path.stem == read.id and entry.path.parent.name == read.kind


def test_unknown_names_have_the_nearest():
    name = shipped_cases()[0].id
    with pytest.raises(InputError, match=f"did you mean '{name}'"):
        find_case(name + "x")


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", "no\0thing"])
def test_odd_names_are_refused(name):
    with pytest.raises(InputError):
        Case.load(name)
