"""A document laid against its form: for every slot of the form what fills it, and what is left over.

This is all that a rule sees. Rules read slots; they never search the text for a heading or a cell.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Block, Document, Span, Text
    from govlint.forms.form import Column, Form, Label, Part, Row, TableForm
    from govlint.forms.sum_check import SumCheck
    from govlint.forms.values import Value
    from govlint.rules import Edit

Wording = Literal["mandated", "accepted", "variant", "near"]


class Title(NamedTuple):
    """The document's own title, which may run over several lines. `year` and `organ` are None where it names none.

    `block` is the index of its first block in the document; `name` is what it calls the document.
    """

    text: Text
    block: int
    year: int | None
    organ: str | None
    name: str

    @property
    def span(self) -> Span:
        """Where the whole title stands."""
        return self.text.span()


class PartHeading(NamedTuple):
    """A heading at the level of the parts. `part` is None where no part of the form reads like it.

    `number` is its number as written, "" where it has none, with its span; `wording_span` covers the words after it.
    `block` is its index in the document and `body` the blocks up to the next heading at this level (its own block
    excluded, later lines of a block that it shares included). `level` is None in formats without heading levels.
    """

    part: Part | None
    text: Text
    number: str
    number_span: Span
    wording: Wording
    wording_text: Text
    level: int | None
    block: int
    body: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """Where the heading stands, number included."""
        return self.text.span()


class PartSlot(NamedTuple):
    """A part of the form and the headings that fill it: none, one, or several. `expected` is where one would go."""

    part: Part
    headings: tuple[PartHeading, ...]
    expected: Span


class LabelReading(NamedTuple):
    """A label as found. `exact` covers every accepted spelling; `edits` turn a near miss into the mandated text."""

    label: Label
    text: Text
    exact: bool
    edits: tuple[Edit, ...] = ()
    place: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where the label stands."""
        return self.text.span()


class RowReading(NamedTuple):
    """A row of the form as found. `values` has one entry a column of `columns`, or is None: then `reason` says why.

    `grid_column` is the column of the label in the grid, None where the layout has no cell borders.
    """

    row: Row
    label: LabelReading | None
    span: Span
    columns: tuple[Column, ...]
    values: tuple[Value, ...] | None
    reason: str = ""
    grid_column: int | None = None

    def value(self, column_id: str) -> Value | None:
        """The value in this column; None where the row could not be read or the column is not there."""
        if self.values is None:
            return None
        if self.columns is self.row.columns:
            position = self.row.positions.get(column_id)
            return None if position is None else self.values[position]
        pairs = zip(self.columns, self.values, strict=True)
        return next((value for column, value in pairs if column.id == column_id), None)


class UnknownRow(NamedTuple):
    """A row or column title inside a table that the form does not have."""

    text: Text
    axis: Literal["row", "column"]
    span: Span


class TableReading:
    """One occurrence of a mandated table.

    `readable` is False where the alignment gave up: then no row has values. `titles` are the group and column labels
    found; `breaks` the places where the table starts again after it was cut; `displaced` runs of rows that stand in
    another grid column than their siblings.
    """

    __slots__ = (
        "bordered",
        "breaks",
        "by_id",
        "confidence",
        "displaced",
        "form",
        "missing_columns",
        "missing_rows",
        "readable",
        "rows",
        "span",
        "titles",
        "unknown",
    )

    def __init__(
        self,
        form: TableForm,
        span: Span,
        rows: tuple[RowReading, ...],
        titles: tuple[LabelReading, ...] = (),
        missing_rows: tuple[Row, ...] = (),
        missing_columns: tuple[Column, ...] = (),
        unknown: tuple[UnknownRow, ...] = (),
        breaks: tuple[Span, ...] = (),
        displaced: tuple[tuple[RowReading, ...], ...] = (),
        bordered: bool = True,
        readable: bool = True,
        confidence: float = 1.0,
    ) -> None:
        self.form: Final = form
        self.span: Final = span
        self.rows: Final = rows
        self.titles: Final = titles
        self.missing_rows: Final = missing_rows
        self.missing_columns: Final = missing_columns
        self.unknown: Final = unknown
        self.breaks: Final = breaks
        self.displaced: Final = displaced
        self.bordered: Final = bordered
        self.readable: Final = readable
        self.confidence: Final = confidence
        self.by_id: Final = {row.row.id: row for row in rows}

    def changed(self, **parts: tuple[RowReading, ...] | tuple[UnknownRow, ...]) -> TableReading:
        """The same reading with other rows, or with other ones unknown."""
        kept: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__ if name != "by_id"}
        return TableReading(**kept | parts)

    def row(self, row_id: str) -> RowReading | None:
        """The reading of the row with this id, or None where the table does not have it."""
        return self.by_id.get(row_id)


