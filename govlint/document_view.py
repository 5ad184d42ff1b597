"""What a reporter is given of a document that it shows: the blocks without their source, private numbers masked.

It is made only where a reporter asks for it: kept for every file of a large run it would fill the memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from govlint.document import Table
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.document import Addressing, Block, Document, PageMark, Prose, Span, Text
    from govlint.forms.report import Report
    from govlint.masking import Masked


class Landmark(NamedTuple):
    """Something of the form in the document; `name` is what the form calls it."""

    kind: Literal["title", "part", "table"]
    name: str
    span: Span


class DocumentView(NamedTuple):
    """A document as it may be shown: the same blocks and positions, each private number masked.

    `labels` are the positions at which the label of a row or of a column begins. `organ` is what the title names;
    `digest` is the SHA-256 of the file that was checked.
    """

    blocks: tuple[Block, ...]
    margins: tuple[Prose, ...] = ()
    addressing: Addressing = "text"
    pages: tuple[PageMark, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    labels: tuple[tuple[int, int, Literal["row", "col"]], ...] = ()
    organ: str | None = None
    digest: str = ""


def view_of(document: Document, report: Report | None, masked: Masked | None) -> DocumentView:
    """The view of a document; `report` is what it is in its form, if it is in one."""
    shown = masked.text if masked else _copy
    said = masked.said if masked else str
    return DocumentView(
        tuple(_block(block, shown) for block in document.blocks),
        tuple(block._replace(text=shown(block.text)) for block in document.margins),
        document.addressing,
        document.pages,
        tuple(mark._replace(name=said(mark.name)) for mark in _landmarks(report)) if report else (),
        tuple(_labels(report)) if report else (),
        said(report.title.organ) if report and report.title and report.title.organ else None,
    )


def _block(block: Block, shown: Callable[[Text], Text]) -> Block:
    if not isinstance(block, Table):
        return block._replace(text=shown(block.text))
    return block._replace(rows=tuple(tuple(cell._replace(text=shown(cell.text)) for cell in row) for row in block.rows))


def _copy(text: Text) -> Text:
    """The text without what has been worked out of it."""
    return type(text)(text.value, text.anchors)


def _landmarks(report: Report) -> Iterator[Landmark]:
    if report.title:
        yield Landmark("title", report.title.text.folded.text, report.title.span)
    for heading in report.headings:
        yield Landmark("part", heading.part.heading if heading.part else heading.text.folded.text, heading.span)
    for reading in report.readings():
        yield Landmark("table", reading.form.id, reading.span)


def _labels(report: Report) -> Iterator[tuple[int, int, Literal["row", "col"]]]:
    for reading in report.readings():
        for row in reading.rows:
            if row.label:
                yield row.label.span.line, row.label.span.column, "row"
        for title in reading.titles:
            yield title.span.line, title.span.column, "col"
