"""`govlint extract REPORT`: the figures of a report as data."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.authoring.figures.records import figures_of
from govlint.authoring.figures.saving import data_writer_for
from govlint.authoring.template import layouts_of
from govlint.cli import EXIT_CLEAN
from govlint.cli.messages import usage
from govlint.cli.reports import UnusableError, opened
from govlint.cli.saving import OutputError, refuse_existing, save, write_lines

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from govlint.authoring.figures.records import FigureSet


def run(arguments: argparse.Namespace) -> int:
    """Write the figures to a file or to standard output."""
    output: str | None = arguments.output
    try:
        write = data_writer_for(output or "", arguments.format or ("" if output else "json"))
        if output:
            refuse_existing(output, force=arguments.force)
        found = opened(arguments)
        if found.report is None:
            return usage(f"{arguments.path} 没有认出年度报告，没有数据可取；是年度报告的，可以用 --form 指明格式")
        figures = figures_of(found.report, arguments.path)
        data = write(figures, found.report.form, layouts_of(found.forms, found.report.form))
        if output:
            save(output, data, force=True)
    except UnusableError as error:
        return error.code
    except (OutputError, ValueError) as error:
        return usage(str(error))
    if output:
        write_lines(sys.stdout, _told(output, figures))
    else:
        sys.stdout.write(data.decode("utf-8-sig"))
    return EXIT_CLEAN


def _told(output: str, figures: FigureSet) -> Iterator[str]:
    kinds = [record.kind for record in figures.records]
    rest = {"blank": "空白", "dash": "横线", "word": "文字", "unread": "没有读出"}
    more = "".join(f"，{name} {kinds.count(kind)} 格" for kind, name in rest.items() if kind in kinds)
    yield f"已写入 {output}：数字 {kinds.count('number')} 格{more}"
    yield from (f"注意：{note}" for note in figures.notes)
