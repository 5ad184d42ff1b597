"""Numbers in words and signs: Chinese, as several systems of counting write them, digit for digit, and Roman."""

from __future__ import annotations

from typing import Final

from govlint.named_tuple import NamedTuple


class Counting(NamedTuple):
    """A system that names tens, hundreds and thousands.

    `gap` stands for places left out between two digits. `ones` says before which units a one is written: "always",
    "never", or "later", that is except in 十 to 十九. From `until` on numbers are written digit for digit.
    """

    digits: str
    units: str
    gap: str
    ones: str
    until: int = 10_000


CHINESE: Final = Counting("〇一二三四五六七八九", "十百千", "零", "later")

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def counted(number: int, system: Counting) -> str:
    """A number from 0 on in a system of counting."""
    if number >= system.until:
        return digit_by_digit(number, system.digits)
    if number == 0:
        return system.digits[0]
    places = str(number)
    spelled: list[str] = []
    gap = False
    for power, digit in zip(range(len(places) - 1, -1, -1), map(int, places), strict=True):
        if digit == 0:
            gap = True
            continue
        bare = digit == 1 and power > 0 and (system.ones == "never" or (system.ones == "later" and number < 20))
        spelled += (
            system.gap if gap else "",
            "" if bare else system.digits[digit],
            system.units[power - 1] if power else "",
        )
        gap = False
    return "".join(spelled)


def digit_by_digit(number: int, digits: str) -> str:
    """A number from 0 on with these signs for the digits 0 to 9."""
    return "".join(digits[int(digit)] for digit in str(number))


def roman(number: int) -> str:
    """A number from 1 on in capital letters; every thousand is one M, so the caller sets a limit."""
    spelled = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        spelled += sign * times
    return spelled
