"""Which texts of a document the rules on wording look at: all of them, or those that are sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.document import Table
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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

    `texts` are headings, paragraphs, cells and margins. `values` are what they say, each once; `whole` is all of that,
    a line feed between two, for asking whether something occurs at all. `prose` are the texts that hold a whole
    sentence or are items of a list, so no labels of tables, whatever lost its borders; `folded` is their matching
    text, again each once and in one.
    """

    texts: tuple[Text, ...]
    values: Collection[str]
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
    values: dict[str, None] = {}
    prose: list[Text] = []
    for block in (*document.blocks, *document.margins):
        if isinstance(block, Table):
            cells = [cell.text for row in block.rows for cell in row]
            texts += cells
            said = dict.fromkeys([text.value for text in cells])
            values |= said
            if _hold_prose(said):
                prose += [text for text in cells if _is_prose(text.value)]
        else:
            text = block.text
            texts.append(text)
            values[text.value] = None
            if _is_prose(text.value):
                prose.append(text)
    folded = "\n".join(dict.fromkeys([text.folded.text for text in prose]))
    return Passages(tuple(texts), values.keys(), "\n".join(values), tuple(prose), folded)


def _is_prose(value: str) -> bool:
    return ("。" in value or value[-1:] == "；") and not _is_row(value)


def _hold_prose(values: Iterable[str]) -> bool:
    """Whether one of the texts may be prose: asked of all cells of a table at once."""
    together = "\n".join(values)
    return "。" in together or "；\n" in together or together[-1:] == "；"


def is_sentence(value: str) -> bool:
    """Whether a text is prose, or looks as if it would be with full-width marks."""
    return _is_prose(value) or (len(value) >= _SHORTEST and value[-1] in ".;:?!：？！" and not _is_row(value))


def _is_row(value: str) -> bool:
    return value.count(" ") >= _GAPS and re.search(_FIGURES, value) is not None
