"""Which character of a document's texts stands at a position: the way back from the span of an edit to the text."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document import Document, Span, Text

_position = attrgetter("line", "column")


class Place(NamedTuple):
    """The character `at` of the text number `text`, counted from 0 in the order of the document."""

    text: int
    at: int


class _Run(NamedTuple):
    """Characters of a text, from `offset` on, that stand side by side in the columns [column, end) of a line."""

    line: int
    column: int
    end: int
    text: int
    offset: int


class Characters:
    """The texts of a document, those in its margins last, with the position of every character."""

    def __init__(self, document: Document) -> None:
        self.texts = list(document.texts())
        found = sorted((run for number, text in enumerate(self.texts) for run in _runs(number, text)), key=_position)
        self._runs: list[_Run] = []
        for run in found:
            last = self._runs[-1] if self._runs else None
            # What is written by a list, such as its number, stands as a whole where the list item begins.
            if last is None or last.line < run.line or last.end <= run.column:
                self._runs.append(run)

    def char(self, place: Place) -> str:
        """The character there."""
        return self.texts[place.text].value[place.at]

    def within(self, span: Span) -> list[Place]:
        """The characters that begin in a span, in order."""
        start, stop = (span.line, span.column), (span.end_line, span.end_column)
        found: list[Place] = []
        for at in range(max(self._at(start), 0), len(self._runs)):
            run = self._runs[at]
            if (run.line, run.column) >= stop:
                break
            if run.line < span.line:
                continue
            first = max(run.column, span.column) if run.line == span.line else run.column
            last = min(run.end, span.end_column) if run.line == span.end_line else run.end
            found.extend(Place(run.text, run.offset + column - run.column) for column in range(first, last))
        return found

    def beside(self, line: int, column: int) -> tuple[Place | None, Place | None]:
        """The characters that end and that begin at a position; None where there is none."""
        ends: Place | None = None
        at = self._at((line, column))
        for run in self._runs[max(at - 1, 0) : at + 1]:
            if run.line == line and run.column < column <= run.end:
                ends = Place(run.text, run.offset + column - run.column - 1)
            if run.line == line and run.column <= column < run.end:
                return ends, Place(run.text, run.offset + column - run.column)
        return ends, None

    def _at(self, position: tuple[int, int]) -> int:
        """The last run that begins at or before a position; -1 where there is none."""
        return bisect_right(self._runs, position, key=_position) - 1


def _runs(number: int, text: Text) -> Iterator[_Run]:
    ends = [anchor.offset for anchor in text.anchors[1:]]
    ends.append(len(text.value))
    for (offset, line, column), end in zip(text.anchors, ends, strict=True):
        if end > offset:
            yield _Run(line, column, column + end - offset, number, offset)
