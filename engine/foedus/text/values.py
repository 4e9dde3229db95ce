"""Frozen value classes that are quick to make.

The standard library's decorator compiles six methods for each class; for all classes of this package that takes
longer than a plain command needs to judge a case. This one compiles `__init__` alone and shares the rest. What it makes
has the fields of a dataclass, so that `dataclasses.replace` and `dataclasses.fields` work on it.
"""

from __future__ import annotations

import copy
import dataclasses
import inspect
from collections.abc import Mapping
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type)
Fields = dict[str, "dataclasses.Field[Any]"]


@dataclasses.dataclass(frozen=True)
class _Sample:
    field: int


_MODEL = dataclasses.fields(_Sample)[0]
"""A field as the standard library makes it: every other is a copy of it with a name, a type and a default."""


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(made: Class) -> Class:
    """Make a class of annotated fields a frozen value: equal by its fields, and hashable where they are."""
    fields = _fields(made)
    methods = {
        "__dataclass_fields__": fields,
        "__init__": _initializer(made, fields),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, method in (("__repr__", _written), ("__eq__", _equal), ("__hash__", _hashed)):
        if name not in made.__dict__:
            methods[name] = method
    for name, method in methods.items():
        type.__setattr__(made, name, method)
    return made


def _fields(made: type) -> Fields:
    found: Fields = {}
    for base in reversed(made.__mro__[1:]):
        found.update(getattr(base, "__dataclass_fields__", {}))
    for name, annotation in inspect.get_annotations(made).items():
        if not str(annotation).startswith("ClassVar"):
            found[name] = _field(made, name, annotation)
    return found


def _field(made: type, name: str, annotation: Any) -> dataclasses.Field[Any]:
    given = made.__dict__.get(name, dataclasses.MISSING)
    field = copy.copy(_MODEL)
    field.name, field.type = name, annotation
    if isinstance(given, dataclasses.Field):
        field.default, field.default_factory = given.default, given.default_factory
        field.compare, field.repr = given.compare, given.repr
        if given.default is dataclasses.MISSING:
            delattr(made, name)
        else:
            setattr(made, name, given.default)
    else:
        field.default = given
    return field


def _initializer(made: type, fields: Mapping[str, dataclasses.Field[Any]]) -> Any:
    """`__init__`, compiled from the names of the fields: they are identifiers, since a class body declared them."""
    scope: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    parameters, lines = [], ["    own = self.__dict__"]
    for name, field in fields.items():
        if field.default_factory is not dataclasses.MISSING:
            scope[f"make_{name}"] = field.default_factory
            parameters.append(f"{name}=MISSING")
            lines.append(f"    own[{name!r}] = make_{name}() if {name} is MISSING else {name}")
            continue
        if field.default is dataclasses.MISSING:
            parameters.append(name)
        else:
            scope[f"default_{name}"] = field.default
            parameters.append(f"{name}=default_{name}")
        lines.append(f"    own[{name!r}] = {name}")
    if hasattr(made, "__post_init__"):
        lines.append("    self.__post_init__()")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines), scope)
    return scope["__init__"]


def _refuse(_self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change '{name}' of a value")


def _compared(one: Any) -> tuple[Any, ...]:
    own = one.__dict__
    return tuple([own[name] for name, field in one.__dataclass_fields__.items() if field.compare])


def _equal(self: Any, other: object) -> Any:
    return _compared(self) == _compared(other) if other.__class__ is self.__class__ else NotImplemented


def _hashed(self: Any) -> int:
    return hash(_compared(self))


def _written(self: Any) -> str:
    own = self.__dict__
    shown = (f"{name}={own[name]!r}" for name, field in self.__dataclass_fields__.items() if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
