"""The texts of a document one by one: prose, cells of tables, and what stands in the margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document import Table
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Cell, Document, Text


class Passage(NamedTuple):
    """A text that stands by itself; `table` and `cell` say where, for one that is a cell."""

    text: Text
    table: Table | None = None
    cell: Cell | None = None

    def before(self, start: int, most: int) -> str:
        """What is said right before the character at `start`, at most so many characters of it.

        What a cell holds is explained by its column's title and by what stands to its left: they come first.
        """
        own = self.text.value[max(start - most, 0) : start]
        if self.table is None or self.cell is None:
            return own
        return "".join(f"{text[-most:]} " for text in _titles(self.table, self.cell)) + own


def _titles(table: Table, cell: Cell) -> Iterator[str]:
    for row in table.rows[:2]:
        for other in row:
            if other.row < cell.row and other.column <= cell.column < other.column + other.column_span:
                yield other.text.value
    left = [other for row in table.rows for other in row if other.row == cell.row and other.column < cell.column]
    if left:
        yield left[-1].text.value


def passages(document: Document, least: int = 1) -> Iterator[Passage]:
    """All texts of at least so many characters, in the order of reading; the margins come last."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if len(cell.text.value) >= least:
                        yield Passage(cell.text, block, cell)
        elif len(block.text.value) >= least:
            yield Passage(block.text)
    for prose in document.margins:
        if len(prose.text.value) >= least:
            yield Passage(prose.text)
