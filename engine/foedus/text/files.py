"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from foedus.text import inputs
from foedus.text.source import InputError, Problem


def write_file(target: Path, text: str | bytes, over: bool = True, over_input: bool = False) -> None:
    """Write a file beside the target, then move it there. `over`: also where there is one already.

    The mode of a file that was there stays. Raises InputError where there is one and should not be, where it cannot be
    written, or where it was read before, unless it is `over_input`: an answer must not take the place of what it is
    made from.
    """
    if not over_input and inputs.is_input(target):
        raise InputError(Problem(f"{target} is read by this command and is not written over", None, "another path"))
    if not over and target.exists():
        raise InputError(Problem(f"{target} is there already", None, "another path, or --force"))
    content = text.encode() if isinstance(text, str) else text
    real = target.resolve()
    draft = real.with_name(f".{real.name}.{os.getpid()}.draft")
    try:
        if real.exists() and not real.is_file():
            real.write_bytes(content)  # a device or a pipe: there is nothing to be moved onto
            return
        _draft(draft, content, real)
        if over:
            draft.replace(real)
        else:
            # A link refuses a target that has come to be since it was looked for.
            os.link(draft, real)
    except OSError as error:
        raise InputError(Problem(f"{target} cannot be written: {error.strerror}")) from None
    finally:
        draft.unlink(missing_ok=True)


def _draft(draft: Path, content: bytes, real: Path) -> None:
    with draft.open("xb") as stream:
        stream.write(content)
    if real.exists():
        draft.chmod(real.stat().st_mode)


def write_files(folder: Path, texts: dict[str, str], over: bool = True) -> None:
    """Write texts by file name into a folder, which is made where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(Problem(f"{folder} cannot be made: {error.strerror}")) from None
    for name, text in texts.items():
        write_file(folder / name, text, over)
