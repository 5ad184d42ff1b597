"""The sums of a form, checked cell by cell. A cell that was not read as a number leaves its sums unchecked."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from govlint.forms.sum_check import FormSum, SumCheck
from govlint.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.forms.form import Column, Identity, Row, TableForm
    from govlint.forms.report import Report, TableReading
    from govlint.forms.values import Value

    Cells = tuple[tuple[Row, Column], ...]

_KINDS = {"blank": say("空白"), "dash": say("不是数字"), "word": say("不是数字")}
_ZERO = Decimal(0)


def check_sums(report: Report, name: str) -> Iterator[SumCheck]:
    """Every repetition of the identities called `name`; nothing where their table is missing."""
    for identity, reading, numbers in _laid_down(report, name):
        for form_sum in _form_sums(identity, reading.form):
            yield _check(identity, form_sum, reading, numbers)


def all_hold(report: Report, name: str) -> bool:
    """Whether there are such sums, all of them were read, and hold."""
    checked = False
    for identity, reading, numbers in _laid_down(report, name):
        for form_sum in _form_sums(identity, reading.form):
            checked = True
            if not _holds(form_sum, numbers):
                return False
    return checked


def _laid_down(report: Report, name: str) -> Iterator[tuple[Identity, TableReading, list[Decimal | None]]]:
    """The identities of this name, each with the first occurrence of its table and the numbers there."""
    for identity in report.form.identities:
        if identity.name == name:
            for reading in report.table(identity.table).readings[:1]:
                yield identity, reading, _numbers(reading)


@lru_cache(maxsize=64)
def _form_sums(identity: Identity, table: TableForm) -> tuple[FormSum, ...]:
    along = _along_rows if identity.each == "row" else _along_columns
    totals = len(identity.total)
    ends = accumulate(len(row.columns) for row in table.rows)
    firsts = {row.id: end - len(row.columns) for row, end in zip(table.rows, ends, strict=True)}

    def position(row: Row, column: Column) -> int:
        """Where a cell is among all of the table; the last of the list, which is none, for a column that is nowhere."""
        return firsts[row.id] + row.positions[column.id] if column.id in row.positions else -1

    return tuple(
        FormSum(identity.name, place, cells, totals, itemgetter(*(position(*cell) for cell in cells)))
        for place, cells in along(identity, table)
    )


def _along_rows(identity: Identity, table: TableForm) -> Iterator[tuple[tuple[str, ...], Cells]]:
    names = (*identity.total, *identity.terms)
    for row in table.rows:
        cells = tuple((row, row.columns[row.positions[name]]) for name in names)
        whole_row = len(cells) == len(row.columns)
        yield (identity.table, row.id) if whole_row else (identity.table, row.id, *identity.total), cells


def _along_columns(identity: Identity, table: TableForm) -> Iterator[tuple[tuple[str, ...], Cells]]:
    rows = [table.row(row_id) for row_id in (*identity.total, *identity.terms)]
    for column in table.rows[0].columns:
        yield (identity.table, column.id), tuple((row, column) for row in rows)


@lru_cache(maxsize=1)
def _numbers(reading: TableReading) -> list[Decimal | None]:
    """The numbers of all cells of the form, row by row, and a None; three identities ask for the same.

    In rows that have not exactly the columns of the form there are none.
    """
    numbers: list[Decimal | None] = []
    for row in reading.form.rows:
        found = reading.by_id.get(row.id)
        if found is None or found.values is None or found.columns is not row.columns:
            numbers += [None] * len(row.columns)
        else:
            numbers += [value.number for value in found.values]
    numbers.append(None)
    return numbers


def _check(identity: Identity, form_sum: FormSum, reading: TableReading, numbers: Sequence[Decimal | None]) -> SumCheck:
    holds = _holds(form_sum, numbers)
    if holds is None:
        return _checked_singly(identity, form_sum, reading)
    return SumCheck(form_sum, reading, "holds" if holds else "broken")


def _holds(form_sum: FormSum, numbers: Sequence[Decimal | None]) -> bool | None:
    """Whether a sum holds; None where one of its cells was not read."""
    _, _, _, totals, pick = form_sum
    cells = pick(numbers)
    try:
        return sum(cells[:totals], _ZERO) == sum(cells[totals:], _ZERO)
    except TypeError:  # None is no number
        return None


def _checked_singly(identity: Identity, form_sum: FormSum, reading: TableReading) -> SumCheck:
    difference = _ZERO
    for position, (row, column) in enumerate(form_sum.cells):
        found = reading.by_id.get(row.id)
        value = found.value(column.id) if found else None
        if value is None or value.number is None:
            return SumCheck(form_sum, reading, "unread", _unread(identity, form_sum.place, row, column, value))
        difference += value.number if position < form_sum.totals else -value.number
    return SumCheck(form_sum, reading, "broken" if difference else "holds")


def _unread(identity: Identity, place: tuple[str, ...], row: Row, column: Column, value: Value | None) -> str:
    why = say("没有读出") if value is None else _KINDS[value.kind]
    where = column.id if identity.each == "row" else row.id
    return say("{join}：“{where}”{why}", join="·".join(place), where=where, why=why)
