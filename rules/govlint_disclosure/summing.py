"""A government's figures against the sums over its organs, cell by cell, and whether all of its organs are there."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.series.figures import positions
from govlint_disclosure.naming import figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.forms.form import Column, Row
    from govlint.rules import Related
    from govlint.series.figures import Figure
    from govlint.series.view import Extract, Organ, Series

_REGULATIONS: Final = "规章"
_MOSTLY: Final = 4
"""Where so many times more sums hold than do not, all organs are there and the figures are at fault."""
_ENOUGH: Final = 8
_MOST_NAMED: Final = 6


class Child(NamedTuple):
    """An organ whose figures are summed up, with its report."""

    organ: Organ
    report: Extract


class Cell(NamedTuple):
    """A cell in which the government says `reported` and its organs say `computed` together."""

    table: str
    row: Row
    column: Column
    reported: Decimal
    computed: Decimal


class Comparison(NamedTuple):
    """What came of comparing a report. `held` counts the sums other than zero that hold.

    `unread` counts by table the cells that were not compared, with the names of whose figures are lacking.
    """

    broken: tuple[Cell, ...]
    held: int
    unread: dict[str, tuple[int, tuple[str, ...]]]

    @property
    def evident(self) -> bool:
        """Whether so many sums hold that no organ can be lacking."""
        return self.held >= max(_ENOUGH, _MOSTLY * len(self.broken))


def expected(series: Series, government: Organ, year: int) -> list[Organ]:
    """The organs whose figures a government's report for a year sums up."""
    return [
        organ
        for organ in series.below(government)
        if not organ.years or year in organ.years or year in organ.reports or year in organ.ambiguous
    ]


def compared(report: Extract, children: Sequence[Child]) -> Comparison:
    """Compare every cell of the report with its sum; all reports are in one form."""
    broken: list[Cell] = []
    unread: Counter[str] = Counter()
    lacking: dict[str, dict[str, None]] = {}
    held = 0
    columns = zip(*(child.report.figures.numbers() for child in children), strict=True)
    for (table, row, column), reported, parts in zip(_cells(report), report.figures.numbers(), columns, strict=True):
        names = [child.organ.name for child, part in zip(children, parts, strict=True) if part is None]
        if names or reported is None:
            unread[table] += 1
            lacking.setdefault(table, {}).update(dict.fromkeys(names or ["本报告"]))
            continue
        computed = sum((part for part in parts if part is not None), Decimal())
        if _agree(row, reported, computed, parts):
            held += bool(computed)
        else:
            broken.append(Cell(table, row, column, reported, computed))
    told = {table: (count, tuple(lacking[table])) for table, count in unread.items()}
    return Comparison(tuple(broken), held, told)


def _cells(report: Extract) -> Iterator[tuple[str, Row, Column]]:
    for table_id, row_id, column_id in positions(report.form):
        table = report.form.table(table_id)
        if table is not None:
            row = table.row(row_id)
            yield table_id, row, row.columns[row.positions[column_id]]


def _agree(row: Row, reported: Decimal, computed: Decimal, parts: Sequence[Decimal | None]) -> bool:
    if row.id == _REGULATIONS and reported > computed:
        return True  # what the government has made itself stands in no organ's table
    if row.values != "amount":
        return reported == computed
    rounding = sum((_half_unit(part) for part in parts if part and part != part.to_integral_value()), Decimal())
    return abs(reported - computed) <= rounding + _half_unit(reported)


def _half_unit(number: Decimal) -> Decimal:
    """By how much a rounded number may be off."""
    exponent = number.as_tuple().exponent
    return Decimal(5).scaleb(min(exponent if isinstance(exponent, int) else 0, 0) - 1)


def contributors(children: Sequence[Child], cell: Cell) -> Iterator[Related]:
    """What was added up in a cell, zeros left out."""
    for child in children:
        for found in at(child.report, cell):
            if found.number:
                yield child.report.related(found.span, f"{child.organ.name}：{figure(found.number)}")


def at(report: Extract, cell: Cell) -> list[Figure]:
    """What stands in a cell of a report, if it was read."""
    found = report.figure(cell.table, cell.row.id, cell.column.id)
    return [found] if found else []


def listed(names: Sequence[str]) -> str:
    """The names of organs; after some of them only how many there are."""
    return "、".join(names[:_MOST_NAMED]) + (f" 等 {len(names)} 个机关" if len(names) > _MOST_NAMED else "")
