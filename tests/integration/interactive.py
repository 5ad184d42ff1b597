"""A shell at a pseudo-terminal, as a person has it: keys are typed, and what must appear is waited for."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?=>]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78])")
_PATIENCE = 120.0
"""How long what must appear may take on a busy machine, in seconds: what does not appear is a failure."""


class Interactive:
    """A program with all three streams on a terminal of its own."""

    def __init__(self, command: Sequence[str], cwd: Path, environment: Mapping[str, str], columns: int = 200) -> None:
        self._terminal, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 200, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        self.raw = ""
        self._pending = b""
        self._seen = 0

    def __enter__(self) -> Interactive:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._terminal)

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._terminal, keys.encode())

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Wait until something appears behind what was waited for before; escape sequences are not seen."""
        end = time.monotonic() + _PATIENCE
        while True:
            text = _ESCAPES.sub("", self.raw)
            found = re.compile(pattern, re.MULTILINE).search(text, self._seen)
            if found:
                self._seen = found.end()
                return found
            if not self._more(end):
                raise AssertionError(f"{pattern!r} did not appear in {text[self._seen :]!r}")

    def ended(self) -> int:
        """Wait until the program has ended; returns its exit code."""
        end = time.monotonic() + _PATIENCE
        while self._more(end):
            pass
        return self.process.wait(_PATIENCE)

    def _more(self, end: float) -> bool:
        """Read what is there, or wait for it; False at the end, or where nothing comes in time."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            piece = os.read(self._terminal, 65536)
        except OSError:  # how Linux says that nobody holds the other end any more
            return False
        self._pending += piece
        try:
            self.raw += self._pending.decode()
        except UnicodeDecodeError:
            return True
        self._pending = b""
        return bool(piece)
