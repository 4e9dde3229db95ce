"""A YAML document checked against its model: what pydantic finds becomes problems with places and nearest names."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from foedus.text.names import nearest
from foedus.text.source import Problem
from foedus.text.yaml_reader import Document

Model = TypeVar("Model")


def checked(document: Document, form: type[Model] | Any, problems: list[Problem]) -> Model | None:
    """The document as the form has it, or None with what is wrong added to `problems`."""
    try:
        return typing.cast(Model, TypeAdapter(form).validate_python(document.value))
    except ValidationError as error:
        for found in error.errors(include_url=False):
            problems.append(_problem(document, form, found))
        return None


def _problem(document: Document, form: Any, found: Any) -> Problem:
    path = _in_document(document.value, found["loc"])
    kind, message = found["type"], found["msg"].removeprefix("Value error, ")
    place = document.place(path)
    if kind == "extra_forbidden":
        place = document.key_place(path)
        known = _known_keys(form, found["loc"][:-1])
        key = str(found["loc"][-1])
        return Problem(
            f"unknown key '{key}'", place, "one of " + ", ".join(known) if known else None, nearest(key, known)
        )
    if kind == "missing":
        return Problem(f"'{found['loc'][-1]}' is missing", place, f"a value for '{found['loc'][-1]}'")
    if kind == "literal_error":
        known = [name.strip("' ") for name in str(found["ctx"]["expected"]).replace(" or ", ",").split(",")]
        said = str(found["input"])
        return Problem(f"'{said}' is not allowed here", place, "one of " + ", ".join(known), nearest(said, known))
    said = found["input"]
    shown = f"'{said}': " if isinstance(said, str) and said not in message and len(said) < 60 else ""
    where = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
    return Problem(f"{where}{shown}{message[:1].lower()}{message[1:]}", place)


def _in_document(value: Any, location: Sequence[str | int]) -> tuple[str | int, ...]:
    """The part of pydantic's location that the document has: names of union branches and missing keys fall away."""
    path: list[str | int] = []
    for step in location:
        items = value if isinstance(value, dict) else dict(enumerate(value)) if isinstance(value, list) else {}
        if step in items:
            value = items[step]
            path.append(step)
    return tuple(path)


def _known_keys(form: Any, location: Sequence[str | int]) -> list[str]:
    model = _model_at(form, list(location))
    if model is None:
        return []
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_at(form: Any, location: list[str | int]) -> type[BaseModel] | None:
    origin = get_origin(form)
    if origin is Annotated:
        return _model_at(get_args(form)[0], location)
    if origin in (Union, types.UnionType):
        models = (_model_at(part, location) for part in get_args(form))
        return next((model for model in models if model is not None), None)
    if isinstance(form, type) and issubclass(form, BaseModel):
        return _model_inside(form, location)
    if origin in (list, dict) and location:
        return _model_at(get_args(form)[-1], location[1:])
    return None


def _model_inside(form: type[BaseModel], location: list[str | int]) -> type[BaseModel] | None:
    if not location:
        return form
    if location[0] == form.__name__:
        return _model_at(form, location[1:])
    fields = form.model_fields.items()
    return next(
        (_model_at(info.annotation, location[1:]) for name, info in fields if location[0] in (name, info.alias)), None
    )
