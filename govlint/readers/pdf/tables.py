"""Tables of a page: grids with the lines of text that stand in their cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.readers.pdf.lines import is_full, joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.readers.pdf.grids import Grid, Place
    from govlint.readers.pdf.lines import Joined, Line
    from govlint.readers.pdf.page import Glyph, Page

_RUN: Final = 0.1
"""Glyphs nearer than this part of their height are one word, which may stick out of its cell."""
_MOST: Final = 60
"""More grids on a page are a drawing."""


class Box:
    """A cell with its lines; `width` is that of the cell, in points."""

    __slots__ = ("column", "column_span", "lines", "row", "row_span", "width")

    def __init__(self, place: Place, lines: list[Line], width: float) -> None:
        self.row, self.column, self.row_span, self.column_span = place
        self.lines = lines
        self.width = width

    def joined(self) -> Joined:
        """Its text, with the lines that it is wrapped into."""
        return joined(self.lines, self.width)

    def is_full(self, char: str) -> bool:
        """Whether its last line has no room for another character."""
        return is_full(self.lines[-1], char, self.width)


class Draft:
    """A table, or a part of one, that may still grow. `boxes` are in reading order; `dropped` are repeated titles.

    `bottom` are the cells that reach down to its end, by their column and how many columns they span.
    """

    __slots__ = ("bottom", "boxes", "dropped", "page", "rows", "top", "xs")

    def __init__(self, xs: tuple[float, ...], rows: int, boxes: list[Box], page: int, top: float) -> None:
        self.xs = xs
        self.rows = rows
        self.boxes = boxes
        self.page = page
        self.top = top
        self.dropped: list[Line] = []
        self.bottom = bottom_of(boxes, rows)

    @property
    def filled(self) -> int:
        """How many of its cells hold text."""
        return sum(bool(box.lines) for box in self.boxes)

    def lines(self) -> list[Line]:
        """All its lines of text, from top to bottom; what stands side by side is one line."""
        beside: dict[tuple[int, int], list[Line]] = {}
        for box in self.boxes:
            for line in box.lines:
                beside.setdefault((line.page, line.row), []).append(line)
        return [_side_by_side(sorted(lines, key=lambda line: line.left)) for _, lines in sorted(beside.items())]


def bottom_of(boxes: Iterable[Box], rows: int) -> dict[tuple[int, int], Box]:
    """The cells that reach down to the last of so many rows."""
    return {(box.column, box.column_span): box for box in boxes if box.row + box.row_span == rows}


def _side_by_side(lines: list[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    text = " ".join(line.text for line in lines)
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    return lines[0]._replace(text=text, right=lines[-1].right, top=top, bottom=bottom, gapped=True)


def drafts_of(page: Page, grids: Sequence[Grid], rows: Sequence[float]) -> tuple[list[Draft], list[Glyph]]:
    """The tables in the grids of a page, and the glyphs that stand in none of them.

    A glyph belongs to the smallest grid around it: tables may be nested. Fewer than two cells with text are no
    table, but may be the rest of one.
    """
    if not grids or len(grids) > _MOST:
        return [], page.glyphs
    order = sorted(range(len(page.glyphs)), key=lambda index: _height(page.glyphs[index]))
    heights = [_height(page.glyphs[index]) for index in order]
    owner: dict[int, Grid] = {}
    drafts = []
    for grid in sorted(grids, key=lambda grid: grid.area):
        first, last = bisect_left(heights, grid.ys[0]), bisect_right(heights, grid.ys[-1])
        inside = [
            index
            for index in sorted(order[first:last])
            if index not in owner and grid.xs[0] <= page.glyphs[index].middle <= grid.xs[-1]
        ]
        draft = _draft(page, grid, inside, rows)
        if draft.filled > 1 or (draft.filled and not grid.whole):
            drafts.append(draft)
            owner.update(dict.fromkeys(inside, grid))
    rest = [glyph for index, glyph in enumerate(page.glyphs) if index not in owner]
    return sorted(drafts, key=lambda draft: draft.top), rest


def _height(glyph: Glyph) -> float:
    """The y by which a glyph is found in its cell: the middle of its body, whatever its font leaves around it."""
    return glyph.base - 0.35 * (glyph.bottom - glyph.top)


def _draft(page: Page, grid: Grid, inside: list[int], rows: Sequence[float]) -> Draft:
    numbers = {}
    for number, place in enumerate(grid.places):
        for row in range(place.row, place.row + place.row_span):
            for column in range(place.column, place.column + place.column_span):
                numbers[row, column] = number
    held: list[list[Glyph]] = [[] for _ in grid.places]
    for run in _runs(page.glyphs, inside):
        if len(run) == 1:  # as a figure in its cell
            held[numbers[_at(grid.ys, _height(run[0])), _at(grid.xs, run[0].middle)]].append(run[0])
            continue
        cells = [numbers[_at(grid.ys, _height(glyph)), _at(grid.xs, glyph.middle)] for glyph in run]
        most = max(cells, key=cells.count) if len(run) <= 64 else None
        for glyph, cell in zip(run, cells, strict=True):
            held[cell if most is None else most].append(glyph)
    boxes = [
        Box(place, lines_of(glyphs, page.number, rows), _width(grid, place))
        for place, glyphs in zip(grid.places, held, strict=True)
    ]
    return Draft(grid.xs, len(grid.ys) - 1, boxes, page.number, grid.ys[0])


def _width(grid: Grid, place: Place) -> float:
    return grid.xs[place.column + place.column_span] - grid.xs[place.column]


def _at(edges: Sequence[float], place: float) -> int:
    return min(max(bisect_right(edges, place) - 1, 0), len(edges) - 2)


def _runs(glyphs: Sequence[Glyph], inside: Sequence[int]) -> list[list[Glyph]]:
    """Words: glyphs drawn one after the other without a gap."""
    runs = [[glyphs[inside[0]]]] if inside else []
    for index, after in pairwise(inside):
        before, glyph = glyphs[index], glyphs[after]
        height = glyph.bottom - glyph.top
        near = (
            abs(glyph.base - before.base) < 0.1 * height and -0.3 * height < glyph.left - before.right < _RUN * height
        )
        if after == index + 1 and near and not glyph.text.isspace():
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs
