"""Where a text cites the instruments that reports go by, and the numbers that it gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint_disclosure.instruments import INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint_disclosure.instruments import Instrument


class Citation(NamedTuple):
    """An instrument called by its name from `start` to `end`; `number` is the number behind it, None without one.

    `number_start` and `number_end` say where the number stands.
    """

    instrument: Instrument
    start: int
    end: int
    number: str | None = None
    number_start: int = 0
    number_end: int = 0


HISTORY: Final = (
    r"废止|停止|失效|取代|替代|代替|不再|修[订改]前|此前|以前|原先|原来|旧|原(?:国务院|国办|《|条例|通知|格式)"
)
"""Matches where a sentence tells of what became of an instrument."""

IN_FORCE: Final = (
    r"[》〉]?(?:\([^()]{0,40}\))?,?[已将自于从正式在]{0,4}(20\d\d)年(\d{1,2})月(\d{1,2})日起?"
    r"(?:正式|开始|全面)?(?:施行|实施|生效)"
)
"""Matches behind an instrument's name the day from which it is in force."""

# Behind the name: closing marks, what issued it ends with, a remark such as (2019年修订) or (以下简称《条例》).
_BEHIND: Final = (
    r"[》〉>”]{0,2}(?:的?通知)?[》〉>”]{0,2}(?:\((?:以下|下称|简称|\d{4}年?修[订改]|新修|修订)[^()]{0,24}\))?"
)
_DOCUMENT: Final = r"\((?P<number>国[\u4e00-\u9fff]{0,9}[^0-9()。;,]?20\d\d年?[^0-9()。;,]?第?\d{1,4}号)"
_ORDER: Final = r"\([^()。;《》]{0,30}?(?P<number>(?:国务院|国)?(?:令第?\d{1,4}号|第?\d{1,4}号令))"


def citations(folded: str) -> Iterator[Citation]:
    """Every instrument called by its name, in the order of INSTRUMENTS."""
    for instrument in INSTRUMENTS:
        if instrument.trigger not in folded:
            continue
        number = _ORDER if "令" in instrument.number else _DOCUMENT
        for found in re.finditer(instrument.called, folded):
            behind = re.compile(_BEHIND + number).match(folded, found.end())
            if behind:
                yield Citation(instrument, *found.span(), behind["number"], *behind.span("number"))
            else:
                yield Citation(instrument, *found.span())


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are the same but for brackets, marks and leading zeros.

    Of orders only the serial counts, since 国令, 国务院令 and 第711号令 are said of the same one.
    """
    left, right = _bare(one), _bare(other)
    return left[1:] == right[1:] if "令" in other else left == right


def _bare(number: str) -> tuple[str, str, str]:
    """Whose number it is, its year ("" in an order) and its serial."""
    found = re.search(r"(20\d\d)?\D{0,2}?0*(\d{1,4})\D*\Z", number)
    letters = "".join(re.findall(r"[\u4e00-\u9fff]", re.sub(r"[第号年]", "", number)))
    return (letters, found[1] or "", found[2]) if found else (letters, "", "")
