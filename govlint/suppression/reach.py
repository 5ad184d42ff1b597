"""What a directive for a line covers: the line, and what begins on it as one piece.

Of a wrapped paragraph, a directive for its first or last line covers all; of a table in HTML, one for a line on which a
row begins, or one that stands in a row, covers the row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Document, Span
    from govlint.suppression.directives import Told

Place = tuple[int, int]
"""A 1-based line and column."""

_EDGE: Final = re.compile(r"<(/?(?:tr|table))\b", re.IGNORECASE)
_FARTHEST: Final = 50
"""So many empty lines may stand between a directive and the line that it is for, and so many of nothing but tags."""
_LONGEST: Final = 4_000
"""So much of a line is looked at for text behind its tags."""
_TAGS: Final = re.compile(r"(?:\s++|<[a-zA-Z/][^<>]*+>)*+")


class Region(NamedTuple):
    """From `start` up to but not including `end`."""

    start: Place
    end: Place

    def holds(self, span: Span) -> bool:
        """Whether `span` begins in it."""
        return self.start <= (span.line, span.column) < self.end


class Reach:
    """The regions of the directives of one document."""

    def __init__(self, document: Document) -> None:
        self._lines = document.source.lines()
        self._bare = _without_comments(self._lines, [directive.span for directive in document.directives])
        self._first: dict[int, Span] = {}
        self._last: dict[int, Span] = {}
        for block in document.blocks:
            if not isinstance(block, Table) and block.span.line < block.span.end_line:
                self._first.setdefault(block.span.line, block.span)
                self._last.setdefault(block.span.end_line, block.span)
        self._edges: list[Place] = []
        self._opening: list[bool] = []
        for number, line in enumerate(self._lines, 1):
            for edge in _EDGE.finditer(line) if "<" in line else ():
                self._edges.append((number, edge.start() + 1))
                self._opening.append(edge[1].lower() == "tr")

    def regions(self, told: Told) -> tuple[Region, ...]:
        """What a directive for its own or for the next line covers."""
        row = self._row_at((told.span.line, told.span.column))
        if row is not None:
            return (row,)
        if told.verb == "disable-line":
            first, last = told.span.line, told.span.end_line
        else:
            first, last = self._next(told.span.end_line)
        regions = [Region((first, 1), (last + 1, 1))]
        for line in range(first, last + 1):
            regions += [_region(block) for block in (self._first.get(line), self._last.get(line)) if block is not None]
        for index in range(bisect_right(self._edges, (first, 0)), bisect_right(self._edges, (last + 1, 0))):
            row = self._row_at(self._edges[index])
            regions += [row] if row else []
        return tuple(regions)

    def _next(self, line: int) -> tuple[int, int]:
        """The next line that is not empty and, where that is nothing but tags, the lines up to the next text."""
        first = line + 1
        while first <= min(line + _FARTHEST, len(self._bare)) and not self._bare[first - 1].strip():
            first += 1
        ahead = "\n".join(line[:_LONGEST] for line in self._bare[first - 1 : first + _FARTHEST])
        tags = _TAGS.match(ahead)
        return first, first + ahead.count("\n", 0, tags.end() if tags else 0)

    def _row_at(self, place: Place) -> Region | None:
        """The row of a table in HTML that a place is in."""
        index = bisect_right(self._edges, place) - 1
        if index < 0 or not self._opening[index]:
            return None
        end = self._edges[index + 1] if index + 1 < len(self._edges) else (len(self._lines) + 1, 1)
        return Region(self._edges[index], end)


def _region(span: Span) -> Region:
    return Region((span.line, span.column), (span.end_line, span.end_column))


def _without_comments(lines: Sequence[str], spans: Sequence[Span]) -> list[str]:
    """The lines without the directives that stand on them, in the order of the file."""
    kept: dict[int, list[str]] = {}
    ends: dict[int, int] = {}
    for span in spans:
        for number in range(span.line, span.end_line + 1):
            line = lines[number - 1]
            start = span.column - 1 if number == span.line else 0
            kept.setdefault(number, []).append(line[ends.get(number, 0) : start])
            ends[number] = span.end_column - 1 if number == span.end_line else len(line)
    bare = list(lines)
    for number, pieces in kept.items():
        bare[number - 1] = "".join((*pieces, lines[number - 1][ends[number] :]))
    return bare
