"""Figures from rows of cells that are laid out as the form has its tables.

They are laid against the form as a table of a document is, so that an official spreadsheet is read as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from govlint.authoring.figures.names import CellKey
from govlint.authoring.figures.reading import ABOUT, number_of
from govlint.document import Cell, Document, LineText, Table
from govlint.forms.atoms import lines_of
from govlint.forms.match import row_keys
from govlint.forms.records import records_of
from govlint.forms.tables import read_tables
from govlint.forms.values import ValueKind
from govlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from govlint.authoring.figures.reading import DataFile
    from govlint.document import Span
    from govlint.forms.form import Form
    from govlint.forms.report import RowReading, TableReading

_ROWS: Final = 400
"""The most rows that are laid against the tables of the form."""


def read_laid_out(rows: Sequence[Sequence[Any]], where: str, found: DataFile, form: Form, seen: dict[str, str]) -> bool:
    """Take the figures of the tables that stand in these rows; whether there are any.

    `where` names the rows for people, `seen` says where each table has stood up to now.
    """
    readings = _readings(rows[:_ROWS], form)
    # Where tables stand close to one another, the rows of one are unknown to the others.
    known = {row.label.span for reading in readings for row in reading.rows if row.label is not None}
    for reading in readings:
        before = seen.get(reading.form.id)
        if before == where:
            found.say(f"{where}里有两张{reading.form.id}，不知道用哪一张")
        elif before:
            found.say(f"{where}和{before}都是{reading.form.id}，不知道用哪一个")
        seen[reading.form.id] = where
        _take(reading, where, found, known)
    return bool(readings)


def _readings(rows: Sequence[Sequence[Any]], form: Form) -> list[TableReading]:
    cells = [
        tuple(
            Cell(LineText(_text(value), number, column), number - 1, column - 1) for column, value in enumerate(row, 1)
        )
        for number, row in enumerate(rows, 1)
    ]
    filled = [row for row in cells if row]
    if not filled:
        return []
    table = Table(tuple(filled), filled[0][0].span.until(filled[-1][-1].span))
    lines = lines_of(Document(Source("", b""), (table,)))
    keys = row_keys(form)
    records = records_of(lines, frozenset(), keys)
    found = [reading for table in form.tables for reading in read_tables(table, records, [])]
    return [reading for reading in found if reading.readable and (reading.rows or reading.titles)]


def _text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return (value or "").strip()
    number = number_of(value)
    return str(value) if number is None else format(number, "f")


def _take(reading: TableReading, where: str, found: DataFile, known: Container[Span]) -> None:
    for unknown in reading.unknown:
        if unknown.span not in known:
            found.say(f"{where}第{unknown.span.line}行：{reading.form.id}没有“{unknown.text.value}”这一行")
    for title in reading.titles:
        if not title.exact:
            found.say(f"{where}第{title.span.line}行：“{title.text.value}”应为“{title.label.text}”")
    for row in reading.rows:
        _take_row(reading, row, f"{where}第{row.span.line}行", found)


def _take_row(reading: TableReading, row: RowReading, where: str, found: DataFile) -> None:
    if row.label is not None and not row.label.exact:
        found.say(f"{where}：“{row.label.text.value}”应为“{row.row.label.text}”")
        return
    if row.values is None:
        found.say(f"{where}：{reading.form.id}“{row.row.id}”读不出来，{row.reason or '分不清数字属于哪一列'}")
        return
    for column, value in zip(row.columns, row.values, strict=True):
        if value.kind is not ValueKind.BLANK:
            place = f"{where}第{value.span.column}列"
            found.put(CellKey(reading.form.id, row.row.id, column.id), value.raw, place)


def read_about(rows: Sequence[Sequence[Any]], where: str, found: DataFile) -> bool:
    """Take what these rows say of the report, in pairs of a name and a value; whether they do."""
    said = False
    for number, row in enumerate(rows[:_ROWS], 1):
        meaning = ABOUT.get(str(row[0] or "").strip()) if len(row) > 1 else None
        if meaning:
            found.about(meaning, row[1], f"{where}第{number}行")
            said = True
    return said
