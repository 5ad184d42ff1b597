"""pdfium in a process of its own: a file that wants too much time or memory, or brings pdfium down, ends that process.

pdfium cannot be interrupted, and what a file of some kilobytes unpacks to or draws has no limit there. The process is
started for the first file and kept for the next ones.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from contextlib import suppress
from threading import Lock, Thread, Timer
from typing import TYPE_CHECKING, Any, Final

from govlint.document import Property
from govlint.language import say, unpacked
from govlint.limits import MAX_FILE, MAX_PDF_MEMORY, MAX_PDF_SECONDS
from govlint.readers.pdf.page import Content, Glyph, Page, Ruling
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable

    from govlint.readers.pdf.forked import Forked

_COMMAND: Final = "import sys; sys.path[:] = {path!r}; from govlint.readers.pdf.worker import serve; serve({memory})"
_FAILED: Final = (
    "PDF 无法读取：内容异常，读取时超过了时间（{seconds} 秒）或内存限度，或者文件已损坏；请用原来的 Word 文件重新导出"
)


def isolated(data: bytes) -> Content:
    """Everything that stands on the pages of the PDF in `data`; `UnreadableError` also where pdfium did not survive."""
    if not sys.executable:
        from govlint.readers.pdf.extraction import extracted

        return extracted(data)
    answer = _ahead.answer(data) if _ahead is not None else _process.ask(data)
    if answer is None:
        raise UnreadableError(say(_FAILED, seconds=MAX_PDF_SECONDS))
    if not isinstance(answer, tuple):
        raise UnreadableError(unpacked(answer))
    properties, pages = answer
    return Content([_page(*page) for page in pages], tuple(Property(*found) for found in properties))


def ask_ahead(path: str) -> None:
    """Let pdfium read this file while the rest of govlint is being loaded; it is the first that will be asked for."""
    global _ahead
    if sys.executable and os.path.isfile(path):
        with suppress(OSError, ValueError), open(path, "rb") as file:
            data = file.read(MAX_FILE + 1)
            _process.fork()
            _ahead = _Ahead(data)


class _Ahead:
    """A file that was handed to the process before anyone asked for it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._answer: Any = None
        self._thread = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def _ask(self) -> None:
        self._answer = _process.ask(self._data)

    def answer(self, data: bytes) -> Any:
        """What `_Process.ask` gives."""
        self._thread.join()
        return self._answer if data == self._data else _process.ask(data)


def _page(
    number: int,
    width: float,
    height: float,
    glyphs: Iterable[tuple[Any, ...]],
    across: Iterable[tuple[Any, ...]],
    down: Iterable[tuple[Any, ...]],
    pictured: float,
) -> Page:
    standing, lying = [Ruling(*line) for line in down], [Ruling(*line) for line in across]
    return Page(number, width, height, [Glyph(*glyph) for glyph in glyphs], lying, standing, pictured)


class _Process:
    """The process, started when it is needed; a fork of this one starts its own."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | Forked | None = None
        self._owner = 0
        self._lock = Lock()

    def fork(self) -> None:
        """Start the process as a fork of this one, if it can be: that takes half as long as starting another Python.

        To be called while this process has one thread and holds no data of anyone.
        """
        if hasattr(os, "fork") and self._running is None:
            from govlint.readers.pdf.forked import Forked

            self._keep(Forked(MAX_PDF_MEMORY))

    def ask(self, data: bytes) -> Any:
        """The answer for a file; None where there is none in time."""
        with self._lock:
            process = self._started()
            timer = Timer(MAX_PDF_SECONDS, process.kill)
            timer.daemon = True
            timer.start()
            try:
                marshal.dump(data, process.stdin)  # type: ignore[arg-type]
                process.stdin.flush()  # type: ignore[union-attr]
                # Numbers and texts of a process that this one started.
                return marshal.load(process.stdout)  # type: ignore[arg-type]  # noqa: S302
            except (OSError, EOFError, ValueError, TypeError):
                self._stop()
                return None
            except BaseException:
                self._stop()
                raise
            finally:
                timer.cancel()

    def _started(self) -> subprocess.Popen[bytes] | Forked:
        if self._running and (self._owner != os.getpid() or self._running.poll() is not None):
            self._stop()
        if self._running is None:
            import subprocess

            path = [place for place in sys.path if place]
            command = [sys.executable, "-I", "-c", _COMMAND.format(path=path, memory=MAX_PDF_MEMORY)]
            started = subprocess.Popen(  # noqa: S603 - this interpreter, with a fixed command
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._keep(started)
            return started
        return self._running

    def _keep(self, process: subprocess.Popen[bytes] | Forked) -> None:
        self._running = process
        self._owner = os.getpid()
        atexit.register(self._stop)

    def _stop(self) -> None:
        """End the process; one that is this one's only by a fork is let go."""
        process, self._running = self._running, None
        if process is None:
            return
        if self._owner == os.getpid():
            process.kill()
            process.wait()
        else:
            process.returncode = 0
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()


_process: Final = _Process()
_ahead: _Ahead | None = None
