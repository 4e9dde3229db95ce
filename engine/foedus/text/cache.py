"""Results kept between runs, as JSON files in the user's cache folder.

The folder is `$FOEDUS_CACHE` (set but empty: no cache), else the platform's. A cache that cannot be read or written
changes nothing but the time a command takes, so nothing here ever fails.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

_KEPT = 200


def folder() -> Path | None:
    """The cache folder, or None where there is none."""
    chosen = os.environ.get("FOEDUS_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    try:
        return _platform_folder() / "foedus"
    except RuntimeError:  # no home
        return None


def _platform_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    return Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".cache"


def read_json(kind: str, key: str) -> Any | None:
    """What was kept under this kind and key, or None."""
    path = _path(kind, key)
    if path is None:
        return None
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    # The whole key stands in the file, so that a file put there under another name is not taken for it.
    return kept["value"] if isinstance(kept, dict) and kept.get("key") == key and "value" in kept else None


def write_json(kind: str, key: str, value: Any) -> None:
    """Keep a value; readers at the same time see the old file or the new one, never a part."""
    path = _path(kind, key)
    if path is None:
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        text = json.dumps({"key": key, "value": value}, separators=(",", ":"))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
        _drop_oldest(path.parent)
    except (OSError, TypeError, ValueError, RecursionError):
        _remove(draft)


def _path(kind: str, key: str) -> Path | None:
    base = folder()
    return None if base is None else base / kind / f"{hashlib.sha256(key.encode()).hexdigest()}.json"


def _drop_oldest(place: Path) -> None:
    kept = list(place.glob("*.json"))
    if len(kept) > _KEPT:
        kept.sort(key=lambda path: path.stat().st_mtime)
        for path in kept[: len(kept) - _KEPT]:
            _remove(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
