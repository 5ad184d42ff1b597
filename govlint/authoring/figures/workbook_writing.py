"""Figures as a workbook: one sheet a table, laid out as the form has it, and a sheet with every cell and its place."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from govlint.authoring.figures.optional import openpyxl
from govlint.authoring.figures.saving import COLUMNS, listed
from govlint.authoring.grids import mandated_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint.authoring.figures.records import FigureSet, Record
    from govlint.authoring.grids import Grid, Slot
    from govlint.authoring.template import TableLayout
    from govlint.forms.form import Form, TableForm

ABOUT: Final = "说明"
LIST: Final = "明细"
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WIDTH: Final = 100
"""The width of a sheet; a Chinese character is 2 wide."""
_ABOUT_WIDTH: Final = 60
_LINE: Final = 15.0
_WIDE: Final = 11
"""From so many columns on a sheet is printed across."""
_RULES: Final = {
    "count": ("whole", "greaterThanOrEqual", "0", "不小于 0 的整数；没有发生的填 0"),
    "signed": ("whole", "greaterThan", "-1000000000", "整数，减少的写负数；没有增减的填 0"),
    "amount": ("decimal", "greaterThanOrEqual", "0", "不小于 0 的数，单位万元；没有发生的填 0"),
}
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
    _write_about(about, figures, library)
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


def _write_about(sheet: Any, figures: FigureSet, library: Any) -> None:
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
        sheet.cell(number, 2).alignment = library.styles.Alignment(horizontal="left")
    for number, text in enumerate(_LEGEND, len(rows) + 2):
        _put_row(sheet, number, ("", text))
        sheet.cell(number, 2).alignment = library.styles.Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = _LINE * _lines(text, _ABOUT_WIDTH)
    sheet.column_dimensions["B"].width = _ABOUT_WIDTH
    _fit_to_paper(sheet, across=False)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width."""
    return -(-sum(1 if char.isascii() else 2 for char in text) // max(int(width) - 1, 1)) or 1


def _fit_to_paper(sheet: Any, *, across: bool) -> None:
    """Printed, the sheet is as wide as a page."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if across else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


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
        self._rules = {name: self._rule(library, *rule) for name, rule in _RULES.items()}

    def write(self, table: TableForm, layout: TableLayout, records: Mapping[tuple[str, str, str], Record]) -> None:
        """Every cell of the table, merged as in the form."""
        grid = mandated_grid(table, layout)
        widths = [max(_WIDTH * width / sum(grid.widths), 8) for width in grid.widths]
        for number, width in enumerate(widths, 1):
            self._sheet.column_dimensions[self._letter(number)].width = width
        for row in grid.rows:
            for slot in row:
                record = records.get((table.id, slot.row_id, slot.column_id)) if slot.kind == "figure" else None
                self._slot(slot, record)
                if slot.kind == "figure":
                    self._rules[table.row(slot.row_id).values].add(self._sheet.cell(slot.row + 1, slot.column + 1))
        self._set_heights(grid, widths)
        _fit_to_paper(self._sheet, across=len(widths) >= _WIDE)
        if grid.heads:
            self._sheet.freeze_panes = self._sheet.cell(grid.heads + 1, grid.labels + 1)

    def _rule(self, library: Any, kind: str, operator: str, bound: str, wanted: str) -> Any:
        """A rule that a spreadsheet program applies to what is typed into a cell."""
        made = library.worksheet.datavalidation.DataValidation(
            type=kind,
            operator=operator,
            formula1=bound,
            showErrorMessage=True,
            errorTitle="不能这样填",
            error=f"这一格填{wanted}。",
        )
        self._sheet.add_data_validation(made)
        return made

    def _set_heights(self, grid: Grid, widths: Sequence[float]) -> None:
        """Make rows as high as their texts: programs do not do that where cells are merged."""
        for number, row in enumerate(grid.rows, 1):
            lines = [
                _lines(slot.text, sum(widths[slot.column : slot.column + slot.column_span]))
                for slot in row
                if slot.row_span == 1
            ]
            self._sheet.row_dimensions[number].height = _LINE * max(lines, default=1) + 3

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
