"""The figures of a table, cell by cell, and how faulty ones gather: one cause that fills a row is one finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

from govlint.language import say, term
from govlint.named_tuple import NamedTuple
from govlint.rules import NotApplicable, Related
from govlint_disclosure.naming import cell_name, column_name, quoted, row_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from govlint.document import Span
    from govlint.forms.form import Column, Row, TableForm
    from govlint.forms.report import Report, TableReading
    from govlint.forms.values import Value

ALL: Final = ("count", "signed", "amount")
COUNTS: Final = ("count", "signed")
AMOUNTS: Final = ("amount",)
_MOST_SINGLE: Final = 20
_MOST_RELATED: Final = 5
_new: Final = tuple.__new__
_raw: Final = attrgetter("raw")


class FilledCell(NamedTuple):
    """One cell of figures of a table that was read, whatever stands in it."""

    table: str
    row: Row
    column: Column
    value: Value

    @property
    def span(self) -> Span:
        """Where the content of the cell stands."""
        return self.value.span

    @property
    def place(self) -> tuple[str, ...]:
        """The logical position: table, row, column."""
        return (self.table, self.row.id, self.column.id)

    @property
    def name(self) -> str:
        """The cell as messages call it: 表三“（一）予以公开”行“自然人”."""
        return say("{table}{cell}", table=term(self.table), cell=cell_name(self.row, self.column))


class Cluster(NamedTuple):
    """Faulty cells of one table that are one finding: the whole table, whole columns, a whole row, or single cells."""

    shape: Literal["table", "columns", "row", "cells"]
    cells: tuple[FilledCell, ...]

    @property
    def first(self) -> FilledCell:
        """The cell that the finding stands at."""
        return self.cells[0]

    @property
    def place(self) -> tuple[str, ...]:
        """The logical position that all cells share."""
        first = self.first
        if len(self.cells) == 1:
            return first.place
        return {
            "table": (first.table,),
            "columns": (first.table, first.column.id),
            "row": (first.table, first.row.id),
            "cells": (first.table,),
        }[self.shape]

    @property
    def name(self) -> str:
        """The cells as messages call them."""
        first, count = self.first, len(self.cells)
        if count == 1:
            return first.name
        if self.shape == "table":
            return say("{table}全部 {count} 格", table=term(first.table), count=count)
        if self.shape == "columns":
            names = dict.fromkeys(column_name(cell.column) for cell in self.cells)
            return say(
                "{table}{names} {columns} 列（共 {count} 格）",
                table=term(first.table),
                names=quoted(names),
                columns=len(names),
                count=count,
            )
        if self.shape == "row":
            return say("{table}“{row}”行 {count} 格", table=term(first.table), row=row_name(first.row), count=count)
        return say("{table}有 {count} 格", table=term(first.table), count=count)

    @property
    def related(self) -> tuple[Related, ...]:
        """The next positions of a finding that stands for scattered cells."""
        if self.shape != "cells":
            return ()
        return tuple(Related(cell.span, cell.name) for cell in self.cells[1 : 1 + _MOST_RELATED])


def filled_cells(reading: TableReading, kinds: Collection[str] = ALL) -> list[FilledCell]:
    """Every cell of the rows that were read and whose figures are of these kinds, in reading order."""
    if _kinds(reading.form).isdisjoint(kinds):
        return []
    return [
        _new(FilledCell, (reading.form.id, found.row, column, value))
        for found in reading.rows
        if found.values is not None and found.row.values in kinds
        for column, value in zip(found.columns, found.values, strict=True)
    ]


@lru_cache(maxsize=4)
def only_digits(reading: TableReading) -> bool:
    """Whether all cells that were read hold digits and nothing else: then nothing is wrong with any of them."""
    values = chain.from_iterable([found.values for found in reading.rows if found.values is not None])
    written = list(map(_raw, values))
    together = "".join(written)
    return all(written) and together.isdecimal() and together.isascii()


@lru_cache(maxsize=64)
def _kinds(table: TableForm) -> frozenset[str]:
    return frozenset(row.values for row in table.rows)


def clusters(every: list[FilledCell], faulty: list[FilledCell]) -> Iterator[Cluster]:
    """Gather `faulty` cells of one table, whose cells are `every`, into as few findings as there are causes."""
    if not faulty:
        return
    if len(faulty) == len(every) > 1:
        yield Cluster("table", tuple(faulty))
        return
    columns = _filled_lines(every, faulty, lambda cell: (cell.row.section, cell.column.id))
    if 2 * len(faulty) > len(every) and sum(map(len, columns)) < len(faulty):
        yield Cluster("cells", tuple(faulty))  # such cells are the table's habit, not the fault of one row
        return
    if columns:
        yield Cluster("columns", tuple(cell for line in columns for cell in line))
    taken = {cell.place for line in columns for cell in line}
    for line in _filled_lines(every, faulty, lambda cell: cell.row.id):
        rest = tuple(cell for cell in line if cell.place not in taken)
        if rest:
            yield Cluster("row", rest)
        taken.update(cell.place for cell in rest)
    single = tuple(cell for cell in faulty if cell.place not in taken)
    if len(single) > _MOST_SINGLE:
        yield Cluster("cells", single)
        return
    for cell in single:
        yield Cluster("cells", (cell,))


def unread(report: Report, kinds: Collection[str] = ALL) -> Iterable[NotApplicable]:
    """What keeps a rule on such figures from ending with "pass": tables and rows whose figures were not read."""
    return () if _all_read(report) else _unread(report, kinds)


@lru_cache(maxsize=1)
def _all_read(report: Report) -> bool:
    """Whether every table is there and every row of it was read, as nearly always; three rules ask."""
    for slot in report.tables:
        if not slot.readings:
            return False
        for reading in slot.readings:
            if not reading.readable or [found for found in reading.rows if found.values is None]:
                return False
    return True


def _unread(report: Report, kinds: Collection[str]) -> Iterator[NotApplicable]:
    for slot in report.tables:
        if _kinds(slot.form).isdisjoint(kinds):
            continue
        if not slot.readings:
            yield NotApplicable(say("没有{table}", table=term(slot.form.id)))
        for reading in slot.readings:
            missing = [found.row for found in reading.rows if found.values is None and found.row.values in kinds]
            if not reading.readable:
                yield NotApplicable(say("{table}的数字没有读出", table=term(slot.form.id)))
            elif missing:
                names = quoted(row_name(row) for row in missing)
                yield NotApplicable(
                    say(
                        "{table}{names} {count} 行的数字没有读出",
                        table=term(slot.form.id),
                        names=names,
                        count=len(missing),
                    )
                )


def _filled_lines(
    every: Iterable[FilledCell], faulty: Iterable[FilledCell], line_of: Callable[[FilledCell], object]
) -> list[list[FilledCell]]:
    """The rows or columns of two cells or more in which every cell is faulty."""
    sizes = Counter(line_of(cell) for cell in every)
    lines: dict[object, list[FilledCell]] = defaultdict(list)
    for cell in faulty:
        lines[line_of(cell)].append(cell)
    return [line for key, line in lines.items() if len(line) == sizes[key] > 1]
