"""Word files written by hand, part by part, as Word, WPS and others write them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from govlint.document import Heading, Paragraph, Table
from govlint.readers.docx import read
from tests.engine.readers.reader_contract import assert_contract

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Document, Trace

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def root(name: str, content: str = "") -> str:
    """A whole part."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {NAMESPACES}>{content}</w:{name}>'


def relationships(*targets: tuple[str, str], outside: bool = False) -> str:
    """A part with relationships rId1, rId2… of these kinds to these targets."""
    mode = ' TargetMode="External"' if outside else ""
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts(body: str, others: Mapping[str, str] | None = None) -> dict[str, str | bytes]:
    """The parts of a file with this body; `others` are parts in its folder, by the kind of their relationship."""
    others = others or {}
    targets = [(kind, f"{kind}.xml") for kind in others]
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(*targets),
        **{f"word/{kind}.xml": content for kind, content in others.items()},
    }


def opened(body: str, **others: str) -> Document:
    """The document with this body and these other parts, checked against the contract of readers."""
    return opened_parts(parts(body, others))


def opened_parts(made: Mapping[str, str | bytes]) -> Document:
    """The document of these parts, checked against the contract of readers."""
    document = read("报告.docx", zipped(made))
    assert_contract(document)
    return document


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph; what does not begin with a tag is a run of text."""
    made = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{made}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A cell; what does not begin with a tag is a paragraph."""
    made = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{made or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; what does not begin with a tag is a cell."""
    made = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """A table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def values(document: Document) -> list[str | list[list[str]]]:
    """The blocks as text: headings begin with their level in #, tables are lists of rows."""
    found: list[str | list[list[str]]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.append([[made.text.value for made in line] for line in block.rows])
        elif isinstance(block, Heading):
            found.append("#" * block.level + block.text.value)
        else:
            assert isinstance(block, Paragraph)
            found.append(block.text.value)
    return found


def grid(body: str) -> list[list[tuple[str, int, int, int]]]:
    """Of the only table, per row the cells as (text, column, rows, columns)."""
    (only,) = opened(body).blocks
    assert isinstance(only, Table)
    return [[(made.text.value, made.column, made.row_span, made.column_span) for made in line] for line in only.rows]


def told(traces: tuple[Trace, ...] | None) -> list[tuple[str, str, str]]:
    """The traces as (kind, text, author)."""
    assert traces is not None
    return [(trace.kind, trace.text, trace.author) for trace in traces]


def at(document: Document, trace: Trace) -> str:
    """What stands in the document where a trace is."""
    line, column, end_line, end_column = trace.span
    assert line == end_line
    return document.source.lines()[line - 1][column - 1 : end_column - 1]
