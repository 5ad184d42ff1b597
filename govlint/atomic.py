"""Writing a file as a whole: whoever reads it sees what it was or what it has become, never half of it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import Final

_ATTEMPTS: Final = 100
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_atomically(path: str, data: bytes) -> None:
    """Put `data` where `path` leads to, by a file that is written beside it and then takes its place.

    Links are followed: what they point to is replaced, not they. The mode of a file that is there is kept, its owner
    too as far as that may be. What is no regular file, a pipe or a device, is written to and not replaced.
    Raises `OSError`; then the file is what it was.
    """
    target = os.path.realpath(path)
    try:
        before = os.stat(target)
    except FileNotFoundError:
        before = None
    if before is not None and not stat.S_ISREG(before.st_mode):
        with open(target, "wb") as stream:
            stream.write(data)
        return
    number, draft = _draft_in(os.path.dirname(target))
    try:
        with open(number, "wb") as stream:
            stream.write(data)
        if before is not None:
            _take_after(draft, before)
        os.replace(draft, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


def _draft_in(folder: str) -> tuple[int, str]:
    """A new file of a name that is short whatever the target's is; its number and its path."""
    for attempt in range(_ATTEMPTS):
        draft = os.path.join(folder, f".govlint-{os.getpid()}-{attempt}.tmp")
        try:
            return os.open(draft, _NEW, 0o666), draft
        except FileExistsError:
            continue
    raise FileExistsError(17, "临时文件已经存在", folder)


def _take_after(draft: str, before: os.stat_result) -> None:
    """Give the new file the owner and the mode of the one it replaces; in this order, as a new owner clears bits."""
    made = os.stat(draft)
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        with suppress(OSError, AttributeError):
            os.chown(draft, before.st_uid, before.st_gid)
    os.chmod(draft, stat.S_IMODE(before.st_mode))