class TableSlot(NamedTuple):
    """A table of the form and its occurrences: none, one, or several. `expected` is where one would go."""

    form: TableForm
    readings: tuple[TableReading, ...]
    expected: Span


class Report:
    """A document in a recognised form. `form` is the form its tables follow, `due_form` the one for its year."""

    def __init__(
        self,
        document: Document,
        form: Form,
        due_form: Form,
        year: int | None,
        title: Title | None,
        headings: tuple[PartHeading, ...],
        parts: tuple[PartSlot, ...],
        tables: tuple[TableSlot, ...],
    ) -> None:
        self.document: Final = document
        self.form: Final = form
        self.due_form: Final = due_form
        self.year: Final = year
        self.title: Final = title
        self.headings: Final = headings
        self.parts: Final = parts
        self.tables: Final = tables
        self._sums: dict[str, tuple[SumCheck, ...]] = {}

    @property
    def extra_headings(self) -> tuple[PartHeading, ...]:
        """Headings at the level of the parts that belong to no part."""
        return tuple(heading for heading in self.headings if heading.part is None)

    def part(self, number: str) -> PartSlot:
        """The slot of the part with this number (一 to 六); `KeyError` if the form has none."""
        for slot in self.parts:
            if slot.part.number == number:
                return slot
        raise KeyError(number)

    def table(self, table_id: str) -> TableSlot:
        """The slot of the table that people call `table_id` (表二); `KeyError` if the form has none."""
        for slot in self.tables:
            if slot.form.id == table_id:
                return slot
        raise KeyError(table_id)

    def value(self, table_id: str, row_id: str, column_id: str) -> Value | None:
        """The value of one cell; None where the table, the row or its values are missing or could not be read."""
        for reading in self.table(table_id).readings[:1]:
            row = reading.row(row_id)
            return row.value(column_id) if row else None
        return None

    def readings(self) -> Iterator[TableReading]:
        """Every occurrence of every table, in the order of the form."""
        for slot in self.tables:
            yield from slot.readings

    def sums(self, name: str) -> tuple[SumCheck, ...]:
        """The identity `name` checked in each of its rows or columns, in the first occurrence of its table."""
        from govlint.forms.identities import check_sums

        if name not in self._sums:
            self._sums[name] = tuple(check_sums(self, name))
        return self._sums[name]

    def sums_hold(self, name: str) -> bool:
        """Whether all of `sums` were read and hold, as nearly always; asking costs less than looking at them."""
        from govlint.forms.identities import all_hold

        return all_hold(self, name)

    @cached_property
    def first_heading(self) -> PartHeading | None:
        """The first heading that opens a part, or None."""
        return next((heading for heading in self.headings if heading.part), None)

    def place_of(self, span: Span) -> tuple[str, ...]:
        """The part that holds `span`, as a place; empty above the first part."""
        place: tuple[str, ...] = ()
        for heading in self.headings:
            if (heading.span.line, heading.span.column) > (span.line, span.column):
                break
            place = (heading.text.folded.text,) if heading.part is None else (heading.part.heading,)
        return place
