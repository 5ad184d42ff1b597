"""What stands on a page: characters and drawn lines.

Lengths are points (1/72 inch). x grows to the right and y downwards from the upper left corner of the page as it is
read, whatever the file does to turn it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from govlint.document import Property


class Glyph(NamedTuple):
    """One character with the box that its font gives it; `base` is the line it stands on."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float

    @property
    def middle(self) -> float:
        """The x of its centre."""
        return (self.left + self.right) / 2


class Ruling(NamedTuple):
    """A drawn line along an axis: at y or x = `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """A page, counted from 1. `pictured` is the share of it that its largest picture covers."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    across: list[Ruling]
    down: list[Ruling]
    pictured: float


class Content(NamedTuple):
    """What a file holds, before anything is put in order."""

    pages: list[Page]
    properties: tuple[Property, ...]
