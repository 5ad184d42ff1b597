"""A story of a Word file (its body, a header, a note, a text box) as paragraphs and tables in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.limits import MAX_SPAN
from govlint.readers.docx.folding import FOLDED_CELLS, FOLDED_PARAGRAPHS, all_text
from govlint.readers.docx.grids import PLAIN, CellShape, Grid, GridRow, lose
from govlint.readers.docx.markup import ALTERNATIVES, chosen
from govlint.readers.docx.nesting import CONTROL, REVISIONS, THROUGH, children, controlled, deeper
from govlint.readers.docx.passages import Passage
from govlint.readers.docx.revisions import paragraph_changes
from govlint.readers.docx.runs import AUTHOR, COMMENTS
from govlint.readers.docx.shading import is_shaded
from govlint.readers.docx.styles import PARAGRAPH_PROPERTIES, RUN_PROPERTIES
from govlint.readers.docx.xml_values import VAL, W, filled, integer, is_on, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.folding import FoldedRow, Folding, Group
    from govlint.readers.docx.numbering import Numbering
    from govlint.readers.docx.passages import Kind
    from govlint.readers.docx.revisions import Watch
    from govlint.readers.docx.runs import Runs
    from govlint.readers.docx.style_sheet import StyleSheet
    from govlint.readers.docx.styles import ParagraphFormat

_PARAGRAPH: Final = W + "p"
_TABLE: Final = W + "tbl"
_TABLE_PROPERTIES: Final = W + "tblPr"
_ROWS: Final = frozenset({W + "tr"})
_ROW_PROPERTIES: Final = W + "trPr"
_CELL: Final = W + "tc"
_CELLS: Final = frozenset({_CELL}), frozenset({_CELL, FOLDED_CELLS})
_CELL_PROPERTIES: Final = W + "tcPr"
_SHADING: Final = W + "shd"
_HIDDEN_ROW: Final = W + "hidden"
_BEFORE: Final = W + "gridBefore"
_PROPERTIES_WITH_CHANGES: Final = frozenset(W + name for name in ("tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr"))
_CHANGES: Final[Mapping[str, Kind]] = {
    W + "tblPrChange": "formatting", W + "tblPrExChange": "formatting", W + "tblGridChange": "formatting",
    W + "trPrChange": "formatting", W + "tcPrChange": "formatting", W + "cellMerge": "formatting",
    W + "cellIns": "insertion", W + "cellDel": "deletion",
}  # fmt: skip
"""Tracked changes of a table that are none of its text; cells count until their deletion is accepted."""
_UNSEPARATED: Final = "、，。；：）)】〕》．"
"""Behind a number that ends like this no space is needed to tell it from the text."""


class Story:
    """Reads what stands in one story; text boxes are stories of their own, behind the paragraph that holds them.

    `lists` gives the numbering that the story counts by; `groups` are the cells that were taken out of its part.
    """

    __slots__ = ("_groups", "_lists", "_numbering", "_pending", "_runs", "_sheet", "_styles", "_watch")

    def __init__(
        self, sheet: StyleSheet, lists: Callable[[], Numbering], runs: Runs, watch: Watch, groups: Sequence[Group]
    ) -> None:
        self._groups = groups
        self._sheet = sheet
        self._styles = sheet.styles
        self._lists = lists
        self._numbering: Numbering | None = None
        self._runs = runs
        self._watch = watch
        # Whether something was collected that goes on in the next paragraph.
        self._pending = False

    def items(self, container: Element, depth: int = 0) -> list[Passage | Grid]:
        """The paragraphs and tables of a story, without empty ones."""
        items: list[Passage | Grid] = []
        self._blocks(container, items, depth, in_cell=False)
        self._finish(items)
        if self._runs.boxes:
            self._boxes(items, depth)
        return items

    def _finish(self, items: list[Passage | Grid]) -> None:
        """End a paragraph that went on, where what it stands in ends."""
        if self._pending:
            self._pending = False
            passage = self._runs.take()
            if passage is not None:
                items.append(passage)

    def _blocks(self, container: Element, items: list[Passage | Grid], depth: int, *, in_cell: bool) -> None:
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, items, depth)
            elif tag == FOLDED_PARAGRAPHS and self._groups:
                self._folded_paragraphs(child, items, depth, in_cell=in_cell)
                continue
            elif tag == _TABLE:
                self._finish(items)
                self._table(child, items, deeper(depth))
            else:
                self._other(tag, child, items, depth, in_cell=in_cell)
                continue
            if self._runs.boxes and not in_cell and not self._pending:
                self._boxes(items, depth)

    def _other(self, tag: str, child: Element, items: list[Passage | Grid], depth: int, *, in_cell: bool) -> None:
        inner: Element | None = child
        before = after = self._runs.revision
        if tag == CONTROL:
            inner = controlled(child)
        elif tag == ALTERNATIVES:
            inner = chosen(child)
        elif tag in REVISIONS:
            after = REVISIONS[tag], child.get(AUTHOR, "")
        elif tag in COMMENTS:
            self._runs.comment(child)
            self._pending = True
            return
        elif tag not in THROUGH:
            return
        if inner is not None:
            self._runs.revision = after
            self._blocks(inner, items, deeper(depth), in_cell=in_cell)
            self._runs.revision = before

    def _folded_paragraphs(self, child: Element, items: list[Passage | Grid], depth: int, *, in_cell: bool) -> None:
        for folded in self._groups[int(child.text or 0)][0]:
            self._paragraph(folded[0].element, items, depth, folded)
            if self._runs.boxes and not in_cell and not self._pending:
                self._boxes(items, depth)

    def _paragraph(
        self, paragraph: Element, items: list[Passage | Grid], depth: int, folded: Folding | None = None
    ) -> None:
        properties = filled(paragraph, PARAGRAPH_PROPERTIES)
        format = self._styles.paragraph(properties)  # noqa: A001
        runs = self._runs
        changed = properties is not None and self._watch.tracked
        if changed or self._pending:
            plain = None
        elif folded is None:
            plain = runs.plain(paragraph, format)
        else:
            plain = folded[1] if folded[0].is_text and runs.shows(format) else None
        if plain is None:
            runs.read(paragraph if folded is None else folded[0].copy(folded[1]), format, depth)
            self._pending = properties is not None and changed and paragraph_changes(properties, runs)
            if self._pending:
                return
        if self._sheet.contents and properties is not None and value_of(properties, "pStyle") in self._sheet.contents:
            runs.take()
            return
        label = self._label(format, properties) if format.numbering else ""
        if plain is None:
            passage = runs.take(label, format.level)
        else:
            passage = Passage(label + plain if plain else label.rstrip(), format.level, []) if plain or label else None
        if passage is not None:
            items.append(passage)

    def _label(self, format: ParagraphFormat, properties: Element | None) -> str:  # noqa: A002
        end = None if properties is None or not self._watch.hidden else properties.find(RUN_PROPERTIES)
        if end is not None and self._styles.run_is_hidden(end, format):
            return ""
        numbering = self._numbering
        if numbering is None:
            numbering = self._numbering = self._lists()
        label = numbering.label(format)
        if not label:
            return ""
        suffix = numbering.suffix(format)
        if suffix == "nothing" or (suffix == "tab" and label[-1] in _UNSEPARATED):
            return label
        return label if label[-1].isspace() else label + " "

    def _boxes(self, items: list[Passage | Grid], depth: int, since: int = 0) -> None:
        runs = self._runs
        boxes, before = runs.boxes[since:], runs.boxes[:since]
        runs.boxes = []
        # Nobody knows the colour that a shape is filled with.
        shaded, runs.shaded = runs.shaded, True
        for box in boxes:
            story = Story(self._sheet, self._lists, runs, self._watch, self._groups)
            items += story.items(box, deeper(depth))
        runs.boxes = before
        runs.shaded = shaded

    def _table(self, table: Element, items: list[Passage | Grid], depth: int) -> None:
        grid = Grid()
        runs = self._runs
        shaded, pales = runs.shaded, runs.pales
        properties = table.find(_TABLE_PROPERTIES)
        shading = None if properties is None else properties.find(_SHADING)
        coloured = shaded or (shading is not None and is_shaded(shading))
        if self._watch.tracked:
            self._changes(table, grid)
        for element in children(table, _ROWS):
            self._row(element, grid, coloured, depth)
        runs.shaded = shaded
        if runs.pales != pales and properties is not None:
            style = value_of(properties, "tblStyle")
            if style is not None and self._sheet.colours_cells(style):
                grid.drop("pale")
        if grid.rows and not grid.only_frames:
            items.append(grid)
            return
        items += grid.laid_out()
        if grid.marks:
            items.append(Passage("", None, grid.marks))

    def _row(self, element: Element, grid: Grid, coloured: bool, depth: int) -> None:
        row = GridRow()
        properties = element.find(_ROW_PROPERTIES)
        for child in () if properties is None else properties:
            kind = REVISIONS.get(child.tag)
            if kind == "insertion":
                row.inserted = child.get(AUTHOR, "")
            elif kind == "deletion":
                lose(grid.lost, kind, child.get(AUTHOR, ""), all_text(element, self._groups))
                return
            elif child.tag == _HIDDEN_ROW and is_on(child):
                lose(grid.lost, "hidden", "", all_text(element, self._groups))
                return
            elif child.tag == _BEFORE:
                row.column = min(max(integer(child.get(VAL)), 0), MAX_SPAN)
        if self._watch.tracked:
            self._changes(element, grid)
        grid.begin(row)
        empty = True
        for cell in children(element, _CELLS[bool(self._groups)]):
            if cell.tag == _CELL:
                self._cell(cell, grid, row, coloured, depth)
            else:
                row = self._folded(self._groups[int(cell.text or 0)], grid, row, coloured, depth)
            empty = False
        if empty:
            grid.withdraw()

    def _folded(self, group: Group, grid: Grid, row: GridRow, coloured: bool, depth: int) -> GridRow:
        """Read cells that are nothing but text, the first of them in `row`; gives the row of the last."""
        self._folded_row(group[0], grid, row, coloured, depth)
        for cells in group[1:]:
            row = GridRow()
            grid.begin(row)
            self._folded_row(cells, grid, row, coloured, depth)
        return row

    def _folded_row(self, cells: FoldedRow, grid: Grid, row: GridRow, coloured: bool, depth: int) -> None:
        usual = self._runs.at_rest and not self._pending
        shapes, shape_of = self._sheet.shapes, self._sheet.shape_of
        texts: list[str] = []
        for around, text in cells:
            shape = (shapes.get(around.mark) or shape_of(around)) if usual else None
            if shape is PLAIN:
                texts.append(text)
                continue
            if texts:
                grid.extend(row, texts)
                texts = []
            if shape is None:
                self._cell(around.copy(text), grid, row, coloured, depth)
            elif grid.place(row, shape, text) is None and text:
                lose(row.lost, "hidden", "", text)
        if texts:
            grid.extend(row, texts)

    def _cell(self, element: Element, grid: Grid, row: GridRow, coloured: bool, depth: int) -> None:
        shape = PLAIN
        if len(element) > 1:
            properties = element[0]
            if properties.tag == _CELL_PROPERTIES and len(properties):
                shape = CellShape(properties)
        self._runs.shaded = coloured or shape.shaded
        if self._watch.tracked:
            self._changes(element, grid)
        content: list[Passage | Grid] = []
        boxes = len(self._runs.boxes)
        self._blocks(element, content, depth, in_cell=True)
        self._finish(content)
        if not content and len(self._runs.boxes) == boxes + 1:
            # A figure in a frame. Several boxes are a drawing, such as the titles beside a diagonal.
            self._boxes(content, depth, boxes)
        cell = grid.place(row, shape, content)
        if cell is not None:
            cell.paragraph = self._runs.paragraph
        elif content:
            # Word keeps the text of a cell that was merged away, and does not show it.
            text = all_text(element, self._groups)
            if text.strip():
                lose(row.lost, "hidden", "", text)

    def _changes(self, element: Element, grid: Grid) -> None:
        """Take the tracked changes of the properties of a table, row or cell."""
        for properties in element:
            for change in properties if properties.tag in _PROPERTIES_WITH_CHANGES else ():
                kind = _CHANGES.get(change.tag)
                if kind is not None:
                    grid.change(kind, change.get(AUTHOR, ""))
