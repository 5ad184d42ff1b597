"""A grid as a table of a Word file: rows that are not cut at the end of a page, titles that stand again on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.authoring.grids import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.authoring.grids import Grid

_NARROW: Final = 8
"""From so many columns on the table is set in smaller type."""
_SMALL: Final = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
_ON_A_PAGE: Final = 40
"""A table of so many rows can stand on one page, and is kept there."""
_SHADE: Final = '<w:shd w:val="clear" w:color="auto" w:fill="DCE6F2"/>'


def table_xml(grid: Grid, width: int, run_xml: Callable[[str], str]) -> str:
    """The w:tbl of a grid, `width` twentieths of a point wide; `run_xml` makes the run of a text."""
    total = sum(grid.widths)
    columns = [width * part // total for part in grid.widths]
    columns[-1] += width - sum(columns)
    layout = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    rows = "".join(_Table(grid, columns, run_xml).rows())
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{layout}</w:tblGrid>{rows}</w:tbl>'
    )


class _Table:
    def __init__(self, grid: Grid, columns: list[int], run_xml: Callable[[str], str]) -> None:
        self._grid = grid
        self._columns = columns
        self._run = run_xml
        self._small = len(columns) >= _NARROW
        self._keep = len(grid.rows) <= _ON_A_PAGE
        self._continued: list[dict[int, Slot]] = [{} for _ in grid.rows]
        for row in grid.rows:
            for slot in row:
                for below in self._continued[slot.row + 1 : slot.row + slot.row_span]:
                    below[slot.column] = slot

    def rows(self) -> Iterator[str]:
        """Every row, from the top."""
        for number, row in enumerate(self._grid.rows):
            cells = {slot.column: slot for slot in row} | self._continued[number]
            yield self._row(number, [cells[column] for column in sorted(cells)])

    def _row(self, number: int, slots: list[Slot]) -> str:
        before = slots[0].column if slots else len(self._columns) - 1
        cells, at = [], before
        for slot in slots or [Slot("", number, before)]:
            cells += [self._cell(Slot("", number, column), number) for column in range(at, slot.column)]
            cells.append(self._cell(slot, number))
            at = slot.column + slot.column_span
        after = len(self._columns) - at
        look = f'<w:gridBefore w:val="{before}"/>' if before else ""
        look += f'<w:gridAfter w:val="{after}"/>' if after else ""
        look += f'<w:cantSplit/><w:trHeight w:val="{340 if self._small else 454}" w:hRule="atLeast"/>'
        look += "<w:tblHeader/>" if number < self._grid.heads else ""
        return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, slot: Slot, row: int) -> str:
        begins = slot.row == row
        width = sum(self._columns[slot.column : slot.column + slot.column_span])
        look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        look += f'<w:gridSpan w:val="{slot.column_span}"/>' if slot.column_span > 1 else ""
        look += f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>' if slot.row_span > 1 else ""
        look += _SHADE if slot.kind == "caption" else ""
        return f'<w:tc><w:tcPr>{look}<w:vAlign w:val="center"/></w:tcPr>{self._paragraph(slot, row, begins)}</w:tc>'

    def _paragraph(self, slot: Slot, row: int, begins: bool) -> str:
        look = '<w:pStyle w:val="TableText"/>'
        look += "<w:keepNext/>" if self._keep and row < len(self._grid.rows) - 1 else ""
        if slot.kind == "caption" or (slot.kind == "label" and self._grid.labels != 1):
            look += '<w:jc w:val="left"/>'
        size = _SMALL if self._small else ""
        runs = self._run(slot.text) if begins else ""
        return f"<w:p><w:pPr>{look}{size}</w:pPr>{runs.replace('<w:r>', f'<w:r>{size}', 1)}</w:p>"
