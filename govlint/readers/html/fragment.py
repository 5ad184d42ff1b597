"""HTML inside of Markdown as blocks: headings, paragraphs and tables with merged cells, each with its position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.html.blocks import pieces
from govlint.readers.html.page import page_of
from govlint.readers.html.tokens import Places, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document import Block
    from govlint.readers.runs import Line


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a piece of HTML that stands on these source lines; never fails, whatever is missing in it."""
    places = Places(lines)
    page = page_of(places.text, list(tokens(places.text)), styled=False)
    return [piece.block for piece in pieces(page, places, feeds=True)]
