"""Answers as files: CSV, a workbook, JSON, and tables for the terminal."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from govlint.stats.answers import Answer

_SHEET: Final = 1_048_575
_MOST_SHOWN: Final = 20
_WIDEST: Final = 60


def as_csv(answer: Answer) -> bytes:
    """One answer as UTF-8 with BOM, as spreadsheets expect it. Text that they would run as a formula is guarded."""
    from govlint.authoring.figures.saving import guarded

    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(answer.columns)
    writer.writerows(
        [guarded(value) if isinstance(value, str) else _plain(value) for value in row] for row in answer.rows
    )
    return stream.getvalue().encode("utf-8-sig", "replace")


def as_workbook(answers: Iterable[Answer]) -> bytes:
    """All answers as a workbook, a sheet each; a sheet takes no more than a million rows. Text is never a formula."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for answer in answers:
        sheet = book.create_sheet(answer.title[:31])
        sheet.freeze_panes = "A2"
        for column, name in enumerate(answer.columns, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = _width(answer, column - 1, name)
        sheet.append([_cell(sheet, name, bold=True) for name in answer.columns])
        for row in answer.rows[:_SHEET]:
            sheet.append([_cell(sheet, value) for value in row])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def as_json(answers: Iterable[Answer]) -> bytes:
    """All answers: by name, the title and the rows as objects."""
    whole = {
        answer.name: {
            "title": answer.title,
            "rows": [dict(zip(answer.columns, (_plain(value) for value in row), strict=True)) for row in answer.rows],
        }
        for answer in answers
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def show(answers: Sequence[Answer], stream: TextIO) -> None:
    """Write tables for people; of long ones the first rows."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from govlint.reporters.terminal_text import clean

    console = Console(file=stream, highlight=False)
    for answer in answers:
        table = Table(title=Text(answer.title), title_justify="left")
        for index, column in enumerate(answer.columns):
            numbers = all(isinstance(row[index], int | float | Decimal | None) for row in answer.rows)
            table.add_column(Text(column), justify="right" if numbers else "left", overflow="fold")
        for row in answer.rows[:_MOST_SHOWN]:
            table.add_row(*(Text("" if value is None else clean(_short(value))) for value in row))
        console.print(table)
        if len(answer.rows) > _MOST_SHOWN:
            console.print(Text(f"还有 {len(answer.rows) - _MOST_SHOWN} 行，用 --format csv、xlsx 或 json 看全部"))


def _cell(sheet: Any, value: object, *, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    if not isinstance(value, str):
        return _plain(value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", value.encode("utf-8", "replace").decode()))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _width(answer: Answer, column: int, name: str) -> int:
    """In characters: Chinese ones are twice as wide as others."""
    shown = [name, *(str(row[column]) for row in answer.rows[:_MOST_SHOWN] if row[column] is not None)]
    return min(max(sum(2 - char.isascii() for char in text) for text in shown) + 2, _WIDEST)


def _short(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
