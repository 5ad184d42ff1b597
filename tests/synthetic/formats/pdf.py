"""PDF with a text layer: page headers and numbers, ruled tables with merged cells that run over pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer, Table

from tests.synthetic.formats.merged import segments, width
from tests.synthetic.pieces import PartHeading, PlacedTable, Prose, Title, pieces
from tests.synthetic.writer import Rendered, unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from tests.synthetic.formats.merged import MergedRow
    from tests.synthetic.model import ReportModel
    from tests.synthetic.pieces import Piece

FONT = "STSong-Light"
_LEFT, _BOTTOM, _TOP = 72, 72, 770
_WIDTH = A4[0] - 2 * _LEFT
_SIZE, _LEADING, _PADDING = 9, 11, 3
#: The widths of the label columns of 表三. Without lines around it, a label on several lines is anybody's.
_LABELS = {True: (30, 46, 137), False: (90, 70, 101)}


def pdf(model: ReportModel) -> Rendered:
    """Tables have lines around every cell."""
    return _Pages(ruled=True).render(model)


def pdf_unruled(model: ReportModel) -> Rendered:
    """Tables have no lines at all: only where the words stand tells the cells."""
    return _Pages(ruled=False).render(model)


@cache
def _styles() -> dict[str, ParagraphStyle]:
    registerFont(UnicodeCIDFont(FONT))
    plain = {"fontName": FONT, "wordWrap": "CJK"}
    return {
        "title": ParagraphStyle("title", fontSize=19, leading=34, alignment=TA_CENTER, spaceAfter=12, **plain),
        "heading": ParagraphStyle("heading", fontSize=16, leading=30, firstLineIndent=32, **plain),
        "prose": ParagraphStyle("prose", fontSize=16, leading=28, firstLineIndent=32, **plain),
    }


@dataclass(slots=True)
class _Pages:
    """The pages so far; `y` is how far down the last one is written."""

    ruled: bool
    file: BytesIO = field(default_factory=BytesIO)
    canvas: Canvas = field(init=False)
    page: int = 1
    y: float = _TOP
    where: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.file, pagesize=A4, invariant=1)
        for say in (self.canvas.setTitle, self.canvas.setAuthor, self.canvas.setSubject, self.canvas.setCreator):
            say("")

    def render(self, model: ReportModel) -> Rendered:
        for piece in pieces(model):
            self._write(model, piece)
        self._finish_page()
        self.canvas.save()
        return Rendered(self.file.getvalue(), ".pdf", pages={**self.where, "start": 1, "end": self.page})

    def _write(self, model: ReportModel, piece: Piece) -> None:
        match piece:
            case Title(lines):
                for index, line in enumerate(lines):
                    self._paragraph(line, "title", "" if index else "title")
            case PartHeading(key, text, _):
                self._paragraph(text, "heading", key)
            case Prose(key, text):
                self._paragraph(text, "prose", key)
            case PlacedTable(table):
                key = unused(self.where, f"table:{table.id}")
                for rows in segments(model, table):
                    self._table(rows, table.id, key)
                    key = ""

    def _paragraph(self, text: str, style: str, key: str) -> None:
        paragraphs: list[Flowable] = [Paragraph(escape(text), _styles()[style])]
        while paragraphs:
            paragraph = paragraphs.pop(0)
            _, height = paragraph.wrapOn(self.canvas, _WIDTH, _TOP)
            if height > self.y - _BOTTOM:
                first, *rest = paragraph.split(_WIDTH, self.y - _BOTTOM) or [Spacer(0, 0), paragraph]
                paragraphs = [first, *rest, *paragraphs]
                if isinstance(first, Spacer):
                    paragraphs.pop(0)
                    self._next_page()
                continue
            self.y -= height
            paragraph.drawOn(self.canvas, _LEFT, self.y)
            self._record(key)
            key = ""

    def _table(self, rows: list[MergedRow], table_id: str, key: str) -> None:
        widths = _column_widths(table_id, width(rows), ruled=self.ruled)
        heights = [_height(row, widths) for row in rows]
        self.y -= 6
        start = 0
        while start < len(rows):
            end = _page_end(rows, heights, widths, start, self.y - _BOTTOM)
            if end == start:
                self._next_page()
                continue
            made = _drawn(rows[start:end], widths, heights[start:end], continues=start > 0, ruled=self.ruled)
            _, height = made.wrapOn(self.canvas, _WIDTH, _TOP)
            self.y -= height
            made.drawOn(self.canvas, _LEFT, self.y)
            for row in rows[start:end]:
                self._record(key, row.key, *(cell.key for cell in row.cells))
                key = ""
            start = end
        self.y -= 12

    def _record(self, *keys: str) -> None:
        for key in filter(None, keys):
            self.where[unused(self.where, key)] = self.page

    def _next_page(self) -> None:
        self._finish_page()
        self.page += 1
        self.y = _TOP

    def _finish_page(self) -> None:
        self.canvas.setFont(FONT, 9)
        self.canvas.drawCentredString(A4[0] / 2, _TOP + 30, "政府信息公开年报")
        self.canvas.drawCentredString(A4[0] / 2, _BOTTOM - 30, f"- {self.page} -")
        self.canvas.showPage()


def _column_widths(table_id: str, columns: int, *, ruled: bool) -> list[float]:
    if table_id == "表三":
        left = _LABELS[ruled]
        return [*left, *[(_WIDTH - sum(left)) / (columns - 3)] * (columns - 3)]
    return [_WIDTH / columns] * columns


def _lines(text: str, room: float) -> list[str]:
    """The text in lines no wider than a cell; figures stay whole."""
    _styles()
    lines = [""]
    for character in text:
        if stringWidth(lines[-1] + character, FONT, _SIZE) > room and not character.isascii():
            lines.append("")
        lines[-1] += character
    return lines


def _wrapped(row: MergedRow, widths: list[float]) -> Iterator[list[str]]:
    for cell in row.cells:
        room = sum(widths[cell.column : cell.column + cell.columns]) - 2 * _PADDING
        yield _lines(cell.text, room)


def _height(row: MergedRow, widths: list[float]) -> float:
    lines = [len(lines) for cell, lines in zip(row.cells, _wrapped(row, widths), strict=True) if cell.rows == 1]
    return max(lines, default=1) * _LEADING + 6


def _page_end(rows: list[MergedRow], heights: list[float], widths: list[float], start: int, room: float) -> int:
    """The row before which the table goes on on the next page: no label is cut, so a merged cell may have to wait."""
    end = start
    while end < len(rows) and sum(heights[start : end + 1]) <= room:
        end += 1
    if end == len(rows):
        return end
    for index in range(start, end):
        for cell, lines in zip(rows[index].cells, _wrapped(rows[index], widths), strict=True):
            if index + cell.rows > end and len(lines) * _LEADING + 6 > sum(heights[index:end]):
                return index
    return end


def _drawn(rows: list[MergedRow], widths: list[float], heights: list[float], *, continues: bool, ruled: bool) -> Table:
    data = [[""] * len(widths) for _ in rows]
    style: list[tuple[object, ...]] = [
        ("FONT", (0, 0), (-1, -1), FONT, _SIZE, _LEADING),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *((f"{side}PADDING", (0, 0), (-1, -1), _PADDING) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    else:
        style.append(("VALIGN", (0, 0), (1, -1), "TOP"))
    for index, row in enumerate(rows):
        for cell, lines in zip(row.cells, _wrapped(row, widths), strict=True):
            data[index][cell.column] = "\n".join(lines)
            last = min(index + cell.rows, len(rows)) - 1
            style.append(("SPAN", (cell.column, index), (cell.column + cell.columns - 1, last)))
        if continues and not index:
            style += [_carried(cell, rows) for cell in row.above]
    return Table(data, widths, heights, style=style)


def _carried(cell: object, rows: list[MergedRow]) -> tuple[object, ...]:
    """What is left of a merged cell on the page after the break: it has no text there."""
    last = max(index for index, row in enumerate(rows) if any(above is cell for above in row.above))
    return ("SPAN", (cell.column, 0), (cell.column + cell.columns - 1, last))
