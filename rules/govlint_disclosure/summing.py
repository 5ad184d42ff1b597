"""A government's figures against the sums over its organs, cell by cell, and whether all of its organs are there."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say
from govlint.named_tuple import NamedTuple
from govlint.series.figures import positions, same_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.document import Span
    from govlint.forms.form import Column, Row
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
    """A cell at `span` in which the government says `reported` and its organs say `computed` together."""

    table: str
    row: Row
    column: Column
    span: Span
    reported: Decimal
    computed: Decimal


class Lacking(NamedTuple):
    """How many cells of a table were not compared, and the names of the organs whose figures are lacking."""

    cells: int
    names: str


class Comparison(NamedTuple):
    """What came of comparing a report: the sums that are broken, and by table what was not compared.

    `held` counts the sums other than zero that hold.
    """

    broken: tuple[Cell, ...]
    held: int
    unread: Mapping[str, Lacking]

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


def obstacle(series: Series, government: Organ, organs: Sequence[Organ], year: int, report: Extract) -> str:
    """Why a report cannot be compared with the sums over the organs; "" where it can."""
    if not series.manifest:
        return say("没有清单写明由谁汇总（govlint series init）")
    if not organs:
        return say("清单中没有由它汇总的机关")
    if government.complete is False:
        return say("清单写明所汇总的机关没有列全")
    missing = [organ.name for organ in organs if year not in organ.reports]
    if missing:
        return say("汇总没有核对：没有 {missing} {year} 年度的报告", missing=_listed(missing), year=year)
    other_forms = [organ.name for organ in organs if not same_cells(organ.reports[year].form, report.form)]
    return say("汇总没有核对：{other_forms} 用的格式不同", other_forms=_listed(other_forms)) if other_forms else ""


def compared(report: Extract, children: Sequence[Child]) -> Comparison:
    """Compare every cell of the report with its sum; all reports have the same cells."""
    broken: list[Cell] = []
    unread: Counter[str] = Counter()
    lacking: dict[str, dict[str, None]] = {}
    held = 0
    columns = zip(*(child.report.figures.numbers() for child in children), strict=True)
    for (table, row, column), reported, parts in zip(_cells(report), report.figures.numbers(), columns, strict=True):
        names = [child.organ.name for child, part in zip(children, parts, strict=True) if part is None]
        if names or reported is None:
            unread[table] += 1
            lacking.setdefault(table, {}).update(dict.fromkeys(names or [say("本报告")]))
            continue
        computed = sum((part for part in parts if part is not None), Decimal())
        if _agree(row, reported, computed, parts):
            held += bool(computed)
        elif found := report.figure(table, row.id, column.id):
            broken.append(Cell(table, row, column, found.span, reported, computed))
    told = {table: Lacking(count, _listed(list(lacking[table]))) for table, count in unread.items()}
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


def _listed(names: Sequence[str]) -> str:
    """The names of organs; after some of them only how many there are."""
    shown = joined(names[:_MOST_NAMED])
    return say("{shown} 等 {count} 个机关", shown=shown, count=len(names)) if len(names) > _MOST_NAMED else shown
