"""The processes that work, so that a file that brings one down takes nothing else with it, and none runs for ever."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final, TypeVar

from govlint.web import work
from govlint.web.serving import BROKEN, WORK_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

_TASKS: Final = 200
"""After so many requests a process is replaced: whatever it has piled up is gone."""


class Pool:
    """Runs functions of `govlint.web.work` in processes, each of which loads what it needs by `loader`."""

    def __init__(self, loader: work.Loader, workers: int, seconds: float = WORK_SECONDS) -> None:
        self._loader = loader
        self._workers = workers
        self._seconds = seconds
        self._executor = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers,
            get_context("spawn"),
            initializer=work.start,
            initargs=(self._loader,),
            max_tasks_per_child=_TASKS,
        )

    async def warm(self) -> None:
        """Let a process load what it needs before the first file comes."""
        await self.run(work.ready)

    async def run(self, function: Callable[..., Made], *given: Any) -> Made:
        """What the function gives; raises `RefusedError` where a process fails twice, or takes too long."""
        for _ in range(2):
            executor = self._executor
            try:
                future = asyncio.wrap_future(executor.submit(function, *given))
                return await asyncio.wait_for(future, self._seconds)
            except BrokenProcessPool:
                self._replace(executor)
            except TimeoutError:
                self._replace(executor)
                raise BROKEN from None
        raise BROKEN

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        """Put new processes in the place of those, which are ended; once, however many requests saw them fail."""
        if self._executor is broken:
            self._executor = self._made()
            _end(broken)

    def close(self) -> None:
        """End all processes."""
        _end(self._executor)


def _end(executor: ProcessPoolExecutor) -> None:
    # Only Python 3.14 has a public way to end processes that do not come back.
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
