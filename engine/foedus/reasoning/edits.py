"""Edits of a case's values: each alters one thing that the case says, as a file that is based on it would."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, Final

from foedus.text.values import frozen

NEW: Final = "new"
SET: Final = "set"
ADD: Final = "add"
DROP: Final = "drop"
REPLACE: Final = "replace"
ENTRY: Final = "entry"
HAPPENED = "happened"
NOT_HAPPENED: Final[Mapping[str, str]] = {"value": "true", "status": "rejected"}


@frozen
class Edit:
    """One alteration.

    `new`: a thing with `body`. `set`: the field has `value` (None: the case says nothing of it). `add`, `drop`,
    `replace`: of the values of a list, where `old` is the one that goes. `entry`: of a map, the value of `key` (None:
    none for it).
    """

    kind: str
    section: str
    thing: str
    field: str = ""
    value: Any = None
    old: str | None = None
    key: str | None = None
    body: Any = None

    @property
    def slot(self) -> str | None:
        """What only one edit can alter; None for what may be added beside others."""
        parts = (self.section, self.thing, self.field, self.old or self.key or "")
        return None if self.kind == ADD else ".".join(parts)


def edited(whole: Mapping[str, Any], edits: Iterable[Edit]) -> dict[str, Any]:
    """The values of the case with these edits made."""
    result = dict(whole)
    for edit in edits:
        things = dict(result.get(edit.section) or {})
        if edit.kind == NEW:
            things[edit.thing] = deepcopy(edit.body)
        else:
            things[edit.thing] = _thing(things[edit.thing], edit)
        result[edit.section] = things
    return result


def _thing(body: Mapping[str, Any], edit: Edit) -> dict[str, Any]:
    altered = dict(body)
    value: Any
    if edit.kind == SET:
        value = edit.value
    elif edit.kind == ENTRY:
        entries = {**(altered.get(edit.field) or {}), edit.key: edit.value}
        value = {key: each for key, each in entries.items() if each is not None} or None
    else:
        items = as_list(altered.get(edit.field))
        if edit.kind == ADD:
            value = [*items, edit.value]
        elif edit.kind == DROP:
            value = [item for item in items if plain_value(item) != edit.old] or None
        else:
            value = [edit.value if plain_value(item) == edit.old else item for item in items]
    if value is None:
        altered.pop(edit.field, None)
    else:
        altered[edit.field] = value
    return altered


def as_list(raw: Any) -> list[Any]:
    """The items of a field, one or several."""
    return [] if raw is None else list(raw) if isinstance(raw, list) else [raw]


def plain_value(item: Any) -> Any:
    """What an item says, without its status and source."""
    return item.get("value") if isinstance(item, dict) else item


def change_block(before: Mapping[str, Any], after: Mapping[str, Any], sections: Iterable[str]) -> dict[str, Any]:
    """What a case file based on `before` must say under `change:` to tell `after`."""
    block: dict[str, Any] = {}
    for section in sections:
        old, new = before.get(section) or {}, after.get(section) or {}
        for name, body in new.items():
            if name not in old:
                block.setdefault(section, {})[name] = body
            elif body != old[name]:
                block.setdefault(section, {})[name] = _difference(old[name], body)
    return block


def _difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for field in dict.fromkeys((*old, *new)):
        if field not in new:
            changed[field] = None
        elif field not in old or old[field] != new[field]:
            changed[field] = _written(old.get(field), new[field])
    return changed


def _written(old: Any, new: Any) -> Any:
    """The new value, so written that nothing of the old one is kept in it."""
    if isinstance(new, dict) and isinstance(old, dict) and "value" not in new:
        return {key: value for key, value in new.items() if old.get(key) != value}
    if isinstance(new, dict) and isinstance(old, dict):
        return {**{key: None for key in old if key not in new}, **new}
    return new
