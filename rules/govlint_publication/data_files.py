"""The lists that stand in files beside the rules."""

from __future__ import annotations

from typing import Final

_FOLDER: Final = f"{__file__[: -len('data_files.py')]}data/"


def lines_of(name: str) -> list[str]:
    """The lines of a list, without comments and empty lines."""
    with open(f"{_FOLDER}{name}", encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and not line.startswith("#")]
