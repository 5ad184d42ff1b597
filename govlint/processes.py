"""The same work on many things, spread over processes that are forked from this one.

They take one thing after the other and answer in plain values. One that ends in the middle, whatever ended it, costs
its thing a second try in a new process and then an answer of None; the other things are not concerned. Where this
process is interrupted or ends, they end too.
"""

from __future__ import annotations

import marshal
import os
import select
import signal
import sys
import traceback
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NoReturn

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[int], Any]
    """What is to be done with the thing of this number; its answer is of values that `marshal` knows."""

_WORD: Final = 8
_AHEAD: Final = 2
"""So many things are handed to a process at a time: the next one waits there already when it is done with one."""
_TRIES: Final = 2
_LARGEST_READ: Final = 1 << 20


def can_spread() -> bool:
    """Whether this system has what it takes."""
    return hasattr(os, "fork") and hasattr(select, "poll")


def processors() -> int:
    """How many processes can run at the same time."""
    with suppress(AttributeError, OSError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(count: int, work: Work, jobs: int, answered: Callable[[int, Any], None], finish: Callable[[], None]) -> None:
    """Do the work on the things 0 to `count` - 1 in `jobs` processes.

    `answered` is called here with the number and the answer of each, in any order; `finish` in each process before it
    ends as it should.
    """
    pool = _Pool(work, finish, range(count))
    try:
        for _ in range(min(jobs, count)):
            pool.start()
        while pool.running:
            for number, answer in pool.answers():
                answered(number, answer)
    except BaseException:
        pool.kill()
        raise


class _Worker(NamedTuple):
    """A process: where its tasks are written to, where its answers come from, what it has to do."""

    pid: int
    tasks: int
    answers: int
    handed: deque[int]


class _Pool:
    def __init__(self, work: Work, finish: Callable[[], None], numbers: range) -> None:
        self._work = work
        self._finish = finish
        self._waiting = deque(numbers)
        self._failed: dict[int, int] = {}
        self._poll = select.poll()
        self.running: dict[int, _Worker] = {}

    def start(self) -> None:
        """Start one more process, if there is anything left for it to do; raises `OSError` where none can be."""
        if not self._waiting:
            return
        try:
            self._fork()
        except OSError:  # no more processes or pipes: those that there are have to do
            if not self.running:
                raise

    def _fork(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        pipes: list[int] = []
        try:
            pipes += (*os.pipe(), *os.pipe())
            pid = os.fork()
        except OSError:
            for descriptor in pipes:
                os.close(descriptor)
            raise
        tasks, hand, answers, answer = pipes
        if not pid:
            self._serve(tasks, answer, (hand, answers))
        os.close(tasks)
        os.close(answer)
        worker = self.running[answers] = _Worker(pid, hand, answers, deque())
        self._poll.register(answers, select.POLLIN | select.POLLHUP)
        self._hand_out(worker)

    def answers(self) -> list[tuple[int, Any]]:
        """Wait for something to happen; the answers that have come."""
        found = []
        for descriptor, _ in self._poll.poll():
            worker = self.running[descriptor]
            payload = _message(descriptor)
            if payload is not None:
                found.append((worker.handed.popleft(), marshal.loads(payload)))
                self._hand_out(worker)
            else:
                found += self._ended(worker)
        return found

    def kill(self) -> None:
        """End all processes at once."""
        for worker in self.running.values():
            with suppress(OSError):
                os.kill(worker.pid, signal.SIGKILL)
        for worker in list(self.running.values()):
            self._forget(worker)

    def _hand_out(self, worker: _Worker) -> None:
        while self._waiting and len(worker.handed) < _AHEAD:
            number = self._waiting.popleft()
            worker.handed.append(number)
            with suppress(BrokenPipeError):  # it has ended: its answers will tell
                os.write(worker.tasks, number.to_bytes(_WORD, "little"))
        if not worker.handed:
            # Nothing is left for it: at the end of its tasks it ends.
            self._close_tasks(worker)

    def _ended(self, worker: _Worker) -> list[tuple[int, Any]]:
        """What has to be said of a process that has ended: of what it was doing, if that has failed too often."""
        handed = worker.handed
        self._forget(worker)
        told: list[tuple[int, Any]] = []
        if handed:
            number = handed.popleft()
            self._failed[number] = self._failed.get(number, 0) + 1
            self._waiting.extendleft(reversed(handed))
            if self._failed[number] < _TRIES:
                self._waiting.appendleft(number)
            else:
                told.append((number, None))
        self.start()
        return told

    def _close_tasks(self, worker: _Worker) -> None:
        if self.running[worker.answers].tasks >= 0:
            os.close(worker.tasks)
            self.running[worker.answers] = worker._replace(tasks=-1)

    def _forget(self, worker: _Worker) -> None:
        self._close_tasks(worker)
        del self.running[worker.answers]
        self._poll.unregister(worker.answers)
        os.close(worker.answers)
        with suppress(ChildProcessError):  # where SIGCHLD is ignored, the system has seen to it
            os.waitpid(worker.pid, 0)

    def _serve(self, tasks: int, answer: int, others: tuple[int, ...]) -> NoReturn:
        """Answer in a new process until there are no tasks any more; whatever happens, it ends here."""
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one sees to it
            for worker in self.running.values():
                others = (*others, worker.answers, *((worker.tasks,) if worker.tasks >= 0 else ()))
            for descriptor in others:
                os.close(descriptor)
            while (word := _exactly(tasks, _WORD)) is not None:
                payload = marshal.dumps(self._work(int.from_bytes(word, "little")))
                _write(answer, len(payload).to_bytes(_WORD, "little") + payload)
            self._finish()
            status = 0
        except BrokenPipeError:  # nobody waits for the answer any more
            pass
        except Exception:  # noqa: BLE001 - whoever is to find out why has nothing else to go by
            traceback.print_exc()
        finally:
            os._exit(status)


def _message(descriptor: int) -> bytes | None:
    """The next message; None where there will be none any more."""
    word = _exactly(descriptor, _WORD)
    return None if word is None else _exactly(descriptor, int.from_bytes(word, "little"))


def _exactly(descriptor: int, size: int) -> bytes | None:
    pieces = []
    while size:
        piece = os.read(descriptor, min(size, _LARGEST_READ))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
