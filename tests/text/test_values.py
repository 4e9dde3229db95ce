"""Values are what frozen dataclasses are: equal by their fields, hashable, unchangeable, replaceable."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from foedus.text.values import frozen


@frozen
class Point:
    """A place."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = ()
    notes: dict[str, str] = dataclasses.field(default_factory=dict, compare=False, repr=False)


@frozen
class Named(Point):
    """A place with a name."""

    name: str = "here"


def test_values_are_equal_by_their_fields_and_hashable() -> None:
    assert Point(1, 2) == Point(1, y=2)
    assert Point(1, 2) != Point(1, 3)
    assert Point(1) != (1, 0, ())
    assert len({Point(1), Point(1, 0), Point(2)}) == 2
    assert Point(1, notes={"a": "b"}) == Point(1)


def test_a_value_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    assert point.x == 1


def test_a_value_can_be_replaced_written_and_kept() -> None:
    point = Point(1, tags=("a",))
    assert dataclasses.replace(point, y=5) == Point(1, 5, ("a",))
    assert [field.name for field in dataclasses.fields(Named)] == ["x", "y", "tags", "notes", "name"]
    assert repr(point) == "Point(x=1, y=0, tags=('a',))"
    assert pickle.loads(pickle.dumps(Named(1, name="there"))) == Named(1, name="there")


def test_defaults_made_by_a_function_are_not_shared() -> None:
    assert Point(1).notes is not Point(1).notes


def test_a_missing_or_unknown_argument_is_an_error() -> None:
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, z=2)  # type: ignore[call-arg]
