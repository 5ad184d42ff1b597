"""The document of a layout: one line for every paragraph and table row, with marks that name page and visual line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document import Cell, Document, PageMark, Paragraph, Table
from govlint.readers.pdf.lines import joined
from govlint.readers.pdf.tables import Draft
from govlint.readers.rendering import Rendering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Anchor, Block, Property
    from govlint.readers.pdf.layout import Layout
    from govlint.readers.pdf.lines import Line
    from govlint.readers.pdf.tables import Box


def written(path: str, data: bytes, layout: Layout, properties: tuple[Property, ...]) -> Document:
    """Write the blocks down, then the margins."""
    writer = _Writer()
    blocks: list[Block] = [
        writer.table(block) if isinstance(block, Draft) else writer.paragraph(block) for block in layout.blocks
    ]
    margins = tuple(writer.paragraph([line]) for line in layout.margins)
    return Document(
        writer.rendering.source(path, data),
        tuple(blocks),
        "block",
        margins=margins,
        properties=properties,
        pages=tuple(writer.marks),
    )


class _Writer:
    def __init__(self) -> None:
        self.rendering = Rendering()
        self.marks: list[PageMark] = []

    def paragraph(self, lines: Sequence[Line]) -> Paragraph:
        whole = joined(lines)
        text = self.rendering.paragraph(whole.text)
        self._mark(text.anchors[0], whole.starts)
        return Paragraph(text, text.span())

    def table(self, draft: Draft) -> Table:
        boxes: list[list[Box]] = [[] for _ in range(draft.rows)]
        for box in draft.boxes:
            boxes[box.row].append(box)
        rows = []
        place = next(line for box in draft.boxes for line in box.lines)
        for row in boxes:
            wholes = [box.joined() for box in row]
            texts = self.rendering.row([whole.text for whole in wholes])
            place = next((line for box in row for line in box.lines), place)
            for text, whole in zip(texts, wholes, strict=True):
                self._mark(text.anchors[0], whole.starts or ((0, place),))
            rows.append(
                tuple(
                    Cell(text, box.row, box.column, box.row_span, box.column_span)
                    for text, box in zip(texts, row, strict=True)
                )
            )
        filled = [row for row in rows if row]
        return Table(tuple(rows), filled[0][0].span.until(filled[-1][-1].span))

    def _mark(self, anchor: Anchor, starts: Sequence[tuple[int, Line]]) -> None:
        """Say where on the pages a text stands; an empty cell stands where its row begins."""
        for offset, line in starts:
            self.marks.append(PageMark(anchor.line, anchor.column + offset, line.page, line.row))
