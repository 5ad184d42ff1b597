"""The words that a finding is about: its sentence, or the cell or heading that it stands in, as matching text.

They stay the same where prose is wrapped anew, and where anything else in the document changes.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from govlint.document import Paragraph, Table
from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Block, Document, Span, Text
    from govlint.rules import Finding

_ENDS: Final = "。！？!?"
_REACH: Final = 400
"""So many characters around a span are looked at: no sentence is as long, but a hostile file may have no end of one."""
_LONGEST: Final = 1000
"""Longer cells and headings are taken for prose, and longer spans are cut."""
_start = attrgetter("span.line", "span.column")
_first = itemgetter(0)


class Sentences:
    """Looks up what stands at a position of a document. Nothing is made ready before the first look.

    `shown` are its lines with an asterisk for every character that no output may repeat, where there are such.
    """

    __slots__ = ("_blocks", "_document", "_lines", "_rows", "_shown", "_starts")

    def __init__(self, document: Document, shown: Sequence[str] | None = None) -> None:
        self._document = document
        self._shown = shown
        self._blocks: list[Block] | None = None
        self._starts: list[tuple[int, int]] = []
        self._rows: dict[int, dict[int, list[tuple[int, Text]]]] = {}
        self._lines = shown

    def of(self, finding: Finding) -> str:
        """The words that a finding is about; of one on the file as such, its message."""
        if finding.whole:
            return fold(finding.message)
        found = self._text_at(finding.span)
        if found is None:
            return fold(self._source(finding.span))
        text, whole = found
        start, end = (0, len(text.value)) if whole and len(text.value) <= _LONGEST else _sentence(text, finding.span)
        if self._shown is not None:
            return fold(_masked(text, start, end, self._shown))
        return text.folded.text if end - start == len(text.value) else fold(text.value[start:end])

    def _text_at(self, span: Span) -> tuple[Text, bool] | None:
        """The text in which a span begins, and whether it is one piece: a cell or heading."""
        if self._blocks is None:
            self._blocks = sorted((*self._document.blocks, *self._document.margins), key=_start)
            self._starts = list(map(_start, self._blocks))
        index = bisect_right(self._starts, (span.line, span.column)) - 1
        if index < 0 or _is_behind(span, self._blocks[index].span):
            return None
        block = self._blocks[index]
        if isinstance(block, Table):
            cell = self._cell_at(index, block, span)
            return None if cell is None or _is_behind(span, cell.span()) else (cell, True)
        return block.text, not isinstance(block, Paragraph)

    def _cell_at(self, index: int, table: Table, span: Span) -> Text | None:
        if index not in self._rows:
            self._rows[index] = _by_line(table)
        row = self._rows[index].get(span.line, [])
        at = bisect_right(row, span.column, key=_first) - 1
        return row[max(at, 0)][1] if row else None

    def _source(self, span: Span) -> str:
        """What stands at a span of the source that is in no block, such as hidden text; the first line of it."""
        if self._lines is None:
            self._lines = self._document.source.lines()
        line = self._lines[span.line - 1] if 0 < span.line <= len(self._lines) else ""
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return line[span.column - 1 : min(end, span.column - 1 + _LONGEST)]


def _is_behind(span: Span, other: Span) -> bool:
    """Whether a span begins behind the end of another."""
    return (span.line, span.column) > (other.end_line, other.end_column)


def _masked(text: Text, start: int, end: int, shown: Sequence[str]) -> str:
    """`text.value[start:end]` with asterisks where the lines have them."""
    chars = list(text.value[start:end])
    for at in range(len(chars)):
        line, column = text.position(start + at)
        if shown[line - 1][column - 1 : column] == "*":
            chars[at] = "*"
    return "".join(chars)


def _by_line(table: Table) -> dict[int, list[tuple[int, Text]]]:
    """The cells of a table by the lines that they stand on, each with the column where it begins there."""
    found: dict[int, list[tuple[int, Text]]] = {}
    for row in table.rows:
        for cell in row:
            for _, line, column in cell.text.anchors:
                found.setdefault(line, []).append((column, cell.text))
    for cells in found.values():
        cells.sort(key=_first)
    return found


def _sentence(text: Text, span: Span) -> tuple[int, int]:
    """Where the sentence, or the sentences, begin and end that a span covers part of."""
    value = text.value
    start = text.offset(span.line, span.column) or 0
    end = text.offset(span.end_line, span.end_column)
    end = min(len(value) if end is None else max(end, start), start + _LONGEST)
    least = max(start - _REACH, 0)
    begin = max([value.rfind(mark, least, start) for mark in _ENDS]) + 1 or least if start else 0
    if end > start and value[end - 1] in _ENDS:
        return begin, end
    ends = [at for mark in _ENDS if (at := value.find(mark, end, end + _REACH)) >= 0]
    return begin, min(ends) + 1 if ends else min(end + _REACH, len(value))


def shortened(words: str, most: int = 40) -> str:
    """Words as people are shown them: no more than they need to find the place."""
    return words if len(words) <= most else words[: most - 1] + "…"
