"""A report that is to be written, whatever the format: its blocks in order."""

from __future__ import annotations

import re
from typing import Final

from govlint.authoring.grids import Grid
from govlint.named_tuple import NamedTuple

_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class DraftTitle(NamedTuple):
    """The title of the document; its lines are separated by line feeds.

    Where it is too long for a line, it is best broken at the offset `fold`; 0 where nothing is known of that.
    """

    text: str
    fold: int = 0


class DraftHeading(NamedTuple):
    """A heading; that of a part has level 2, the title's being 1."""

    text: str
    level: int


class DraftParagraph(NamedTuple):
    """Running text; a line feed is a line break inside the paragraph. Its first `lead` characters head it."""

    text: str
    lead: int = 0


DraftBlock = DraftTitle | DraftHeading | DraftParagraph | Grid


class Draft(NamedTuple):
    """The blocks of a document, and what the file itself says its title is, "" where nothing does.

    `copied` are the ids of tables that are not laid out as the form has them.
    """

    name: str
    blocks: tuple[DraftBlock, ...]
    copied: tuple[str, ...] = ()


def printable(text: str) -> str:
    """A text without the characters that no file of text may hold; line feeds and tabs stay."""
    return _UNPRINTABLE.sub("", text)
