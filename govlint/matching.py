"""Matching text: what is compared in place of the text itself, with a map back to the characters it came from.

Two foldings, both character by character so that every folded character has one origin:
`EXACT` is NFKC, with the CJK radicals that NFKC leaves (Unicode's Equivalent_Unified_Ideograph property) and without
white space or invisible characters; `KEY` also drops punctuation and symbols, so that 1．, 1、 and 1. are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT: Final = 48
_EARLY: Final = 12
_MOST_KNOWN: Final = 16_384
_FULL_WIDTH: Final = tuple((chr(ord(mark) + 0xFEE0), mark) for mark in ",:;()?!%/")
_UNCHANGED: Final = re.compile("[!-~\u4e00-\u9fa5、。《》“”—·]*")
"""What prose is written in; every one of these characters is folded to itself where marks are kept."""
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


@cache
def _radicals() -> dict[str, str]:
    table: dict[str, str] = {}
    with open(f"{__file__[: -len('matching.py')]}data/radicals.txt", encoding="utf-8") as file:
        lines = file.read().split("\n")
    for line in lines:
        if line and not line.startswith("#"):
            radical, ideograph = line.split()
            table[chr(int(radical, 16))] = chr(int(ideograph, 16))
    return table


def is_radical(char: str) -> bool:
    """Whether `char` is a Kangxi or CJK radical (or stroke) that stands in for an ideograph."""
    return "\u2e80" <= char <= "\u2fdf" or "\u31c0" <= char <= "\u31ef"


class Folding(dict[int, str]):
    """A translation table for `str.translate` that works each code point out once, when it is first met."""

    def __init__(self, *, marks: bool) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """The characters met so far that become none or several."""
        self._marks = marks
        self._known: dict[str, Folded] = {}
        self._last: Folded | None = None

    def folded(self, text: str) -> Folded:
        """`text` folded. Short texts are remembered: the labels of one report are those of the next.

        Of longer ones the last is: who asks for a text that stands there again, or says it, asks soon.
        """
        if len(text) > _SHORT:
            last = self._last
            if last is None or last.source != text:
                last = self._last = Folded(text, self)
            return last
        folded = self._known.get(text)
        if folded is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            folded = Folded(text, self)
            if len(folded.text) <= 2 * len(text):  # one character may become eighteen
                self._known[text] = folded
        return folded

    def fold(self, text: str) -> str:
        """The folded text alone."""
        return self.folded(text).text

    def translated(self, text: str) -> str:
        """`text` folded, worked out anew."""
        if self._marks and len(text) > _SHORT:
            changed = text
            for mark, folded in _FULL_WIDTH:
                changed = changed.replace(mark, folded)
            if _UNCHANGED.fullmatch(changed):
                return changed
        return text.translate(self)

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if is_radical(char):
            folded = _radicals().get(char) or unicodedata.normalize("NFKC", char)
        else:
            folded = unicodedata.normalize("NFKC", char)
        kept = "".join(c for c in folded if self._keeps(c))
        self[code] = kept
        if len(kept) != 1:
            self.uneven.add(char)
        return kept

    def _keeps(self, char: str) -> bool:
        category = unicodedata.category(char)
        if category in _INVISIBLE:
            return False
        return self._marks or category[0] not in "PSM"


class Folded:
    """A folded text; `text[i]` came from the character at `origin(i)` of what was folded."""

    __slots__ = ("_folding", "_origins", "source", "text")

    def __init__(self, source: str, folding: Folding) -> None:
        self.text = folding.translated(source)
        self.source = source
        self._folding = folding
        self._origins: Sequence[int] | None = None

    def origin(self, index: int) -> int:
        """The offset of the character that `text[index]` came from; `len(text)` maps to the end of the source."""
        if self._origins is None:
            if index < _EARLY:
                return self._early(index)
            folding = self._folding
            if folding.uneven.isdisjoint(self.source):
                self._origins = range(len(self.source) + 1)
                return index
            origins: list[int] = []
            for offset, char in enumerate(self.source):
                width = len(folding[ord(char)])
                if width == 1:
                    origins.append(offset)
                elif width:
                    origins.extend([offset] * width)
            origins.append(len(self.source))
            self._origins = origins
        return self._origins[index]

    def _early(self, index: int) -> int:
        """The same for an index near the start, without mapping the whole text."""
        before = 0
        for offset, char in enumerate(self.source):
            before += len(self._folding[ord(char)])
            if before > index:
                return offset
        return len(self.source)

    def origins(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the source that `text[start:end]` came from; trailing dropped characters are not in it."""
        if end <= start:
            at = self.origin(start)
            return at, at
        return self.origin(start), self.origin(end - 1) + 1


EXACT: Final = Folding(marks=True)
KEY: Final = Folding(marks=False)


def fold(text: str) -> str:
    """The matching text of `text`, for comparing without positions."""
    return EXACT.fold(text)


def key(text: str) -> str:
    """The matching text of `text` without marks."""
    return KEY.fold(text)
