"""A report that holds nothing but a filled table 3, built by hand: the reasoning on sums without any reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document import Anchor, Document, Span, Text
from govlint.forms.report import Report, RowReading, TableReading, TableSlot
from govlint.forms.values import read_value
from govlint.source import Source
from tests.rules.linting import registry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.forms.form import Form, TableForm

Cell = tuple[str, str]

RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
GRANTED = "（一）予以公开"
REPEATED = "2.重复申请"
DONE = "（七）总计"
PENDING = "四、结转下年度继续办理"
PERSON = "自然人"
FIRM = "法人或其他组织/商业企业"
TOTAL = "总计"
INSTITUTE = "法人或其他组织/科研机构"


def form(form_id: str = "2021") -> Form:
    """A form of the ruleset."""
    return next(file.form for file in registry().forms if file.id == form_id)


def table_3() -> TableForm:
    """Table 3 of the form of 2021."""
    found = form().table("表三")
    assert found
    return found


def figures() -> dict[Cell, int]:
    """Figures of table 3 that agree: every cell by row and column."""
    table = table_3()
    columns = [column.id for column in table.rows[0].columns if column.id != TOTAL]
    results = [row.id for row in table.rows if row.id not in (RECEIVED, CARRIED, DONE, PENDING)]
    made: dict[Cell, int] = {}
    for at, column in enumerate(columns):
        for number, row in enumerate(results):
            made[row, column] = (number * 7 + at * 3) % 5
        done = sum(made[row, column] for row in results)
        made |= {(DONE, column): done, (PENDING, column): at + 2, (CARRIED, column): at}
        made[RECEIVED, column] = done + 2
    for row in table.rows:
        made[row.id, TOTAL] = sum(made[row.id, column] for column in columns)
    return made


def report(changes: Mapping[Cell, str] | None = None, *, unread: tuple[str, ...] = (), readable: bool = True) -> Report:
    """A report whose table 3 agrees but for `changes`; the rows `unread` could not be told apart.

    The cell of the nth row and mth column, from 1, stands at line n, column 10 × m.
    """
    filled = {cell: str(number) for cell, number in figures().items()} | dict(changes or {})
    table, rows = table_3(), []
    for line, row in enumerate(table.rows, 1):
        values = tuple(
            read_value(Text(filled[row.id, column.id], (Anchor(0, line, 10 * at),)))
            for at, column in enumerate(row.columns, 1)
        )
        known = readable and row.id not in unread
        rows.append(RowReading(row, None, Span(line, 1, line, 99), row.columns, values if known else None, "连在一起"))
    return around((slot_of(table, rows, readable=readable),))


def slot_of(table: TableForm, rows: Sequence[RowReading], *, readable: bool = True) -> TableSlot:
    """A table that stands once in the report, with these rows and nothing else to say of it."""
    reading = TableReading(table, Span(1, 1, len(rows), 99), tuple(rows), readable=readable)
    return TableSlot(table, (reading,), reading.span)


def around(tables: tuple[TableSlot, ...]) -> Report:
    """A report with these tables and nothing else."""
    due = form()
    slots = tables or tuple(TableSlot(table, (), Span(1, 1, 1, 1)) for table in due.tables)
    return Report(Document(Source("x.md", b""), ()), due, due, 2024, None, (), (), slots)
