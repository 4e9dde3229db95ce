"""The files of a rulebook: the shipped folder, a folder of its own, or one laid over the shipped one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.law import guard
from foedus.text import inputs
from foedus.text.shipped import shipped_rules
from foedus.text.source import InputError, Place, Problem
from foedus.text.values import frozen

if TYPE_CHECKING:
    from foedus.law.reading import LawFile
    from foedus.law.variant import Variant

WHOLE = "vocabulary.yaml"
VARIANT = "variant.yaml"


@frozen
class Layer:
    """One folder of rules: its files by name, whether it is laid over others, whether it came with the package."""

    root: Path
    files: dict[str, bytes]
    overlay: bool
    trusted: bool

    @property
    def digest(self) -> str:
        """The digest of names and contents."""
        found = hashlib.sha256()
        for name, data in self.files.items():
            found.update(f"{name}\0{len(data)}\0".encode())
            found.update(data)
        return found.hexdigest()

    def placed(self, name: str) -> str:
        """A file's name in the rulebook: what a folder lays at its own top stays its own."""
        if not self.overlay or ("/" in name and "instrument.yaml" not in self.files):
            return name
        return f"{self.root.resolve().name}/{name}"


def read_layers(path: Path | None, overlays: tuple[Path, ...] = ()) -> list[Layer]:
    """The layers that a path stands for, the lowest first."""
    paths = ([] if path is None else [path]) + list(overlays)
    layers = [_layer(each) for each in paths]
    if not layers or layers[0].overlay:
        layers.insert(0, _layer(shipped_rules()))
    for layer in layers[1:]:
        if not layer.overlay:
            raise InputError(Problem("a whole rulebook cannot be laid over another", Place(str(layer.root / WHOLE))))
    return layers


def _layer(root: Path) -> Layer:
    found = list(guard.law_files(root))
    inputs.note(file for _, file in found)
    files = {name: file.read_bytes() for name, file in found}
    shipped = shipped_rules().resolve()
    trusted = root.resolve().is_relative_to(shipped)
    whole = WHOLE in files or root.resolve() == shipped
    if not whole and not files:
        raise InputError(Problem("the folder holds no rules", Place(str(root)), "files *.yaml and *.lp"))
    return Layer(root, files, not whole, trusted)


def digest(layers: list[Layer]) -> str:
    """One digest for all layers."""
    if len(layers) == 1:
        return f"sha256:{layers[0].digest}"
    joined = "\n".join(layer.digest for layer in layers)
    return f"sha256:{hashlib.sha256(joined.encode()).hexdigest()}"


def joined(layers: list[Layer]) -> tuple[list[LawFile], Variant | None]:
    """The files of all layers as one rulebook, and the variant among them."""
    # Only a rulebook that is not in the cache needs these.
    from foedus.law.reading import LawFile
    from foedus.law.variant import read_variant

    files: dict[str, LawFile] = {}
    variant: Variant | None = None
    for layer in layers:
        varies = layer.overlay and VARIANT in layer.files
        for name, data in layer.files.items():
            shown = str(layer.root / name)
            if layer.overlay and name == VARIANT:
                if variant is not None:
                    raise InputError(Problem("two variants at once", Place(shown), "one"))
                variant = read_variant(data, shown)
                continue
            placed = layer.placed(name)
            files[placed] = LawFile(placed, shown, data, varies)
    if variant is not None:
        problems = variant.unknown_files(files)
        if problems:
            raise InputError(problems)
        for name, change in variant.change.items():
            files[name].changes.append(change)
    return [files[name] for name in sorted(files)], variant
