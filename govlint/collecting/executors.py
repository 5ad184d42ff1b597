"""Who does the work: this process, or the workers of a Dask cluster."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, Protocol

from govlint.collecting.batch import check_batch, given_up
from govlint.collecting.settings import MismatchError
from govlint.collecting.tables import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from distributed import Client, Future

    from govlint.collecting.batch import Batch
    from govlint.collecting.partitions import Partition
    from govlint.collecting.tables import Tables

_TASK: Final = 20
"""Files in a task: enough that handing them out costs little, few enough that losing them costs little."""
_AHEAD: Final = 4
"""Tasks handed out a worker before the oldest has come back: results that nobody takes yet are kept in memory."""
_GONE: Final = frozenset({"CancelledError", "FutureCancelledError", "FuturesCancelledError", "CommClosedError"})
_LOST: Final = "检查它的进程意外终止，重试一次后仍然如此"


class Executor(Protocol):
    """Does the work of partitions, and hands them back in their order."""

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[Partition, Tables]]:
        """Check the files of each partition."""


class Local:
    """Works in this process, one file after the other."""

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[Partition, Tables]]:
        """Check the files of each partition."""
        for partition in partitions:
            yield partition, check_batch(partition.batch)


class Cluster:
    """Works on a Dask cluster. A task that fails is done again file by file; a file that fails again is given up."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[Partition, Tables]]:
        """Check the files of each partition."""
        waiting: deque[tuple[Partition, list[tuple[Batch, Future[Tables]]]]] = deque()
        for partition in partitions:
            waiting.append((partition, [(task, self._submit(task)) for task in _tasks(partition.batch)]))
            while sum(len(tasks) for _, tasks in waiting) > self._most:
                yield self._finished(*waiting.popleft())
        while waiting:
            yield self._finished(*waiting.popleft())

    @property
    def _most(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def _submit(self, task: Batch) -> Future[Tables]:
        return self._client.submit(check_batch, task, pure=False, key=None)

    def _finished(self, partition: Partition, tasks: list[tuple[Batch, Future[Tables]]]) -> tuple[Partition, Tables]:
        return partition, joined([self._result(task, future) for task, future in tasks])

    def _result(self, task: Batch, future: Future[Tables]) -> Tables:
        try:
            return _tables(future)
        except MismatchError:
            raise
        except Exception as error:  # noqa: BLE001 - a worker that died raises one of many, and none may end the run
            self._still_there(error)
            return joined([self._again(task.single(index)) for index in range(len(task.names))])

    def _again(self, single: Batch) -> Tables:
        try:
            return _tables(self._submit(single))
        except MismatchError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            self._still_there(error)
            return given_up(single, f"{_LOST}（{type(error).__name__}）")

    def _still_there(self, error: Exception) -> None:
        """Raise `ConnectionError` where not a worker was lost but the scheduler."""
        if self._client.status != "running" or type(error).__name__ in _GONE:
            raise ConnectionError("与 Dask 调度器的连接断了") from error


def _tables(future: Future[Tables]) -> Tables:
    made: Tables = future.result()
    return made


def _tasks(batch: Batch) -> Iterator[Batch]:
    for start in range(0, len(batch.names), _TASK):
        yield batch._replace(names=batch.names[start : start + _TASK], chosen=batch.chosen[start : start + _TASK])
