"""What a cell or a piece of a line holds: a figure, a dash or word in a figure's place, nothing, or a label."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from govlint.document import LineText
from govlint.forms.values import ValueKind, is_crowded, read_value

Kind = Literal["label", "figure", "mark", "blank"]

_SHORT: Final = 48
"""Texts that are no longer are remembered: those of one report are for the most part those of the next."""
_UNIT: Final = re.compile(r"\(|(?:万?元|[件个条次项宗份笔起例人]{1,2}|%)(?=[(,;。]|\Z)")
"""What may stand behind a figure: a bracket, or a unit and nothing that goes on (3人其他 is a label with a slip)."""
_MARKS: Final = frozenset({"无", "零", "暂无", "没有", "未发生"})
_WORDS: Final = 4
"""A text that begins with so many letters is longer than any word in a figure's place."""
LONGEST_FIGURE: Final = 16
"""A bare number with so many digits counts nothing."""


def kind_of(raw: str) -> Kind:
    """What the text of a cell or piece is."""
    if raw[:_WORDS].isalpha() and len(raw) >= _WORDS:
        return "label"
    return _known(raw) if len(raw) <= _SHORT else _kind(raw)


def _kind(raw: str) -> Kind:
    if raw.isascii() and raw.isdigit() and len(raw) < LONGEST_FIGURE:
        return "figure"
    text = LineText(raw, 1, 1)
    folded = text.folded.text
    if not folded:
        return "blank"
    if is_crowded(raw):
        return "figure"
    first = folded[0]
    if first.isdecimal() or (first in "+-−" and len(folded) > 1):
        value = read_value(text)
        if value.kind is ValueKind.NUMBER and (not value.remark or _UNIT.match(value.remark)):
            return "figure"
        if value.kind is ValueKind.DASH:
            return "mark"
        return "label"
    if folded in _MARKS or (len(folded) <= 4 and not folded.isalpha() and read_value(text).kind is ValueKind.DASH):
        return "mark"
    return "label"


_known = lru_cache(maxsize=8192)(_kind)
