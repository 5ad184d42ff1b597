"""Word files: headings by styles, headings with automatic numbers, headings that are only bold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from tests.synthetic.formats.docx_numbering import Numbers
from tests.synthetic.formats.docx_package import package
from tests.synthetic.formats.merged import MergedCell, segments, width
from tests.synthetic.pieces import PartHeading, PlacedTable, Prose, Title, pieces
from tests.synthetic.writer import Rendered, unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.formats.merged import MergedRow
    from tests.synthetic.model import ReportModel, Table
    from tests.synthetic.pieces import Piece

_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in
                   ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip
_DATE = re.compile(r"(\d+年\d+月\d+日)")
_SMART_TAG = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">'
_CENTRED = '<w:jc w:val="center"/>'
_INDENTED = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def docx_styled(model: ReportModel) -> Rendered:
    """Headings have the styles Title and Heading 1, their numbers are typed."""
    return _Body("styled").render(model)


def docx_numbered(model: ReportModel) -> Rendered:
    """The numbers of headings (一、) and subjects ((一)) are automatic: they stand in no text."""
    return _Body("numbered").render(model)


def docx_bold(model: ReportModel) -> Rendered:
    """Headings are bold paragraphs without a style; runs are split as Word splits them."""
    return _Body("bold").render(model)


@dataclass(slots=True)
class _Body:
    """The elements of the body so far, and how many paragraphs with text and table rows there are among them."""

    kind: Literal["styled", "numbered", "bold"]
    elements: list[str] = field(default_factory=list)
    count: int = 0
    where: dict[str, int] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)

    def render(self, model: ReportModel) -> Rendered:
        for piece in pieces(model):
            self._write(model, piece)
        numbering = self.numbers.part() if self.kind == "numbered" else ""
        data = package("".join(self.elements), numbering)
        return Rendered(data, ".docx", {**self.where, "start": 1, "end": max(self.count, 1)})

    def _write(self, model: ReportModel, piece: Piece) -> None:
        match piece:
            case Title(lines):
                self._title(lines)
            case PartHeading(key, text, level):
                self._heading(key, text, level)
            case Prose(key, text):
                number, rest = self.numbers.subject(text) if self.kind == "numbered" else ("", text)
                self._paragraph(rest, number + _INDENTED, key)
            case PlacedTable(table):
                self._table(model, table)

    def _title(self, lines: tuple[str, ...]) -> None:
        if self.kind == "styled":
            texts = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
            self._element(f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r>{texts}</w:r></w:p>', "title")
        else:
            style = '<w:pStyle w:val="Title"/>' if self.kind == "numbered" else ""
            for index, line in enumerate(lines):
                self._paragraph(line, style + _CENTRED, "" if index else "title", '<w:b/><w:sz w:val="44"/>')
        self.elements.append("<w:p/>")

    def _heading(self, key: str, text: str, level: int) -> None:
        if self.kind == "bold":
            self._paragraph(text, _INDENTED, key, "<w:b/><w:bCs/>")
            return
        style = f'<w:pStyle w:val="Heading{level - 1}"/>'
        number, rest = self.numbers.heading(text, level) if self.kind == "numbered" else ("", text)
        self._paragraph(rest, style + number, key)

    def _paragraph(self, text: str, properties: str, key: str, run_properties: str = "") -> None:
        self._element(f"<w:p><w:pPr>{properties}</w:pPr>{self._runs(text, run_properties)}</w:p>", key)

    def _element(self, element: str, *keys: str) -> None:
        self.elements.append(element)
        self.count += 1
        self._record(*keys)

    def _record(self, *keys: str) -> None:
        for key in filter(None, keys):
            self.where[unused(self.where, key)] = self.count

    def _runs(self, text: str, properties: str = "") -> str:
        if self.kind == "bold":
            return "".join(_split(text, properties))
        return _run(text, properties)

    def _table(self, model: ReportModel, table: Table) -> None:
        key = unused(self.where, f"table:{table.id}")
        for index, rows in enumerate(segments(model, table)):
            if index:
                self.elements.append("<w:p/>")
            columns = width(rows)
            grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
            self.elements.append(f"<w:tbl><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
                                 f"<w:tblGrid>{grid}</w:tblGrid>")  # fmt: skip
            for row in rows:
                self._element(self._row(row, columns), key, row.key, *(cell.key for cell in row.cells))
                key = ""
            self.elements.append("</w:tbl>")
        self.elements.append("<w:p/>")

    def _row(self, row: MergedRow, columns: int) -> str:
        cells = row.in_order()
        last = cells[-1][0]
        short = columns - last.column - last.columns
        after = f'<w:trPr><w:gridAfter w:val="{short}"/></w:trPr>' if short else ""
        return f"<w:tr>{after}{''.join(self._cell(cell, begins=begins) for cell, begins in cells)}</w:tr>"

    def _cell(self, cell: MergedCell, *, begins: bool) -> str:
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if cell.rows > 1 else ""
        runs = self._runs(cell.text, '<w:sz w:val="21"/>') if begins and cell.text else ""
        paragraph = f"<w:p><w:pPr>{_CENTRED}</w:pPr>{runs}</w:p>"
        return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{span}{merge}</w:tcPr>{paragraph}</w:tc>'


def _run(text: str, properties: str, hint: str = "") -> str:
    inner = f'<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"{hint}/>{properties}'
    return f'<w:r><w:rPr>{inner}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _split(text: str, properties: str) -> Iterator[str]:
    """The text as Word keeps it: runs of their own for figures and after each edit, marks of the spelling checker,
    dates tagged, the page break of the last printing, the place of the last edit.
    """
    for piece in _DATE.split(text):
        if _DATE.fullmatch(piece):
            yield _SMART_TAG
            yield from _edited(piece, properties)
            yield "</w:smartTag>"
        else:
            yield from _edited(piece, properties)


def _edited(text: str, properties: str) -> Iterator[str]:
    for ascii_, run in groupby(text, str.isascii):
        piece = "".join(run)
        if ascii_:
            yield _run(piece, properties)
            continue
        at = len(piece) // 3
        yield _run(piece[:at], properties, ' w:hint="eastAsia"') if at else ""
        yield '<w:proofErr w:type="gramStart"/>'
        yield _run(piece[at:], properties + "<w:lang/>", ' w:hint="eastAsia"')
        yield '<w:proofErr w:type="gramEnd"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        if at > 20:
            yield "<w:r><w:lastRenderedPageBreak/></w:r>"
