"""Half-width marks where the sentence around them is Chinese, and what should stand there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FULL_WIDTH: Final = {
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。",
}  # fmt: skip
_AFTER: Final = "”’》〉）〕】」』%％℃"
_NUMERALS: Final = frozenset("一二三四五六七八九十")
_ITEM: Final = 3
"""The number of an item has no more characters."""

_WITHIN: Final = 100
"""So far into brackets is looked for words."""


class HalfWidth(NamedTuple):
    """`value[start:end]`, a mark with the blank behind it where there is one, is to read `new`."""

    start: int
    end: int
    new: str


@cache
def _marks() -> re.Pattern[str]:
    """A mark; or an address or code of Markdown, whose marks are its own."""
    return re.compile(
        r"[A-Za-z][A-Za-z0-9+.-]{0,20}://[!-~]{1,2000}|www\.[!-~]{1,2000}"
        r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,200}|`[^`\n]{1,200}`"
        r"|[,;:?!().（）]"
    )


def half_width(value: str) -> Iterator[HalfWidth]:
    """The half-width marks in a text of Chinese sentences that should be full-width, in order."""
    marks = [found.start() for found in _marks().finditer(value) if len(found.group()) == 1]
    last = len(value.rstrip()) - 1
    wrong = {at for at in marks if value[at] in FULL_WIDTH and _is_wrong(value, at, last)}
    wrong |= set(_brackets(value, marks))
    if "。" not in value and value.endswith("."):
        # Whoever ends a paragraph so ends its sentences so.
        wrong |= {at for at in marks if value[at] == "." and _is_han(value[at - 1 : at]) and not _number(value, at)}
    for at in sorted(wrong):
        blank = value[at + 1 : at + 2] == " " and _is_han(value[at + 2 : at + 3]) and value[at] != "("
        yield HalfWidth(at, at + 1 + blank, FULL_WIDTH[value[at]])


def _is_wrong(value: str, at: int, last: int) -> bool:
    char, before, after = value[at], value[at - 1 : at] if at else "", value[at + 1 : at + 2]
    following = value[at + 1 : at + 12].lstrip()[:1]
    if char in "()":
        return False
    if char == ".":
        return at == last and _ends_sentence(value, at)
    if char in ",;" and before.isdecimal():
        return _is_han(following) and not _number(value, at)
    foreign = after == " " and following.isascii() and following.isalpha()
    if foreign or not (_is_han(before) or (before and before in _AFTER)):
        return False
    if char == ":":
        return after != "/" and not (before in _NUMERALS and following in _NUMERALS)
    if char in "?!":
        return after not in ("[", "=", "&", char)
    return True


def _ends_sentence(value: str, at: int) -> bool:
    """Whether the last point ends a sentence and not a number, an abbreviation or leading dots."""
    before = value[max(0, at - 12) : at].rstrip("0123456789")
    return (_is_han(before[-1:]) or before[-1:] in tuple(_AFTER)) and not _number(value, at)


def _number(value: str, at: int) -> bool:
    """Whether all that stands before a mark is the number of an item, as in `1,` or `一.`."""
    before = value[max(0, at - _ITEM) : at].lstrip()
    return len(before) < _ITEM and all(char.isdecimal() or char in _NUMERALS for char in before)


def _brackets(value: str, marks: Sequence[int]) -> Iterator[int]:
    """The half-width brackets around Chinese words; numbers of items and foreign words may stand in such."""
    opened: list[int] = []
    for at in marks:
        if value[at] in "(（":
            opened.append(at)
        elif value[at] in ")）" and opened:
            first = opened.pop()
            beside = not first or _is_han(value[first - 1 : first]) or _is_han(value[at + 1 : at + 2])
            if beside and _has_words(value[first + 1 : min(at, first + _WITHIN)]):
                yield from (side for side in (first, at) if value[side] in "()")


def _has_words(inner: str) -> bool:
    bare = inner.strip()
    numbered = len(bare) <= _ITEM and all(char in _NUMERALS for char in bare)
    return not numbered and any("\u4e00" <= char <= "\u9fff" for char in bare)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
