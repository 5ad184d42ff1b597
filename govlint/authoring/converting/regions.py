"""Which pieces of a document make up a mandated table, and the table laid out as the form has it.

A table is laid out anew only where everything in it is accounted for: every row was read, and every piece of text is a
label, a title or a figure of it. Else it is copied as it stands: nothing is guessed, and nothing gets lost.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from govlint.authoring.grids import Grid, mandated_grid
from govlint.document import Table
from govlint.forms.atoms import lines_of
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.authoring.grids import Slot
    from govlint.authoring.template import TableLayout
    from govlint.document import Text
    from govlint.forms.atoms import Line
    from govlint.forms.form import Label
    from govlint.forms.report import Report, TableReading

Position = tuple[int, int]


class Region(NamedTuple):
    """The lines [first, last] of the source in which a table stands, and its grid; None where it is to be copied."""

    reading: TableReading
    first: int
    last: int
    grid: Grid | None


def regions(report: Report, layouts: Mapping[str, TableLayout]) -> tuple[Region, ...]:
    """One region for each occurrence of each table, in the order of the document."""
    lines = lines_of(report.document)
    found = []
    for reading in report.readings():
        spots = {line for line, _ in _positions(reading)} or {reading.span.line}
        layout = layouts.get(reading.form.id)
        grid = _grid(reading, layout) if layout and _is_whole(reading) else None
        found.append(Region(reading, min(spots), max(spots), grid))
    return tuple(_checked(sorted(found, key=lambda region: region.first), report, lines))


def _positions(reading: TableReading) -> Iterator[Position]:
    """Where the pieces of a table's titles, labels and figures begin."""
    for title in reading.titles:
        yield from _begins(title.text)
    for row in reading.rows:
        if row.label is not None:
            yield from _begins(row.label.text)
        yield from ((value.span.line, value.span.column) for value in row.values or ())


def _begins(text: Text) -> Iterator[Position]:
    return ((anchor.line, anchor.column) for anchor in text.anchors)


def _is_whole(reading: TableReading) -> bool:
    return reading.readable and not reading.unknown and all(row.values is not None for row in reading.rows)


def _grid(reading: TableReading, layout: TableLayout) -> Grid | None:
    """The table with its labels as they stand; None where a misspelt label would have no place in it."""
    kept = {row.row.id for row in reading.rows}
    grid = mandated_grid(reading.form, layout, kept, reading.missing_columns)
    titles: defaultdict[Label, list[Text]] = defaultdict(list)
    wrong: set[Position] = set()
    for title in sorted(reading.titles, key=lambda title: title.text.position(0)):
        titles[title.label].append(title.text)
        if not title.exact:
            wrong.add(title.text.position(0))
    filling = _Filling(reading, titles)
    rows = tuple(tuple(map(filling.filled, row)) for row in grid.rows)
    left = {text.position(0) for texts in titles.values() for text in texts}
    return None if wrong & left else grid._replace(rows=rows)


class _Filling:
    """Puts the texts of a reading into the cells of its grid."""

    def __init__(self, reading: TableReading, titles: Mapping[Label, list[Text]]) -> None:
        self._reading = reading
        self._titles = titles

    def filled(self, slot: Slot) -> Slot:
        """The cell with what stands there; empty where nothing does."""
        if slot.kind == "figure":
            row = self._reading.row(slot.row_id)
            value = row.value(slot.column_id) if row else None
            return slot._replace(text=_plain(value.raw) if value else "")
        if slot.row_id:
            row = self._reading.row(slot.row_id)
            return slot._replace(text=_plain(row.label.text.value) if row and row.label else "")
        texts = self._titles.get(slot.label) if slot.label else None
        return slot._replace(text=_plain(texts.pop(0).value) if texts else "")


def _plain(text: str) -> str:
    """A text of a cell on one line: where it is wrapped is a matter of the column's width."""
    return "".join(line.strip() for line in text.split("\n"))


def _checked(found: Sequence[Region], report: Report, lines: Iterable[Line]) -> Iterator[Region]:
    """The regions, those of blocks in which something is not accounted for without their grids."""
    accounted = {spot for region in found if region.grid is not None for spot in _positions(region.reading)}
    strange = _strange_blocks(report, lines, accounted, found)
    for region in found:
        inside = (
            index
            for index, block in enumerate(report.document.blocks)
            if block.span.line <= region.last and region.first <= block.span.end_line
        )
        yield region if strange.isdisjoint(inside) else region._replace(grid=None)


def _strange_blocks(
    report: Report, lines: Iterable[Line], accounted: set[Position], found: Sequence[Region]
) -> set[int]:
    """The blocks of tables that hold anything else, where it would have to stand inside of the table."""
    blocks = report.document.blocks
    strange = set()
    for line in lines:
        if isinstance(blocks[line.block], Table):
            if any(atom.kind != "blank" and atom.text.position(0) not in accounted for atom in line.atoms):
                strange.add(line.block)
            continue
        spots = [atom.text.position(0) for atom in line.atoms]
        inside = any(region.first <= spot[0] <= region.last for region in found for spot in spots)
        if inside and any(spot not in accounted for spot in spots):
            strange.add(line.block)
        if line.prose and any(_is_amid(region, report, line.block) for region in found):
            strange.add(line.block)
    return strange


def _is_amid(region: Region, report: Report, block: int) -> bool:
    span = report.document.blocks[block].span
    return region.first < span.line and span.end_line < region.last
