"""Many files: each opened and checked on its own, in several processes where that is worth it.

The results are in the order in which the files were named, and the same however they were made.
"""

from __future__ import annotations

import gc
import os
import stat
from typing import TYPE_CHECKING, Final

from govlint.discovery import suffix_of
from govlint.language import say
from govlint.limits import MAX_FILE
from govlint.linter import Options, lint, unreadable
from govlint.results import Failure, FileResult, RunResult
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govlint.caching.results import Results
    from govlint.forms.report import Report
    from govlint.plugins import Registry

    OptionsFor = Callable[[str], Options]
    """What to check in the file of this path."""

_CACHED_FROM: Final = 4
"""Checking fewer files takes less time than finding out whether their results are still true."""
_EFFORT: Final = {".pdf": 10, ".docx": 3, ".docm": 3, ".html": 2, ".htm": 2}
"""How much longer a file of a kind takes than a text."""
_EFFORT_EACH: Final = 20
"""A process is worth starting for so many texts."""


def run(
    paths: Sequence[str],
    registry: Registry,
    options: Options | OptionsFor,
    *,
    stdin: tuple[str, bytes] | None = None,
    progress: Callable[[int], None] | None = None,
    jobs: int = 1,
    cache: str = "",
) -> RunResult:
    """Check every path, all with the same options or each with its own.

    `stdin` is the (file name, bytes) that the path "-" stands for. `progress` is called with the number of files done
    after each file. `jobs` is how many processes to use at most, 0 for as many as are worth it; `cache` the folder of
    the cache, "" for none.
    """
    tune_collector()
    options_for, used = (_same(options), [options]) if isinstance(options, Options) else (options, [])
    for path in paths:
        own = options_for(_name(path, stdin))
        if own not in used:
            used.append(own)
    if any(own.keeps_view for own in used):  # a view is neither kept nor sent from process to process
        jobs, cache = 1, ""
    kept = _results(cache, paths, registry)

    def check(path: str) -> FileResult:
        return lint_file(path, registry, options_for(_name(path, stdin)), stdin, kept=kept)

    count = processes_for(paths, jobs)
    files = _in_processes(paths, check, registry, count, kept, progress) if count > 1 else []
    for path in paths if count <= 1 else ():
        files.append(check(path))
        if progress:
            progress(len(files))
    if kept is not None:
        kept.tidy()
    return result_of(files, registry, *used)


def _name(path: str, stdin: tuple[str, bytes] | None) -> str:
    return stdin[0] if path == "-" and stdin is not None else path


def _results(cache: str, paths: Sequence[str], registry: Registry) -> Results | None:
    if not cache or len(paths) < _CACHED_FROM:
        return None
    from govlint.caching.results import Results

    return Results(cache, registry)


def processes_for(paths: Sequence[str], jobs: int) -> int:
    """How many processes to use, `jobs` as in `run`: starting one takes as long as checking some files."""
    effort = sum(_EFFORT.get(suffix_of(path), 1) for path in paths)
    if len(paths) < 2 or jobs == 1 or (not jobs and effort < 2 * _EFFORT_EACH):
        return 1
    from govlint.processes import can_spread, processors

    wanted = jobs or min(processors(), effort // _EFFORT_EACH)
    return min(wanted, len(paths)) if can_spread() else 1


def _in_processes(
    paths: Sequence[str],
    check: Callable[[str], FileResult],
    registry: Registry,
    jobs: int,
    kept: Results | None,
    progress: Callable[[int], None] | None,
) -> list[FileResult]:
    from govlint.caching.record import record_of, result_of_record
    from govlint.processes import spread

    done: dict[int, FileResult] = {}

    def answered(number: int, record: object) -> None:
        path = paths[number]
        done[number] = result_of_record(record, path, registry.rules) if isinstance(record, list) else lost(path)
        if progress:
            progress(len(done))

    def finish() -> None:
        if kept is not None:
            kept.tidy()

    spread(len(paths), lambda number: record_of(check(paths[number])), jobs, answered, finish)
    return [done[number] for number in range(len(paths))]


def lost(path: str) -> FileResult:
    """The result for a file that ended the process it was checked in, twice."""
    message = say("检查这个文件的进程意外中止（可能是内存不够），重试后仍然如此")
    return FileResult(path, None, None, (), {}, (Failure(path, "", message),), unreadable=True)


def _same(options: Options) -> OptionsFor:
    return lambda _: options


def tune_collector() -> None:
    """Set the garbage collector for a run over many files.

    What is loaded stays; a file's tree is freed by its references, so cycles need no frequent search.
    """
    gc.enable()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def result_of(files: Iterable[FileResult], registry: Registry, *options: Options) -> RunResult:
    """Put the results of files together that were checked with these options."""
    rules = {rule.code: rule for used in options for rule in used.rules}
    ordered = tuple(rules[code] for code in sorted(rules))
    return RunResult((), ordered, registry.failures).with_files(files)


def lint_file(
    path: str,
    registry: Registry,
    options: Options,
    stdin: tuple[str, bytes] | None = None,
    seen: Callable[[Report], object] | None = None,
    kept: Results | None = None,
) -> FileResult:
    """Check the file with this path; `stdin` as in `run`, `seen` as in `govlint.linter.lint`.

    Where its result is `kept`, it is not checked again.
    """
    if path == "-" and stdin is not None:
        return lint(stdin[0], stdin[1], registry, options)
    try:
        data = contents(path)
    except UnreadableError as error:
        return unreadable(path, str(error), options)
    if kept is None:
        return lint(path, data, registry, options, seen)
    key = kept.key(path, data, options)
    known = kept.known(key, path)
    if known is None:
        known = lint(path, data, registry, options)
        kept.keep(key, known)
    return known


def contents(path: str) -> bytes:
    """The bytes of a file, of a too large one no more than show that it is; `UnreadableError` says what is wrong.

    Pipes and devices are not opened: they may never end, or answer.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            closed = not os.access(path, os.R_OK | os.X_OK)
            raise UnreadableError(say("文件夹没有读取权限") if closed else say("这是一个文件夹，不是文件"))
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(say("不是普通文件"))
        with open(path, "rb") as file:
            # Asking for no more than is there spares the memory for the largest file; some files say no size.
            data = file.read(min(status.st_size, MAX_FILE) + 1)
            return data + file.read(MAX_FILE + 1 - len(data)) if len(data) > status.st_size else data
    except (OSError, ValueError) as error:
        raise UnreadableError(_reason(path, error)) from error


def _reason(path: str, error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return say("文件名中有不能用的字符")
    if isinstance(error, FileNotFoundError):
        return say("链接指向的文件不存在") if os.path.islink(path) else say("文件不存在")
    if isinstance(error, PermissionError):
        return say("没有读取权限")
    return say("无法打开：{strerror}", strerror=error.strerror or str(error))
