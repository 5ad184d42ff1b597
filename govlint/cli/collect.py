"""`govlint collect`: many files checked, findings and figures written as Parquet."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from govlint.cli import EXIT_CLEAN, EXIT_USAGE
from govlint.cli.check import progress_of
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.config.mistakes import ConfigurationError
from govlint.language import say, word
from govlint.plugins import load
from govlint.unwritten import unwritten

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from govlint.collecting.executors import Executor
    from govlint.collecting.inputs import Input
    from govlint.collecting.partitions import Collection, Partition
    from govlint.collecting.settings import Settings
    from govlint.linter import Options
    from govlint.plugins import Registry

_EXTRA = say('需要另外安装：pip install "govlint[cluster]"')
_ADDRESS: Final = re.compile(r"(?:(?:tcp|tls|ucx|wss?)://)?[^/]+:[0-9]+/?")


class _NoSchedulerError(Exception):
    """There is no connection to the scheduler; the text, in Chinese, says to which."""


def run(arguments: argparse.Namespace) -> int:
    """Check the files that are not in the collection yet, and return the exit code: 0 where all of them are now."""
    try:
        from govlint.collecting.executors import Cluster, Local  # noqa: F401 - shows whether all of it is installed
    except ImportError as error:
        return usage(say("collect {extra}（{error}）", extra=_EXTRA, error=str(error)))
    registry = load()
    try:
        inputs, settings = _inputs(arguments, registry)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    if registry.failures:
        return usage(say("有规则包没有装好，没有检查"), registry.failures)
    if not inputs:
        return usage(say("没有找到可以检查的文件"))
    return _collected(arguments, inputs, settings)


def _inputs(arguments: argparse.Namespace, registry: Registry) -> tuple[list[Input], Callable[[str], Settings]]:
    from govlint.collecting.inputs import expand, is_url
    from govlint.collecting.settings import pack

    if arguments.scheduler and arguments.executor != "dask":
        raise ValueError(say("--scheduler 要和 --executor dask 一起用"))
    if arguments.executor == "dask" and not arguments.scheduler:
        raise ValueError(say("--executor dask 要用 --scheduler 写明调度器，如 --scheduler tcp://10.0.0.1:8786"))
    if arguments.scheduler and not _ADDRESS.fullmatch(arguments.scheduler):
        raise ValueError(say("--scheduler 应为 tcp://主机:端口，写的是 {address}", address=arguments.scheduler))
    if arguments.batch_size < 1:
        raise ValueError(say("--batch-size 要大于 0"))
    choices = Choices(arguments, registry)
    inputs = expand(arguments.paths, registry.readers, choices.excluded)
    choices.verify(item.name for item in inputs if not is_url(item.name))
    packed: dict[int, tuple[Options, Settings]] = {}

    def settings_for(name: str) -> Settings:
        options = choices.options("." if is_url(name) else name)
        if id(options) not in packed:
            packed[id(options)] = options, pack(options)
        return packed[id(options)][1]

    return inputs, settings_for


def _collected(arguments: argparse.Namespace, inputs: Sequence[Input], settings: Callable[[str], Settings]) -> int:
    from govlint.collecting.inputs import is_url
    from govlint.collecting.partitions import Collection, planned
    from govlint.collecting.settings import MismatchError

    try:
        if not is_url(arguments.output):
            os.makedirs(arguments.output, exist_ok=True)
    except OSError as error:
        return usage(word("无法写入 {path}：{strerror}", path=arguments.output, strerror=unwritten(error)))
    try:
        collection = Collection(arguments.output)
        partitions = {made.name: made for made in planned(inputs, settings, arguments.batch_size)}
        present = collection.present(partitions.keys())
        missing = [partition for name, partition in partitions.items() if name not in present]
        with _executor(arguments) as executor:
            checked, unreadable = _written(executor, missing, collection)
        dropped = collection.drop_others(partitions.keys())
    except (MismatchError, _NoSchedulerError) as error:
        return usage(str(error))
    except ValueError as error:
        return usage(say("{place}：{error}", place=arguments.output, error=str(error)))
    except ImportError as error:
        return usage(say("{place}：{extra}（{error}）", place=arguments.output, extra=_EXTRA, error=str(error)))
    except OSError as error:
        said = say(
            "没有做完：{reason}；写好的部分都在 {place}，再运行一次会接着做",
            reason=unwritten(error),
            place=arguments.output,
        )
        return usage(said)
    unreadable += sum(present.values())
    _say(arguments.output, len(inputs), checked, unreadable, dropped)
    return EXIT_USAGE if unreadable else EXIT_CLEAN


def _written(executor: Executor, missing: Sequence[Partition], collection: Collection) -> tuple[int, int]:
    """Check what is missing; returns how many files that were, and how many of them could not be read."""
    from govlint.collecting.tables import unread

    checked = unreadable = 0
    with progress_of(sum(len(partition.batch.names) for partition in missing)) as progress:
        for partition, tables in executor.run(missing):
            collection.write(partition, tables)
            checked += tables.files.num_rows
            unreadable += unread(tables.files)
            if progress:
                progress(checked)
    return checked, unreadable


@contextmanager
def _executor(arguments: argparse.Namespace) -> Iterator[Executor]:
    from govlint.collecting.executors import Cluster, Local

    if arguments.executor != "dask":
        yield Local(arguments.jobs)
        return
    import logging

    from distributed import Client

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what went wrong is told once, in Chinese
    try:
        client = Client(arguments.scheduler, timeout="10s", set_as_default=False)
    except Exception as error:  # what it raises depends on the protocol
        said = say(
            "连接不上 Dask 调度器 {address}，请确认它已经启动，地址没有写错（{error}）",
            address=arguments.scheduler,
            error=str(error),
        )
        raise _NoSchedulerError(said) from error
    with client:
        if not client.nthreads():
            sys.stderr.write(word("govlint: 调度器上还没有工作进程，等有了再开始；要停下请按 Ctrl-C\n"))
        yield Cluster(client)


def _say(place: str, files: int, checked: int, unreadable: int, dropped: int) -> None:
    from govlint.reporters.terminal_text import clean

    said = word(
        "{place}：共 {files} 份文件，这次检查 {checked} 份，其余 {others} 份已经在里面",
        place=place,
        files=files,
        checked=checked,
        others=files - checked,
    )
    if unreadable:
        said += word("；有 {unreadable} 份没有读出来（GL001）", unreadable=unreadable)
    if dropped:
        said += word("；删去旧的 {dropped} 个分区", dropped=dropped)
    sys.stdout.write(clean(said) + "\n")
