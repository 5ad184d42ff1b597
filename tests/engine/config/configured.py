"""Configurations laid out in a folder, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.config.finder import Finder
from tests.rules.linting import registry

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.config.configuration import Configuration


def lay(folder: Path, **files: str) -> None:
    """Write files; a double underscore in a name is a slash, `toml` is added."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def configuration(text: str, folder: Path) -> Configuration:
    """The configuration that a govlint.toml in `folder` with this text is; it must be free of mistakes."""
    lay(folder, govlint=text)
    finder = Finder(registry())
    found = finder.for_folder(str(folder))
    assert not finder.mistakes, finder.mistakes
    assert found is not None
    return found


def mistakes(folder: Path, path: str = "报告.md") -> list[str]:
    """What is wrong with the configuration of a file in `folder`, as it is told, the folder left out."""
    finder = Finder(registry())
    finder.for_file(str(folder / path))
    return [str(mistake).replace(f"{folder}/", "") for mistake in finder.mistakes]
