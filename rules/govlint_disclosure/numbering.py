"""Numbered items in running text: （一）, 1., （1） at the start of a paragraph, 一是 at the start of a clause.

Only what cannot be anything else counts as an item; a number in a citation, a date or a label quoted in a sentence
is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Span, Text
    from govlint_disclosure.numerals import Kind

_OPENING: Final = re.compile(
    r"[*_]{0,3}(?:\((?P<bracketed>[一二三四五六七八九十]{1,3})\)"
    r"|\((?P<inner>\d{1,2})\)"
    # 1.2024年… is item 1, 1.5 is a figure
    r"|(?P<dotted>\d{1,2})(?:[.、](?!\d)|\.(?=20\d\d年))"
    r"|\(?(?P<bare>[一二三四五六七八九十]{1,2})\)?(?=[\u4e00-\u9fff])"
    r"(?![是方年月日般些定样起直旦切批条项个件次名级季十体致律同共向贯线维类公资农审会大重风位届期步轮]))"
)
_OPENS: Final = "(*_一二三四五六七八九十"
_NUMERALS: Final = frozenset("一二三四五六七八九十")
_LONGEST_NUMERAL: Final = 3
_BEFORE_CLAUSE: Final = frozenset(":;。,、.!?*”』」)")


class Item(NamedTuple):
    """A numbered item; `start` and `end` are the offsets of its number in the matching text of `text`.

    `offset` counts from the start of the stretch, `block` is the number of its paragraph there. `bare` is a number
    that lacks a bracket.
    """

    kind: Kind
    number: int
    text: Text
    start: int
    end: int
    offset: int
    block: int
    bare: bool = False

    @property
    def span(self) -> Span:
        """Where the number stands."""
        return self.text.span(*self.text.folded.origins(self.start, self.end))


def items(texts: Iterable[Text]) -> list[Item]:
    """The numbered items of a stretch of paragraphs, in reading order; bare numbers are candidates only."""
    listed: list[Item] = []
    offset = 0
    for block, text in enumerate(texts):
        folded = text.folded.text
        first = folded[:1]
        if (first in _OPENS or first.isdecimal()) and (opening := _OPENING.match(folded)):
            kind = str(opening.lastgroup)
            if number := number_of(opening[kind]):
                bare = kind == "bare"
                made: Kind = "bracketed" if bare else kind  # type: ignore[assignment]
                listed.append(Item(made, number, text, _begin(opening[0]), opening.end(), offset, block, bare))
        if "是" in folded:
            for start, end in _clauses(folded):
                if number := number_of(folded[start:end]):
                    listed.append(Item("clause", number, text, start, end + 1, offset + start, block))
        offset += len(folded) + 1
    return listed


def _clauses(folded: str) -> list[tuple[int, int]]:
    """From where to where a numeral goes before 是, at the start of a clause and outside of brackets."""
    found: list[tuple[int, int]] = []
    at = depth = 0
    end = folded.find("是")
    while end >= 0:
        start, least = end, max(end - _LONGEST_NUMERAL, 0)
        while start > least and folded[start - 1] in _NUMERALS:
            start -= 1
        if start < end and (not start or folded[start - 1] in _BEFORE_CLAUSE):
            for mark in re.findall(r"[()]", folded[at:start]):
                depth = depth + 1 if mark == "(" else max(0, depth - 1)
            at = start
            if not depth:
                found.append((start, end))
        end = folded.find("是", end + 1)
    return found


def _begin(opening: str) -> int:
    return len(opening) - len(opening.lstrip("*_"))
