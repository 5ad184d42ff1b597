"""Tables as they are written: cells in a grid, merged as the form has them or as they stand in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.forms.kinds import kind_of
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from govlint.authoring.template import SectionHead, TableLayout
    from govlint.document import Table
    from govlint.forms.form import Column, Label, Row, TableForm

_NARROWEST: Final = 4
_WIDEST: Final = 14
SlotKind = Literal["caption", "title", "label", "figure"]


class Slot(NamedTuple):
    """A cell at (row, column), counted from 0. `label` is what the form calls it; a figure names its row and column."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    kind: SlotKind = "figure"
    label: Label | None = None
    row_id: str = ""
    column_id: str = ""


class Grid(NamedTuple):
    """The rows with the cells that begin in them, and the relative widths of the columns.

    `heads` is how many rows stand again at the top of a page where the table goes on. `labels` is how many columns
    hold labels; 0 where nothing is known of them.
    """

    rows: tuple[tuple[Slot, ...], ...]
    widths: tuple[int, ...]
    heads: int = 0
    labels: int = 0

    @property
    def figures(self) -> Iterator[Slot]:
        """The cells of figures, in order."""
        return (slot for row in self.rows for slot in row if slot.kind == "figure")


def mandated_grid(
    table: TableForm, layout: TableLayout, rows: Collection[str] | None = None, without: Collection[Column] = ()
) -> Grid:
    """The table as the form has it, its figures empty; only with these of its rows, and without some columns."""
    depth, width = len(layout.labels), len(layout.values)
    made: list[tuple[Slot, ...]] = []
    heads = 0
    for number, head in enumerate(layout.sections):
        every = [row for row in table.rows if row.section == number]
        columns = [column for column in every[0].columns if column not in without]
        made += _Section(head, table, number, len(made), depth, width).titles(columns)
        heads = len(made) if len(layout.sections) == 1 else 0
        kept = [row for row in every if rows is None or row.id in rows]
        made += _body(kept, columns, len(made), depth, width)
    return Grid(tuple(made), (*layout.labels, *layout.values), heads, depth)


class _Section:
    """The titles above the rows of a section."""

    def __init__(self, head: SectionHead, table: TableForm, number: int, top: int, depth: int, width: int) -> None:
        self._head = head
        self._labels = {title.text: title for title in table.sections[number].titles}
        self._top = top
        self._depth = depth
        self._width = width

    def titles(self, columns: Sequence[Column]) -> Iterator[tuple[Slot, ...]]:
        """The rows of titles, from the caption down."""
        top = self._top
        if self._head.caption:
            whole = self._depth + self._width
            yield (Slot(self._head.caption, top, 0, 1, whole, "caption", self._labels[self._head.caption]),)
            top += 1
        over = bool(self._head.above)
        levels = over + max((len(column.groups) for column in columns), default=0) + 1
        rows: list[list[Slot]] = [[] for _ in range(levels)]
        if self._depth:
            corner = self._labels.get(self._head.corner)
            rows[0].append(Slot(self._head.corner, top, 0, levels, self._depth, "title", corner))
        if over:
            above = self._labels[self._head.above]
            rows[0].append(Slot(self._head.above, top, self._depth, 1, self._width, "title", above))
        for slot in self._columns(columns, top, over, levels):
            rows[slot.row - top].append(slot)
        for row in rows:
            yield tuple(row)

    def _columns(self, columns: Sequence[Column], top: int, over: bool, levels: int) -> Iterator[Slot]:
        paths = [column.groups for column in columns]
        for at, column in enumerate(columns):
            place = self._depth + at
            for level, group in enumerate(column.groups):
                span = _begun(paths, at, level + 1)
                if span:
                    yield Slot(group.text, top + over + level, place, 1, span, "title", group)
            level = over + len(column.groups)
            span = self._width - at if at == len(columns) - 1 else 1
            yield Slot(column.label.text, top + level, place, levels - level, span, "title", column.label)


def _body(
    rows: Sequence[Row], columns: Sequence[Column], top: int, depth: int, width: int
) -> Iterator[tuple[Slot, ...]]:
    paths = [row.groups for row in rows]
    for at, row in enumerate(rows):
        slots = []
        for level, group in enumerate(row.groups):
            span = _begun(paths, at, level + 1)
            if span:
                slots.append(Slot(group.text, top + at, level, span, 1, "label", group))
        if row.label.text:
            deep = len(row.groups)
            slots.append(Slot(row.label.text, top + at, deep, 1, depth - deep, "label", row.label, row.id))
        for number, column in enumerate(columns):
            span = width - number if number == len(columns) - 1 else 1
            slots.append(Slot("", top + at, depth + number, 1, span, row_id=row.id, column_id=column.id))
        yield tuple(slots)


def _begun(paths: Sequence[tuple[Label, ...]], at: int, length: int) -> int:
    """How many items from `at` on begin with the same `length` groups; 0 where the one before it does, too."""
    path = paths[at][:length]
    if at and paths[at - 1][:length] == path:
        return 0
    end = at
    while end < len(paths) and paths[end][:length] == path:
        end += 1
    return end - at


def grid_of(table: Table) -> Grid:
    """A table as it stands in a document."""
    rows = tuple(
        tuple(
            Slot(
                cell.text.value,
                number,
                cell.column,
                cell.row_span,
                cell.column_span,
                "figure" if kind_of(cell.text.value) != "label" else "label",
            )
            for cell in row
        )
        for number, row in enumerate(table.rows)
    )
    return Grid(rows, _widths(rows))


def _widths(rows: Sequence[Sequence[Slot]]) -> tuple[int, ...]:
    """Relative widths of columns of which nothing is known: by the longest text that stands in one alone."""
    widths = [_NARROWEST] * max((slot.column + slot.column_span for row in rows for slot in row), default=1)
    for row in rows:
        for slot in row:
            if slot.column_span == 1:
                widths[slot.column] = max(widths[slot.column], min(len(slot.text), _WIDEST))
    return tuple(widths)
