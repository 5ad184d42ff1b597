"""Tables of Word files as a grid, while they are read: merged cells grow as their continuations come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.limits import MAX_POSITIONS, MAX_SPAN
from govlint.readers.docx.passages import BREAK, Mark, Passage, joined
from govlint.readers.docx.shading import is_shaded
from govlint.readers.docx.xml_values import VAL, W, integer

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.passages import Kind, Origin

    Content = str | list[Passage | "Grid"]

Merge = Literal["", "restart", "continue"]
_SPAN: Final = W + "gridSpan"
_DOWN: Final = W + "vMerge"
_ALONG: Final = W + "hMerge"
_SHADING: Final = W + "shd"


class CellShape:
    """How a cell says that it lies in the grid: its width in columns, and how it merges with those above and before.

    `shaded` says that its paper has a colour.
    """

    __slots__ = ("along", "down", "shaded", "width")

    def __init__(self, properties: Element | None) -> None:
        self.width = 1
        self.down: Merge = ""
        self.along: Merge = ""
        self.shaded = False
        for child in () if properties is None else properties:
            tag = child.tag
            if tag == _SPAN:
                self.width = min(max(integer(child.get(VAL), 1), 1), MAX_SPAN)
            elif tag == _DOWN:
                self.down = _merge(child)
            elif tag == _ALONG:
                self.along = _merge(child)
            elif tag == _SHADING:
                self.shaded = is_shaded(child)


PLAIN: Final = CellShape(None)
"""The shape of a cell that says nothing of it."""


class GridCell:
    """A cell at (row, column), counted from 0, that covers some rows and columns.

    `content` is a text alone, which may be empty, where it is nothing but a paragraph of text. `paragraph` is its last
    one where origins are asked for, else None.
    """

    __slots__ = ("column", "content", "height", "paragraph", "row", "width")

    def __init__(self, row: int, column: int, width: int, content: Content) -> None:
        self.row = row
        self.column = column
        self.height = 1
        self.width = width
        self.content = content
        self.paragraph: Origin | None = None

    def passage(self) -> Passage:
        """The paragraphs of the cell as one; to be called once."""
        content = self.content
        if isinstance(content, str):
            return Passage(content, None, [])
        if len(content) == 1:  # nearly always; nothing to join
            only = content[0]
            if isinstance(only, Passage):
                return only
        return joined(item for item in content if isinstance(item, Passage))


class PlainCells:
    """Cells side by side from (row, column) on that are nothing but these texts, and cover nothing else."""

    __slots__ = ("column", "row", "texts")

    def __init__(self, row: int, column: int, texts: list[str]) -> None:
        self.row = row
        self.column = column
        self.texts = texts


class GridRow:
    """The cells that begin in a row; `inserted` names the author where the row is a tracked insertion.

    `lost` are traces of what is not shown: of rows just before this one, and of its cells that are merged away.
    """

    __slots__ = ("cells", "column", "inserted", "lost")

    def __init__(self) -> None:
        self.cells: list[GridCell | PlainCells] = []
        self.column = 0
        self.inserted: str | None = None
        self.lost: list[Mark] = []


class Grid:
    """A table. `marks` are traces of the table itself, `lost` those of rows behind the last one that are not shown.

    `nested` says that a cell holds another table: then the outer one only lays out the page.
    """

    __slots__ = ("_changes", "_covered", "_open", "lost", "marks", "nested", "rows")

    def __init__(self) -> None:
        self.rows: list[GridRow] = []
        self.marks: list[Mark] = []
        self.lost: list[Mark] = []
        self.nested = False
        self._open: dict[int, GridCell] = {}
        self._covered = 0
        self._changes: set[tuple[Kind, str]] = set()

    def begin(self, row: GridRow) -> None:
        """Add a row; its cells are to be placed next."""
        row.lost, self.lost = self.lost, []
        self.rows.append(row)

    def withdraw(self) -> None:
        """Take away the last row, in which there was no cell."""
        self.lost = self.rows.pop().lost

    def extend(self, row: GridRow, texts: list[str]) -> None:
        """Put cells of shape `PLAIN` that are nothing but these texts at the next columns of the last row."""
        row.cells.append(PlainCells(len(self.rows) - 1, row.column, texts))
        row.column += len(texts)

    def place(self, row: GridRow, shape: CellShape, content: Content) -> GridCell | None:
        """Put a cell at the next column of the last row; None where it only continues another one."""
        width = shape.width
        column, row.column = row.column, row.column + width
        if shape.along == "continue" and row.cells and self._extend_along(_last(row), column, width):
            return None
        if shape.down == "continue" and self._extend_down(column, width):
            return None
        if width > 1 and not self._affords(width):
            row.column, width = column + 1, 1
        cell = GridCell(len(self.rows) - 1, column, width, content)
        row.cells.append(cell)
        if shape.down:
            self._open[column] = cell
        if content.__class__ is list and any(item.__class__ is Grid for item in content):
            self.nested = True
        return cell

    def change(self, kind: Kind, author: str) -> None:
        """Take a tracked change of the table itself; those of one kind and author are one."""
        if (kind, author) not in self._changes:
            self._changes.add((kind, author))
            self.marks.append(Mark(kind, author, 0, 0, []))

    def drop(self, kind: Kind) -> None:
        """Take away the marks of a kind in all cells."""
        for row in self.rows:
            for cell in row.cells:
                for item in () if isinstance(cell, PlainCells) else cell.content:
                    if isinstance(item, Passage):
                        item.marks = [mark for mark in item.marks if mark.kind != kind]

    def laid_out(self) -> list[Passage | Grid]:
        """What stands in the cells, in order, for a table that only lays out the page."""
        items: list[Passage | Grid] = []
        for row in self.rows:
            if row.lost:
                items.append(Passage("", None, row.lost))
            for cell in row.cells:
                if isinstance(cell, PlainCells):
                    items += [Passage(text, None, []) for text in cell.texts if text]
                elif not isinstance(cell.content, str):
                    items += cell.content
                elif cell.content:
                    items.append(Passage(cell.content, None, []))
        if self.lost:
            items.append(Passage("", None, self.lost))
        return items

    @property
    def only_frames(self) -> bool:
        """Whether the table says nothing by its rows and columns: it has one cell, or lays out the page."""
        return self.nested or (len(self.rows) == 1 and _has_one_cell(self.rows[0]))

    def _extend_down(self, column: int, width: int) -> bool:
        above = self._open.get(column)
        row = len(self.rows) - 1
        if above is None or above.width != width or above.row + above.height != row:
            return False
        if above.height >= MAX_SPAN or not self._affords(width):
            return False
        above.height += 1
        return True

    def _extend_along(self, before: GridCell, column: int, width: int) -> bool:
        adjoins = before.column + before.width == column and before.width + width <= MAX_SPAN
        if not adjoins or before.height != 1 or not self._affords(width):
            return False
        before.width += width
        return True

    def _affords(self, positions: int) -> bool:
        if self._covered + positions > MAX_POSITIONS:
            return False
        self._covered += positions
        return True


def _has_one_cell(row: GridRow) -> bool:
    only = row.cells[0] if len(row.cells) == 1 else None
    return only is not None and (not isinstance(only, PlainCells) or len(only.texts) == 1)


def _last(row: GridRow) -> GridCell:
    """The last cell of a row that has some, as one that may grow."""
    last = row.cells[-1]
    if isinstance(last, PlainCells):
        text = last.texts.pop()
        if not last.texts:
            row.cells.pop()
        last = GridCell(last.row, last.column + len(last.texts), 1, text)
        row.cells.append(last)
    return last


def lose(lost: list[Mark], kind: Kind, author: str, text: str) -> None:
    """Add a trace of text that is not in the table; with that of a neighbour lost in the same way it is one."""
    last = lost[-1] if lost else None
    if last is not None and last.kind == kind and last.author == author:
        last.pieces += (BREAK, text)
    else:
        lost.append(Mark(kind, author, 0, 0, [text]))


def _merge(element: Element) -> Merge:
    return "restart" if element.get(VAL) == "restart" else "continue"
