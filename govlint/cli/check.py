"""`govlint check`."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from govlint.atomic import write_atomically
from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS, EXIT_USAGE
from govlint.discovery import discover
from govlint.forms.align import Wanted
from govlint.limits import MAX_FILE
from govlint.linter import Options
from govlint.plugins import ReportOptions, load
from govlint.rules import Severity
from govlint.run import run as run_files
from govlint.selection import choose

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from govlint.cli.fix import Mending
    from govlint.linter import Converter
    from govlint.plugins import Registry
    from govlint.results import Failure, RunResult

_PROGRESS_FROM = 40
"""A progress bar appears from this many files on; fewer are done before it could be read."""


def run(arguments: argparse.Namespace) -> int:
    """Check the files, write the result, and return the exit code."""
    registry = load()
    try:
        rules = choose(registry.rules, _listed(arguments.select), _listed(arguments.ignore))
        name = _format(arguments, registry)
        wanted = wanted_form(arguments, registry)
        stdin = _stdin(arguments)
        mender = _mender(arguments)
    except ValueError as error:
        return usage(str(error), registry.failures)
    options = Options(rules, wanted, arguments.require_form, converter(arguments))
    paths = list(discover(arguments.paths, registry.readers))
    with _progress(len(paths)) as progress:
        run_all = mender.run if mender else run_files
        result = run_all(paths, registry, options, stdin=stdin, progress=progress)
    if mender and arguments.diff:
        code = mender.exit_code(result, exit_zero=arguments.exit_zero)
        return _written(arguments, lambda stream: mender.show(result, stream), sys.stdout, code)
    code = exit_code(result, Severity(arguments.fail_on), exit_zero=arguments.exit_zero)
    shown = ReportOptions(
        show_passed=arguments.show_passed,
        statistics=arguments.statistics,
        exit_code=code,
        invocation=tuple(sys.argv[1:]),
    )
    reporter = registry.reporters[name]
    if not paths:
        sys.stderr.write(f"govlint: 没有找到可以检查的文件；能读的有：{'、'.join(sorted(registry.readers))}\n")
    stream = mender.report_to if mender else sys.stdout
    return _written(arguments, lambda stream: reporter(result, stream, shown), stream, code)


def exit_code(result: RunResult, fail_on: Severity, *, exit_zero: bool) -> int:
    """3 where anything failed, 2 where not every file was read and written, 1 for a finding of `fail_on` or above."""
    if result.all_failures:
        return EXIT_FAILURE
    if not result.files or any(file.unreadable or file.unwritten for file in result.files):
        return EXIT_USAGE
    found = any(count and severity.rank >= fail_on.rank for severity, count in result.counts.items())
    return EXIT_FINDINGS if found and not exit_zero else EXIT_CLEAN


def usage(message: str, failures: Iterable[Failure] = ()) -> int:
    """Say what is wrong with the command line; returns its exit code.

    Plugins that failed to load are told first, and make it a failure: what the user named may be theirs.
    """
    from govlint.reporters.terminal_text import clean

    told = [failure.message for failure in failures]
    for line in (*told, message):
        sys.stderr.write(f"govlint: {clean(line)}\n")
    return EXIT_FAILURE if told else EXIT_USAGE


def _listed(values: list[str]) -> list[str]:
    return [item for value in values for item in value.split(",") if item.strip()]


def _format(arguments: argparse.Namespace, registry: Registry) -> str:
    default = "rich" if not arguments.output and sys.stdout.isatty() else "concise"
    name: str = arguments.format or default
    if name not in registry.reporters:
        raise ValueError(f"没有这种输出格式：{name}；可用的有 {'、'.join(registry.reporters)}")
    return name


def wanted_form(arguments: argparse.Namespace, registry: Registry) -> Wanted:
    """What the user says of the report; `ValueError` for a form that no ruleset brings."""
    forms = [form.id for form in registry.forms]
    if arguments.form is not None and arguments.form not in forms:
        raise ValueError(f"没有这个格式：{arguments.form}；可用的有 {'、'.join(forms)}")
    return Wanted(arguments.year, arguments.form)


def converter(arguments: argparse.Namespace) -> Converter | None:
    """What converts legacy files, where the user asked for it."""
    if not arguments.convert:
        return None
    from govlint.conversion import LibreOffice

    return LibreOffice()


def _mender(arguments: argparse.Namespace) -> Mending | None:
    if not (arguments.fix or arguments.diff or arguments.unsafe_fixes):
        return None
    from govlint.cli.fix import mending

    return mending(arguments)


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
