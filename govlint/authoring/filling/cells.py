"""Where in a file the cells of a document stand, and how a figure is put into one without touching anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.discovery import suffix_of
from govlint.fixing.encoded_text import EncodedText
from govlint.fixing.plans import EditError
from govlint.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document import Document, Span
    from govlint.plugins import Reader

_WORD: Final = frozenset({".docx", ".docm"})
_LONGEST_CELL: Final = 4096
_CELL_ENDS: Final = re.compile(r"</?(?:td|th|tr|tbody|table)\b", re.IGNORECASE)
_NOTHING: Final = re.compile(r"(?:\s|&nbsp;|&#160;|&#[xX][aA]0;|(<[^<>]*>))*+")
_OPENING: Final = re.compile(r"(?:\s|<(?!/|br\b|wbr\b|img\b|hr\b)[^<>]*>)*+", re.IGNORECASE)
_SPACE: Final = re.compile(r"(?:\s|&nbsp;|&#160;|&#[xX][aA]0;)*+")


class Writing:
    """A document with its file. `written` gives the file with other figures; raises `EditError` where it cannot."""

    def __init__(self, document: Document, data: bytes) -> None:
        self.document: Final = document
        self.data: Final = data

    def written(self, changes: Mapping[Span, tuple[str, str]]) -> bytes:
        """The bytes of the file with the changes; `changes` gives by the span of a cell its text before and after."""
        raise NotImplementedError


def opened(path: str, data: bytes, readers: Mapping[str, Reader]) -> Writing:
    """The document in a file with the means to write figures into it; raises as its reader does, or `EditError`."""
    if suffix_of(path) in _WORD:
        from govlint.authoring.filling.word_cells import WordWriting
        from govlint.readers.docx.origins import traced

        document, origins = traced(path, data)
        return WordWriting(document, data, origins)
    document = read(path, data, readers)
    if document.addressing != "text" or not document.source.encoding:
        raise EditError("这种文件只能读，不能填写；请填写 Word 文档、Markdown 或者网页")
    return TextWriting(document, data)


class TextWriting(Writing):
    """A text file: what is written is put at the place of the cell, in the encoding of the file."""

    def written(self, changes: Mapping[Span, tuple[str, str]]) -> bytes:
        """See `Writing`."""
        source = self.document.source
        encoded = EncodedText(source)
        starts = self._starts()
        pieces: list[bytes] = []
        done = 0
        for span, (before, after) in sorted(changes.items()):
            at = starts[span.line - 1] + span.column - 1
            end = at + len(before)
            if not before.strip():
                at, end = _inside(source.text, at)
            elif source.text[at:end] != before:
                raise EditError(f"第{span.line}行的“{before}”不是直接写在文件里的，没有改动")
            pieces += (encoded.bytes_of(done, at), encoded.encoded(after))
            done = end
        pieces.append(encoded.bytes_of(done, len(source.text)))
        return source.bom + b"".join(pieces)

    def _starts(self) -> list[int]:
        """Where each line begins in the text."""
        text, starts = self.document.source.text, [0]
        for line in self.document.source.lines():
            end = starts[-1] + len(line)
            starts.append(end + (2 if text[end : end + 2] == "\r\n" else 1))
        return starts


def _inside(text: str, at: int) -> tuple[int, int]:
    """The slice of the file that a figure takes the place of, in the empty cell that begins at an offset.

    In the cell of a web page it stands inside of all elements that are empty there, and looks as they do.
    """
    if text[at - 1 : at] != ">":
        return at, at
    limit = _CELL_ENDS.search(text, at, at + _LONGEST_CELL)
    end = at if limit is None else limit.start()
    whole = _NOTHING.match(text, at, end)
    if whole is None or whole.end() != end:
        return at, at
    start = _OPENING.match(text, at, end)
    if start is None or (space := _SPACE.match(text, start.end(), end)) is None:
        return at, at
    return start.end(), space.end()
