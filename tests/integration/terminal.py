"""govlint at a real terminal: a pseudo-terminal of a given width, whose screen is drawn by a terminal emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING, NamedTuple

import pyte

if TYPE_CHECKING:
    from pathlib import Path

_MANY_LINES = 2000
_TOLD = ("COLUMNS", "LINES", "NO_COLOR", "CI", "VTE_VERSION", "WT_SESSION", "KONSOLE_VERSION", "TERM_PROGRAM")


class Shown(NamedTuple):
    """What was written to the terminal, and the lines that a person saw."""

    code: int
    written: str
    lines: list[str]


def plain_environment(**told: str) -> dict[str, str]:
    """The environment without what says how to write to a terminal, and with what the test says of it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _TOLD and not name.startswith(("FORCE_", "CLICOLOR", "PYTHON"))
    }
    return {**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **told}


def at_terminal(*arguments: str, cwd: Path, columns: int = 80, **told: str) -> Shown:
    """Run `govlint ARGUMENTS` with all three streams on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "govlint", *arguments],
        cwd=cwd,
        env=plain_environment(**told),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = _all_of(ours)
    code = process.wait()
    screen = pyte.Screen(columns, _MANY_LINES)
    pyte.ByteStream(screen).feed(written)
    lines = [line.rstrip() for line in screen.display]
    while lines and not lines[-1]:
        lines.pop()
    return Shown(code, written.decode(), lines)


def _all_of(terminal: int) -> bytes:
    """What is written until the last process has closed the terminal."""
    pieces: list[bytes] = []
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                piece = stream.read(65536)
            except OSError:  # how Linux says that nobody holds the other end any more
                piece = b""
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
