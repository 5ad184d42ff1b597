"""What is kept of a report when its tree is dropped, and what is needed of its source to sign a finding in it."""

from __future__ import annotations

import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.document import Document, Paragraph, Span, Table, Text
from govlint.series.figures import Figures
from govlint.series.view import Extract
from govlint.source import Source, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document import Block
    from govlint.forms.report import Report

_QUICK: Final = 1
_NOTE: Final = ("注", "说明", "备注")


def extract_of(report: Report) -> Extract:
    """The extract of a report. Nothing in it refers to the report."""
    document = report.document
    source = document.source
    title = report.title.span if report.title else _first(document)
    return Extract(
        path=source.path,
        organ=report.title.organ if report.title else None,
        title_year=report.title.year if report.title else None,
        year=report.year,
        form=report.form,
        due_form=report.due_form,
        title=title,
        figures=Figures(report),
        passages=_passages(report),
        addressing=document.addressing,
        packed=zlib.compress(source.text.encode("utf-8", "surrogatepass"), _QUICK),
        pages=document.pages,
        directives=document.directives,
    )


def lines_of(extract: Extract) -> list[str]:
    """The lines of the report's source."""
    return split_lines(_text(extract))


def document_of(extract: Extract) -> Document:
    """The report's document with the running text of its parts for blocks: enough to sign findings in it."""
    source = Source(extract.path, b"", text=_text(extract))
    blocks = tuple(Paragraph(text, text.span()) for texts in extract.passages.values() for text in texts)
    return Document(source, blocks, extract.addressing, pages=extract.pages, directives=extract.directives)


def _text(extract: Extract) -> str:
    return zlib.decompress(extract.packed).decode("utf-8", "surrogatepass")


def _first(document: Document) -> Span:
    span = document.blocks[0].span if document.blocks else Span(1, 1, 1, 1)
    return span._replace(end_line=span.line, end_column=span.column)


def _passages(report: Report) -> dict[str, tuple[Text, ...]]:
    tables = [reading.span for reading in report.readings()]
    found: dict[str, list[Text]] = defaultdict(list)
    part = ""
    for heading in report.headings:
        part = heading.part.number if heading.part else part
        if part:
            found[part].extend(_texts(heading.body, tables))
    return {number: tuple(texts) for number, texts in found.items()}


def _texts(blocks: Iterable[Block], tables: list[Span]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (_copy(cell.text) for cell in row if cell.text.value.lstrip("（( ").startswith(_NOTE))
        elif not any(span.line <= block.span.line <= span.end_line for span in tables):
            yield _copy(block.text)


def _copy(text: Text) -> Text:
    """The text without what has been worked out of it."""
    return Text(text.value, text.anchors)
