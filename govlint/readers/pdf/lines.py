"""Visual lines: the glyphs that stand on one base line, from left to right, with spaces where there are gaps."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.readers.pdf.page import Glyph

_SAME_LINE: Final = 0.45
"""Base lines nearer than this part of a glyph's height are one: superscripts, Latin among ideographs."""
_LATIN_GAP: Final = 0.2
_WIDE_GAP: Final = 0.55
_STRETCHED: Final = 0.4
"""Gaps as parts of the size: what parts two Latin words, what parts anything, and how far above the usual gap of a
justified line."""
_FAR: Final = 1.7
"""Pieces farther apart than so many letters are not of one sentence."""
_PADDING: Final = 11.0
"""What a cell leaves free at both sides together: 1.9 millimetres a side in Word."""
_base = attrgetter("base")
_left = attrgetter("left")


class Line(NamedTuple):
    """A visual line, or the part of one in a cell; `row` is the number of the visual line on its page, from 1.

    A `gapped` line holds pieces far apart, like the row of a table without borders.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    page: int
    row: int
    gapped: bool = False

    @property
    def height(self) -> float:
        """The size of its letters."""
        return self.bottom - self.top


class Joined(NamedTuple):
    """Lines as one text; `starts` says at which offset which of them begins."""

    text: str
    starts: tuple[tuple[int, Line], ...]


def rows_of(glyphs: Iterable[Glyph]) -> list[float]:
    """Where the visual lines of a page begin, downwards: a glyph stands in the last one that begins above its base."""
    return [row[0].base for row in _grouped(glyphs)]


def lines_of(glyphs: Iterable[Glyph], page: int, rows: Sequence[float]) -> list[Line]:
    """The lines that the glyphs form, from top to bottom; those without any text are left out."""
    found = []
    for group in _grouped(glyphs):
        if len(group) == 1:  # as a figure in its cell
            text, left, top, right, bottom, base = group[0]
            if not text.isspace():
                found.append(Line(text.strip(), left, right, top, bottom, base, page, max(bisect_right(rows, base), 1)))
            continue
        group.sort(key=_left)
        text = _spaced(group)
        inked = [glyph for glyph in group if not glyph.text.isspace()]
        if not inked:
            continue
        base = group[0].base
        highest = max(glyph.bottom - glyph.top for glyph in inked)
        body = [glyph for glyph in inked if glyph.bottom - glyph.top > highest * 0.7]
        found.append(
            Line(
                text.strip(),
                inked[0].left,
                max(glyph.right for glyph in inked),
                min(glyph.top for glyph in body),
                max(glyph.bottom for glyph in body),
                base,
                page,
                max(bisect_right(rows, base), 1),
                _is_gapped(inked),
            )
        )
    return found


def _grouped(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    group: list[Glyph] = []
    height = 0.0
    for glyph in sorted(glyphs, key=_base):
        height = max(height, glyph.bottom - glyph.top)
        if group and glyph.base - group[0].base > _SAME_LINE * height:
            yield group
            group, height = [], glyph.bottom - glyph.top
        group.append(glyph)
    if group:
        yield group


def _spaced(glyphs: Sequence[Glyph]) -> str:
    """The text of a line; a gap is a space where it is wider than the line's usual one."""
    if len(glyphs) == 1:
        return glyphs[0].text
    gaps = [after.left - before.right for before, after in itertools.pairwise(glyphs)]
    usual = max(sorted(gaps)[len(gaps) // 4], 0.0)
    pieces = [glyphs[0].text]
    for before, after, gap in zip(glyphs, glyphs[1:], gaps, strict=False):
        height = min(before.bottom - before.top, after.bottom - after.top)
        latin = _is_latin(before.text) and _is_latin(after.text)
        wide = max(_WIDE_GAP * height, min(usual, _WIDE_GAP * height) + _STRETCHED * height)
        if gap > (_LATIN_GAP * height if latin else wide) and not (before.text.isspace() or after.text.isspace()):
            pieces.append(" ")
        pieces.append(after.text)
    return "".join(pieces)


def _is_gapped(inked: Sequence[Glyph]) -> bool:
    pairs = itertools.pairwise(inked)
    return any(after.left - before.right > _FAR * (after.bottom - after.top) for before, after in pairs)


def _is_latin(char: str) -> bool:
    return char < "\u0250"


def joined(lines: Sequence[Line], width: float = 0.0) -> Joined:
    """Wrapped lines as one text.

    Ideographs meet, Latin words keep a space between them. A figure that fills its cell, `width` points wide, goes on
    in the next line; one that leaves room for more is followed by another. Without a width every line is full.
    """
    text = ""
    starts: list[tuple[int, Line]] = []
    for line in lines:
        if text and _parted(text[-1], line.text[0], starts[-1][1], width):
            text += " "
        starts.append((len(text), line))
        text += line.text
    return Joined(text, tuple(starts))


def _parted(before: str, after: str, line: Line, width: float) -> bool:
    if before.isdigit() and after.isdigit():
        return width > 0 and not is_full(line, after, width)
    return _is_latin(before) and _is_latin(after) and before.isalnum() and after.isalnum()


def is_full(line: Line, char: str, width: float) -> bool:
    """Whether a line in a cell so many points wide has no room for another character."""
    taken = line.right - line.left
    return taken + (taken / len(line.text) if _is_latin(char) else line.height) + _PADDING > width
