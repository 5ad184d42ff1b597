"""A text with the source position of every character of it.

Lines and columns are 1-based, columns count Unicode code points, and the end of a span is exclusive.
Positions are recorded while a reader reads; nothing in govlint looks for a position by searching.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from govlint.matching import EXACT, KEY
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from govlint.matching import Folded


class Span(NamedTuple):
    """From (line, column) up to but not including (end_line, end_column)."""

    line: int
    column: int
    end_line: int
    end_column: int

    def until(self, other: Span) -> Span:
        """The span from the start of this one to the end of `other`."""
        return Span(self.line, self.column, other.end_line, other.end_column)


class Anchor(NamedTuple):
    """From `offset` on, the text runs on one source line starting at (line, column), until the next anchor."""

    offset: int
    line: int
    column: int


_new = tuple.__new__
_offset = attrgetter("offset")
_position = attrgetter("line", "column")


class Text:
    """A text with the source position of every character of it.

    Lines of a wrapped paragraph are joined by a line feed; `anchors` names the source position at which each run of
    consecutive characters begins. There is always at least one anchor, also for an empty text.
    """

    __slots__ = ("_folded", "_keyed", "anchors", "value")

    def __init__(self, value: str, anchors: tuple[Anchor, ...]) -> None:
        self.value = value
        self.anchors = anchors
        self._folded: Folded | None = None
        self._keyed: Folded | None = None

    def __repr__(self) -> str:
        return f"Text({self.value!r}, {self.anchors[0].line}:{self.anchors[0].column})"

    @property
    def folded(self) -> Folded:
        """The matching text: NFKC, CJK radicals as ideographs, no white space; marks are kept."""
        if self._folded is None:
            self._folded = EXACT.folded(self.value)
        return self._folded

    @property
    def keyed(self) -> Folded:
        """The matching text without marks: two spellings of a label that differ in marks only have one key."""
        if self._keyed is None:
            self._keyed = KEY.folded(self.value)
        return self._keyed

    def position(self, offset: int) -> tuple[int, int]:
        """The (line, column) of the character at `offset` of `value`."""
        anchors = self.anchors
        index = bisect_right(anchors, offset, key=_offset) - 1 if len(anchors) > 1 else 0
        anchor = anchors[max(index, 0)]
        return anchor.line, anchor.column + offset - anchor.offset

    def offset(self, line: int, column: int) -> int | None:
        """The offset in `value` of what stands at a position; None where no line of the text is on that line.

        A position in a gap, where the source has marks that are no text, counts to what stands before the gap.
        """
        index = bisect_right(self.anchors, (line, column), key=_position) - 1
        if index < 0 or self.anchors[index].line != line:
            return None
        at, _, first = self.anchors[index]
        end = self.anchors[index + 1].offset if index + 1 < len(self.anchors) else len(self.value)
        return min(at + column - first, end)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span of `value[start:end]`; an empty slice gives an empty span at `start`."""
        stop = len(self.value) if end is None else end
        if len(self.anchors) == 1:
            offset, line, column = self.anchors[0]
            first = column + start - offset
            return _new(Span, (line, first, line, column + stop - offset if stop > start else first))
        line, column = self.position(start)
        if stop <= start:
            return Span(line, column, line, column)
        end_line, end_column = self.position(stop - 1)
        return Span(line, column, end_line, end_column + 1)

    def span_of(self, match: re.Match[str], group: int | str = 0) -> Span:
        """The span of what a match in `folded.text` came from, or one of its groups."""
        return self.span(*self.folded.origins(*match.span(group)))

    def cut(self, start: int, end: int) -> Text:
        """`value[start:end]` as a text of its own, with its positions."""
        line, column = self.position(start)
        if len(self.anchors) == 1:
            return LineText(self.value[start:end], line, column)
        first = bisect_right(self.anchors, start, key=_offset)
        last = bisect_left(self.anchors, end, first, key=_offset)
        inner = (Anchor(a.offset - start, a.line, a.column) for a in self.anchors[first:last])
        return Text(self.value[start:end], (Anchor(0, line, column), *inner))

    def lines(self) -> Iterator[Text]:
        """The lines that the paragraph is wrapped into, without their line feeds."""
        if "\n" not in self.value:
            yield self
            return
        pieces = self.value.split("\n")
        if len(pieces) != len(self.anchors):
            start = 0
            for piece in pieces:
                yield self.cut(start, start + len(piece))
                start += len(piece) + 1
            return
        # As nearly always, each line is one run of characters.
        start = 0
        ends = (*self.anchors[1:], None)
        for piece, (offset, line, column), after in zip(pieces, self.anchors, ends, strict=True):
            end = start + len(piece)
            alone = offset == start and (after is None or after.offset > end)
            yield LineText(piece, line, column) if alone else self.cut(start, end)
            start = end + 1


class LineText(Text):
    """A text that stands on one line of the source without a gap, as nearly every cell does: it needs no anchors."""

    __slots__ = ("column", "line")

    def __init__(self, value: str, line: int, column: int) -> None:
        self.value = value
        self.line = line
        self.column = column
        self._folded = self._keyed = None

    @property
    def anchors(self) -> tuple[Anchor, ...]:  # type: ignore[override]
        """The one source position from which on all characters follow."""
        return (Anchor(0, self.line, self.column),)

    def position(self, offset: int) -> tuple[int, int]:
        """The (line, column) of the character at `offset` of `value`."""
        return self.line, self.column + offset

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span of `value[start:end]`; an empty slice gives an empty span at `start`."""
        stop = len(self.value) if end is None else end
        first = self.column + start
        return _new(Span, (self.line, first, self.line, self.column + stop if stop > start else first))

    def cut(self, start: int, end: int) -> Text:
        """`value[start:end]` as a text of its own, with its positions."""
        return LineText(self.value[start:end], self.line, self.column + start)


def join_lines(lines: Sequence[Text]) -> Text:
    """One text of several lines, with a line feed between them; `lines` must not be empty."""
    if len(lines) == 1:
        return lines[0]
    anchors: list[Anchor] = []
    offset = 0
    for line in lines:
        anchors.extend(Anchor(anchor.offset + offset, anchor.line, anchor.column) for anchor in line.anchors)
        offset += len(line.value) + 1
    return Text("\n".join(line.value for line in lines), tuple(anchors))
