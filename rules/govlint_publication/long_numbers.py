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

_DIGIT: Final = "[0-9０-９]"
_SPACES: Final = " \u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u3000\n"
_HYPHENS: Final = "-\u2010\u2011\u2013\u2014－"
_JOINT: Final = f"[{_SPACES}\u2010\u2011\u2013\u2014－-]"
_HALF: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord(char): "X" for char in "xＸｘ"}
_SHORTEST: Final = 11
_MOST_GROUPS: Final = 6
_LEAST_IN_GROUP: Final = 3
"""Only the last group is shorter: a check digit."""
_LONGEST_ROW: Final = 2_000
"""In a longer row, of figures or made to take long, only groups that are numbers by themselves count."""
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
def eleven_digits() -> re.Pattern[str]:
    """What every number of eleven digits or more holds; to be searched for before asking for `long_numbers`."""
    # Where a pattern begins with one character, that character is looked for first.
    first = _DIGIT * _LEAST_IN_GROUP
    return re.compile(f"{first}(?:{_JOINT}?{_DIGIT}){{{_SHORTEST - _LEAST_IN_GROUP}}}")


@cache
def _rows() -> re.Pattern[str]:
    return re.compile(f"{_DIGIT}++(?:{_JOINT}{_DIGIT}++)*+[XxＸｘ]?")


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=\+)86|(?<![0-9])0086)(?=1[3-9])|{_DIGIT}++[XxＸｘ]?")


@cache
def _unprintable() -> re.Pattern[str]:
    return re.compile(r"[^!-~]")


def long_numbers(value: str, lengths: Collection[int], fits: Callable[[Number], bool]) -> Iterator[Number]:
    """The numbers of so many digits, eleven at least, that stand by themselves and fit, from left to right."""
    least = min(lengths)
    for row in _rows().finditer(value):
        length = row.end() - row.start()
        if length < least:
            continue
        found = _groups().finditer(value, *row.span())
        if length <= _LONGEST_ROW:
            yield from _in_row(value, [_Group(match[0], *match.span()) for match in found], lengths, fits)
            continue
        for match in found:
            if match.end() - match.start() >= least:
                yield from _in_row(value, [_Group(match[0], *match.span())], lengths, fits)


def _in_row(
    value: str, groups: list[_Group], lengths: Collection[int], fits: Callable[[Number], bool]
) -> Iterator[Number]:
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
    parts: list[str] = []
    length = 0
    spaced = False
    for group in groups[first : first + _MOST_GROUPS]:
        spaced = spaced or (bool(parts) and value[group.start - 1] in _SPACES)
        parts.append(group.digits.translate(_HALF))
        length += len(group.digits)
        if length > most:
            return
        if length in lengths and _ends(value, group.end):
            yield Number("".join(parts), groups[first].start, group.end, tuple(parts), spaced)
        if len(group.digits) < _LEAST_IN_GROUP:
            return


def _begins(value: str, groups: list[_Group], index: int) -> bool:
    if index and groups[index - 1].digits in _COUNTRY:
        return True
    start = groups[index].start
    before = value[start - 1] if start else ""
    return not (before and before in _HYPHENS) and not _continues(before) and before != "."


def _ends(value: str, end: int) -> bool:
    after, next_but_one = value[end : end + 1], value[end + 1 : end + 2]
    if after and after in _HYPHENS:
        return not next_but_one.isdecimal()
    return not (_continues(after) or after == "@" or (after == "." and _continues(next_but_one)))


def _continues(char: str) -> bool:
    """Whether a number is part of a word or a longer number with this character beside it."""
    return char == "_" or (char.isascii() and char.isalnum())


def _in_address(value: str, start: int) -> bool:
    """Whether a number stands in a web or mail address, a path or a code: behind letters and their marks."""
    before = _unprintable().split(value[max(start - _LONGEST_ADDRESS, 0) : start])[-1]
    return any(char.isalpha() for char in before) and any(char in "/=?@_.\\&%#" for char in before)
