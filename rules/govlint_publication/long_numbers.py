"""Long numbers in a text, as people write them: unbroken, or in groups with one space or hyphen between.

What is part of a longer number, a code with letters, a web address or a file name is none of them. Positions are those
of the text itself: where white space is dropped, the figures of two columns would be one number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

_HALF: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord(char): "X" for char in "xＸｘ"}
_SPACES: Final = frozenset(" \u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u3000\n")
_HYPHENS: Final = frozenset("-\u2010\u2011\u2013\u2014－")
_MOST_GROUPS: Final = 6
_LEAST_IN_GROUP: Final = 3
"""Only the last group is shorter: a check digit."""
_LONGEST_ADDRESS: Final = 200
_COUNTRY: Final = frozenset({"86", "0086"})


class Number(NamedTuple):
    """A number at `start` to `end` of its text: its digits in ASCII, an X at the end included, and its groups."""

    digits: str
    start: int
    end: int
    groups: tuple[str, ...]
    spaced: bool = False
    """Whether there is a space or a line end between two groups."""


class _Group(NamedTuple):
    digits: str
    start: int
    end: int


@cache
def _group() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=\+)86|(?<![0-9])0086)(?=1[3-9])|[0-9０-９]++[XxＸｘ]?")


@cache
def eleven_digits() -> re.Pattern[str]:
    """What every number of eleven digits or more holds; to be searched for before asking for `long_numbers`."""
    return re.compile(r"[0-9０-９]{3}(?:[^0-9０-９A-Za-z]?[0-9０-９]){8}")


@cache
def _unprintable() -> re.Pattern[str]:
    return re.compile(r"[^!-~]")


def long_numbers(value: str, lengths: Collection[int], fits: Callable[[Number], bool]) -> Iterator[Number]:
    """The numbers of so many digits that stand by themselves and fit, from left to right."""
    groups = [_Group(match[0].translate(_HALF), *match.span()) for match in _group().finditer(value)]
    most = max(lengths)
    index = 0
    while index < len(groups):
        found = next(filter(fits, _from(value, groups, index, lengths, most)), None)
        if found is None or _in_address(value, found.start):
            index += 1
        else:
            yield found
            index += len(found.groups)


def _from(value: str, groups: list[_Group], first: int, lengths: Collection[int], most: int) -> Iterator[Number]:
    """The numbers of the lengths that begin with a group, the shorter first."""
    if len(groups[first].digits) > most or not _begins(value, groups, first):
        return
    digits = ""
    spaced = False
    for index in range(first, min(first + _MOST_GROUPS, len(groups))):
        group = groups[index]
        digits += group.digits
        if len(digits) > most:
            return
        if len(digits) in lengths and _ends(value, groups, index):
            parts = tuple(group.digits for group in groups[first : index + 1])
            yield Number(digits, groups[first].start, group.end, parts, spaced)
        joint = value[group.end : groups[index + 1].start] if index + 1 < len(groups) else ""
        if (
            group.digits[-1] == "X"
            or len(group.digits) < _LEAST_IN_GROUP
            or (joint not in _SPACES and joint not in _HYPHENS)
        ):
            return
        spaced = spaced or joint in _SPACES


def _begins(value: str, groups: list[_Group], index: int) -> bool:
    start = groups[index].start
    before = value[start - 1 : start] if start else ""
    if index and groups[index - 1].digits in _COUNTRY and start - groups[index - 1].end <= 1:
        return True
    if before in _HYPHENS:
        return False
    return not _continues(before) and before != "."


def _ends(value: str, groups: list[_Group], index: int) -> bool:
    end = groups[index].end
    after = value[end : end + 1]
    if after in _HYPHENS:
        return index + 1 == len(groups) or groups[index + 1].start > end + 1
    return not (_continues(after) or after == "@" or (after == "." and _continues(value[end + 1 : end + 2])))


def _continues(char: str) -> bool:
    """Whether a number is part of a word or a longer number with this character beside it."""
    return char == "_" or (char.isascii() and char.isalnum())


def _in_address(value: str, start: int) -> bool:
    """Whether a number stands in a web or mail address, a path or a code: behind letters and their marks."""
    before = _unprintable().split(value[max(start - _LONGEST_ADDRESS, 0) : start])[-1]
    return any(char.isalpha() for char in before) and any(char in "/=?@_.\\&%#" for char in before)
