"""The title of a web page's text, where the text itself has none: what the page calls itself says which line it is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.document import Paragraph, Table
from govlint.matching import fold
from govlint.readers.html.boilerplate import is_ahead
from govlint.readers.html.tokens import TEXT, attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Text
    from govlint.readers.html.lines import Piece
    from govlint.readers.html.page import Page

SHORTEST: Final = 6
"""No title is shorter, in characters of matching text."""
_LONGEST: Final = 80
_MOST_NAMES: Final = 6
_LONGEST_NAME: Final = 500
_NAMING: Final = ("articletitle", "title", "og:title")


def names(page: Page) -> list[str]:
    """What the page says its title is, as matching text."""
    found = []
    for token, after in pairwise(page.tokens):
        if token.name == "title" and not token.closing and after.name == TEXT:
            found.append(fold(page.text[after.start : min(after.end, after.start + _LONGEST_NAME)]))
        elif token.name == "meta" and "title" in token.attributes.lower():
            values = attributes(token.attributes)
            if values.get("name", values.get("property", "")).lower() in _NAMING:
                found.append(fold(values.get("content", "")[:_LONGEST_NAME]))
    return [name for name in found[:_MOST_NAMES] if len(name) >= SHORTEST]


def agreeing(piece: Piece, names: Sequence[str]) -> str:
    """The matching text of a piece that is a title of the page, empty where it is none."""
    if isinstance(piece.block, Table):
        found = (_agrees(text, names) for text in _first_cells(piece.block))
        return max(found, key=len, default="")
    return _agrees(piece.block.text, names)


def title_piece(piece: Piece, names: Sequence[str]) -> Piece:
    """The title alone, where it stands in a table."""
    if not isinstance(piece.block, Table):
        return piece
    text = max(_first_cells(piece.block), key=lambda cell: len(_agrees(cell, names)))
    return piece._replace(block=Paragraph(text, text.span()))


def _first_cells(table: Table) -> list[Text]:
    return [cell.text for row in table.rows[:12] for cell in row[:6]]


def _agrees(text: Text, names: Sequence[str]) -> str:
    folded = text.folded.text
    if not SHORTEST <= len(folded) <= _LONGEST or is_ahead(folded):
        return ""
    return folded if any(folded in name or name in folded for name in names) else ""
