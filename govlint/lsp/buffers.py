"""The text of a document that is open in an editor, as it is there, saved or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lsprotocol.types import TextDocumentContentChangePartial

from govlint.lsp.positions import index, lines_with_ends

if TYPE_CHECKING:
    from lsprotocol.types import Position, TextDocumentContentChangeEvent

_LONE: Final = re.compile("[\ud800-\udfff]")


class Buffer:
    """An open document. `path` is None for one that is not to be checked; `revision` grows with every change.

    Lone halves of surrogates, which are no characters, are held as U+FFFD: that takes as many units.
    """

    def __init__(self, uri: str, path: str | None, version: int, text: str) -> None:
        self.uri: Final = uri
        self.path: Final = path
        self.version = version
        self.revision = 0
        self._lines = lines_with_ends(_whole(text))

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._lines)

    @property
    def lines(self) -> list[str]:
        """Its lines with their ends, which do not change any more."""
        return list(self._lines)

    def change(self, event: TextDocumentContentChangeEvent, encoding: str) -> None:
        """Take over a change; positions outside of the text count as its nearest end."""
        self.revision += 1
        if not isinstance(event, TextDocumentContentChangePartial):
            self._lines = lines_with_ends(_whole(event.text))
            return
        start, end = sorted((self._at(event.range.start, encoding), self._at(event.range.end, encoding)))
        (first, before), (last, behind) = start, end
        text = self._lines[first][:before] + _whole(event.text) + self._lines[last][behind:]
        if first and self._lines[first - 1].endswith("\r"):
            # What begins with LF now ends that line.
            first -= 1
            text = self._lines[first] + text
        lines = lines_with_ends(text)
        if last + 1 < len(self._lines):
            lines.pop()
        self._lines[first : last + 1] = lines

    def _at(self, position: Position, encoding: str) -> tuple[int, int]:
        if position.line >= len(self._lines):
            return len(self._lines) - 1, len(self._lines[-1])
        line = self._lines[position.line].rstrip("\r\n")
        return position.line, index(line, position.character, encoding)


def _whole(text: str) -> str:
    return _LONE.sub("\ufffd", text)
