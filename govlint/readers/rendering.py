"""Writing down, line by line, a document that has no lines of its own: Word files and PDF.

Every paragraph and every row of a table becomes one line of text, numbered from 1; all positions are positions in these
lines, and `govlint show` prints their numbers. So a position means the same in every format: the text at a span is the
text of the node.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import LineText, Text
from govlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK: Final = "↵"
"""Stands in a line where the text of a paragraph or cell goes on in its next line."""
BETWEEN: Final = " | "
"""Stands in a line between two cells of a row."""
_GAP: Final = len(BETWEEN)
_ENDS: Final = re.compile(r"[\r\n]")


class Rendering:
    """The lines written so far; a text handed in comes back with its positions.

    A line feed in a text is a line break inside the paragraph or cell; texts hold no carriage returns.
    """

    __slots__ = ("_lines", "breaks")

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.breaks = 0
        """How many line breaks there are inside paragraphs and cells."""

    @property
    def line(self) -> int:
        """The number that the next line will have."""
        return len(self._lines) + 1

    def paragraph(self, value: str) -> Text:
        """Write a paragraph, heading or any other text as a line of its own."""
        text = LineText(value, self.line, 1)
        self._write(value)
        return text

    def row(self, values: Sequence[str]) -> list[Text]:
        """Write the cells of a row, empty ones included, as one line."""
        number = self.line
        texts: list[Text] = []
        column = 1
        for value in values:
            texts.append(LineText(value, number, column))
            column += len(value) + _GAP
        self._write(BETWEEN.join(values))
        return texts

    def _write(self, line: str) -> None:
        if "\n" in line or "\r" in line:
            self.breaks += line.count("\n")
            line = _ENDS.sub(BREAK, line)
        self._lines.append(line)

    def source(self, path: str, data: bytes) -> Source:
        """The source whose text are the lines written."""
        return Source(path, data, text="\n".join(self._lines))
