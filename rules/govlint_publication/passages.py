"""Which texts of a document the rules on wording look at: all of them, or those that are sentences."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from govlint.document import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from govlint.document import Document, Text

SUSPECT: Final = (
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ufffc\ufffd\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\ue000-\uf8ff"
    "\U0002f800-\U0002fa1f\U000f0000-\U0010ffff]"
)
"""Matches a character that is invisible, stands in for another one, or is for private use."""
_USUAL: Final = "[\n!-~\u4e00-\u9fa5、。《》“”—·，：；（）？！％〔〕…]*+"
"""Matches what nearly all documents are written in, none of it suspect: taken at a run, it costs least to look at."""

_FIGURES: Final = r"(?:\b\d{1,9}(?:\.\d{1,6})?[ ]{1,8}){4}"
"""Figures in a row: a table whose borders are lost, though its notes may be sentences."""

_SHORTEST: Final = 20
_GAPS: Final = 4


class Passages:
    """What is written in a document.

    `values` are what headings, paragraphs, cells and margins say, each once; `whole` is all of that in any order, a
    line feed between two, for asking whether something occurs at all. `prose` are the texts that hold a whole sentence
    or are items of a list, so no labels of tables, whatever lost its borders, in the order of reading; `folded` is
    their matching text, again each once and in one.
    """

    def __init__(self, document: Document) -> None:
        blocks = (*document.blocks, *document.margins)
        texts = [block.text for block in blocks if not isinstance(block, Table)]
        tables = [block for block in blocks if isinstance(block, Table)]
        values = {cell.text.value for table in tables for row in table.rows for cell in row}
        if _hold_prose(values):
            texts = list(document.texts())
        values.update([text.value for text in texts])
        prose = [text for text in texts if "。" in text.value or text.value[-1:] == "；"]
        prose = [text for text in prose if not _is_row(text.value)]
        self.document: Final = document
        self.values: Final[Collection[str]] = values
        self.whole: Final = "\n".join(values)
        self.prose: Final[Sequence[Text]] = prose
        self.folded: Final = "\n".join(dict.fromkeys([text.folded.text for text in prose]))

    def may_hold_suspects(self) -> bool:
        """Whether one of the `SUSPECT` characters may be in the document."""
        return not re.fullmatch(_USUAL, self.whole) and re.search(SUSPECT, self.whole) is not None

    @cached_property
    def texts(self) -> Sequence[Text]:
        """The headings, paragraphs, cells and margins; most rules find out that they need none of them."""
        return tuple(self.document.texts())


_latest: list[Passages] = []
"""Seven rules ask about the same document one after another."""


def passages(document: Document) -> Passages:
    """The passages of a document."""
    held = _latest[0] if _latest else None
    if held is None or held.document is not document:
        held = Passages(document)
        _latest[:] = [held]
    return held


def _is_prose(value: str) -> bool:
    return ("。" in value or value[-1:] == "；") and not _is_row(value)


def _hold_prose(values: Iterable[str]) -> bool:
    """Whether one of the texts may be prose: asked of all cells at once."""
    together = "\n".join(values)
    return "。" in together or "；\n" in together or together[-1:] == "；"


def is_sentence(value: str) -> bool:
    """Whether a text is prose, or looks as if it would be with full-width marks."""
    return _is_prose(value) or (len(value) >= _SHORTEST and value[-1] in ".;:?!：？！" and not _is_row(value))


def _is_row(value: str) -> bool:
    return value.count(" ") >= _GAPS and re.search(_FIGURES, value) is not None
