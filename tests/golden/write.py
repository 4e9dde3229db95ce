"""Outputs reviewed as text. `python -m tests.golden.write` writes them anew, for the difference to be read."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import TOY, foedus

GOLDEN = Path(__file__).parent
RAID = GOLDEN.parent / "cli" / "raid.yaml"
OPINIONS: dict[str, tuple[str | Path, ...]] = {
    "raid.txt": (RAID, "--rules", TOY),
    "raid.md": (RAID, "--rules", TOY, "--format", "markdown"),
    "kazakhstan-2022.txt": ("kazakhstan-2022",),
    "karabakh-2020.txt": ("karabakh-2020",),
    "kyrgyz-tajik-2022.txt": ("kyrgyz-tajik-2022",),
    "crocus-2024-burden.txt": ("crocus-2024", "--burden", "--missing", "no"),
}


def main() -> None:
    """Write every output."""
    for name, arguments in OPINIONS.items():
        answer = foedus("eval", *arguments)
        assert answer.code == 0, answer.err
        (GOLDEN / name).write_text(answer.out, encoding="utf-8")


if __name__ == "__main__":
    main()
