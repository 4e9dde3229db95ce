"""Whatever is given: a case or InputError, and never more than symbols."""

# ruff: noqa: E501 (a case on one line is easier to read)

from __future__ import annotations

import copy
import re

from crisis import CRISIS, HEAD
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.cases.case import Case
from foedus.cases.encoding import encode, missing_items
from foedus.law.rulebook import Rulebook
from foedus.text.names import is_identifier
from foedus.text.source import InputError
from foedus.text.yaml_reader import read_bytes

LAW = Rulebook.load()
WHOLE = read_bytes((HEAD + CRISIS + """
sources: {paper: {title: A paper, where: there, grade: B}}
summary: what happened
requests:
  appeal: {title: an appeal, by: kazakhstan, to: csc, on: 2022-01-05, about: raid, asks: [assistance], invokes: cst.4,
    declares: {value: attacked, status: alleged, by: kazakhstan, source: paper, note: so it is said}}
decisions:
  send: {organ: csc, on: 2022-01-06, kind: deploy, votes: {others: for}, reservations: {armenia: a text}}
conflicts:
  war: {sides: [[armenia], [azerbaijan]], first_use: unknown, cease_fires: [{on: 2021-05-01, kept: true}]}
record: [{by: csc, on: 2022-01-06, says: words}]
suppose: [{state: armenia, not_party_to: cst, from: 2022-01-01}]
expect: {cst.4.collective_defence: arguable}
""").encode(), "case.yaml").value  # fmt: skip
EVIL = ('x"). stage(a,b,c).', "#script (python) x #end.", "a.\n:- a.", "%* *%", "not", "__x", "X", "f(x)", "'", "\\", "")
WORDS = sorted({*LAW.vocabulary.sections, *LAW.states, *EVIL, "value", "one_of", "status", "raid", "on", "unknown"})

scalars = st.one_of(st.none(), st.sampled_from(WORDS), st.text(max_size=8), st.booleans(), st.integers())
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(WORDS), inner, max_size=3)),
    max_leaves=12,
)


def paths(value, path=()):
    """Every place in a value."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        yield from paths(part, (*path, key))


def put(value, path, new):
    """A copy with another value at a place."""
    whole = copy.deepcopy(value)
    at = whole
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = new
    return whole


def renamed(value, path, new):
    """A copy with another key at a place."""
    whole = copy.deepcopy(value)
    at = whole
    for step in path[:-1]:
        at = at[step]
    at[new] = at.pop(path[-1])
    return whole


PLACES = [path for path in paths(WHOLE) if path]
KEYS = [path for path in PLACES if isinstance(path[-1], str)]


def terms(part):
    if isinstance(part, (list, tuple)):
        for each in part:
            yield from terms(each)
    else:
        yield part


def hold_to_symbols(case):
    """No argument of an atom is anything but a number, an identifier, or a provision of the record."""
    encoding = encode(case, LAW)
    items = missing_items(case, LAW)
    atoms = [*encoding.facts, *(atom for _, _, atom in encoding.effects), *(atom for item in items for atom in item.effects)]
    known = {*LAW.instruments, *(name for each in LAW.instruments.values() for name in each.provisions)}
    for atom in atoms:
        assert is_identifier(atom.name)
        for term in terms(atom.arguments):
            assert isinstance(term, int) or is_identifier(term) or (term[0] == '"' and term[1:] in known)


def try_case(value):
    try:
        case = Case.from_mapping(value, LAW)
    except InputError as error:
        assert error.problems and all(str(problem) for problem in error.problems)
        return None
    hold_to_symbols(case)
    return case


def test_the_whole_case_is_sound():
    assert try_case(WHOLE) is not None


@settings(max_examples=300, deadline=None)
@given(st.one_of(values, st.dictionaries(st.sampled_from([*LAW.vocabulary.sections, "id", "date", "expect"]), values)))
def test_any_value(value):
    try_case(value)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), values)
def test_any_value_anywhere(path, value):
    try_case(put(WHOLE, path, value))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KEYS), st.one_of(st.sampled_from(WORDS), st.text(max_size=8)))
def test_any_key_anywhere(path, key):
    try_case(renamed(WHOLE, path, key))


def test_what_looks_like_a_program_is_text_or_refused():
    for evil in EVIL:
        for path in PLACES:
            try_case(put(WHOLE, path, evil))
        for path in KEYS:
            try_case(renamed(WHOLE, path, evil))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data):
    try:
        document = read_bytes(data, "case.yaml")
        Case.from_values(document.value, document, LAW)
    except InputError as error:
        assert re.match(r"case\.yaml:\d+:\d+: ", str(error))


def test_a_case_read_again_from_its_whole_is_the_same():
    case = Case.from_mapping(WHOLE, LAW)
    again = Case.from_mapping(case.whole, LAW)
    assert again == case
