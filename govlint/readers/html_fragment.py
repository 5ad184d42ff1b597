"""HTML as blocks: headings, paragraphs and tables with merged cells, each with its position.

The tags are found by `html_tokens`; here they become blocks. A table that holds another one only lays out the page: its
cells are read as paragraphs. Inner tables are therefore never lost and blocks never overlap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.document import Block, Cell, Heading, Paragraph, Span, Table, Text
from govlint.limits import MAX_POSITIONS, MAX_SPAN
from govlint.readers.html_tokens import Place, Places, Tag, tokens
from govlint.readers.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.runs import Line

# fmt: off
_INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "big", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p",
})
# fmt: on
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a piece of HTML that stands on these source lines; never fails, whatever is missing in it."""
    builder = _Builder(Places(lines))
    for token in tokens(builder.places):
        if isinstance(token, Tag):
            builder.tag(token)
        else:
            builder.add(*token)
    builder.finish()
    return builder.blocks


@dataclass(slots=True)
class _DraftCell:
    row: int
    column: int
    row_span: int
    column_span: int
    text: Text


@dataclass(slots=True)
class _DraftTable:
    """A table while its cells come in; `taken` holds for a column the last row that a merged cell covers there, `reach`
    the last of these, `covered` the number of positions taken; `begun` rows have no cell yet.
    """

    start: Place
    end: Place
    rows: list[list[_DraftCell]] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    reach: int = -1
    begun: int = 0
    column: int = 0
    covered: int = 0
    layout: bool = False

    def begin_row(self) -> None:
        """Begin a row; one that stayed empty counts only where a merged cell covers it."""
        if not self.rows or self.rows[-1] or self.reach >= len(self.rows) - 1:
            self.rows.append([])
        self.column = 0

    def place(self, text: Text, row_span: int, column_span: int) -> None:
        """Put a cell at the next free position of the last row; where it would overlap another, it is cut."""
        row = len(self.rows) - 1
        while self.taken.get(self.column, -1) >= row:
            self.column += 1
        if self.covered + row_span * column_span > MAX_POSITIONS:
            row_span = column_span = 1
        width = 1
        while width < column_span and self.taken.get(self.column + width, -1) < row:
            width += 1
        self.covered += row_span * width
        if row_span > 1:
            self.reach = max(self.reach, row + row_span - 1)
            for column in range(self.column, self.column + width):
                self.taken[column] = row + row_span - 1
        self.rows[row].append(_DraftCell(row, self.column, row_span, width, text))
        self.column += width

    def table(self) -> Table:
        """The table, with cells that end with it at the latest; there must be a cell."""
        while not self.rows[-1]:
            self.rows.pop()
        count = len(self.rows)
        rows = tuple(
            tuple(Cell(c.text, c.row, c.column, min(c.row_span, count - c.row), c.column_span) for c in row)
            for row in self.rows
        )
        return Table(rows, Span(*self.start, *self.end))


class _Builder:
    """Turns tags and text into blocks."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.blocks: list[Block] = []
        self._tables: list[_DraftTable] = []
        self._cell: Tag | None = None
        self._level = 0
        self._runs = Runs()
        self._end: Place = (1, 1)

    def add(self, text: str, number: int, column: int) -> None:
        """Take text; a line feed of the source stays one."""
        if text == "\n":
            self._runs.feed()
        else:
            self._runs.add(text, number, column)

    def tag(self, tag: Tag) -> None:
        """Take a tag. Missing end tags of cells and rows are implied, stray ones ignored."""
        self._end = self.places.at(tag.end)
        table = self._tables[-1] if self._tables else None
        if tag.name == "table":
            self._table_tag(tag, table)
        elif tag.name in ("td", "th", "tr", "caption") and table and not table.layout:
            self._part_tag(tag, table)
        elif tag.name in _HEADINGS and self._cell is None:
            self._flush()
            self._level = 0 if tag.closing else _HEADINGS[tag.name]
        elif tag.name == "br" or (tag.name not in _INLINE and self._cell is not None):
            self._runs.feed()
        elif tag.name not in _INLINE:
            self._flush()
            if tag.name == "p":
                self._level = 0

    def finish(self) -> None:
        """Close what is open at the end."""
        while self._tables:
            self._close_table()
        self._flush()

    def _table_tag(self, tag: Tag, table: _DraftTable | None) -> None:
        if tag.closing:
            if table:
                self._close_table()
            return
        if table and not table.layout:
            self._dissolve(table)
        self._flush()
        start = self.places.at(tag.start)
        self._tables.append(_DraftTable(start, self._end))

    def _part_tag(self, tag: Tag, table: _DraftTable) -> None:
        empty = self._cell is None and not table.covered
        if empty:
            self._flush()
            if not table.begun:
                table.start = self.places.at(tag.start)
        if tag.name == "tr" and not tag.closing:
            table.begun += 1
        if tag.closing or tag.name in ("tr", "caption"):
            # Text that strays between two cells belongs to the first of them.
            self._runs.feed()
            return
        self._close_cell(table)
        for _ in range(table.begun or int(not table.rows)):
            table.begin_row()
        table.begun = 0
        self._cell = tag

    def _close_cell(self, table: _DraftTable) -> None:
        cell = self._cell
        if cell is None:
            return
        text = self._runs.text(*self.places.at(cell.end))
        table.place(text, _span(cell, "rowspan"), _span(cell, "colspan"))
        table.end = self.places.at(cell.end) if not text.value else _end(text)
        self._runs = Runs()
        self._cell = None

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._close_cell(table)
        if table.covered and not table.layout:
            self.blocks.append(table.table())
        self._flush()

    def _dissolve(self, table: _DraftTable) -> None:
        """Make paragraphs of the cells of a table that turns out to hold another one."""
        self._close_cell(table)
        for row in table.rows:
            for cell in row:
                if cell.text.value:
                    self.blocks.append(Paragraph(cell.text, cell.text.span()))
        table.layout = True

    def _flush(self) -> None:
        text = self._runs.text(1, 1)
        self._runs = Runs()
        if not text.value:
            return
        block = Heading(text, text.span(), self._level) if self._level else Paragraph(text, text.span())
        self.blocks.append(block)


def _span(tag: Tag, name: str) -> int:
    return min(max(tag.number(name), 1), MAX_SPAN)


def _end(text: Text) -> Place:
    span = text.span()
    return span.end_line, span.end_column
