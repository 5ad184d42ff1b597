"""Texts put together from pieces of source lines, each piece with the position it was read at."""

from __future__ import annotations

from govlint.document import Anchor, LineText, Text
from govlint.named_tuple import NamedTuple


class Line(NamedTuple):
    """A piece of one source line: `text` stands at 1-based (number, column); `indented` as a paragraph's first line."""

    number: int
    column: int
    text: str
    indented: bool = False


_new = tuple.__new__
"""Makes a named tuple without going through its constructor: a page has thousands of pieces."""


class Runs:
    """Collects pieces and line feeds into one Text.

    At both edges of every line the characters `edges` are dropped, by default all white space.
    """

    __slots__ = ("_anchors", "_edges", "_length", "_parts")

    def __init__(self, edges: str | None = None) -> None:
        self._edges = edges
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._length = 0

    @property
    def begun(self) -> bool:
        """Whether there is any text yet."""
        return bool(self._parts)

    def generate(self, text: str, number: int, column: int) -> None:
        """Append text that is not in the source; all of it stands at (number, column)."""
        for char in text:
            self._anchors.append(Anchor(self._length, number, column))
            self._append(char)

    def add(self, text: str, number: int, column: int) -> None:
        """Append `text`, which stands (or for a decoded entity: begins) at (number, column)."""
        parts, anchors, length = self._parts, self._anchors, self._length
        if not parts or parts[-1] == "\n":
            kept = text.lstrip(self._edges)
            column += len(text) - len(kept)
            text = kept
        if not text:
            return
        if anchors:
            offset, line, start = anchors[-1]
            if line != number or start + length - offset != column:
                anchors.append(_new(Anchor, (length, number, column)))
        else:
            anchors.append(_new(Anchor, (length, number, column)))
        parts.append(text)
        self._length = length + len(text)

    def feed(self) -> None:
        """Append a line feed; several in succession, or one at the start, count as one or none."""
        self._trim()
        if self._parts and self._parts[-1] != "\n":
            self._append("\n")

    def text(self, number: int, column: int) -> Text:
        """What was collected; (number, column) is where an empty text stands."""
        self._trim()
        if self._parts and self._parts[-1] == "\n":
            self._drop()
        anchors = self._anchors
        while len(anchors) > 1 and anchors[-1].offset >= self._length:
            anchors.pop()
        if not self._length:
            return LineText("", number, column)
        if len(anchors) == 1 and not anchors[0].offset:
            return LineText("".join(self._parts), anchors[0].line, anchors[0].column)
        return Text("".join(self._parts), tuple(anchors))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _drop(self) -> None:
        self._length -= len(self._parts.pop())

    def _trim(self) -> None:
        parts = self._parts
        while parts and parts[-1] != "\n":
            part = parts[-1]
            kept = part.rstrip(self._edges)
            if kept == part:
                return
            self._drop()
            if kept:
                self._append(kept)
                return
            while self._anchors and self._anchors[-1].offset >= self._length:
                self._anchors.pop()
