"""The folder of the cache: one file for each result, written as a whole, the ones unused for longest removed.

What is damaged, of another program, or cannot be read is as good as missing; where nothing can be written, nothing is
kept. Entries quote the reports, so the folder is its owner's alone. They hold plain values: whoever can write into the
folder can say what a file's result is, but not run anything.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from govlint.hashing import hash_named

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE: Final = "GOVLINT_CACHE_DIR"
MAX_BYTES: Final = 256 * 1024 * 1024
"""More than this is not kept for long: when the cache is tidied up, it shrinks to half of it."""
_TAG: Final = "CACHEDIR.TAG"
_SIGNATURE: Final = "Signature: 8a477f597d28d172789f06886806bc55"
_RESULTS: Final = "results"
_SHORTEST: Final = 3600.0
"""The cache is tidied up once in so many seconds, or when a run has written so many entries."""
_MANY: Final = 2_000
_STALE: Final = 86_400.0
"""That an entry was used is noted once in so many seconds."""
_CHECK: Final = 16
_GROUP: Final = re.compile(r"[0-9a-f]{2}")
_ENTRY: Final = re.compile(r"[0-9a-f]{38}(?:\.\d+\.tmp)?")
"""Only what is called like an entry is ever removed: the folder may be one in which others keep files of their own."""


def usual_folder() -> str:
    """Where caches of programs are kept on this system, or where the user wants it; "" where nobody knows."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.join(home, ".cache")
    return os.path.join(base, "govlint") if os.path.isabs(base) else ""


class Folder:
    """The entries in one folder, by their keys."""

    def __init__(self, path: str) -> None:
        self._root = path
        self._results = os.path.join(path, _RESULTS)
        self._written = 0
        self._usable = bool(path)

    def get(self, key: str) -> Any:
        """The value kept under a key, None for none."""
        try:
            with open(self._path(key), "rb", buffering=0) as file:
                data = file.read()
                age = time.time() - os.fstat(file.fileno()).st_mtime
            check, _, payload = data.partition(b"\n")
            if check != _check(key, payload):
                return None
            value = json.loads(payload.decode("utf-8", "surrogatepass"))
        except (OSError, ValueError, RecursionError):
            return None
        if age > _STALE:
            with suppress(OSError):
                os.utime(self._path(key))
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep a value. Nothing happens where that cannot be done."""
        if not self._usable:
            return
        payload = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        path = self._path(key)
        draft = f"{path}.{os.getpid()}.tmp"
        try:
            self._prepare(path)
            with open(draft, "wb") as file:
                file.write(_check(key, payload) + b"\n" + payload)
            os.replace(draft, path)
            self._written += 1
        except OSError:
            self._usable = False
            with suppress(OSError):
                os.unlink(draft)

    def tidy(self) -> None:
        """Remove what was not used for longest, if there is too much and it was not done lately."""
        if not self._written:
            return
        tag = os.path.join(self._root, _TAG)
        with suppress(OSError):
            if self._written < _MANY and time.time() - os.stat(tag).st_mtime < _SHORTEST:
                return
            os.utime(tag)
            _shrink(self._results)

    def clean(self) -> int:
        """Remove all entries, and the folder if nothing else is in it; returns how many bytes that were."""
        size = 0
        for _, number, path in _entries(self._results):
            with suppress(OSError):
                os.unlink(path)
                size += number
        with suppress(OSError):
            for name in filter(_GROUP.fullmatch, os.listdir(self._results)):
                with suppress(OSError):
                    os.rmdir(os.path.join(self._results, name))
        with suppress(OSError):
            os.rmdir(self._results)
            os.unlink(os.path.join(self._root, _TAG))
            os.rmdir(self._root)
        return size

    def _path(self, key: str) -> str:
        return f"{self._results}/{key[:2]}/{key[2:]}"

    def _prepare(self, path: str) -> None:
        folder = os.path.dirname(path)
        if os.path.isdir(folder):
            return
        if not os.path.isdir(self._root):
            os.makedirs(self._root, mode=0o700, exist_ok=True)
        tag = os.path.join(self._root, _TAG)
        if not os.path.exists(tag):
            with open(tag, "w", encoding="utf-8") as file:
                file.write(f"{_SIGNATURE}\n# Results of govlint; may be removed at any time, or by `govlint clean`.\n")
        os.makedirs(folder, mode=0o700, exist_ok=True)


def _check(key: str, payload: bytes) -> bytes:
    made = hash_named("blake2b")(key.encode(), digest_size=_CHECK)
    made.update(payload)
    text: str = made.hexdigest()
    return text.encode()


def _entries(results: str) -> Iterator[tuple[float, int, str]]:
    """When each entry was used, its size and its path; only what lies where entries do."""
    with suppress(OSError), os.scandir(results) as groups:
        for group in groups:
            if not group.is_dir(follow_symlinks=False) or not _GROUP.fullmatch(group.name):
                continue
            with suppress(OSError), os.scandir(group.path) as entries:
                for entry in entries:
                    if not _ENTRY.fullmatch(entry.name):
                        continue
                    about = entry.stat(follow_symlinks=False)
                    yield about.st_mtime, about.st_size, entry.path


def _shrink(results: str) -> None:
    entries = sorted(_entries(results))
    size = sum(number for _, number, _ in entries)
    if size <= MAX_BYTES:
        return
    for _, number, path in entries:
        with suppress(OSError):
            os.unlink(path)
        size -= number
        if size <= MAX_BYTES // 2:
            return
