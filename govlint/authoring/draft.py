"""A report that is to be written, whatever the format: its blocks in order."""

from __future__ import annotations

from govlint.authoring.grids import Grid
from govlint.named_tuple import NamedTuple


class DraftTitle(NamedTuple):
    """The title of the document; its lines are separated by line feeds."""

    text: str


class DraftHeading(NamedTuple):
    """A heading; that of a part has level 2, the title's being 1."""

    text: str
    level: int


class DraftParagraph(NamedTuple):
    """Running text; a line feed is a line break inside the paragraph."""

    text: str


DraftBlock = DraftTitle | DraftHeading | DraftParagraph | Grid


class Draft(NamedTuple):
    """The blocks of a document, and what the file itself says its title is, "" where nothing does."""

    name: str
    blocks: tuple[DraftBlock, ...]
