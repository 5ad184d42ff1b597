"""Paragraphs from visual lines: where a line is full and the next one begins at the margin, the text goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.matching import fold
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.pdf.lines import Line

_HEADING: Final = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:[、.]|部分)")
_ITEM: Final = re.compile(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)|[一二三四五六七八九十]是")
_WORD: Final = re.compile(r"[!-~]+|.[，。、；：！？）》”’]*")
_ENDS: Final = frozenset("。；：！？;:!?")
_CUT: Final = frozenset("第“《（(")
_SLACK: Final = 0.7
_INDENT: Final = 1.0
_LONG: Final = 0.5
_FAR: Final = 3.0
_OTHER_SIZE: Final = 1.35
_SAME_SIZE: Final = 1.1


class Measure(NamedTuple):
    """The left and right edge that running text keeps to."""

    left: float
    right: float


def measure(lines: Sequence[Line], width: float) -> Measure:
    """The edges of the running text on pages of one width; a page without long lines has its own as edges."""
    long = [line for line in lines if line.right - line.left >= _LONG * width]
    if not long:
        return Measure(0.0, width)
    lefts = sorted(line.left for line in long)
    rights = sorted((line.right for line in long), reverse=True)
    return Measure(lefts[len(lefts) // 10], rights[len(rights) // 10])


def grouped(lines: Sequence[Line], measures: dict[int, Measure]) -> Iterator[list[Line]]:
    """The lines of each paragraph; `measures` are those of each page."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, measures[group[-1].page], measures[line.page]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: Line, after: Line, above: Measure, below: Measure) -> bool:
    """Whether the paragraph of `line` goes on in `after`."""
    if line.gapped or after.gapped or not _is_full(line, after, above):
        return False
    if after.page == line.page and after.base - line.base > _FAR * max(line.height, after.height):
        return False
    if not 1 / _OTHER_SIZE < line.height / after.height < _OTHER_SIZE:
        return False
    start = fold(after.text[:12])
    if _HEADING.match(start) and line.text[-1] not in _CUT:
        return False
    em = after.height
    if after.left - below.left <= _INDENT * em:
        return True
    level = abs((after.left - below.left) - (line.left - above.left)) < 0.5 * em
    # A centred title may begin where an indented line does.
    level = level and 1 / _SAME_SIZE < line.height / after.height < _SAME_SIZE
    return level and line.text[-1] not in _ENDS and not _ITEM.match(start)


def _is_full(line: Line, after: Line, edges: Measure) -> bool:
    """Whether the first word of the next line had no room any more."""
    match = _WORD.match(after.text)
    em = line.height
    word = sum(0.55 if char < "\u0250" else 1.0 for char in match[0][:60]) if match else 1.0
    return edges.right - line.right < (word + _SLACK) * em
