"""A table with its merged cells, as the official form has them: the formats that know merging are written from this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic.grid import grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.grid import Box, GridRow
    from tests.synthetic.model import ReportModel, Table


@dataclass(slots=True)
class MergedCell:
    """A cell at the grid position where it begins; `key` names it in the record of lines."""

    key: str
    text: str
    column: int
    columns: int = 1
    rows: int = 1

    @property
    def figure(self) -> bool:
        """Whether it holds a value rather than a label."""
        return self.key.startswith("cell:")


@dataclass(frozen=True, slots=True)
class MergedRow:
    """The cells that begin in a row, and those that reach into it from above, each in order of columns.

    `key` is the row's, where none of its cells bears it.
    """

    cells: tuple[MergedCell, ...]
    above: tuple[MergedCell, ...]
    key: str = ""

    def in_order(self) -> list[tuple[MergedCell, bool]]:
        """All cells that cover the row, by column, and whether they begin in it."""
        both = [*((cell, True) for cell in self.cells), *((cell, False) for cell in self.above)]
        return sorted(both, key=lambda pair: pair[0].column)


def width(rows: list[MergedRow]) -> int:
    """The number of columns of the widest row."""
    return max(cell.column + cell.columns for row in rows for cell in row.cells)


def segments(model: ReportModel, table: Table) -> Iterator[list[MergedRow]]:
    """The table, in pieces where a mutation tore it; no merged cell reaches over a tear."""
    rows = grid(model, table)
    columns = max(sum(box.span for box in row.boxes) for row in rows)
    segment: list[GridRow] = []
    for row in rows:
        key = f"row:{table.id}:{row.row.id}" if row.row else ""
        if model.before.get(key):
            assert model.before[key] == ("",), "nothing but a tear can stand between the rows of a table with borders"
            yield _merged(segment, table, columns)
            segment = []
        segment.append(row)
    yield _merged(segment, table, columns)


def _merged(rows: list[GridRow], table: Table, columns: int) -> list[MergedRow]:
    merged: list[MergedRow] = []
    open_cells: dict[int, MergedCell] = {}
    for row in rows:
        cells: list[MergedCell] = []
        above: list[MergedCell] = []
        column = 0
        for box in row.boxes:
            cell = _continued(box, open_cells.get(column))
            if cell:
                cell.rows += 1
                above.append(cell)
            else:
                cell = MergedCell(box.key, box.text, column, box.span)
                cells.append(cell)
            open_cells[column] = cell
            column += box.span
        if table.id == "表二" and cells[-1].column + cells[-1].columns < columns:
            cells[-1].columns = columns - cells[-1].column
        key = f"row:{table.id}:{row.row.id}" if row.row else ""
        merged.append(MergedRow(tuple(cells), tuple(above), "" if key in {cell.key for cell in cells} else key))
    return merged


def _continued(box: Box, owner: MergedCell | None) -> MergedCell | None:
    """The cell from above that a box which holds nothing of its own belongs to."""
    return owner if not box.key and owner and owner.columns == box.span else None
