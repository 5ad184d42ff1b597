"""Dates with leading zeros or with a year of two digits, in matching text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# Up to here two digits are of this century, from there on of the last; between them nobody can be sure.
_THIS_CENTURY: Final = 39
_LAST_CENTURY: Final = 50


class WrongDate(NamedTuple):
    """The date at `start:end` should be `written`, by changing these (start, end, new); "" where nobody can tell."""

    start: int
    end: int
    written: str
    changes: tuple[tuple[int, int, str], ...]


@cache
def _date() -> re.Pattern[str]:
    """A date; or two digits before 年 that are a year and no number of years."""
    return re.compile(
        r"(?<![\dA-Za-z./-])(?:(?:\d{4}年|(?<!年))\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月)"
        r"|(?<![\d第近连续共满约达余过这逾超历前后长’'./—–~-])(?P<short>\d\d)年"
        r"(?:\d{1,2}月(?:\d{1,2}日|[底初末份]|[上中下]旬|以来)"
        r"|度(?![假过汛])|[上下]半年|第?[一二三四]季度|底(?![气蕴线层色子座部数])|末|初(?![步心中级期次衷]))"
        r"|(?:(?<=[。;,:])|\A)(?P<bare>\d[1-9])年(?=,|我[局市县区委办院镇]|全[市县区局年]|本[局机])"
    )


def years(folded: str) -> frozenset[str]:
    """The years that a document has in four digits."""
    return frozenset(re.findall(r"(?<!\d)((?:19|20)\d\d)年", folded))


def wrong_dates(folded: str, known: Collection[str]) -> Iterator[WrongDate]:
    """The wrong dates of a text. Two digits with nothing behind them are a year where that is among those `known`."""
    for found in _date().finditer(folded):
        year = found["short"] or found["bare"]
        if found["bare"] and _full(year) not in known:
            continue
        start, end = found.span()
        changes = [(start + zero.start(), start + zero.end(), "") for zero in _zeros().finditer(found[0])]
        if year:
            changes.insert(0, (start, start + 2, _full(year)))
        if changes:
            yield WrongDate(start, end, _written(found[0], year), tuple(changes))


@cache
def _zeros() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)0(?=[1-9][月日])")


def _full(year: str) -> str:
    number = int(year)
    return f"20{number:02}" if number <= _THIS_CENTURY else f"19{number}" if number >= _LAST_CENTURY else ""


def _written(date: str, year: str | None) -> str:
    right = _zeros().sub("", date)
    if not year:
        return right
    full = _full(year)
    return f"{full}{right[2:]}" if full else ""
