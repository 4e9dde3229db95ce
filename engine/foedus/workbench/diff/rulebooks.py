"""What a name on the command line means as a rulebook: the shipped one, a variant of it, a folder, a git revision."""

from __future__ import annotations

import atexit
import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from foedus.law.layers import WHOLE
from foedus.law.rulebook import Rulebook
from foedus.text.names import nearest
from foedus.text.shipped import shipped_rules
from foedus.text.source import InputError, Problem
from foedus.text.values import frozen

CURRENT = "current"
_FOLDER = "rules"
_MOST_BYTES = 50_000_000
_SECONDS = 60


@frozen
class Named:
    """A rulebook with the name that it was asked by."""

    name: str
    rulebook: Rulebook


def variants() -> dict[str, Path]:
    """The shipped variants, by name."""
    folder = shipped_rules() / "variants"
    return {path.parent.name: path.parent for path in sorted(folder.glob("*/variant.yaml"))}


def named(name: str) -> Named:
    """The rulebook that a name means. Raises InputError where it means none."""
    if name == CURRENT:
        return Named(name, Rulebook.load())
    known = variants()
    if name in known:
        return Named(name, Rulebook.load(known[name]))
    if Path(name).is_dir():
        return Named(name, Rulebook.load(Path(name)))
    folder = _of_revision(name)
    if folder is not None:
        return Named(name, Rulebook.load(folder))
    said = f"'{name}' is no rulebook"
    expected = "current, a shipped variant, a folder of rules, or a git revision of this folder's repository"
    raise InputError(Problem(said, None, expected, nearest(name, [CURRENT, *known])))


def _of_revision(name: str) -> Path | None:
    """The folder of rules of a revision, unpacked; None where there is no such revision. `REVISION:FOLDER` names it."""
    revision, _, folder = name.partition(":")
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        return None
    wanted = folder or _FOLDER
    archive = _git("archive", "--format=tar", commit.decode().strip(), "--", wanted)
    if archive is None:
        raise InputError(Problem(f"the revision '{revision}' has no folder '{wanted}'", None, "REVISION:FOLDER"))
    if len(archive) > _MOST_BYTES:
        raise InputError(Problem(f"the folder '{wanted}' of '{revision}' is too large for a rulebook"))
    target = Path(tempfile.mkdtemp(prefix="foedus-"))
    atexit.register(shutil.rmtree, target, ignore_errors=True)
    _unpack(archive, target)
    found = target / wanted
    if not (found / WHOLE).is_file():
        raise InputError(Problem(f"the folder '{wanted}' of '{revision}' is no whole rulebook", None, WHOLE))
    return found


def _unpack(archive: bytes, target: Path) -> None:
    """Write the plain files of an archive; a link, or a path that leads out of the folder, is left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            path = PurePosixPath(member.name)
            content = files.extractfile(member) if member.isfile() else None
            if content is not None and not path.is_absolute() and ".." not in path.parts:
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                (target / path).write_bytes(content.read())


def _git(*arguments: str) -> bytes | None:
    """What git answers in the repository of the working folder; None where it has no answer."""
    root = _answer("git", "rev-parse", "--show-toplevel")
    if root is None:
        return None
    return _answer("git", "-C", root.decode().strip(), *arguments)


def _answer(*command: str) -> bytes | None:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
