"""Where in a Word file the characters of its rendered lines stand: the way back from a finding to the file.

`traced` reads a file as the reader does and gives besides the document its `Origins`. A position in the document leads
to characters of w:t elements, for changing text, and to w:p elements, for anchoring remarks, which an empty cell and an
automatic number have too. Both are told by the name of their part and their number in it, counted from 0 in the order
of the part over all elements of the kind, whatever they stand in.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple
from govlint.readers.docx import laid_out
from govlint.readers.docx.word_file import WordFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Document, Text
    from govlint.readers.docx.passages import Origin


class WordCharacter(NamedTuple):
    """The character `offset` of the text of w:t number `text` of a part, as an XML parser gives it."""

    part: str
    text: int
    offset: int


class WordParagraph(NamedTuple):
    """The w:p number `paragraph` of a part."""

    part: str
    paragraph: int


class _Stretch(NamedTuple):
    """Columns [column, end) of a line."""

    column: int
    end: int
    origin: Origin


class Origins:
    """The map of one document. Positions are 1-based lines and columns of its rendered lines.

    What stands in several identical headers or footers is rendered once: it has as many origins.
    """

    def __init__(self) -> None:
        self._texts: defaultdict[int, list[_Stretch]] = defaultdict(list)
        self._paragraphs: defaultdict[int, list[_Stretch]] = defaultdict(list)
        self._known: dict[int, dict[int, tuple[WordCharacter, ...]]] = {}

    def add(self, origins: Iterable[Origin], text: Text) -> None:
        """Take the origins of a passage that was written down as `text`."""
        for origin in origins:
            line, column = text.position(origin.start)
            stretch = _Stretch(column, column + origin.end - origin.start, origin)
            (self._paragraphs if origin.text is None else self._texts)[line].append(stretch)

    def characters(self, line: int, column: int) -> tuple[WordCharacter, ...]:
        """What of the file is shown as the character at a position.

        Nothing for what stands in no w:t: automatic numbers, line breaks, tabs, symbols, formulas.
        """
        if line not in self._known:
            self._known[line] = self._columns(line)
        return self._known[line].get(column, ())

    def paragraphs(self, line: int, column: int) -> tuple[WordParagraph, ...]:
        """The paragraphs in which a position stands, or right behind of which."""
        found = (
            WordParagraph(origin.part, origin.paragraph)
            for first, end, origin in self._paragraphs.get(line, ())
            if first <= column <= end
        )
        return tuple(dict.fromkeys(found))

    def _columns(self, line: int) -> dict[int, tuple[WordCharacter, ...]]:
        found: dict[int, tuple[WordCharacter, ...]] = {}
        for first, end, origin in self._texts.get(line, ()):
            for column in range(first, end) if origin.text is not None else ():
                character = WordCharacter(origin.part, origin.text or 0, origin.offset + column - first)
                found[column] = (*found.get(column, ()), character)
        return found


def traced(path: str, data: bytes) -> tuple[Document, Origins]:
    """Read a Word file as the reader does, and remember where everything stands; raises `UnreadableError` as it does.

    Costs about twice as much as reading.
    """
    origins = Origins()
    return laid_out(path, data, WordFile(data, traced=True), origins), origins
