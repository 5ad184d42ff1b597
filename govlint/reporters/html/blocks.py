"""The document as govlint read it: headings, paragraphs and tables with their marks, the remarks beside them."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from govlint.document import Heading, Table
from govlint.reporters.html.passages import keys, passage
from govlint.reporters.html.remarks import remark
from govlint.reporters.html.writer import element, joined, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Cell, Prose, Span
    from govlint.document_view import DocumentView, Landmark
    from govlint.reporters.html.marks import Marked
    from govlint.reporters.html.remarks import Showing
    from govlint.reporters.html.writer import Markup

_HIGHEST = 3
_LOWEST = 6
_position = attrgetter("line", "column")


def document(view: DocumentView, marked: Marked, showing: Showing) -> Markup:
    """All blocks of a document, each with the remarks on it."""
    return element("div", *_Pages(view, marked, showing).blocks(), class_="paper")


class _Pages:
    def __init__(self, view: DocumentView, marked: Marked, showing: Showing) -> None:
        self._view = view
        self._marked = marked
        self._showing = showing
        self._labels = {(line, column): scope for line, column, scope in view.labels}
        self._landmarks: dict[tuple[int, int], Landmark] = {}
        for mark in view.landmarks:
            if mark.kind != "table":
                self._landmarks.setdefault((mark.span.line, mark.span.column), mark)
        self._tables = [mark for mark in view.landmarks if mark.kind == "table"]
        self._text = 0
        self._titles: dict[int, int] = {}
        self._level = _HIGHEST - 1
        self._page = 0

    def blocks(self) -> Iterator[Markup]:
        total = len(self._view.blocks)
        for number, block in enumerate((*self._view.blocks, *self._view.margins)):
            if number == total:
                yield element("p", "正文之外（页眉、页脚、脚注）", class_="outside")
            yield from self._page_break(block.span)
            made = self._table(number, block) if isinstance(block, Table) else self._prose(block)
            notes = [remark(finding, self._showing) for finding in self._marked.placed.get(number, ())]
            beside = element("div", *notes, class_="notes") if notes else ""
            yield element("div", beside, made, class_="row")

    def _page_break(self, span: Span) -> Iterator[Markup]:
        pages = self._view.pages
        if not pages:
            return
        index = bisect_right(pages, (span.line, span.column), key=_position)
        page = pages[max(index - 1, 0)].page
        if page != self._page:
            self._page = page
            yield element("p", f"第 {page} 页", class_="page")

    def _next(self, value: str) -> Markup:
        made = passage(value, self._marked.marks.get(self._text, ()))
        self._text += 1
        return made

    def _prose(self, block: Prose) -> Markup:
        content = self._next(block.text.value)
        mark = self._landmarks.get(block.text.position(0))
        if mark is not None and _ends(block.text.span()) <= _ends(mark.span):
            return self._heading(content, _HIGHEST, mark.kind)
        if isinstance(block, Heading):
            wanted = _HIGHEST + (1 if self._landmarks else block.level - 1)
            return self._heading(content, wanted, "")
        return element("p", content)

    def _heading(self, content: Markup, wanted: int, kind: str) -> Markup:
        self._level = min(wanted, self._level + 1, _LOWEST)
        return element(f"h{self._level}", content, class_=kind)

    def _table(self, number: int, table: Table) -> Markup:
        mark = next((mark for mark in self._tables if _within(table.span, mark.span)), None)
        name = mark.name if mark else "表格"
        self._titles = {cell.column: cell.row for row in table.rows for cell in row if self._scope(cell) == "col"}
        rows = [
            element("tr", *(self._cell(number, cell, len(table.rows)) for cell in row), class_="empty" * (not row))
            for row in table.rows
        ]
        made = element("table", element("caption", name, class_="" if mark else "sr"), element("tbody", *rows))
        widest = max((sum(cell.column_span for cell in row) for row in table.rows), default=0)
        return element("div", made, class_=f"sheet{' wide' * (widest > 6)}", tabindex=0, role="group", aria_label=name)

    def _cell(self, block: int, cell: Cell, rows: int) -> Markup:
        marks = self._marked.marks.get(self._text, ())
        content = self._next(cell.text.value)
        scope = self._scope(cell)
        row = cell.row_span == 1 and (block, cell.row) in self._marked.rows
        column = cell.column_span == 1 and (block, cell.column) in self._marked.columns
        flags = ["bad-row"] * row + ["bad-column"] * column
        flags += ["number"] * _is_number(cell.text.value)
        if (scope == "row" and row) or (scope == "col" and column and self._titles[cell.column] == cell.row):
            said = "（这一行的合计不符）" if scope == "row" else "（这一列的合计不符）"
            content = joined((content, element("span", "✗", unseen(said), class_="cross")))
        own = [mark for mark in marks if not mark.related]
        return element(
            "th" if scope else "td",
            content,
            class_=" ".join(flags),
            scope=scope,
            rowspan=min(cell.row_span, max(rows - cell.row, 1)) if cell.row_span > 1 else None,
            colspan=cell.column_span if cell.column_span > 1 else None,
            data_f=keys(own),
            data_r=keys(mark for mark in marks if mark.related),
        )

    def _scope(self, cell: Cell) -> str | None:
        return self._labels.get(cell.text.position(0))


def _ends(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _within(inner: Span, outer: Span) -> bool:
    """Whether two spans have lines in common."""
    return inner.line <= outer.end_line and outer.line <= inner.end_line


def _is_number(value: str) -> bool:
    text = value.strip()
    return not text or text.replace(".", "", 1).isdigit() or text in {"/", "-", "—", "——"}
