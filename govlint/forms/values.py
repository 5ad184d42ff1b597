"""What stands in a cell of figures: a number, nothing, a dash, or words. Blank ≠ 0 ≠ / ≠ 无."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.matching import fold
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document import Span, Text

_NUMBER: Final = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,10})?(?=\D|\Z)(?!,\d)")
_LONGEST: Final = 15
_DASHES: Final = frozenset("/\\-‐‑–—―_*=~〜～－─━")


class ValueKind(StrEnum):
    """The kinds of content of a value cell."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    WORD = "word"


_FIGURE: Final = ValueKind.NUMBER
_new: Final = tuple.__new__


class Value(NamedTuple):
    """A cell of figures: its raw text, and for a number the figure and what follows it (a unit, a remark)."""

    kind: ValueKind
    raw: str
    text: Text
    number: Decimal | None = None
    remark: str = ""

    @property
    def span(self) -> Span:
        """Where the text of the cell stands."""
        return self.text.span()


def read_value(text: Text) -> Value:
    """What the text of a cell says. Digits may be full-width; thousands may be separated by commas."""
    raw = text.value
    if raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST:
        return _new(Value, (_FIGURE, raw, text, _number(raw), ""))
    folded = text.folded.text
    if not folded:
        return Value(ValueKind.BLANK, text.value, text)
    if all(char in _DASHES for char in folded):
        return Value(ValueKind.DASH, text.value, text)
    match = _NUMBER.match(folded.replace("−", "-").replace("－", "-").replace("，", ","))
    if match is None:
        return Value(ValueKind.WORD, text.value, text)
    number = Decimal(match[1] + match[2].replace(",", "") + (match[3] or ""))
    return Value(ValueKind.NUMBER, text.value, text, number, folded[match.end() :])


def bare_figures(texts: Iterable[Text]) -> tuple[Value, ...]:
    """What the texts of cells say that are known to be ASCII digits, with or without a decimal point."""
    return tuple([_new(Value, (_FIGURE, raw := text.value, text, _number(raw), "")) for text in texts])


def read_figures(texts: Iterable[Text]) -> tuple[Value, ...] | None:
    """What the texts of cells say if each of them is a bare number; None if one is not."""
    values = []
    for text in texts:
        raw = text.value
        if not (raw.isdigit() and raw.isascii() and len(raw) <= _LONGEST):
            return None
        values.append(_new(Value, (_FIGURE, raw, text, _number(raw), "")))
    return tuple(values)


def is_crowded(raw: str) -> bool:
    """Whether several figures stand in one cell, as where a converter lost the borders between them."""
    if len(raw) < 3 or raw.isdigit():
        return False
    pieces = raw.split()
    return len(pieces) > 1 and all(is_figure(fold(piece)) for piece in pieces)


@lru_cache(maxsize=4096)
def _number(digits: str) -> Decimal:
    return Decimal(digits)


def is_figure(folded: str) -> bool:
    """Whether a piece of matching text is a bare number, so that it cannot be a label."""
    match = _NUMBER.match(folded)
    return match is not None and match.end() == len(folded)
