"""The sums of a form, checked cell by cell. A cell that was not read as a number leaves its sums unchecked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.forms.sum_check import SumCheck
from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.forms.form import Column, Identity, Row
    from govlint.forms.report import Report, TableReading
    from govlint.forms.values import Value

_KINDS = {"blank": say("空白"), "dash": say("不是数字"), "word": say("不是数字")}
_ZERO = Decimal(0)


def check_sums(report: Report, name: str) -> Iterator[SumCheck]:
    """Every repetition of the identities called `name`; nothing where their table is missing."""
    for identity in report.form.identities:
        if identity.name != name:
            continue
        for reading in report.table(identity.table).readings[:1]:
            yield from _along_rows(identity, reading) if identity.each == "row" else _along_columns(identity, reading)


def _along_rows(identity: Identity, reading: TableReading) -> Iterator[SumCheck]:
    names = (*identity.total, *identity.terms)
    for row in reading.form.rows:
        cells = [(row, row.columns[row.positions[name]]) for name in names]
        whole_row = len(cells) == len(row.columns)
        place = (identity.table, row.id) if whole_row else (identity.table, row.id, *identity.total)
        yield _check(identity, place, reading, cells)


def _along_columns(identity: Identity, reading: TableReading) -> Iterator[SumCheck]:
    rows = [reading.form.row(row_id) for row_id in (*identity.total, *identity.terms)]
    for column in reading.form.rows[0].columns:
        yield _check(identity, (identity.table, column.id), reading, [(row, column) for row in rows])


def _check(
    identity: Identity, place: tuple[str, ...], reading: TableReading, cells: list[tuple[Row, Column]]
) -> SumCheck:
    totals = len(identity.total)
    difference = _ZERO
    by_id = reading.by_id
    for position, (row, column) in enumerate(cells):
        found = by_id.get(row.id)
        value = found.value(column.id) if found else None
        if value is None or value.number is None:
            reason = _unread(identity, place, row, column, value)
            return SumCheck(identity.name, place, reading, cells, totals, "unread", reason)
        difference += value.number if position < totals else -value.number
    return SumCheck(identity.name, place, reading, cells, totals, "broken" if difference else "holds")


def _unread(identity: Identity, place: tuple[str, ...], row: Row, column: Column, value: Value | None) -> str:
    why = say("没有读出") if value is None else _KINDS[value.kind]
    where = column.id if identity.each == "row" else row.id
    return say("{join}：“{where}”{why}", join="·".join(place), where=where, why=why)
