"""The figures of a report, cell by cell: what was read, as what, and where. What was not read is no number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.forms.values import ValueKind
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.document import Document, Span
    from govlint.forms.form import Column, Form, Row
    from govlint.forms.report import Report, TableReading, TableSlot

Kind = Literal["number", "blank", "dash", "word", "unread"]
_KINDS: Final[dict[ValueKind, Kind]] = {
    ValueKind.NUMBER: "number",
    ValueKind.BLANK: "blank",
    ValueKind.DASH: "dash",
    ValueKind.WORD: "word",
}


class Record(NamedTuple):
    """One cell of the form. `value` is the figure of a number, `remark` what follows it; `raw` the text as it stands.

    `reason` says why a cell is unread. `place` is where it stands, for people; `line` and `column` are 0 for a cell
    that stands nowhere.
    """

    table: str
    row: str
    column_id: str
    kind: Kind
    value: Decimal | None = None
    raw: str = ""
    remark: str = ""
    reason: str = ""
    place: str = ""
    line: int = 0
    column: int = 0


class FigureSet(NamedTuple):
    """The figures of one report, in the order of its form. `notes` say what of it is not among them."""

    file: str
    title: str
    agency: str
    year: int | None
    form: str
    instrument: str
    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()


def figures_of(report: Report, path: str) -> FigureSet:
    """The figures of a report; of a table that stands in it several times those of the first."""
    title = report.title
    return FigureSet(
        file=path,
        title=title.text.folded.text if title else "",
        agency=(title.organ or "") if title else "",
        year=report.year,
        form=report.form.id,
        instrument=report.form.instrument,
        records=tuple(record for slot in report.tables for record in _table(slot, report.document)),
        notes=tuple(_notes(report)),
    )


def no_figures(form: Form, agency: str, year: int) -> FigureSet:
    """The figures of a report that is still to be filled in."""
    records = (
        Record(table.id, row.id, column.id, "blank")
        for table in form.tables
        for row in table.rows
        for column in row.columns
    )
    return FigureSet("", "", agency, year, form.id, form.instrument, tuple(records))


def _notes(report: Report) -> Iterator[str]:
    for slot in report.tables:
        if not slot.readings:
            yield f"没有找到{slot.form.id}"
        if len(slot.readings) > 1:
            yield f"{slot.form.id}出现了 {len(slot.readings)} 次，取第一张"


def _table(slot: TableSlot, document: Document) -> Iterator[Record]:
    reading = slot.readings[0] if slot.readings else None
    for row in slot.form.rows:
        for column in row.columns:
            yield _cell(slot, reading, row, column, document)


def _cell(slot: TableSlot, reading: TableReading | None, row: Row, column: Column, document: Document) -> Record:
    blank = Record(slot.form.id, row.id, column.id, "unread")
    if reading is None:
        return blank._replace(reason=f"没有找到{slot.form.id}")
    found = reading.row(row.id)
    if found is None:
        return blank._replace(reason="没有这一行" if reading.readable else "整张表与格式对不上")
    value = found.value(column.id)
    if value is None:
        reason = found.reason or "没有这一列"
        return _placed(blank._replace(reason=reason), (found.label or found).span, document)
    made = blank._replace(kind=_KINDS[value.kind], value=value.number, raw=value.raw, remark=value.remark)
    return _placed(made, value.span, document)


def _placed(record: Record, span: Span, document: Document) -> Record:
    return record._replace(place=place_of(span, document), line=span.line, column=span.column)


def place_of(span: Span, document: Document) -> str:
    """Where a span stands, for people: the page and the line on it, the paragraph, or the line and column."""
    mark = document.page_of(span.line, span.column)
    if mark is not None:
        return f"第{mark.page}页第{mark.row}行"
    if document.addressing == "block":
        return f"第{span.line}段"
    return f"第{span.line}行第{span.column}列"
