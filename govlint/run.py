"""Many files: opened one after the other, each checked on its own, results in the order the files were named."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from govlint.language import say
from govlint.limits import MAX_FILE
from govlint.linter import Options, lint, unreadable
from govlint.results import RunResult
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govlint.forms.report import Report
    from govlint.plugins import Registry
    from govlint.results import FileResult

    OptionsFor = Callable[[str], Options]
    """What to check in the file of this path."""


def run(
    paths: Sequence[str],
    registry: Registry,
    options: Options | OptionsFor,
    *,
    stdin: tuple[str, bytes] | None = None,
    progress: Callable[[int], None] | None = None,
) -> RunResult:
    """Check every path, all with the same options or each with its own.

    `stdin` is the (file name, bytes) that the path "-" stands for. `progress` is called with the number of files done
    after each file.
    """
    tune_collector()
    options_for, used = (_same(options), [options]) if isinstance(options, Options) else (options, [])
    files: list[FileResult] = []
    for path in paths:
        own = options_for(stdin[0] if path == "-" and stdin is not None else path)
        if own not in used:
            used.append(own)
        files.append(lint_file(path, registry, own, stdin))
        if progress:
            progress(len(files))
    return result_of(files, registry, *used)


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
) -> FileResult:
    """Check the file with this path; `stdin` as in `run`, `seen` as in `govlint.linter.lint`."""
    if path == "-" and stdin is not None:
        return lint(stdin[0], stdin[1], registry, options)
    try:
        data = contents(path)
    except UnreadableError as error:
        return unreadable(path, str(error), options)
    return lint(path, data, registry, options, seen)


def contents(path: str) -> bytes:
    """The bytes of a file, of a too large one no more than show that it is; `UnreadableError` says what is wrong.

    Pipes and devices are not opened: they may never end, or answer.
    """
    try:
        if os.path.isdir(path):
            closed = not os.access(path, os.R_OK | os.X_OK)
            raise UnreadableError(say("文件夹没有读取权限") if closed else say("这是一个文件夹，不是文件"))
        if not os.path.isfile(path) and os.path.exists(path):
            raise UnreadableError(say("不是普通文件"))
        with open(path, "rb") as file:
            return file.read(MAX_FILE + 1)
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
