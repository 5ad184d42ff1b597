"""`govlint series init`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from govlint.atomic import write_atomically
from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_USAGE
from govlint.cli.check import progress_of, say_nothing_found
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import discover
from govlint.language import joined, shown, word
from govlint.plugins import load
from govlint.reporters.terminal_text import clean
from govlint.series.manifest import NAME
from govlint.series.proposing import proposed
from govlint.series.run import read_series
from govlint.unwritten import unwritten

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from govlint.results import FileResult
    from govlint.series.view import Series

_STANDARD_OUTPUT = "-"


def run(arguments: argparse.Namespace) -> int:
    """Write a manifest of the reports at hand, and return the exit code."""
    registry = load()
    output = arguments.output or os.path.normpath(os.path.join(_folder(arguments.paths), NAME))
    if output != _STANDARD_OUTPUT and os.path.exists(output) and not arguments.force:
        return usage(word("{output} 已经存在；要覆盖它请加 --force，要写到别处用 -o", output=output))
    try:
        choices = Choices(arguments, registry)
        paths = list(discover(arguments.paths, registry.readers, choices.excluded))
        choices.verify(paths)
    except ConfigurationError as error:
        return misconfigured(error, registry.failures)
    except ValueError as error:
        return usage(str(error), registry.failures)
    if not paths:
        say_nothing_found(registry, choices)
        return EXIT_USAGE
    with progress_of(len(paths)) as progress:
        series, files = read_series(paths, registry, choices.options, progress=progress, jobs=arguments.jobs)
    if all(file.unreadable for file in files):
        return _say_what_was_not_read(files)
    folder = "." if output == _STANDARD_OUTPUT else os.path.dirname(output)
    searched = [path for path in arguments.paths if os.path.isdir(path)]
    name = NAME if output == _STANDARD_OUTPUT else output
    text = proposed(series, name, folder, searched)
    code = _say_what_was_not_read(files)
    if output == _STANDARD_OUTPUT:
        sys.stdout.write(text)
        return code
    try:
        write_atomically(output, text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        return usage(word("无法写入 {path}：{strerror}", path=output, strerror=unwritten(error)))
    sys.stdout.write(word("{output}：{summary}\n", output=clean(output), summary=_summary(series)))
    return code


def _folder(paths: Sequence[str]) -> str:
    return paths[0] if len(paths) == 1 and os.path.isdir(paths[0]) else "."


def _summary(series: Series) -> str:
    reports = sum(len(organ.reports) for organ in series.organs.values())
    years = joined(map(str, series.years()))
    unplaced = len(list(series.unplaced()))
    rest = word("，另有 {unplaced} 份没有归入", unplaced=unplaced) if unplaced else ""
    return word(
        "{count} 个机关，年度 {years}，{reports} 份报告{rest}；请核对机关和上级机关",
        count=len(series.organs),
        years=years or word("（无）"),
        reports=reports,
        rest=rest,
    )


def _say_what_was_not_read(files: Sequence[FileResult]) -> int:
    """Name the files that could not be read on standard error; returns the exit code."""
    for file in files:
        told = [failure.message for failure in file.failures]
        told += [made.finding.message for made in file.diagnostics] if file.unreadable else []
        for message in told:
            sys.stderr.write(f"{clean(file.path)}: {clean(shown(message))}\n")
    if any(file.failures for file in files):
        return EXIT_FAILURE
    return EXIT_USAGE if any(file.unreadable for file in files) else EXIT_CLEAN
