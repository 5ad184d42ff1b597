"""Plain text: tab-separated rows, one cell per line, pipe rows, and prose that may be hard-wrapped.

Rows without cell borders (the text layer of a PDF) stay paragraphs line by line; the alignment reads them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Block, Cell, Document, Heading, LineText, Table, Text, join_lines
from govlint.forms.values import is_figure
from govlint.matching import fold
from govlint.readers.wrapping import Wrapping, joined
from govlint.source import bounded, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govlint.source import Source

    _Finder = Callable[[Sequence[str], int], tuple[Table | None, int]]
    """Finds a table that begins at a line: gives it and the line behind, or None and where the next may begin."""

_HASHES: Final = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]*(?=\S)")
_NUMBERED: Final = re.compile(r"\s*第?[一二三四五六七八九十]{1,3}\s*(?:[、.．]|部分)")
_BARE_NUMBER: Final = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?\Z")
_DELIMITER: Final = re.compile(r"[\s|:+\-—－]+\Z")
_INNER_BAR: Final = re.compile(r"\s\|\s|-\|-")
_BREAK: Final = re.compile(r"<br ?/?>", re.IGNORECASE)
_LONGEST_CONTINUATION: Final = 24
"""A cell's text that goes on without a tab is the rest of a narrow label, not a paragraph; in characters."""


def read(path: str, data: bytes) -> Document:
    """Read a text file; `UnreadableError` where it cannot be decoded."""
    source = bounded(decode(path, data))
    return Document(source, tuple(_blocks(source)), "text")


def _blocks(source: Source) -> Iterator[Block]:
    lines = source.lines()
    wrapping = Wrapping.measure(lines)
    prose: list[Text] = []
    number = 0
    barren: dict[_Finder, int] = {}
    while number < len(lines):
        table, after = _table_at(lines, number, barren)
        if table is not None:
            yield from joined(prose, wrapping)
            prose = []
            yield table
            number = after
            continue
        heading = _hash_heading(lines[number], number + 1)
        if heading is not None:
            yield from joined(prose, wrapping)
            prose = []
            yield heading
        elif lines[number].strip():
            prose.append(_unmarked(stripped(lines[number], number + 1)))
        number += 1
    yield from joined(prose, wrapping)


def stripped(line: str, number: int, start: int = 0, end: int | None = None) -> Text:
    """`line[start:end]` of source line `number` without white space at its ends."""
    piece = line[start:end]
    inner = piece.strip()
    lead = len(piece) - len(piece.lstrip()) if inner else 0
    return LineText(inner, number, start + lead + 1)


def _unmarked(text: Text) -> Text:
    """A line that is bold from its first character to its last, as in Markdown, without the marks."""
    value = text.value
    if value.startswith("**") and value.find("**", 2) == len(value) - 2 > 2:
        return text.cut(2, len(value) - 2)
    return text


def _hash_heading(line: str, number: int) -> Heading | None:
    match = _HASHES.match(line) if "#" in line else None
    if match is None:
        return None
    text = stripped(line, number, match.end(), len(line.rstrip().rstrip("#")))
    return Heading(text, text.span(), len(match[1])) if text.value else None


def _table_at(lines: Sequence[str], start: int, barren: dict[_Finder, int]) -> tuple[Table | None, int]:
    """The table that begins here, and the line behind it. `barren` is handed from one call to the next."""
    line = lines[start]
    if line.startswith("+") and line[1:2] in ("-", "="):
        from govlint.readers.grid_table import grid_at

        return _sought(grid_at, lines, start, barren)
    if line.startswith("\t") and "\t" not in line[1:]:
        return _sought(_cell_lines, lines, start, barren)
    if _ends_cell(line, lines[start + 1] if start + 1 < len(lines) else ""):
        from govlint.readers.barred_cells import barred_cells

        return _sought(barred_cells, lines, start, barren)
    if _is_tab_row(line):
        return _rows(lines, start, _is_tab_row, _tab_cells)
    if _is_pipe_row(line):
        return _rows(lines, start, _is_pipe_row, _pipe_cells)
    return None, start


def _sought(find: _Finder, lines: Sequence[str], start: int, barren: dict[_Finder, int]) -> tuple[Table | None, int]:
    """What `find` finds; it is not asked again about lines of which it has said that no table begins there."""
    if start < barren.get(find, 0):
        return None, start
    table, barren[find] = find(lines, start)
    return table, barren[find]


def _ends_cell(line: str, below: str) -> bool:
    """Whether a line is one cell with a bar behind it, or with the bar on the line below."""
    return below.strip() == "|" or (line.rstrip()[-1:] == "|" and line.count("|") == 1)


def _is_tab_row(line: str) -> bool:
    """Word puts a tab behind a heading's number and into prose: neither is a row."""
    if "\t" not in line or "。" in line or not line.strip():
        return False
    head, _, rest = line.strip(" ").partition("\t")
    return not (_BARE_NUMBER.match(head) and "\t" not in rest.strip())


