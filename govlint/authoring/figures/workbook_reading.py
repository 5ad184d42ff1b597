"""Figures from a workbook: sheets laid out as the form has its tables, or a list of cells.

A sheet is laid against the form as a table of a document is, so that an official spreadsheet is read as it stands. A
workbook is hostile until shown otherwise: it is inflated within limits before openpyxl sees it, and of each sheet no
more is looked at than a table can have.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from govlint.authoring.figures.names import CellKey
from govlint.authoring.figures.optional import openpyxl
from govlint.authoring.figures.reading import ABOUT, DataError, list_columns, number_of, read_list
from govlint.document import Anchor, Cell, Document, Table, Text
from govlint.forms.atoms import lines_of
from govlint.forms.match import row_index
from govlint.forms.records import records_of
from govlint.forms.tables import read_tables
from govlint.forms.values import ValueKind
from govlint.limits import MAX_ELEMENTS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, MAX_SHEETS, MAX_WORKBOOK
from govlint.readers.docx.archive import ArchiveError, inflated, members
from govlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.authoring.figures.reading import DataFile
    from govlint.forms.form import Form
    from govlint.forms.report import RowReading, TableReading

_TOO_LARGE: Final = "工作簿比一份报告的数据大得多，没有读取"
_ROWS: Final = 400
"""The most rows of a sheet that are laid against the tables of the form."""


def read_workbook(data: bytes, found: DataFile, form: Form) -> None:
    """Take the figures of every sheet that is laid out like a table, or else of the sheet that lists them."""
    sheets = _sheets(data)
    lists: list[tuple[str, Sequence[Sequence[Any]]]] = []
    seen: dict[str, str] = {}
    unused = []
    for name, rows in sheets:
        if any(list_columns(list(row)) for row in rows[:1]):
            lists.append((name, rows))
        elif not _laid_out(name, rows, found, form, seen):
            unused += [] if _about(name, rows, found) else [name]
    if not seen and len(lists) == 1:
        name, rows = lists[0]
        read_list([(f"工作表“{name}”第{number}行", list(row)) for number, row in enumerate(rows, 1)], found)
        lists = []
    if not seen and len(lists) > 1:
        found.say(f"有 {len(lists)} 个工作表列着数据，不知道用哪一个：{'、'.join(name for name, _ in lists)}")
    unused += [name for name, _ in lists]
    if unused:
        found.notes.append(f"没有用到工作表{'、'.join(f'“{name}”' for name in unused)}")


def _sheets(data: bytes) -> list[tuple[str, Sequence[Sequence[Any]]]]:
    """The values of every sheet; raises `DataError` where it cannot be read, or a formula was never computed."""
    library = openpyxl()
    _inspect(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            values, written = (
                library.load_workbook(BytesIO(data), read_only=True, data_only=only, keep_links=False)
                for only in (True, False)
            )
            if len(values.worksheets) > MAX_SHEETS:
                raise DataError([f"工作簿有 {len(values.worksheets)} 个工作表；{_TOO_LARGE}"])
            return [
                (sheet.title, _computed(sheet.title, _cells(sheet), _cells(formulas)))
                for sheet, formulas in zip(values.worksheets, written.worksheets, strict=True)
            ]
        except DataError:
            raise
        except Exception as error:  # openpyxl raises whatever its parts raise
            raise DataError([f"xlsx 文件读不出来，可能已经损坏：{error}"]) from error


def _inspect(data: bytes) -> None:
    left, elements = MAX_WORKBOOK, 0
    try:
        for member in members(data):
            if member.encrypted:
                raise DataError(["xlsx 文件加了密，请去掉密码再用"])
            content = inflated(data, member, left)
            left -= len(content)
            elements += content.count(b"<")
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content or elements > MAX_ELEMENTS:
                raise DataError([_TOO_LARGE if elements > MAX_ELEMENTS else "xlsx 文件里有实体声明，可能是有害文件"])
    except ArchiveError as error:
        raise DataError([f"不是正确的 xlsx 文件，或者{_TOO_LARGE}"]) from error


def _cells(sheet: Any) -> list[tuple[Any, ...]]:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()
    rows = list(sheet.iter_rows(max_row=MAX_SHEET_ROWS + 1, max_col=MAX_SHEET_COLUMNS, values_only=True))
    while rows and not any(value not in (None, "") for value in rows[-1]):
        rows.pop()
    if len(rows) > MAX_SHEET_ROWS:
        raise DataError([f"工作表“{sheet.title}”超过 {MAX_SHEET_ROWS} 行；{_TOO_LARGE}"])
    used = [column for row in rows for column, value in enumerate(row, 1) if value not in (None, "")]
    width = max(used, default=0)
    # What is empty in every row is no part of a table; a row below may be that of figures still to come.
    return [*(row[:width] for row in rows), (None,) * width] if width else []


def _computed(name: str, values: list[tuple[Any, ...]], written: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    for number, row in enumerate(written):
        for column, formula in enumerate(row):
            known = values[number][column] if number < len(values) and column < len(values[number]) else None
            if known is None and formula is not None:
                where = f"工作表“{name}”第{number + 1}行第{column + 1}列"
                raise DataError([f"{where}是公式，文件里没有它的结果；请在 Excel 或 WPS 里打开、保存一次再用"])
    return values


def _laid_out(name: str, rows: Sequence[Sequence[Any]], found: DataFile, form: Form, seen: dict[str, str]) -> bool:
    """Take the figures of the tables of a sheet; whether there are any."""
    readings = _readings(rows[:_ROWS], form)
    for reading in readings:
        where = f"工作表“{name}”"
        if reading.form.id in seen:
            found.say(f"{where}和工作表“{seen[reading.form.id]}”都是{reading.form.id}，不知道用哪一个")
        seen[reading.form.id] = name
        _take(reading, where, found)
    return bool(readings)


def _readings(rows: Sequence[Sequence[Any]], form: Form) -> list[TableReading]:
    cells = [
        tuple(
            Cell(Text(_text(value), (Anchor(0, number, column),)), number - 1, column - 1)
            for column, value in enumerate(row, 1)
        )
        for number, row in enumerate(rows, 1)
    ]
    filled = [row for row in cells if row]
    if not filled:
        return []
    table = Table(tuple(filled), filled[0][0].span.until(filled[-1][-1].span))
    lines = lines_of(Document(Source("", b""), (table,)))
    keys = frozenset(key for table in form.tables for key in row_index(table))
    records = records_of(lines, frozenset(), keys)
    found = [reading for table in form.tables for reading in read_tables(table, records, [])]
    return [reading for reading in found if reading.readable and (reading.rows or reading.titles)]


def _text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return (value or "").strip()
    number = number_of(value)
    return str(value) if number is None else format(number, "f")


def _take(reading: TableReading, where: str, found: DataFile) -> None:
    for unknown in reading.unknown:
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


def _about(name: str, rows: Sequence[Sequence[Any]], found: DataFile) -> bool:
    """Take what a sheet says of the report, in pairs of a name and a value; whether it does."""
    said = False
    for number, row in enumerate(rows[:_ROWS], 1):
        meaning = ABOUT.get(str(row[0] or "").strip()) if len(row) > 1 else None
        if meaning:
            found.about(meaning, row[1], f"工作表“{name}”第{number}行")
            said = True
    return said
