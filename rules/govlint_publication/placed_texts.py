"""The texts of a document one by one: prose, cells of tables, and what stands in the margins.

Rules ask first whether a text `holds` one of the words without which there is nothing to find.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govlint.document import Cell, Document, Text

_MOST_TITLES: Final = 2
_column = attrgetter("column")


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
    for row in table.rows[: min(_MOST_TITLES, cell.row)]:
        index = bisect_right(row, cell.column, key=_column) - 1
        if index >= 0 and cell.column < row[index].column + row[index].column_span:
            title = row[index].text.value
            if sum(map(str.isdecimal, title)) * 2 <= len(title):
                yield title
    own = table.rows[cell.row] if cell.row < len(table.rows) else ()
    index = bisect_left(own, cell.column, key=_column) - 1
    if index >= 0:
        yield own[index].text.value


def passages(document: Document, least: int = 1, having: Callable[[str], object] = bool) -> Iterator[Passage]:
    """The texts of at least so many characters with something, in the order of reading; the margins come last."""
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    value = cell.text.value
                    if len(value) >= least and having(value):
                        yield Passage(cell.text, block, cell)
        elif len(block.text.value) >= least and having(block.text.value):
            yield Passage(block.text)
    for prose in document.margins:
        if len(prose.text.value) >= least and having(prose.text.value):
            yield Passage(prose.text)


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in a text; looking for a single character first costs next to nothing."""
    for word in words:  # noqa: SIM110 - a generator would take several times as long
        if word[0] in text and word[-1] in text and word in text:
            return True
    return False
