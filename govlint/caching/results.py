"""Checking a file by what is known of it: a file that was checked before in the same way is not checked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.caching.folder import Folder
from govlint.caching.keys import Keys
from govlint.caching.record import record_of, result_of_record

if TYPE_CHECKING:
    from govlint.linter import Options
    from govlint.plugins import Registry
    from govlint.results import FileResult


class Results:
    """The results kept in a folder."""

    def __init__(self, folder: str, registry: Registry) -> None:
        self._folder = Folder(folder)
        self._keys = Keys(registry)
        self._rules = registry.rules

    def key(self, path: str, data: bytes, options: Options) -> str:
        """The key of a file's result, as `Keys.key` gives it."""
        return self._keys.key(path, data, options)

    def known(self, key: str, path: str) -> FileResult | None:
        """The result kept under a key, for the file with this path."""
        record = self._folder.get(key) if key else None
        if record is None:
            return None
        try:
            return result_of_record(record, path, self._rules)
        except (KeyError, IndexError, TypeError, ValueError):
            return None

    def keep(self, key: str, result: FileResult) -> None:
        """Keep a result; never that of a file which something failed on, or which was not read."""
        if key and not result.failures and not result.unreadable:
            self._folder.put(key, record_of(result))

    def tidy(self) -> None:
        """See `Folder.tidy`."""
        self._folder.tidy()
