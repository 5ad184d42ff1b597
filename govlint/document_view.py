"""What a reporter is given of a document that it shows: the blocks without their source, private numbers masked.

It is made only where a reporter asks for it: kept for every file of a large run it would fill the memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from govlint.document import Table, Text
from govlint.masking import Masked
from govlint.named_tuple import NamedTuple
from govlint.rule_run import run_rule
from govlint.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from govlint.context import Context
    from govlint.document import Addressing, Block, Document, PageMark, Prose, Span
    from govlint.forms.report import Report
    from govlint.rules import Rule


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


def masked_for_showing(
    document: Document, masked: Masked | None, rules: Iterable[Rule], ran: Collection[Rule], context: Context
) -> Masked | None:
    """What is masked already, with what those of the rules name that were not run: all of the document is shown."""
    codes = {rule.code for rule in ran}
    for rule in rules:
        if rule.on != "document" or rule.code in codes:
            continue
        try:
            found = run_rule(rule, document, context, document.source)
        except (Exception, SystemExit):  # noqa: BLE001, S112 - it was not asked for, and nobody is told what it says
            continue
        for item in found:
            if isinstance(item, Finding) and item.private:
                masked = masked or Masked(document.source.lines())
                masked.hide(item.private)
    return masked


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
    return Text(text.value, text.anchors)


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
