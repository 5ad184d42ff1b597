"""Who does the work: this process, or the workers of a Dask cluster."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, Protocol

from govlint.collecting.batch import check_batch, check_one, given_up, prepare
from govlint.collecting.rows import Rows, no_rows
from govlint.collecting.settings import MismatchError
from govlint.collecting.tables import joined, tables_of
from govlint.language import say
from govlint.processes import can_spread, processors, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from distributed import Client, Future

    from govlint.collecting.batch import Batch
    from govlint.collecting.partitions import Partition
    from govlint.collecting.tables import Tables

_WORTH_SPREADING: Final = 20
"""Fewer files are checked sooner than processes are started."""
_TASK: Final = 20
"""Files in a task: enough that handing them out costs little, few enough that losing them costs little."""
_AHEAD: Final = 4
"""Tasks handed out a worker before the oldest has come back: results that nobody takes yet are kept in memory."""
_GONE: Final = frozenset({"CancelledError", "FutureCancelledError", "FuturesCancelledError", "CommClosedError"})
_LOST: Final = say("检查它的进程意外终止，重试一次后仍然如此")


class Executor(Protocol):
    """Does the work of partitions, and hands them back in their order."""

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[Partition, Tables]]:
        """Check the files of each partition."""


class Local:
    """Works on this machine, in so many processes; 0 for as many as there are processors."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = (jobs or processors()) if can_spread() else 1

    def run(self, partitions: Iterable[Partition]) -> Iterator[tuple[Partition, Tables]]:
        """Check the files of each partition."""
        for partition in partitions:
            batch = partition.batch
            alone = self._jobs == 1 or len(batch.names) < _WORTH_SPREADING
            yield partition, check_batch(batch) if alone else self._spread(batch)

    def _spread(self, batch: Batch) -> Tables:
        prepare(batch)
        done: dict[int, Rows] = {}

        def answered(index: int, answer: object) -> None:
            done[index] = Rows(*answer) if isinstance(answer, tuple) else given_up(batch, index, _LOST)

        spread(len(batch.names), lambda index: tuple(check_one(batch, index)), self._jobs, answered, lambda: None)
        rows = no_rows()
        for index in range(len(batch.names)):
            rows.add(done[index])
        return tables_of(rows)


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
            return tables_of(given_up(single, 0, say("{lost}（{error}）", lost=_LOST, error=type(error).__name__)))

    def _still_there(self, error: Exception) -> None:
        """Raise `ConnectionError` where not a worker was lost but the scheduler."""
        if self._client.status != "running" or type(error).__name__ in _GONE:
            raise ConnectionError(say("与 Dask 调度器的连接断了")) from error


def _tables(future: Future[Tables]) -> Tables:
    made: Tables = future.result()
    return made


def _tasks(batch: Batch) -> Iterator[Batch]:
    for start in range(0, len(batch.names), _TASK):
        yield batch._replace(names=batch.names[start : start + _TASK], chosen=batch.chosen[start : start + _TASK])
