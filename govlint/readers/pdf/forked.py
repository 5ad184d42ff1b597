"""The process that pdfium runs in as a fork of this one, with what a process started in the usual way has."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import Final, NoReturn


class Forked:
    """A process that answers as `govlint.readers.pdf.worker` does; like `subprocess.Popen` as far as that is asked."""

    def __init__(self, memory: int) -> None:
        tasks, hand = os.pipe()
        answers, answer = os.pipe()
        self.pid: Final = os.fork()
        if not self.pid:
            _serve(memory, tasks, answer, (hand, answers))
        os.close(tasks)
        os.close(answer)
        self.returncode: int | None = None
        self.stdin: Final = os.fdopen(hand, "wb")
        self.stdout: Final = os.fdopen(answers, "rb")

    def poll(self) -> int | None:
        """The exit code; None while it runs."""
        return self._waited(os.WNOHANG)

    def wait(self) -> int | None:
        """The exit code, when it has ended."""
        return self._waited(0)

    def kill(self) -> None:
        """End it at once."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _waited(self, how: int) -> int | None:
        if self.returncode is None:
            with suppress(ChildProcessError):
                pid, status = os.waitpid(self.pid, how)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


def _serve(memory: int, tasks: int, answer: int, others: tuple[int, ...]) -> NoReturn:
    """Answer in the new process until nothing is asked any more, and end it, whatever happens."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # when the process that asks ends, so does this one
        for descriptor in others:
            os.close(descriptor)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nowhere, descriptor)
        from govlint.readers.pdf.worker import serve

        with os.fdopen(tasks, "rb") as source, os.fdopen(answer, "wb") as target:
            serve(memory, source, target)
    finally:
        os._exit(0)
