"""What stands on the margins of the pages and is no text of the report: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.pdf.lines import Line

_DASH: Final = "-‐‑–—―－─~·•.|"
_NUMBER: Final = re.compile(
    rf"[{_DASH}]{{1,3}}\d{{1,4}}[{_DASH}]{{1,3}}\Z|第?\d{{1,4}}页[,，/]?(?:共\d{{1,4}}页)?\Z|\d{{1,4}}/\d{{1,4}}\Z"
    r"|第[一二三四五六七八九十百]{1,5}页[,，/]?(?:共[一二三四五六七八九十百]{1,5}页)?\Z|page\d{1,4}(?:of\d{1,4})?\Z",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"\d{1,4}\Z")
_DIGITS: Final = re.compile(r"\d+")
_LINES: Final = 2
"""A margin holds at most so many lines above or below the text."""
_ZONE: Final = 0.14
"""A margin is at most this part of the page's height."""
_SAME_HEIGHT: Final = 4.0
_USUAL: Final = 0.5
"""What stands on this part of the pages is repeated on all of them."""


def margins_of(pages: Sequence[tuple[Sequence[Line], float]]) -> set[tuple[int, int]]:
    """The (page, row) of the lines on margins. `pages` are the lines outside of tables, and the height of the page."""
    ends = [_ends(lines, height) for lines, height in pages]
    numbered = _numbered(ends)
    repeated = _repeated(ends, {(line.page, line.row) for line in numbered})
    return {(line.page, line.row) for line in (*numbered, *repeated)}


def _ends(lines: Sequence[Line], height: float) -> tuple[list[Line], list[Line]]:
    """The lines in the upper and lower margin, the outermost first."""
    top = [line for line in lines[:_LINES] if line.base < _ZONE * height]
    bottom = [line for line in lines[: -_LINES - 1 : -1] if line.base > (1 - _ZONE) * height and line not in top]
    return top, bottom


def _numbered(ends: Sequence[tuple[list[Line], list[Line]]]) -> list[Line]:
    """Page numbers. A bare number is one only where it counts with the pages."""
    found = []
    bare: list[tuple[int, Line]] = []
    for number, (top, bottom) in enumerate(ends, 1):
        for line in (*bottom, *top):
            text = fold(line.text)
            if _BARE.match(text):
                bare.append((int(text) - number, line))
            elif _NUMBER.match(text):
                found.append(line)
                break
    steps = Counter(step for step, _ in bare)
    for step, line in bare:
        if step == 0 or steps[step] > 1:
            found.append(line)
    return found


def _repeated(ends: Sequence[tuple[list[Line], list[Line]]], numbers: set[tuple[int, int]]) -> list[Line]:
    """Lines that stand at the same height on most pages with the same words, digits aside."""
    places: dict[str, list[Line]] = {}
    for top, bottom in ends:
        for line in (*top, *bottom):
            if (line.page, line.row) not in numbers:
                places.setdefault(_DIGITS.sub("0", fold(line.text)), []).append(line)
    found = []
    least = max(2, _USUAL * sum(bool(top or bottom) for top, bottom in ends))
    for lines in places.values():
        heights = sorted(line.base for line in lines)
        usual = heights[len(heights) // 2]
        same = [line for line in lines if abs(line.base - usual) <= _SAME_HEIGHT]
        if len({line.page for line in same}) >= least:
            found.extend(same)
    return found
