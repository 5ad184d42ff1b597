"""`govlint show FILE`: the document as govlint reads it, for checking a finding or a file that is not recognised."""

from __future__ import annotations

import sys
from operator import itemgetter
from typing import TYPE_CHECKING

from govlint.cli import EXIT_CLEAN
from govlint.cli.reports import UnusableError, opened
from govlint.document import Heading, Table
from govlint.forms.values import ValueKind
from govlint.language import word
from govlint.reporters.terminal_text import clean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from govlint.document import Block, Cell, Document, Span
    from govlint.forms.report import Report, RowReading, TableReading
    from govlint.forms.values import Value

    Entry = str | tuple[int | None, str]


def run(arguments: argparse.Namespace) -> int:
    """Print parts, tables with values and line numbers, or the blocks where no form claims the document."""
    try:
        found = opened(arguments)
    except UnusableError as error:
        return error.code
    for line in lines_of(found.document, found.report):
        sys.stdout.write(clean(line) + "\n")
    return EXIT_CLEAN


def lines_of(document: Document, report: Report | None) -> Iterator[str]:
    """The lines that `govlint show` prints, not yet made safe for a terminal; pages are named where they begin."""
    page = 0
    for entry in _document(document) if report is None else _report(report):
        if isinstance(entry, str):
            yield entry
            continue
        line, text = entry
        mark = None if line is None else document.page_of(line, 1)
        if mark is not None and mark.page != page:
            page = mark.page
            yield word("―― 第{page}页 ――", page=page)
        yield f"{'-' if line is None else line:>6}  {text}"


def _document(document: Document) -> Iterator[Entry]:
    yield word("没有认出年度报告；读到的内容：")
    yield from _blocks(document.blocks)
    yield from _margins(document)


def _report(report: Report) -> Iterator[Entry]:
    document, title = report.document, report.title
    yield word(
        "格式 {form}（{instrument}），{year}",
        form=report.form.id,
        instrument=report.form.instrument,
        year=report.year or word("年度不明"),
    )
    yield (title.span.line, word("标题 {text}", text=title.text.folded.text)) if title else (None, word("没有标题"))
    above = document.blocks[: report.headings[0].block] if report.headings else ()
    yield from _blocks(_outside(above, [title.span] if title else []))
    tables = {slot.form.part: slot.readings for slot in report.tables}
    for slot in report.parts:
        yield ""
        if not slot.headings:
            yield None, word("缺少 {heading}", heading=slot.part.heading)
        readings = tables.get(slot.part.number, ())
        spans = [reading.span for reading in readings]
        for heading in slot.headings:
            yield heading.span.line, heading.text.value
            yield from _blocks(_outside(heading.body, spans))
        for reading in readings:
            yield from _table(reading, document)
    for heading in report.extra_headings:
        yield heading.span.line, word("六个部分之外：{value}", value=heading.text.value)
    yield from _margins(document)


def _outside(blocks: Iterable[Block], spans: Iterable[Span]) -> Iterator[Block]:
    """The blocks that begin in none of the spans."""
    for block in blocks:
        if not any(span.line <= block.span.line <= span.end_line for span in spans):
            yield block


def _margins(document: Document) -> Iterator[Entry]:
    if document.margins:
        yield word("正文之外（页眉、页脚、脚注）：")
        yield from _blocks(document.margins)


def _blocks(blocks: Iterable[Block]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Table):
            yield from ((row[0].span.line, _row(row)) for row in block.rows if row)
        else:
            mark = "#" * block.level + " " if isinstance(block, Heading) else ""
            yield block.span.line, mark + _shortened(block.text.value)


def _row(cells: Iterable[Cell]) -> str:
    return " | ".join(_shortened(cell.text.value) for cell in cells)


def _shortened(text: str) -> str:
    flat = text.replace("\n", " ")
    return flat if len(flat) <= 60 else flat[:59] + "…"


def _table(reading: TableReading, document: Document) -> Iterator[Entry]:
    """The rows of the form with their values and, of a table with cells, its other rows as they stand."""
    state = "" if reading.readable else word("（与格式对不上，没有读数值）")
    yield reading.span.line, f"{reading.form.id}{state}"
    rows = [(row.span.line, word("  {row}：{values}", row=row.row.id, values=_values(row))) for row in reading.rows]
    read = {line for line, _ in rows}
    inside = range(reading.span.line, reading.span.end_line + 1)
    for block in document.blocks:
        if isinstance(block, Table) and block.span.line in inside:
            others = (cells for cells in block.rows if cells and cells[0].span.line not in read)
            rows.extend((cells[0].span.line, word("  〔{row}〕", row=_row(cells))) for cells in others)
    yield from sorted(rows, key=itemgetter(0))
    for missing in reading.missing_rows:
        yield None, word("  缺少 {form}", form=missing.id)


def _values(row: RowReading) -> str:
    if row.values is None:
        return word("没有读出（{reason}）", reason=row.reason)
    return " | ".join(_value(value) for value in row.values)


def _value(value: Value) -> str:
    return word("〔空〕") if value.kind is ValueKind.BLANK else value.raw.replace("\n", "")
