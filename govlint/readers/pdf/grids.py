"""Grids from drawn lines: lines that touch are one table, what they enclose are its cells, merged ones included.

Lines are broken, doubled, drawn cell by cell or a little off; all tolerances are points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from govlint.limits import MAX_POSITIONS
from govlint.named_tuple import NamedTuple
from govlint.readers.pdf.page import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SAME: Final = 0.75
_GAP: Final = 3.0
_TOUCH: Final = 3.0
_DOUBLE: Final = 3.5
_LEAST: Final = 5.0
EDGE: Final = 4.0
"""Edges of the parts of a table on two pages are one where they are nearer than this."""
_SHARED: Final = 0.7
_FEW: Final = 3
"""Parts with more edges than this at the same places, and most of them, belong together whatever their sides."""
_WIDEST: Final = 100
"""A table with more edges does not go on on the next page."""
_COVERED: Final = 0.6
"""A wall stands where so much of a cell's side is drawn."""
_MOST: Final = 250
"""A page with more lines in one direction shows a drawing, no tables."""


class Place(NamedTuple):
    """A cell of a grid: its place and its spans."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid(NamedTuple):
    """The edges of rows (`ys`) and columns (`xs`), and the cells in reading order, covering every position once."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]

    @property
    def whole(self) -> bool:
        """Whether it is a table by itself: a single row or column may be a frame, or the rest of a table."""
        return len(self.xs) > 2 and len(self.ys) > 2

    @property
    def area(self) -> float:
        """What it covers, in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def grids_of(across: Iterable[Ruling], down: Iterable[Ruling]) -> list[Grid]:
    """The grids of a page, frames of a single cell included, from top to bottom."""
    lying, standing = _merged(across), _merged(down)
    if not (lying and standing) or len(lying) > _MOST or len(standing) > _MOST:
        return []
    found = [_grid(some, others) for some, others in _connected(lying, standing)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Pieces on one line as one, the gaps of dashes included."""
    found: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in sorted(rulings):
        if group and ruling.at - group[0].at > _SAME:
            found.extend(_runs(group, _GAP))
            group = []
        group.append(ruling)
    found.extend(_runs(group, _GAP))
    return [ruling for ruling in found if ruling.end - ruling.start >= _LEAST]


def _runs(group: Sequence[Ruling], gap: float) -> Iterator[Ruling]:
    if not group:
        return
    at = sum(ruling.at for ruling in group) / len(group)
    start, end = None, 0.0
    for ruling in sorted(group, key=lambda ruling: ruling.start):
        if start is None:
            start, end = ruling.start, ruling.end
        elif ruling.start - end <= gap:
            end = max(end, ruling.end)
        else:
            yield Ruling(at, start, end)
            start, end = ruling.start, ruling.end
    if start is not None:
        yield Ruling(at, start, end)


