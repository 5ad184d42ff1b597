"""Tables drawn with pipes, as they occur: ragged, without a delimiter row, or with dashes of other kinds in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Cell, LineText, Span, Table
from govlint.named_tuple import NamedTuple
from govlint.readers.marked_text import has_marks, text_of
from govlint.readers.runs import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_LINE: Final = r"^(?! {0,3}(?:[-*+]|\d{1,9}[.)])[ \t])[^\n|]*\|"
"""What the first line of a table looks like; a list item is left to the list it begins."""

_DASHES: Final = "—―－─–-"
_RULE_LINE: Final = re.compile(rf"[ \t|:{_DASHES}]+")
_DELIMITER_CELL: Final = re.compile(rf":?[{_DASHES}]+:?")
_OTHER_BLOCK: Final = re.compile(r" {0,3}(?:[#＃>]|`{3}|~{3})")
_made: Final = tuple.__new__
"""Makes a named tuple without going through its constructor: there are hundreds of cells in every report."""
_PIPE: Final = re.compile(r"\\.|(\|)")


class Extent(NamedTuple):
    """Where a table ends and which of its lines, counted from its first, are rows."""

    end: int
    rows: tuple[int, ...]


class Source:
    """Lines by their offset in a text."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def line(self, at: int) -> tuple[str, int] | None:
        """The line at `at`, and where the next one is; None behind the last."""
        if at >= len(self._text):
            return None
        end = self._text.find("\n", at)
        return (self._text[at:], len(self._text)) if end < 0 else (self._text[at:end], end + 1)


class Listed:
    """Lines by their number, from 0."""

    __slots__ = ("_lines",)

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def line(self, at: int) -> tuple[str, int] | None:
        """The line `at`, and the number of the next one; None behind the last."""
        return (self._lines[at], at + 1) if at < len(self._lines) else None


def extent(source: Source | Listed, start: int) -> Extent | None:
    """The table whose first line is at `start`, or None if there is none.

    It takes a delimiter row below the first line, or else two lines that begin and end with a pipe, or that end with
    one behind several cells.
    """
    first, end = source.line(start) or ("", start)
    second, second_end = source.line(end) or ("", end)
    if _is_delimiter(second):
        rows = [0]
    elif _is_enclosed(first) and _is_enclosed(second):
        rows = [1] if _is_delimiter(first) else [0, 1]
    else:
        return None
    return _body(source, rows, second_end)


def _body(source: Source | Listed, rows: list[int], end: int) -> Extent:
    """The rows below the first two lines: up to a line without a pipe, or to a row that heads a table of its own."""
    count = 2
    while (found := source.line(end)) is not None:
        line, line_end = found
        if "|" not in line or _OTHER_BLOCK.match(line):
            break
        if not _is_long_delimiter(line):
            below = source.line(line_end)
            if below is not None and _is_long_delimiter(below[0]):
                break
            rows.append(count)
        count += 1
        end = line_end
    return Extent(end, tuple(rows))


def table(lines: Sequence[Line]) -> Table:
    """The table of these rows; a cell's column is its number in the row, from 0.

    Some converters put pipes only between cells: then one at the beginning of a row stands behind an empty cell.
    """
    closed = sum(line.text.rstrip().endswith("|") for line in lines)
    between = closed * 2 < len(lines) and not all(line.text.startswith("|") for line in lines)
    rows = tuple(_cells(line, index, between) for index, line in enumerate(lines))
    first, last = lines[0], lines[-1]
    return Table(rows, Span(first.number, first.column, last.number, last.column + len(last.text)))


def _cells(line: Line, row: int, between: bool) -> tuple[Cell, ...]:
    number, at, text, _ = line
    marked = has_marks(text)
    parts = _split(text) if "\\" in text else text.split("|")
    if not parts[0] and not between:
        at += 1
        del parts[0]
    if len(parts) > 1 and not parts[-1]:
        parts.pop()
    cells = []
    for column, part in enumerate(parts):
        kept = part.strip()
        # An empty cell stands behind the one space that usually follows its pipe.
        start = at + (part.find(kept) if kept else part != "")
        content = text_of((Line(number, start, kept),)) if marked else LineText(kept, number, start)
        cells.append(_made(Cell, (content, row, column, 1, 1)))
        at += len(part) + 1
    return tuple(cells)


def _split(row: str) -> list[str]:
    parts, at = [], 0
    for match in _PIPE.finditer(row):
        if match.group(1):
            parts.append(row[at : match.start()])
            at = match.end()
    parts.append(row[at:])
    return parts


def _is_enclosed(line: str) -> bool:
    line = line.strip()
    return len(line) > 1 and line[-1] == "|" and (line[0] == "|" or " | " in line)


def _is_delimiter(line: str) -> bool:
    if "|" not in line or not _RULE_LINE.fullmatch(line):
        return False
    cells = [cell.strip() for cell in line.split("|")]
    if not all(not cell or _DELIMITER_CELL.fullmatch(cell) for cell in cells):
        return False
    # One dash of another kind per cell is more likely a row of values that says "none".
    return any(len(cell) > 1 for cell in cells) or "-" in line


def _is_long_delimiter(line: str) -> bool:
    """A delimiter row that cannot be a row of dashes for "none"."""
    return "---" in line and _is_delimiter(line)
