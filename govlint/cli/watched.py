"""What changes in files and folders, as watchdog tells it."""

from __future__ import annotations

import os
import queue
from time import monotonic
from typing import TYPE_CHECKING, Final

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from govlint.config.finder import GOVLINT, PYPROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

_QUIET: Final = 0.1
"""A change is over when so many seconds pass without another: an editor writes a file in several steps."""
_LONGEST: Final = 2.0
"""Changes that do not end are told after so many seconds: something else may be writing there all the time."""
_WAKING: Final = 0.5
"""So often, in seconds, waiting can be interrupted: on Windows an endless wait cannot."""
_TOLD: Final = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""The kinds of events that change something: reading a file is an event as well."""


class Watcher:
    """Watches folders with all that is in them, and files, of which a folder is watched: editors replace files.

    Configurations above them are watched, too. As a context manager it watches from beginning to end. Raises `OSError`
    where that cannot be done.
    """

    def __init__(self, paths: Iterable[str], others: Iterable[str | None], *, poll: bool = False) -> None:
        self._changed: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._observer: BaseObserver = PollingObserver() if poll else Observer()
        handler = _Handler(self._changed)
        for folder, recursive in _folders(paths, others):
            self._observer.schedule(handler, folder, recursive=recursive)

    def __enter__(self) -> Watcher:
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def changes(self) -> frozenset[str]:
        """Wait for a change, and until it is over; returns the absolute paths that are concerned.

        Those of folders, which may be there no more, end with a separator.
        """
        changed: set[str] = set()
        begun = 0.0
        while not changed or monotonic() - begun < _LONGEST:
            begun = begun if changed else monotonic()
            try:
                changed.add(self._changed.get(timeout=_QUIET if changed else _WAKING))
            except queue.Empty:
                if changed:
                    break
        return frozenset(changed)


class _Handler(FileSystemEventHandler):
    def __init__(self, changed: queue.SimpleQueue[str]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _TOLD or (event.is_directory and event.event_type == "modified"):
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._changed.put(os.path.abspath(os.fsdecode(path)) + (os.sep if event.is_directory else ""))


def _folders(paths: Iterable[str], others: Iterable[str | None]) -> Iterator[tuple[str, bool]]:
    """The folders to watch, each once, and whether with all that is in them."""
    whole = {os.path.abspath(path) for path in paths if os.path.isdir(path)}
    single = {os.path.dirname(os.path.abspath(path)) for path in paths if not os.path.isdir(path)}
    single |= {os.path.dirname(os.path.abspath(path)) for path in others if path}
    for folder in whole | single:
        single |= set(_configured_above(folder))
    yield from ((folder, True) for folder in sorted(whole))
    yield from ((folder, False) for folder in sorted(single - whole))


def _configured_above(folder: str) -> Iterator[str]:
    """The folders above this one that have a configuration."""
    above = os.path.dirname(folder)
    while above != folder:
        if any(os.path.isfile(os.path.join(above, name)) for name in (GOVLINT, PYPROJECT)):
            yield above
        folder, above = above, os.path.dirname(above)
