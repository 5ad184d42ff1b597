"""What a citizen identity number is by GB 11643: where its owner was registered, when born, and a check digit."""

from __future__ import annotations

from typing import Final

_REGIONS: Final = (
    " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 "
)
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"


def is_identity_number(digits: str) -> bool:
    """Whether 18 ASCII characters can be the number of a citizen."""
    body = digits[:17]
    return (
        len(digits) == 18
        and body.isdecimal()
        and f" {digits[:2]} " in _REGIONS
        and _is_birthday(digits[6:14])
        and digits[17] == _CHECKS[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]
    )


def _is_birthday(date: str) -> bool:
    year, month, day = int(date[:4]), int(date[4:6]), int(date[6:])
    if not (1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and year != 1900)
