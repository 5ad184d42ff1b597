"""Gathering faulty cells into as few findings as there are causes."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, Literal

from govlint.language import say, term
from govlint.named_tuple import NamedTuple
from govlint.rules import Related
from govlint_disclosure.naming import column_name, quoted, row_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govlint_disclosure.cells import FilledCell

_MOST_SINGLE: Final = 20
_MOST_RELATED: Final = 5


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


def _filled_lines(
    every: Iterable[FilledCell], faulty: Iterable[FilledCell], line_of: Callable[[FilledCell], object]
) -> list[list[FilledCell]]:
    """The rows or columns of two cells or more in which every cell is faulty."""
    sizes = Counter(line_of(cell) for cell in every)
    lines: dict[object, list[FilledCell]] = defaultdict(list)
    for cell in faulty:
        lines[line_of(cell)].append(cell)
    return [line for key, line in lines.items() if len(line) == sizes[key] > 1]
