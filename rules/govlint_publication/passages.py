"""Which texts of a document the rules on wording look at: all of them, or those that are sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Document, Text

SUSPECT: Final = (
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ufffc\ufffd\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\ue000-\uf8ff"
    "\U0002f800-\U0002fa1f\U000f0000-\U0010ffff]"
)
"""Matches a character that is invisible, stands in for another one, or is for private use."""

_FIGURES: Final = r"(?:\b\d{1,9}(?:\.\d{1,6})?[ ]{1,8}){4}"
"""Figures in a row: a table whose borders are lost, though its notes may be sentences."""

_SHORTEST: Final = 20
_GAPS: Final = 4


class Passages(NamedTuple):
    """What is written in a document, in the order of reading.

    `texts` are headings, paragraphs, cells and margins, `values` what they say; `whole` is all of that, a line feed
    between two, for asking whether something occurs at all. `prose` are the texts that hold a whole sentence or are
    items of a list, so no labels of tables, whatever lost its borders; `folded` is their matching text, again in one.
    """

    texts: tuple[Text, ...]
    values: list[str]
    whole: str
    prose: tuple[Text, ...]
    folded: str


_latest: list[tuple[Document, Passages]] = []
"""Seven rules ask about the same document one after another."""


def passages(document: Document) -> Passages:
    """The passages of a document."""
    if not _latest or _latest[0][0] is not document:
        _latest[:] = [(document, _passages(document))]
    return _latest[0][1]


def _passages(document: Document) -> Passages:
    texts: list[Text] = []
    prose: list[Text] = []
    for block in (*document.blocks, *document.margins):
        if isinstance(block, Table):
            cells = [cell.text for row in block.rows for cell in row]
            texts += cells
            if _hold_prose([text.value for text in cells]):
                prose += [text for text in cells if _is_prose(text.value)]
        else:
            texts.append(block.text)
            if _is_prose(block.text.value):
                prose.append(block.text)
    values = [text.value for text in texts]
    folded = "\n".join([text.folded.text for text in prose])
    return Passages(tuple(texts), values, "\n".join(values), tuple(prose), folded)


def _is_prose(value: str) -> bool:
    return ("。" in value or value[-1:] == "；") and not _is_row(value)


def _hold_prose(values: Sequence[str]) -> bool:
    """Whether one of the texts may be prose: asked of all cells of a table at once."""
    together = "\n".join(values)
    return "。" in together or "；\n" in together or together[-1:] == "；"


def is_sentence(value: str) -> bool:
    """Whether a text is prose, or looks as if it would be with full-width marks."""
    return _is_prose(value) or (len(value) >= _SHORTEST and value[-1] in ".;:?!：？！" and not _is_row(value))


def _is_row(value: str) -> bool:
    return value.count(" ") >= _GAPS and re.search(_FIGURES, value) is not None
