"""The law is the same in the checkout, in the wheel and in the source archive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from foedus.law.layers import digest, read_layers

CHECKOUT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    return folder


def test_wheel_and_source_archive_have_the_checkouts_digest(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    (archive,) = built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path / "wheel")
    shutil.unpack_archive(archive, tmp_path / "archive")
    (unpacked,) = (tmp_path / "archive").iterdir()
    expected = digest(read_layers(CHECKOUT / "rules"))
    assert digest(read_layers(tmp_path / "wheel" / "foedus" / "rules")) == expected
    assert digest(read_layers(unpacked / "rules")) == expected


def test_the_wheel_alone_judges_a_case_in_an_empty_folder(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    installed, empty = tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as stream:
        stream.extractall(installed)
    code = (
        "import foedus, foedus.text.shipped as shipped; "
        "verdict = foedus.evaluate('kazakhstan-2022')['cst.4.collective_defence'].verdict; "
        "print(foedus.__file__, shipped.shipped_rules(), verdict)"
    )
    environment = {**os.environ, "PYTHONPATH": str(installed), "FOEDUS_CACHE": ""}
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=empty, env=environment, capture_output=True, text=True, check=True
    )
    package, rules, verdict = answer.stdout.split()
    assert package.startswith(str(installed)) and rules.startswith(str(installed))
    assert verdict == "arguable"
    assert not list(empty.iterdir())
