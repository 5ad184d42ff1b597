"""The processes that work, so that a file that brings one down takes nothing else with it, and none runs for ever."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar

from govlint.web import work
from govlint.web.serving import BROKEN, WORK_SECONDS, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

_LEAVING: Final = 2.0
"""So many seconds has a process to put away what it has on the disk."""
_TASKS: Final = 200
"""After so many requests for each process, all are replaced: whatever they have piled up is gone.

`max_tasks_per_child` is not used: with it, an executor can be left without any process, and wait for ever.
"""


class Pool:
    """Runs functions of `govlint.web.work` in processes, each of which loads what it needs by `loader`."""

    def __init__(self, loader: work.Loader, workers: int, seconds: float = WORK_SECONDS) -> None:
        self._loader = loader
        self._workers = workers
        self._seconds = seconds
        self._free = asyncio.Semaphore(workers)
        self._runs = 0
        self._executor = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers,
            get_context("spawn"),
            initializer=work.start,
            initargs=(self._loader,),
        )

    async def warm(self) -> None:
        """Let a process load what it needs before the first file comes."""
        await self.run(work.ready)

    async def run(self, function: Callable[..., Made], *given: Any) -> Made:
        """What the function gives; raises `RefusedError` where a process fails twice, or takes too long.

        Only what a process is free for is given to it: the time that is spent waiting does not count, and where the
        processes are ended because of one request, no other is lost with them.
        """
        async with self._free:
            for _ in range(2):
                executor = self._fresh()
                future = executor.submit(work.performed, function, *given)
                try:
                    return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
                except BrokenProcessPool:
                    self._replace(executor)
                except TimeoutError:
                    self._replace(executor)
                    raise RefusedError(BROKEN) from None
        raise RefusedError(BROKEN)

    def _fresh(self) -> ProcessPoolExecutor:
        """The processes to work in. Those that have worked enough finish what they are at, and end."""
        self._runs += 1
        if self._runs > _TASKS * self._workers:
            self._executor.shutdown(wait=False)
            self._executor = self._made()
            self._runs = 1
        return self._executor

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        """Put new processes in the place of those, which are ended; once, however many requests saw them fail."""
        if self._executor is broken:
            self._executor = self._made()
            self._runs = 0
            _end(broken)

    def close(self) -> None:
        """End all processes."""
        _end(self._executor)


def _end(executor: ProcessPoolExecutor) -> None:
    # Only Python 3.14 has a public way to end processes that do not come back.
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    until = monotonic() + _LEAVING
    for process in processes:
        process.join(max(until - monotonic(), 0))
        process.kill()
