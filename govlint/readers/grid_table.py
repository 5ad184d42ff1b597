"""Tables drawn with `+---+` and `|`, as pandoc writes them: a cell has several lines and may span rows and columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Cell, LineText, Span, Table, Text, join_lines
from govlint.named_tuple import NamedTuple
from govlint.readers.wrapping import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BORDER: Final = re.compile(r"\s*\+[-=:]{2,}(?:[-=:+]*)\+\s*\Z")
_DASHES: Final = re.compile(r"[-=:]+\Z")


class _Open(NamedTuple):
    row: int
    column: int
    span: int
    lines: list[Text]


def grid_at(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """The table whose upper border is line `start`, and the line behind it.

    Where there is none: None, and the line before which no other need be looked for.
    """
    end = start
    last = start
    while end < len(lines) and lines[end].strip()[:1] in ("+", "|"):
        if BORDER.match(lines[end]):
            last = end
        end += 1
    body = lines[start : last + 1]
    if len(body) < 3:
        return None, end
    edges = sorted({at for line in body if "+-" in line or "+=" in line for at in _corners(line)})
    cells = list(_cells(body, start + 1, {edge: number for number, edge in enumerate(edges)}))
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    made = [
        tuple(cell._replace(row=index) for cell in sorted(rows[row], key=lambda cell: cell.column))
        for index, row in enumerate(sorted(rows))
    ]
    if len(made) < 2:
        return None, end
    return Table(tuple(made), Span(start + 1, 1, last + 1, len(lines[last].rstrip()) + 1)), last + 1


def _corners(line: str) -> Iterator[int]:
    at = 0
    for char in line:
        if char == "+":
            yield at
        at += width(char)


def _cells(body: Sequence[str], first: int, columns: dict[int, int]) -> Iterator[Cell]:
    """The cells in the order in which they end. A border below a cell ends it, and begins a row."""
    open_cells: dict[int, _Open] = {}
    row = 0
    for number, line in enumerate(body, first):
        ended = False
        for column, span, piece, offset in _pieces(line, columns):
            if len(piece) > 1 and _DASHES.match(piece):
                ended = True
                for at in range(column, column + span):
                    if at in open_cells:
                        yield _closed(open_cells.pop(at))
            else:
                cell = open_cells.setdefault(column, _Open(row, column, span, []))
                cell.lines.append(_text(piece, number, offset))
        row += ended


def _pieces(line: str, columns: dict[int, int]) -> Iterator[tuple[int, int, str, int]]:
    """What stands between the bars: grid column, columns spanned, text, offset."""
    at = 0
    begin: int | None = None
    begin_offset = 0
    for offset, char in enumerate(line):
        if char in "|+" and at in columns:
            if begin is not None:
                span = columns[at] - columns[begin]
                yield columns[begin], span, line[begin_offset:offset], begin_offset
            begin, begin_offset = at, offset + 1
        at += width(char)


def _text(piece: str, number: int, offset: int) -> Text:
    inner = piece.strip()
    lead = len(piece) - len(piece.lstrip()) if inner else 0
    return LineText(inner, number, offset + lead + 1)


def _closed(cell: _Open) -> Cell:
    lines = [line for line in cell.lines if line.value]
    return Cell(join_lines(lines) if lines else cell.lines[0], cell.row, cell.column, column_span=cell.span)
