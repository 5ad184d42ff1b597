"""Figures as a workbook: one sheet a table, laid out as the form has it, and a sheet with every cell and its place."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from govlint.authoring.figures.optional import openpyxl
from govlint.authoring.figures.saving import COLUMNS, listed
from govlint.authoring.grids import mandated_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint.authoring.figures.records import FigureSet, Record
    from govlint.authoring.grids import Slot
    from govlint.authoring.template import TableLayout
    from govlint.forms.form import Form, TableForm

ABOUT: Final = "说明"
LIST: Final = "明细"
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WIDTH: Final = 100
_SHADES: Final = {"caption": "DCE6F2", "unread": "F8CBAD", "word": "FFE699", "dash": "FFE699"}
_LEGEND: Final = (
    "各表与报告中的表格一样排列。没有发生的填 0；空着的格子不会当作 0。总计可以空着，govlint fill 会算出来。",
    "橙色的格子没有读出，原因见“明细”；黄色的格子里不是数字，照原样抄录。",
)


def as_workbook(figures: FigureSet, form: Form, layouts: Mapping[str, TableLayout]) -> bytes:
    """The workbook. Texts are texts whatever they begin with: none is a formula. `ValueError` without openpyxl."""
    library = openpyxl()
    book = library.Workbook()
    about = book.active
    about.title = ABOUT
    _write_about(about, figures)
    records = {(record.table, record.row, record.column_id): record for record in figures.records}
    for table in form.tables:
        _Sheet(book.create_sheet(table.id), library).write(table, layouts[table.id], records)
    if any(record.line or record.reason for record in figures.records):
        sheet = book.create_sheet(LIST)
        for number, row in enumerate((COLUMNS, *listed(figures)), 1):
            _put_row(sheet, number, row)
        sheet.freeze_panes = "A2"
    book.active = 1
    about.sheet_view.tabSelected = False
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_about(sheet: Any, figures: FigureSet) -> None:
    told: list[tuple[str, str | int]] = [
        ("机关", figures.agency),
        ("年度", "" if figures.year is None else figures.year),
        ("格式", figures.form),
        ("文号", figures.instrument),
        ("标题", figures.title),
        ("文件", figures.file),
    ]
    rows = [*(row for row in told if row[1] != ""), *(("注意", note) for note in figures.notes)]
    for number, row in enumerate(rows, 1):
        _put_row(sheet, number, row)
    for number, text in enumerate(_LEGEND, len(rows) + 2):
        _put_row(sheet, number, ("", text))
    sheet.column_dimensions["B"].width = 60


def _put_row(sheet: Any, number: int, row: Iterable[str | int]) -> None:
    for column, value in enumerate(row, 1):
        if value != "":
            _put(sheet.cell(number, column), value)


def _put(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        cell.value = _CONTROLS.sub("", value)
        # Whatever it begins with, also where someone edits it later.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value


class _Sheet:
    """Writes one table to one sheet."""

    def __init__(self, sheet: Any, library: Any) -> None:
        self._sheet = sheet
        styles = library.styles
        line = styles.Side(style="thin")
        self._border = styles.Border(left=line, right=line, top=line, bottom=line)
        self._middle = styles.Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._left = styles.Alignment(horizontal="left", vertical="center", wrap_text=True)
        self._fills = {
            name: styles.PatternFill("solid", start_color=color, end_color=color) for name, color in _SHADES.items()
        }
        self._letter = library.utils.get_column_letter

    def write(self, table: TableForm, layout: TableLayout, records: Mapping[tuple[str, str, str], Record]) -> None:
        """Every cell of the table, merged as in the form."""
        grid = mandated_grid(table, layout)
        total = sum(grid.widths)
        for number, width in enumerate(grid.widths, 1):
            self._sheet.column_dimensions[self._letter(number)].width = max(_WIDTH * width / total, 8)
        for row in grid.rows:
            for slot in row:
                record = records.get((table.id, slot.row_id, slot.column_id)) if slot.kind == "figure" else None
                self._slot(slot, record)
        if grid.heads:
            self._sheet.freeze_panes = self._sheet.cell(grid.heads + 1, grid.labels + 1)

    def _slot(self, slot: Slot, record: Record | None) -> None:
        top, left = slot.row + 1, slot.column + 1
        bottom, right = top + slot.row_span - 1, left + slot.column_span - 1
        cell = self._sheet.cell(top, left)
        if slot.text:
            _put(cell, slot.text)
        if record is not None:
            self._figure(cell, record)
        if slot.kind == "caption":
            cell.fill = self._fills["caption"]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._sheet.cell(row, column).border = self._border
        cell.alignment = self._left if slot.kind in ("label", "caption") else self._middle
        if (top, left) != (bottom, right):
            self._sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def _figure(self, cell: Any, record: Record) -> None:
        if record.kind in self._fills:
            cell.fill = self._fills[record.kind]
        if record.value is not None and not record.remark:
            whole = record.value == record.value.to_integral_value()
            cell.value = int(record.value) if whole else record.value
        elif record.raw:
            _put(cell, record.raw)
