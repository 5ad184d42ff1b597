"""`govlint fill DATA --into REPORT`: figures into the tables of a report."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

from govlint.authoring.figures.reading import DataError, read_data
from govlint.authoring.filling.fill import Filled, FillError, Target, fill
from govlint.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE
from govlint.cli.messages import misconfigured, usage
from govlint.cli.options import Choices
from govlint.cli.saving import OutputError, refuse_existing, save, write_lines
from govlint.config.mistakes import ConfigurationError
from govlint.discovery import suffix_of
from govlint.fixing.plans import EditError
from govlint.limits import MAX_DATA
from govlint.plugins import load
from govlint.run import contents
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from govlint.authoring.figures.names import CellKey

_MOST = 3
_MOST_ROWS = 6


def run(arguments: argparse.Namespace) -> int:
    """Write the report with its figures; 1 where the data contradicts itself, the form or the report."""
    registry = load()
    into: str = arguments.into
    output: str = arguments.output or into
    try:
        if suffix_of(output) not in ("", suffix_of(into)):
            raise ValueError(f"填好的报告与原来的格式相同，-o 的文件名应当以 {suffix_of(into)} 结尾")
        if output != into:
            refuse_existing(output, force=arguments.force)
        choices = Choices(arguments, registry)
        choices.verify([into])
        options = choices.options(into)
        data = _data(arguments.data)
        target = Target(into, contents(into), registry.readers, options.forms or registry.forms, options.wanted)
        figures = read_data(arguments.data, data, target.report.form)
        filled = fill(target, figures, overwrite=arguments.overwrite, zeros=arguments.zeros)
        save(output, filled.data, force=True)
    except ConfigurationError as error:
        return misconfigured(error)
    except (DataError, FillError) as error:
        write_lines(sys.stderr, (f"govlint: {reason}" for reason in error.reasons))
        write_lines(sys.stderr, [f"govlint: 没有写入 {output}"])
        return EXIT_FINDINGS
    except UnreadableError as error:
        write_lines(sys.stderr, [f"{into}:{error.line}:{error.column}: {error}"])
        return EXIT_USAGE
    except EditError as error:
        return usage(f"{into} 没有填写：{error}")
    except (OutputError, ValueError) as error:
        return usage(str(error))
    write_lines(sys.stdout, _told(output, filled))
    return EXIT_CLEAN


def _data(path: str) -> bytes:
    try:
        data = contents(path)
    except UnreadableError as error:
        raise ValueError(f"{path} 读不出来：{error}") from error
    if len(data) > MAX_DATA:
        raise ValueError(f"{path} 超过数据文件的上限 {MAX_DATA} 字节")
    return data


def _told(output: str, filled: Filled) -> Iterator[str]:
    zeros = f"，填 0 的 {len(filled.zeros)} 格" if filled.zeros else ""
    same = f"，{len(filled.same)} 格原来就是这个数" if filled.same else ""
    yield f"{output}：写入 {len(filled.written)} 格{zeros}，算出合计 {len(filled.computed)} 格{same}"
    if filled.blank:
        yield f"还空着 {len(filled.blank)} 格：{'；'.join(_grouped(filled.blank))}"
        yield "没有发生的要填 0：在数据里写明，或者加 --zeros"
    yield from (f"注意：{note}" for note in filled.notes)


def _grouped(cells: Iterable[CellKey]) -> Iterator[str]:
    """The cells by table and row: of a table with many rows only how many there are."""
    for table, group in groupby(cells, lambda cell: cell.table):
        inside = list(group)
        rows = {row: [cell.column for cell in found] for row, found in groupby(inside, lambda cell: cell.row)}
        if len(rows) > _MOST_ROWS:
            yield f"{table} {len(rows)} 行 {len(inside)} 格"
            continue
        for row, columns in rows.items():
            yield f"{table}“{row}”" + (f"（{'、'.join(columns)}）" if len(columns) <= _MOST else f" {len(columns)} 格")
