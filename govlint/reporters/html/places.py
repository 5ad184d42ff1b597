"""Where in the texts of a document the spans of findings are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document import Span, Text

_MOST: Final = 500
"""The most places that one span is marked at."""


class Spot(NamedTuple):
    """`start` to `end` of a text, told by its number; an empty one is where something lacks."""

    text: int
    start: int
    end: int


class _Run(NamedTuple):
    """What stands on one line in one piece, from `column` to `end`: the text from `offset` on."""

    column: int
    end: int
    text: int
    offset: int


_column = attrgetter("column")


class Places:
    """Answers which pieces of the texts a span covers."""

    def __init__(self, texts: Sequence[Text]) -> None:
        runs: dict[int, list[_Run]] = defaultdict(list)
        for number, text in enumerate(texts):
            for line, run in _runs(number, text):
                runs[line].append(run)
        for found in runs.values():
            found.sort()
        self._runs = dict(runs)
        self._lines = sorted(runs)

    def spots(self, span: Span) -> list[Spot]:
        """What the span covers, in the order of the file; of an empty one the place that is nearest to it."""
        found = _together(self._covered(span)) if span[:2] < span[2:] else []
        return found or self._nearest(span.line, span.column)

    def _covered(self, span: Span) -> Iterator[Spot]:
        lines = self._lines[bisect_left(self._lines, span.line) : bisect_right(self._lines, span.end_line)]
        for line in lines:
            runs = self._runs[line]
            first = span.column if line == span.line else 1
            behind = bisect_right(runs, first, key=_column) - 1
            for run in runs[max(behind, 0) :]:
                if line == span.end_line and run.column >= span.end_column:
                    break
                start = max(run.column, first)
                end = min(run.end, span.end_column) if line == span.end_line else run.end
                if start < end:
                    at = run.offset - run.column
                    yield Spot(run.text, start + at, end + at)

    def _nearest(self, line: int, column: int) -> list[Spot]:
        if not self._lines:
            return []
        at = bisect_right(self._lines, line) - 1
        runs = self._runs[self._lines[max(at, 0)]]
        if at < 0 or self._lines[at] != line:
            run = runs[-1] if at >= 0 else runs[0]
            offset = run.offset + (run.end - run.column if at >= 0 else 0)
            return [Spot(run.text, offset, offset)]
        holding = [run for run in runs if run.column <= column <= run.end]
        empty = [run for run in holding if run.column == run.end]
        if holding:
            run = (empty or holding[-1:])[0]
            offset = run.offset + column - run.column
        else:
            run = runs[max(bisect_right(runs, column, key=_column) - 1, 0)]
            offset = run.offset + (run.end - run.column if run.end < column else 0)
        return [Spot(run.text, offset, offset)]


def _runs(number: int, text: Text) -> Iterator[tuple[int, _Run]]:
    anchors = text.anchors
    for index, (offset, line, column) in enumerate(anchors):
        end = anchors[index + 1].offset if index + 1 < len(anchors) else len(text.value)
        if end > offset and text.value[end - 1] == "\n":
            end -= 1
        yield line, _Run(column, column + end - offset, number, offset)


def _together(spots: Iterator[Spot]) -> list[Spot]:
    """The spots with those joined that stand next to one another in a text, but for the end of a line."""
    found: list[Spot] = []
    for spot in spots:
        last = found[-1] if found else None
        if last is not None and last.text == spot.text and 0 <= spot.start - last.end <= 1:
            found[-1] = last._replace(end=spot.end)
        elif len(found) < _MOST:
            found.append(spot)
    return found
