"""Variants: proposed changes of the law, laid over it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from foedus.law.forms import checked
from foedus.law.models import VariantFile
from foedus.text.names import nearest
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen
from foedus.text.yaml_reader import Document, read_bytes


@frozen
class Variant:
    """What variant.yaml says: rules that it drops, constants that it sets, changes of data by file."""

    title: str
    reason: str
    drops: tuple[str, ...]
    parameters: dict[str, str]
    change: dict[str, Any]
    document: Document

    def unknown_drops(self, known: Collection[str]) -> list[Problem]:
        """Drops that name no rule."""
        return [
            Problem(f"unknown rule '{name}'", self.document.place(("drops", index)), None, nearest(name, known))
            for index, name in enumerate(self.drops)
            if name not in known
        ]

    def unknown_parameters(self, known: Collection[str]) -> list[Problem]:
        """Parameters that no rule file defines, or whose value is neither a number nor a name."""
        problems = []
        for name, value in self.parameters.items():
            place = self.document.key_place(("parameters", name))
            if name not in known:
                problems.append(Problem(f"unknown parameter '{name}'", place, None, nearest(name, known)))
            if not value.isascii() or not value.replace("_", "").isalnum() or len(value) > 40 or value[:1].isupper():
                problems.append(Problem(f"'{value}' is no value of a parameter", place, "a number or a name"))
        return problems

    def unknown_files(self, known: Collection[str]) -> list[Problem]:
        """Changes of files that the rulebook does not have."""
        return [
            Problem(f"unknown file '{name}'", self.document.key_place(("change", name)), None, nearest(name, known))
            for name in self.change
            if name not in known
        ]


def read_variant(data: bytes, shown: str) -> Variant:
    """The variant that a variant.yaml describes."""
    document = read_bytes(data, shown)
    problems: list[Problem] = []
    form: VariantFile | None = checked(document, VariantFile, problems)
    if form is None:
        raise InputError(problems)
    return Variant(form.title, form.reason, tuple(form.drops), dict(form.parameters), dict(form.change), document)
