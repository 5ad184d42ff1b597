"""Hard-wrapped prose: finding out whether lines were broken at a margin, and joining them to paragraphs again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.document import Paragraph, Text, join_lines
from govlint.matching import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STARTS: Final = re.compile(
    r"第?[一二三四五六七八九十]{1,3}(?:[、.]|部分)|\(?[一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|\d{1,2}[.、](?!\d)"
    r"|[一二三四五六七八九十]是|\[|#|\|"
)
_ENDS: Final = frozenset("。！？；：.!?;:")
_LEAST_WIDTH: Final = 40
_SAMPLE: Final = 4000


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The margin that prose was broken at, in terminal columns; 0 where lines are whole paragraphs."""

    margin: int

    @classmethod
    def measure(cls, lines: Sequence[str]) -> Wrapping:
        """Long lines that mostly stop short of a sentence's end, all about as wide, were broken at a margin."""
        widths = [(width(line), line) for line in lines[:_SAMPLE] if len(line) >= _LEAST_WIDTH // 2 and "\t" not in line]
        long = sorted(w for w, _ in widths if w >= _LEAST_WIDTH)
        if len(long) < 4:
            return cls(0)
        margin = long[(len(long) * 9) // 10]
        full = [line for w, line in widths if margin * 0.9 <= w <= margin * 1.12]
        broken = sum(line.rstrip()[-1:] not in _ENDS for line in full)
        wide = sum(w > margin * 1.12 for w in long)
        if broken >= 4 and broken * 2 >= len(full) and len(full) * 3 >= len(long) and wide * 8 <= len(long):
            return cls(margin)
        return cls(0)

    def breaks_after(self, line: str) -> bool:
        """Whether `line` reaches the margin and stops in the middle of a sentence."""
        return self.margin > 0 and line[-1:] not in _ENDS and width(line) >= self.margin * 0.86


def width(line: str) -> int:
    """The width of a line in terminal columns: wide characters count two."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def joined(lines: Iterable[Text], wrapping: Wrapping) -> Iterator[Paragraph]:
    """Paragraphs from lines of prose; a numbered line always opens one."""
    current: list[Text] = []
    for line in lines:
        if current and not (wrapping.breaks_after(current[-1].value) and not _STARTS.match(fold(line.value[:12]))):
            yield _paragraph(current)
            current = []
        current.append(line)
    if current:
        yield _paragraph(current)


def _paragraph(lines: list[Text]) -> Paragraph:
    text = join_lines(lines)
    return Paragraph(text, text.span())
