"""Which configuration is in force for a file: the nearest one, in its folder or in a folder above it.

Where there is none, looking for it costs two look-ups a folder, once.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from govlint.config.mistakes import ConfigurationError, Mistake
from govlint.language import say
from govlint.limits import MAX_CONFIG

if TYPE_CHECKING:
    from govlint.config.configuration import Configuration
    from govlint.plugins import Registry

GOVLINT: Final = "govlint.toml"
PYPROJECT: Final = "pyproject.toml"


class Finder:
    """Finds and reads configurations, each once.

    With `only`, that file is in force everywhere; `isolated`, none is. `mistakes` are those of all files read so far: a
    file that has some counts as if it were not there, so that those of the others are found too.
    """

    def __init__(self, registry: Registry, *, only: str | None = None, isolated: bool = False) -> None:
        self.mistakes: list[Mistake] = []
        self._registry = registry
        self._nearest = only is None and not isolated
        self._by_folder: dict[str, Configuration | None] = {}
        self._only: Configuration | None = None
        if only is not None:
            self._only = self._given(only)

    def for_file(self, path: str) -> Configuration | None:
        """The configuration in force for a file, whether it exists or not."""
        return self._in(os.path.dirname(path)) if self._nearest else self._only

    def for_folder(self, path: str) -> Configuration | None:
        """The configuration in force for the files in a folder."""
        return self._in(path) if self._nearest else self._only

    def _in(self, folder: str) -> Configuration | None:
        known = self._by_folder
        if folder not in known:
            known[folder] = self._above(os.path.abspath(folder))
        return known[folder]

    def _above(self, folder: str) -> Configuration | None:
        """The configuration in an absolute folder or above it."""
        passed: list[str] = []
        found: Configuration | None = None
        while folder not in self._by_folder:
            passed.append(folder)
            path = _file_in(folder)
            if path:
                try:
                    found = self._read(path)
                except ConfigurationError as error:
                    self._note(error)
                    break
                if found is not None:
                    break
            if os.path.dirname(folder) == folder:
                break
            folder = os.path.dirname(folder)
        else:
            found = self._by_folder[folder]
        self._by_folder.update(dict.fromkeys(passed, found))
        return found

    def _given(self, path: str) -> Configuration | None:
        try:
            found = self._read(path)
            if found is None:
                raise ConfigurationError([Mistake(path, 0, say("里面没有 [tool.govlint]"))])
        except ConfigurationError as error:
            self._note(error)
            return None
        return found

    def _read(self, path: str) -> Configuration | None:
        # Most runs have no configuration: neither tomllib nor msgspec is imported for them.
        from govlint.config.configuration import read_configuration

        return read_configuration(path, self._registry)

    def _note(self, error: ConfigurationError) -> None:
        self.mistakes.extend(mistake for mistake in error.mistakes if mistake not in self.mistakes)


def _file_in(folder: str) -> str:
    """The file in a folder that may be a configuration; "" where there is none."""
    path = os.path.join(folder, GOVLINT)
    if os.path.lexists(path):
        return path
    path = os.path.join(folder, PYPROJECT)
    return path if os.path.isfile(path) and _speaks_of_govlint(path) else ""


def _speaks_of_govlint(path: str) -> bool:
    """Whether a pyproject.toml may have a table for govlint; one that cannot be read may."""
    try:
        with open(path, "rb") as file:
            return b"govlint" in file.read(MAX_CONFIG + 1)
    except OSError:
        return True
