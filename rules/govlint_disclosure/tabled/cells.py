"""Single figures of the tables, and the numbers that agree with one."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from govlint.language import say, term
from govlint.named_tuple import NamedTuple
from govlint_disclosure.naming import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.forms.report import Report, TableReading
    from govlint.forms.sum_check import SumCheck
    from govlint.forms.values import Value


class Cell(NamedTuple):
    """A cell of figures: its table, row and column."""

    table: str
    row: str
    column: str


def figure_in(report: Report, cell: Cell) -> Value | None:
    """The figure in a cell; None where there is none, or where the table follows a form that is not due."""
    table, row_id, column = cell
    reading = _due_readings(report).get(table)
    row = reading.by_id.get(row_id) if reading else None
    value = row.value(column) if row else None
    return value if value is not None and value.number is not None else None


@lru_cache(maxsize=1)
def _due_readings(report: Report) -> Mapping[str, TableReading]:
    """The first occurrence of each table that follows the form that is due."""
    form, due = report.form, report.due_form
    return {
        slot.form.id: slot.readings[0]
        for slot in report.tables
        if slot.readings and (form is due or form.table(slot.form.id) is due.table(slot.form.id))
    }


def agreeing(report: Report, cell: Cell, number: Decimal, *, mended: bool) -> tuple[Decimal, ...]:
    """The number in a cell, and with `mended` those that would mend a broken sum it stands in."""
    if not mended:
        return (number,)
    found = [number]
    for check in _sums_with(report, cell):
        if check.status == "broken":
            total, terms = (
                sum((term.value.number or Decimal(0) for term in side if term.value), Decimal(0))
                for side in (check.total, check.terms)
            )
            in_total = any((term.row.id, term.column.id) == (cell.row, cell.column) for term in check.total)
            found.append(number + (terms - total if in_total else total - terms))
    return tuple(dict.fromkeys(found))


def _sums_with(report: Report, cell: Cell) -> Iterator[SumCheck]:
    names = dict.fromkeys(identity.name for identity in report.form.identities if identity.table == cell.table)
    for name in names:
        for check in report.sums(name):
            if any((term.row.id, term.column.id) == (cell.row, cell.column) for term in (*check.total, *check.terms)):
                yield check


def name_of(report: Report, cell: Cell) -> str:
    """What messages call a cell."""
    row = report.table(cell.table).form.row(cell.row)
    column = row.columns[row.positions[cell.column]]
    return say("{table}{cell}", table=term(cell.table), cell=cell_name(row, column))
