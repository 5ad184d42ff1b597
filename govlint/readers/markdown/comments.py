"""Comments taken out of a Markdown file, so that it reads as if they were not there.

A line that holds nothing but directives is left out; in other lines a comment at either end is cut off, one in the
middle is emptied. The blocks that are then read get back the positions that they have in the file.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.document import Anchor, Cell, Directive, Heading, Span, Table, Text
from govlint.named_tuple import NamedTuple
from govlint.readers.directives import CLOSE, OPEN, speaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Block

_FENCE: Final = re.compile(r"[ \t>]*(`{3,}(?=[^`]*\Z)|~{3,})")
_TICKS: Final = re.compile(r"`+")


class _Comment(NamedTuple):
    """From (line, start) to (last, end), lines and columns counted from 0."""

    line: int
    start: int
    last: int
    end: int
    text: str


class Uncommented:
    """The lines of a file without its comments; `restored` puts what was read of them where it stands in the file."""

    __slots__ = ("_numbers", "_shifts", "directives", "lines")

    def __init__(self, lines: Sequence[str]) -> None:
        comments = list(_comments(lines))
        self.directives: Final = tuple(
            Directive(Span(c.line + 1, c.start + 1, c.last + 1, c.end + 1), c.text) for c in comments if speaks(c.text)
        )
        self.lines: Final[list[str]] = []
        self._numbers: list[int] = []
        self._shifts: list[int] = []
        held: dict[int, list[_Comment]] = {}
        own = _blocks_of_their_own(lines, comments)
        for comment in comments:
            for number in range(comment.line, comment.last + 1):
                held.setdefault(number, []).append(comment)
        for number, line in enumerate(lines):
            kept, shift = _without(line, number, held[number]) if number in held and number not in own else (line, 0)
            if kept is not None:
                self.lines.append(kept)
                self._numbers.append(number + 1)
                self._shifts.append(shift)

    def restored(self, block: Block) -> Block:
        """The block with the positions that it has in the file."""
        span = self._span(block.span)
        if isinstance(block, Table):
            rows = tuple(tuple(self._cell(cell) for cell in row) for row in block.rows)
            return Table(rows, span)
        if isinstance(block, Heading):
            return Heading(self._text(block.text), span, block.level)
        return block._replace(text=self._text(block.text), span=span)

    def _cell(self, cell: Cell) -> Cell:
        return cell._replace(text=self._text(cell.text))

    def _text(self, text: Text) -> Text:
        return Text(text.value, tuple(Anchor(at, *self._place(line, column)) for at, line, column in text.anchors))

    def _span(self, span: Span) -> Span:
        return Span(*self._place(span.line, span.column), *self._place(span.end_line, span.end_column))

    def _place(self, line: int, column: int) -> tuple[int, int]:
        return self._numbers[line - 1], column + self._shifts[line - 1]


def _blocks_of_their_own(lines: Sequence[str], comments: Sequence[_Comment]) -> set[int]:
    """The lines of comments that stand alone and are no directives: Markdown knows what they end."""
    found: set[int] = set()
    for before, comment, after in zip((None, *comments), comments, (*comments[1:], None), strict=False):
        shared = (before and before.last == comment.line) or (after and after.line == comment.last)
        around = lines[comment.line][: comment.start] + lines[comment.last][comment.end :]
        if not shared and not around.strip() and not speaks(comment.text):
            found.update(range(comment.line, comment.last + 1))
    return found


def _without(line: str, number: int, comments: Sequence[_Comment]) -> tuple[str | None, int]:
    """The line without its comments and how far its beginning was cut off; None where it is not to be read at all."""
    pieces = [
        (c.start if c.line == number else 0, c.end if c.last == number else len(line)) for c in comments
    ]  # in the order of the line, apart from one another
    between = [line[end:start] for (_, end), (start, _) in pairwise([(0, 0), *pieces, (len(line), 0)])]
    if not any(text.strip() for text in between):
        return None, 0
    shift = 0
    if not between[0].strip():
        shift = pieces[0][1]
        while len(pieces) > 1 and not line[shift : pieces[1][0]].strip():
            pieces.pop(0)
            shift = pieces[0][1]
        pieces.pop(0)
        shift += line.startswith((" ", "\t"), shift)
    end = len(line)
    while pieces and not line[pieces[-1][1] : end].strip():
        end = pieces.pop()[0]
    return _emptied(line, shift, end, pieces), shift


def _emptied(line: str, start: int, end: int, pieces: Sequence[tuple[int, int]]) -> str:
    """`line[start:end]` with nothing in its comments that could be taken for a mark, each as long as it was."""
    made = ""
    for begin, stop in pieces:
        inner = stop - begin - len(OPEN) - len(CLOSE)
        made += line[start:begin] + (OPEN + " " * inner + CLOSE if inner >= 0 else " " * (stop - begin))
        start = stop
    return made + line[start:end]


def _comments(lines: Sequence[str]) -> Iterator[_Comment]:
    """The comments outside of code, in order."""
    search = _Search(lines)
    fence = ""
    number, column = 0, 0
    while number < len(lines):
        line = lines[number]
        mark = _FENCE.match(line) if column == 0 else None
        if fence or mark:
            if mark and not fence:
                fence = mark[1]
            elif mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
            number += 1
            continue
        openings = _Openings(line, column)
        comment: _Comment | None = None
        while (start := openings.after(column)) >= 0:
            comment = search.comment(number, start)
            column = start + len(OPEN) if comment is None else comment.end
            if comment is not None:
                yield comment
                if comment.last > number:
                    break
        number, column = (comment.last, column) if comment and comment.last > number else (number + 1, 0)


class _Openings:
    """Finds in one line, from left to right, where a comment may begin: not in a code span, and not escaped."""

    def __init__(self, line: str, column: int) -> None:
        self._line = line
        self._runs = [match.span() for match in _TICKS.finditer(line, column)] if "`" in line else []
        self._closing = [-1] * len(self._runs)  # for a run of ticks, the next one of the same length
        self._run = 0
        latest: dict[int, int] = {}
        for index in range(len(self._runs) - 1, -1, -1):
            size = self._runs[index][1] - self._runs[index][0]
            self._closing[index] = latest.get(size, -1)
            latest[size] = index

    def after(self, column: int) -> int:
        """The column of the first one from `column` on; -1 where there is none."""
        at = self._line.find(OPEN, column)
        while at >= 0:
            end = self._code_around(column, at)
            if end < 0 and not _escaped(self._line, at):
                return at
            column = max(end, at + 1)
            at = self._line.find(OPEN, column)
        return -1

    def _code_around(self, column: int, at: int) -> int:
        """The end of the code span that `at` stands in, none beginning before `column`; -1 where it stands in none."""
        while self._run < len(self._runs) and self._runs[self._run][0] < at:
            begin, closing = self._runs[self._run][0], self._closing[self._run]
            self._run += 1
            if begin >= column and closing >= 0:
                column = self._runs[closing][1]
                self._run = closing + 1
                if column > at:
                    return column
        return -1


def _escaped(line: str, at: int) -> bool:
    before = line[max(at - 64, 0) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


class _Search:
    """Finds where comments end. What was looked for in vain is not looked for again."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._barren = -1
        """Up to this line, no comment that begins in the middle of one ends in another."""
        self._endless = False

    def comment(self, number: int, start: int) -> _Comment | None:
        """The comment that begins at a `<!--`, if one does."""
        line = self._lines[number]
        for empty in (">", "->"):
            if line.startswith(empty, start + len(OPEN)):
                return _Comment(number, start, number, start + len(OPEN) + len(empty), "")
        end = line.find(CLOSE, start + len(OPEN))
        if end >= 0:
            return _Comment(number, start, number, end + len(CLOSE), line[start + len(OPEN) : end])
        block = not line[:start].strip()
        if (self._endless and block) or (not block and number <= self._barren):
            return None
        last = number + 1
        while last < len(self._lines) and (block or self._lines[last].strip()):
            end = self._lines[last].find(CLOSE)
            if end >= 0:
                inner = [line[start + len(OPEN) :], *self._lines[number + 1 : last], self._lines[last][:end]]
                return _Comment(number, start, last, end + len(CLOSE), "\n".join(inner))
            last += 1
        if block:
            self._endless = True
        self._barren = max(self._barren, last)
        return None
