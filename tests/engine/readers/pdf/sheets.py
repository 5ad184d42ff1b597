"""PDF files for the tests: pages drawn with reportlab, files put together by hand, and what is read from them."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from govlint.document import Table
from govlint.readers.pdf import read
from tests.engine.readers.reader_contract import assert_contract

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from govlint.document import Document

    Draw = Callable[[Canvas], None]

FONT = "STSong-Light"
LEFT, RIGHT = 72, 72 + 28 * 16
"""The edges of running text: 28 characters of 16 points to a line."""


def sheets(*pages: Draw, size: tuple[float, float] = A4, **options: object) -> bytes:
    """A file with one page for each drawing."""
    registerFont(UnicodeCIDFont(FONT))
    file = BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1, **options)
    for draw in pages:
        canvas.setFont(FONT, 16)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def opened(data: bytes) -> Document:
    """The file as it is read; it keeps the contract."""
    document = read("report.pdf", data)
    assert_contract(document)
    marks = [(mark.line, mark.column) for mark in document.pages]
    assert marks == sorted(set(marks))
    return document


def texts(data: bytes) -> list[str | list[list[str]]]:
    """The blocks: a paragraph as its text, a table as the texts of its rows."""
    found: list[str | list[list[str]]] = []
    for block in opened(data).blocks:
        if isinstance(block, Table):
            found.append([[cell.text.value for cell in row] for row in block.rows])
        else:
            found.append(block.text.value)
    return found


def margins(data: bytes) -> list[str]:
    """The texts of what stands on the margins."""
    return [block.text.value for block in opened(data).margins]


def lines(*texts: str, top: float = 700, left: float = LEFT, pitch: float = 28) -> Draw:
    """Lines of 16 points; each space of the paragraph sign ¶ before one is the width of a character."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            bare = text.lstrip("¶")
            canvas.drawString(left + 16 * (len(text) - len(bare)), top - pitch * number, bare)

    return draw


def table(
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float] | None = None,
    top: float = 700,
    left: float = LEFT,
    height: float = 24,
    ruled: bool = True,
) -> Draw:
    """A table with the usual grid of lines; a text is centred in its cell, its lines one below the other."""

    def draw(canvas: Canvas) -> None:
        columns = widths or [90.0] * max(map(len, rows))
        xs = [left + sum(columns[:index]) for index in range(len(columns) + 1)]
        ys = [top - height * index for index in range(len(rows) + 1)]
        if ruled:
            canvas.setLineWidth(0.5)
            canvas.grid(xs, ys)
        fill(canvas, rows, xs, ys)

    return draw


def fill(canvas: Canvas, rows: Sequence[Sequence[str]], xs: Sequence[float], ys: Sequence[float]) -> None:
    """Write the texts of the cells between these edges."""
    canvas.setFont(FONT, 9)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            pieces = text.split("\n")
            middle = (ys[number] + ys[number + 1]) / 2 + 5 * (len(pieces) - 1) - 3
            for index, piece in enumerate(pieces):
                canvas.drawCentredString((xs[column] + xs[column + 1]) / 2, middle - 10 * index, piece)
    canvas.setFont(FONT, 16)


def both(*drawings: Draw) -> Draw:
    """Several drawings on one page."""

    def draw(canvas: Canvas) -> None:
        for each in drawings:
            each(canvas)

    return draw


def assembled(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file of numbered objects."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(data)
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    data += b"".join(b"%010d 00000 n \n" % offsets.get(number, 0) for number in range(1, size))
    data += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(data)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content, 9)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n" % (entries, len(packed)) + packed + b"\nendstream"


def page(
    content: bytes, resources: bytes = b"", entries: bytes = b"", more: Mapping[int, bytes] | None = None
) -> bytes:
    """A file of one page with Helvetica as /F1; `more` are further objects from 10 on."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s"
            b" /Resources << /Font << /F1 5 0 R >> %s >> >>" % (entries, resources),
            4: stream(content),
            5: font,
            **(more or {}),
        }
    )
