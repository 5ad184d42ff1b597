"""Hard-wrapped prose: finding out whether lines were broken at a margin, and joining them to paragraphs again."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from govlint.document import Paragraph, Text, join_lines
from govlint.matching import fold
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STARTS: Final = re.compile(
    r"第?[一二三四五六七八九十]{1,3}(?:[、.]|部分)|\(?[一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|\d{1,2}[.、](?!\d)"
    r"|[一二三四五六七八九十]是|\[|#|\|"
)
_ENDS: Final = frozenset("。！？；：.!?;:")
_FIGURES: Final = re.compile(r"\s\d+\s*\Z")
_LEAST_WIDTH: Final = 40
_SAMPLE: Final = 4000
_FULL: Final = 0.86


class Wrapping(NamedTuple):
    """The margin that prose was broken at, in terminal columns and in characters; 0 where lines are paragraphs."""

    margin: int
    characters: int = 0

    @classmethod
    def measure(cls, lines: Sequence[str]) -> Wrapping:
        """Lines that reach the margin and mostly stop in the middle of a sentence were broken there.

        Lines that are whole paragraphs reach the width of the widest one seldom, and end where a sentence does.
        """
        prose = [line.rstrip() for line in lines[:_SAMPLE] if not _is_row(line)]
        long = [line for line in prose if len(line) >= _LEAST_WIDTH // 2 and width(line) >= _LEAST_WIDTH]
        if not long:
            return cls(0)
        found = cls(max(map(width, long)), max(map(len, long)))
        full = [line for line in long if found.reaches(line)]
        broken = sum(line[-1] not in _ENDS for line in full)
        return found if broken >= 2 and broken * 5 >= len(full) * 2 else cls(0)

    def reaches(self, line: str) -> bool:
        """Whether `line` is about as long as the longest."""
        return width(line) >= self.margin * _FULL or len(line) >= self.characters * 0.95

    def breaks_after(self, line: str) -> bool:
        """Whether `line` reaches the margin and stops in the middle of a sentence."""
        return self.margin > 0 and line[-1:] not in _ENDS and self.reaches(line)


def _is_row(line: str) -> bool:
    """A table row without borders: figures at its end, or many short pieces."""
    return "\t" in line or len(line) < 10 * line.count(" ") or _FIGURES.search(line) is not None


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
