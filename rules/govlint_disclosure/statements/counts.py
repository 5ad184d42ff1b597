"""Numbers with their units in running text: 412条, 1,024 件, 3.5万元, 十二件, 56余条.

Ordinals, years, dates, percentages and numbers that are part of a name have no unit of this kind and are not counts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.statements.patterns import Pattern

if TYPE_CHECKING:
    import re

_UNITS: Final = "件次|份次|人次|条次|万元|件|份|条|宗|起|篇|项|次|部|封|例|个|期|场|元|则|张|处|家|名|人|册|批|本|页|户"
_NUMERALS: Final = "一二两三四五六七八九十百千零〇"
# The numeral that a number begins with stands first in the pattern: so it is looked for as fast as can be.
_COUNT: Final = Pattern(
    rf"[0-9{_NUMERALS}](?:(?<=[0-9])(?<![\d第].)(?<!\d[.,:/\-].)"
    r"(?>\d{0,2}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{0,11}(?:\.\d{1,6})?)"
    rf"|(?<=[{_NUMERALS}])(?<![{_NUMERALS}第每某任同另逐唯统专].)[{_NUMERALS}]{{0,6}})"
    rf"(?=[余多来万亿{''.join(dict.fromkeys(unit[0] for unit in _UNITS.split('|')))}])"
    rf"([余多来]?)([万亿]?)([余多来]?)({_UNITS})(左右|上下)?"
)
_ABOUT: Final = ("约", "近")
_NO_UNIT: Final = Pattern(r"性|分(?!别)|门|套|题|级|头|来说|件(?:式|套)|以[内外]")
"""What behind a unit makes a word of it: 一次性, 部分, 部门."""
_BEGIN_NO_UNIT: Final = frozenset("性分门套题级头来件以")
_SCALES: Final = {"万": 10_000, "亿": 100_000_000}
_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_new: Final = tuple.__new__
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}


class Count(NamedTuple):
    """A number of things: `start` and `end` are offsets in the words it stands in, unit included.

    `vague` are the words that make it an approximation, "" for an exact one; `scaled` says that it is in 万 or 亿;
    `spelled` that its number is in Chinese numerals.
    """

    number: Decimal
    unit: str
    start: int
    end: int
    vague: str = ""
    scaled: bool = False
    spelled: bool = False


def places(words: str) -> list[re.Match[str]]:
    """Where in matching text there are numbers with units."""
    return list(_COUNT.finditer(words))


def read(place: re.Match[str], begin: int = 0) -> Count | None:
    """The count at a place; None for an ordinal, a code, or a word such as 一次性. Offsets count from `begin`."""
    words = place.string
    start, end = place.span()
    more, scale, still, unit, or_so = place.groups()
    if words[end : end + 1] in _BEGIN_NO_UNIT and not or_so and _NO_UNIT.match(words, end):
        return None
    written = words[start : place.start(1)]
    spelled = not written[0].isascii()
    number = number_in_words(written) if spelled else Decimal(written.replace(",", ""))
    before = words[start - 1] if start else ""
    if number is None or (before.isascii() and before.isalnum()):
        return None
    vague = before if before in _ABOUT else ""
    if more or still or or_so:
        vague += more + still + (or_so or "")
    if scale:
        number *= _SCALES[scale]
    return _new(Count, (number, unit, start - begin, end - begin, vague, bool(scale), spelled))


def number_in_words(numeral: str) -> Decimal | None:
    """三百二十 as 320; digit by digit (二〇) is None, as what is no number."""
    total = digit = 0
    last = 10_000
    seen = False
    for char in numeral:
        if char in _PLACES:
            place = _PLACES[char]
            if place >= last or (seen and not digit):
                return None
            total += (digit or 1) * place
            last, digit, seen = place, 0, False
        else:
            value = _DIGITS[char]
            if seen:
                return None
            digit, seen = value, value > 0
            if not value and len(numeral) == 1:
                return Decimal(0)
    if digit and last > 10 and last < 10_000 and "零" not in numeral and "〇" not in numeral:
        # 三百二 is 320 where it is spoken.
        return Decimal(total + digit * last // 10)
    return Decimal(total + digit)