def _is_pipe_row(line: str) -> bool:
    """With bars around it, or with bars only between its cells, as some converters write them."""
    if "|" not in line:
        return False
    bare = line.strip()
    return len(bare) > 1 and (bare[0] == "|" == bare[-1] or (_INNER_BAR.search(line) is not None and "。" not in line))


def _rows(
    lines: Sequence[str], start: int, is_row: Callable[[str], bool], cells: Callable[[str, int, int], tuple[Cell, ...]]
) -> tuple[Table | None, int]:
    rows: list[tuple[Cell, ...]] = []
    number = start
    while number < len(lines):
        line = lines[number]
        if is_row(line):
            made = cells(line, number + 1, len(rows))
            if made:
                rows.append(made)
        elif rows and _is_wrapped_label(lines, number, is_row, _has_figure(rows[-1])):
            rows.append((Cell(stripped(line, number + 1), len(rows), 0),))
        else:
            break
        number += 1
    if not rows or (len(rows) == 1 and not _stands_alone(rows[0])):
        return None, start
    return _table(rows), number


def _stands_alone(row: tuple[Cell, ...]) -> bool:
    """Whether one row is a table: prose holds a tab or a bar now and then, but no figures between several."""
    return len(row) > 2 and _has_figure(row)


def _has_figure(row: tuple[Cell, ...]) -> bool:
    return any(is_figure(cell.text.folded.text) for cell in row)


def _is_wrapped_label(lines: Sequence[str], number: int, is_row: Callable[[str], bool], among_figures: bool) -> bool:
    """A short line right between two rows is the first half of the next row's label.

    Where the row above has figures and the next one has none, it is what stands between two tables.
    """
    line = lines[number].strip()
    if not line or len(line) > _LONGEST_CONTINUATION or number + 1 >= len(lines) or _NUMBERED.match(line):
        return False
    below = lines[number + 1]
    if not is_row(below) or below.startswith("\t"):
        return False
    return not among_figures or any(is_figure(fold(piece)) for piece in re.split(r"[\t|]", below))


def _tab_cells(line: str, number: int, row: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    start = 0
    for column, piece in enumerate(line.split("\t")):
        cells.append(Cell(stripped(line, number, start, start + len(piece)), row, column))
        start += len(piece) + 1
    return tuple(cells)


def _pipe_cells(line: str, number: int, row: int) -> tuple[Cell, ...]:
    if "-" in line and _DELIMITER.match(line):
        return ()
    cells: list[Cell] = []
    bare = line.strip()
    start = line.index("|") + 1 if bare[0] == "|" == bare[-1] else 0
    end = line.rindex("|") if bare[-1] == "|" else len(line)
    for column, piece in enumerate(line[start:end].split("|")):
        cells.append(Cell(_broken(line, number, start, start + len(piece)), row, column))
        start += len(piece) + 1
    return tuple(cells)


def _broken(line: str, number: int, start: int, end: int) -> Text:
    """A cell that may hold `<br>`: each of its lines is a line of the text."""
    pieces = []
    for match in _BREAK.finditer(line, start, end):
        pieces.append(stripped(line, number, start, match.start()))
        start = match.end()
    return join_lines([*pieces, stripped(line, number, start, end)])


def _cell_lines(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """One cell per line behind a tab; an empty line ends the row, a line without tab goes on with the cell above.

    Where there is no table: None, and the line at which the next may begin.
    """
    rows: list[list[list[Text]]] = [[]]
    starts: list[int] = []
    figures: list[int] = []
    number = start
    after = start
    while number < len(lines):
        line = lines[number]
        if line.startswith("\t") and "\t" not in line[1:]:
            rows[-1].append([stripped(line, number + 1)])
            starts.append(number)
        elif not line.strip():
            if rows[-1]:
                rows.append([])
        elif rows[-1] and len(line) <= _LONGEST_CONTINUATION and not _NUMBERED.match(line):
            above = rows[-1][-1]
            if not above[0].value:
                above.clear()
            above.append(stripped(line, number + 1))
        else:
            break
        number += 1
        if line.strip():
            after = number
            if is_figure(fold(line)):
                figures.append(number)
    first = _first_start(starts, [len(cells) for cells in rows if cells], figures, number)
    if first != start:
        return None, first
    made = [
        tuple(Cell(join_lines(lines), row, column) for column, lines in enumerate(cells))
        for row, cells in enumerate(rows)
    ]
    return _table([row for row in made if row]), after


def _first_start(starts: Sequence[int], lengths: Sequence[int], figures: Sequence[int], end: int) -> int:
    """The first of the lines from which on the cells are a table: with two figures, and most rows of several cells.

    Where an empty line stands behind every cell, the rows are not told apart. `end` is returned where there is none.
    """
    found = end
    cell = len(starts)
    several = 0
    for rows, length in enumerate(reversed(lengths), 1):
        for rest in range(1, length + 1):
            cell -= 1
            if (several + (rest > 1)) * 2 >= rows and len(figures) > 1 and starts[cell] <= figures[-2]:
                found = starts[cell]
        several += length > 1
    return found


def _table(rows: list[tuple[Cell, ...]]) -> Table:
    return Table(tuple(rows), rows[0][0].span.until(rows[-1][-1].span))
