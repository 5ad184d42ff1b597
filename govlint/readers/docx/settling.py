"""Writing down what was read: passages and grids become blocks with lines, and their marks become traces."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from govlint.document import Cell, Heading, Paragraph, Span, Table, Trace
from govlint.language import say
from govlint.limits import MAX_PARAGRAPHS
from govlint.readers.docx.grids import PlainCells
from govlint.readers.docx.passages import Origin, Passage
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document import Block, Prose, Text
    from govlint.readers.docx.grids import Grid, GridCell, GridRow
    from govlint.readers.docx.origins import Origins
    from govlint.readers.docx.passages import Mark
    from govlint.readers.rendering import Rendering

_made: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: tables have many cells."""


class Settler:
    """Writes items to a rendering; `traces` are those of everything written so far. `origins` is told their origins.

    Raises `UnreadableError` where there are more paragraphs than are read.
    """

    __slots__ = ("_end", "_loose", "_origins", "_rendering", "_traces")

    def __init__(self, rendering: Rendering, origins: Origins | None = None) -> None:
        self._rendering = rendering
        self._origins = origins
        self._traces: list[Trace] = []
        self._loose: list[Mark] = []
        self._end = Span(1, 1, 1, 1)

    def blocks(self, items: Iterable[Passage | Grid]) -> list[Block]:
        """Write the items of a story as blocks."""
        blocks: list[Block] = []
        for item in items:
            if not isinstance(item, Passage):
                blocks.append(self._table(item))
            elif item.value:
                blocks.append(self._prose(item))
            else:
                self._loose += item.marks
        self._refuse_excess()
        self._put(self._after())
        return blocks

    def margins(self, items: Iterable[Passage | Grid]) -> list[Prose]:
        """Write the items of a header, footer or note, where a table only lays out the page."""
        found: list[Prose] = []
        for item in items:
            if not isinstance(item, Passage):
                self._loose += item.marks
            for passage in (item,) if isinstance(item, Passage) else item.laid_out():
                if isinstance(passage, Passage) and passage.value:
                    found.append(self._prose(passage))
                elif isinstance(passage, Passage):
                    self._loose += passage.marks
        self._refuse_excess()
        self._put(self._after())
        return found

    def traces(self) -> tuple[Trace, ...]:
        """All traces, in the order of the text."""
        return tuple(sorted(dict.fromkeys(self._traces), key=attrgetter("span")))

    def comment(self, author: str, text: str) -> None:
        """Take a comment that nothing in the text refers to: it stands where the text ends."""
        self._traces.append(Trace("comment", self._after(), text, author))

    def _after(self) -> Span:
        _, _, line, column = self._end
        return Span(line, column, line, column)

    def _prose(self, passage: Passage) -> Prose:
        self._place_loose()
        text = self._rendering.paragraph(passage.value)
        self._trace(passage.marks, text)
        if self._origins is not None:
            self._origins.add(passage.origins, text)
        span = self._end = text.span()
        return Heading(text, span, passage.level) if passage.level else Paragraph(text, span)

    def _table(self, grid: Grid) -> Table:
        self._loose += grid.marks
        first = self._rendering.line
        rows = tuple(map(self._row, grid.rows))
        self._loose += grid.lost
        last = self._rendering.line - 1
        self._end = rows[-1][-1].span if rows[-1] else Span(last, 1, last, 1)
        return Table(rows, Span(first, 1, last, self._end.end_column))

    def _row(self, row: GridRow) -> tuple[Cell, ...]:
        self._loose += row.lost
        self._place_loose()
        values: list[str] = []
        others: list[tuple[int, GridCell, Passage]] = []
        for cell in row.cells:
            if isinstance(cell, PlainCells):
                values += cell.texts
            elif isinstance(cell.content, str):
                values.append(cell.content)
            else:
                passage = cell.passage()
                others.append((len(values), cell, passage))
                values.append(passage.value)
        texts = self._rendering.row(values)
        for number, cell, passage in others:
            if passage.marks:
                self._trace(passage.marks, texts[number], row.inserted)
            if self._origins is not None:
                self._locate(cell, passage, texts[number], self._origins)
        if row.inserted is not None and texts:
            said = " ".join(value for value in values if value)
            self._traces.append(Trace("insertion", texts[0].span().until(texts[-1].span()), said, row.inserted))
        made = _cells(row.cells, texts)
        # Together with the rows to come they would take twice the memory.
        row.cells = []
        return made

    def _locate(self, cell: GridCell, passage: Passage, text: Text, origins: Origins) -> None:
        if passage.origins:
            origins.add(passage.origins, text)
        elif cell.paragraph is not None:
            paragraph = cell.paragraph
            origins.add((Origin(0, 0, paragraph.part, paragraph.paragraph),), text)

    def _trace(self, marks: Iterable[Mark], text: Text, inserted: str | None = None) -> None:
        for mark in marks:
            if mark.kind != "insertion" or mark.author != inserted:
                span = text.span(mark.start, mark.end)
                self._traces.append(Trace(mark.kind, span, mark.text(text.value), mark.author))

    def _place_loose(self) -> None:
        """Give what has no text of its own the place where the next line begins."""
        self._refuse_excess()
        if self._loose:
            line = self._rendering.line
            self._put(Span(line, 1, line, 1))

    def _refuse_excess(self) -> None:
        if self._rendering.line + self._rendering.breaks > MAX_PARAGRAPHS:
            raise UnreadableError(say("Word 文件超过 {most} 段或行；请确认给出的是一份年度报告", most=MAX_PARAGRAPHS))

    def _put(self, span: Span) -> None:
        self._traces += (Trace(mark.kind, span, mark.text(""), mark.author) for mark in self._loose)
        self._loose = []


def _cells(cells: Iterable[GridCell | PlainCells], texts: Sequence[Text]) -> tuple[Cell, ...]:
    """The cells of a row, whose texts are these."""
    made: list[Cell] = []
    for cell in cells:
        at = len(made)
        if isinstance(cell, PlainCells):
            row, plain = cell.row, texts[at : at + len(cell.texts)]
            made += [_made(Cell, (text, row, column, 1, 1)) for column, text in enumerate(plain, cell.column)]
        else:
            made.append(_made(Cell, (texts[at], cell.row, cell.column, cell.height, cell.width)))
    return tuple(made)
