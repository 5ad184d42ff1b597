"""Positions as editors count them: lines and characters from 0, characters in units of the encoding agreed upon.

Of UTF-16, 𠮷 is two units; of UTF-8, 字 is three. Only LF, CRLF and CR end a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lsprotocol.types import Position, PositionEncodingKind, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Span

_LINE: Final = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")
_BOM: Final = "\ufeff"


def units(text: str, encoding: str) -> int:
    """How many units a text without lone surrogates takes."""
    if encoding == PositionEncodingKind.Utf32 or text.isascii():
        return len(text)
    if encoding == PositionEncodingKind.Utf8:
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2


def index(line: str, character: int, encoding: str) -> int:
    """How many code points of a line stand before a unit; one in the middle of a character counts as its beginning."""
    if encoding == PositionEncodingKind.Utf32 or line.isascii():
        return min(character, len(line))
    if encoding == PositionEncodingKind.Utf8:
        return len(line.encode()[:character].decode("utf-8", "ignore"))
    return len(line.encode("utf-16-le")[: 2 * character].decode("utf-16-le", "ignore"))


def lines_with_ends(text: str) -> list[str]:
    """The lines of a text with their ends; the last one has none, and may be empty."""
    lines: list[str] = _LINE.findall(text)
    if not lines or lines[-1][-1] in "\r\n":
        lines.append("")
    return lines


class Lines:
    """The lines of a text as its editor has it, and where the positions of govlint are in them.

    A mark at the beginning (U+FEFF) is a character to an editor and none to a reader.
    """

    def __init__(self, lines: Sequence[str], encoding: str) -> None:
        self._lines = lines
        self._encoding = encoding
        self._hidden = int(bool(lines) and lines[0].startswith(_BOM))

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, number: int) -> str:
        """A line, counted from 1, without its end."""
        return self._lines[number - 1].rstrip("\r\n") if 0 < number <= len(self._lines) else ""

    def end_of(self, number: int) -> str:
        """What ends a line: LF, CRLF, CR, or nothing."""
        line = self._lines[number - 1] if 0 < number <= len(self._lines) else ""
        return line[len(line.rstrip("\r\n")) :]

    def position(self, line: int, column: int) -> Position:
        """The position of a line and column, both counted from 1."""
        return self.behind(line, column - 1 + (self._hidden if line == 1 else 0))

    def behind(self, line: int, characters: int) -> Position:
        """The position behind so many characters of a line, which is counted from 1."""
        if not 0 < line <= len(self._lines):
            return Position(len(self._lines) if line > 0 else 0, 0)
        return Position(line - 1, units(self.line(line)[: max(characters, 0)], self._encoding))

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span.line, span.column), self.position(span.end_line, span.end_column))

    def index(self, position: Position) -> int:
        """How many characters stand before a position in its line, as the editor has it."""
        return index(self.line(position.line + 1), position.character, self._encoding)

    def place(self, position: Position) -> tuple[int, int]:
        """The line and column, both counted from 1, of a position; one behind the end of a line counts as its end."""
        number = position.line + 1
        column = self.index(position) + 1
        return number, max(column - self._hidden, 1) if number == 1 else column