def _connected(across: list[Ruling], down: list[Ruling]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Groups of lines that touch one another, each with lines in both directions."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    places = [ruling.at for ruling in down]
    for index, line in enumerate(across):
        first = bisect_left(places, line.start - _TOUCH)
        last = bisect_right(places, line.end + _TOUCH)
        for number in range(first, last):
            if down[number].start - _TOUCH <= line.at <= down[number].end + _TOUCH:
                parent[root(index)] = root(len(across) + number)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index in range(len(parent)):
        some, others = groups.setdefault(root(index), ([], []))
        if index < len(across):
            some.append(across[index])
        else:
            others.append(down[index - len(across)])
    return ((some, others) for some, others in groups.values() if some and others)


def _grid(across: list[Ruling], down: list[Ruling]) -> Grid | None:
    """The grid of lines that touch; an open side ends where the lines that lead to it end."""
    xs = _edges([line.at for line in down], [line.start for line in across], [line.end for line in across])
    ys = _edges([line.at for line in across], [line.start for line in down], [line.end for line in down])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MAX_POSITIONS:
        return None
    floors = _walls(across, ys, xs)
    sides = _walls(down, xs, ys)
    places = _places(rows, columns, floors, sides)
    return _tightened(xs, ys, places)


def _edges(places: list[float], starts: list[float], ends: list[float]) -> tuple[float, ...]:
    places = sorted([*places, min(starts), max(ends)])
    found: list[list[float]] = []
    for place in places:
        if found and place - found[-1][-1] <= _DOUBLE:
            found[-1].append(place)
        else:
            found.append([place])
    return tuple((group[0] + group[-1]) / 2 for group in found)


def _nearest(edges: Sequence[float], place: float) -> int:
    index = bisect_left(edges, place)
    near = [number for number in (index - 1, index) if 0 <= number < len(edges)]
    return min(near, key=lambda number: abs(edges[number] - place))


def _walls(lines: list[Ruling], at: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each edge in `at` whether there is a wall along each piece between two edges in `along`."""
    walls = [[False] * (len(along) - 1) for _ in at]
    beside: list[list[Ruling]] = [[] for _ in at]
    for line in lines:
        beside[_nearest(at, line.at)].append(line)
    for edge, group in enumerate(beside):
        for run in _runs(group, _GAP):
            first = max(bisect_right(along, run.start) - 1, 0)
            for piece in range(first, len(along) - 1):
                if along[piece] >= run.end:
                    break
                start, end = along[piece], along[piece + 1]
                walls[edge][piece] |= min(run.end, end) - max(run.start, start) >= _COVERED * (end - start)
    for outer in (0, len(at) - 1):
        walls[outer] = [True] * (len(along) - 1)
    return walls


def _places(rows: int, columns: int, floors: list[list[bool]], sides: list[list[bool]]) -> list[Place]:
    """Rectangles without walls inside, the largest from each upper left corner on."""
    taken = [[False] * columns for _ in range(rows)]
    found = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not sides[right][row] and not taken[row][right]:
                right += 1
            low = row + 1
            while low < rows and not any(floors[low][column:right]) and not _any_side(sides, column, right, low):
                low += 1
            for line in taken[row:low]:
                line[column:right] = [True] * (right - column)
            found.append(Place(row, column, low - row, right - column))
    return found


def _any_side(sides: list[list[bool]], column: int, right: int, row: int) -> bool:
    """Whether the row below is parted otherwise than the rectangle above it."""
    return any(sides[edge][row] for edge in range(column + 1, right)) or not sides[column][row] or not sides[right][row]


def _tightened(xs: Sequence[float], ys: Sequence[float], places: Sequence[Place]) -> Grid:
    """The grid without the rows and columns in which no cell begins: open ends of lines made them."""
    rows = sorted({place.row for place in places})
    columns = sorted({place.column for place in places})
    kept = []
    for row, column, height, width in places:
        top, left = bisect_left(rows, row), bisect_left(columns, column)
        low, right = bisect_left(rows, row + height), bisect_left(columns, column + width)
        kept.append(Place(top, left, low - top, right - left))
    return Grid(
        (*(xs[column] for column in columns), xs[-1]),
        (*(ys[row] for row in rows), ys[-1]),
        tuple(kept),
    )


def same_sides(xs: Sequence[float], others: Sequence[float]) -> bool:
    """Whether two tables stand between the same two edges."""
    return abs(xs[0] - others[0]) <= EDGE and abs(xs[-1] - others[-1]) <= EDGE


def is_part(xs: Sequence[float], others: Sequence[float]) -> bool:
    """Whether two parts on neighbouring pages can be one table: their sides agree, or most of their columns."""
    if max(len(xs), len(others)) > _WIDEST:
        return False
    if same_sides(xs, others):
        return True
    same = sum(any(abs(x - other) <= EDGE for other in others) for x in xs)
    return same > _FEW and same >= _SHARED * min(len(xs), len(others))


def widened(grid: Grid, above: Grid) -> Grid:
    """A grid with the columns that the part on the page before has to the left of it.

    Some programs do not draw a merged cell again that goes on on the next page; its text may go on there.
    """
    missing = tuple(x for x in above.xs if x < grid.xs[0] - EDGE)
    if not missing or not is_part(above.xs, grid.xs):
        return grid
    rows = len(grid.ys) - 1
    first = [Place(0, column, rows, 1) for column in range(len(missing))]
    moved = [place._replace(column=place.column + len(missing)) for place in grid.places]
    return Grid((*missing, *grid.xs), grid.ys, tuple(sorted((*first, *moved))))
