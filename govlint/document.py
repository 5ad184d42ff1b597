"""A document as govlint reads it: blocks of text and tables, each piece knowing where it stands in the source.

Lines and columns are 1-based, columns count Unicode code points, and the end of a span is exclusive.
Positions are recorded while a reader reads; nothing in govlint looks for a position by searching.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from govlint.named_tuple import NamedTuple
from govlint.text import Anchor, LineText, Span, Text, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.source import Source

__all__ = [
    "Addressing",
    "Anchor",
    "Block",
    "Cell",
    "Directive",
    "Document",
    "Heading",
    "LineText",
    "PageMark",
    "Paragraph",
    "Property",
    "Prose",
    "Span",
    "Table",
    "Text",
    "Trace",
    "join_lines",
]

_position = attrgetter("line", "column")


class Heading(NamedTuple):
    """A heading that the format marks as one; `level` counts from 1."""

    text: Text
    span: Span
    level: int


class Paragraph(NamedTuple):
    """Running text; `wrapped` lines of the source are one paragraph, joined by line feeds in `text`."""

    text: Text
    span: Span


class Cell(NamedTuple):
    """A cell at (row, column) of its table's grid, both counted from 0; a merged cell occurs once, with its spans."""

    text: Text
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def span(self) -> Span:
        """Where the text of the cell stands."""
        return self.text.span()


class Table(NamedTuple):
    """Rows of cells with borders, empty cells included; a row may be shorter or longer than its neighbours."""

    rows: tuple[tuple[Cell, ...], ...]
    span: Span


Prose = Heading | Paragraph
Block = Prose | Table


Addressing = Literal["text", "block"]
"""What a line is: "text", a line of the file; "block", the number that `govlint show` prints for a paragraph or row."""


class Trace(NamedTuple):
    """Something in the file that its reader is not meant to see, or that is not settled yet.

    `insertion`, `deletion`, `formatting`: a tracked change; `comment`: a remark in the margin; `hidden`: text that is
    not shown (it is in no block); `pale`: text in the colour of the paper (it is in its block). `span` is the text
    where the document has it, else the empty span where it would stand; `text` is what was changed, said or hidden.
    """

    kind: Literal["insertion", "deletion", "formatting", "comment", "hidden", "pale"]
    span: Span
    text: str
    author: str = ""


class Property(NamedTuple):
    """A property of the file that names people, organisations, computers or folders."""

    name: Literal["author", "last-modified-by", "company", "manager", "template", "title", "subject", "keywords"]
    value: str


class Directive(NamedTuple):
    """A comment in the source that speaks to govlint; `text` is what stands between its marks."""

    span: Span
    text: str


class PageMark(NamedTuple):
    """From (line, column) on, the text stands in line `row` of page `page` of the printed document, until the next."""

    line: int
    column: int
    page: int
    row: int


class Document(NamedTuple):
    """The blocks of a source in reading order.

    `leveled` says whether the format has heading levels at all. `margins` holds what stands outside of the running
    text: page headers, footers, footnotes; its positions lie behind those of the blocks. `traces` and `properties` are
    None in a format that is not searched for them: then nothing is known, which is not the same as nothing found.
    `directives` stand in no block.
    """

    source: Source
    blocks: tuple[Block, ...]
    addressing: Addressing = "text"
    leveled: bool = False
    margins: tuple[Prose, ...] = ()
    traces: tuple[Trace, ...] | None = None
    properties: tuple[Property, ...] | None = None
    pages: tuple[PageMark, ...] = ()
    directives: tuple[Directive, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Every text in the order of reading: headings, paragraphs, cells of tables one by one; the margins last."""
        for block in (*self.blocks, *self.margins):
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        yield cell.text
            else:
                yield block.text

    def page_of(self, line: int, column: int) -> PageMark | None:
        """The page and the line on it at which a position stands; None in a format without pages."""
        index = bisect_right(self.pages, (line, column), key=_position)
        return self.pages[max(index - 1, 0)] if self.pages else None
