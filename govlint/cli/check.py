"""`govlint check`."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TextIO

from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS, EXIT_USAGE
from govlint.cli.baselines import Baselines
from govlint.cli.color import fitted
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices, listed
from govlint.cli.outputs import inputs_beside, outputs_of, show_documents, write_outputs
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import discover
from govlint.language import is_foreign, joined, word
from govlint.limits import MAX_FILE
from govlint.plugins import ReportOptions, load
from govlint.run import run as run_files
from govlint.selection import fitting
from govlint.settling import UNUSED

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from govlint.cli.fix import Mending
    from govlint.cli.outputs import Output
    from govlint.plugins import Registry
    from govlint.results import RunResult
    from govlint.rules import Severity

_PROGRESS_FROM = 40
"""A progress bar appears from this many files on; fewer are done before it could be read."""


def run(arguments: argparse.Namespace) -> int:
    """Check the files, write the result, and return the exit code."""
    if arguments.watch or arguments.poll:
        from govlint.cli.watch import watch

        return watch(arguments)
    if [path[-4:].lower() for path in arguments.paths] == [".pdf"]:
        from govlint.readers.pdf.isolation import ask_ahead

        ask_ahead(arguments.paths[0])
    registry = load()
    try:
        outputs = outputs_of(arguments, registry)
        stdin = _stdin(arguments)
        mender = _mender(arguments)
        choices = Choices(arguments, registry, keeps_view=show_documents(outputs, registry))
        refuse_rules_on_series(arguments, registry)
        paths = inputs_beside(outputs, paths_of(arguments, registry, choices), arguments.paths)
        named = (stdin[0] if path == "-" and stdin else path for path in paths)
        baselines = Baselines(named, choices, prune=arguments.prune_baseline)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    with progress_of(len(paths)) as progress:
        if mender:
            result = mender.run(paths, registry, choices.options, stdin=stdin, progress=progress)
        else:
            jobs, cache = arguments.jobs, _cache_folder(arguments)
            result = run_files(paths, registry, choices.options, stdin=stdin, progress=progress, jobs=jobs, cache=cache)
    if mender and arguments.diff:
        if not paths:
            say_nothing_found(registry, choices)
        code = EXIT_CLEAN if _excused(result, arguments, choices) else mender.exit_code(result, arguments)
        return write_outputs(outputs, lambda _, stream: mender.show(result, stream), sys.stdout, code)
    stream = mender.report_to if mender else sys.stdout
    return concluded(result, arguments, registry, choices, baselines, arguments.paths, outputs, stream)


def _cache_folder(arguments: argparse.Namespace) -> str:
    """The folder of the cache, "" for none."""
    if arguments.no_cache or "-" in arguments.paths:
        return ""
    from govlint.caching.folder import usual_folder

    return arguments.cache_dir or usual_folder()


def concluded(
    result: RunResult,
    arguments: argparse.Namespace,
    registry: Registry,
    choices: Choices,
    baselines: Baselines,
    searched: Sequence[str],
    outputs: Sequence[Output],
    stream: TextIO | None = None,
) -> int:
    """Judge the result by what is in force, write it to `outputs`, and return the exit code.

    `searched` are the files and folders that the run was given; `stream` is where the result goes that the user names
    no file for, standard output by default.
    """
    excused = _excused(result, arguments, choices)
    if not result.files:
        say_nothing_found(registry, choices)
    result = judged(result, registry, choices, searched)
    try:
        result = baselines.compared(result, registry, searched, prune=arguments.prune_baseline)
    except OSError as error:
        from govlint.unwritten import unwritten

        return usage(word("基线文件写不进去：{strerror}", strerror=unwritten(error)))
    code = EXIT_CLEAN if excused else exit_code(result, choices.fail_on, exit_zero=arguments.exit_zero)
    shown = ReportOptions(
        show_passed=arguments.show_passed,
        show_suppressed=arguments.show_suppressed,
        statistics=arguments.statistics,
        exit_code=code,
        invocation=tuple(sys.argv[1:]),
        fail_on=choices.fail_on,
    )
    main = stream or sys.stdout
    if is_foreign():
        from govlint.translation import translated

        result = translated(result)

    def write(name: str, target: TextIO) -> None:
        registry.reporters[name](result, target, fitted(shown, target, main, arguments.color))

    return write_outputs(outputs, write, main, code)


def _excused(result: RunResult, arguments: argparse.Namespace, choices: Choices) -> bool:
    """Whether nothing was checked because all that was named is excluded, as a hook names it."""
    return not result.files and arguments.force_exclude and choices.passed_over


def say_nothing_found(registry: Registry, choices: Choices) -> None:
    """Say that there is no file to check, and why."""
    readable = word("能读的有：{readers}", readers=joined(sorted(registry.readers)))
    why = word("都在配置的 exclude 里") if choices.passed_over else readable
    sys.stderr.write(word("govlint: 没有找到可以检查的文件；{why}\n", why=why))


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


def refuse_rules_on_series(arguments: argparse.Namespace, registry: Registry) -> None:
    """Raise `ValueError` where nothing but rules on series is selected: no file would be checked by them."""
    for selector in listed(arguments.select):
        codes = fitting(registry.rules, selector)
        if all(registry.rules[code].on == "series" for code in codes):
            raise ValueError(word("{selector} 是报告之间的规则，用 govlint series 检查", selector=selector))


def paths_of(arguments: argparse.Namespace, registry: Registry, choices: Choices) -> list[str]:
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
    """3 where anything failed, 2 where nothing was or not every file was read and written, 1 for a finding that fails.

    `fail_on` says for the path of a file from which severity on that is.
    """
    if result.all_failures:
        return EXIT_FAILURE
    if not result.files or any(file.unreadable or file.unwritten for file in result.files):
        return EXIT_USAGE
    found = any(made.severity.rank >= fail_on(file.path).rank for file in result.files for made in file.diagnostics)
    return EXIT_FINDINGS if found and not exit_zero else EXIT_CLEAN


def _mender(arguments: argparse.Namespace) -> Mending | None:
    if not (arguments.fix or arguments.diff or arguments.unsafe_fixes):
        return None
    from govlint.cli.fix import Mending

    return Mending(arguments)


def _stdin(arguments: argparse.Namespace) -> tuple[str, bytes] | None:
    if "-" not in arguments.paths:
        refuse_name_alone(arguments)
        return None
    if not arguments.stdin_filename:
        raise ValueError(word("从标准输入读取时需要 --stdin-filename，例如 --stdin-filename 报告.md"))
    return arguments.stdin_filename, sys.stdin.buffer.read(MAX_FILE + 1)


def refuse_name_alone(arguments: argparse.Namespace) -> None:
    """Raise `ValueError` where standard input has a name and is not read: what is checked is something else."""
    name: str | None = arguments.stdin_filename
    if name is not None and "-" not in arguments.paths:
        raise ValueError(
            word("--stdin-filename 要和 - 一起用，例如 govlint check --stdin-filename {name} -", name=name)
        )


@contextmanager
def progress_of(total: int) -> Iterator[Callable[[int], None] | None]:
    """What shows how many files of `total` are done, where a person watches and it takes long enough."""
    if total < _PROGRESS_FROM or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        shown: list[Callable[[int], None]] = []

        def show(done: int) -> None:
            # It has a thread, and is begun after processes are forked: no thread is to be there then.
            if not shown:
                shown.append(stack.enter_context(_bar(total)))
            shown[0](done)

        yield show


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(word("检查")), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.update(task, completed=done)
