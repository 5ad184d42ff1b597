"""`govlint check`."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from govlint.atomic import write_atomically
from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS, EXIT_USAGE
from govlint.cli.baselines import Baselines
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import discover
from govlint.limits import MAX_FILE
from govlint.linter import UNUSED
from govlint.plugins import ReportOptions, load
from govlint.run import run as run_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from govlint.plugins import Registry
    from govlint.results import RunResult
    from govlint.rules import Severity

_PROGRESS_FROM = 40
"""A progress bar appears from this many files on; fewer are done before it could be read."""


def run(arguments: argparse.Namespace) -> int:
    """Check the files, write the result, and return the exit code."""
    registry = load()
    try:
        name = _format(arguments, registry)
        stdin = _stdin(arguments)
        choices = Choices(arguments, registry)
        paths = _paths(arguments, registry, choices)
        baselines = Baselines((stdin[0] if path == "-" and stdin else path for path in paths), choices)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    with _progress(len(paths)) as progress:
        result = run_files(paths, registry, choices.options, stdin=stdin, progress=progress)
    result = judged(result, registry, choices, arguments.paths)
    try:
        result = baselines.compared(result, registry, arguments.paths, prune=arguments.prune_baseline)
    except OSError as error:
        return usage(f"基线文件写不进去：{error.strerror or error}")
    excused = not paths and arguments.force_exclude and choices.passed_over
    code = EXIT_CLEAN if excused else exit_code(result, choices.fail_on, exit_zero=arguments.exit_zero)
    shown = ReportOptions(
        show_passed=arguments.show_passed,
        show_suppressed=arguments.show_suppressed,
        statistics=arguments.statistics,
        exit_code=code,
        invocation=tuple(sys.argv[1:]),
    )
    reporter = registry.reporters[name]
    if not paths:
        readable = f"能读的有：{'、'.join(sorted(registry.readers))}"
        why = "都在配置的 exclude 里" if choices.passed_over else readable
        sys.stderr.write(f"govlint: 没有找到可以检查的文件；{why}\n")
    return _written(arguments, lambda stream: reporter(result, stream, shown), sys.stdout, code)


def judged(result: RunResult, registry: Registry, choices: Choices, searched: Sequence[str]) -> RunResult:
    """The result with what is to be said of entries of configurations that suppress nothing."""
    entries = choices.entries()
    if not entries:
        return result
    from govlint.suppression.ledger import unused_entries

    found = unused_entries(
        entries, result.files, lambda path: choices.options(path).entries, searched, registry.rules[UNUSED]
    )
    return result.with_files((*result.files, *found))


def _paths(arguments: argparse.Namespace, registry: Registry, choices: Choices) -> list[str]:
    """The files to check; raises `ConfigurationError` where the configuration of one has mistakes."""
    force: bool = arguments.force_exclude
    name: str | None = arguments.stdin_filename
    paths = list(discover(arguments.paths, registry.readers, choices.excluded, force=force))
    if "-" in paths and name is not None:
        choices.verify([name])
        if force and choices.excluded(name):
            paths.remove("-")
    choices.verify(path for path in paths if path != "-")
    return paths


def exit_code(result: RunResult, fail_on: Callable[[str], Severity], *, exit_zero: bool) -> int:
    """3 where anything failed, 2 where nothing or not every file was read, 1 for a finding that makes its file fail.

    `fail_on` says for the path of a file from which severity on that is.
    """
    if result.all_failures:
        return EXIT_FAILURE
    if not result.files or any(file.unreadable for file in result.files):
        return EXIT_USAGE
    found = any(made.severity.rank >= fail_on(file.path).rank for file in result.files for made in file.diagnostics)
    return EXIT_FINDINGS if found and not exit_zero else EXIT_CLEAN


def _format(arguments: argparse.Namespace, registry: Registry) -> str:
    default = "rich" if not arguments.output and sys.stdout.isatty() else "concise"
    name: str = arguments.format or default
    if name not in registry.reporters:
        raise ValueError(f"没有这种输出格式：{name}；可用的有 {'、'.join(registry.reporters)}")
    return name


def _stdin(arguments: argparse.Namespace) -> tuple[str, bytes] | None:
    if "-" not in arguments.paths:
        return None
    if not arguments.stdin_filename:
        raise ValueError("从标准输入读取时需要 --stdin-filename，例如 --stdin-filename 报告.md")
    return arguments.stdin_filename, sys.stdin.buffer.read(MAX_FILE + 1)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None] | None]:
    if total < _PROGRESS_FROM or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("检查"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.update(task, completed=done)


def _written(arguments: argparse.Namespace, write: Callable[[TextIO], None], stream: TextIO, code: int) -> int:
    """Write to the file that the user named, as a whole, or else to the stream; returns the exit code."""
    if not arguments.output:
        write(stream)
        return code
    data = io.BytesIO()
    with io.TextIOWrapper(data, "utf-8", "backslashreplace", "\n", write_through=True) as text:
        write(text)
        whole = data.getvalue()
    try:
        write_atomically(arguments.output, whole)
    except OSError as error:
        return usage(f"无法写入 {arguments.output}：{error.strerror or error}")
    return code
