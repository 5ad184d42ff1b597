"""Where the labels and values of the tables stand among rows of cells, told by the words of the rows alone.

The tables are mandated: but for the figures, one report's rows are the next one's. Where all rows of a report are word
by word those of reports that were read before, and every row of every table was found there and read, they are read in
the same places. Figures are never remembered, nor is anything of a report that has a row too few, too many or amiss.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.forms.report import LabelReading, RowReading, TableReading
from govlint.forms.row_patterns import FIGURE
from govlint.forms.values import bare_figures, read_value
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint.document import Span, Text
    from govlint.forms.atoms import RowLine
    from govlint.forms.form import Form, Label, Row, TableForm
    from govlint.forms.row_shapes import Rows, Shape

    Place = tuple[int, int]
    """A cell: the number of its row among all rows, and its own among the cells of the row."""
    Places = Mapping[Text, Place]

_MOST_CELLS: Final = 2_000
_MOST_CHARACTERS: Final = 20_000
"""Rows that are remembered have no more cells, and no more characters in them."""
_MOST_KNOWN: Final = 64
_made: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: a report has eighty labels and thirty rows."""


class RowLayout(NamedTuple):
    """Where a row stands: `at` is its label, or its first value where the form has no label for it.

    Its values are the cells `values` of the row of cells `line`; `bare` ones are figures and nothing else.
    """

    row: Row
    label: Label | None
    place: tuple[str, ...]
    at: Place
    line: int
    values: tuple[int, ...]
    bare: bool
    grid_column: int | None


class TitleLayout(NamedTuple):
    """Where a title stands."""

    label: Label
    place: tuple[str, ...]
    at: Place


class TableLayout(NamedTuple):
    """Where a table stands: it begins with the first of the cells `heads` and ends with the cell `tail`."""

    form: TableForm
    rows: tuple[RowLayout, ...]
    titles: tuple[TitleLayout, ...]
    heads: tuple[Place, ...]
    tail: Place


_known: Final[dict[tuple[Form, Shape], tuple[TableLayout, ...] | None]] = {}
"""None for rows that were met once; empty where a table is not as it should be."""


def known_tables(form: Form, rows: Rows) -> list[list[TableReading]] | None:
    """The one reading of each table of the form among these rows; None where it is not known where they stand."""
    readings = []
    for layout in _known.get((form, rows.shape)) or ():
        reading = _read(layout, rows.lines)
        if reading is None:
            return None
        readings.append([reading])
    return readings or None


def learn(form: Form, rows: Rows, found: Iterable[Sequence[TableReading]]) -> None:
    """Remember where the tables stand among rows of a shape that was met before; `found` are the readings of each."""
    key = (form, rows.shape)
    if key not in _known:
        if _is_usual(rows.lines):
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[key] = None
    elif _known[key] is None:
        _known[key] = _layouts(rows.lines, found)


def _is_usual(lines: Sequence[RowLine]) -> bool:
    cells = [len(cell.text.value) for line in lines for cell in line.cells]
    return len(cells) <= _MOST_CELLS and sum(cells) <= _MOST_CHARACTERS


def _read(layout: TableLayout, lines: Sequence[RowLine]) -> TableReading | None:
    """The table in its place; None where its rows stand in another order."""
    rows = [_row(row, lines) for row in layout.rows]
    if any(below.span < above.span for above, below in pairwise(rows)):
        return None
    titles = [
        _made(LabelReading, (label, lines[line].cells[cell].text, True, (), place))
        for label, place, (line, cell) in layout.titles
    ]
    first = min([_span(place, lines) for place in layout.heads])
    return TableReading(layout.form, first.until(_span(layout.tail, lines)), tuple(rows), tuple(titles))


def _row(layout: RowLayout, lines: Sequence[RowLine]) -> RowReading:
    row, label, place, (line, cell), own, positions, bare, grid_column = layout
    text = lines[line].cells[cell].text
    cells = lines[own].cells
    texts = [cells[position].text for position in positions]
    values = bare_figures(texts) if bare else tuple(map(read_value, texts))
    reading = None if label is None else _made(LabelReading, (label, text, True, (), place))
    return _made(RowReading, (row, reading, text.span(), row.columns, values, "", grid_column))


def _span(place: Place, lines: Sequence[RowLine]) -> Span:
    line, cell = place
    return lines[line].cells[cell].text.span()


def _layouts(lines: Sequence[RowLine], found: Iterable[Sequence[TableReading]]) -> tuple[TableLayout, ...]:
    """The layouts that give these readings; none where one of the tables is not there once, whole, and in cells."""
    places = {cell.text: (n, position) for n, line in enumerate(lines) for position, cell in enumerate(line.cells)}
    layouts = []
    for readings in found:
        layout = _layout(readings[0], lines, places) if len(readings) == 1 else None
        if layout is None or not _is_same(_read(layout, lines), readings[0]):
            return ()
        layouts.append(layout)
    return tuple(layouts)


def _layout(reading: TableReading, lines: Sequence[RowLine], places: Places) -> TableLayout | None:
    form = reading.form
    if len(reading.rows) != len(form.rows):
        return None
    try:
        rows = tuple([_row_layout(row, lines, places) for row in reading.rows])
        titles = tuple([TitleLayout(title.label, title.place, places[title.text]) for title in reading.titles])
        if form.rows[0].label.text:
            return TableLayout(form, rows, titles, (rows[0].at, *[title.at for title in titles]), rows[-1].at)
        ends = {text.span()[2:]: place for text, place in places.items() if text.value}
        starts = {text.span()[:2]: place for text, place in places.items() if text.value}
        return TableLayout(form, rows, titles, (starts[reading.span[:2]],), ends[reading.span[2:]])
    except KeyError:  # something is no cell, but more or less than one
        return None


def _row_layout(reading: RowReading, lines: Sequence[RowLine], places: Places) -> RowLayout:
    """Where the cells of a row stand; raises `KeyError` where one of them is no cell, or it has no values."""
    row, label = reading.row, reading.label
    values = [places[value.text] for value in reading.values or ()]
    lines_of_values = {line for line, _ in values}
    if len(lines_of_values) != 1:
        raise KeyError(row.id)
    line = lines_of_values.pop()
    positions = tuple([position for _, position in values])
    bare = all(lines[line].words[position] == FIGURE for position in positions)
    at, place = (values[0], ()) if label is None else (places[label.text], label.place)
    return RowLayout(row, label and label.label, place, at, line, positions, bare, reading.grid_column)


def _is_same(made: TableReading | None, found: TableReading) -> bool:
    return made is not None and all(getattr(made, name) == getattr(found, name) for name in TableReading.__slots__)
