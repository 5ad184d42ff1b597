"""Writing a number in the formats of Word's lists (ISO/IEC 29500-1, 17.18.59), as Word shows them.

Where the standard and Word differ, Word counts: it draws ideographEnclosedCircle with parentheses, ㈠. A number that a
format has no sign for is written in Arabic digits, and so are the formats that no Chinese report uses.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from govlint.readers.numerals import Counting, counted, digit_by_digit, roman

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_SERIES: Final = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED[:10],
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
"""Formats with a sign for each number from 1 on."""

_DIGITS: Final = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
}
"""Formats that write digit for digit."""

_COUNTING: Final = {
    "chineseCounting": Counting("○一二三四五六七八九", "十百千", "", "later", 100),
    "chineseCountingThousand": Counting("○一二三四五六七八九", "十百千", "零", "later"),
    "chineseLegalSimplified": Counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "零", "always"),
    "ideographLegalTraditional": Counting("零壹貳參肆伍陸柒捌玖", "拾佰仟", "零", "always"),
    "japaneseCounting": Counting("〇一二三四五六七八九", "十百千", "", "never"),
    "japaneseLegal": Counting("〇壱弐参四伍六七八九", "拾百阡", "", "always"),
    "koreanCounting": Counting("영일이삼사오육칠팔구", "십백천", "", "never"),
    "taiwaneseCounting": Counting("○一二三四五六七八九", "十百千", "", "later", 100),
    "taiwaneseCountingThousand": Counting("○一二三四五六七八九", "十百千", "零", "later"),
}

_MOST_ROMAN: Final = 32_767
_MOST_LETTERS: Final = 30 * 26
_PADDED: Final = re.compile(r"0{1,9}1")


def written(number: int, format: str) -> str:  # noqa: A002 - the standard's word
    """`number` in a format of the standard, or zero-padded like the format itself (001); unknown ones in digits."""
    if format == "decimal" or number < 0:
        return str(number)
    series = _SERIES.get(format)
    if series is not None:
        return series[number - 1] if 0 < number <= len(series) else str(number)
    counting = _COUNTING.get(format)
    if counting is not None:
        return counted(number, counting)
    digits = _DIGITS.get(format)
    if digits is not None:
        return digit_by_digit(number, digits)
    write = _OTHERS.get(format)
    if write is not None:
        return write(number)
    return str(number).zfill(len(format)) if _PADDED.fullmatch(format) else str(number)


def customised(sample: str, fallback: str) -> str:
    """The format that a sample like "001, 002, 003, ..." shows, for `written`; `fallback` if it shows none we know."""
    items = tuple(item.strip().removesuffix("(简)") for item in sample[:80].split(",")[:3])
    if _PADDED.fullmatch(items[0]):
        return items[0]
    return _samples().get(items, fallback)


@cache
def _samples() -> Mapping[tuple[str, ...], str]:
    """The formats by how they write 1, 2, 3 and 1, 10, 100, as newer Word shows them in samples."""
    known: dict[tuple[str, ...], str] = {}
    for name in (*_SERIES, *_COUNTING, *_DIGITS, *_OTHERS):
        for numbers in ((1, 2, 3), (1, 10, 100)):
            known.setdefault(tuple(written(number, name) for number in numbers), name)
    return {items: name for items, name in known.items() if items[0]}


def _roman(number: int) -> str:
    return roman(number) if 0 < number <= _MOST_ROMAN else str(number)


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ with the letter repeated, as Word does it."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cycle(number: int) -> str:
    """The sixty pairs from 甲子 to 癸亥."""
    if not 0 < number <= 60:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


_OTHERS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "ordinal": _ordinal,
    "ideographZodiacTraditional": _cycle,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
    "bullet": lambda number: "",
}
