"""The numbers that a browser writes in front of the items of an ordered list: they stand in no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govlint.readers.html.tokens import attributes
from govlint.readers.numerals import CHINESE, counted, digit_by_digit, roman

if TYPE_CHECKING:
    from collections.abc import Callable

_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*([\w\s-]{1,60})", re.IGNORECASE)
_TYPES: Final = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_LARGEST: Final = 9999
_OWN_NUMBER: Final = re.compile(
    r"[\s\u00a0]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|第[一二三四五六七八九十]{1,3}|[a-zA-Z][.)、]|[①-⑳])"
)


class Lists:
    """The lists that are open, and the numbers of their items."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int, int] | None] = []

    def begin(self, name: str, written: str) -> None:
        """Open a list: `ol`, or one without numbers."""
        if name != "ol":
            self._open.append(None)
            return
        values = attributes(written)
        step = -1 if "reversed" in values else 1
        self._open.append((_style(written, values, "decimal"), _number(values.get("start"), 1), step))

    def end(self) -> None:
        """Close the innermost list."""
        if self._open:
            self._open.pop()

    def item(self, written: str) -> str:
        """The number of the next item as a browser shows it, empty where it shows none."""
        current = self._open[-1] if self._open else None
        if current is None:
            return ""
        style, number, step = current
        values = attributes(written) if written else {}
        number = _number(values.get("value"), number)
        self._open[-1] = (style, number + step, step)
        return label(number, _style(written, values, style))


def label(number: int, style: str) -> str:
    """The mark of an item: `一、`, `2. `, `c. `."""
    make = _MAKERS.get(style)
    if make is None or not 0 < number <= _LARGEST:
        return f"{number}. " if style not in _UNNUMBERED else ""
    return make(number)


def has_own_number(text: str) -> bool:
    """Whether the text of an item begins with a number: then the page hides the one of the list."""
    return _OWN_NUMBER.match(text) is not None


def _style(written: str, values: dict[str, str], default: str) -> str:
    """The style that the attributes of a list or item name."""
    style = default
    if values.get("type", "") in _TYPES:
        style = _TYPES[values["type"]]
    match = _STYLE.search(values.get("style", "")) if written else None
    for word in match[1].lower().split() if match else ():
        if word in _MAKERS or word in _UNNUMBERED:
            style = word
    return style


def _number(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?[0-9]{1,6}", written) else default


def _letters(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("a") + digit) + text
    return text


_MAKERS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": lambda n: f"{n}. ",
    "decimal-leading-zero": lambda n: f"{n:02}. ",
    "lower-alpha": lambda n: f"{_letters(n)}. ",
    "lower-latin": lambda n: f"{_letters(n)}. ",
    "upper-alpha": lambda n: f"{_letters(n).upper()}. ",
    "upper-latin": lambda n: f"{_letters(n).upper()}. ",
    "lower-roman": lambda n: f"{roman(n).lower()}. ",
    "upper-roman": lambda n: f"{roman(n)}. ",
    "cjk-ideographic": lambda n: f"{counted(n, CHINESE)}、",
    "simp-chinese-informal": lambda n: f"{counted(n, CHINESE)}、",
    "trad-chinese-informal": lambda n: f"{counted(n, CHINESE)}、",
    "cjk-decimal": lambda n: digit_by_digit(n, CHINESE.digits) + "、",
}
_UNNUMBERED: Final = frozenset({"none", "disc", "circle", "square"})
