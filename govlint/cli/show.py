"""`govlint show FILE`: the document as govlint reads it, for checking a finding or a file that is not recognised."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.cli import EXIT_CLEAN, EXIT_USAGE
from govlint.cli.check import converter, usage, wanted_form
from govlint.document import Heading, Table
from govlint.forms.align import align
from govlint.forms.values import ValueKind
from govlint.linter import read
from govlint.plugins import load
from govlint.reporters.terminal_text import clean
from govlint.run import contents
from govlint.source import UnreadableError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from govlint.document import Block, Document
    from govlint.forms.report import Report, RowReading, TableReading
    from govlint.forms.values import Value


def run(arguments: argparse.Namespace) -> int:
    """Print parts, tables with values and line numbers, or the blocks where no form claims the document."""
    registry = load()
    try:
        wanted = wanted_form(arguments, registry)
        data = contents(arguments.path)
        document = read(arguments.path, data, registry.readers, converter(arguments))
    except ValueError as error:
        return usage(str(error))
    except UnreadableError as error:
        sys.stderr.write(f"{clean(arguments.path)}:{error.line}:{error.column}: {error}\n")
        return EXIT_USAGE
    report = align(document, registry.forms, wanted)
    for line in lines_of(document, report):
        sys.stdout.write(clean(line) + "\n")
    return EXIT_CLEAN


def lines_of(document: Document, report: Report | None) -> Iterator[str]:
    """The lines that `govlint show` prints, not yet made safe for a terminal."""
    if report is None:
        yield "没有认出年度报告；读到的内容："
        for block in document.blocks:
            yield from _block(block)
        return
    title = report.title
    yield f"格式 {report.form.id}（{report.form.instrument}），{report.year or '年度不明'}"
    yield _at(title.span.line, f"标题 {title.text.folded.text}") if title else _at(None, "没有标题")
    tables = {slot.form.part: slot for slot in report.tables}
    for slot in report.parts:
        yield ""
        if not slot.headings:
            yield _at(None, f"缺少 {slot.part.heading}")
        for heading in slot.headings:
            yield _at(heading.span.line, heading.text.value)
            if slot.part.number not in tables:
                for block in heading.body:
                    yield from _block(block)
        for reading in tables[slot.part.number].readings if slot.part.number in tables else ():
            yield from _table(reading)
    for heading in report.extra_headings:
        yield _at(heading.span.line, f"六个部分之外：{heading.text.value}")


def _at(line: int | None, text: str) -> str:
    return f"{line if line is not None else '-':>6}  {text}"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in block.rows:
            if row:
                yield _at(row[0].span.line, " | ".join(_shortened(cell.text.value) for cell in row))
    else:
        mark = "#" * block.level + " " if isinstance(block, Heading) else ""
        yield _at(block.span.line, mark + _shortened(block.text.value))


def _shortened(text: str) -> str:
    flat = text.replace("\n", " ")
    return flat if len(flat) <= 60 else flat[:59] + "…"


def _table(reading: TableReading) -> Iterator[str]:
    state = "" if reading.readable else "（与格式对不上，没有读数值）"
    yield _at(reading.span.line, f"{reading.form.id}{state}")
    for row in reading.rows:
        yield _at(row.span.line, f"  {row.row.id}：{_values(row)}")
    for missing in reading.missing_rows:
        yield _at(None, f"  缺少 {missing.id}")


def _values(row: RowReading) -> str:
    if row.values is None:
        return f"没有读出（{row.reason}）"
    return " | ".join(_value(value) for value in row.values)


def _value(value: Value) -> str:
    return "〔空〕" if value.kind is ValueKind.BLANK else value.raw.replace("\n", "")
