"""The JSON Schema of cases, and the beginning of a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.cases.case import Case
from foedus.cases.library import shipped_cases
from foedus.cases.schema import case_schema
from foedus.cases.starter import starter
from foedus.law.rulebook import Rulebook
from foedus.text.source import InputError
from foedus.text.yaml_reader import read, read_bytes

jsonschema = pytest.importorskip("jsonschema")
TOY = Path(__file__).parent.parent / "toy_treaty"


@pytest.fixture(scope="module")
def validator(law):
    schema = case_schema(law)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", [entry.path for entry in shipped_cases()], ids=lambda path: path.stem)
def test_shipped_cases_fit_the_schema(validator, path):
    assert [error.message for error in validator.iter_errors(read(path).value)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"incident": {}},
        {"kind": "invented"},
        {"places": {"town": {}}},
        {"places": {"Town": {"sovereign": "armenia"}}},
        {"incidents": {"raid": {"from": "2022-01-02", "against": "armenia", "force": "armed"}}},
        {"incidents": {"raid": {"from": "2022", "against": "armenia"}}},
        {"incidents": {"raid": {"from": "2022-01-02", "against": {"status": "alleged"}}}},
        {"expect": {"no.mechanism": "applies"}},
    ],
)
def test_what_is_wrong_does_not_fit(validator, change):
    frame = {"id": "a-case", "title": "A", "kind": "hypothetical", "date": "2022-01-20"}
    assert validator.is_valid(frame)
    assert not validator.is_valid({**frame, **change})


@pytest.mark.parametrize("rules", [None, TOY])
@pytest.mark.parametrize("title", [None, 'A "quoted": {title} # no\n%x', "…"])
def test_a_new_case_is_sound(rules, title):
    law = Rulebook.load(rules)
    text = starter("my-case", law, title, "2022-01-20")
    document = read_bytes(text.encode(), "my-case.yaml")
    read_back = Case.from_values(document.value, document, law)
    assert read_back.id == "my-case" and any(thing.days for thing in read_back.things)
    assert all(f"# {key}:" in text for key in law.vocabulary.sections)
    assert max(map(len, text.splitlines())) <= 130


def test_a_new_case_needs_an_id_and_a_day(law):
    with pytest.raises(InputError, match="did you mean 'my-case'"):
        starter("My Case", law)
    with pytest.raises(InputError, match="is not a date"):
        starter("my-case", law, date="tomorrow")
