"""`govlint stats`: what many reports say as a whole."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from govlint.atomic import write_atomically
from govlint.cli import EXIT_CLEAN
from govlint.cli.messages import usage
from govlint.cli.outputs import is_result
from govlint.language import say
from govlint.unwritten import unwritten

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from govlint.stats.answers import Answer

_UNREAD: Final = (".csv", ".xlsx", ".json")
"""How files end that are no report, whatever they hold."""
_EXTRA = say('stats 需要另外安装：pip install "govlint[stats]"')


def run(arguments: argparse.Namespace) -> int:
    """Answer the questions and write what was asked for; returns the exit code."""
    try:
        from govlint.stats.answers import LONG, QUESTIONS
    except ImportError as error:
        return usage(say("{extra}（{error}）", extra=_EXTRA, error=str(error)))
    try:
        if arguments.format in ("csv", "xlsx") and not arguments.output:
            raise ValueError(say("--format {format} 要用 -o 写明写到哪里", format=arguments.format))
        _spare_reports(arguments)
        shown = [name for name in QUESTIONS if arguments.format != "text" or name not in LONG]
        found = _answers(arguments.path, shown)
        if arguments.output:
            _save(found, arguments.format, arguments.output)
        else:
            _print(found, arguments.format)
    except ImportError as error:
        return usage(say("{extra}（{error}）", extra=_EXTRA, error=str(error)))
    except ValueError as error:
        return usage(str(error))
    return EXIT_CLEAN


def _spare_reports(arguments: argparse.Namespace) -> None:
    """Raise `ValueError` where the output would take the place of a file in the folder that may be a report."""
    output = os.path.realpath(arguments.output) if arguments.output else ""
    below = output.startswith(os.path.realpath(arguments.path) + os.sep)
    if below and os.path.isfile(output) and not output.endswith(_UNREAD) and not is_result(output):
        raise ValueError(say("-o 会盖掉 {path} 里的文件，请换一个文件名", path=arguments.path))


def _answers(path: str, questions: Sequence[str]) -> list[Answer]:
    from govlint.stats.answers import answers

    if not os.path.isdir(path):
        raise ValueError(say("{path} 不是文件夹", path=path))
    if os.path.isdir(os.path.join(path, "files")) and os.path.isdir(os.path.join(path, "findings")):
        return answers(path, questions)
    with TemporaryDirectory(prefix="govlint-") as folder:
        _collect(path, folder)
        return answers(folder, questions)


def _collect(path: str, folder: str) -> None:
    """Collect the reports of a folder; raises `ValueError` where there are none or the collection fails."""
    from govlint.cli import EXIT_USAGE
    from govlint.cli.collect import run as collect
    from govlint.cli.parser import parse

    with redirect_stdout(io.StringIO()):
        code = collect(parse(["collect", "-o", folder, "--", path]))
    if code not in (EXIT_CLEAN, EXIT_USAGE) or not os.path.isdir(os.path.join(folder, "files")):
        raise ValueError(say("{path} 没有可以统计的报告", path=path))


def _print(found: Sequence[Answer], form: str) -> None:
    from govlint.stats.exports import show

    if form == "text":
        show(found, sys.stdout)
    else:
        sys.stdout.buffer.write(_bytes(found, form))


def _save(found: Sequence[Answer], form: str, path: str) -> None:
    """Write the answers to a file, as CSV to one each in a folder; raises `ValueError` where that cannot be done."""
    from govlint.stats.exports import as_csv

    try:
        if form == "csv":
            os.makedirs(path, exist_ok=True)
            for answer in found:
                write_atomically(os.path.join(path, f"{answer.name}.csv"), as_csv(answer))
        else:
            write_atomically(path, _bytes(found, form))
    except OSError as error:
        raise ValueError(say("无法写入 {path}：{strerror}", path=path, strerror=unwritten(error))) from error


def _bytes(found: Sequence[Answer], form: str) -> bytes:
    from govlint.stats import exports

    if form == "html":
        from govlint.stats.page import page

        return page(found)
    if form == "text":
        stream = io.StringIO()
        exports.show(found, stream)
        return stream.getvalue().encode("utf-8", "replace")
    return exports.as_workbook(found) if form == "xlsx" else exports.as_json(found)
