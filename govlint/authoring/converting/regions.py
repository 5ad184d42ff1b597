"""Which pieces of a document make up a mandated table, and the table laid out as the form has it.

A table is laid out anew only where everything in it is accounted for: every row was read, and every piece of text is a
label, a title or a figure of it. Else it is copied as it stands: nothing is guessed, and nothing gets lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from govlint.authoring.grids import Grid, mandated_grid
from govlint.document import Table
from govlint.forms.atoms import lines_of
from govlint.matching import key
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.authoring.grids import Slot
    from govlint.authoring.template import TableLayout
    from govlint.document import Text
    from govlint.forms.atoms import AnyLine, Atom
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
    atoms = [atom for line in lines for atom in line.atoms if atom.kind != "blank"]
    accounted = {spot for reading in report.readings() for spot in _positions(reading)}
    found = []
    for reading in report.readings():
        spots = {line for line, _ in _positions(reading)} or {reading.span.line}
        first, last = min(spots), max(spots)
        layout = layouts.get(reading.form.id)
        grid = None
        if layout and _is_whole(reading):
            inside = (atom for atom in atoms if first <= atom.text.position(0)[0] <= last)
            grid = _grid(reading, layout, [atom for atom in inside if atom.text.position(0) not in accounted])
        found.append(Region(reading, first, last, grid))
        if grid is not None and not reading.bordered:
            # What is left of a table without borders has gone into its titles, or there would be no grid.
            accounted.update(atom.text.position(0) for atom in atoms if first <= atom.text.position(0)[0] <= last)
    found.sort(key=lambda region: region.first)
    return tuple(_checked(found, report, lines, accounted))


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


def _grid(reading: TableReading, layout: TableLayout, strange: Sequence[Atom]) -> Grid | None:
    """The table with its labels as they stand; None where a misspelt label would have no place in it.

    In a table without borders titles may be wrapped side by side, so that their pieces lie scattered. Where these are,
    letter by letter, what the missing titles are made of, they are those titles.
    """
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
    if wrong & left:
        return None
    if strange and not reading.bordered:
        missing = [slot.label.text for row in rows for slot in row if slot.label and not slot.text]
        if Counter(key("".join(missing))) != Counter("".join(atom.key for atom in strange)):
            return None
        rows = tuple(tuple(slot if slot.text or not slot.label else slot._replace(text=slot.label.text) for slot in row)
                     for row in rows)  # fmt: skip
    return grid._replace(rows=rows)


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


def _checked(
    found: Sequence[Region], report: Report, lines: Iterable[AnyLine], accounted: set[Position]
) -> Iterator[Region]:
    """The regions, those of blocks in which something is not accounted for without their grids."""
    accounted = accounted - {spot for region in found if region.grid is None for spot in _positions(region.reading)}
    strange = _strange_blocks(report, lines, accounted, found)
    for region in found:
        inside = (
            index
            for index, block in enumerate(report.document.blocks)
            if block.span.line <= region.last and region.first <= block.span.end_line
        )
        yield region if strange.isdisjoint(inside) else region._replace(grid=None)


def _strange_blocks(
    report: Report, lines: Iterable[AnyLine], accounted: set[Position], found: Sequence[Region]
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
