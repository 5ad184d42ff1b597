"""The numerals that items of a text bear, as numbers and back, and how messages write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from govlint.language import joined, say

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["bracketed", "dotted", "inner", "clause"]
"""（一）, 1., （1） and 一是, from the outermost to the innermost."""

_DIGITS: Final = "一二三四五六七八九"


def number_of(numeral: str) -> int:
    """12 for 十二 and for 12; 0 for what is no numeral up to 99."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if ten:
        high = _DIGITS.find(tens) + 1 if tens else 1
        low = _DIGITS.find(ones) + 1 if ones else 0
        return high * 10 + low if len(tens) < 2 and len(ones) < 2 and high and (low or not ones) else 0
    return _DIGITS.find(numeral) + 1 if len(numeral) == 1 else 0


def numeral(number: int) -> str:
    """十二 for 12; numbers from 1 to 99."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return head + (_DIGITS[ones - 1] if ones else "")


def written(kind: Kind, number: int) -> str:
    """The number as an item of this kind bears it: （三）, 3., （3）, 三是."""
    if kind == "bracketed":
        return f"（{numeral(number)}）"
    if kind == "clause":
        return f"{numeral(number)}是"
    return f"（{number}）" if kind == "inner" else f"{number}."


def mentions(kind: Kind, number: int) -> tuple[str, ...]:
    """Other ways in which a text may bear this number, as matching text: enough to call an item not missing."""
    if kind in ("bracketed", "clause"):
        word = numeral(number)
        first = ("首先", "一方面") if number == 1 else ()
        return (
            f"({word})",
            f"{word}、",
            f"{word}.",
            f"{word}是",
            f"{word}要",
            f"{word})",
            f"其{word}",
            f"第{word}",
            *first,
        )
    return (f"{number}.", f"{number}、", f"{number})", f"{number}是")


def told_gap(kind: Kind, last: int | None, number: int, gap: Iterable[int]) -> str:
    """That the numbers in `gap` are lacking between the one before, if there is one, and `number`."""
    names = joined((f"“{written(kind, missing)}”" for missing in gap), "")
    if last is None:
        return say("第一个编号是“{number}”，缺少{names}", number=written(kind, number), names=names)
    told = "“{last}”之后是“{number}”，缺少{names}"
    return say(told, last=written(kind, last), number=written(kind, number), names=names)
