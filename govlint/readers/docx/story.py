"""A story of a Word file (its body, a header, a note, a text box) as paragraphs and tables in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.limits import MAX_SPAN
from govlint.readers.docx.grids import CellShape, Grid, GridRow
from govlint.readers.docx.markup import ALTERNATIVES, chosen
from govlint.readers.docx.passages import Mark, Passage
from govlint.readers.docx.revisions import paragraph_changes
from govlint.readers.docx.runs import AUTHOR, COMMENTS, CONTROL, REVISIONS, THROUGH, controlled, deeper
from govlint.readers.docx.shading import is_shaded
from govlint.readers.docx.styles import RUN_PROPERTIES
from govlint.readers.docx.xml_values import VAL, W, integer, is_on, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from govlint.readers.docx.numbering import Numbering
    from govlint.readers.docx.passages import Kind
    from govlint.readers.docx.revisions import Watch
    from govlint.readers.docx.runs import Runs
    from govlint.readers.docx.style_sheet import StyleSheet
    from govlint.readers.docx.styles import ParagraphFormat

_PARAGRAPH: Final = W + "p"
_PROPERTIES: Final = W + "pPr"
_TABLE: Final = W + "tbl"
_TABLE_PROPERTIES: Final = W + "tblPr"
_ROW: Final = W + "tr"
_ROW_PROPERTIES: Final = W + "trPr"
_CELL: Final = W + "tc"
_CELL_PROPERTIES: Final = W + "tcPr"
_SHADING: Final = W + "shd"
_HIDDEN_ROW: Final = W + "hidden"
_BEFORE: Final = W + "gridBefore"
_TEXTS: Final = frozenset({W + "t", W + "delText"})
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
    """Reads what stands in one story; text boxes are stories of their own, behind the paragraph that holds them."""

    __slots__ = ("_numbering", "_runs", "_sheet", "_styles", "_watch")

    def __init__(self, sheet: StyleSheet, numbering: Numbering, runs: Runs, watch: Watch) -> None:
        self._sheet = sheet
        self._styles = sheet.styles
        self._numbering = numbering
        self._runs = runs
        self._watch = watch

    def items(self, container: Element, depth: int = 0) -> list[Passage | Grid]:
        """The paragraphs and tables of a story, without empty ones."""
        items: list[Passage | Grid] = []
        self._blocks(container, items, depth, in_cell=False)
        self._finish(items)
        if self._runs.boxes:
            self._boxes(items, depth)
        return items

    def _finish(self, items: list[Passage | Grid]) -> None:
        passage = self._runs.take()
        if passage is not None:
            items.append(passage)

    def _blocks(self, container: Element, items: list[Passage | Grid], depth: int, *, in_cell: bool) -> None:
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                ended = self._paragraph(child, items, depth)
                if self._runs.boxes and ended and not in_cell:
                    self._boxes(items, depth)
            elif tag == _TABLE:
                self._finish(items)
                self._table(child, items, deeper(depth))
                if self._runs.boxes and not in_cell:
                    self._boxes(items, depth)
            elif tag == CONTROL:
                content = controlled(child)
                if content is not None:
                    self._blocks(content, items, deeper(depth), in_cell=in_cell)
            elif tag in THROUGH:
                self._blocks(child, items, deeper(depth), in_cell=in_cell)
            elif tag in REVISIONS:
                before = self._runs.revise((REVISIONS[tag], child.get(AUTHOR, "")))
                self._blocks(child, items, deeper(depth), in_cell=in_cell)
                self._runs.revise(before)
            elif tag in COMMENTS:
                self._runs.comment(child)
            elif tag == ALTERNATIVES:
                branch = chosen(child)
                if branch is not None:
                    self._blocks(branch, items, deeper(depth), in_cell=in_cell)

    def _paragraph(self, paragraph: Element, items: list[Passage | Grid], depth: int) -> bool:
        """Read a paragraph; False where its end was deleted, so that the next one goes on with it."""
        properties = paragraph[0] if len(paragraph) else None
        if properties is not None and properties.tag != _PROPERTIES:
            properties = paragraph.find(_PROPERTIES)
        format = self._styles.paragraph(properties)  # noqa: A001
        runs = self._runs
        runs.read(paragraph, format, depth)
        if properties is not None:
            if self._watch.tracked and paragraph_changes(properties, runs):
                return False
            if self._sheet.contents and value_of(properties, "pStyle") in self._sheet.contents:
                runs.take()
                return True
        label = self._label(format, properties) if format.numbering else ""
        passage = runs.take(label, format.level)
        if passage is not None:
            items.append(passage)
        return True

    def _label(self, format: ParagraphFormat, properties: Element | None) -> str:  # noqa: A002
        end = None if properties is None or not self._watch.hidden else properties.find(RUN_PROPERTIES)
        if end is not None and self._styles.run_is_hidden(end, format):
            return ""
        label = self._numbering.label(format)
        if not label:
            return ""
        suffix = self._numbering.suffix(format)
        if suffix == "nothing" or (suffix == "tab" and label[-1] in _UNSEPARATED):
            return label
        return label if label[-1].isspace() else label + " "

    def _boxes(self, items: list[Passage | Grid], depth: int) -> None:
        runs = self._runs
        boxes, runs.boxes = runs.boxes, []
        # Nobody knows the colour that a shape is filled with.
        shaded, runs.shaded = runs.shaded, True
        for box in boxes:
            story = Story(self._sheet, self._numbering.new_story(), runs, self._watch)
            items += story.items(box, deeper(depth))
        runs.shaded = shaded

    def _table(self, table: Element, items: list[Passage | Grid], depth: int) -> None:
        grid = Grid()
        runs = self._runs
        shaded, pales = runs.shaded, runs.pales
        properties = table.find(_TABLE_PROPERTIES)
        shading = None if properties is None else properties.find(_SHADING)
        coloured = shaded or (shading is not None and is_shaded(shading))
        self._changes(table, grid)
        for element in _children(table, _ROW):
            self._row(element, grid, coloured, depth)
        runs.shaded = shaded
        if runs.pales != pales and properties is not None:
            style = value_of(properties, "tblStyle")
            if style is not None and self._sheet.colours_cells(style):
                grid.drop("pale")
        if grid.only_frames:
            items += grid.laid_out()
            if grid.marks:
                items.append(Passage("", None, grid.marks))
        elif grid.rows or grid.marks:
            items.append(grid)

    def _row(self, element: Element, grid: Grid, coloured: bool, depth: int) -> None:
        row = GridRow()
        properties = element.find(_ROW_PROPERTIES)
        for child in () if properties is None else properties:
            kind = REVISIONS.get(child.tag)
            if kind == "insertion":
                row.inserted = child.get(AUTHOR, "")
            elif kind == "deletion":
                grid.marks.append(Mark(kind, child.get(AUTHOR, ""), 0, 0, [_all_text(element)]))
                return
            elif child.tag == _HIDDEN_ROW and is_on(child):
                grid.marks.append(Mark("hidden", "", 0, 0, [_all_text(element)]))
                return
            elif child.tag == _BEFORE:
                row.column = min(max(integer(child.get(VAL)), 0), MAX_SPAN)
        self._changes(element, grid)
        grid.rows.append(row)
        empty = True
        for cell in _children(element, _CELL):
            self._cell(cell, grid, row, coloured, depth)
            empty = False
        if empty:
            grid.rows.pop()

    def _cell(self, element: Element, grid: Grid, row: GridRow, coloured: bool, depth: int) -> None:
        properties = element[0] if len(element) and element[0].tag == _CELL_PROPERTIES else None
        shading = None if properties is None else properties.find(_SHADING)
        self._runs.shaded = coloured or (shading is not None and is_shaded(shading))
        self._changes(element, grid)
        content: list[Passage | Grid] = []
        self._blocks(element, content, depth, in_cell=True)
        self._finish(content)
        if not grid.place(row, CellShape(properties), content) and content:
            # Word keeps the text of a cell that was merged away, and does not show it.
            grid.marks.append(Mark("hidden", "", 0, 0, [_all_text(element)]))

    def _changes(self, element: Element, grid: Grid) -> None:
        """Take the tracked changes of the properties of a table, row or cell."""
        if self._watch.tracked:
            for properties in element:
                for change in properties if properties.tag in _PROPERTIES_WITH_CHANGES else ():
                    kind = _CHANGES.get(change.tag)
                    if kind is not None:
                        grid.change(kind, change.get(AUTHOR, ""))


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and the like."""
    pending = [iter(parent)]
    while pending:
        for child in pending[-1]:
            if child.tag == wanted:
                yield child
            elif child.tag == CONTROL:
                content = controlled(child)
                pending.append(iter(() if content is None else content))
                break
            elif child.tag in THROUGH or child.tag in REVISIONS:
                pending.append(iter(child))
                break
        else:
            pending.pop()


def _all_text(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter() if piece.tag in _TEXTS)
