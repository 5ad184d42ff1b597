"""A table of HTML while its cells come in: merged cells take positions of the rows below, sections end them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.document import Cell, Span, Table
from govlint.limits import MAX_POSITIONS, MAX_SPAN
from govlint.readers.html.tokens import attributes

if TYPE_CHECKING:
    from govlint.document import Text
    from govlint.readers.html.tokens import Place


_new = tuple.__new__


class _DraftCell:
    __slots__ = ("column", "column_span", "row_span", "text")

    def __init__(self, column: int, row_span: int, column_span: int, text: Text) -> None:
        self.column = column
        self.row_span = row_span
        self.column_span = column_span
        self.text = text


class DraftTable:
    """Takes rows and cells in the order of the source.

    `start` is where the first cell begins, `filled` says whether there is a cell, `pending` counts the rows that have
    begun since the last cell.
    """

    __slots__ = ("_column", "_covered", "_last", "_reach", "_rows", "_section", "_taken", "pending", "start")

    def __init__(self, start: Place) -> None:
        self.start = start
        self.pending = 0
        self._rows: list[list[_DraftCell]] = []
        self._taken: dict[int, int] = {}  # for a column, the last row that a merged cell covers there
        self._reach = -1  # the last of these rows
        self._column = 0
        self._covered = 0
        self._section = 0
        self._last: Text | None = None

    @property
    def filled(self) -> bool:
        """Whether a cell was placed."""
        return self._covered > 0

    def begin_section(self) -> None:
        """End the merged cells of the rows so far: none reaches into the next thead, tbody or tfoot."""
        count = len(self._rows)
        for number in range(self._section, count):
            for cell in self._rows[number]:
                cell.row_span = min(cell.row_span, count - number)
        self._taken.clear()
        self._reach = count - 1
        self._section = count

    def begin_rows(self) -> None:
        """Begin the rows that are pending; one that stayed empty counts only where a merged cell covers it."""
        for _ in range(self.pending):
            if not self._rows or self._rows[-1] or self._reach >= len(self._rows) - 1:
                self._rows.append([])
            self._column = 0
        self.pending = 0

    def place(self, text: Text, row_span: int, column_span: int) -> None:
        """Put a cell at the next free position of the last row; where it would overlap another, it is cut."""
        if not self._rows or len(self._rows) <= self._section:
            self._rows.append([])
            self._column = 0
        self._last = text
        row = len(self._rows) - 1
        while self._taken.get(self._column, -1) >= row:
            self._column += 1
        if self._covered + row_span * column_span > MAX_POSITIONS:
            row_span = column_span = 1
        width = 1
        while width < column_span and self._taken.get(self._column + width, -1) < row:
            width += 1
        self._covered += row_span * width
        if row_span > 1:
            self._reach = max(self._reach, row + row_span - 1)
            for column in range(self._column, self._column + width):
                self._taken[column] = row + row_span - 1
        self._rows[row].append(_DraftCell(self._column, row_span, width, text))
        self._column += width

    def table(self) -> Table:
        """The table, with cells that end with it at the latest; there must be a cell."""
        self.begin_section()
        while not self._rows[-1]:
            self._rows.pop()
        count = len(self._rows)
        rows = tuple(
            tuple([_new(Cell, (c.text, number, c.column, min(c.row_span, count - number), c.column_span)) for c in row])
            for number, row in enumerate(self._rows)
        )
        end = self._last.span()[2:] if self._last is not None else self.start
        return Table(rows, Span(*self.start, *end))


def spans(written: str) -> tuple[int, int]:
    """How many rows and columns a cell covers; a rowspan of 0 reaches to the end of its section."""
    if not written or "span" not in written.lower():
        return 1, 1
    values = attributes(written)
    rows = _leading_number(values.get("rowspan", ""))
    columns = _leading_number(values.get("colspan", ""))
    row_span = MAX_SPAN if rows == 0 else min(max(rows or 1, 1), MAX_SPAN)
    return row_span, min(max(columns or 1, 1), MAX_SPAN)


def _leading_number(written: str) -> int | None:
    match = re.match(r"\s*([0-9]{1,9})", written)
    return int(match[1]) if match else None
