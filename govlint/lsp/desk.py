"""The documents that are open, and the one thread that checks them.

However fast somebody types, at most one check of a document runs, and the next one is of its newest text: one of an
older text is given up.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

from govlint.lsp.abandoning import AbandonedError
from govlint.lsp.buffers import Buffer
from govlint.lsp.positions import Lines
from govlint.lsp.uris import name_of, path_of
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lsprotocol.types import TextDocumentContentChangeEvent

    from govlint.lsp.checking import Checked, Checker
    from govlint.lsp.settings import Settings

    T = TypeVar("T")


class Analysis(NamedTuple):
    """What is known of one state of a document. `text` is that state, as the client's `version` has it."""

    uri: str
    path: str
    version: int
    revision: int
    text: str
    lines: Lines
    checked: Checked


class _Open:
    """An open document and the work on it."""

    __slots__ = ("buffer", "changed", "generation", "latest", "running")

    def __init__(self, buffer: Buffer, changed: float) -> None:
        self.buffer = buffer
        self.changed = changed
        """When it was last changed, by the clock of the event loop."""
        self.latest: Analysis | None = None
        self.generation = -1
        """Under which settings the latest analysis was made."""
        self.running: asyncio.Future[None] | None = None


class Desk:
    """The documents that are open. All methods are for the thread of the event loop."""

    def __init__(self, checker: Checker) -> None:
        self.checker: Final = checker
        self.encoding = "utf-16"
        self.folder = ""
        """Where documents that were never saved count as being."""
        self.debounce = 0.0
        """For so many seconds a document must not have changed before it is checked."""
        self.generation = 0
        self._open: dict[str, _Open] = {}
        self._thread: Final = ThreadPoolExecutor(1, "govlint-check")

    def open(self, uri: str, language: str, version: int, text: str) -> None:
        """Take in a document that was opened; it is known, but not checked, where no reader takes it."""
        path = path_of(uri) or name_of(uri, language, self.folder)
        checked = path if path and self.checker.reads(path) else None
        # It may be looked at right away: nobody is typing in it.
        self._open[uri] = _Open(Buffer(uri, checked, version, text), float("-inf"))

    def change(self, uri: str, version: int, events: Iterable[TextDocumentContentChangeEvent]) -> None:
        """Take over changes of an open document."""
        known = self._open.get(uri)
        if known is None:
            return
        for event in events:
            known.buffer.change(event, self.encoding)
        known.buffer.version = version
        known.changed = asyncio.get_running_loop().time()

    def close(self, uri: str) -> None:
        """Let go of a document; what is still being found out of it is of no interest any more."""
        self._open.pop(uri, None)

    def renew(self, settings: Settings) -> None:
        """Check everything anew when it is next asked for: configurations may have changed, or the settings."""
        self.generation += 1
        # At once: no check that begins from now on may come before it.
        self._thread.submit(self.checker.renew, settings)

    def uris(self) -> list[str]:
        """The URIs of all open documents that are checked."""
        return [uri for uri, known in self._open.items() if known.buffer.path is not None]

    def paths(self) -> dict[str, str]:
        """The URIs of all open documents that are checked, by path."""
        return {known.buffer.path: uri for uri, known in self._open.items() if known.buffer.path is not None}

    async def settled(self, uri: str) -> bool:
        """Wait until a document has not been changed for a while; False where it is closed before."""
        loop = asyncio.get_running_loop()
        while (known := self._open.get(uri)) is not None:
            left = known.changed + self.debounce - loop.time()
            if left <= 0:
                return True
            await asyncio.sleep(left)
        return False

    async def analysis(self, uri: str) -> Analysis | None:
        """What is known of a document as it is now; None where it is not open, or not to be checked."""
        while (known := self._open.get(uri)) is not None and known.buffer.path is not None:
            latest = known.latest
            if latest and (latest.revision, known.generation) == (known.buffer.revision, self.generation):
                return latest
            if known.running is None:
                known.running = asyncio.ensure_future(self._analyse(known, known.buffer.path))
            # Whoever waits may be told not to, and others wait for the same.
            await asyncio.shield(known.running)
        return None

    async def _analyse(self, known: _Open, path: str) -> None:
        buffer, generation = known.buffer, self.generation
        version, revision, text, lines = buffer.version, buffer.revision, buffer.text, buffer.lines

        def stale() -> bool:
            return self._open.get(buffer.uri) is not known or buffer.revision != revision

        try:
            checked = await self.run(lambda: _unless_abandoned(lambda: self.checker.check(path, text, stale)))
            if checked is not None:
                known.latest = Analysis(buffer.uri, path, version, revision, text, Lines(lines, self.encoding), checked)
                known.generation = generation
        finally:
            known.running = None

    async def run(self, work: Callable[[], T]) -> T:
        """Do work in the thread that checks, behind what is waiting there."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _unless_abandoned(check: Callable[[], Checked]) -> Checked | None:
    try:
        return check()
    except AbandonedError:
        return None
