"""Figures from a workbook: sheets laid out as the form has its tables, or a list of cells.

A workbook is hostile until shown otherwise: it is inflated within limits before openpyxl sees it, and of each sheet no
more is looked at than a table can have.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from govlint.authoring.figures.laid_out import read_about, read_laid_out
from govlint.authoring.figures.optional import openpyxl
from govlint.authoring.figures.reading import DataError, list_columns, read_list
from govlint.limits import MAX_ELEMENTS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, MAX_SHEETS, MAX_WORKBOOK
from govlint.readers.docx.archive import ArchiveError, inflated, members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.authoring.figures.reading import DataFile
    from govlint.forms.form import Form

_TOO_LARGE: Final = "工作簿比一份报告的数据大得多，没有读取"


def read_workbook(data: bytes, found: DataFile, form: Form) -> None:
    """Take the figures of every sheet that is laid out like a table, or else of the sheet that lists them."""
    sheets = _sheets(data)
    lists: list[tuple[str, Sequence[Sequence[Any]]]] = []
    seen: dict[str, str] = {}
    unused = []
    for name, rows in sheets:
        if any(list_columns(list(row)) for row in rows[:1]):
            lists.append((name, rows))
        elif not read_laid_out(rows, f"工作表“{name}”", found, form, seen):
            unused += [] if read_about(rows, f"工作表“{name}”", found) else [name]
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
