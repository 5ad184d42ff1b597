"""Diagnostics of all files in the folders of the workspace, whether they are open or not."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Final

from govlint.discovery import discover
from govlint.linter import RECOGNISED
from govlint.lsp.checking import WITHOUT_LINES, Checked
from govlint.lsp.diagnostics import diagnostics
from govlint.lsp.positions import Lines, lines_with_ends
from govlint.lsp.uris import uri_of
from govlint.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol import types as lsp

    from govlint.lsp.desk import Desk
    from govlint.lsp.settings import Choices

MOST: Final = 2_000
"""So many files of a workspace are checked; nobody reads what was found in more."""

_MOST_SEEN: Final = 100_000
"""So many files and folders are looked at: a whole disk is no workspace."""

Signature = tuple[int, int, int]
"""What changes when the file or the settings do."""


class WorkspaceFiles:
    """The files of a workspace, and what was found in them when they last changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[Signature, list[lsp.Diagnostic]]] = {}

    async def paths(self, folders: Iterable[str]) -> list[str]:
        """The paths of all text files in folders that are to be checked.

        Looking through a large folder takes long: another thread does it, lest an open document waits for it.
        """
        return await asyncio.to_thread(self._found, list(folders))

    def _found(self, folders: Iterable[str]) -> list[str]:
        checker = self._desk.checker
        suffixes = [suffix for suffix in checker.registry.readers if suffix not in WITHOUT_LINES]
        found: list[str] = []
        try:
            choices = checker.new_choices()
            walk = _Walk(choices)
            for path in discover(folders, suffixes, walk.excluded):
                if checker.reads(path):
                    found.append(path)
                if len(found) == MOST:
                    break
        except (_TooLargeError, ValueError):
            pass  # settings that make no sense are told with the documents that are open
        return found

    async def checked(self, path: str, rule_page: str) -> tuple[str, str, list[lsp.Diagnostic]]:
        """The URI of a file that is not open, an id that stays while it does not change, and what was found in it."""
        signature = _signature(path, self._desk.generation)
        known = self._known.get(path)
        if known is None or known[0] != signature:
            found = await self._desk.run(lambda: self._check(path, rule_page))
            known = self._known[path] = (signature, found)
        return uri_of(path), "-".join(map(str, signature)), known[1]

    def _check(self, path: str, rule_page: str) -> list[lsp.Diagnostic]:
        checked = self._desk.checker.check_file(path)
        text = checked.document.source.text if checked.document else ""
        lines = Lines(lines_with_ends(text), self._desk.encoding)
        return diagnostics(_without_strangers(checked), uri_of(path), lines, rule_page=rule_page)


class _TooLargeError(Exception):
    """There is more in the folders than is looked at."""


class _Walk:
    """What is passed over in a walk, which ends where it becomes too long."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._left = _MOST_SEEN

    def excluded(self, path: str) -> bool:
        """Whether a file or folder is passed over; raises `_TooLargeError` after too many."""
        self._left -= 1
        if self._left < 0:
            raise _TooLargeError
        return self._choices.excluded(path)


def _signature(path: str, generation: int) -> Signature:
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return generation, 0, -1
    return generation, state.st_mtime_ns, state.st_size


def _without_strangers(checked: Checked) -> Checked:
    """Nothing is said of a text that nobody has opened, and that is no report."""
    result = checked.result
    if result is None or result.form is not None:
        return checked
    kept = tuple(
        made for made in result.diagnostics if made.rule.code != RECOGNISED or made.severity is not Severity.NOTE
    )
    return checked._replace(result=result._replace(diagnostics=kept))
